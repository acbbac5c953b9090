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

  /// What the plan knows of a small instrument stands in it: number, date, status, who signs.
  @Test func planTellsNumberDateAndStatus() throws {
    let folder = try TemporaryFolder()
    let text = try Files.text(Repository.path("Examples/lebak/rencana.xml"))
    func prepared(_ attributes: String, _ key: String = "tim-koordinasi") throws -> PreparedPlan {
      let path = try folder.write(
        text.replacing(
          "<penetapan>",
          with: "<penetapan>\n<dokumen jenis=\"keputusan-\(key)\" \(attributes)>"
            + "<pejabat jabatan=\"Bupati Lebak\" nama=\"Contoh Lain\"/></dokumen>"),
        as: "r.xml")
      return try prepare(path, "lebak-24-2024")
    }
    func draft(_ plan: PreparedPlan) throws -> (page: String, catatan: [Catatan], own: String) {
      let small = try SmallInstruments(
        ["tim-koordinasi"], plan, style: try Papers.style(), isFinal: false)
      let item = try #require(small.items.first)
      let files = try InstrumentForms(try Shared.library.get(), style: try Papers.style())
        .files(of: item.instrument, named: "k", formats: ["html"])
      let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
      return (
        texts[0].replacing("\u{A0}", with: " "), small.catatan,
        try #require(zip(files, texts).first { $0.0.name.hasSuffix("-instrumen.xml") }?.1)
      )
    }
    let set = try draft(
      try prepared(
        "nomor=\"555/12/DISKOMINFO/2026\" tahun=\"2026\" tanggal=\"2026-02-09\" status=\"salinan\"")
    )
    #expect(set.page.contains("555/12/DISKOMINFO/2026"))
    #expect(set.page.contains("pada tanggal 9 Februari 2026") && set.page.contains("SALINAN"))
    #expect(set.page.contains("CONTOH LAIN") && !set.page.contains("Rancangan</"))
    #expect(set.own.contains("penomoran=\"beku\""))
    #expect(set.catatan.filter { $0.level == .kesalahan }.map(\.id) == [])
    // Law without a date is refused, where the plan tells of it.
    let open = try draft(try prepared("nomor=\"1\" tahun=\"2026\" status=\"ditetapkan\""))
    let missing = try #require(open.catatan.first { $0.id == "STA002" })
    #expect(missing.location.line == lineOfFirstRequest(text) + 1)
    // The plan's documents are those with outlines: a small instrument is none of them.
    let plan = try prepared("status=\"rancangan\"")
    #expect(plan.plan.documents.allSatisfy { !$0.kind.hasPrefix("keputusan-") })
    #expect(try PlanInstruments.findings(plan).map(\.id) == [])
    let unknown = try PlanInstruments.findings(try prepared("status=\"rancangan\"", "tim-sepak"))
    #expect(unknown.map(\.id) == ["KPT001"])
    #expect(unknown.first?.location.line == lineOfFirstRequest(text) + 1)
  }

  private func lineOfFirstRequest(_ text: String) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains("<penetapan>") } ?? 0) + 1
  }

  /// Tasks and functions of a team are the law's: each of them with its article in the profile, and in
  /// a ruling of the draft.
  @Test(arguments: [
    ("lebak", "lebak-24-2024", 2, 14), ("banjarbaru", "banjarbaru-5-2022", 1, 0),
    ("kapuas", "kapuas-26-2024", 0, 0),
  ])
  func teamHasTheTasksOfItsLaw(_ sample: (String, String, Int, Int)) throws {
    let plan = try prepare(Repository.path("Examples/\(sample.0)/rencana.xml"), sample.1)
    let team = try #require(plan.profile.teams.first { $0.statement.key == "tim-koordinasi" })
    #expect(team.tasks.count == sample.2 && team.functions.count == sample.3)
    #expect((team.tasks + team.functions).allSatisfy { !$0.citations.isEmpty })
    let small = try SmallInstruments(
      ["tim-koordinasi"], plan, style: try Papers.style(), isFinal: false)
    let item = try #require(small.items.first)
    let own = String(decoding: InstrumentWriter.bytes(item.instrument), as: UTF8.self)
    for work in team.tasks + team.functions { #expect(own.contains(work.name), "\(work.name)") }
    #expect(own.contains("menyelenggarakan fungsi") == (sample.3 > 0))
    #expect(own.contains("Uraian tugas setiap kedudukan") == (sample.2 > 0))
    // A title has no short forms.
    #expect(!(item.instrument.head.subject?.text.contains("SPBE") ?? true))
  }

  /// Copies go to whom the house style names, on a Keputusan only.
  @Test func houseStyleNamesWhoReceivesCopies() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      """
      <gaya xmlns="urn:naskah:gaya:1" versi="1.0"><tembusan><penerima>Gubernur Contoh</penerima>
      <penerima>Inspektur Daerah</penerima></tembusan></gaya>
      """, as: "gaya.xml")
    let library = try Shared.library.get()
    let style = try HouseStyle(from: library.folder, overlay: folder.path)
    let item = try #require(try draft(SmallInstrumentsTests.cases[0]).items.first)
    let forms = try InstrumentForms(library, style: style)
    for file in try forms.files(of: item.instrument, named: "k", formats: ["html", "docbook"])
    where file.name == "k.html" || file.name == "k.xml" {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.contains("Gubernur Contoh") && text.contains("Inspektur Daerah"), "\(file.name)")
    }
    let peraturan = try #require(
      try InstrumentReader(library).read(
        try Files.bytes(Repository.test("Fixtures/perbup.xml")), file: "p.xml"
      ).instrument)
    let page = try #require(
      try forms.files(of: peraturan, named: "p", formats: ["html"]).first { $0.name == "p.html" })
    #expect(!String(decoding: page.bytes, as: UTF8.self).contains("Gubernur Contoh"))
  }
}
