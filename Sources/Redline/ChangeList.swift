internal import References
internal import XMLTree

/// The list of changes at the front of a merged document, to walk through: chapter by chapter, in each
/// the sections and tables with their changes.
struct ChangeList {
  private let changes: [Change]
  private let headings: [Heading]
  private let words: Words

  /// Most changes that are listed one by one under one heading; more are counted only, since the
  /// table itself shows them all.
  private static let limit = 25

  /// Id of the list.
  static let id = "daftar-perubahan"

  init(_ changes: [Change], _ headings: [Heading], _ words: Words) {
    self.changes = changes
    self.headings = headings
    self.words = words
  }

  /// The list as a chapter in front of the others.
  var preface: Element {
    var blocks = [paragraph([.text(words.text("redline.tanda"))])]
    if changes.isEmpty {
      blocks.append(paragraph([.text(words.text("redline.tanpa-perubahan"))]))
    } else {
      blocks.append(
        paragraph([.text(words.text("redline.jumlah", ["rincian": counts(changes)]))]))
      blocks.append(list(chapters.map(item)))
    }
    return Element(
      "preface",
      attributes: [Attribute("role", ChangeList.id), Attribute("xml:id", ChangeList.id)],
      children: [.element(Element("title", children: [.text(words.text("redline.judul"))]))]
        + blocks.map(Node.element))
  }

  // MARK: Groups

  /// Changes that stand under the same headings, in the order of the text.
  private struct Group {
    let path: [Int]
    var changes: [Change]
  }

  private var groups: [Group] {
    var result: [Group] = []
    for change in changes {
      if result.last?.path == change.path {
        result[result.count - 1].changes.append(change)
      } else {
        result.append(Group(path: change.path, changes: [change]))
      }
    }
    return result
  }

  /// Groups of one chapter after another.
  private var chapters: [[Group]] {
    var result: [[Group]] = []
    for group in groups {
      if let last = result.last?.last, last.path.first == group.path.first {
        result[result.count - 1].append(group)
      } else {
        result.append([group])
      }
    }
    return result
  }

  private func item(_ chapter: [Group]) -> Element {
    let all = chapter.flatMap(\.changes)
    guard let heading = chapter[0].path.first.map({ headings[$0] }) else {
      return entry([], chapter[0].changes.map(item))
    }
    let parts = chapter.map { group -> Element in
      guard group.path.count > 1, let last = group.path.last else {
        return entry([.text(counts(group.changes))], items(group))
      }
      let inner = group.path.dropFirst().dropLast().map { headings[$0].name }
      return entry(
        [
          link(headings[last].id, (inner + [headings[last].name]).joined(separator: " › ")),
          .text(": " + counts(group.changes)),
        ], items(group))
    }
    return entry([link(heading.id, heading.name), .text(": " + counts(all))], parts)
  }

  private func items(_ group: Group) -> [Element] {
    let shown = group.changes.prefix(ChangeList.limit).map(item)
    let rest = group.changes.count - shown.count
    guard rest > 0 else { return shown }
    return shown
      + [entry([.text(words.text("redline.sisa", ["jumlah": String(rest)]))], [])]
  }

  private func item(_ change: Change) -> Element {
    let part = words.text("redline.kata.\(change.part.rawValue)")
    return entry(
      [
        link(change.id, change.name.isEmpty ? part : "\(part) \(change.name)"),
        .text(": " + words.text("redline.perubahan.\(change.kind.rawValue)")),
      ], [])
  }

  /// "3 ditambahkan, 1 dihapus".
  private func counts(_ changes: [Change]) -> String {
    Change.Kind.allCases.compactMap { kind in
      let count = changes.count { $0.kind == kind }
      guard count > 0 else { return nil }
      return words.text("redline.hitung.\(kind.rawValue)", ["jumlah": String(count)])
    }.joined(separator: ", ")
  }

  // MARK: Elements

  private func paragraph(_ children: [Node]) -> Element { Element("para", children: children) }

  private func link(_ id: String, _ text: String) -> Node {
    .element(
      Element("link", attributes: [Attribute("linkend", id)], children: [.text(text)]))
  }

  private func list(_ items: [Element]) -> Element {
    Element("itemizedlist", children: items.map(Node.element))
  }

  private func entry(_ line: [Node], _ items: [Element]) -> Element {
    var children: [Node] = [.element(paragraph(line))]
    if !items.isEmpty { children.append(.element(list(items))) }
    return Element("listitem", children: children)
  }
}
