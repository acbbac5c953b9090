import Diagnostics
import Prepare
import TestSupport
import Testing
import XMLTree

/// Findings in the draft: each at its place and in the list at the front, and nothing restricted in
/// the public edition.
@Suite struct DraftNotesTests {
  private func tree(_ edition: Edition, _ notes: Bool = true) throws -> Element {
    let prepared = try Shared.prepare(Repository.small)
    let findings = try Shared.findings(Repository.small)
    let outline = try #require(try Shared.outlines(["arsitektur"]).first)
    let bytes = SiapWriter(
      PreparedDocument(outline, of: prepared, edition: edition), of: prepared,
      linksRegister: false, isForcedDraft: true,
      notes: notes ? DraftNotes(findings, of: prepared) : .none
    ).bytes()
    return try #require(XMLSource(parsing: bytes).root)
  }

  @Test func findingsStandAtTheirObjects() throws {
    let prepared = try Shared.prepare(Repository.small)
    let findings = try Shared.findings(Repository.small)
    let notes = DraftNotes(findings, of: prepared)
    // A finding about a line inside an object belongs to that object.
    let about = findings.first { $0.message.contains("DAL-002") && $0.location.line > 0 }
    let finding = try #require(about)
    #expect(notes["DAL-002"].contains(finding))
    let rows = try tree(.terbatas).descendants("baris").filter {
      $0[attribute: "id"] == "obj.DAL-002"
    }
    #expect(rows.contains { !$0.descendants("catatan").isEmpty })
    #expect(rows.contains { $0.foldedText.contains(finding.id) })
  }

  @Test func listAtTheFrontHasEveryFindingAndEveryEmptySection() throws {
    let findings = try Shared.findings(Repository.small)
    let root = try tree(.terbatas)
    let first = try #require(root.descendants("bagian").first)
    #expect(first[attribute: "jenis"] == "catatan-rancangan")
    let empty = root.descendants("bagian").count { $0[attribute: "keadaan"] == "isi" }
    #expect(empty > 0)
    // Empty sections are listed by each document for itself, not for all of them.
    #expect(findings.contains { $0.id == "ISI001" })
    #expect(
      first.descendants("baris").count == findings.count { $0.id != "ISI001" } + empty)
    #expect(!first.foldedText.contains("[ISI001]"))
  }

  @Test func notesLinkToFileSheetAndCell() throws {
    let prepared = try Shared.prepare(Repository.small)
    func address(_ location: Location, _ sources: String? = "../rencana kita") -> String? {
      DraftNotes([], of: prepared, sources: sources).address(location, plan: "a/rencana.xml")
    }
    let cell = Location(file: "Domain Aplikasi.xlsx", row: 7, column: 3, sheet: "Aplikasi & Data")
    #expect(
      address(cell) == "../rencana%20kita/Domain%20Aplikasi.xlsx#Aplikasi%20%26%20Data!C7")
    let inside = Location(file: "unit/kirim.zip/isi/b.xlsx", row: 2, column: 1, sheet: "x")
    #expect(address(inside) == "../rencana%20kita/unit/kirim.zip")
    #expect(address(inside, "") == "unit/kirim.zip")
    #expect(address(Location(file: "a/rencana.xml", line: 3), "..") == "../rencana.xml")
    #expect(address(Location(file: "b/lain.xml", line: 3)) == nil)
    #expect(
      address(Location(file: "javascript:alert(1)", row: 1, column: 1, sheet: "a:b"))
        == "../rencana%20kita/javascript%3Aalert%281%29#a%3Ab!A1")
    #expect(address(cell, nil) == nil)
  }

  @Test func publicEditionQuotesNothing() throws {
    let text = canonical(try tree(.publik))
    #expect(text.contains("<catatan "))
    #expect(!text.contains("RAHASIA"))
  }

  @Test func withoutFindingsOnlyEmptySectionsAreListed() throws {
    let first = try #require(try tree(.terbatas, false).descendants("bagian").first)
    #expect(first.descendants("baris").allSatisfy { $0.foldedText.contains("[ISI]") })
  }
}
