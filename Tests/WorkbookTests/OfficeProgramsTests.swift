import TestSupport
import Testing
import Workbook

/// What other programs make of the workbooks that we write.
@Suite struct OfficeProgramsTests {
  /// What openpyxl reads, one fact a line.
  private static let facts = """
    import sys, openpyxl
    book = openpyxl.load_workbook(sys.argv[1])
    print([(s.title, s.sheet_state) for s in book], book.properties.title, book.properties.creator)
    sheet = book.worksheets[0]
    for rule in sheet.data_validations.dataValidation:
        print(rule.sqref, rule.type, rule.formula1, rule.errorStyle, rule.promptTitle, rule.prompt,
              rule.errorTitle, rule.error, rule.allow_blank, rule.showErrorMessage)
    print(sheet.freeze_panes, sheet.auto_filter.ref, *sheet.merged_cells.ranges, sheet.print_title_rows)
    print(sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight,
          sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.oddFooter.center.text)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment: print(cell.coordinate, repr(cell.comment.text), cell.comment.author)
            if cell.hyperlink:
                link = cell.hyperlink
                print(cell.coordinate, link.target, link.location, link.tooltip)
    for name in ['A5', 'B5', 'C5', 'D8', 'C6']:
        cell = sheet[name]
        print(name, repr(cell.value), cell.data_type, cell.number_format, cell.quotePrefix,
              cell.protection.locked)
    print(sheet.protection.sheet, sheet.column_dimensions['A'].width,
          sheet.column_dimensions['D'].hidden, sheet.row_dimensions[1].height)
    """

  @Test func openpyxlReadsWhatWasDrafted() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Drafts.everything().xlsx(), as: "buku.xlsx")
    let result = try Command.run(
      Repository.path(".build/venv/bin/python"), ["-c", OfficeProgramsTests.facts, file])
    #expect(result.report == "")
    let expected = """
      [("Aplikasi 'A' 1", 'visible'), ('Lain', 'visible'), ('Tersembunyi', 'hidden'), \
      ('Daftar', 'hidden')] Buku & isian Program
      D4:D500 list "Ya,Tidak" None Pilih Pilih satu & simpan. Tidak ada Pilih dari daftar. True True
      A4:A500 list 'Daftar'!$A$1:$A$2 warning None None None None True True
      B4:B500 list 'Lain'!$A$1:$A$5 None None None None None True True
      C4:C500 list 'Daftar'!$B$1:$B$200 None None None None None True True
      B4 A2:D8 A1:D1 $2:$3
      14 landscape 0 True &P / &N
      A2 'Nama resmi & lengkap' Program
      B5 'baris 1\\nbaris 2' Program
      A6 None 'Lain'!B3 None
      B6 dinas%20a.xlsx Aplikasi!A5 buka
      A5 '=1+1' s @ True False
      B5 1250000000 n [$Rp-421]\\ #,##0 False False
      C5 datetime.datetime(2026, 3, 31, 0, 0) d dd/mm/yyyy False False
      D8 None n General False True
      C6 None n @ False True
      True 30.0 True 24.0

      """
    #expect(result.text == expected)
  }

  /// The rules of the OOXML schemas and of Office on top of them, for drafts and for marked copies.
  @Test func partsKeepToTheSchemas() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Drafts.everything().xlsx(), as: "buku.xlsx")
    #expect(try Validator.ooxml(file) == [])
  }

  @Test(.enabled(if: Judges.areAsked)) func libreOfficeKeepsEveryValue() throws {
    let bytes = try Drafts.everything().xlsx()
    let own = try Workbook(xlsx: bytes)
    let other = try Workbook(xlsx: LibreOffice.convert(bytes))
    #expect(other.sheets.map(\.name) == own.sheets.map(\.name))
    #expect(other.sheets.map(\.isHidden) == own.sheets.map(\.isHidden))
    for (own, other) in zip(own.sheets, other.sheets) {
      #expect(Cells.values(other) == Cells.values(own))
    }
  }
}
