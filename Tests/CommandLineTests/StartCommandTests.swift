import Exchange
import TestSupport
import Testing
import Workbook

/// From nothing to the first document: `naskah mulai`, Excel and Word, two commands.
@Suite struct StartCommandTests {
  private static let region = [
    "--nama", "Kabupaten Kapuas", "--provinsi", "Kalimantan Tengah", "--ibu-kota", "Kuala Kapuas",
    "--mulai", "2025", "--selesai", "2029",
  ]

  private func start(_ folder: TemporaryFolder, _ more: String...) throws -> CommandResult {
    try Command.run(
      Naskah.path, ["mulai", "-o", "spbe"] + StartCommandTests.region + more, in: folder.path)
  }

  @Test func folderLeadsToTheFirstDocumentWithTwoCommands() throws {
    let folder = try TemporaryFolder()
    let result = try start(folder)
    #expect(result.code == 0, "\(result.report)")
    #expect(result.report.contains("kapuas-26-2024"))
    // What somebody types in Excel: one unit and one service.
    try Books.write(
      "spbe/Perangkat Daerah.xlsx", in: folder,
      [("Perangkat Daerah", "B3", "Dinas Kesehatan"), ("Perangkat Daerah", "C3", "Dinas")])
    try Books.write(
      "spbe/Domain Arsitektur Layanan.xlsx", in: folder,
      [("Layanan", "A3", "Pelayanan Rujukan Uji"), ("Layanan", "C3", "Melayani rujukan")])
    let check = try Command.run(Naskah.path, ["periksa", "spbe"], in: folder.path)
    #expect(check.report.contains("Domain Arsitektur Layanan.xlsx » Layanan » "))
    let draft = try Command.run(
      Naskah.path, ["susun", "spbe", "--rancangan", "-o", "hasil"], in: folder.path)
    #expect([0, 1].contains(draft.code), "\(draft.report)")
    let page = try Files.text(folder.file("hasil/arsitektur.html"))
    #expect(page.contains("Kabupaten Kapuas") && page.contains("Pelayanan Rujukan Uji"))
    #expect(page.contains("Dinas Kesehatan") || page.contains("[ISI"))
  }

  @Test func emptyFolderIsAPlanWithoutErrors() throws {
    let folder = try TemporaryFolder()
    _ = try start(folder)
    let check = try Command.run(Naskah.path, ["periksa", "spbe"], in: folder.path)
    #expect(check.code == 0, "\(check.report)")
    // Both documents that the law requires are asked for, and what is about the plan has no cell.
    #expect(!check.report.contains("[DOK002]"))
    let lines = check.report.split(separator: "\n").filter { $0.contains("[DOM001]") }
    #expect(lines.count == 6 && lines.allSatisfy { $0.hasPrefix("spbe: ") }, "\(lines)")
    #expect(try Command.run(Naskah.path, ["susun", "spbe"], in: folder.path).code == 0)
  }

