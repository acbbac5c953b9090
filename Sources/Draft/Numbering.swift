internal import References
internal import XMLTree

/// Numbers tables, figures and footnotes and writes the words of cross-references, in one linear pass over
/// the draft and one over its references.
///
/// Templates cannot do it: `xsl:number` is quadratic, and the words of a reference depend on a
/// number that stands later.
struct Numbering {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// Gives every table and figure of a draft its `@label`, and puts a `link` with words in place of every
  /// `xref`.
  func number(_ draft: borrowing XMLTree) {
    guard let root = draft.root else { return }
    var state = State()
    label(root, &state, path: [])
    for reference in state.references {
      guard let id = reference["linkend"] else { continue }
      reference.become("link", holding: state.names[id] ?? id)
    }
  }

  private struct State {
    var tables = 0
    var figures = 0
    var footnotes = 0
    /// Words for each id.
    var names: [String: String] = [:]
    var references: [XMLNode] = []
  }

  private func label(_ element: XMLNode, _ state: inout State, path: [String]) {
    var path = path
    if element.isNamed("table") {
      state.tables += 1
      element.set("label", String(state.tables))
      name(element, words.text("rujuk.tabel", ["n": String(state.tables)]), &state)
    } else if element.isNamed("figure") {
      state.figures += 1
      element.set("label", String(state.figures))
      name(element, words.text("rujuk.gambar", ["n": String(state.figures)]), &state)
    } else if element.isNamed("footnote") {
      state.footnotes += 1
      element.set("xml:id", "kaki.\(state.footnotes)")
      element.set("label", String(state.footnotes))
    } else if element.isNamed("chapter") {
      path = [words.text("rujuk.bab", ["n": element["label"] ?? ""])]
      name(element, path.joined(separator: " "), &state)
    } else if element.isNamed("section") {
      // Labels alternate between letters and digits: BAB IV huruf B angka 1 huruf a.
      let key = path.count % 2 == 1 ? "rujuk.huruf" : "rujuk.angka"
      path.append(words.text(key, ["n": element["label"] ?? ""]))
      name(element, path.joined(separator: " "), &state)
    } else if element.isNamed("xref") {
      state.references.append(element)
    }
    var child = element.firstElement
    while let current = child {
      label(current, &state, path: path)
      child = current.next
    }
  }

  private func name(_ element: XMLNode, _ text: String, _ state: inout State) {
    if let id = element["id"] { state.names[id] = text }
  }
}
