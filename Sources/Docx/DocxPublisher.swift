internal import Pictures
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
    try draft(try tree(source), firstPage)
  }

  /// The document with its pictures: its drawings are printed while its text is laid out.
  ///
  /// - Parameters:
  ///   - source: DocBook, as bytes.
  ///   - firstPage: page number that an annex begins with, where it is known.
  ///   - print: makes PNG of drawings (SVG, each whole in itself), in their order; called on another
  ///     thread, and only for a document that has drawings.
  /// - Returns: the document; the same source and pictures give the same bytes.
  /// - Throws: `BrokenData` when a template fails, a drawing is not printed, or the archive cannot be
  ///   made.
  public func file(
    _ source: [UInt8], firstPage: Int? = nil,
    print: @escaping @Sendable ([[UInt8]]) -> Result<[[UInt8]], BrokenData>
  ) throws(BrokenData) -> DocxFile {
    if case .redline = self.source {
      // A figure that changed has two drawings: which are printed is known when the marks are made.
      let draft = try self.draft(source, firstPage: firstPage)
      return try draft.file(with: draft.drawings.isEmpty ? [] : print(draft.drawings).get())
    }
    let tree = try self.tree(source)
    let drawings = DocxPublisher.drawings(in: tree)
    var waiting: XMLTree? = consume tree
    let draw: @Sendable () -> Result<[[UInt8]], BrokenData> = {
      drawings.isEmpty ? .success([]) : print(drawings.map(\.bytes))
    }
    let (printed, draft) = try Parallel.both(draw) { () throws(BrokenData) -> DocxDraft in
      guard let tree = waiting.take() else { throw BrokenData(file: stylesheet.path, "") }
      return try self.draft(tree, firstPage)
    }
    let pictures = Dictionary(
      zip(drawings.map(\.source), try printed.get()), uniquingKeysWith: { first, _ in first })
    return try draft.file(with: draft.sources.compactMap { pictures[$0] })
  }

  private func tree(_ source: [UInt8]) throws(BrokenData) -> XMLTree {
    do throws(XMLFailure) { return try XMLTree(parsing: source) } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }

  /// The drawings of a draft in the order of its text, with the ids of their figures; those of the
  /// planner with the address that holds them.
  private static func drawings(
    in tree: borrowing XMLTree
  ) -> [(source: String, bytes: [UInt8])] {
    var drawings: [(source: String, bytes: [UInt8])] = []
    tree.visit { node in
      if node.isNamed("svg"), let figure = node.parent?.parent?.parent?.parent?["id"] {
        drawings.append((figure, tree.copy(of: node)))
      } else if node.isNamed("imagedata"), let address = node["fileref"],
        address.hasPrefix("data:image/svg"), let picture = DocxFinisher.read(address)
      {
        drawings.append((address, picture.bytes))
      }
    }
    return drawings
  }

  private func draft(
    _ source: consuming XMLTree, _ firstPage: Int?
  ) throws(BrokenData) -> DocxDraft {
    do throws(XMLFailure) {
      var tree = try stylesheet.transform(source, parameters: parameters(firstPage))
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
