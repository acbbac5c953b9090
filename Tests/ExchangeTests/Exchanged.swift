import Exchange
import Prose
import References
import TestSupport
import XMLTree

/// Plans on their way into workbooks and back.
enum Exchanged {
  /// The workbooks and prose of a plan.
  static func exported(_ root: Element) throws -> [WorkbookSet.File] {
    let library = try Shared.library.get()
    return try WorkbookSet(exporting: root, PlanImportReader(library), library).files
  }

  /// The plan of workbooks and prose.
  static func imported(_ files: [WorkbookSet.File]) throws -> PlanImport {
    let folder = try TemporaryFolder()
    for file in files { try Files.write(file.bytes, to: folder.file(file.name)) }
    return try imported(folder.path)
  }

  /// The plan of a folder.
  static func imported(_ path: String) throws -> PlanImport {
    let library = try Shared.library.get()
    return try PlanImportReader(library).read(SourceReader.read([path], library))
  }
}

/// A plan as lines that are equal for equal plans: without origins, with folded text, values that are
/// there by default left out, and in the order in which workbooks keep what they keep in no order.
enum Canonical {
  private static let defaults: [String: String] = [
    "keadaan": "saat-ini", "penjabat": "tidak", "contoh": "tidak",
  ]
  private static let statusDefaults = ["aktif", "belum-mulai", "rancangan"]
  /// Domains with a sheet for each kind: the order between sheets is that of the kode.
  private static let mixed = ["domain-infrastruktur", "domain-keamanan"]

  static func lines(_ root: Element) -> [String] {
    var lines: [String] = []
    add(root, depth: 0, to: &lines)
    return lines
  }

  /// The first lines that differ, each with a mark for the side it stands on.
  static func differences(_ one: Element, _ other: Element) -> [String] {
    lines(one).difference(from: lines(other)).prefix(8).map { change in
      switch change {
      case .insert(_, let line, _): "+" + line
      case .remove(_, let line, _): "-" + line
      }
    }
  }

  private static func add(_ element: Element, depth: Int, to lines: inout [String]) {
    guard !["asal", "sumber"].contains(element.name) else { return }
    let attributes = element.attributes
      .filter { $0.name != "xmlns" && !isDefault($0, element.name) }
      .map { "\($0.name)=\($0.value.foldingSpace().replacing("–", with: "-"))" }.sorted()
    let own = element.children.compactMap { if case .text(let text) = $0 { text } else { nil } }
      .filter { !$0.foldingSpace().isEmpty }.joined(separator: "¦").foldingSpace()
    let indent = String(repeating: " ", count: depth)
    lines.append("\(indent)\(element.name) [\(attributes.joined(separator: ", "))] \(own)")
    var children = element.elements
    if mixed.contains(element.name) {
      children.sort { ($0[attribute: "kode"] ?? "") < ($1[attribute: "kode"] ?? "") }
    }
    if element.name == "narasi" { children = ProseForm.sorted(children) }
    // Links to security stand in seven columns.
    let links = children.filter { $0.name == "keamanan" }.sorted { $0.foldedText < $1.foldedText }
    var next = links.makeIterator()
    for child in children {
      add(child.name == "keamanan" ? next.next() ?? child : child, depth: depth + 1, to: &lines)
    }
  }

  private static func isDefault(_ attribute: Attribute, _ element: String) -> Bool {
    defaults[attribute.name] == attribute.value
      || (attribute.name == "status" && statusDefaults.contains(attribute.value))
      || (attribute.name == "urut" && attribute.value == "ya")
  }
}
