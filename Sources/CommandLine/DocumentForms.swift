internal import Docx
internal import Draft
internal import Prepare
internal import Publish
internal import References
internal import XMLTree

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
  /// Every call compiles stylesheets of its own, so that calls may run side by side; who makes many
  /// documents one after the other keeps a `DocumentMaker`.
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
    try DocumentMaker(self).forms(of: siap, named: name, annex: annex)
  }

  /// The same for a prepared tree that is not kept as bytes; the last one of a worker leaves its trees.
  func forms(
    of siap: consuming XMLTree, named name: String, annex: AnnexForm?, isLast: Bool
  ) throws(BrokenData) -> Forms {
    let maker = try DocumentMaker(self)
    return try maker.forms(
      ofDraft: maker.draft(siap), named: name, annex: annex, isLast: isLast)
  }
}

/// Makes documents one after the other with stylesheets that are compiled once. One maker belongs to
/// one worker, since compiled stylesheets must not be shared.
final class DocumentMaker {
  private let formats: Set<String>
  private let drafter: Drafter
  /// nil where no page is asked for.
  private let publisher: HTMLPublisher?
  /// nil where no Word document is asked for.
  private let docxPublisher: DocxPublisher?

  /// Compiles the stylesheets of the formats asked for.
  ///
  /// - Parameters:
  ///   - forms: what documents are made of.
  ///   - source: what Word documents are made from.
  /// - Throws: `BrokenData` when templates are missing or do not compile.
  init(
    _ forms: DocumentForms, from source: DocxPublisher.Source = .docbook
  ) throws(BrokenData) {
    formats = forms.formats
    drafter = try Drafter(forms.library)
    let isPage = !forms.formats.isDisjoint(with: ["html", "pdf"])
    publisher =
      isPage
      ? try HTMLPublisher(
        forms.library, houseStyle: forms.houseStyle, isWatched: forms.isWatched,
        template: forms.style.template("html")) : nil
    docxPublisher =
      forms.formats.contains("docx")
      ? try DocxPublisher(forms.library.folder, from: source, style: forms.style) : nil
  }

  /// Drafts and publishes a prepared document (`DocumentForms.forms`).
  func forms(
    of siap: [UInt8], named name: String, annex: AnnexForm? = nil
  ) throws(BrokenData) -> DocumentForms.Forms {
    try forms(ofDraft: drafter.draft(siap), named: name, annex: annex)
  }

  /// Publishes a draft, which is used up.
  func forms(
    ofDraft draft: consuming XMLTree, named name: String, annex: AnnexForm?,
    isLast: Bool = false
  ) throws(BrokenData) -> DocumentForms.Forms {
    var forms = DocumentForms.Forms()
    forms.docbook = draft.text(capacity: 1 << 21) ?? []
    if let publisher {
      forms.page = try publisher.html(draft, isAnnex: annex != nil, isLast: isLast)
    }
    return try finish(forms, named: name, annex: annex, word: forms.docbook)
  }

  /// The draft of a prepared tree, which is used up.
  func draft(_ siap: consuming XMLTree) throws(BrokenData) -> XMLTree { try drafter.draft(siap) }

  /// The draft of a prepared document as a tree.
  func draft(_ siap: [UInt8]) throws(BrokenData) -> Element { try drafter.tree(siap) }

  /// Publishes a document that is drafted already.
  ///
  /// - Parameters:
  ///   - docbook: the draft as bytes.
  ///   - name: name of the files, without ending.
  ///   - annex: the form of an annex, where the document is one.
  ///   - word: the draft as the Word document wants it, where that is another one.
  /// - Returns: the files of the formats asked for.
  /// - Throws: `BrokenData` when a template fails.
  func forms(
    ofDraft docbook: [UInt8], named name: String, annex: AnnexForm? = nil,
    word: (() -> [UInt8])? = nil
  ) throws(BrokenData) -> DocumentForms.Forms {
    var forms = DocumentForms.Forms()
    forms.docbook = docbook
    if let publisher { forms.page = try publisher.html(docbook, isAnnex: annex != nil) }
    return try finish(forms, named: name, annex: annex, word: word?() ?? docbook)
  }

  /// Names what was made of a draft, and makes the Word document, from the draft as that wants it.
  private func finish(
    _ made: DocumentForms.Forms, named name: String, annex: AnnexForm?,
    word: @autoclosure () -> [UInt8]
  ) throws(BrokenData) -> DocumentForms.Forms {
    var forms = made
    if publisher != nil, let first = annex?.firstPage {
      forms.page = PageEdits.numbered(forms.page, from: first)
    }
    if formats.contains("html") { forms.files.append(("\(name).html", forms.page)) }
    if formats.contains("docbook") { forms.files.append(("\(name).xml", forms.docbook)) }
    if let docxPublisher {
      let docx = try docx(word(), with: docxPublisher, annex)
      forms.docx = docx
      forms.files.append(("\(name).docx", docx.bytes))
    }
    return forms
  }

  /// The Word document, with pictures of its drawings.
  private func docx(
    _ docbook: [UInt8], with publisher: DocxPublisher, _ annex: AnnexForm?
  ) throws(BrokenData) -> DocxFile {
    try publisher.file(docbook, firstPage: annex?.firstPage) { drawings in
      do throws(DrawingFailure) {
        return .success(try Program.drawingPrinter().pictures(of: drawings))
      } catch {
        return .failure(BrokenData(file: DrawingPrinter.name, "\(error)"))
      }
    }
  }
}
