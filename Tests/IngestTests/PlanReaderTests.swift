import Diagnostics
import References
import TestSupport
import Testing
import XMLTree

@testable import Ingest

@Suite struct PlanReaderTests {
  private func read(_ text: String) throws -> IngestedPlan {
    let folder = try TemporaryFolder()
    return try Shared.read(try folder.write(text, as: "r.xml"))
  }

  @Test func smallPlanIsReadWhole() throws {
    let plan = try #require(try Shared.read(Repository.small).plan)
    #expect(plan.isExample)
    #expect(plan.identity.name == "Kabupaten Kecil")
    #expect(plan.identity.years == [2025, 2026, 2027, 2028, 2029])
    #expect(plan.documents.map(\.kind) == ["arsitektur", "peta-rencana", "rencana-induk"])
    #expect(plan.objects.count == 15)
    #expect(Set(plan.activities.map(\.group)).count == 7)
    #expect(plan.objects.first { $0.kode == "DAA-003" }?.replaces?.value == "DAA-001")
    #expect(plan.objects.first { $0.kode == "DAA-RAHASIA" }?.isRestricted == true)
    #expect(plan.sheets == [SheetSource(file: "RAHASIA-asal.xlsx", sheet: "RAHASIA-lembar")])
    #expect(plan.objects.first?.place == Place(line: 7, column: 1, source: 1))
    #expect(plan.narrative.count == 5)
  }

