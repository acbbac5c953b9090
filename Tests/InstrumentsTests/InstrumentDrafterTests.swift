import Diagnostics
import Ingest
import Instruments
import Prepare
import References
import TestSupport
import Testing
import XMLTree

/// The instruments of all five regions follow the law of each.
@Suite struct InstrumentDrafterTests {
  static let regions = ["kapuas", "banjarbaru", "lebak", "kuantan-singingi", "kapuas-hulu"]

  private struct Draft {
    let prepared: PreparedPlan
    let instruments: PlanInstruments

    func instrument(_ name: String) throws -> Instrument {
      try #require(instruments.items.first { $0.name == name }).instrument
    }
  }

  private static func draft(_ region: String) throws -> Draft {
    let data = try Shared.folder.get()
    let ingested = try Shared.read(Repository.path("Examples/\(region)/rencana.xml"))
    let plan = try #require(ingested.plan)
    let key = plan.identity.profile.value
    let profile = try Profile(path: data.schema("profil/\(key).xml"), from: data)
    let prepared = try PreparedPlan(plan, profile: profile, library: try Shared.library.get())
    var titles: [String: String] = [:]
    for outline in try Shared.outlines(plan.documents.map(\.kind), profile: key) {
      titles[outline.document] =
        PreparedDocument(outline, of: prepared, edition: .publik).title
    }
    return Draft(
      prepared: prepared,
      instruments: try PlanInstruments(
        prepared, titles: titles, style: try HouseStyle(from: data), isFinal: false))
  }

  private func pageText(_ instrument: Instrument) throws -> String {
    let library = try Shared.library.get()
    let bytes = PreparedInstrument(
      instrument, try Words("peraturan", from: library.folder), library,
      style: try HouseStyle(from: library.folder)
    ).bytes()
    let root = try #require(XMLSource(parsing: bytes).root)
    var result = ""
    func walk(_ element: Element) {
      if let mark = element[attribute: "marka"] { result += mark + " " }
      for child in element.children {
        switch child {
        case .text(let text): result += text
        case .element(let inner): walk(inner)
        case .instruction: break
        }
      }
      if element.name != "rentang" { result += " " }
    }
    walk(root)
    return result.replacing("\u{A0}", with: " ").foldingSpace()
  }

