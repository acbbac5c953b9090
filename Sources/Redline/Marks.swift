internal import XMLTree

/// Change marks of DocBook: the attribute `revisionflag`, which every element can have.
enum Marks {
  /// What became of an element.
  enum Flag: String {
    case added
    case deleted
    case changed
    /// Nothing in it has changed.
    case off
  }

  /// Value of `revision` on both places of something that was moved, which the law of DocBook leaves
  /// to us.
  static let moved = "pindah"
  /// Prefix of ids of what was deleted, so that the ids of the new document stay its own.
  static let former = "lama."

  /// Words with a mark.
  static func phrase(_ flag: Flag, _ children: [Node]) -> Element {
    Element(
      "phrase", attributes: [Attribute("revisionflag", flag.rawValue)], children: children)
  }

  /// An element with a mark.
  static func marked(_ element: Element, _ flag: Flag) -> Element {
    var result = element
    result[attribute: "revisionflag"] = flag.rawValue
    return result
  }

  /// An element whose every line is marked, so that a program that knows marks of words alone, or a
  /// reader in the middle of it, still sees what became of it.
  static func deep(_ element: Element, _ flag: Flag) -> Element {
    var result = element
    if lineNames.contains(element.name), InlineRedline.isLine(element) {
      guard !element.children.isEmpty else { return element }
      result.children = [.element(phrase(flag, element.children))]
    } else if element.name != "mediaobject", element.name != "info" {
      result.children = element.children.map { node in
        if case .element(let inner) = node { .element(deep(inner, flag)) } else { node }
      }
    }
    return result
  }

  private static let lineNames: Set<String> = ["para", "title", "term", "entry"]

  /// An element of the old document: its ids are set apart, and its links lead nowhere, since what
  /// they led to may be gone.
  static func former(_ element: Element) -> Element {
    var result = element
    result.attributes = element.attributes.map { attribute in
      switch attribute.name {
      // Patterns of a drawing are named by ids of their own.
      case "xml:id", "id": Attribute(attribute.name, former + attribute.value)
      case "fill" where attribute.value.hasPrefix("url(#"):
        Attribute("fill", "url(#\(former)" + attribute.value.dropFirst(5))
      default: attribute
      }
    }
    result.children = element.children.map(withoutTargets)
    return element.name == "link" ? unlinked(result) : result
  }

  /// A node of the old document; see `former`.
  static func withoutTargets(_ node: Node) -> Node {
    if case .element(let element) = node { .element(former(element)) } else { node }
  }

  private static func unlinked(_ link: Element) -> Element {
    Element("phrase", attributes: [Attribute("role", "tautan-lama")], children: link.children)
  }
}

/// The form in which elements are compared: what ids, numbers and addresses say aside, they say the
/// same.
enum Canon {
  /// Attributes that say nothing of the content.
  private static let silent: Set<String> = ["xml:id", "label", "linkend", "xlink:href", "role"]

  /// A text that is equal for elements with the same content.
  static func text(of element: Element) -> String {
    var text = ""
    write(element, into: &text)
    return text
  }

  private static func write(_ element: Element, into text: inout String) {
    text += "<" + element.name
    for attribute in element.attributes where !silent.contains(attribute.name) {
      text += "\u{1}\(attribute.name)\u{2}\(attribute.value)"
    }
    text += ">"
    for child in element.children {
      switch child {
      case .element(let inner): write(inner, into: &text)
      case .text(let words): text += words
      case .instruction: break
      }
    }
    text += "</>"
  }
}
