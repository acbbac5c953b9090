public import XMLTree

extension PlanItems {
  /// The plan as a tree again: what was read, but for what no item keeps.
  public var element: Element {
    guard !items.isEmpty else { return Element("rencana") }
    return element(0)
  }

  /// One item as an element, with everything inside it but for some items.
  func element(at position: Int, without isLeftOut: (PlanItem) -> Bool) -> Element {
    element(position, without: isLeftOut)
  }

  private func element(
    _ position: Int, without isLeftOut: (PlanItem) -> Bool = { _ in false }
  ) -> Element {
    let item = items[position]
    var result = Element(item.name, place: item.place)
    if item.name == "rencana" { result.attributes = [Attribute("xmlns", PlanItems.namespace)] }
    var parts: [(name: String, fields: [ItemField])] = []
    var positions: [String: Int] = [:]
    for field in item.fields {
      if field.key.hasPrefix("@") {
        result.attributes.append(Attribute(String(field.key.dropFirst()), field.texts[0]))
      } else if field.key == "." {
        result.children.append(.text(field.texts[0]))
      } else if field.key == "isi", let prose = field.values.first, item.name == "bagian" {
        result.children += prose.blocks
      } else {
        let name = PlanItems.head(field.key)
        if let known = positions[name] {
          parts[known].fields.append(field)
        } else {
          positions[name] = parts.count
          parts.append((name, [field]))
        }
      }
    }
    let inner = item.children.filter { !isLeftOut(items[$0]) }
      .map { Node.element(element($0, without: isLeftOut)) }
    let order = item.order
    // Parts that the order does not know keep their own order, before the items.
    let known = Set(order)
    for part in parts where !known.contains(part.name) {
      result.children += PlanItems.nodes(part.fields)
    }
    for name in order {
      if name == "*" {
        result.children += inner
      } else if let position = positions[name] {
        result.children += PlanItems.nodes(parts[position].fields)
      }
    }
    if !known.contains("*") { result.children += inner }
    return result
  }

  private static let namespace = "urn:naskah:rencana:1"

  /// The element that a field belongs to: its first step without its number.
  static func head(_ key: String) -> String { String(key.prefix { $0 != "/" && $0 != "#" }) }

  /// Elements of the fields of one name.
  private static func nodes(_ fields: [ItemField]) -> [Node] {
    var result: [Node] = []
    var inner: [(step: String, fields: [ItemField])] = []
    func flush() {
      for (step, fields) in inner {
        result.append(.element(composite(head(step), fields)))
      }
      inner = []
    }
    for field in fields {
      guard let slash = field.key.firstIndex(of: "/") else {
        flush()
        result += field.values.map { .element(leaf(head(field.key), $0)) }
        continue
      }
      let step = String(field.key[..<slash])
      let rest = String(field.key[field.key.index(after: slash)...])
      if rest.first.map(\.isNumber) == true {
        flush()
        result += field.values.map { value in
          var element = leaf(head(step), value)
          element.attributes.insert(Attribute("tahun", rest), at: 0)
          return .element(element)
        }
      } else if inner.last?.step == step {
        inner[inner.count - 1].fields.append(ItemField(key: rest, values: field.values))
      } else {
        flush()
        inner.append((step, [ItemField(key: rest, values: field.values)]))
      }
    }
    flush()
    return result
  }

  private static func composite(_ name: String, _ fields: [ItemField]) -> Element {
    var element = Element(name)
    var parts: [[ItemField]] = []
    var positions: [String: Int] = [:]
    for field in fields {
      if field.key.hasPrefix("@") {
        element.attributes.append(Attribute(String(field.key.dropFirst()), field.texts[0]))
        continue
      }
      let name = head(field.key)
      if let known = positions[name] {
        parts[known].append(field)
      } else {
        positions[name] = parts.count
        parts.append([field])
      }
    }
    for part in parts { element.children += nodes(part) }
    return element
  }

  private static func leaf(_ name: String, _ value: ItemValue) -> Element {
    Element(
      name, attributes: value.marks,
      children: value.text.isEmpty ? [] : [.text(value.text)])
  }
}
