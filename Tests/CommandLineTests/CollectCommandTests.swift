import Exchange
import TestSupport
import Testing
import Workbook

/// Collecting from many perangkat daerah: sets for each, kode that stay, objects that are one.
@Suite struct CollectCommandTests {
  private func run(_ folder: TemporaryFolder, _ line: String...) throws -> CommandResult {
    try Command.run(Naskah.path, line, in: folder.path)
  }

  /// Units and applications as tables of text.
  private func tables(_ applications: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try run(
      folder, "mulai", "-o", "spbe", "--nama", "Kabupaten Kapuas", "--provinsi",
      "Kalimantan Tengah", "--ibu-kota", "Kuala Kapuas", "--mulai", "2025", "--selesai", "2029")
    _ = try folder.write(
      "Kode Perangkat Daerah;Nama Perangkat Daerah\nDINKES;Dinas Kesehatan\n"
        + "DISDIK;Dinas Pendidikan\nDISKOMINFO;Dinas Komunikasi dan Informatika\n",
      as: "spbe/Perangkat Daerah.csv")
    _ = try folder.write(
      "Nama Aplikasi;ID;Fungsi Aplikasi;-> Unit Kerja Operasional (Dependency);"
        + "<- Layanan (Dependency)\n" + applications,
      as: "spbe/Aplikasi.csv")
    return folder
  }

  // MARK: Sets

