public import References
public import XMLTree

/// Drafts DocBook from prepared trees.
///
/// One drafter belongs to one worker, since its compiled stylesheet must not be shared.
public final class Drafter {
  private let stylesheet: Stylesheet
  private let words: Words

  /// Compiles the templates.
  ///
  /// - Throws: `BrokenData` when they do not compile.
  public init(_ library: Library) throws(BrokenData) {
    stylesheet = try library.folder.stylesheet("naskah/naskah.xsl")
    words = library.words
  }

  /// The draft of a document: DocBook 5.1 with its tables and figures numbered and the words of its
  /// cross-references written, without the white space of a file.
  ///
  /// - Parameter siap: the prepared tree as bytes.
  /// - Returns: the tree, whose root is `book` or `article`.
  /// - Throws: `BrokenData` when a template fails.
  public func draft(_ siap: [UInt8]) throws(BrokenData) -> XMLTree {
    let source: XMLTree
    do throws(XMLFailure) { source = try XMLTree(parsing: siap) } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
    return try draft(source)
  }

  /// The draft of a prepared tree, which is used up.
  ///
  /// - Parameter source: the prepared tree.
  /// - Returns: the tree, whose root is `book` or `article`.
  /// - Throws: `BrokenData` when a template fails.
  public func draft(_ source: consuming XMLTree) throws(BrokenData) -> XMLTree {
    do throws(XMLFailure) {
      let draft = try stylesheet.transform(source)
      guard draft.root != nil else {
        throw XMLFailure([XMLIssue(.program, detail: "no document", file: stylesheet.path)])
      }
      Numbering(words).number(draft)
      return draft
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }

  /// The same draft as a file.
  ///
  /// - Parameter siap: the prepared tree as bytes.
  /// - Returns: DocBook as UTF-8 bytes.
  /// - Throws: `BrokenData` when a template fails.
  public func docbook(_ siap: [UInt8]) throws(BrokenData) -> [UInt8] {
    try draft(siap).text(capacity: siap.count * 2) ?? []
  }

  /// The same draft as values.
  ///
  /// - Parameter siap: the prepared tree as bytes.
  /// - Returns: its root element.
  /// - Throws: `BrokenData` when a template fails.
  public func tree(_ siap: [UInt8]) throws(BrokenData) -> Element {
    let root = try draft(siap).values()
    guard let root else { throw BrokenData(file: stylesheet.path, issues: []) }
    return root
  }
}
