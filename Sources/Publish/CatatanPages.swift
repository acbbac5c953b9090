public import Diagnostics
public import References
internal import XMLTree

/// Writes findings as pages, one for each perangkat daerah, so that Diskominfo can send every unit
/// its own list.
public final class CatatanPages {
  private let stylesheet: Stylesheet
  private let css: String
  private let messages: Words

  /// Compiles the template.
  ///
  /// - Throws: `BrokenData` when something is missing or does not compile.
  public init(_ library: Library) throws(BrokenData) {
    stylesheet = try library.folder.stylesheet("catatan/catatan.xsl")
    css = try PageAssets(from: library.folder).style
    messages = library.messages
  }

  /// The page of one unit.
  ///
  /// - Parameters:
  ///   - unit: name of the unit.
  ///   - list: its findings.
  /// - Returns: HTML5 as UTF-8 bytes.
  /// - Throws: `BrokenData` when the template fails.
  public func page(for unit: String, _ list: [Catatan]) throws(BrokenData) -> [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "catatan",
      [
        ("xmlns", "urn:naskah:catatan:1"),
        ("judul", messages.text("halaman.judul", ["unit": unit])),
        ("pengantar", messages.text("halaman.pengantar")),
        ("ringkas", messages.text("halaman.ringkas", ["jumlah": String(list.count)])),
      ])
    for key in ["nomor", "tingkat", "tempat", "catatan", "saran", "jawaban"] {
      xml.element("kolom", text: messages.text("halaman.\(key)"))
    }
    for (number, catatan) in list.enumerated() {
      xml.start("butir", [("tingkat", catatan.level.rawValue)])
      let place = CatatanPages.place(catatan.location)
      let remedy = [catatan.suggestion, catatan.citation].compactMap { $0 }.joined(separator: "; ")
      let cells = [
        String(number + 1), catatan.level.rawValue, place, "\(catatan.message) [\(catatan.id)]",
        remedy, "",
      ]
      for cell in cells { xml.element("sel", text: cell) }
      xml.end()
    }
    do throws(XMLFailure) {
      let tree = try XMLTree(parsing: xml.finish())
      return try stylesheet.transform(tree, parameters: ["css": css]).html()
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }

  /// A place in words: file, sheet, cell and heading, or line and column.
  public static func place(_ location: Location) -> String {
    let file = location.file.flatMap { $0.split(separator: "/").last.map(String.init) } ?? ""
    if let sheet = location.sheet {
      return [file, sheet, location.cell, location.heading].compactMap { $0 }
        .joined(separator: " » ")
    }
    return location.line > 0 ? "\(file):\(location.line):\(location.column)" : file
  }
}
