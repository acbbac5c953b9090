/// The findings as JSON: `{"versi": 1, "catatan": [...]}` with the keys that apply.
///
/// Written by hand because the keys keep a fixed order, so that two runs give the same bytes.
public struct JSONReport: Sendable {
  private let list: [Catatan]

  public init(_ list: [Catatan]) { self.list = list }

  /// The report, ended by a line break.
  public var text: String {
    guard !list.isEmpty else { return "{\"versi\": 1, \"catatan\": []}\n" }
    let items = list.map { "    " + JSONReport.object($0) }
    return "{\n  \"versi\": 1,\n  \"catatan\": [\n" + items.joined(separator: ",\n") + "\n  ]\n}\n"
  }

  private static func object(_ catatan: Catatan) -> String {
    let location = catatan.location
    var pairs: [(String, String?)] = [
      ("id", quote(catatan.id)),
      ("tingkat", quote(catatan.level.rawValue)),
      ("pesan", quote(catatan.message)),
      ("saran", catatan.suggestion.map(quote)),
      ("rujukan", catatan.citation.map(quote)),
      ("berkas", location.file.map(quote)),
      ("lembar", location.sheet.map(quote)),
      ("sel", location.cell.map(quote)),
      ("judul-kolom", location.heading.map(quote)),
    ]
    if location.line > 0 {
      pairs.append(("baris", String(location.line)))
      pairs.append(("kolom", String(location.column)))
    }
    pairs.append(("jalur", location.path.map(quote)))
    pairs.append(("nilai", catatan.value.map(quote)))
    pairs.append(("perangkat-daerah", catatan.unit.map(quote)))
    if let legal = catatan.legal {
      pairs.append(("jenis", quote(legal.kind)))
      pairs.append(("kutipan", quote(legal.quote)))
      pairs.append(("seharusnya", legal.expected.map(quote)))
      pairs.append(("keyakinan", quote(legal.certainty.rawValue)))
    }
    let body = pairs.compactMap { key, value in value.map { "\(quote(key)): \($0)" } }
    return "{" + body.joined(separator: ", ") + "}"
  }

  /// A string as JSON (RFC 8259, section 7).
  public static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
