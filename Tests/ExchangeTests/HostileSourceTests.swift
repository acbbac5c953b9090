import Diagnostics
import Exchange
import References
import TestSupport
import Testing
import Workbook

/// Sources that cannot be read, or only in part: one finding each, and the rest is read.
@Suite struct HostileSourceTests {
  private func findings(
    _ bytes: [UInt8], as name: String, limits: ArchiveLimits = .standard
  ) throws -> [Catatan] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: name)
    let library = try Shared.library.get()
    let sources = SourceReader.read([path], library, limits: limits)
    return try PlanImportReader(library).read(sources).catatan.filter { $0.id != "BUK037" }
  }

  private func workbook(_ rows: [[CellValue?]]) throws -> [UInt8] {
    var sheet = SheetDraft(name: "Layanan")
    sheet.rows = rows.map { RowDraft($0.map { CellDraft($0) }) }
    return try WorkbookDraft(sheets: [sheet]).xlsx()
  }

  private static let head: [CellValue?] = [
    .text("Nama Layanan"), .text("ID"), .text("Tujuan Layanan"),
  ]

  @Test(arguments: [
    ("bukan.xlsx", "ini bukan buku kerja"), ("kosong.xlsx", ""), ("kosong.zip", ""),
    ("bukan.zip", "PK bukan arsip"),
  ])
  func noWorkbookIsSaid(_ sample: (name: String, text: String)) throws {
    #expect(try findings(Array(sample.text.utf8), as: sample.name).map(\.id) == ["BUK001"])
  }

  @Test func damagedArchiveIsSaid() throws {
    let whole = try workbook([Self.head])
    let found = try findings(Array(whole.prefix(whole.count / 2)), as: "potong.xlsx")
    #expect(["BUK001", "BUK006"].contains(try #require(found.first).id))
  }

  /// `fixture` is a file of Tests/Fixtures/buku.
  @Test(arguments: [("lama.xls", "BUK002"), ("sandi.xlsx", "BUK003")])
  func otherFormatIsSaid(_ sample: (fixture: String, id: String)) throws {
    let path = Repository.test("Fixtures/buku/\(sample.fixture)")
    let found = try findings(try Files.bytes(path), as: sample.fixture)
    #expect(found.map(\.id) == [sample.id])
  }

  @Test func tooLargeIsSaidWithItsLimit() throws {
    var limits = ArchiveLimits.standard
    limits.entryBytes = 200
    let found = try findings(try workbook([Self.head]), as: "besar.xlsx", limits: limits)
    #expect(found.map(\.id) == ["BUK004"])
    #expect(found.first?.message.contains("200") == true)
  }

  @Test func nameThatLeadsOutIsSaid() throws {
    var archive = ArchiveWriter()
    archive.add("../../Layanan.csv", Array("Nama Layanan;ID\na;b\n".utf8))
    archive.add("Layanan.csv", Array("Nama Layanan;ID;Tujuan Layanan\nA;DAL-001;b\n".utf8))
    guard let bytes = try? archive.finish() else { return }
    let found = try findings(bytes, as: "jahat.zip")
    #expect(found.map(\.id) == ["BUK005"])
  }

  @Test func cellsWithoutAValueAreSaid() throws {
    let found = try findings(
      try workbook([
        Self.head, [.text("A"), .text("DAL-001"), .error("#REF!")],
        [.error("#N/A"), .text("DAL-002"), .text("x")],
      ]), as: "galat.xlsx")
    #expect(found.map(\.id).contains("BUK023"))
    #expect(found.first { $0.id == "BUK023" }?.location.cell == "C2")
  }

  /// A formula, a tag, a control character: they stay text and harm nobody.
  @Test func hostileTextStaysText() throws {
    let folder = try TemporaryFolder()
    let library = try Shared.library.get()
    let rows: [[CellValue?]] = [
      Self.head,
      [.text("=cmd|'/C calc'!A0"), .text("DAL-001"), .text("<script>alert(1)</script>")],
      [.text("+1"), .text("DAL-002"), .text("@SUM(A1)")],
    ]
    _ = try folder.write(try workbook(rows), as: "Layanan.xlsx")
    let imported = try PlanImportReader(library).read(SourceReader.read([folder.path], library))
    #expect(imported.sheets.map(\.made) == [2])
    #expect(imported.catatan.filter { $0.id != "BUK037" } == [])
  }

  @Test func hundredThousandRowsAreCounted() throws {
    var text = "Nama Layanan;ID;Tujuan Layanan\n"
    for number in 1...100_000 { text += "Layanan \(number);L-\(number);Tujuan layanan\n" }
    let folder = try TemporaryFolder()
    let library = try Shared.library.get()
    let path = try folder.write(text, as: "Layanan.csv")
    let imported = try PlanImportReader(library).read(SourceReader.read([path], library))
    #expect(imported.sheets.map { [$0.rows, $0.made, $0.refused] } == [[100_000, 100_000, 0]])
  }
}
