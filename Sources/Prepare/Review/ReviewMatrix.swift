internal import Ingest
public import References
internal import Review

extension ReviewReport {
  /// Every change between the two plans as a matrix (semula, menjadi, alasan), part by part as in the
  /// report: of each part the first changes in the body, by kind, the rest in an annex. What an edition
  /// must not show is left out.
  ///
  /// - Parameter edition: who it is for.
  /// - Returns: the prepared tree as UTF-8 bytes.
  /// - Throws: `BrokenData` when words or the outline of the report are missing.
  public func matrix(_ edition: Edition) throws(BrokenData) -> [UInt8] {
    let outline = try Outline(ReviewReport.key, profile: "laporan", from: new.library.folder)
    let writer = SiapWriter(
      PreparedDocument(outline, of: new, edition: edition), of: new, linksRegister: false,
      isForcedDraft: false, review: self)
    let visibility = ChangeVisibility(self, edition: edition)
    let byPart = Dictionary(grouping: comparison.listed.filter(visibility.shows)) {
      ChangeGroups.key($0.name, new.library)
    }
    let parts = writer.changeParts.compactMap { key in
      byPart[key].map { (key: key, list: SiapWriter.ordered($0)) }
    }
    let words = try Words("redline", from: new.library.folder)
    let matrix = try ComparisonMatrix(
      head(parts.reduce(0) { $0 + $1.list.count }, edition, words), new.library)
    var number = 0
    func part(_ key: String, _ list: [ItemChange], _ sentence: String) -> ComparisonMatrix.Part {
      let name = writer.partName(key)
      let shown = min(list.count, SiapWriter.changeLimit)
      return ComparisonMatrix.Part(
        key: key, title: name,
        introduction: writer.words.text(
          sentence,
          [
            "bagian": name, "jumlah": Formats.grouped(list.count),
            "tampil": Formats.grouped(shown),
          ]), table: words.text("redline.matriks.tabel-bagian", ["bagian": name]),
        groups: list.prefix(sentence == Sentences.rest ? list.count : shown).map { change in
          number += 1
          return group(change, number, writer, visibility)
        })
    }
    let body = parts.map { key, list in
      part(key, list, list.count > SiapWriter.changeLimit ? Sentences.many : Sentences.all)
    }
    let rest = parts.filter { $0.list.count > SiapWriter.changeLimit }.map { key, list in
      part(key, Array(list.dropFirst(SiapWriter.changeLimit)), Sentences.rest)
    }
    return matrix.bytes(body, annex: words.text("redline.matriks.lampiran"), rest: rest)
  }

  /// Keys of the sentences before a table, which the report has too.
  private enum Sentences {
    static let all = "reviu.kalimat.bagian"
    static let many = "reviu.kalimat.bagian-banyak"
    static let rest = "reviu.kalimat.sisa"
  }

  private func head(_ count: Int, _ edition: Edition, _ words: Words) -> ComparisonMatrix.Head {
    let identity = new.plan.identity
    let key = count == 0 ? "redline.matriks.tanpa-perubahan" : "redline.matriks.pengantar"
    return ComparisonMatrix.Head(
      subject: words.text("redline.matriks.pokok", ["daerah": identity.name]),
      maker: new.facts["instansi.pemerintah"] ?? identity.name, region: identity.name,
      province: identity.province, seat: identity.seat, head: identity.head.office,
      period: new.facts["periode.teks"] ?? "", edition: edition.rawValue,
      chapter: words.text("redline.matriks.bab"), table: words.text("redline.matriks.tabel"),
      introduction: words.text(
        key,
        [
          "daerah": identity.name, "jumlah": Formats.grouped(count),
          "tanggal": new.formats.date(request.date),
        ]))
  }

  private func group(
    _ change: ItemChange, _ number: Int, _ writer: SiapWriter, _ visibility: ChangeVisibility
  ) -> ComparisonMatrix.Group {
    let heading = writer.heading(of: change, self)
    let subject = heading.kode == "–" ? heading.name : "\(heading.kode) \(heading.name)"
    let kind = writer.words.text("reviu.perubahan.\(change.kind.rawValue)").lowercased()
    return ComparisonMatrix.Group(
      title: "\(number). \(subject): \(kind)", subject: subject,
      rows: rows(change, writer, visibility))
  }

  private func rows(
    _ change: ItemChange, _ writer: SiapWriter, _ visibility: ChangeVisibility
  ) -> [ComparisonMatrix.Row] {
    let reason = ["realisasi/alasan", "keterangan", "alasan"].lazy
      .compactMap { change.new?.value($0) }.first
    let fields = change.edits.filter { visibility.shows($0, of: change) }
    guard change.old != nil, change.new != nil, !fields.isEmpty else {
      return [
        ComparisonMatrix.Row(
          old: change.old.map { writer.summary(of: $0) } ?? "",
          new: change.new.map { writer.summary(of: $0) } ?? "", reason: reason)
      ]
    }
    return fields.enumerated().map { number, field in
      let label = writer.label(of: field.key, change.name)
      let sides = writer.sides(field, change.name)
      func text(_ values: [ItemValue], _ side: String) -> String {
        values.isEmpty ? "" : "\(label): \(side)"
      }
      return ComparisonMatrix.Row(
        old: text(field.old, sides.old), new: text(field.new, sides.new),
        reason: number == 0 ? reason : nil)
    }
  }
}