  /// A finding about a draft lies where the value stands that filled the clause; one about the words
  /// of the clause, in the clause file.
  @Test func findingsLieWhereTheValueStands() throws {
    let folder = try TemporaryFolder()
    let text = try Files.text(Repository.path("Examples/kapuas-hulu/rencana.xml"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let secretary = try #require(lines.firstIndex { $0.contains("<sekretaris-daerah") }) + 1
    let name = " nama=\"Contoh Cakap Sentosa\""
    #expect(text.contains(name))
    let path = try folder.write(text.replacing(name, with: ""), as: "rencana.xml")
    let prepared = try Shared.prepare(path)
    let instruments = try PlanInstruments(
      prepared, titles: [:], style: try HouseStyle(from: try Shared.folder.get()), isFinal: false)
    let finding = try #require(instruments.catatan.first { $0.id == "PJB001" })
    #expect(finding.location.file == path && finding.location.line == secretary)
    let others = instruments.catatan.filter { $0.location.file != path }
    #expect(others.allSatisfy { $0.location.file?.hasSuffix(".xml") == true })
    for finding in others {
      let clause = try Files.text(try #require(finding.location.file))
      let line = clause.split(separator: "\n", omittingEmptySubsequences: false)[
        finding.location.line - 1]
      #expect(line.contains("<"), "\(finding.message) \(line)")
    }
  }

  /// Nothing is wrong with any of them, in the form that is signed too, and no term is idle.
  @Test(arguments: regions) func draftsKeepEveryRule(_ region: String) throws {
    let draft = try InstrumentDrafterTests.draft(region)
    #expect(!draft.instruments.items.isEmpty)
    let ids = draft.instruments.catatan.filter { $0.level != .saran }.map(\.id)
    #expect(ids == [])
    for item in draft.instruments.items {
      let text = try pageText(item.instrument)
      #expect(!text.contains("%") && !text.contains("⟦") && !text.contains("[ISI"))
      #expect(!text.contains("  ") && !text.contains(";;") && !text.contains(".."))
    }
  }

  /// What a legal drafter strikes out at the first reading: short forms in titles and considerations,
  /// items that begin with a capital, another regulation without its subject.
  @Test(arguments: regions) func draftsReadAsALegalDrafterReads(_ region: String) throws {
    for item in try InstrumentDrafterTests.draft(region).instruments.items {
      let instrument = item.instrument
      #expect(instrument.head.subject.map { !$0.text.contains("SPBE") } == true)
      #expect(instrument.annexes.allSatisfy { !$0.title.plainText.contains("SPBE") })
      let text = try pageText(instrument)
      let considerations = (instrument.preamble.considerations?.items ?? [])
        .map(\.text.plainText).joined(separator: " ")
      let introduces = considerations.contains("selanjutnya disingkat SPBE")
      #expect(considerations.contains("bahwa") && considerations.contains("SPBE") == introduces)
      // A Keputusan has no definitions: it introduces its short forms where it first uses them.
      #expect(introduces == instrument.body.contains { $0.kind == .diktum })
      #expect(!text.contains("memuat: a. Domain arsitektur"))
      for citation in text.split(separator: "Peraturan Bupati Kapuas Nomor 26 Tahun 2024")
        .dropFirst()
      {
        #expect(citation.hasPrefix(" tentang "), "\(citation.prefix(40))")
      }
    }
    guard region == "kapuas" else { return }
    let text = try pageText(
      try InstrumentDrafterTests.draft(region).instrument("penetapan-arsitektur"))
    for phrase in [
      "memuat: a. domain arsitektur Proses Bisnis; b. domain arsitektur Data dan Informasi;",
      "memuat: a. Tata Kelola SPBE;", "Terhadap Arsitektur SPBE wajib dilakukan reviu",
      "perubahan pada unsur SPBE sebagaimana dimaksud dalam Pasal 3 ayat (3) huruf c",
      "bahwa penetapan Arsitektur Sistem Pemerintahan Berbasis Elektronik dan Peta Rencana",
    ] {
      #expect(text.contains(phrase), "\(phrase)")
    }
  }

  /// The written instrument read again is the same instrument.
  @Test(arguments: regions) func draftsCanBeEditedAndReadAgain(_ region: String) throws {
    let reader = try InstrumentReader(try Shared.library.get())
    for item in try InstrumentDrafterTests.draft(region).instruments.items {
      let bytes = InstrumentWriter.bytes(item.instrument)
      let read = reader.read(bytes, file: "a.xml")
      #expect(read.catatan.map { "\($0.id) \($0.message)" } == [])
      #expect(InstrumentWriter.bytes(try #require(read.instrument)) == bytes)
    }
  }

  @Test func delegatedRegulationHasOneConsiderationThatNamesTheDelegation() throws {
    let draft = try InstrumentDrafterTests.draft("banjarbaru")
    let instrument = try draft.instrument("penetapan-arsitektur")
    #expect(instrument.kind == "peraturan-wali-kota")
    #expect(instrument.preamble.considerations?.items.map(\.kind) == [.kalimat])
    let text = try pageText(instrument)
    #expect(
      text.contains(
        "bahwa untuk melaksanakan ketentuan Pasal 7 ayat (5) dan Pasal 9 ayat (5) Peraturan Daerah "
          + "Kota Banjarbaru Nomor 5 Tahun 2022 tentang"))
    #expect(instrument.annexes.map(\.document) == ["arsitektur", "peta-rencana"])
    #expect(text.contains("tercantum dalam Lampiran I yang merupakan bagian tidak terpisahkan"))
    // What the law says of its own articles names the law.
    #expect(
      text.contains(
        "dalam Pasal 6 ayat (2) huruf c sampai dengan huruf k Peraturan Daerah Kota Banjarbaru "
          + "Nomor 5 Tahun 2022"))
  }

  @Test func oneInstrumentSetsThreeDocuments() throws {
    let draft = try InstrumentDrafterTests.draft("kapuas")
    #expect(draft.instruments.items.count == 1)
    let instrument = try draft.instrument("penetapan-arsitektur")
    let text = try pageText(instrument)
    for phrase in [
      "LAMPIRAN I ", "LAMPIRAN II ", "LAMPIRAN III ",
      "sebagaimana dimaksud dalam huruf a dan huruf b",
      "sebagaimana dimaksud dalam Pasal 2 sampai dengan Pasal 4 dalam merencanakan",
      "5 (lima) tahun, terhitung mulai tahun 2025", "wajib dilakukan reviu",
    ] {
      #expect(text.contains(phrase), "\(phrase)")
    }
    let ranks = (instrument.preamble.legalBasis?.items ?? []).compactMap(\.regulation)
      .compactMap { draft.prepared.library.regulations[$0] }
    #expect(ranks.count > 8)
    #expect(ranks.allSatisfy { $0.rank <= 7 && $0.status != "dicabut" })
    #expect(ranks.map(\.rank) == ranks.map(\.rank).sorted())
  }

  @Test func rulingsHaveNoArticlesAndNoPromulgation() throws {
    let draft = try InstrumentDrafterTests.draft("lebak")
    let kinds = draft.instruments.items.map(\.instrument.kind)
    #expect(kinds == ["peraturan-bupati", "keputusan-bupati", "keputusan-bupati"])
    let instrument = try draft.instrument("penetapan-arsitektur")
    #expect(instrument.body.allSatisfy { $0.kind == .diktum })
    #expect(instrument.closing.promulgation == nil && instrument.closing.gazette == nil)
    let text = try pageText(instrument)
    for phrase in [
      "KESATU Menetapkan Arsitektur", "sebagaimana dimaksud dalam Diktum KESATU",
      "4 (empat) tahun, terhitung mulai tahun 2026", "dapat dilakukan perubahan sewaktu-waktu.",
      "f. ketentuan peraturan perundang-undangan.", "mulai berlaku pada tanggal ditetapkan.",
    ] {
      #expect(text.contains(phrase), "\(phrase)")
    }
    #expect(!text.contains("RAHMAT"))
  }

  @Test func lawsOwnNameOfTheReviewIsKept() throws {
    let draft = try InstrumentDrafterTests.draft("kuantan-singingi")
    let text = try pageText(try draft.instrument("penetapan-rencana-induk"))
    #expect(text.contains("harus dilakukan revisi"))
    #expect(
      text.contains(
        "5 (lima) tahun; dan/atau b. secara sewaktu-waktu. (2) Revisi sebagaimana dimaksud pada "
          + "ayat (1) huruf b dapat dilakukan dalam hal:"))
    #expect(text.contains("Perangkat Daerah adalah unsur yang membantu Bupati"))
    #expect(text.contains("Pemantauan, Evaluasi, dan Revisi".uppercased()))
  }

