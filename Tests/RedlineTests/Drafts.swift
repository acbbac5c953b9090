import Draft
import Prepare
import References
import TestSupport
import XMLTree

/// Drafts of plans, and what merged documents say when changes are taken over or refused.
enum Drafts {
  /// Drafts of a plan by the key of their documents.
  static func of(_ plan: String, edition: Edition = .publik) throws -> [String: Element] {
    let prepared = try Shared.prepare(plan)
    let drafter = try Drafter(try Shared.library.get())
    var result: [String: Element] = [:]
    for outline in try Shared.outlines(Build.keys) {
      let siap = SiapWriter(
        PreparedDocument(outline, of: prepared, edition: edition), of: prepared,
        linksRegister: true, isForcedDraft: false
      ).bytes()
      result[outline.document] = try drafter.tree(siap)
    }
    return result
  }

  /// Drafts of the small plan, made once.
  static let small = Result { try of(Repository.small) }

  static let words = Result { try Words("redline", from: try Shared.folder.get()) }

  /// The merged document with everything marked as `flag` left out, and without its marks, its list
  /// of changes and the ids that were made for it.
  static func leavingOut(_ flag: String, of element: Element) -> Element {
    var result = element
    result.attributes.removeAll {
      $0.name == "revisionflag" || $0.name == "revision"
        || $0.name == "xml:id" && $0.value.hasPrefix("ubah.")
    }
    var children: [Node] = []
    for child in element.children {
      if case .instruction(let target, _) = child, instructions.contains(target) { continue }
      guard case .element(let inner) = child else {
        add(child, to: &children)
        continue
      }
      let mark = inner[attribute: "revisionflag"]
      if mark == flag || inner[attribute: "xml:id"] == "daftar-perubahan" { continue }
      let kept = leavingOut(flag, of: inner)
      if isOnlyMark(inner) {
        kept.children.forEach { add($0, to: &children) }
      } else {
        add(.element(kept), to: &children)
      }
    }
    result.children = children
    if element.name == "book" {
      result[attribute: "role"] = element[attribute: "role"]?.replacing(" bertanda", with: "")
    }
    return result
  }

  /// What a redline notes besides its marks.
  private static let instructions: Set<String> = ["urut", "semula", "nomor"]

  private static func isOnlyMark(_ element: Element) -> Bool {
    element.name == "phrase" && element.attributes.map(\.name) == ["revisionflag"]
      || element[attribute: "role"] == "tautan-lama"
  }

  private static func add(_ node: Node, to children: inout [Node]) {
    if case .text("") = node { return }
    if case .text(let text) = node, case .text(let before)? = children.last {
      children[children.count - 1] = .text(before + text)
    } else {
      children.append(node)
    }
  }

  /// Every title, paragraph, term, cell, drawing and line of the cover of a document in its order.
  static func lines(_ element: Element) -> [String] {
    let isLine = [
      "title", "term", "para", "entry", "mediaobject", "subtitle", "orgname", "releaseinfo",
    ].contains(element.name)
    if isLine, element.elements.allSatisfy({ !["para", "itemizedlist"].contains($0.name) }) {
      return ["\(element.name): \(element.name == "mediaobject" ? drawing(element) : element.text)"]
    }
    return element.elements.flatMap(lines)
  }

  private static func drawing(_ element: Element) -> String {
    element.all.map { "\($0.name) \($0[attribute: "x"] ?? "") \($0[attribute: "d"] ?? "")" }
      .joined() + element.text
  }
}
