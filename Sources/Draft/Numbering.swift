internal import References
internal import XMLTree

/// Numbers tables, figures and footnotes and writes the words of cross-references, in two linear passes over
/// the draft.
///
/// Templates cannot do it: `xsl:number` is quadratic, and the words of a reference depend on a
/// number that stands later.
struct Numbering {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// The draft with `@label` on every table and figure, and `xref` replaced by a `link` with words.
  func number(_ root: Element) -> Element {
    var state = State()
    var result = root
    label(&result, &state, path: [])
    rewrite(&result, state.names)
    return result
  }

  private struct State {
    var tables = 0
    var figures = 0
    var footnotes = 0
    /// Words for each id.
    var names: [String: String] = [:]
  }

  private func label(_ element: inout Element, _ state: inout State, path: [String]) {
    var path = path
    switch element.name {
    case "table":
      state.tables += 1
      element[attribute: "label"] = String(state.tables)
      name(element, words.text("rujuk.tabel", ["n": String(state.tables)]), &state)
    case "figure":
      state.figures += 1
      element[attribute: "label"] = String(state.figures)
      name(element, words.text("rujuk.gambar", ["n": String(state.figures)]), &state)
    case "footnote":
      state.footnotes += 1
      element[attribute: "xml:id"] = "kaki.\(state.footnotes)"
      element[attribute: "label"] = String(state.footnotes)
    case "chapter":
      path = [words.text("rujuk.bab", ["n": element[attribute: "label"] ?? ""])]
      name(element, path.joined(separator: " "), &state)
    case "section":
      // Labels alternate between letters and digits: BAB IV huruf B angka 1 huruf a.
      let key = path.count % 2 == 1 ? "rujuk.huruf" : "rujuk.angka"
      path.append(words.text(key, ["n": element[attribute: "label"] ?? ""]))
      name(element, path.joined(separator: " "), &state)
    default: break
    }
    element.changeElements { label(&$0, &state, path: path) }
  }

  private func name(_ element: Element, _ text: String, _ state: inout State) {
    if let id = element[attribute: "xml:id"] { state.names[id] = text }
  }

  private func rewrite(_ element: inout Element, _ names: [String: String]) {
    element.changeElements { child in
      if child.name == "xref", let id = child[attribute: "linkend"] {
        child.name = "link"
        child.children = [.text(names[id] ?? id)]
      } else {
        rewrite(&child, names)
      }
    }
  }
}
