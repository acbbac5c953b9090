internal import Workbook
internal import XMLTree

/// The parts of a document in its archive, found through relationships (ECMA-376 part 2).
struct TextPackage {
  /// How much a document may unpack to. Nothing inside is an archive that would be opened.
  static let limits = ArchiveLimits(
    totalBytes: TextDocument.mostBytes, entryBytes: TextDocument.mostBytesOfPart, entries: 5_000,
    nesting: 0)

  /// Trees of the parts that hold text and definitions, by the kind of their relationship;
  /// `document` is the text itself.
  private(set) var trees: [String: Element] = [:]
  /// Targets of the relationships of the parts that hold text, by the same kinds and their ids.
  private(set) var targets: [String: [String: String]] = [:]
  private(set) var pictures: [String: [UInt8]] = [:]
  /// Trees of the headers, then of the footers, in the order of their names.
  private(set) var margins: [(isHeader: Bool, tree: Element)] = []
  /// Title in the properties of the package.
  private(set) var title = ""
  /// Names of the parts of pictures that are larger than is read.
  private(set) var largePictures: Set<String> = []
  /// Whether the document brings macros.
  private(set) var hasMacros = false
  /// Properties of the document's own, text by name; the first of a name counts.
  private(set) var properties: [String: String] = [:]

  /// Parts besides the text itself that are read.
  private static let kinds = ["styles", "numbering", "footnotes", "endnotes", "comments"]

  init(_ bytes: [UInt8]) throws(TextDocumentFailure) {
    if let failure = CompoundFile.failure(bytes) { throw TextDocumentFailure(failure) }
    if bytes.starts(with: Array("{\\rtf".utf8)) { throw .otherFormat("rtf") }
    let archive: Archive
    do throws(ArchiveFailure) {
      archive = try Archive(bytes, limits: TextPackage.limits)
    } catch { throw TextDocumentFailure(error) }
    let root = try TextPackage.links("", archive)
    guard let document = root.first(ofType: "officeDocument") else { throw .notADocument }
    let tree = try TextPackage.tree(document, archive)
    guard tree.name == "document" else {
      throw tree.name == "workbook" ? .otherFormat("xlsx") : .notADocument
    }
    trees["document"] = tree
    let links = try TextPackage.links(document, archive)
    for kind in ["header", "footer"] {
      let parts = Set(links.byID.values.filter { $0.type == kind }.map(\.target)).sorted()
      for part in parts where archive.entry(part) != nil {
        margins.append((kind == "header", try TextPackage.tree(part, archive)))
      }
    }
    if let part = root.first(ofType: "core-properties"), archive.entry(part) != nil {
      title = try TextPackage.tree(part, archive).first("title")?.foldedText ?? ""
    }
    try readProperties(root.first(ofType: "custom-properties"), archive)
    let names = archive.entries.map { $0.name.lowercased() }
    hasMacros = names.contains { $0.hasSuffix("vbaproject.bin") }
    if links.first(ofType: "vbaProject") != nil { hasMacros = true }
    // Pictures come last: what they unpack to must not keep the text from being read.
    var drawn = [("document", links)]
    for kind in TextPackage.kinds {
      guard let part = links.first(ofType: kind) else { continue }
      trees[kind] = try TextPackage.tree(part, archive)
      if kind == "footnotes" || kind == "endnotes" {
        drawn.append((kind, try TextPackage.links(part, archive)))
      }
    }
    for (kind, links) in drawn { try readPictures(of: kind, links, archive) }
  }

  /// Reads the properties of the document's own.
  private mutating func readProperties(
    _ part: String?, _ archive: borrowing Archive
  ) throws(TextDocumentFailure) {
    guard let part, archive.entry(part) != nil else { return }
    for property in try TextPackage.tree(part, archive).elements(named: "property") {
      guard let name = property[attribute: "name"], properties[name] == nil else { continue }
      properties[name] = property.foldedText
    }
  }

  private mutating func readPictures(
    of kind: String, _ links: Relationships, _ archive: borrowing Archive
  ) throws(TextDocumentFailure) {
    targets[kind] = links.byID.mapValues(\.target)
    let linked = Set(links.byID.values.filter { $0.type == "image" }.map(\.target)).sorted()
    for part in linked where pictures[part] == nil && archive.entry(part) != nil {
      do throws(TextDocumentFailure) {
        pictures[part] = try TextPackage.bytes(part, archive)
      } catch {
        guard case .tooLarge = error else { throw error }
        largePictures.insert(part)
      }
    }
  }

  private static func links(
    _ part: String, _ archive: borrowing Archive
  ) throws(TextDocumentFailure) -> Relationships {
    do throws(WorkbookFailure) {
      return try Relationships(of: part, in: archive)
    } catch {
      if case .missingPart = error {
        throw archive.entry("content.xml") == nil ? .notADocument : .otherFormat("odt")
      }
      throw TextDocumentFailure(error)
    }
  }

  private static func bytes(
    _ part: String, _ archive: borrowing Archive
  ) throws(TextDocumentFailure) -> [UInt8] {
    do throws(ArchiveFailure) { return try archive.read(part) } catch {
      throw TextDocumentFailure(error)
    }
  }

  private static func tree(
    _ part: String, _ archive: borrowing Archive
  ) throws(TextDocumentFailure) -> Element {
    let source = XMLSource(parsing: try bytes(part, archive), limit: 1)
    guard let root = source.root else { throw TextDocumentFailure(part, source.issues.first) }
    return root
  }
}

extension TextDocument {
  /// How much one part of a document may unpack to: 64 MiB.
  public static let mostBytesOfPart = 64 << 20
  /// How much all parts may unpack to: 256 MiB.
  public static let mostBytes = 256 << 20
}

extension TextDocumentFailure {
  /// Why a part is no XML that is read.
  init(_ part: String, _ issue: XMLIssue?) {
    self =
      issue?.code == XMLIssue.doctypeCode
      ? .doctype(part: part) : .broken(part: part, detail: issue?.detail ?? "")
  }

  init(_ failure: ArchiveFailure) {
    self =
      switch failure {
      case .notAnArchive: .notADocument
      case .encrypted: .encrypted
      case .damaged(let entry, let detail): .unreadable(part: entry, detail: detail)
      case .unsupported(let entry, let detail): .unreadable(part: entry, detail: detail)
      case .tooLarge(_, let entry): .tooLarge(part: entry)
      case .unsafeName(let name), .repeatedName(let name): .unreadable(part: name, detail: "")
      case .missing(let name): .missing(name)
      }
  }

  init(_ failure: WorkbookFailure) {
    self =
      switch failure {
      case .archive(let failure): TextDocumentFailure(failure)
      case .encrypted: .encrypted
      case .oldFormat: .otherFormat("xls")
      case .otherFormat(let ending): .otherFormat(ending)
      case .missingPart(let name): .missing(name)
      case .brokenPart(let name, let issue): TextDocumentFailure(name, issue)
      default: .notADocument
      }
  }
}
