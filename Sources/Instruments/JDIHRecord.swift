internal import Diagnostics
public import References

/// The record of an instrument that sites of the national network of legal documentation (JDIH)
/// exchange: JSON with their field names.
///
/// Names, their order and how sure they are stand in `Schemas/acuan/jdih.xml`. What is not known yet
/// is an empty string, as the network has it; nothing of the annexes but their existence stands in it.
public struct JDIHRecord: Sendable {
  /// Names and values in the order that the network writes them.
  public let fields: [(name: String, value: String)]

  /// - Parameters:
  ///   - instrument: the instrument.
  ///   - library: kinds of instruments.
  ///   - words: words of instruments.
  ///   - catalogue: the fields of the network.
  public init(
    _ instrument: Instrument, _ library: Library, _ words: Words, _ catalogue: JDIHCatalogue
  ) {
    let kind = library.instrumentKinds[instrument.kind]
    let names = InstrumentNames(instrument: instrument, kind: kind, words: words)
    let head = instrument.head
    let closing = instrument.closing
    let isSet = instrument.isSet
    let region = names.region.isEmpty ? names.maker : names.region
    let id = [instrument.kind, region, head.number ?? "", head.year ?? ""]
      .map(JDIHRecord.slug).filter { !$0.isEmpty }.joined(separator: "-")
    let title =
      "\(names.name) \(names.number) \(words.text("kepala.tentang").lowercased()) "
      + names.subject
    let source = closing.gazette.map {
      words.text(
        "jdih.sumber",
        ["nama": $0.name ?? "", "tahun": $0.year ?? "", "nomor": $0.number ?? ""])
    }
    let status = isSet ? words.text("jdih.berlaku") : words.text("jdih.belum-berlaku")
    let values = [
      "idData": id, "tahun_pengundangan": head.year ?? "",
      "tanggal_penetapan": closing.setting?.date ?? "",
      "tanggal_pengundangan": closing.promulgation?.date ?? "", "jenis": names.kindName,
      "noPeraturan": head.number ?? "", "judul": title,
      "singkatanJenis": kind?.abbreviation ?? "", "tempatTerbit": closing.setting?.town ?? "",
      "sumber": isSet ? source ?? "" : "", "subjek": words.text("jdih.subjek"),
      "status": status, "bahasa": words.text("jdih.bahasa"),
      "bidangHukum": words.text("jdih.bidang"),
      "teuBadan": words.text("jdih.badan", ["daerah": region]),
      "fileDownload": isSet ? "\(id).pdf" : "", "operasi": "4", "display": "1",
    ]
    fields = catalogue.fields.map { ($0.name, values[$0.name] ?? "") }
  }

  /// The record as JSON, ended by a line break.
  public var json: String {
    let quote = JSONReport.quote
    let lines = fields.map { "  \(quote($0.name)): \(quote($0.value))" }
    return "{\n\(lines.joined(separator: ",\n"))\n}\n"
  }

  /// A text as a part of an address: small letters, digits, hyphens.
  static func slug(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if ("a"..."z").contains(character) || ("0"..."9").contains(character) {
        result.append(character)
      } else if !result.hasSuffix("-") {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }
}
