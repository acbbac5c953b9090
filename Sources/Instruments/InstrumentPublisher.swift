public import References
internal import XMLTree

/// Makes HTML and DocBook from prepared instruments.
///
/// One publisher belongs to one worker, since its compiled stylesheets must not be shared.
public final class InstrumentPublisher {
  private let folder: DataFolder
  private let style: HouseStyle
  /// Compiled when they are needed first.
  private var pages: Stylesheet?
  private var drafts: Stylesheet?
  private let css: String

  /// Reads the style sheet of pages.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - style: the house style.
  /// - Throws: `BrokenData` when it is missing.
  public init(_ folder: DataFolder, style: HouseStyle) throws(BrokenData) {
    self.folder = folder
    self.style = style
    let path = folder.template("peraturan/peraturan.css")
    guard let sheet = FileReader.bytes(path) else {
      throw BrokenData(file: path, "file missing")
    }
    // The faces are made from a Debian package when the program is built: Scripts/huruf.
    let faces = FileReader.bytes(folder.template("html/huruf.css")) ?? []
    css = String(decoding: faces + sheet, as: UTF8.self) + style.css
  }

  private func pageTemplate() throws(BrokenData) -> Stylesheet {
    if let pages { return pages }
    let compiled = try folder.stylesheet(
      "peraturan/html.xsl", or: style.template("peraturan"))
    pages = compiled
    return compiled
  }

  private func draftTemplate() throws(BrokenData) -> Stylesheet {
    if let drafts { return drafts }
    let compiled = try folder.stylesheet("peraturan/docbook.xsl")
    drafts = compiled
    return compiled
  }

  /// The page of an instrument: HTML5 as UTF-8 bytes.
  ///
  /// - Parameter prepared: the prepared tree as bytes.
  /// - Returns: one self-contained file.
  /// - Throws: `BrokenData` when a template does not compile or fails.
  public func html(_ prepared: [UInt8]) throws(BrokenData) -> [UInt8] {
    let pages = try pageTemplate()
    do throws(XMLFailure) {
      let source = try XMLTree(parsing: prepared)
      return try pages.transform(source, parameters: ["css": css]).html()
    } catch {
      throw BrokenData(file: pages.path, issues: error.issues)
    }
  }

  /// The instrument as DocBook 5.1, UTF-8.
  ///
  /// - Parameter prepared: the prepared tree as bytes.
  /// - Returns: an article with sections, lists and appendices.
  /// - Throws: `BrokenData` when a template does not compile or fails.
  public func docbook(_ prepared: [UInt8]) throws(BrokenData) -> [UInt8] {
    let drafts = try draftTemplate()
    do throws(XMLFailure) {
      let draft = try drafts.transform(try XMLTree(parsing: prepared))
      guard let text = draft.text(capacity: prepared.count * 2) else {
        throw XMLFailure([XMLIssue(.program, detail: "no document", file: drafts.path)])
      }
      return text
    } catch {
      throw BrokenData(file: drafts.path, issues: error.issues)
    }
  }
}
