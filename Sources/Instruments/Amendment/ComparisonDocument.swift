internal import Prepare
public import References
internal import XMLTree

/// The comparison of two versions of an instrument as a document: what stood, what stands, why.
///
/// It is a prepared tree as those of all documents (Schemas/siap), so that it goes out in all forms.
public struct ComparisonDocument: Sendable {
  /// Key of the document, the name of its files.
  public static let key = "persandingan"

  private let amendment: Amendment
  private let old: Instrument
  private let library: Library
  private let words: Words

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
    words = try Words("peraturan", from: library.folder)
  }

  /// The prepared tree as UTF-8 bytes.
  public func bytes() -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 16)
    let instrument = amendment.instrument
    let names = InstrumentNames(
      instrument: instrument, kind: library.instrumentKinds[instrument.kind], words: words)
    let region = names.region.isEmpty ? names.maker : names.region
    xml.start(
      "siap",
      [
        ("xmlns", "urn:naskah:siap:1"), ("versi", "1.0"), ("edisi", "publik"),
        ("status", "rancangan"),
      ])
    xml.start("kata")
    for key in library.words.keys where key.hasPrefix("cetak.") {
      xml.element("k", [("id", String(key.dropFirst(6)))], text: library.words.text(key))
    }
    xml.end()
    let title = words.text("persandingan.judul")
    xml.start(
      "dokumen",
      [
        ("kunci", ComparisonDocument.key), ("judul", title), ("anak-judul", names.subject),
        ("pemerintah", names.maker), ("instansi", region),
        ("provinsi", instrument.head.province?.text ?? region),
        ("ibu-kota", instrument.closing.setting?.town ?? words.text("titik-pendek")),
        ("kepala-daerah", names.maker),
        ("periode", instrument.head.year ?? words.text("titik-pendek")), ("singkatan", title),
      ])
    for (key, word) in [("edisi", "edisi.publik"), ("status", "status.rancangan")] {
      xml.element(
        "pernyataan", [("kunci", key)], text: library.words.text("pernyataan.\(word)"))
    }
    write(&xml, names)
    xml.end()
    xml.end()
    return xml.finish()
  }

  private func write(_ xml: inout XMLWriter, _ names: InstrumentNames) {
    let before = InstrumentNames(
      instrument: old, kind: library.instrumentKinds[old.kind], words: words)
    xml.start(
      "bagian",
      [
        ("id", "persandingan-ketentuan"), ("jenis", "narasi"), ("label", "I"),
        ("judul", words.text("persandingan.bab")), ("keadaan", "terisi"),
      ])
    xml.element(
      "kalimat",
      text: words.text(
        "persandingan.pengantar",
        [
          "lama": "\(before.name) \(before.number)", "baru": names.name,
          "butir": String(amendment.items.count), "ubah": String(amendment.touched),
          "semua": String(amendment.total),
        ]))
    xml.start(
      "tabel",
      [
        ("id", "tabel-persandingan"), ("judul", words.text("persandingan.tabel")),
        ("peran", "register lanskap"),
      ])
    for (name, width) in [("semula", "8"), ("menjadi", "8"), ("alasan", "4")] {
      xml.element(
        "kolom", [("judul", words.text("persandingan.kolom.\(name)")), ("lebar", width)])
    }
    for (number, item) in amendment.items.enumerated() { write(item, number + 1, &xml) }
    xml.end()
    xml.end()
  }

  private func write(_ item: AmendmentItem, _ number: Int, _ xml: inout XMLWriter) {
    xml.start("baris", [("peran", "kelompok")])
    cell(
      words.text(
        "persandingan.kelompok",
        [
          "nomor": String(number), "bagian": item.subject,
          "tindakan": words.text("persandingan.tindakan.\(item.action.rawValue)"),
        ]), span: 3, &xml)
    xml.end()
    let isExplained = item.rows.contains { $0.reason != nil }
    for (position, row) in item.rows.enumerated() {
      xml.start("baris")
      cell(row.old, &xml)
      cell(row.new, &xml)
      if let reason = row.reason {
        cell(reason, &xml)
      } else if position == 0, !isExplained {
        let gap = words.text("persandingan.alasan", ["bagian": item.subject])
        xml.start("sel", mixed: true)
        xml.element("isi", [("kunci", "alasan")], text: gap)
        xml.end()
      } else {
        cell("", &xml)
      }
      xml.end()
    }
  }

  private func cell(_ text: String, span: Int = 1, _ xml: inout XMLWriter) {
    xml.start("sel", [("rentang", span > 1 ? String(span) : nil)], mixed: true)
    xml.text(text.isEmpty ? words.text("persandingan.kosong") : text)
    xml.end()
  }
}
