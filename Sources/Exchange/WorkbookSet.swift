internal import Prose
public import References
internal import Workbook
public import XMLTree

/// The workbooks of a plan: what `naskah ekspor` and `naskah templat` write.
public struct WorkbookSet {
  /// A workbook as a file.
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  public let files: [File]

  /// The workbooks that hold a plan; those that would be empty are left out.
  ///
  /// - Parameters:
  ///   - root: element `rencana`.
  ///   - reader: the catalogue of sheets.
  ///   - library: references and lists.
  /// - Throws: `BrokenData` when the profile of the plan is broken, or a name in the catalogue is
  ///   none that a workbook can have.
  public init(exporting root: Element, _ reader: PlanImportReader, _ library: Library)
    throws(BrokenData)
  {
    try self.init(root, reader.catalogue, library, isTemplate: false)
  }

  /// Blank workbooks for all sheets, with the period and the lists of a plan.
  ///
  /// - Throws: as the initialiser for export.
  public init(template root: Element, _ reader: PlanImportReader, _ library: Library)
    throws(BrokenData)
  {
    try self.init(root, reader.catalogue, library, isTemplate: true)
  }

  private init(
    _ root: Element, _ catalogue: SheetCatalogue, _ library: Library, isTemplate: Bool
  ) throws(BrokenData) {
    let exporter = try PlanExporter(root, catalogue, library)
    let builder = WorkbookBuilder(exporter, isTemplate: isTemplate)
    var files: [File] = []
    for book in catalogue.books {
      guard let draft = builder.workbook(book.file, book.sheets) else { continue }
      do throws(WorkbookDraftFailure) {
        files.append(File(name: book.file, bytes: try draft.xlsx()))
      } catch {
        throw BrokenData(file: library.folder.schema("acuan/lembar.xml"), "\(error)")
      }
    }
    let sections = isTemplate ? [] : root.first("narasi")?.elements ?? []
    for file in MarkdownSectionWriter.files(sections) {
      files.append(File(name: "narasi/\(file.name)", bytes: file.bytes))
    }
    self.files = files
  }
}
