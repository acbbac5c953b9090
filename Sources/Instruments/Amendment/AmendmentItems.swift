internal import Prepare
internal import References

/// Makes the items of an amendment from two bodies laid over each other, in the order of the text.
struct AmendmentItems {
  let words: Words
  let formats: Formats
  /// The old version.
  let before: ProvisionLines
  /// The amended text.
  let after: ProvisionLines
  private(set) var items: [AmendmentItem] = []
  /// Positions of the articles in the order of the amended text, what was removed among them.
  private var articles: [Int] = []
  /// Where each of them stands in that order.
  private var order: [Int: Int] = [:]

  init(words: Words, formats: Formats, before: ProvisionLines, after: ProvisionLines) {
    self.words = words
    self.formats = formats
    self.before = before
    self.after = after
  }

  /// Adds the items of a body.
  mutating func add(_ body: [MergedProvision]) {
    func collect(_ provisions: [MergedProvision]) {
      for provision in provisions {
        if provision.isArticle, let placed = provision.placed {
          articles.append(placed.position)
        } else {
          collect(provision.children)
        }
      }
    }
    collect(body)
    for (place, position) in articles.enumerated() { order[position] = place }
    walk(body, inside: nil)
  }

  private mutating func walk(_ siblings: [MergedProvision], inside parent: MergedProvision?) {
    var index = 0
    while index < siblings.count {
      let provision = siblings[index]
      switch provision.state {
      case .added:
        let run = siblings[index...].prefix { $0.state == .added && $0.kind == provision.kind }
        addInsertion(Array(run), of: siblings, at: index, inside: parent)
        index += run.count
        continue
      case .removed: addRemoval(provision)
      case .kept:
        if provision.isArticle {
          addChange(provision)
        } else {
          addTitle(provision)
          walk(provision.children, inside: provision)
        }
      }
      index += 1
    }
  }

  // MARK: Names

  private func name(_ placed: PlacedProvision?) -> String {
    placed.map { after.references.name($0.position, in: after.index) } ?? ""
  }

  /// A division with what it stands in: "Bagian Kedua BAB III".
  private func fullName(_ placed: PlacedProvision?) -> String {
    guard let placed else { return "" }
    return after.index.chain(placed.position).reversed().map {
      after.references.name($0, in: after.index)
    }.joined(separator: " ")
  }

  private func joined(_ names: [String]) -> String {
    let and = words.text("rujuk.sambung.dan")
    let comma = words.text("rujuk.antara")
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    if names.count == 2 { return "\(names[0]) \(and) \(last)" }
    return names.dropLast().map { "\($0)\(comma) " }.joined() + "\(and) \(last)"
  }

  private func count(_ number: Int, _ kind: Provision.Kind) -> String {
    formats.spelled(number) + " " + words.text("perubahan.satuan.\(kind.rawValue)")
  }

  // MARK: Items

  private mutating func addInsertion(
    _ run: [MergedProvision], of siblings: [MergedProvision], at index: Int,
    inside parent: MergedProvision?
  ) {
    let kind = run[0].kind
    let isArticle = run[0].isArticle
    let end = index + run.count
    var first: String
    var last: String
    var home = ""
    if isArticle {
      let own = run.compactMap { $0.placed?.position }
      let start = own.first.flatMap { order[$0] } ?? 0
      first = start > 0 ? after.references.name(articles[start - 1], in: after.index) : ""
      let next = start + own.count
      last = next < articles.count ? after.references.name(articles[next], in: after.index) : ""
      // At the edge of a chapter it must be said in which one the article stands.
      let isInner =
        siblings[..<index].contains(where: \.isArticle)
        && siblings[end...].contains(where: \.isArticle)
      if !isInner, let parent { home = fullName(parent.placed) }
    } else {
      first = name(siblings[..<index].last { $0.kind == kind }?.placed)
      last = fullName(siblings[end...].first { $0.kind == kind }?.placed)
      if last.isEmpty, !first.isEmpty {
        first = fullName(siblings[..<index].last { $0.kind == kind }?.placed)
      }
      if first.isEmpty, last.isEmpty, let parent { home = fullName(parent.placed) }
    }
    let isBetween = !first.isEmpty && !last.isEmpty
    let key =
      isBetween
      ? "perubahan.sisip"
      : first.isEmpty ? last.isEmpty ? "perubahan.tambah" : "perubahan.dahului" : "perubahan.susul"
    let names = joined(run.map { name($0.placed) })
    var sentence = words.text(
      key, ["awal": first, "akhir": last, "jumlah": count(run.count, kind), "daftar": names])
    if !home.isEmpty {
      sentence = words.text(
        "perubahan.dalam", ["induk": home, "isi": sentence.uncapitalised])
    }
    let anchor = !home.isEmpty ? home : isBetween || first.isEmpty ? last : first
    add(
      isBetween || first.isEmpty && !last.isEmpty ? .insert : .append, names, anchor, sentence,
      quoting: run, rows: run.flatMap(rows), articles: run.reduce(0) { $0 + $1.articleCount })
  }