  @Test func nothingIsOverwritten() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("milik saya", as: "spbe/narasi.docx")
    let result = try start(folder)
    #expect(result.code == 5)
    #expect(result.report.contains("[KEL010]") && result.report.contains("spbe/narasi.docx"))
    #expect(Files.names(folder.file("spbe")) == ["narasi.docx"])
    #expect(try Files.text(folder.file("spbe/narasi.docx")) == "milik saya")
  }

  @Test func targetThatIsAFileIsRefused() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("x", as: "spbe")
    let result = try start(folder)
    #expect(result.code == 5)
    #expect(result.report.contains("[KEL001]"))
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let words: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Wrong(arguments: [], words: "--nama"),
    Wrong(arguments: ["--nama", "Kapuas"], words: "--jenis"),
    Wrong(arguments: ["--nama", "Kapuas", "--jenis", "desa"], words: "kabupaten"),
    Wrong(arguments: region + ["--selesai", "29"], words: "nilai '29'"),
    Wrong(arguments: region + ["--selesai", "2024"], words: "nilai '2024'"),
    Wrong(arguments: region + ["--profil", "tidak-ada"], words: "kapuas-26-2024"),
    Wrong(arguments: region + ["--ibu-kota", "\u{1B}"], words: "--ibu-kota"),
  ])
  func wrongRegionIsExplained(_ wrong: Wrong) throws {
    let folder = try TemporaryFolder()
    let result = try Command.run(
      Naskah.path, ["mulai", "-o", "spbe"] + wrong.arguments, in: folder.path)
    #expect(result.code == 2)
    #expect(result.report.contains(wrong.words), "\(result.report)")
    #expect(Files.names(folder.path).isEmpty)
  }

  /// Runs a command at a terminal, where it asks, and types the answers.
  private func typed(_ answers: [String], in folder: TemporaryFolder) throws -> CommandResult {
    let lines = answers.map { "'\($0)'" }.joined(separator: " ")
    return try Command.run(
      "sh",
      [
        "-c",
        "for line in \(lines); do printf '%s\\n' \"$line\"; sleep 0.2; done"
          + " | script -qec '\(Naskah.path) mulai -o spbe' /dev/null",
      ], in: folder.path)
  }

  @Test func whatNoOptionSaysIsAskedFor() throws {
    let folder = try TemporaryFolder()
    let result = try typed(
      ["Kota Uji", "Kalimantan Tengah", "", "Kuala Uji", "2025", "2029", "nasional"], in: folder)
    #expect(result.code == 0, "\(result.text)")
    let questions = [
      "Nama pemerintah daerah", "Provinsi: ", "Ibu kota: ", "Tahun pertama", "Tahun terakhir",
      "Kunci profil peraturan (",
    ]
    var rest = result.text[...]
    for question in questions {
      let found = try #require(rest.firstRange(of: question), "\(question) in \(result.text)")
      rest = rest[found.upperBound...]
    }
    let book = try Workbook(
      xlsx: Files.bytes(folder.file("spbe/Identitas dan Penetapan.xlsx")))
    let values = book.sheets[0].rows.compactMap { $0.value(2) }
    #expect(values.contains(.text("Kota Uji")) && values.contains(.text("Wali Kota Uji")))
  }

  @Test func wrongAnswerIsExplained() throws {
    let folder = try TemporaryFolder()
    let result = try typed(["Kota Uji", "Kalimantan Tengah", "Kuala Uji", "20x5"], in: folder)
    #expect(result.code == 2)
    #expect(result.text.contains("'20x5'"), "\(result.text)")
    #expect(Files.names(folder.path).isEmpty)
  }

  @Test func provinceNamesItself() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run(
      Naskah.path,
      [
        "init", "-o", "spbe", "--nama", "Kalimantan Tengah", "--jenis", "provinsi", "--ibu-kota",
        "Palangka Raya", "--mulai", "2025", "--selesai", "2029", "--profil", "nasional",
      ], in: folder.path)
    #expect(result.code == 0, "\(result.report)")
    let book = try Workbook(
      xlsx: Files.bytes(folder.file("spbe/Identitas dan Penetapan.xlsx")))
    let values = book.sheets[0].rows.compactMap { $0.value(2) }
    #expect(values.contains(.text("Provinsi Kalimantan Tengah")))
    #expect(values.contains(.text("Gubernur Kalimantan Tengah")))
  }

  @Test(.enabled(if: Judges.areAsked)) func instructionsPrintOnOnePage() throws {
    let folder = try TemporaryFolder()
    _ = try start(folder)
    try Command.require("soffice", package: "libreoffice-writer-nogui")
    _ = try Command.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.file("profil"))", "--headless", "--convert-to",
        "pdf", "--outdir", folder.path, folder.file("spbe/Petunjuk.docx"),
      ])
    let info = try Command.run("pdfinfo", [folder.file("Petunjuk.pdf")])
    #expect(info.text.contains("Pages:           1\n"), "\(info.text)\(info.report)")
  }
}

/// Workbooks of tests as somebody would fill them.
enum Books {
  /// Types texts into cells.
  static func write(
    _ name: String, in folder: TemporaryFolder,
    _ cells: [(sheet: String, cell: String, text: String)]
  ) throws {
    let entries = cells.map { sheet, cell, text in
      let letters = cell.prefix { $0.isLetter }.utf8
      let column = letters.reduce(0) { $0 * 26 + Int($1) - 64 }
      let row = Int(cell.drop { $0.isLetter }) ?? 0
      return CellEntry(sheet: sheet, row: row, column: column, text: text)
    }
    let bytes = try WorkbookEdits.write(entries, into: Files.bytes(folder.file(name)))
    try Files.write(bytes, to: folder.file(name))
  }

  /// The value of a cell by the heading of its column.
  static func values(_ path: String, sheet: String, column heading: String) throws -> [String] {
    let book = try Workbook(xlsx: Files.bytes(path))
    let rows = book.sheets.first { $0.name == sheet }?.rows ?? []
    for (index, row) in rows.enumerated() {
      guard let cell = row.cells.first(where: { $0.value == .text(heading) }) else { continue }
      return rows[(index + 1)...].map { row in
        switch row.value(cell.column) {
        case .text(let text): text
        case .number(let number): number
        default: ""
        }
      }
    }
    return []
  }
}
