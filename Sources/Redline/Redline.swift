public import References
public import XMLTree

/// A document before and now as one: DocBook in which what was deleted and what was added is marked
/// (`revisionflag`), with a list of the changes in front.
///
/// Leaving out what is marked as deleted gives the new document, word for word; leaving out what is
/// marked as added gives the old one, in which numbers of chapters, tables and figures are those of
/// the new one.
public struct Redline: Sendable {
  /// The merged document.
  public let document: Element
  /// The changes in the order of the text.
  public let changes: [Change]

  /// Compares two drafts of a document.
  ///
  /// - Parameters:
  ///   - old: DocBook before.
  ///   - new: DocBook now.
  ///   - identity: what is called differently now.
  ///   - words: words of the list (`redline-id.xml`).
  public init(_ old: Element, _ new: Element, identity: PartIdentity, words: Words) {
    var merge = DocumentMerge(identity)
    var document = merge.merge(old, new).element
    changes = merge.changes
    let list = ChangeList(merge.changes, merge.headings, words)
    let head = document.children.firstIndex { node in
      if case .element(let element) = node { element.name != "info" } else { false }
    }
    document.children.insert(.element(list.preface), at: head ?? document.children.count)
    document = ChangeSteps(merge.changes).linked(document)
    document[attribute: "role"] = (document[attribute: "role"].map { $0 + " " } ?? "") + "bertanda"
    self.document = document
  }
}
