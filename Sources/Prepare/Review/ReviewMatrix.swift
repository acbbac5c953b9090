internal import Ingest
public import References
internal import Review

extension ReviewReport {
  /// Every change between the two plans as a matrix (semula, menjadi, alasan), in the order of the
  /// plan; what an edition must not show is left out.
  ///
  /// - Parameter edition: who it is for.
  /// - Returns: the prepared tree as UTF-8 bytes.
  /// - Throws: `BrokenData` when words or the outline of the report are missing.
  public func matrix(_ edition: Edition) throws(BrokenData) -> [UInt8] {
    let library = new.library
    let outline = try Outline(ReviewReport.key, profile: "laporan", from: library.folder)
    let writer = SiapWriter(
      PreparedDocument(outline, of: new, edition: edition), of: new, linksRegister: false,
      isForcedDraft: false, review: self)
    let visibility = ChangeVisibility(self, edition: edition)
    let changes = comparison.listed.filter(visibility.shows)
    let identity = new.plan.identity
    let words = try Words("redline", from: library.folder)
    let key = changes.isEmpty ? "redline.matriks.tanpa-perubahan" : "redline.matriks.pengantar"
    let matrix = try ComparisonMatrix(
      ComparisonMatrix.Head(
        subject: words.text("redline.matriks.pokok", ["daerah": identity.name]),
        maker: new.facts["instansi.pemerintah"] ?? identity.name, region: identity.name,
        province: identity.province, seat: identity.seat, head: identity.head.office,
        period: new.facts["periode.teks"] ?? "", edition: edition.rawValue,
        chapter: words.text("redline.matriks.bab"), table: words.text("redline.matriks.tabel"),
        introduction: words.text(
          key,
          [
            "daerah": identity.name, "jumlah": Formats.grouped(changes.count),
            "tanggal": new.formats.date(request.date),
          ])), library)
    return matrix.bytes(
      changes.enumerated().map { number, change in
        let heading = writer.heading(of: change, self)
        let subject = heading.kode == "–" ? heading.name : "\(heading.kode) \(heading.name)"
        return ComparisonMatrix.Group(
          title: "\(number + 1). \(subject): \(change.kind.rawValue)", subject: subject,
          rows: rows(change, writer, visibility))
      })
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
      func text(_ values: [ItemValue]) -> String {
        values.isEmpty ? "" : "\(label): \(writer.valueText(values, field.key, change.name))"
      }
      return ComparisonMatrix.Row(
        old: text(field.old), new: text(field.new), reason: number == 0 ? reason : nil)
    }
  }
}
