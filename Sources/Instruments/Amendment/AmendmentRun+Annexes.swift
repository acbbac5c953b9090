internal import Prepare
internal import References
internal import XMLTree

extension AmendmentRun {
  /// An annex in both versions.
  struct AnnexPair {
    let old: Int?
    let new: Int?
    /// Roman number in the amended text; empty where it is the only one.
    let number: String
  }

  /// The annexes of both versions: by name, then by document, then by title; the rest in order.
  func annexPairs() -> [AnnexPair] {
    let new = versions.new.annexes
    var free = Array(old.annexes.indices)
    var partners = [Int?](repeating: nil, count: new.count)
    let keys: [(Annex) -> String?] = [
      { $0.id }, { $0.document }, { $0.title.isEmpty ? nil : $0.title.plainText }, { _ in "" },
    ]
    for key in keys {
      for index in new.indices where partners[index] == nil {
        guard let name = key(new[index]),
          let found = free.firstIndex(where: { key(old.annexes[$0]) == name })
        else { continue }
        partners[index] = free.remove(at: found)
      }
    }
    let isAlone = old.annexes.count < 2 && new.count < 2
    var last = old.annexes.count
    func oldNumber(_ index: Int) -> String {
      old.annexes[index].number ?? (isAlone ? "" : Formats.roman(index + 1))
    }
    var pairs = new.indices.map { index -> AnnexPair in
      if let partner = partners[index] {
        return AnnexPair(old: partner, new: index, number: oldNumber(partner))
      }
      last += 1
      return AnnexPair(old: nil, new: index, number: isAlone ? "" : Formats.roman(last))
    }
    pairs += free.map { AnnexPair(old: $0, new: nil, number: oldNumber($0)) }
    return pairs
  }

  /// Adds the items about annexes, and the annexes that the amending instrument brings.
  mutating func addAnnexes(
    _ pairs: [AnnexPair], _ oldIndex: InstrumentIndex, _ newIndex: InstrumentIndex
  ) {
    // What is added is named by the annex before it.
    let last =
      pairs.last { $0.old != nil }.map { pair in
        words.text(
          pair.number.isEmpty ? "sebut.lampiran-tunggal" : "sebut.lampiran", ["n": pair.number])
      } ?? ""
    for pair in pairs {
      let key = pair.number.isEmpty ? "sebut.lampiran-tunggal" : "sebut.lampiran"
      let subject = words.text(key, ["n": pair.number])
      let anchor = pair.old == nil ? last : subject
      guard let position = pair.new else {
        let old = pair.old.map { title(of: self.old.annexes[$0]) } ?? ""
        items.append(
          AmendmentItem(
            action: .remove, subject: subject, anchor: anchor,
            sentence: [.text(words.text("perubahan.hapus", ["bagian": subject]))], quoted: [],
            rows: [AmendmentItem.Row(old: "\(subject) \(old)", new: "", reason: nil)],
            articles: 0))
        continue
      }
      let new = versions.new.annexes[position]
      let old = pair.old.map { self.old.annexes[$0] }
      guard isChanged(old, new, oldIndex, newIndex) else { continue }
      let id = new.id ?? "lampiran-\(position + 1)"
      let lead = words.text(
        old != nil
          ? "perubahan.lampiran-ubah"
          : last.isEmpty ? "perubahan.lampiran-pertama" : "perubahan.lampiran-tambah",
        ["bagian": subject, "awal": last, "jumlah": drafter.formats.spelled(1)])
      items.append(
        AmendmentItem(
          action: old == nil ? .append : .annex, subject: subject, anchor: anchor,
          sentence: [
            .text(lead + " "), .reference(Reference(to: [id], manner: .contained)),
            .text(" " + words.text("perubahan.lampiran-bagian", ["jenis": newNames.kindName])),
          ], quoted: [],
          rows: [
            AmendmentItem.Row(
              old: old.map { "\(subject) \(title(of: $0))" } ?? "",
              new: "\(subject) \(title(of: new))", reason: new.reason)
          ], articles: 0))
      var annex = new
      annex.id = id
      annex.number = nil
      annex.reason = nil
      annex.content = content(of: position, newIndex)
      annexes.append(annex)
    }
  }

  private func title(of annex: Annex) -> String { annex.title.plainText }

  /// Whether an annex is another: its document changed, its words did, or a reason was given.
  private func isChanged(
    _ old: Annex?, _ new: Annex, _ oldIndex: InstrumentIndex, _ newIndex: InstrumentIndex
  ) -> Bool {
    guard let old else { return true }
    if new.reason != nil || old.document != new.document { return true }
    if let document = new.document, versions.documents.contains(document) { return true }
    return old.title.plainText != new.title.plainText
      || old.content.map(\.fingerprint) != new.content.map(\.fingerprint)
  }

  /// The content of an annex with its references as words, since what they name is not in the
  /// amending instrument.
  private func content(of annex: Int, _ index: InstrumentIndex) -> [Provision] {
    let lines = ProvisionLines(
      index: index, words: words, references: drafter.references, formats: drafter.formats)
    let positions = index.parts.indices.filter { index.parts[$0].rank == .annex }
    guard annex < positions.count else { return versions.new.annexes[annex].content }
    var next = positions[annex] + 1
    func settle(_ provision: Provision) -> Provision {
      var result = provision
      let own = next
      next += 1
      result.id = nil
      result.number = nil
      result.title = lines.plain(result.title, at: own)
      result.text = lines.plain(result.text, at: own)
      result.rows = result.rows.map { row in row.map { lines.plain($0, at: own) } }
      result.children = result.children.map(settle)
      return result
    }
    return versions.new.annexes[annex].content.map(settle)
  }
}
