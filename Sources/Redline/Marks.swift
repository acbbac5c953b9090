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

  /// Names of elements that hold running text.
  static let lineNames: Set<String> = [
    "para", "title", "subtitle", "term", "entry", "releaseinfo", "orgname",
  ]

  /// The element with the label that it had, where it has another now: `<?semula B?>`.
  static func relabeled(_ element: Element, from old: Element) -> Element {
    let (before, now) = (old[attribute: "label"] ?? "", element[attribute: "label"] ?? "")
    guard before != now else { return element }
    var result = element
    result.children.insert(.instruction(target: "semula", content: before), at: 0)
    return result
  }

  /// The items of an ordered list with the numbers that they have and had, `<?nomor 3 2?>`, a dash for
  /// none, where something came or went before them.
  static func numbered(_ items: [Node]) -> [Node] {
    var (now, before) = (0, 0)
    return items.map { node in
      guard case .element(var item) = node else { return node }
      let flag = item[attribute: "revisionflag"]
      if flag != Flag.deleted.rawValue { now += 1 }
      if flag != Flag.added.rawValue { before += 1 }
      guard flag != nil || now != before else { return node }
      let numbers = [
        flag == Flag.deleted.rawValue ? "-" : String(now),
        flag == Flag.added.rawValue ? "-" : String(before),
      ]
      item.children.insert(
        .instruction(target: "nomor", content: numbers.joined(separator: " ")), at: 0)
      return .element(item)
    }
  }

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
