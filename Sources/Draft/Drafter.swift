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

  /// The draft of a document: DocBook with its tables and figures numbered and the words of its
  /// cross-references written.
  ///
  /// - Parameter siap: the prepared tree as bytes.
  /// - Returns: DocBook 5.1 as UTF-8 bytes.
  /// - Throws: `BrokenData` when a template fails.
  public func docbook(_ siap: [UInt8]) throws(BrokenData) -> [UInt8] {
    var writer = XMLWriter(capacity: siap.count * 2)
    writer.write(try tree(siap))
    return writer.finish()
  }

  /// The same draft as a tree, without the white space of a file.
  ///
  /// - Parameter siap: the prepared tree as bytes.
  /// - Returns: element `book`.
  /// - Throws: `BrokenData` when a template fails.
  public func tree(_ siap: [UInt8]) throws(BrokenData) -> Element {
    do throws(XMLFailure) {
      let source = try XMLTree(parsing: siap)
      let draft = try stylesheet.transform(source)
      guard let root = draft.values() else {
        throw XMLFailure([XMLIssue(.program, detail: "no document", file: stylesheet.path)])
      }
      return Numbering(words).number(root)
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }
}
