internal import Docx
internal import Draft
internal import Prepare
internal import Publish
internal import References

/// The forms that a document goes out in: one place where a prepared tree becomes files, for every
/// kind of document, and where a further format is added.
struct DocumentForms: Sendable {
  let library: Library
  /// Keys of the formats asked for.
  let formats: Set<String>
  let style: HouseStyle
  /// CSS of a house style; empty without one.
  let houseStyle: String
  let isWatched: Bool

  /// What became of one document.
  struct Forms: Sendable {
    /// The page, where HTML or PDF is asked for.
    var page: [UInt8] = []
    /// Names and bytes, in the order of the formats.
    var files: [(name: String, bytes: [UInt8])] = []
    var docbook: [UInt8] = []
    /// The Word document, where it is asked for.
    var docx: DocxFile?
  }

  /// Drafts and publishes a prepared document.
  ///
  /// Every call compiles stylesheets of its own, so that calls may run side by side.
  ///
  /// - Parameters:
  ///   - siap: the prepared tree as bytes (Schemas/siap).
  ///   - name: name of the files, without ending.
  ///   - annex: the form of an annex, where the document is one.
  /// - Returns: the files of the formats asked for.
  /// - Throws: `BrokenData` when templates are missing or fail.
  func forms(
    of siap: [UInt8], named name: String, annex: AnnexForm? = nil
  ) throws(BrokenData) -> Forms {
    var forms = Forms()
    forms.docbook = try Drafter(library).docbook(siap)
    if !formats.isDisjoint(with: ["html", "pdf"]) {
      forms.page = try HTMLPublisher(library, houseStyle: houseStyle, isWatched: isWatched)
        .html(forms.docbook, isAnnex: annex != nil, firstPage: annex?.firstPage)
    }
    if formats.contains("html") { forms.files.append(("\(name).html", forms.page)) }
    if formats.contains("docbook") { forms.files.append(("\(name).xml", forms.docbook)) }
    if formats.contains("docx") {
      let docx = try DocxPublisher(library.folder, from: .docbook, style: style)
        .docx(forms.docbook, firstPage: annex?.firstPage)
      forms.docx = docx
      forms.files.append(("\(name).docx", docx.bytes))
    }
    return forms
  }
}
