internal import XMLTree

/// Namespaces of OOXML; each has a second form in the strict variant of the standard.
enum OOXML {
  static let main: StaticString = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strictMain: StaticString = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let links: StaticString =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strictLinks: StaticString = "http://purl.oclc.org/ooxml/officeDocument/relationships"
  static let xml: StaticString = "http://www.w3.org/XML/1998/namespace"

  /// Whether the element belongs to workbooks.
  static func isMain(_ element: borrowing XMLStart) -> Bool {
    element.isIn(main) || element.isIn(strictMain)
  }

  /// The id of a relationship that an element names (`r:id`).
  static func link(_ element: borrowing XMLStart) -> String? {
    element.value("id", in: links) ?? element.value("id", in: strictLinks)
  }

  /// A boolean attribute.
  static func flag(_ element: borrowing XMLStart, _ name: StaticString) -> Bool {
    guard let value = element.value(name) else { return false }
    return value == "1" || value == "true"
  }
}

/// The parts of a workbook in its archive, found through relationships (ECMA-376 part 2), never by
/// a guessed name.
struct WorkbookPackage {
  /// A sheet as the workbook lists it.
  struct Listed {
    var name: String
    var isHidden: Bool
    /// Name of the part; nil when its relationship is missing.
    var part: String?
    /// Whether it holds cells; charts and dialogues do not.
    var hasCells: Bool
  }

  /// Part of the workbook itself.
  let workbook: String
  private(set) var sheets: [Listed] = []
  private(set) var is1904 = false
  /// Whether the workbook keeps to the strict variant of the standard.
  let isStrict: Bool
  /// Part of the shared texts.
  let sharedStrings: String?
  /// Part of the styles.
  let styles: String?

  init(_ archive: borrowing Archive) throws(WorkbookFailure) {
    if let format = WorkbookPackage.otherFormat(archive) { throw .otherFormat(format) }
    let root = try Relationships(of: "", in: archive)
    guard let document = root.first(ofType: "officeDocument") else { throw .notAWorkbook }
    if document.lowercased().hasSuffix(".bin") { throw .otherFormat("xlsb") }
    workbook = document
    let links = try Relationships(of: document, in: archive)
    sharedStrings = links.first(ofType: "sharedStrings")
    styles = links.first(ofType: "styles")
    let list = SheetList()
    try archive.readPart(document, to: list)
    guard list.isWorkbook else {
      throw document.hasPrefix("word/") ? .otherFormat("docx") : .notAWorkbook
    }
    is1904 = list.is1904
    isStrict = list.isStrict
    sheets = list.sheets.map { sheet in
      let link = sheet.link.flatMap { links.byID[$0] }
      return Listed(
        name: sheet.name, isHidden: sheet.isHidden, part: link?.target,
        hasCells: link.map { $0.type == "worksheet" } ?? true)
    }
  }

  /// The kind of a file of another program that is a zip archive too.
  private static func otherFormat(_ archive: borrowing Archive) -> String? {
    guard archive.entry("_rels/.rels") == nil, let entry = archive.entry("mimetype"),
      entry.claimedSize < 200, let bytes = try? archive.read(entry)
    else { return nil }
    let type = String(decoding: bytes, as: UTF8.self)
    if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") { return "ods" }
    if type.hasPrefix("application/vnd.oasis.opendocument.text") { return "odt" }
    return nil
  }
}

/// The relationships of a part, with their targets as names of parts.
public struct Relationships {
  static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// Kind of the target (the last segment of its type's URI) and name of its part, by id; targets
  /// outside of the package are left out.
  public private(set) var byID: [String: (type: String, target: String)] = [:]
  private var firstOfType: [String: String] = [:]

  /// Reads the relationships of `part`; `""` stands for the package itself.
  ///
  /// - Throws: `WorkbookFailure` when the package's own are missing, or any are broken.
  public init(of part: String, in archive: borrowing Archive) throws(WorkbookFailure) {
    let name = Relationships.name(of: part)
    if archive.entry(name) == nil, !part.isEmpty { return }
    let reader = RelationshipReader()
    try archive.readPart(name, to: reader)
    for link in reader.links where !link.isExternal {
      let target = Relationships.resolve(link.target, from: part)
      let type = link.type.split(separator: "/").last.map(String.init) ?? ""
      byID[link.id] = (type, target)
      if firstOfType[type] == nil { firstOfType[type] = target }
    }
  }

