import TestSupport
import Testing

/// Every item of "Bad input" of issue 2: one clear message with its place, the exit code of
/// design.md section 4, no document touched, nothing left behind.
@Suite struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let code: Int32
    let rule: String
    let line: Int
    var column: Int?
    var words = ""
    var testDescription: String { name }
  }

  private static let plan = (try? Files.text(Repository.small)) ?? ""

  private static func changed(_ old: String, _ new: String) -> [UInt8] {
    Array(plan.replacing(old, with: new, maxReplacements: 1).utf8)
  }

  private static func line(of text: String) -> Int {
    let before = plan.firstRange(of: text).map { plan[..<$0.lowerBound] } ?? ""
    return before.utf8.count { $0 == 10 } + 1
  }

  /// 70,000 lines with one wrong unit near the end.
  private static let long: [UInt8] = {
    var lines = [
      "<rencana xmlns=\"urn:naskah:rencana:1\" versi=\"1.0\"><identitas>",
      "<instansi jenis=\"kabupaten\" kode-wilayah=\"62.03\"><nama>K</nama><provinsi>P</provinsi>",
      "<ibu-kota>I</ibu-kota><kepala-daerah jabatan=\"B\"/></instansi>",
      "<periode mulai=\"2025\" selesai=\"2029\"/><profil kunci=\"kapuas-26-2024\"/></identitas>",
      "<perangkat-daerah>",
    ]
    while lines.count < 69_995 {
      lines.append("<unit kode=\"U\(lines.count)\"><nama>U</nama></unit>")
    }
    lines.append("<unit kode=\"U1\"  warna=\"biru\"><nama>U</nama></unit>")
    while lines.count < 69_999 { lines.append("") }
    lines.append("</perangkat-daerah></rencana>")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }()

  static let cases: [Case] = [
    Case(name: "not XML", bytes: Array("kode;nama\nA;B\n".utf8), code: 3, rule: "XML002", line: 1),
    Case(name: "empty", bytes: [], code: 3, rule: "XML002", line: 1),
    Case(
      name: "Latin-1 bytes in UTF-8",
      bytes: Array("<rencana>\n  <a>".utf8) + [0xE9, 0x20]
        + Array("</a></rencana>".utf8), code: 3, rule: "XML004", line: 2),
    Case(
      name: "unknown encoding", bytes: changed("UTF-8", "X-TIDAK-ADA"), code: 3, rule: "XML006",
      line: 1),
    Case(
      name: "truncated", bytes: Array(plan.utf8.prefix(plan.utf8.count / 2)), code: 3,
      rule: "XML003", line: plan.utf8.prefix(plan.utf8.count / 2).count { $0 == 10 } + 1),
    Case(
      name: "DOCTYPE", bytes: changed("<rencana ", "<!DOCTYPE rencana SYSTEM \"a.dtd\"><rencana "),
      code: 3, rule: "XML011", line: line(of: "<rencana "), column: 1),
    Case(
      name: "entity bomb",
      bytes: changed(
        "<rencana ",
        "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rencana "
      ),
      code: 3, rule: "XML011", line: line(of: "<rencana "), column: 1),
    Case(
      name: "300 deep",
      bytes: Array(
        ("<rencana>\n" + String(repeating: "<a>", count: 300)
          + String(repeating: "</a>", count: 300)
          + "</rencana>").utf8), code: 3, rule: "XML013", line: 2),
    Case(
      name: "70,000 lines", bytes: long, code: 1, rule: "SKM005", line: 69_996, column: 18,
      words: "warna"),
    Case(
      name: "schema violation",
      bytes: changed(
        "muatan=\"manajemen\" status=\"belum-mulai\"", "muatan=\"manajemen\" status=\"nanti\""),
      code: 1, rule: "SKM004", line: line(of: "<kegiatan kode=\"PR-002\""), column: 48,
      words: "nanti"),
    Case(
      name: "dangling link",
      bytes: changed("<layanan>DAL-002</layanan>", "<layanan>DAL-020</layanan>"),
      code: 1, rule: "TAU001", line: line(of: "<layanan>DAL-002</layanan>"), column: 7,
      words: "mungkin maksudnya 'DAL-002'"),
    Case(
      name: "duplicate kode", bytes: changed("kode=\"DAL-002\"", "kode=\"DAL-001\""), code: 1,
      rule: "SKM007", line: line(of: "kode=\"DAL-002\""), column: 5, words: "DAL-001"),
    Case(
      name: "unknown reference code", bytes: changed("RAB.09.03.01", "RAB.09.03.91"), code: 1,
      rule: "REF001", line: line(of: "RAB.09.03.01"), column: 7, words: "maksudnya 'RAB.09.03.01'"),
  ]

  @Test(arguments: cases, ["susun", "periksa"])
  func fileIsRefusedWithItsPlace(_ sample: Case, _ command: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(sample.bytes, as: "rencana.xml")
    let earlier = try folder.write("lama", as: "keluaran/arsitektur.html")
    let output = command == "susun" ? ["-o", folder.file("keluaran")] : []
    let result = try Naskah.run(arguments: [command, path] + output)
    #expect(result.code == sample.code)
    #expect(result.text.isEmpty)
    let errors = result.report.split(separator: "\n").filter { $0.contains(": kesalahan: ") }
    #expect(errors.count == 1)
    let first = try #require(errors.first)
    #expect(first.hasPrefix("\(path):\(sample.line):\(sample.column.map(String.init) ?? "")"))
    #expect(first.hasSuffix("[\(sample.rule)]"))
    #expect(result.report.contains(sample.words))
    #expect(try Files.text(earlier) == "lama")
    #expect(Files.names(folder.file("keluaran")) == ["arsitektur.html"])
    #expect(folder.leftovers() == [])
  }

  @Test(arguments: ["susun", "periksa"]) func missingFileIsCode3(_ command: String) throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(arguments: [command, folder.file("tidak-ada.xml")])
    #expect(result.code == 3)
    #expect(result.report.contains("tidak-ada.xml' tidak ditemukan [BER001]"))
  }

  // In a process of its own, because stopping libxml2 inside a text is delicate.
  @Test(arguments: [(1_200_000, "%"), (12_000_000, "%"), (1_200_000, "<![CDATA[%]]>")])
  func textOfOneElementIsLimited(_ sample: (Int, String)) throws {
    let folder = try TemporaryFolder()
    let long = sample.1.replacing("%", with: String(repeating: "a", count: sample.0))
    let text = BadInputTests.plan.replacing("Penguatan tata kelola SPBE.", with: long)
    let result = try Naskah.run("periksa", try folder.write(text, as: "r.xml"))
    #expect(result.code == 3)
    #expect(result.report.contains("[XML014]"))
  }

  @Test func folderInsteadOfAPlanIsCode3() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run("periksa", folder.path)
    #expect(result.code == 3)
    #expect(result.report.contains("[BER003]"))
  }

  // MARK: Output

  @Test func unwritableFolderIsCode5() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", as: "berkas")
    let result = try Naskah.run("susun", Repository.small, "-o", file + "/keluaran")
    #expect(result.code == 5)
    #expect(result.text.isEmpty)
    #expect(result.report.contains("berkas/keluaran' tidak dapat dibuat atau ditulisi [KEL001]"))
    #expect(try Files.text(file) == "x")
  }

  @Test func fullDiskIsCode5AndKeepsEarlierDocuments() throws {
    let folder = try TemporaryFolder()
    let earlier = try folder.write("lama", as: "keluaran/arsitektur.html")
    // A limit on the size of files, in units of 512 bytes, stands for the full disk; its signal is
    // ignored, so that writing fails with an error as on a disk.
    let script = "trap '' XFSZ; ulimit -f 120; exec \"$0\" susun \"$1\" -o \"$2\""
    let result = try Command.run(
      "sh", ["-c", script, Naskah.path, Repository.small, folder.file("keluaran")])
    #expect(result.code == 5)
    #expect(result.report.contains("[KEL002]"))
    #expect(result.text.isEmpty)
    #expect(try Files.text(earlier) == "lama")
    #expect(Files.names(folder.file("keluaran")) == ["arsitektur.html"])
  }

  @Test func folderInThePlaceOfADocumentKeepsTheOthers() throws {
    let folder = try TemporaryFolder()
    let earlier = try folder.write("lama", as: "keluaran/arsitektur.html")
    _ = try folder.write("x", as: "keluaran/rencana-induk.html/isi")
    let result = try Naskah.run("susun", Repository.small, "-o", folder.file("keluaran"))
    #expect(result.code == 5)
    #expect(folder.leftovers() == [])
    #expect(try Files.text(earlier) == "lama")
  }

  @Test func stagesThatCannotBeWrittenAreCode5() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", as: "berkas")
    let result = try Naskah.run(
      "susun", Repository.small, "-o", folder.file("keluaran"), "--simpan-tahap", file + "/tahap")
    #expect(result.code == 5)
    #expect(Files.names(folder.file("keluaran")) == [])
  }

  // MARK: Data of the program

  @Test func missingDataAreCode4() throws {
    let result = try Naskah.run(
      "periksa", Repository.small, environment: ["NASKAH_DATA": "/tidak/ada"])
    #expect(result.code == 4)
    #expect(result.report.contains("/tidak/ada"))
  }

  @Test(arguments: [
    "Schemas/acuan/rab.xml", "Schemas/rencana/rencana.xsd", "Schemas/aturan/umum.xml",
    "Schemas/acuan/kerangka/arsitektur.xml", "Schemas/profil/kapuas-26-2024.xml",
    "Templates/naskah/naskah.xsl", "Templates/html/html.xsl", "Templates/locale/dokumen-id.xml",
  ])
  func brokenDataAreCode4(_ name: String) throws {
    let data = try DataCopy()
    try Files.write("<rusak>", to: data.path(name))
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.small, "-o", folder.file("keluaran"),
      environment: ["NASKAH_DATA": data.folder.path])
    #expect(result.code == 4)
    #expect(result.report.contains("[PRG001]"))
    #expect(result.report.contains(name.split(separator: "/").last.map(String.init) ?? name))
    #expect(Files.names(folder.path) == [])
  }

  @Test func unknownProfileIsAFinding() throws {
    let result = try Naskah.run("periksa", Repository.small, "--profil", "kapuas-26-2042")
    #expect(result.code == 1)
    #expect(result.report.contains("[PRF001]"))
    #expect(result.report.contains("kapuas-26-2024"))
  }
}
