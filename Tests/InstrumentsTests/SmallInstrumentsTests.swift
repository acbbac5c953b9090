import Diagnostics
import Ingest
import Prepare
import References
import TestSupport
import Testing
import XMLTree

@testable import Instruments

/// Small instruments: those that each law calls for, drafted from the example of its region.
@Suite struct SmallInstrumentsTests {
  /// A small instrument of a region.
  struct Case: CustomTestStringConvertible, Sendable {
    let region: String
    let profile: String
    let key: String
    /// Provisions that delegate, as the draft cites them.
    let citation: String
    var testDescription: String { "\(region) \(key)" }
  }

  static let cases = [
    Case(
      region: "kapuas", profile: "kapuas-26-2024", key: "tim-koordinasi",
      citation: "Pasal 32 ayat (2)"),
    Case(
      region: "kapuas", profile: "kapuas-26-2024", key: "tim-auditor",
      citation: "Pasal 31 ayat (2)"),
    Case(
      region: "kapuas", profile: "kapuas-26-2024", key: "tim-asesor-internal",
      citation: "Pasal 33 ayat (5)"),
    Case(
      region: "kapuas", profile: "kapuas-26-2024", key: "proses-bisnis",
      citation: "Pasal 9 ayat (5)"),
    Case(
      region: "banjarbaru", profile: "banjarbaru-5-2022", key: "tim-koordinasi",
      citation: "Pasal 43 ayat (4)"),
    Case(
      region: "lebak", profile: "lebak-24-2024", key: "tim-koordinasi",
      citation: "Pasal 46 ayat (2)"),
    Case(
      region: "lebak", profile: "lebak-24-2024", key: "mandiri-tik", citation: "Pasal 49 ayat (5)"),
    Case(
      region: "kuantan-singingi", profile: "kuantan-singingi-33-2020", key: "arsitektur-keamanan",
      citation: "Pasal 61 ayat (3)"),
    Case(
      region: "kuantan-singingi", profile: "kuantan-singingi-33-2020",
      key: "operasional-pusat-data", citation: "Pasal 57 ayat (3)"),
  ]

  private func prepare(_ path: String, _ key: String) throws -> PreparedPlan {
    let plan = try #require(try Shared.read(path).plan)
    let data = try Shared.folder.get()
    return try PreparedPlan(
      plan, profile: try Profile(path: data.schema("profil/\(key).xml"), from: data),
      library: try Shared.library.get())
  }

  private func draft(_ sample: Case) throws -> SmallInstruments {
    let prepared = try prepare(
      Repository.path("Examples/\(sample.region)/rencana.xml"), sample.profile)
    return try SmallInstruments(
      [sample.key], prepared, style: try Papers.style(), isFinal: false)
  }

  @Test(arguments: cases) func lawCallsForItAndTheDraftIsClean(_ sample: Case) throws {
    let small = try draft(sample)
    #expect(small.catatan.map { "\($0.id) \($0.message)" } == [])
    let item = try #require(small.items.first)
    #expect(item.name == "keputusan-\(sample.key)")
    let files = try InstrumentForms(try Shared.library.get(), style: try Papers.style())
      .files(of: item.instrument, named: item.name, formats: ["html", "docbook"])
    let page = try #require(files.first { $0.name.hasSuffix(".html") })
    let text = String(decoding: page.bytes, as: UTF8.self).replacing("\u{A0}", with: " ")
    #expect(text.contains(sample.citation), "\(sample.testDescription)")
    #expect(text.contains("KESATU") && !text.contains("⟦"))
    let draft = try #require(files.first { $0.name == "\(item.name).xml" })
    #expect(!String(decoding: draft.bytes, as: UTF8.self).contains("%"))
    // What was drafted reads back as it is, without a finding.
    let own = try #require(files.first { $0.name.hasSuffix("-instrumen.xml") })
    let findings = try Shared.findings(inInstrument: own.bytes, own.name)
    #expect(findings.map { "\($0.id) \($0.message)" } == [])
  }

  @Test func teamHasItsMembersAndTasksInTwoAnnexes() throws {
    let item = try #require(try draft(SmallInstrumentsTests.cases[0]).items.first)
    let annexes = item.instrument.annexes
    #expect(annexes.count == 2)
    let rows = annexes.map { $0.content.first { $0.kind == .tabel }?.rows.count ?? 0 }
    let prepared = try prepare(Repository.example, "kapuas-26-2024")
    let team = try #require(prepared.plan.teams.first { $0.kind == "tim-koordinasi" })
    // A row of heads, and one for each member; then one for each task.
    #expect(rows[0] == team.members.count + 1)
    #expect(rows[1] == team.members.map(\.tasks.count).reduce(0, +) + 1)
    // The law that delegates stands in the legal basis.
    #expect(
      item.instrument.preamble.legalBasis?.items.contains {
        $0.regulation == prepared.profile.regulationKey
      } == true)
  }

  @Test func unknownInstrumentIsOneFindingThatListsTheKnown() throws {
    let prepared = try prepare(Repository.example, "kapuas-26-2024")
    let small = try SmallInstruments(
      ["tim-koordinsi"], prepared, style: try Papers.style(), isFinal: false)
    #expect(small.items.isEmpty)
    let finding = try #require(small.catatan.first)
    #expect(small.catatan.count == 1 && finding.id == "KPT001")
    for key in ["tim-koordinasi", "tim-auditor", "tim-asesor-internal", "proses-bisnis"] {
      #expect(finding.message.contains(key), "\(key)")
    }
    // A regulation of another region calls for others.
    let other = try prepare(
      Repository.path("Examples/kapuas-hulu/rencana.xml"), "kapuas-hulu-56-2020")
    let none = try SmallInstruments(
      ["tim-koordinasi"], other, style: try Papers.style(), isFinal: false)
    #expect(none.catatan.map(\.id) == ["KPT001"])
  }

  @Test func withoutMaterialNothingIsDrafted() throws {
    let prepared = try prepare(Papers.plan, "kapuas-26-2024")
    let small = try SmallInstruments(
      ["tim-koordinasi", "proses-bisnis"], prepared, style: try Papers.style(), isFinal: false)
    #expect(small.items.isEmpty)
    #expect(small.catatan.map(\.id) == ["KPT002", "KPT003"])
    let lebak = try prepare(Papers.plan, "lebak-24-2024")
    let units = try SmallInstruments(
      ["mandiri-tik"], lebak, style: try Papers.style(), isFinal: false)
    #expect(units.catatan.map(\.id) == ["KPT004"])
  }

  @Test func whatIsRestrictedIsCountedAndNotNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      try HostilePlans.changed(Repository.path("Examples/kuantan-singingi/rencana.xml")) {
        if $0.name == "standar-keamanan" { $0[attribute: "keterbukaan"] = "terbatas" }
      }, as: "r.xml")
    let prepared = try prepare(path, "kuantan-singingi-33-2020")
    let small = try SmallInstruments(
      ["arsitektur-keamanan"], prepared, style: try Papers.style(), isFinal: false)
    let item = try #require(small.items.first)
    let text = String(decoding: InstrumentWriter.bytes(item.instrument), as: UTF8.self)
    for object in prepared.plan.objects where object.kind == "standar-keamanan" {
      #expect(!text.contains(object.name), "\(object.kode)")
    }
    #expect(text.contains("terbatas"))
  }
}
