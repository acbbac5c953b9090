import TestSupport
import Testing
import XMLTree

/// The monitoring report of a year: results, index, audits, and its receiver by law.
@Suite struct MonitoringCommandTests {
  /// One run over the example with what was reached in 2026, which the checks share.
  private static let run: Result<(TemporaryFolder, CommandResult), any Error> = Result {
    let folder = try TemporaryFolder()
    let plan = folder.file("rencana.xml")
    let read = try Naskah.run(
      "impor", Repository.path("Examples/kapuas-buku"), Repository.path("Examples/kapuas-tahun"),
      "-o", plan)
    guard read.code == 0 else { throw TestFailure(read.report) }
    let result = try Naskah.run(
      "susun", plan, "--dokumen", "laporan-pemantauan", "--tahun", "2026", "--tanggal",
      "2027-01-31", "-o", folder.path)
    return (folder, result)
  }

  @Test func reportOfTheYearIsValidAndComplete() throws {
    let (folder, result) = try Self.run.get()
    #expect(result.code == 0, "\(result.report)")
    let path = folder.file("laporan-pemantauan-2026.xml")
    #expect(try Validator.docbook([path]) == [])
    #expect(try Validator.html([folder.file("laporan-pemantauan-2026.html")]) == [])
    let text = try Files.text(path).replacing("\u{A0}", with: " ")
    #expect(!text.contains("⟦") && !text.contains("[ISI"))
    #expect(text.contains("disampaikan kepada Bupati"))
    #expect(text.contains("Perbup Kapuas 26/2024 Pasal 33 ayat (2) dan ayat (6)"))
    #expect(text.contains("TIM KOORDINASI,"))
  }

  /// Pasal 30 (2) and 31 (3): each object has its turn, every two years; two of the three were audited.
  @Test func auditsStandAsTheLogSays() throws {
    let (folder, _) = try Self.run.get()
    let root = try #require(
      XMLSource(parsing: try Files.bytes(folder.file("laporan-pemantauan-2026.xml"))).root)
    let rows = try #require(root.part("tabel-pemantauan-audit")).bodyRows.map { row in
      row.map { $0.replacing("\u{A0}", with: " ") }
    }
    #expect(
      rows.first?.first?.contains("(Perbup Kapuas 26/2024 Pasal 30 ayat (1)") == true, "\(rows)")
    let first = rows.filter { $0.count == 4 && $0[1] == "31 Desember 2026" }
    #expect(
      first.map { [$0[0], $0[2], $0[3]] } == [
        ["Infrastruktur SPBE", "25 November 2026 (700/231/ITDA)", "Dilaksanakan"],
        ["Aplikasi SPBE", "19 Agustus 2026 (700/184/ITDA)", "Dilaksanakan"],
        ["Keamanan SPBE", "–", "Lewat jatuh tempo, belum dilaksanakan"],
      ])
    #expect(rows.count { $0.count == 4 && $0[1] == "31 Desember 2028" } == 3)
    let text = root.foldedText
    #expect(text.contains("Sebanyak 2 (dua) giliran audit sudah dilaksanakan pada waktunya."))
    #expect(text.contains("Sebanyak 1 (satu) giliran audit melewati jatuh tempo"))
    #expect(!text.contains("(nol)"))
  }

  /// Who makes the report and who receives it, as each law has it; where it names nobody, that is said.
  @Test(arguments: [
    ("kapuas-26-2024", "TIM KOORDINASI,", "disampaikan kepada Bupati"),
    ("banjarbaru-5-2022", "BUPATI UJI,", "tidak menyebut penerima laporan ini"),
    (
      "lebak-24-2024", "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA,",
      "disampaikan kepada Bupati melalui Sekretaris Daerah berdasarkan Perbup Lebak 24/2024 Pasal 45"
    ),
    // Pasal 77 (3) has perangkat daerah report to the Tim Pengarah, (2) the evaluators to nobody.
    ("kuantan-singingi-33-2020", "TIM EVALUATOR SPBE,", "tidak menyebut penerima laporan ini"),
    ("kapuas-hulu-56-2020", "BUPATI UJI,", "tidak menyebut penerima laporan ini"),
  ])
  func makerAndReceiverFollowTheLaw(_ profile: String, _ maker: String, _ receiver: String) throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.test("Fixtures/usulan.xml"), "--profil", profile, "--dokumen",
      "laporan-pemantauan", "--tahun", "2026", "--format", "docbook", "--rancangan", "-o",
      folder.path)
    #expect([0, 1].contains(result.code), "\(result.report)")
    let text = try Files.text(folder.file("laporan-pemantauan-2026.xml"))
      .replacing("\u{A0}", with: " ")
    #expect(text.contains(maker), "\(text.suffix(1500))")
    #expect(text.contains(receiver), "\(text.prefix(6000))")
  }

  /// The sums of the year against the plan, added up here.
  @Test func sumsAreThoseOfThePlan() throws {
    let (folder, _) = try Self.run.get()
    let root = try #require(
      XMLSource(parsing: try Files.bytes(folder.file("rencana.xml"))).root)
    let lines = (root.first("peta-rencana")?.elements(named: "kegiatan") ?? [])
      .flatMap { $0.elements(named: "rincian") }.filter { $0[attribute: "tahun"] == "2026" }
    func sum(_ values: [String?]) -> Int64 {
      values.compactMap { $0.flatMap { Int64($0) } }.reduce(0, +)
    }
    let planned = sum(lines.map { $0.first("pagu")?.foldedText })
    let spent = sum(lines.map { $0.first("realisasi")?.first("serapan")?.foldedText })
    #expect(planned > 0 && spent > 0)
    let text = try Files.text(folder.file("laporan-pemantauan-2026.xml"))
    #expect(text.contains(grouped(planned)) && text.contains(grouped(spent)))
    #expect(text.contains("\(lines.count) rincian kegiatan"))
  }

  private func grouped(_ value: Int64) -> String {
    var digits = String(value)
    var result = ""
    while digits.count > 3 {
      result = "." + digits.suffix(3) + result
      digits.removeLast(3)
    }
    return digits + result
  }
}