  @Test func setsOfAllUnitsTogetherAreThePlan() throws {
    let folder = try TemporaryFolder()
    let made = try run(folder, "templat", "--per-pd", "pd", "--dari", Repository.small)
    #expect(made.code == 0, "\(made.report)")
    #expect(
      Files.names(folder.file("pd"))
        == ["Dinas Kesehatan", "Dinas Komunikasi dan Informatika"])
    let books = Files.names(folder.file("pd/Dinas Kesehatan"))
    #expect(books.contains("Peta Rencana.xlsx") && !books.contains("Tata Kelola.xlsx"))
    let kodes = try Books.values(
      folder.file("pd/Dinas Kesehatan/Domain Arsitektur Aplikasi.xlsx"), sheet: "Aplikasi",
      column: "ID")
    #expect(kodes == ["CONTOH", "DAA-001", "DAA-003"])
    // What units fill and what is filled once give the plan again.
    _ = try run(folder, "ekspor", Repository.small, "-o", "semua")
    for name in ["Identitas dan Penetapan", "Perangkat Daerah", "Strategi", "Tata Kelola"] {
      try Files.write(
        Files.bytes(folder.file("semua/\(name).xlsx")), to: folder.file("pd/\(name).xlsx"))
    }
    for part in ["narasi", "gambar"] {
      for name in Files.tree(folder.file("semua/\(part)"), ending: "") {
        try Files.write(
          Files.bytes(folder.file("semua/\(part)/\(name)")),
          to: folder.file("pd/\(part)/\(name)"))
      }
    }
    _ = try run(folder, "impor", "pd", "-o", "pd.xml")
    _ = try run(folder, "impor", "semua", "-o", "semua.xml")
    func lines(_ name: String) throws -> [String] {
      try Files.text(folder.file(name)).split(separator: "\n").map { line in
        String(line.drop { $0 == " " })
      }.filter { line in
        !["<asal ", "<sumber", "</sumber", "<lembar ", "</lembar", "<kolom "].contains {
          line.hasPrefix($0)
        }
      }.sorted()
    }
    #expect(try lines("pd.xml") == lines("semua.xml"))
  }

  @Test func setsNeedAPlanAndAnEmptyPlace() throws {
    let folder = try TemporaryFolder()
    #expect(try run(folder, "templat").code == 2)
    let alone = try run(folder, "templat", "--per-pd", "pd")
    #expect(alone.code == 2 && alone.report.contains("--dari"))
    _ = try folder.write("isi", as: "pd/Dinas Kesehatan/Usulan.xlsx")
    let taken = try run(folder, "templat", "--per-pd", "pd", "--dari", Repository.small)
    #expect(taken.code == 5 && taken.report.contains("[KEL010]"))
    #expect(try Files.text(folder.file("pd/Dinas Kesehatan/Usulan.xlsx")) == "isi")
    #expect(try run(folder, "templat", "--per-pd", "x", "--dari", "tidak-ada.xml").code == 3)
  }

  // MARK: Kode

  @Test func kodeIsGivenOnceAndWrittenBack() throws {
    let folder = try TemporaryFolder()
    _ = try run(folder, "ekspor", Repository.small, "-o", "buku")
    let name = "buku/\(MarkCommandTests.applications)"
    try Books.write(
      name, in: folder,
      [
        ("Aplikasi", "A9", "Antrean Puskesmas"), ("Aplikasi", "M9", "Dinas Kesehatan"),
        ("Aplikasi", "A10", "Arsip Digital"), ("Aplikasi", "M10", "DISKOMINFO"),
      ])
    let before = try Files.bytes(folder.file(name))
    let first = try run(folder, "impor", "buku", "--tulis-kode", "-o", "satu.xml")
    #expect(first.report.contains("[BUK039]"))
    #expect(first.report.contains("2 baris tanpa ID diberi ID baru, DAA-005 sampai dengan DAA-006"))
    let kodes = try Books.values(folder.file(name), sheet: "Aplikasi", column: "ID")
    #expect(kodes.suffix(2) == ["DAA-005", "DAA-006"])
    // Nothing else has changed.
    let reverted = try WorkbookEdits.write(
      [
        CellEntry(sheet: "Aplikasi", row: 9, column: 2, text: ""),
        CellEntry(sheet: "Aplikasi", row: 10, column: 2, text: ""),
      ], into: Files.bytes(folder.file(name)))
    func cells(_ bytes: [UInt8]) throws -> [[[CellValue]]] {
      try Workbook(xlsx: bytes).sheets.map { $0.rows.map { $0.cells.map(\.value) } }
    }
    #expect(try cells(reverted) == cells(before))
    let register = try Files.text(folder.file("buku/kode-objek.tsv"))
    #expect(register.contains("DAA-005\taplikasi\tDinas Kesehatan\tAntrean Puskesmas\n"))
    let second = try run(folder, "impor", "buku", "--tulis-kode", "-o", "dua.xml")
    #expect(!second.report.contains("[BUK039]"))
    #expect(try Files.bytes(folder.file("dua.xml")) == Files.bytes(folder.file("satu.xml")))
  }

  @Test func registerKeepsTheKodeWhereNothingCanBeWritten() throws {
    let folder = try tables("Antrean;;;DINKES;\nPresensi;;;DISDIK;\n")
    let first = try run(folder, "impor", "spbe", "--tulis-kode", "-o", "satu.xml")
    #expect(first.report.contains("Aplikasi.csv: ID tidak dapat ditulis"))
    let text = try Files.text(folder.file("spbe/Aplikasi.csv"))
    let lines = text.split(separator: "\n")
    // A row before the others gets the next kode, they keep theirs.
    _ = try folder.write(
      ([lines[0], "Arsip;;;DISKOMINFO;"] + lines.dropFirst()).joined(separator: "\n"),
      as: "spbe/Aplikasi.csv")
    _ = try run(folder, "impor", "spbe", "-o", "dua.xml")
    let plan = try Files.text(folder.file("dua.xml"))
    for (kode, name) in [("DAA-001", "Antrean"), ("DAA-002", "Presensi"), ("DAA-003", "Arsip")] {
      let parts = plan.split(separator: "<aplikasi kode=\"\(kode)\"")
      #expect(parts.count == 2 && parts[1].prefix(300).contains("<nama>\(name)</nama>"))
    }
  }

  @Test func kodeIsWrittenIntoAFolderOnly() throws {
    let folder = try tables("Antrean;;;DINKES;\n")
    let result = try run(folder, "impor", "spbe/Aplikasi.csv", "--tulis-kode")
    #expect(result.code == 2 && result.report.contains("--tulis-kode"))
  }

  // MARK: Duplicates

  private static let alike =
    "Sistem Informasi Kepegawaian;DAA-001;Mengelola data pegawai;DINKES;\n"
    + "Aplikasi Antrean Loket;DAA-002;Mengatur antrean pengunjung;DINKES;\n"
    + "sistem informasi KEPEGAWAIAN;DAA-003;Data pegawai;DISDIK;\n"
    + "Antrean Loket Sekolah;DAA-004;Mengatur antrean pengunjung sekolah;DISDIK;\n"
    + "Presensi Daring;DAA-005;Mencatat kehadiran pegawai;DISDIK;\n"

  @Test func nearDuplicatesAreListedToDecide() throws {
    let folder = try tables(CollectCommandTests.alike)
    let result = try run(folder, "impor", "spbe", "--ganda", "ganda.xlsx")
    #expect(result.report.contains("ganda.xlsx: 2 pasangan objek serupa belum diputuskan"))
    let path = folder.file("ganda.xlsx")
    #expect(
      try Books.values(path, sheet: "Objek Ganda", column: "ID") == ["DAA-001", "DAA-002"])
    #expect(
      try Books.values(path, sheet: "Objek Ganda", column: "ID yang Mirip")
        == ["DAA-003", "DAA-004"])
    #expect(
      try Books.values(path, sheet: "Objek Ganda", column: "Perangkat Daerah yang Mirip")
        == ["Dinas Pendidikan", "Dinas Pendidikan"])
  }

  @Test func decisionsAreReadBack() throws {
    let folder = try tables(CollectCommandTests.alike)
    _ = try folder.write(
      "Nama Layanan;ID;Tujuan Layanan;Unit Pelaksana → Unit Kerja (Dependency)\n"
        + "Kepegawaian;DAL-001;Melayani pegawai;DISDIK\n", as: "spbe/Layanan.csv")
    _ = try folder.write(
      "Kesenjangan;ID Kesenjangan;Domain;Objek Saat Ini\nBelum terpadu;K-001;Aplikasi;"
        + "\"DAA-001\nDAA-003\"\n", as: "spbe/Kesenjangan.csv")
    _ = try run(folder, "impor", "spbe", "--ganda", "ganda.xlsx")
    try Books.write(
      "ganda.xlsx", in: folder,
      [
        ("Objek Ganda", "I2", "Gabung"), ("Objek Ganda", "I3", "beda"),
        ("Objek Ganda", "J3", "Loketnya lain"),
      ])
    let result = try run(folder, "impor", "spbe", "--ganda", "ganda.xlsx", "-o", "r.xml")
    #expect(result.report.contains("0 pasangan objek serupa belum diputuskan"))
    #expect(result.report.contains("5 baris dibaca = 4 masuk + 1 digabung + 0 ditolak"))
    let plan = try Files.text(folder.file("r.xml"))
    #expect(!plan.contains("DAA-003") && plan.contains("kode=\"DAA-004\""))
    #expect(plan.split(separator: "<objek-saat-ini>").count == 2)
    // What was decided stays in the file, also about what is no longer there.
    let words = try Books.values(
      folder.file("ganda.xlsx"), sheet: "Objek Ganda", column: "Keputusan")
    #expect(words == ["gabung", "beda"])
    let remarks = try Books.values(
      folder.file("ganda.xlsx"), sheet: "Objek Ganda", column: "Keterangan")
    #expect(remarks == ["", "Loketnya lain"])
  }

  @Test func sharedUseSaysWhatTheModelCannotHold() throws {
    let folder = try tables(CollectCommandTests.alike)
    _ = try folder.write(
      "ID;ID yang Mirip;Keputusan\nDAA-001;DAA-003;Pakai Bersama\n", as: "spbe/Objek Ganda.csv")
    let result = try run(folder, "impor", "spbe", "-o", "r.xml")
    #expect(result.report.contains("[BUK041]"))
    #expect(!(try Files.text(folder.file("r.xml"))).contains("DAA-003"))
  }

  @Test func badDecisionsAreReportedAtTheirCell() throws {
    let folder = try tables(CollectCommandTests.alike)
    _ = try folder.write(
      "ID;ID yang Mirip;Keputusan\nDAA-001;DAA-003;gabungg\nDAA-001;DAA-999;gabung\n"
        + "DAA-003;DAA-001;gabung\nDAA-001;DAA-003;gabung\n", as: "spbe/Objek Ganda.csv")
    let result = try run(folder, "impor", "spbe", "-o", "r.xml")
    #expect(result.report.contains("» C2 » Keputusan: kesalahan: 'gabungg'"))
    #expect(result.report.contains("mungkin maksudnya 'gabung'"))
    #expect(result.report.contains("» B3 » ID yang Mirip: peringatan: objek 'DAA-999'"))
    // Two decisions that lead in a circle end at one object.
    let plan = try Files.text(folder.file("r.xml"))
    #expect(plan.contains("kode=\"DAA-003\"") != plan.contains("kode=\"DAA-001\""))
  }

  @Test func wordsThatAreNotUnderstoodStayInTheFile() throws {
    let folder = try tables(CollectCommandTests.alike)
    _ = try run(folder, "impor", "spbe", "--ganda", "ganda.xlsx")
    try Books.write("ganda.xlsx", in: folder, [("Objek Ganda", "I2", "nanti saja")])
    let result = try run(folder, "impor", "spbe", "--ganda", "ganda.xlsx")
    #expect(result.report.contains("'nanti saja'"))
    #expect(result.report.contains("2 pasangan objek serupa belum diputuskan"))
    let words = try Books.values(
      folder.file("ganda.xlsx"), sheet: "Objek Ganda", column: "Keputusan")
    #expect(words == ["nanti saja", ""])
  }

  @Test func otherWorkbookIsNotOverwrittenByTheList() throws {
    let folder = try tables(CollectCommandTests.alike)
    let before = try Files.bytes(folder.file("spbe/Usulan.xlsx"))
    let path = try folder.write(before, as: "ganda.xlsx")
    let result = try run(folder, "impor", "spbe", "--ganda", "ganda.xlsx")
    #expect(result.code == 5 && result.report.contains("[KEL010]"))
    #expect(try Files.bytes(path) == before)
  }

  @Test func decisionFileThatIsNoWorkbookIsReported() throws {
    let folder = try tables(CollectCommandTests.alike)
    _ = try folder.write("bukan buku kerja", as: "ganda.xlsx")
    let result = try run(folder, "impor", "spbe", "--ganda", "ganda.xlsx")
    #expect(result.code == 5 && result.report.contains("[BUK001]"))
    #expect(try Files.text(folder.file("ganda.xlsx")) == "bukan buku kerja")
  }
}
