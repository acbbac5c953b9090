import Diagnostics
import Exchange
import References
import TestSupport
import Testing

/// Every rule about workbooks has sources that break it and sources that keep it:
/// `Tests/Buku/<id>/gagal` and `lulus`; `harapan.txt` names the cell of the finding.
@Suite struct RuleFileTests {
  static let ids = Files.names(Repository.test("Buku")).filter { !$0.hasPrefix(".") }

  /// Rules that no table of text can break, each with the place of its test.
  private static let exceptions: [String: String] = [
    "BUK001": "not a workbook: HostileSourceTests", "BUK002": "old workbook: HostileSourceTests",
    "BUK003": "password: HostileSourceTests", "BUK004": "too large: HostileSourceTests",
    "BUK005": "unsafe name: HostileSourceTests", "BUK006": "damaged part: HostileSourceTests",
    "BUK023": "error of a formula: HostileSourceTests",
    "BUK024": "formula without result: HostileSourceTests",
    "BUK050": "form of no event: FormCommandTests", "BUK051": "no form: FormCommandTests",
    "BUK052": "form and sheet differ: FormCommandTests",
    "BUK053": "unreadable value of a form: FormCommandTests",
    "BUK054": "form read twice: FormCommandTests",
    "BUK055": "workbook beside a plan and its forms: FormCommandTests",
  ]

  private func findings(_ id: String, _ name: String) throws -> [Catatan] {
    let library = try Shared.library.get()
    let sources = SourceReader.read([Repository.test("Buku/\(id)/\(name)")], library)
    return try PlanImportReader(library).read(sources).catatan.filter { $0.id == id }
  }

  @Test(arguments: ids) func brokenSourceRaisesTheRuleAtItsCell(_ id: String) throws {
    let wanted = try Files.text(Repository.test("Buku/\(id)/harapan.txt")).split(separator: "\n")
    let found = try findings(id, "gagal")
    let places = found.map { catatan in
      [catatan.location.file, catatan.location.cell].compactMap { $0 }.joined(separator: " ")
    }
    // An empty expectation: the finding is about the sources as a whole.
    if let place = wanted.first {
      #expect(places.contains { $0.hasPrefix(String(place)) }, "\(places)")
    }
    #expect(!found.isEmpty)
    for catatan in found {
      #expect(!catatan.message.contains("%") && !catatan.message.contains("⟦"))
      #expect(catatan.suggestion.map { !$0.contains("%") && !$0.contains("⟦") } == true)
    }
  }

  @Test(arguments: ids) func goodSourceDoesNotRaiseTheRule(_ id: String) throws {
    #expect(try findings(id, "lulus").map(\.message) == [])
  }

  @Test func everyRuleHasItsSources() throws {
    let all = try Shared.library.get().rules.rules.map(\.id).filter { $0.hasPrefix("BUK") }
    let missing = Set(all).subtracting(Self.ids).subtracting(Self.exceptions.keys)
    #expect(missing.sorted() == [])
    #expect(Set(Self.ids).subtracting(all).sorted() == [])
  }
}
