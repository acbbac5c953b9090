internal import XMLTree

/// The style sheet of a document, as far as it says what a paragraph or a piece of text is.
struct TextStyles {
  /// What a style says itself; nil where it leaves the word to the style that it is based on.
  struct Style {
    var name: String
    var parent: String?
    /// Level of a heading, from 1; 0 says that the text is no heading.
    var level: Int?
    var list: Int?
    var depth: Int?
    var look: [TextLook.RawValue: Bool] = [:]
    var isHidden: Bool?
  }

  private var styles: [String: Style] = [:]
  private var defaultParagraph: String?

  init(_ root: Element?) {
    for element in root?.elements(named: "style") ?? [] {
      guard let id = element[local: "styleId"] else { continue }
      let paragraph = element.first("pPr")
      var style = Style(
        name: element.first("name")?[local: "val"] ?? id,
        parent: element.first("basedOn")?[local: "val"])
      style.level = paragraph.flatMap(TextStyles.level)
      let numbering = paragraph?.first("numPr")
      style.list = numbering?.first("numId")?[local: "val"].flatMap { Int($0) }
      style.depth = numbering?.first("ilvl")?[local: "val"].flatMap { Int($0) }
      if let run = element.first("rPr") {
        style.look = TextStyles.look(run)
        style.isHidden = TextStyles.flag(run, "vanish")
      }
      styles[id] = style
      if element[local: "type"] == "paragraph", element[local: "default"] == "1" {
        defaultParagraph = id
      }
    }
  }

  /// Level that properties of a paragraph give, from 1; 0 for body text.
  static func level(_ properties: Element) -> Int? {
    guard let text = properties.first("outlineLvl")?[local: "val"], let value = Int(text) else {
      return nil
    }
    return (0...8).contains(value) ? value + 1 : 0
  }

  /// Looks that properties of a run turn on or off.
  static func look(_ properties: Element) -> [TextLook.RawValue: Bool] {
    var look: [TextLook.RawValue: Bool] = [:]
    let flags: [(String, TextLook)] = [
      ("b", .bold), ("i", .italic), ("strike", .struckOut), ("dstrike", .struckOut),
    ]
    for (name, value) in flags {
      if let isOn = flag(properties, name) { look[value.rawValue] = isOn }
    }
    if let line = properties.first("u")?[local: "val"] {
      look[TextLook.underlined.rawValue] = line != "none"
    }
    if let place = properties.first("vertAlign")?[local: "val"] {
      look[TextLook.raised.rawValue] = place == "superscript"
      look[TextLook.lowered.rawValue] = place == "subscript"
    }
    // LibreOffice raises some texts by a distance in half points.
    if let distance = properties.first("position")?[local: "val"].flatMap({ Int($0) }) {
      look[TextLook.raised.rawValue] = distance > 0
      look[TextLook.lowered.rawValue] = distance < 0
    }
    return look
  }

  /// A property that is on when it stands there without a value.
  static func flag(_ properties: Element, _ name: String) -> Bool? {
    guard let element = properties.first(name) else { return nil }
    return !["0", "false", "off"].contains(element[local: "val"] ?? "1")
  }

  /// Name of a paragraph's style; without one, that of the default style.
  func name(_ id: String?) -> String? { (id ?? defaultParagraph).flatMap { styles[$0]?.name } }

  /// The first value along the line of styles that a style is based on.
  private func inherited<Value>(_ id: String?, _ value: (Style) -> Value?) -> Value? {
    var next = id
    // A style that is based on itself, by any way round, must not hold the reader.
    for _ in 0..<30 {
      guard let id = next, let style = styles[id] else { return nil }
      if let value = value(style) { return value }
      next = style.parent
    }
    return nil
  }

  /// Level of a heading that a style makes, from 1; nil for body text.
  func level(_ id: String?) -> Int? {
    if let level = inherited(id, \.level) { return level > 0 ? level : nil }
    return inherited(id) { style in
      let name = style.name.lowercased()
      guard name.hasPrefix("heading ") || name.hasPrefix("judul "), let digit = name.last,
        let level = digit.wholeNumberValue, (1...9).contains(level)
      else { return nil }
      return level
    }
  }

  /// List that a style puts its paragraphs into, and the depth in it.
  func list(_ id: String?) -> (list: Int, depth: Int)? {
    guard let list = inherited(id, \.list) else { return nil }
    return (list, inherited(id, \.depth) ?? 0)
  }

  /// Looks of a character style.
  func look(_ id: String?) -> [TextLook.RawValue: Bool] {
    var look: [TextLook.RawValue: Bool] = [:]
    for value in [1, 2, 4, 8, 16, 32] { look[value] = inherited(id) { $0.look[value] } }
    return look
  }

  /// Whether a style hides its text.
  func isHidden(_ id: String?) -> Bool { inherited(id, \.isHidden) ?? false }
}

extension Element {
  /// Value of the attribute with this name, whatever its prefix: producers choose their own.
  subscript(local name: String) -> String? {
    for attribute in attributes {
      if attribute.name == name { return attribute.value }
      if attribute.name.utf8.count > name.utf8.count, attribute.name.hasSuffix(":" + name) {
        return attribute.value
      }
    }
    return nil
  }
}
