import TestSupport
import Testing

/// Workbooks that a run reads, or that somebody has filled in, are never written over.
@Suite struct KeptInputTests {
  private let folder: TemporaryFolder
  private let books: String
  private let book: String
  private let before: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    books = folder.file("buku")
    book = books + "/Domain Arsitektur Layanan.xlsx"
    try #require(try Naskah.run("ekspor", Repository.small, "-o", books).code == 0)
    before = try Files.bytes(book)
  }

  /// What `arguments` write in place of the workbook is refused, and the workbook stays.
  private func expectRefusal(_ arguments: [String], _ rule: String = "KEL002") throws {
    let result = try Naskah.run(arguments: arguments)
    #expect(result.code == 5, "\(arguments.joined(separator: " ")): \(result.report)")
    #expect(result.report.contains("[\(rule)]"))
    #expect(try Files.bytes(book) == before)
  }

  @Test func planIsNotWrittenOverAWorkbookOfItsFolder() throws {
    try expectRefusal(["impor", books, "-o", book])
    try expectRefusal(["impor", books, "--laporan", "json=\(book)"])
    // A plan that is no source may lie beside them.
    let plan = books + "/rencana.xml"
    for _ in 1...2 { #expect(try Naskah.run("impor", books, "-o", plan).code == 0) }
  }

  @Test func reportsAreNotWrittenOverAWorkbook() throws {
    try expectRefusal(["periksa", books, "--laporan", "sarif=\(book)"])
    try expectRefusal(["rekap", books, "--laporan", "xlsx=\(book)"])
  }

  @Test func exportDoesNotReplaceItsSource() throws {
    try expectRefusal(["ekspor", books, "-o", books])
  }

  @Test func listOfAUnitIsNotWrittenOverItsWorkbook() throws {
    let own = books + "/DISKOMINFO.xlsx"
    _ = try folder.write(before, as: "buku/DISKOMINFO.xlsx")
    let result = try Naskah.run("periksa", books, "--per-pd", books)
    #expect(result.code == 5 && result.report.contains("[KEL002]"), "\(result.report)")
    #expect(try Files.bytes(own) == before)
    #expect(!Files.exists(books + "/DINKES.html"))
  }

  @Test func templatesDoNotBlankFilledWorkbooks() throws {
    try expectRefusal(["templat", "-o", books], "KEL010")
    let blank = folder.file("kosong")
    for _ in 1...2 { #expect(try Naskah.run("templat", "-o", blank).code == 0) }
  }
}
