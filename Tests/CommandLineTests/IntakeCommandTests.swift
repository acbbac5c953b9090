import FoundationEssentials
import TestSupport
import Testing
import Workbook

/// Who has sent what: `naskah rekap`.
@Suite struct IntakeCommandTests {
  private struct Report: Decodable {
    struct Unit: Decodable {
      struct Sheet: Decodable {
        let lembar: String
        let status: String
        let baris: Int
        let kesalahan: Int
        let tanggal: String?
        let oleh: String?
      }

      enum CodingKeys: String, CodingKey {
        case kode = "perangkat-daerah"
        case jumlah, lembar
      }

      let kode: String
      let jumlah: [String: Int]
      let lembar: [Sheet]
    }

    let versi: Int
    let rekap: [Unit]
  }

  private func run(_ folder: TemporaryFolder, _ line: String...) throws -> CommandResult {
    try Command.run(Naskah.path, line, in: folder.path)
  }

  private func books() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try run(folder, "ekspor", Repository.small, "-o", "buku")
    return folder
  }

  private func states(_ folder: TemporaryFolder) throws -> [String: [String: String]] {
    let result = try run(folder, "rekap", "buku", "--laporan", "json")
    #expect(result.code == 0, "\(result.report)")
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output))
    #expect(report.versi == 1)
    var states: [String: [String: String]] = [:]
    for unit in report.rekap {
      for sheet in unit.lembar { states[unit.kode, default: [:]][sheet.lembar] = sheet.status }
      #expect(unit.jumlah.values.reduce(0, +) == 27)
    }
    return states
  }

  @Test func stateOfEverySheetIsTold() throws {
    let folder = try books()
    let name = "buku/\(MarkCommandTests.applications)"
    try Books.write(name, in: folder, [("Aplikasi", "AE2", "Entah")])
    _ = try folder.write(
      "unit;lembar;status;tanggal;oleh\n"
        + "Dinas Kesehatan;Data dan Informasi;Terverifikasi;2026-02-01;Sekretaris\n"
        + "DISKOMINFO;Server;disetujui;2026-02-03;Kepala Dinas\n"
        + "DINKES;Aplikasi;disetujui;;\n", as: "buku/verifikasi.csv")
    let states = try states(folder)
    #expect(states["DINKES"]?["Data dan Informasi"] == "terverifikasi")
    #expect(states["DISKOMINFO"]?["Server"] == "disetujui")
    // What is wrong now counts more than what was confirmed.
    #expect(states["DINKES"]?["Aplikasi"] == "perlu-perbaikan")
    #expect(states["DINKES"]?["Layanan"] == "kirim")
    #expect(states["DINKES"]?["Usulan"] == nil)
  }

  @Test func columnOfTheNationalTemplateTellsToo() throws {
    let folder = try books()
    let name = "buku/Domain Arsitektur Proses Bisnis.xlsx"
    let book = try Workbook(xlsx: Files.bytes(folder.file(name)))
    let last = try #require(book.sheets[0].rows.first?.cells.last?.column)
    let name26 = [last / 26, last % 26 + 1].filter { $0 > 0 }
    let letters = name26.map { String(UnicodeScalar(UInt8(64 + $0))) }.joined()
    let rows = book.sheets[0].rows.map(\.number).dropFirst()
    try Books.write(
      name, in: folder,
      [("Proses Bisnis", "\(letters)1", "Status Verifikasi")]
        + rows.map { ("Proses Bisnis", "\(letters)\($0)", "Verified") })
    let states = try states(folder)
    let found = states.values.compactMap { $0["Proses Bisnis"] }
    #expect(!found.isEmpty && found.allSatisfy { $0 == "terverifikasi" }, "\(states)")
  }

  @Test func tableNamesUnitsSheetsAndMarks() throws {
    let folder = try books()
    let result = try run(folder, "intake", "buku")
    #expect(result.code == 0)
    let lines = result.text.split(separator: "\n")
    #expect(lines[1].hasPrefix("Dinas Komunikasi dan Informatika"))
    #expect(lines[2].hasPrefix("Dinas Kesehatan "))
    #expect(result.text.contains("K kirim   P perlu perbaikan"))
    #expect(result.text.contains("\n27 Usulan\n"))
  }

  @Test func reportIsAWorkbookAndAPage() throws {
    let folder = try books()
    let result = try run(
      folder, "rekap", "buku", "--laporan", "xlsx=rekap.xlsx", "--laporan", "html=rekap.html")
    #expect(result.code == 0 && result.text.contains("Dinas Kesehatan"))
    let states = try Books.values(
      folder.file("rekap.xlsx"), sheet: "Rekapitulasi", column: "Layanan")
    #expect(states.contains("kirim"))
    let page = try Files.text(folder.file("rekap.html"))
    #expect(page.contains("<th scope=\"col\">Layanan</th>") && page.contains("Dinas Kesehatan"))
  }

  @Test func everyUnitHasASheetToSign() throws {
    let folder = try books()
    let result = try run(folder, "rekap", "buku", "--verifikasi", "tanda-tangan")
    #expect(result.code == 0, "\(result.report)")
    #expect(Files.names(folder.file("tanda-tangan")) == ["DINKES.html", "DISKOMINFO.html"])
    let page = try Files.text(folder.file("tanda-tangan/DINKES.html"))
    for words in [
      "Lembar Verifikasi Data: Dinas Kesehatan", "Kepala Dinas Kesehatan,", "Kabupaten Kecil",
      "2025–2029", "NIP.", "n-tegak",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func badVerificationsAreReportedAtTheirCell() throws {
    let folder = try books()
    _ = try folder.write(
      "unit;lembar;status\nDinas Kesehatn;Layanan;disetujui\nDINKES;Layann;disetujui\n"
        + "DINKES;Layanan;oke\n;Layanan;disetujui\n", as: "buku/verifikasi.csv")
    let result = try run(folder, "periksa", "buku", "--per-pd", "daftar")
    for (cell, id) in [("A2", "BUK029"), ("B3", "BUK016"), ("C4", "BUK016"), ("A5", "BUK011")] {
      let lines = result.report.split(separator: "\n")
      #expect(
        lines.contains { $0.contains("verifikasi » \(cell)") && $0.contains("[\(id)]") },
        "\(cell) \(id)")
    }
    #expect(result.report.contains("mungkin maksudnya 'Dinas Kesehatan'"))
    #expect(try states(folder)["DINKES"]?["Layanan"] == "kirim")
  }

  @Test func folderWithoutWorkbooksIsRefused() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("x", as: "kosong/catatan.txt")
    let result = try run(folder, "rekap", "kosong")
    #expect(result.code == 3 && result.report.contains("'kosong' tidak memuat buku kerja"))
    #expect(try run(folder, "rekap", "tidak-ada").code == 3)
    #expect(try run(folder, "rekap", Repository.small).code == 3)
  }

  @Test func wrongFormIsExplained() throws {
    let folder = try books()
    for form in ["xml", "xlsx", "json=", "html"] {
      let result = try run(folder, "rekap", "buku", "--laporan", form)
      #expect(result.code == 2 && result.report.contains("json=BERKAS"), "\(form)")
    }
    let result = try run(folder, "rekap", "buku", "--verifikasi", "buku/verifikasi/x\u{0}")
    #expect(result.code != 70)
  }
}
