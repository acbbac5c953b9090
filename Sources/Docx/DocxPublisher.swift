public import References
internal import XMLTree

/// Makes documents of WordprocessingML (`.docx`, ECMA-376) from DocBook drafts and from prepared
/// instruments.
///
/// One publisher belongs to one worker, since its compiled stylesheet must not be shared.
public final class DocxPublisher {
  /// What a document is made from.
  public enum Source: Sendable {
    /// DocBook of a planning document.
    case docbook
    /// DocBook of a redline (`Redline.wordDocument`), whose marks bear this day (YYYY-MM-DD).
    case redline(on: String)
    /// A prepared instrument (Schemas/siap/peraturan.xsd).
    case instrument
  }

  private let source: Source
  private let stylesheet: Stylesheet
  private let folder: DataFolder
  private let style: HouseStyle

  /// Compiles the templates.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - source: what documents are made from.
  ///   - style: the house style: margins and font.
  /// - Throws: `BrokenData` when something is missing or does not compile.
  public init(
    _ folder: DataFolder, from source: Source, style: HouseStyle
  ) throws(BrokenData) {
    self.folder = folder
    self.style = style
    self.source = source
    stylesheet =
      switch source {
      case .docbook: try folder.stylesheet("docx/docx.xsl")
      case .redline: try folder.stylesheet("docx/redline.xsl")
      case .instrument: try folder.stylesheet("docx/instrument.xsl")
      }
  }

  /// The document, but for the pictures of its drawings.
  ///
  /// - Parameters:
  ///   - source: DocBook or a prepared instrument, as bytes.
  ///   - firstPage: page number that an annex begins with, where it is known.
  /// - Returns: the document; its drawings are printed by whoever has a printer.
  /// - Throws: `BrokenData` when a template fails.
  public func draft(
    _ source: [UInt8], firstPage: Int? = nil
  ) throws(BrokenData) -> DocxDraft {
    do throws(XMLFailure) {
      var tree = try stylesheet.transform(
        try XMLTree(parsing: source), parameters: parameters(firstPage))
      if case .redline(let day) = self.source { tree = try DocxPublisher.tracked(tree, on: day) }
      var finisher = DocxFinisher()
      finisher.finish(tree)
      var parts: [DocxDraft.Part] = []
      for part in tree.root?.elements ?? [] {
        guard let name = part["name"], let content = part.elements.first else { continue }
        // A drawing among the parts says its type.
        if part["contentType"] == nil {
          parts.append(DocxDraft.Part(name: name, bytes: tree.document(of: content)))
        } else {
          finisher.takeDrawing(tree.document(of: content, isInheriting: false), of: name)
        }
      }
      return DocxDraft(parts: parts, finisher)
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }

  /// The tree with its changes tracked.
  private static func tracked(
    _ tree: borrowing XMLTree, on day: String
  ) throws(XMLFailure) -> XMLTree {
    guard let values = tree.values() else {
      throw XMLFailure([XMLIssue(.program, detail: "no document")])
    }
    let package = DocxRevisions.tracked(values, on: day)
    var writer = XMLWriter(capacity: 1 << 20)
    writer.start(
      package.qualifiedName, package.attributes.map { ($0.name, $0.value) }, mixed: true)
    for part in package.elements { writer.write(part) }
    return try XMLTree(parsing: writer.finish())
  }

  private func parameters(_ firstPage: Int?) -> [String: String] {
    let paper = DocxPaper(style)
    return [
      "kata": folder.template("locale/html-id.xml"),
      "kata-gaya": folder.template("locale/docx-id.xml"),
      "huruf": style.font, "ukuran": String(paper.fontSize),
      "marjin-atas": String(paper.top), "marjin-kanan": String(paper.right),
      "marjin-bawah": String(paper.bottom), "marjin-kiri": String(paper.left),
      "lebar-tegak": String(paper.width), "lebar-lanskap": String(paper.widthAcross),
      "halaman-pertama": firstPage.map(String.init) ?? "",
    ]
  }
}

/// Paper and margins in twentieths of a point: F4, 215 × 330 mm.
struct DocxPaper {
  let top: Int
  let right: Int
  let bottom: Int
  let left: Int
  /// Size of the text in half points.
  let fontSize: Int

  /// Width and height of the sheet, upright.
  static let sheet = (width: 12_189, height: 18_709)

  init(_ style: HouseStyle) {
    top = style.twips("marjin-atas")
    right = style.twips("marjin-kanan")
    bottom = style.twips("marjin-bawah")
    left = style.twips("marjin-kiri")
    fontSize = max(style.twips("ukuran") / 10, 2)
  }

  /// Width of the text, upright and across.
  var width: Int { max(DocxPaper.sheet.width - left - right, 2000) }
  var widthAcross: Int { max(DocxPaper.sheet.height - left - right, 2000) }
}