  /// Times and grounds of a review are joined as the law joins them, and where only a review out of
  /// turn needs a ground, the grounds are of that one.
  @Test(arguments: [
    (
      "lebak", "penetapan-peta-rencana",
      [
        "1 (satu) tahun; atau b. berdasarkan perubahan",
        "Reviu sebagaimana dimaksud dalam Diktum KELIMA huruf b dilakukan berdasarkan: a. perubahan",
        "c. perubahan Arsitektur SPBE Pemerintah Daerah; dan/atau d. hasil",
      ]
    ),
    (
      "lebak", "penetapan-arsitektur",
      [
        "Perubahan sebagaimana dimaksud dalam Diktum KELIMA dilakukan dengan memperhatikan:",
        "dilaksanakan 1 (satu) kali dalam 1 (satu) tahun oleh Dinas Komunikasi",
      ]
    ),
    (
      "kapuas", "penetapan-arsitektur",
      [
        "Terhadap Peta Rencana SPBE wajib dilakukan reviu pada paruh waktu dan tahun terakhir "
          + "pelaksanaan atau sewaktu-waktu sesuai dengan kebutuhan.",
        "(2) Reviu sebagaimana dimaksud pada ayat (1) dilakukan berdasarkan:",
        "disampaikan kepada Tim Koordinasi SPBE.",
      ]
    ),
    (
      "banjarbaru", "penetapan-arsitektur",
      ["pada paruh waktu dan tahun terakhir pelaksanaan atau sewaktu-waktu sesuai kebutuhan."]
    ),
  ])
  func reviewsAreJoinedAsTheLawJoinsThem(_ sample: (String, String, [String])) throws {
    let text = try pageText(
      try InstrumentDrafterTests.draft(sample.0).instrument(sample.1))
    for phrase in sample.2 { #expect(text.contains(phrase), "\(phrase)") }
  }

  /// The name of a document that no definition says is introduced where it is set, and what it is
  /// bound to is said in the manner of the law.
  @Test(arguments: [
    (
      "lebak", "penetapan-rencana-induk",
      [
        "Tahun 2025–2029 yang selanjutnya disebut Rencana Induk SPBE Pemerintah Daerah.",
        "Rencana Induk SPBE Pemerintah Daerah disusun dengan berpedoman pada: a. Rencana Induk",
      ]
    ),
    (
      "kuantan-singingi", "penetapan-rencana-induk",
      [
        "yang selanjutnya disebut Rencana Induk SPBE.",
        "Rencana Induk SPBE disusun berdasarkan: a. Rencana Pembangunan Jangka Panjang Nasional;",
      ]
    ),
    (
      "kapuas", "penetapan-arsitektur",
      [
        "(2) Arsitektur SPBE diselaraskan dengan referensi Arsitektur SPBE nasional. (3) Arsitektur "
          + "SPBE disusun dengan berpedoman pada: a. Arsitektur SPBE nasional; dan b. rencana",
        "Tahun 2025–2029 yang selanjutnya disebut Rencana Induk SPBE.",
        "ditetapkan Arsitektur Sistem Pemerintahan Berbasis Elektronik Kabupaten Kapuas Tahun "
          + "2025–2029. (2)",
      ]
    ),
    (
      "banjarbaru", "penetapan-arsitektur",
      [
        "Arsitektur SPBE Nasional adalah Arsitektur SPBE yang diterapkan secara nasional.",
        "d. Rencana Strategis Perangkat Daerah.", "perubahan Arsitektur SPBE Nasional;",
      ]
    ),
  ])
  func namesAreIntroducedAndBound(_ sample: (String, String, [String])) throws {
    let text = try pageText(
      try InstrumentDrafterTests.draft(sample.0).instrument(sample.1))
    for phrase in sample.2 { #expect(text.contains(phrase), "\(phrase)") }
  }

  /// The kind of government decides whose regulation it is.
  @Test(arguments: [
    ("kabupaten", "peraturan-bupati"), ("kota", "peraturan-wali-kota"),
    ("provinsi", "peraturan-gubernur"),
  ])
  func governmentDecidesTheKind(_ sample: (String, String)) throws {
    let original = try InstrumentDrafterTests.draft("kapuas").prepared
    var plan = original.plan
    plan.identity.kind = sample.0
    let prepared = try PreparedPlan(
      plan, profile: original.profile, library: original.library)
    let groups = InstrumentDrafter.groups(prepared)
    #expect(groups.map(\.kind.key) == [sample.1])
    let drafter = try InstrumentDrafter(
      prepared, titles: [:], style: try HouseStyle(from: original.library.folder))
    let instrument = try drafter.draft(try #require(groups.first))
    // A province stands in no province.
    #expect((instrument.head.province == nil) == (sample.0 == "provinsi"))
  }

  @Test func amendmentReplacesTheAnnex() throws {
    let draft = try InstrumentDrafterTests.draft("kapuas-hulu")
    let instrument = try draft.instrument("penetapan-rencana-induk")
    #expect(instrument.amends == "perbup-kapuas-hulu-56-2020")
    let text = try pageText(instrument)
    #expect(
      text.contains("Pasal I Ketentuan Lampiran Peraturan Bupati Kapuas Hulu Nomor 56 Tahun 2020"))
    #expect(text.contains("Pasal II Peraturan Bupati ini mulai berlaku"))
  }

  /// Clauses are data: whatever condition holds, what comes out is an instrument.
  @Test(arguments: ["peraturan", "keputusan", "perubahan"])
  func clauseFilesUseTheVocabulary(_ name: String) throws {
    let path = Repository.path("Templates/klausul/\(name).xml")
    let root = try #require(XMLSource(parsing: try Files.bytes(path)).root)
    let schema = try #require(
      XMLSource(parsing: try Files.bytes(Repository.path("Schemas/peraturan/ketentuan.xsd"))).root)
    let known = Set(
      try ["umum", "pembukaan", "penutup", "peraturan"].flatMap { file in
        try #require(
          XMLSource(parsing: try Files.bytes(Repository.path("Schemas/peraturan/\(file).xsd")))
            .root
        ).all
      }.compactMap { $0[attribute: "name"] } + schema.all.compactMap { $0[attribute: "name"] })
    for part in root.all where part.prefix == nil {
      #expect(known.contains(part.name), "\(part.name)")
      for attribute in part.attributes where !attribute.name.contains(":") {
        #expect(
          known.contains(attribute.name) || attribute.name == "xmlns", "\(attribute.name)")
      }
    }
  }
}
