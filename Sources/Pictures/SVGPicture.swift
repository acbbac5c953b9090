internal import XMLTree

/// Reads SVG 1.1: elements and attributes that only draw are kept; whatever runs, loads or leads
/// away refuses the drawing.
enum SVGPicture {
  private static let namespace = "http://www.w3.org/2000/svg"
  private static let linkNamespace = "http://www.w3.org/1999/xlink"

  /// Elements that draw; filters are among them.
  private static let drawing: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "path", "rect", "circle",
    "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "linearGradient",
    "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "style", "image", "filter",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
    "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
  ]

  /// Elements without a picture of their own, which are left out without a word.
  private static let silent: Set<String> = ["metadata"]

  /// Whether bytes could be a drawing: XML text with `<svg` near its beginning.
  static func mayBegin(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    let wanted = Array("<svg".utf8)
    guard let first = head.first(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }),
      first == UInt8(ascii: "<")
    else { return false }
    return head.indices.contains { head[$0...].starts(with: wanted) }
      || head.indices.contains { head[$0...].starts(with: Array(":svg".utf8)) }
  }

  static func read(_ bytes: [UInt8]) throws(PictureFailure) -> Picture {
    guard bytes.count <= Picture.largestDrawing else {
      throw .tooLarge(limit: Picture.largestDrawing)
    }
    let source = XMLSource(parsing: bytes, limit: 1)
    guard let root = source.root else {
      let issue = source.issues.first
      if issue?.code == XMLIssue.doctypeCode {
        throw .forbidden("DOCTYPE", line: issue?.place.line ?? 0)
      }
      throw .damaged
    }
    let scope = Scope().entering(root)
    guard root.name == "svg", scope.names[root.prefix ?? ""] == namespace else {
      throw .unknownFormat
    }
    guard var drawing = try clean(root, in: Scope()) else { throw .damaged }
    drawing.attributes.insert(Attribute("xmlns", namespace), at: 0)
    var writer = XMLWriter(capacity: bytes.count)
    writer.write(drawing)
    let size = size(drawing)
    if let size { try Picture.check(width: size.width, height: size.height) }
    return Picture(.svg, bytes: writer.finish(), width: size?.width, height: size?.height)
  }

  /// Namespaces in force, by prefix.
  private struct Scope {
    var names: [String: String] = [:]

    func entering(_ element: Element) -> Scope {
      var scope = self
      for attribute in element.attributes {
        if attribute.name == "xmlns" { scope.names[""] = attribute.value }
        if attribute.name.hasPrefix("xmlns:") {
          scope.names[String(attribute.name.dropFirst(6))] = attribute.value
        }
      }
      return scope
    }
  }

  /// An element without what does not draw; nil for one of another vocabulary.
  private static func clean(
    _ element: Element, in outer: Scope
  ) throws(PictureFailure) -> Element? {
    let scope = outer.entering(element)
    guard scope.names[element.prefix ?? ""] == namespace, !silent.contains(element.name) else {
      return nil
    }
    guard drawing.contains(element.name) else {
      throw .forbidden("<\(element.name)>", line: element.place.line)
    }
    var result = Element(element.name, place: element.place)
    for attribute in element.attributes {
      if let kept = try clean(attribute, of: element, in: scope) { result.attributes.append(kept) }
    }
    for child in element.children {
      switch child {
      case .text(let text):
        if element.name == "style" { try checkStyle(text, element) }
        result.children.append(.text(text))
      case .element(let child):
        if let kept = try clean(child, in: scope) { result.children.append(.element(kept)) }
      case .instruction(let target, _):
        if target.lowercased() == "xml-stylesheet" {
          throw .forbidden("<?\(target)?>", line: element.place.line)
        }
      }
    }
    return result
  }

  /// An attribute that draws; nil for one of another vocabulary.
  private static func clean(
    _ attribute: Attribute, of element: Element, in scope: Scope
  ) throws(PictureFailure) -> Attribute? {
    let parts = attribute.name.split(separator: ":", maxSplits: 1)
    if attribute.name == "xmlns" || parts.first == "xmlns" { return nil }
    let name = String(parts.last ?? "")
    if parts.count == 2 {
      let prefix = String(parts[0])
      if prefix == "xml" { return name == "space" || name == "lang" ? attribute : nil }
      guard scope.names[prefix] == linkNamespace, name == "href" else { return nil }
    }
    if name.lowercased().hasPrefix("on") {
      throw .forbidden("\(element.name)/@\(name)", line: element.place.line)
    }
    if name == "href" {
      guard isInner(attribute.value, of: element) else {
        throw .forbidden("\(element.name)/@href", line: element.place.line)
      }
      return Attribute("href", attribute.value)
    }
    try checkStyle(attribute.value, element)
    return attribute
  }

  /// Whether an address stays inside the drawing: another part of it, or a picture that it holds.
  private static func isInner(_ address: String, of element: Element) -> Bool {
    let address = address.foldingSpace()
    if address.hasPrefix("#") { return true }
    guard element.name == "image" else { return false }
    return ["data:image/png;base64,", "data:image/jpeg;base64,"].contains {
      address.lowercased().hasPrefix($0)
    }
  }

  /// Refuses styles that load or run: `url(…)` of anything but a part of the drawing, imports, and
  /// escapes that could hide either.
  private static func checkStyle(_ text: String, _ element: Element) throws(PictureFailure) {
    let lower = text.lowercased()
    for word in ["@import", "expression(", "javascript:", "-moz-binding", "image-set(", "src("]
    where lower.contains(word) {
      throw .forbidden(word, line: element.place.line)
    }
    if lower.contains("\\") {
      throw .forbidden("\\", line: element.place.line)
    }
    var rest = lower[...]
    while let range = rest.firstRange(of: "url(") {
      rest = rest[range.upperBound...]
      let target = rest.drop { $0.isWhitespace || $0 == "'" || $0 == "\"" }
      guard target.hasPrefix("#") else { throw .forbidden("url()", line: element.place.line) }
    }
  }

  /// Size in pixels, from the attributes or from the frame of coordinates.
  private static func size(_ drawing: Element) -> (width: Int, height: Int)? {
    let own = (
      length(drawing[attribute: "width"]), length(drawing[attribute: "height"])
    )
    if let width = own.0, let height = own.1 { return (width, height) }
    let frame = (drawing[attribute: "viewBox"] ?? "").split { $0 == " " || $0 == "," }
      .compactMap { Double($0) }
    guard frame.count == 4, let width = pixels(frame[2]), let height = pixels(frame[3]) else {
      return nil
    }
    return (width, height)
  }

  /// A length in CSS pixels (CSS Values 3, section 6.2); nil for shares and others.
  private static func length(_ text: String?) -> Int? {
    guard let text = text?.foldingSpace() else { return nil }
    let number = text.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(number) else { return nil }
    let factors = [
      "": 1, "px": 1, "pt": 4.0 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96,
    ]
    guard let factor = factors[String(text.dropFirst(number.count)).lowercased()] else {
      return nil
    }
    return pixels(value * factor)
  }

  private static func pixels(_ value: Double) -> Int? {
    guard value.isFinite, value > 0, value < 1e9 else { return nil }
    return max(Int(value.rounded()), 1)
  }
}
