public import Pictures
public import References
internal import TextDocument
public import Workbook
public import XMLTree

/// Prose in a Word document: one heading for every section.
public enum ProseDocument {
  /// Style of the hints below headings; readers leave hints out unless somebody wrote over them.
  static let hintStyle = "Naskah Petunjuk"

  /// Reads sections from a Word document: headings name the sections, by title, by key, or by the
  /// marks that our own writer leaves.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: path as findings shall name it.
  ///   - catalogue: sections that documents have.
  ///   - library: rules and words.
  /// - Returns: sections in the order of `ProseForm.sorted`, without those that nobody has written
  ///   under, pictures for the folder `gambar`, and findings. Nothing is thrown: a file that cannot
  ///   be read is a finding.
  public static func read(
    _ bytes: [UInt8], path: String, catalogue: SectionCatalogue, library: Library
  ) -> ProseReading {
    var findings = ProseFindings(library, file: path)
    var reading = ProseReading()
    do throws(TextDocumentFailure) {
      let document = try TextDocument(docx: bytes)
      var reader = DocumentSectionReader(
        document, catalogue: catalogue, words: library.messages, findings: findings)
      reader.read()
      reading.sections = ProseForm.sorted(reader.sections).map {
        ProseSection(element: $0, file: path)
      }
      reading.pictures = reader.pictures
      findings = reader.findings
    } catch {
      findings.add(
        "NAR034", at: .none, ["nilai": reason(error, library.messages)],
        suggestion: remedy(error, library.messages))
    }
    reading.catatan = findings.catatan
    return reading
  }

  private static func reason(_ failure: TextDocumentFailure, _ words: Words) -> String {
    switch failure {
    case .notADocument: words.text("prosa.docx.gagal.bukan")
    case .encrypted: words.text("prosa.docx.gagal.sandi")
    case .otherFormat(let ending): words.text("prosa.docx.gagal.bentuk", ["nilai": ending])
    case .tooLarge(let part):
      words.text(
        "prosa.docx.gagal.besar",
        [
          "nilai": part ?? words.text("prosa.docx.gagal.semua"),
          "bagian": "\(TextDocument.mostBytesOfPart >> 20) MB",
          "seluruh": "\(TextDocument.mostBytes >> 20) MB",
        ])
    case .doctype(let part): words.text("prosa.docx.gagal.doctype", ["nilai": part])
    case .unreadable(let part, _): words.text("prosa.docx.gagal.rusak", ["nilai": part ?? ""])
    case .missing(let part), .broken(let part, _):
      words.text("prosa.docx.gagal.rusak", ["nilai": part])
    }
  }

  /// What to do where saving the document anew does not help; nil elsewhere.
  private static func remedy(_ failure: TextDocumentFailure, _ words: Words) -> String? {
    switch failure {
    case .tooLarge: words.text("prosa.docx.saran.besar")
    case .doctype: words.text("prosa.docx.saran.doctype")
    default: nil
    }
  }

  /// A Word document to write prose in: the headings of the catalogue, each with what belongs there
  /// and with the text that is there already; sections that the catalogue does not have follow.
  ///
  /// - Parameters:
  ///   - catalogue: headings in their order.
  ///   - sections: `bagian` elements of the plan's vocabulary.
  ///   - pictures: pictures by file name; PNG and JPEG stand in the document, all others as text.
  ///   - library: words.
  /// - Returns: the bytes of the file.
  /// - Throws: `ArchiveFailure` when the archive cannot be made.
  public static func docx(
    _ catalogue: SectionCatalogue, sections: [Element] = [], pictures: [String: Picture] = [:],
    library: Library
  ) throws(ArchiveFailure) -> [UInt8] {
    var writer = DocumentSectionWriter(catalogue, pictures: pictures, words: library.messages)
    writer.write(ProseForm.sorted(sections).filter { !$0.children.isEmpty })
    return try writer.document.docx(styles: styles, language: "id-ID")
  }

  private static let styles = [
    TextStyle("Normal", after: 120), TextStyle("Title", look: .bold, size: 32, after: 240),
    TextStyle("heading 1", level: 1, look: .bold, size: 28, colour: "1F4E79", before: 360),
    TextStyle("caption", look: .bold, size: 20, before: 120),
    TextStyle(hintStyle, look: .italic, size: 20, colour: "7F7F7F"),
  ]
}