  /// The target of the first relationship of a type, named by the last segment of its URI.
  public func first(ofType type: String) -> String? { firstOfType[type] }

  /// The part that holds the relationships of a part.
  static func name(of part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
    return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
  }

  /// A target as the name of a part, without a leading slash; `..` never leads out of the package.
  static func resolve(_ target: String, from part: String) -> String {
    let plain = String(target.map { $0 == "\\" ? "/" : $0 })
    var folders: [Substring] = []
    if !plain.hasPrefix("/") { folders = part.split(separator: "/").dropLast() }
    for segment in plain.split(separator: "/") {
      switch segment {
      case ".": continue
      case "..": _ = folders.popLast()
      default: folders.append(segment)
      }
    }
    return folders.joined(separator: "/")
  }
}

extension Archive {
  /// Opens the archive of a workbook.
  ///
  /// - Throws: `WorkbookFailure` when the bytes are none, also when they are a workbook of another
  ///   kind or with a password.
  static func workbook(
    _ bytes: [UInt8], limits: ArchiveLimits
  ) throws(WorkbookFailure) -> Archive {
    if let failure = CompoundFile.failure(bytes) { throw failure }
    do throws(ArchiveFailure) {
      return try Archive(bytes, limits: limits)
    } catch .notAnArchive {
      throw .notAWorkbook
    } catch {
      throw .archive(error)
    }
  }

  /// Reads an XML part as events.
  ///
  /// - Throws: `WorkbookFailure` when it is missing, damaged, too large or not well-formed.
  func readPart(
    _ name: String, to handler: any XMLEventHandler
  ) throws(WorkbookFailure) {
    let stream: ArchiveStream
    do throws(ArchiveFailure) {
      stream = try open(find(name))
    } catch {
      if case .missing(let name) = error { throw .missingPart(name) }
      throw .archive(error)
    }
    do throws(XMLFailure) {
      try XMLEvents.read(from: stream, to: handler)
    } catch {
      if let failure = stream.failure { throw .archive(failure) }
      throw .brokenPart(name, error.issues.first ?? XMLIssue(.parser, detail: ""))
    }
    stream.drain()
    if let failure = stream.failure { throw .archive(failure) }
  }
}

/// A handler that keeps the path of elements and needs no text.
class PathHandler: XMLEventHandler {
  private(set) var depth = 0

  /// An element begins; `depth` is 1 for the root.
  func element(_ element: borrowing XMLStart, depth: Int) throws(XMLStop) {}

  final func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    try self.element(element, depth: depth)
  }

  final func end(at offset: Int) throws(XMLStop) { depth -= 1 }

  final func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}
}

/// Reads a part of relationships.
private final class RelationshipReader: PathHandler {
  private(set) var links: [(id: String, type: String, target: String, isExternal: Bool)] = []

  override func element(_ element: borrowing XMLStart, depth: Int) throws(XMLStop) {
    guard depth == 2, element.isNamed("Relationship"), let id = element.value("Id"),
      let target = element.value("Target")
    else { return }
    links.append(
      (id, element.value("Type") ?? "", target, element.value("TargetMode") == "External"))
  }
}

/// Reads the part of the workbook: its sheets in order and its date system.
private final class SheetList: PathHandler {
  private(set) var isWorkbook = false
  private(set) var isStrict = false
  private(set) var is1904 = false
  private(set) var sheets: [(name: String, isHidden: Bool, link: String?)] = []
  private var inSheets = false

  override func element(_ element: borrowing XMLStart, depth: Int) throws(XMLStop) {
    switch depth {
    case 1:
      isWorkbook = element.isNamed("workbook") && OOXML.isMain(element)
      isStrict = element.isIn(OOXML.strictMain)
      if !isWorkbook { throw XMLStop() }
    case 2:
      inSheets = element.isNamed("sheets")
      if element.isNamed("workbookPr") { is1904 = OOXML.flag(element, "date1904") }
    case 3 where inSheets && element.isNamed("sheet"):
      let state = element.value("state")
      sheets.append(
        (
          element.value("name") ?? "", state == "hidden" || state == "veryHidden",
          OOXML.link(element)
        ))
    default: break
    }
  }
}
