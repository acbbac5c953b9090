internal import Prepare
public import References

/// The comparison of two versions of an instrument as a document: what stood, what stands, why.
public struct ComparisonDocument: Sendable {
  /// Key of the document, the name of its files.
  public static let key = ComparisonMatrix.key

  private let amendment: Amendment
  private let old: Instrument
  private let library: Library
  private let words: Words
  private let matrix: ComparisonMatrix

  /// - Parameters:
  ///   - amendment: the amending instrument with its items.
  ///   - old: the old version.
  ///   - library: kinds and words of documents.
  /// - Throws: `BrokenData` when words are missing.
  public init(
    _ amendment: Amendment, from old: Instrument, _ library: Library
  ) throws(BrokenData) {
    self.amendment = amendment
    self.old = old
    self.library = library
    let words = try Words("peraturan", from: library.folder)
    self.words = words
    let instrument = amendment.instrument
    let names = InstrumentNames(
      instrument: instrument, kind: library.instrumentKinds[instrument.kind], words: words)
    let before = InstrumentNames(
      instrument: old, kind: library.instrumentKinds[old.kind], words: words)
    let region = names.region.isEmpty ? names.maker : names.region
    matrix = try ComparisonMatrix(
      ComparisonMatrix.Head(
        subject: names.subject, maker: names.maker, region: region,
        province: instrument.head.province?.text ?? region,
        seat: instrument.closing.setting?.town ?? words.text("titik-pendek"), head: names.maker,
        period: instrument.head.year ?? words.text("titik-pendek"), edition: "publik",
        chapter: words.text("persandingan.bab"), table: words.text("persandingan.tabel"),
        introduction: words.text(
          "persandingan.pengantar",
          [
            "lama": "\(before.name) \(before.number)", "baru": names.name,
            "butir": String(amendment.items.count), "ubah": String(amendment.touched),
            "semua": String(amendment.total),
          ])), library)
  }

  /// The prepared tree as UTF-8 bytes.
  public func bytes() -> [UInt8] {
    matrix.bytes(
      amendment.items.enumerated().map { number, item in
        ComparisonMatrix.Group(
          title: words.text(
            "persandingan.kelompok",
            [
              "nomor": String(number + 1), "bagian": item.subject,
              "tindakan": words.text("persandingan.tindakan.\(item.action.rawValue)"),
            ]), subject: item.subject,
          rows: item.rows.map {
            ComparisonMatrix.Row(old: $0.old, new: $0.new, reason: $0.reason)
          })
      })
  }
}
