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
      "susun", plan, "--dokumen", "laporan-pemantauan", "--tahun", "2026", "-o", folder.path)
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
    // Pasal 30 (2) and 31 (3): each object has its turn, every two years.
    for object in ["Infrastruktur SPBE", "Aplikasi SPBE", "Keamanan SPBE"] {
      #expect(text.contains("<entry>\(object)</entry>"), "\(object)")
    }
    #expect(text.contains("2026 dan 2028"))
    #expect(text.contains("TIM KOORDINASI,"))
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
