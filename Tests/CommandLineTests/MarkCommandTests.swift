import TestSupport
import Testing
import Workbook

/// Lists for every perangkat daerah, and marked copies of workbooks.
@Suite struct MarkCommandTests {
  static let applications = "Domain Arsitektur Aplikasi.xlsx"

  /// The small plan as workbooks, with a word that no list has in the row of DINKES.
  private func broken() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try Command.run(Naskah.path, ["ekspor", Repository.small, "-o", "buku"], in: folder.path)
    let name = "buku/\(MarkCommandTests.applications)"
    let kodes = try Books.values(folder.file(name), sheet: "Aplikasi", column: "ID")
    let row = try #require(kodes.firstIndex(of: "DAA-001")) + 2
    try Books.write(name, in: folder, [("Aplikasi", "AE\(row)", "Entah")])
    return folder
  }

  @Test func everyUnitGetsAPageAndAList() throws {
    let folder = try broken()
    let result = try Command.run(
      Naskah.path, ["periksa", "buku", "--per-pd", "daftar"], in: folder.path)
    #expect(result.code == 1)
    // The place in the text names the heading too.
    #expect(result.report.contains(" » Status Aplikasi: kesalahan: 'Entah'"))
    let names = Files.names(folder.file("daftar"))
    #expect(names.contains("DINKES.html") && names.contains("DINKES.xlsx"))
    #expect(try Files.text(folder.file("daftar/DINKES.html")).contains(" » Status Aplikasi"))
    let list = folder.file("daftar/DINKES.xlsx")
    let messages = try Books.values(list, sheet: "Catatan", column: "Catatan")
    #expect(messages.contains { $0.contains("[BUK016]") })
    let values = try Books.values(list, sheet: "Catatan", column: "Isi Sekarang")
    #expect(values.contains("Entah"))
    let answers = try Books.values(list, sheet: "Catatan", column: "Jawaban")
    #expect(answers.count == messages.count && answers.allSatisfy(\.isEmpty))
  }

  @Test func listLeadsToTheCellOfTheWorkbook() throws {
    let folder = try broken()
    _ = try Command.run(
      Naskah.path, ["periksa", "buku", "--per-pd", "kirim/daftar"], in: folder.path)
    let script = """
      import sys, os, openpyxl
      path = sys.argv[1]
      sheet = openpyxl.load_workbook(path).active
      for row in sheet.iter_rows(min_row=4):
          if 'BUK016' in str(row[7].value):
              link = row[4].hyperlink
              target = os.path.join(os.path.dirname(path), link.target.replace('%20', ' '))
              place = link.location.split('!')[1]
              print(openpyxl.load_workbook(target)['Aplikasi'][place].value, row[4].value == place)
      """
    let result = try Command.run(
      Repository.path(".build/venv/bin/python"),
      ["-c", script, folder.file("kirim/daftar/DINKES.xlsx")])
    #expect(result.text == "Entah True\n", "\(result.report)")
  }

  @Test func copyHasTheFaultyCellsMarkedAndNothingElseChanged() throws {
    let folder = try broken()
    let result = try Command.run(
      Naskah.path, ["periksa", "buku", "--tandai", "tanda"], in: folder.path)
    #expect(result.code == 1)
    let own = try Workbook(
      xlsx: Files.bytes(folder.file("buku/\(MarkCommandTests.applications)")))
    let copy = try Workbook(
      xlsx: Files.bytes(folder.file("tanda/\(MarkCommandTests.applications)")))
    #expect(
      copy.sheets.map { $0.rows.map { $0.cells.map(\.value) } }
        == own.sheets.map { $0.rows.map { $0.cells.map(\.value) } })
    let script = """
      import sys, openpyxl
      sheet = openpyxl.load_workbook(sys.argv[1])['Aplikasi']
      for row in sheet.iter_rows(min_row=2):
          for cell in row:
              if cell.value == 'Entah':
                  print(cell.fill.fgColor.rgb, 'BUK016' in cell.comment.text)
      """
    let marks = try Command.run(
      Repository.path(".build/venv/bin/python"),
      ["-c", script, folder.file("tanda/\(MarkCommandTests.applications)")])
    #expect(marks.text == "FFFFC7CE True\n", "\(marks.report)")
  }

  @Test func workbooksThemselvesAreNeverMarked() throws {
    let folder = try broken()
    let path = folder.file("buku/\(MarkCommandTests.applications)")
    let before = try Files.bytes(path)
    let result = try Command.run(
      Naskah.path, ["periksa", "buku", "--tandai", "buku"], in: folder.path)
    #expect(result.code == 5)
    #expect(result.report.contains("[KEL002]"))
    #expect(try Files.bytes(path) == before)
  }

  @Test func tablesOfTextCannotBeMarked() throws {
    let folder = try broken()
    _ = try folder.write(
      "Nama Data;ID;Wali Data\n;DAD-9;DINKES\n", as: "buku/Domain Arsitektur Data dan Informasi.csv"
    )
    let result = try Command.run(
      Naskah.path, ["periksa", "buku", "--tandai", "tanda"], in: folder.path)
    #expect(result.report.contains("Data dan Informasi.csv: tabel teks tidak dapat ditandai"))
    #expect(!Files.names(folder.file("tanda")).contains { $0.hasSuffix(".csv") })
  }

  @Test func folderThatCannotBeWrittenIsCode5() throws {
    let folder = try broken()
    _ = try folder.write("x", as: "berkas")
    for option in ["--per-pd", "--tandai"] {
      let result = try Command.run(
        Naskah.path, ["periksa", "buku", option, "berkas/daftar"], in: folder.path)
      #expect(result.code == 5)
      #expect(result.report.contains("[KEL001]"))
    }
  }
}