  private mutating func addRemoval(_ provision: MergedProvision) {
    // What an earlier amendment removed is gone already.
    let gone = words.text("perubahan.dihapus")
    if let old = provision.old?.provision, old.fingerprint.hasPrefix(gone),
      old.fingerprint.count <= gone.count + 1
    {
      return
    }
    let inner = provision.articleNames(name)
    let subject = provision.isArticle ? name(provision.placed) : fullName(provision.placed)
    let sentence =
      provision.isArticle || inner.isEmpty
      ? words.text("perubahan.hapus", ["bagian": subject])
      : words.text("perubahan.hapus-isi", ["bagian": subject, "daftar": joined(inner)])
    add(
      .remove, subject, subject, sentence, quoting: [], rows: rows(provision),
      articles: provision.articleCount)
  }

  private mutating func addTitle(_ provision: MergedProvision) {
    guard let old = provision.old, let placed = provision.placed else { return }
    let oldLine = before.line(old)
    let newLine = after.line(placed)
    guard oldLine.text != newLine.text else { return }
    let subject = fullName(placed)
    var bare = placed.provision
    bare.children = []
    let only = PlacedProvision(provision: bare, position: placed.position, children: [])
    items.append(
      AmendmentItem(
        action: .title, subject: subject, anchor: subject,
        sentence: [.text(words.text("perubahan.judul-bagian", ["bagian": subject]))],
        quoted: [after.quoted(only)],
        rows: [
          AmendmentItem.Row(
            old: oldLine.whole, new: newLine.whole, reason: provision.new?.reason)
        ], articles: 0))
  }

  private mutating func addChange(_ provision: MergedProvision) {
    guard let old = provision.old, let placed = provision.placed,
      before.print(old) != after.print(placed)
    else { return }
    let subject = name(placed)
    add(
      .change, subject, subject, changeWords(provision, subject), quoting: [provision],
      rows: rows(provision), articles: 1)
  }

  /// The words that lead in a changed article: which of its paragraphs or items were changed, put
  /// in or taken out, where that is all.
  private func changeWords(_ provision: MergedProvision, _ subject: String) -> String {
    let general = words.text("perubahan.ubah", ["bagian": subject])
    guard let old = provision.old, let placed = provision.placed,
      before.line(old) == after.line(placed),
      old.provision.series == placed.provision.series || old.children.count < 2
    else { return general }
    let parts = provision.children
    let numbered = parts.filter { $0.kind.isNumbered }
    guard let kind = numbered.first?.kind, numbered.allSatisfy({ $0.kind == kind }),
      numbered.count == parts.count, kind != .tabel
    else { return general }
    let removed = parts.filter { $0.state == .removed }
    let added = parts.filter { $0.state == .added }
    let changed = parts.filter { part in
      guard part.state == .kept, let old = part.old, let placed = part.placed else { return false }
      return before.print(old) != after.print(placed)
    }
    let kinds = [removed, added, changed].filter { !$0.isEmpty }
    guard kinds.count == 1, kinds[0].count < parts.count else { return general }
    var values = ["pasal": subject, "daftar": joined(kinds[0].map { name($0.placed) })]
    if !changed.isEmpty { return words.text("perubahan.ubah-rincian", values) }
    if !removed.isEmpty { return words.text("perubahan.hapus-rincian", values) }
    guard let start = parts.firstIndex(where: { $0.state == .added }), start > 0 else {
      return general
    }
    let end = start + added.count
    guard parts[start..<end].allSatisfy({ $0.state == .added }) else { return general }
    values["jumlah"] = count(added.count, kind)
    values["awal"] = name(parts[start - 1].placed)
    guard end < parts.count else { return words.text("perubahan.tambah-rincian", values) }
    values["akhir"] = name(parts[end].placed)
    return words.text("perubahan.sisip-rincian", values)
  }

  private mutating func add(
    _ action: AmendmentItem.Action, _ subject: String, _ anchor: String, _ sentence: String,
    quoting: [MergedProvision], rows: [AmendmentItem.Row], articles: Int
  ) {
    items.append(
      AmendmentItem(
        action: action, subject: subject, anchor: anchor, sentence: [.text(sentence)],
        quoted: quoting.compactMap(\.placed).map(after.quoted), rows: rows, articles: articles))
  }

  // MARK: Comparison

  /// Both versions side by side, a row for each provision that has words of its own.
  private func rows(_ provision: MergedProvision) -> [AmendmentItem.Row] {
    let old = provision.old.map { before.line($0).whole } ?? ""
    let isThere = provision.state != .removed || provision.number.isEmpty == false
    let new = isThere ? provision.placed.map { after.line($0).whole } ?? "" : ""
    let own = AmendmentItem.Row(old: old, new: new, reason: provision.new?.reason)
    let inner =
      provision.state == .removed && provision.isArticle
      ? (provision.old?.children ?? []).flatMap(before.lines).map {
        AmendmentItem.Row(old: $0.whole, new: "", reason: nil)
      } : provision.children.flatMap(rows)
    return [own] + inner
  }
}

extension MergedProvision {
  /// Number of articles in it, itself among them.
  fileprivate var articleCount: Int {
    isArticle ? 1 : children.reduce(0) { $0 + $1.articleCount }
  }

  fileprivate func articleNames(_ name: (PlacedProvision?) -> String) -> [String] {
    isArticle ? [name(placed)] : children.flatMap { $0.articleNames(name) }
  }
}

extension String {
  /// The text with a small letter at its head.
  fileprivate var uncapitalised: String { prefix(1).lowercased() + dropFirst() }
}
