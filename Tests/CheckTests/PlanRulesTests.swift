import Check
import Diagnostics
import Prepare
import References
import TestSupport
import Testing

@Suite struct PlanRulesTests {
  @Test func rulesAreManyAndHaveWords() throws {
    // Its initialiser refuses a check whose id the catalogue does not know.
    _ = try PlanRules(try Shared.library.get())
    let files = ["BER", "XML", "SKM", "KEL", "PRG", "PRF"]
    let plan = try Shared.library.get().rules.rules.filter { rule in
      !files.contains { rule.id.hasPrefix($0) }
    }
    #expect(plan.count >= 75)
  }

  @Test func findingOfARowNamesItsCell() throws {
    let folder = try TemporaryFolder()
    var text = String(
      decoding: try Files.bytes(Repository.test("Aturan/LYN001/gagal.xml")), as: UTF8.self)
    let range = try #require(text.firstRange(of: "<nama>Layanan"))
    text.insert(
      contentsOf: "<asal berkas=\"data.xlsx\" lembar=\"Layanan\" baris=\"7\"/>",
      at: range.lowerBound)
    let end = try #require(text.firstRange(of: "</rencana>"))
    text.insert(
      contentsOf: """
        <sumber><lembar berkas="data.xlsx" lembar="Layanan">
        <kolom nomor="2" judul="ID" bidang="@kode"/>
        <kolom nomor="28" judul="&lt;- Proses Bisnis" bidang="proses-bisnis"/>
        </lembar></sumber>
        """, at: end.lowerBound)
    let path = try folder.write(Array(text.utf8), as: "rencana.xml")
    let catatan = try #require(try Shared.findings(path).first { $0.id == "LYN001" })
    #expect(catatan.location.file == "data.xlsx" && catatan.location.sheet == "Layanan")
    #expect(catatan.location.cell == "AB7" && catatan.location.heading == "<- Proses Bisnis")
    #expect(catatan.unit == "DINAS")
  }
}
