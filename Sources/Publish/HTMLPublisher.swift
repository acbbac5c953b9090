public import References
public import XMLTree

/// Makes one self-contained HTML5 file from a DocBook draft.
///
/// One publisher belongs to one worker, since its compiled stylesheet must not be shared.
public final class HTMLPublisher {
  private let stylesheet: Stylesheet
  private let assets: PageAssets
  private let houseStyle: String
  private let annexStyle: String
  private let paperStyle: String
  private let locale: String
  private let isWatched: Bool

  /// Compiles the templates and reads the style sheet of pages.
  ///
  /// - Parameters:
  ///   - library: templates and words.
  ///   - houseStyle: CSS of a house style, which stands behind the program's own.
  ///   - isWatched: whether open pages look for newer builds of themselves.
  ///   - template: path of a stylesheet of a house style in place of the program's own.
  /// - Throws: `BrokenData` when something is missing or does not compile.
  public init(
    _ library: Library, houseStyle: String = "", isWatched: Bool = false, template: String? = nil
  ) throws(BrokenData) {
    self.isWatched = isWatched
    stylesheet = try library.folder.stylesheet("html/html.xsl", or: template)
    assets = try PageAssets(from: library.folder)
    self.houseStyle = houseStyle
    annexStyle = try PageAssets.content("html/annex.css", library.folder)
    paperStyle = try PageAssets.content("html/surat.css", library.folder)
    locale = library.folder.template("locale/html-id.xml")
  }

  /// The page of a draft that is a file.
  ///
  /// - Parameters:
  ///   - docbook: the draft as bytes.
  ///   - isAnnex: whether it is the annex of an instrument.
  /// - Returns: HTML5 as UTF-8 bytes.
  /// - Throws: `BrokenData` when a template fails.
  public func html(
    _ docbook: [UInt8], isAnnex: Bool = false
  ) throws(BrokenData) -> [UInt8] {
    let draft: XMLTree
    do throws(XMLFailure) { draft = try XMLTree(parsing: docbook) } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
    return try html(draft, isAnnex: isAnnex)
  }

  /// The page of a draft, which is used up.
  ///
  /// - Parameters:
  ///   - draft: the draft as a tree.
  ///   - isAnnex: whether it is the annex of an instrument.
  ///   - isLast: whether the run ends soon, so that no tree need be freed.
  /// - Returns: HTML5 as UTF-8 bytes.
  /// - Throws: `BrokenData` when a template fails.
  public func html(
    _ draft: consuming XMLTree, isAnnex: Bool = false, isLast: Bool = false
  ) throws(BrokenData) -> [UInt8] {
    let parameters = [
      "css": assets.style + (isAnnex ? annexStyle : ""), "css-surat": paperStyle,
      "css-gaya": houseStyle, "skrip": assets.script, "kebijakan": assets.policy(isWatched),
      "kata": locale, "pantau": isWatched ? "ya" : "",
    ]
    do throws(XMLFailure) {
      let page = try stylesheet.transform(draft, parameters: parameters, isLast: isLast)
      let bytes = page.html()
      if isLast { page.leave() }
      return bytes
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }
}