  /// A plan is decoded while the schema is asked: whatever the schema will refuse, nothing breaks, and
  /// what is said about it is what the schema says.
  @Test(arguments: [
    "", " ", "x", "-1", "2025-13-99", "99999999999999999999", "9223372036854775807",
  ])
  func whatTheSchemaRefusesIsDecodedAndWorded(_ value: String) throws {
    let reader = try PlanReader(try Shared.library.get())
    let parts = try Files.text(Repository.small).split(
      separator: "=\"", omittingEmptySubsequences: false
    )
    .map(String.init)
    var refused = 0
    for place in stride(from: 8, to: parts.count, by: 3) {
      var changed = parts
      let rest = parts[place].drop { $0 != "\"" }
      changed[place] = value + rest
      let bytes = Array(changed.joined(separator: "=\"").utf8)
      if let root = XMLSource(parsing: bytes).root { _ = PlanReader.plan(root, file: "r.xml") }
      guard place % 5 == 3 else { continue }
      let issues = reader.issues(bytes)
      let ingested = try read(String(decoding: bytes, as: UTF8.self))
      #expect((ingested.plan == nil) == !issues.isEmpty)
      if ingested.plan == nil { #expect(ingested.catatan.count == issues.count) }
      refused += ingested.plan == nil ? 1 : 0
    }
    #expect(refused > 0)
  }

  @Test(arguments: ["<nama></nama>", "<nama> \n </nama>"])
  func emptyTextIsRefused(_ name: String) throws {
    let text = try Files.text(Repository.small)
    let start = try #require(text.firstRange(of: "<nama>"))
    let end = try #require(text.firstRange(of: "</nama>"))
    let ingested = try read(
      String(text[..<start.lowerBound]) + name + String(text[end.upperBound...]))
    #expect(ingested.catatan.map(\.id) == ["SKM011"])
    #expect(ingested.catatan.first?.value == "")
  }

  /// A tree that nobody wants is changed where it is; the plan and one that is kept are the same.
  @Test func treeIsKeptOnlyWhereItIsWanted() throws {
    let reader = try PlanReader(try Shared.library.get())
    let kept = reader.read(Repository.small, keepsRoot: true)
    let dropped = reader.read(Repository.small, keepsRoot: false)
    #expect(dropped.root == nil)
    let root = try #require(kept.root)
    #expect(root.name == "rencana" && root.place.line > 0)
    let plans = (try #require(kept.plan), try #require(dropped.plan))
    #expect(plans.0.objects.map(\.place) == plans.1.objects.map(\.place))
    #expect(plans.0.objects.map(\.name) == plans.1.objects.map(\.name))
    #expect(plans.0.sheets == plans.1.sheets)
  }

  /// What is read before it is asked for is what is read then, findings of a refused text too.
  @Test(arguments: ["", "<x/>", "<rencana", "versi=\"2.0\"", "keadaan=\"?\""])
  func planThatIsReadAheadIsTheSame(_ change: String) throws {
    var text = try Files.text(Repository.small)
    if change.hasPrefix("<") { text = String(text.dropLast(40)) + change }
    if let name = change.split(separator: "=").first, change.contains("=") {
      let old = try #require(text.firstRange(of: try Regex("\(name)=\"[^\"]*\"")))
      text.replaceSubrange(old, with: change)
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(text, as: "r.xml")
    let library = try Shared.library.get()
    for keepsRoot in [false, true] {
      let now = try PlanReader(library).read(path, keepsRoot: keepsRoot)
      let ahead = try #require(PlanAhead(path, keepsRoot: keepsRoot, from: library.folder))
      let read = try PlanReader(library, ahead: ahead).read(path, keepsRoot: keepsRoot)
      #expect(read.catatan == now.catatan && read.isUnreadable == now.isUnreadable)
      #expect(read.bytes == now.bytes && (read.root == nil) == (now.root == nil))
      #expect(read.plan?.objects.map(\.place) == now.plan?.objects.map(\.place))
      #expect((read.plan != nil) == change.isEmpty)
    }
    #expect(PlanAhead(folder.file("none.xml"), keepsRoot: false, from: library.folder) == nil)
  }

  @Test func amountsAreExactAndMissingOnesAreNotZero() throws {
    let plan = try #require(try Shared.read(Repository.small).plan)
    let lines = try #require(plan.activities.first?.lines)
    #expect(lines.map(\.amount) == [3_000_000_001, nil, 0])
  }

  @Test func fieldsKeepPlaceAndOpenness() throws {
    let plan = try #require(try Shared.read(Repository.small).plan)
    let data = try #require(plan.objects.first { $0.kode == "DAD-001" })
    let field = try #require(data.fields.first { $0.field == "uraian" })
    #expect(field.isRestricted == true)
    #expect(data.fields.first { $0.field == "tujuan" }?.isRestricted == nil)
    let lines = try Files.text(Repository.small).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[field.place.line - 1].contains("RAHASIA-uraian-data"))
    #expect(lines[data.place.line - 1].contains("<data-informasi kode=\"DAD-001\""))
  }

  @Test func ampersandInAnAttributeIsRead() throws {
    let text = try Files.text(Repository.small).replacing(
      "jabatan=\"Bupati Kecil\"/>", with: "jabatan=\"Bupati &amp; Wali\"/>")
    #expect(try read(text).plan?.identity.head.office == "Bupati & Wali")
  }

  @Test func missingFileIsUnreadable() throws {
    let result = try Shared.read("/tidak/ada.xml")
    #expect(result.isUnreadable)
    #expect(result.catatan.map(\.id) == ["BER001"])
  }

  @Test func folderIsUnreadable() throws {
    let result = try Shared.read(Repository.root)
    #expect(result.isUnreadable)
    #expect(result.catatan.map(\.id) == ["BER003"])
  }

  @Test func onlyTheBreakIsReportedOfABrokenText() throws {
    let result = try read("<rencana xmlns='urn:naskah:rencana:1' salah='ya'><a></b></rencana>")
    #expect(result.isUnreadable)
    #expect(result.catatan.map(\.id) == ["XML005"])
  }

  @Test(arguments: ["UTF-16", "ISO-8859-1", "US-ASCII"])
  func wrongDeclarationOfTheEncodingIsOneFinding(_ name: String) throws {
    let text = try Files.text(Repository.small).replacing("UTF-8", with: name)
    let result = try read(text)
    // Latin-1 accepts every byte, so the text is read, only with other letters.
    if name != "ISO-8859-1" {
      #expect(result.plan == nil)
      #expect(result.catatan.count == 1)
    }
  }

  @Test func sentencesAreIndonesianOnly() throws {
    for id in Files.names(Repository.test("Aturan"))
    where id.hasPrefix("SKM") || id.hasPrefix("XML") {
      for catatan in try Shared.read(Repository.test("Aturan/\(id)/gagal.xml")).catatan {
        let words = (catatan.message + " " + (catatan.suggestion ?? "")).lowercased()
        for english in [
          " the ", "element '", "attribute", "expected", "not allowed", "is not", "{urn:",
        ] {
          #expect(!words.contains(english), "\(id): \(catatan.message)")
        }
      }
    }
  }
}
