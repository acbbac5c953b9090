public import References
internal import XMLTree

/// Makes one self-contained HTML5 file from a DocBook draft.
///
/// One publisher belongs to one worker, since its compiled stylesheet must not be shared.
public final class HTMLPublisher {
  private let stylesheet: Stylesheet
  private let assets: PageAssets
  private let locale: String

  /// Compiles the templates and reads the style sheet of pages.
  ///
  /// - Throws: `BrokenData` when something is missing or does not compile.
  public init(_ library: Library) throws(BrokenData) {
    stylesheet = try library.folder.stylesheet("html/html.xsl")
    assets = try PageAssets(from: library.folder)
    locale = library.folder.template("locale/html-id.xml")
  }

  /// The page of a document.
  ///
  /// - Parameter docbook: the draft as bytes.
  /// - Returns: HTML5 as UTF-8 bytes.
  /// - Throws: `BrokenData` when a template fails.
  public func html(_ docbook: [UInt8]) throws(BrokenData) -> [UInt8] {
    do throws(XMLFailure) {
      let source = try XMLTree(parsing: docbook)
      let parameters = [
        "css": assets.style, "skrip": assets.script, "kebijakan": assets.policy, "kata": locale,
      ]
      return try stylesheet.transform(source, parameters: parameters).html()
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }
}
