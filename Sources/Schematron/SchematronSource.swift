internal import XMLTree

/// Where a piece of a schema was written.
struct SourcePlace: Sendable, Hashable {
  var file: String
  var place: Place
}

/// An element of a schema with its namespace resolved and the file it came from.
struct SchematronNode: Sendable {
  enum Content: Sendable {
    case node(SchematronNode)
    case text(String)
  }

  /// The element as written, for foreign content that is copied.
  var raw: Element
  var namespace: String
  var source: SourcePlace
  /// Namespaces in scope, by prefix; the default one has the prefix "".
  var scope: [String: String]
  var children: [Content]

  static let schematron = "http://purl.oclc.org/dsdl/schematron"
  static let stylesheet = "http://www.w3.org/1999/XSL/Transform"

  /// Whether it is an element of Schematron with this name.
  func isSchematron(_ name: String) -> Bool {
    namespace == SchematronNode.schematron && raw.name == name
  }

  /// Child elements of Schematron, in order.
  var elements: [SchematronNode] {
    children.compactMap {
      if case .node(let node) = $0, node.namespace == SchematronNode.schematron {
        node
      } else {
        nil
      }
    }
  }

  func elements(_ name: String) -> [SchematronNode] { elements.filter { $0.raw.name == name } }

  subscript(attribute name: String) -> String? { raw[attribute: name] }

  /// The tokens of an attribute that lists names.
  func list(_ name: String) -> [String] {
    (raw[attribute: name] ?? "").foldingSpace().split(separator: " ").map(String.init)
  }

  /// A failure at this element.
  func failure(_ detail: String) -> XMLFailure {
    XMLFailure([
      XMLIssue(
        .program, detail: detail, place: source.place, element: raw.name, file: source.file)
    ])
  }
}

/// Reads a schema with everything that it includes.
struct SchematronLoader {
  /// Most files inside one another; an end for files that include themselves.
  private static let deepest = 16

  func load(_ bytes: [UInt8], file: String) throws(XMLFailure) -> SchematronNode {
    let source = XMLSource(parsing: bytes)
    guard let root = source.root, source.issues.isEmpty else {
      throw XMLFailure(
        source.issues.map { issue in
          var issue = issue
          issue.file = file
          return issue
        })
    }
    return try node(root, file: file, scope: [:], open: [file])
  }

  private func node(
    _ element: Element, file: String, scope: [String: String], open: [String]
  ) throws(XMLFailure) -> SchematronNode {
    var scope = scope
    for attribute in element.attributes {
      if attribute.name == "xmlns" { scope[""] = attribute.value }
      if attribute.name.hasPrefix("xmlns:") {
        scope[String(attribute.name.dropFirst(6))] = attribute.value
      }
    }
    var node = SchematronNode(
      raw: element, namespace: scope[element.prefix ?? ""] ?? "",
      source: SourcePlace(file: file, place: element.place), scope: scope, children: [])
    for child in element.children {
      switch child {
      case .text(let text): node.children.append(.text(text))
      case .instruction: break
      case .element(let element):
        let child = try self.node(element, file: file, scope: scope, open: open)
        node.children += try included(by: child, open: open)
      }
    }
    return node
  }

  /// What stands for an element: the root of the file that an include names, the content of the one
  /// that an extends names, else the element.
  private func included(
    by node: SchematronNode, open: [String]
  ) throws(XMLFailure) -> [SchematronNode.Content] {
    guard node.isSchematron("include") || node.isSchematron("extends"),
      let reference = node[attribute: "href"]
    else { return [.node(node)] }
    let folder = node.source.file.lastIndex(of: "/").map { node.source.file[...$0] } ?? ""
    guard !reference.contains("://"), !reference.contains("#"),
      let file = LibXML.readAllowed(
        reference.hasPrefix("/") ? reference : folder + reference)
    else {
      throw node.failure("'\(reference)' cannot be read, or lies outside the data folders")
    }
    guard !open.contains(file.path), open.count < SchematronLoader.deepest else {
      throw node.failure("'\(reference)' includes itself")
    }
    let source = XMLSource(parsing: file.bytes)
    guard let root = source.root, source.issues.isEmpty else {
      throw XMLFailure(
        source.issues.map { issue in
          var issue = issue
          issue.file = file.path
          return issue
        })
    }
    let content = try self.node(root, file: file.path, scope: [:], open: open + [file.path])
    return node.isSchematron("include") ? [.node(content)] : content.children
  }
}
