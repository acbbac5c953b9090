import FoundationEssentials
import TestSupport
import Testing

/// `impor`, `ekspor`, `templat`, and workbooks wherever a plan is expected.
@Suite struct ExchangeCommandTests {
  private static let books = Repository.path("Examples/kapuas-buku")

  private struct Report: Decodable {
    struct Item: Decodable {
      let id: String
      let berkas: String?
      let lembar: String?
      let sel: String?
      let nilai: String?
      private let judul: String?
      var heading: String? { judul }

      enum CodingKeys: String, CodingKey {
        case id, berkas, lembar, sel, nilai
        case judul = "judul-kolom"
      }
    }

    let catatan: [Item]
  }

  private func copyOfBooks() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in Files.tree(Self.books) where name.hasSuffix(".xlsx") || name.hasSuffix(".md") {
      _ = try folder.write(try Files.bytes("\(Self.books)/\(name)"), as: name)
    }
    return folder
  }

  /// The example as workbooks is the example as XML, in the sheets of today.
  @Test func exampleIsWhatExportWrites() throws {
    let folder = try TemporaryFolder()
    let books = folder.file("buku")
    #expect(
      try Naskah.run("ekspor", Repository.path("Examples/kapuas/rencana.xml"), "-o", books).code
        == 0)
    let written = Files.tree(books)
    #expect(Set(written) == Set(Files.tree(Self.books)).subtracting(["README.md"]))
    for name in written where name.contains(".") {
      #expect(
        try Files.bytes("\(books)/\(name)") == Files.bytes("\(Self.books)/\(name)"), "\(name)")
    }
  }

  @Test func workbooksBecomeAPlan() throws {
    let folder = try TemporaryFolder()
    let plan = folder.file("rencana.xml")
    let result = try Naskah.run("impor", Self.books, "-o", plan)
    #expect(result.code == 0)
    #expect(result.report.contains("300 baris dibaca = 300 masuk + 0 ditolak"))
    #expect(try Files.text(plan).contains("<asal berkas=\"Domain Arsitektur Layanan.xlsx\""))
    #expect(try Naskah.run("periksa", plan).code == 0)
    #expect(try Naskah.run("import", Self.books).report == result.report)
  }

  /// A finding about a plan that was imported earlier still names the cell.
  @Test func planOfWorkbooksRemembersItsCells() throws {
    let folder = try TemporaryFolder()
    let plan = folder.file("rencana.xml")
    _ = try Naskah.run("impor", Self.books, "-o", plan)
    let direct = try cells(Naskah.run("periksa", Self.books, "--laporan", "json"))
    let later = try cells(Naskah.run("periksa", plan, "--laporan", "json"))
    #expect(direct.contains("APL001 Domain Arsitektur Aplikasi.xlsx Aplikasi"))
    #expect(
      Set(later).isSuperset(of: direct.filter { !$0.hasPrefix("ISI") && !$0.hasPrefix("EDS") }))
  }

  private func cells(_ result: CommandResult) throws -> [String] {
    try JSONDecoder().decode(Report.self, from: Data(result.output)).catatan.compactMap { item in
      item.sel == nil ? nil : "\(item.id) \(item.berkas ?? "") \(item.lembar ?? "")"
    }
  }

  @Test func findingNamesFileSheetCellHeadingAndValue() throws {
    let folder = try copyOfBooks()
    _ = try folder.write(
      """
      Nama Layanan;ID;Unit Pelaksana → Unit Kerja (Dependency);→ RAL Level 3 (Dependency)
      Layanan Baru;DAL-900;Dinas Kesehatan;RAL.77.77.77
      """, as: "DINKES/Domain Arsitektur Layanan.csv")
    let result = try Naskah.run("periksa", folder.path, "--laporan", "json")
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output))
    let item = try #require(report.catatan.first { $0.id == "REF001" })
    #expect(item.berkas == "DINKES/Domain Arsitektur Layanan.csv")
    #expect(item.lembar == "Domain Arsitektur Layanan" && item.sel == "D2")
    #expect(item.heading == "→ RAL Level 3 (Dependency)" && item.nilai == "RAL.77.77.77")
  }

  /// What is missing has a cell too: that of the column where it belongs.
  @Test func missingValueIsReportedAtItsEmptyCell() throws {
    let folder = try copyOfBooks()
    _ = try folder.write(
      """
      ID;Nama Layanan;Tujuan Layanan;Unit Pelaksana → Unit Kerja (Dependency)
      DAL-900;Layanan Baru;;Dinas Kesehatan
      """, as: "Layanan.csv")
    let result = try Naskah.run("periksa", folder.path, "--laporan", "json")
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output))
    let item = try #require(
      report.catatan.first { $0.id == "WJB001" && $0.heading == "Tujuan Layanan" })
    #expect(item.berkas == "Layanan.csv" && item.sel == "C2")
  }

  /// The documents of the workbooks are those of the plan, whatever the origin of a row.
  @Test func documentsAreThoseOfThePlan() throws {
    let folder = try TemporaryFolder()
    let books = try Naskah.run(
      "susun", Self.books, "-o", folder.file("buku"), "--dokumen", "semua", "--pekerja", "1")
    let plan = try Naskah.run(
      "susun", Repository.example, "-o", folder.file("xml"), "--dokumen", "semua", "--pekerja", "1")
    #expect(books.code == 0 && plan.code == 0)
    let names = Files.names(folder.file("xml")).filter { $0 != "manifes.json" }
    #expect(names.count == 8)
    for name in names {
      let same =
        try Files.bytes(folder.file("buku/\(name)")) == Files.bytes(folder.file("xml/\(name)"))
      #expect(same, "\(name)")
    }
  }

  @Test func explanationNamesSheetsAndColumns() throws {
    let result = try Naskah.run("impor", Self.books, "--jelaskan")
    #expect(result.code == 0)
    #expect(
      result.text.contains("Domain Arsitektur Layanan.xlsx » Layanan: dikenali sebagai Layanan"))
    #expect(
      result.text.contains("P '→ RAL Level 3 (Dependency)' → ral")
        || result.text.contains("→ RAL Level 3 (Dependency)' → ral"))
  }

  @Test func exportWritesWorkbooksAndProse() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run("ekspor", Repository.small, "-o", folder.file("buku"))
    #expect(result.code == 0)
    #expect(result.text.contains("Domain Arsitektur Layanan.xlsx"))
    #expect(Files.tree(folder.file("buku"), ending: ".md").isEmpty == false)
    #expect(try Naskah.run("periksa", folder.file("buku")).code == 0)
  }

  /// Blank workbooks are no plan, and say what is missing first.
  @Test func templatesAreReadAsEmpty() throws {
    let folder = try TemporaryFolder()
    #expect(try Naskah.run("templat", "-o", folder.file("t")).code == 0)
    let result = try Naskah.run("impor", folder.file("t"))
    #expect(result.code == 1)
    #expect(result.report.contains("[BUK027]"))
    #expect(!result.report.contains("[BUK008]") && !result.report.contains("[BUK011]"))
  }

  @Test func nothingIsWrittenWithoutIdentity() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("Nama Layanan;ID;Tujuan Layanan\nA;DAL-001;b\n", as: "Layanan.csv")
    let result = try Naskah.run("impor", folder.path, "-o", folder.file("rencana.xml"))
    #expect(result.code == 1)
    #expect(result.report.contains("[BUK037]"))
    #expect(!Files.exists(folder.file("rencana.xml")))
  }

  /// A terminal must not obey the name of a file.
  @Test func namesOfFilesArePrintedWithoutControls() throws {
    let folder = try TemporaryFolder()
    let name = "a\u{1B}[31m\n\u{202E}b.csv"
    _ = try folder.write("Nama Layanan;ID;Tujuan Layanan\nA;DAL-001;b\n", as: name)
    for option in ["--jelaskan", "--laporan=json=" + folder.file("l.json")] {
      let result = try Naskah.run("impor", folder.path, option)
      #expect(result.code == 1 && result.report.contains("a[31mb.csv"))
      for text in [result.text, result.report] {
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
      }
    }
  }

  @Test func limitIsObeyedAndNamed() throws {
    let result = try Naskah.run("impor", Self.books, "--batas", "bita-berkas=1000")
    #expect(result.code == 1)
    #expect(result.report.contains("[BUK004]") && result.report.contains("1000"))
  }

  /// Wherever a plan is read from workbooks.
  @Test(arguments: [
    ["impor"], ["periksa"], ["susun"], ["ekspor"], ["rekap"], ["templat", "--dari"],
  ])
  func everyReaderOfWorkbooksHasTheLimit(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let output =
      ["susun", "ekspor", "templat"].contains(command[0]) ? ["-o", folder.file("hasil")] : []
    let words = command + [Self.books] + output
    let stopped = try Naskah.run(arguments: words + ["--batas", "bita-berkas=1000"])
    if command == ["rekap"] {
      // It tells who has sent what, and no findings: what was not read has not been sent.
      #expect(try stopped.text != Naskah.run(arguments: words).text)
    } else {
      #expect(stopped.report.contains("[BUK004]"), "\(stopped.report)")
    }
    #expect(Files.names(folder.path).isEmpty)
    #expect(try Naskah.run(arguments: words + ["--batas", "apa=1"]).code == 2)
  }

  @Test func archiveOfArchivesIsRead() throws {
    let folder = try copyOfBooks()
    let inner = folder.file("domain.zip")
    let outer = folder.file("semua.zip")
    try Command.require("python3", package: "python3")
    let script = """
      import sys, zipfile, os
      root, inner, outer = sys.argv[1:4]
      books = sorted(n for n in os.listdir(root) if n.endswith('.xlsx'))
      with zipfile.ZipFile(inner, 'w') as z:
          for n in books[:6]: z.write(os.path.join(root, n), n)
      with zipfile.ZipFile(outer, 'w') as z:
          for n in books[6:]: z.write(os.path.join(root, n), n)
          z.write(inner, 'domain.zip')
      """
    let made = try Command.run("python3", ["-c", script, folder.path, inner, outer])
    try #require(made.code == 0)
    let result = try Naskah.run("impor", outer, "-o", folder.file("rencana.xml"))
    #expect(result.code == 0)
    #expect(result.report.contains("semua.zip/domain.zip/"))
  }

  /// Workbooks that LibreOffice opened and saved again hold the same plan.
  @Test(.enabled(if: Judges.areAsked)) func booksSurviveLibreOffice() throws {
    try Command.require("soffice", package: "libreoffice-calc-nogui")
    let folder = try TemporaryFolder()
    let books = Files.names(Self.books).filter { $0.hasSuffix(".xlsx") }
    let saved = try Command.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.file("profil"))", "--headless", "--convert-to",
        "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.file("buku"),
      ] + books.map { "\(Self.books)/\($0)" })
    try #require(saved.code == 0)
    try #require(Files.names(folder.file("buku")).count == books.count)
    func plan(_ source: String, _ name: String) throws -> String {
      let path = folder.file(name)
      try #require(try Naskah.run("impor", source, "-o", path).code == 0)
      let text = try Files.text(path)
      // Prose is no workbook; where a row came from is the same in both.
      return text.replacing(/(?s)<narasi>.*<\/narasi>/, with: "")
        .replacing(/<lembar berkas="narasi[^>]*>/, with: "")
    }
    let same = try plan(folder.file("buku"), "a.xml").split(separator: "\n")
      .filter { !$0.allSatisfy(\.isWhitespace) }
    let own = try plan(Self.books, "b.xml").split(separator: "\n")
      .filter { !$0.allSatisfy(\.isWhitespace) }
    let differences = same.difference(from: own).prefix(5).map { "\($0)" }
    #expect(differences == [])
  }

  /// What planners choose from is in the file as openpyxl reads it.
  @Test func choicesAreInTheWorkbook() throws {
    let script = """
      import sys, openpyxl
      sheet = openpyxl.load_workbook(sys.argv[1])['Layanan']
      heads = {cell.value: cell.column_letter for cell in sheet[1]}
      rules = {str(rule.sqref).split(':')[0].rstrip('0123456789'): rule
               for rule in sheet.data_validations.dataValidation}
      for head in ('Metode Layanan', 'Status Layanan', '→ RAL Level 3 (Dependency)'):
          rule = rules[heads[head]]
          print(head, rule.type, rule.formula1, sep='|')
      print(sheet.freeze_panes, sheet.auto_filter.ref is not None, heads['ID'])
      """
    let result = try Command.run(
      Repository.path(".build/venv/bin/python"),
      ["-c", script, "\(Self.books)/Domain Arsitektur Layanan.xlsx"])
    try #require(result.code == 0, "\(result.report)")
    #expect(result.text.contains("Metode Layanan|list|\"Elektronik,Hybrid,Tatap muka\""))
    #expect(result.text.contains("Status Layanan|list|\"Saat Ini,Baru,Peningkatan,Dihentikan\""))
    #expect(result.text.contains("→ RAL Level 3 (Dependency)|list|"))
    #expect(result.text.contains("C2 True B"))
  }
}
