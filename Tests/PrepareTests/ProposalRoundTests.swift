import Ingest
import Prepare
import References
import TestSupport
import Testing

/// Proposals of a year are judged once each, or refused; every line is one or the other.
@Suite struct ProposalRoundTests {
  private static let plan = Repository.test("Fixtures/usulan.xml")

  private func prepared(_ profile: String = "kapuas-26-2024") throws -> PreparedPlan {
    let plan = try #require(try Shared.read(Self.plan).plan)
    let folder = try Shared.folder.get()
    return try PreparedPlan(
      plan, profile: Profile(path: folder.schema("profil/\(profile).xml"), from: folder),
      library: Shared.library.get())
  }

  private func round(
    _ profile: String = "kapuas-26-2024", year: Int = 2026
  ) throws -> ProposalRound {
    ProposalRound(try prepared(profile), year: year)
  }

  /// Verdicts as `KODE verdict`.
  private func verdicts(_ round: ProposalRound) -> [String] {
    round.judged.map { "\($0.proposal.kode) \($0.verdict.rawValue)" }
  }

  @Test func everyProposalHasOneVerdict() throws {
    #expect(
      verdicts(try round()) == [
        "U-01 selaras", "U-02 perlu-rekomendasi", "U-03 selaras", "U-04 selaras", "U-05 selaras",
        "U-06 tidak-ada", "U-07 duplikat", "U-08 tidak-ada", "U-09 tidak-ada", "U-10 tidak-ada",
        "U-11 tidak-ada", "U-12 tidak-ada", "U-13 duplikat", "U-14 tidak-ada", "U-15 tidak-ada",
      ])
  }

  @Test func linesReadAreTakenOrRefused() throws {
    let round = try round()
    #expect(round.refused.map(\.proposal.kode) == ["T-1", "T-2", "T-3", "T-4", "T-5"])
    #expect(
      round.refused.map { $0.reasons.map(\.rawValue) } == [
        ["tahun"], ["sub-kegiatan"], ["pagu"], ["dihentikan"], ["perangkat-daerah"],
      ])
    #expect(round.read == round.judged.count + round.refused.count)
    #expect(round.read + round.others == round.lines)
    #expect(round.others == 1)
  }

  /// A line whose year no document holds is refused in every year, so that it is never lost.
  @Test(arguments: 2025...2029) func noLineIsLostInAnyYear(_ year: Int) throws {
    let round = try round(year: year)
    #expect(round.read + round.others == round.lines)
    #expect(round.refused.contains { $0.proposal.kode == "T-1" })
  }

  @Test func reasonsNameKegiatanYearUnitAndTwin() throws {
    let reasons = Dictionary(
      uniqueKeysWithValues: try round().judged.map { ($0.proposal.kode, $0.reason) })
    func expect(_ kode: String, _ part: String) {
      #expect(reasons[kode]?.contains(part) == true, "\(kode): \(reasons[kode] ?? "")")
    }
    expect("U-01", "kegiatan P-2")
    expect("U-02", "pertimbangan dari menteri terkait")
    expect("U-03", "B/17/2026 tanggal 3 Maret 2026")
    expect("U-04", "Objeknya")
    expect("U-05", "Sub kegiatannya")
    expect("U-07", "U-06")
    expect("U-08", "dilaksanakan oleh Dinas Komunikasi dan Informatika")
    expect("U-09", "ditunda")
    expect("U-10", "pada tahun 2027")
    expect("U-11", "belum mempunyai rincian")
    expect("U-12", "P-99 tidak ada di Peta Rencana")
    expect("U-13", "U-02")
    for (kode, reason) in reasons {
      #expect(!reason.contains("%") && !reason.contains("⟦"), "\(kode)")
    }
  }

  @Test func citationsAreThoseOfTheRegion() throws {
    let citations = Dictionary(
      uniqueKeysWithValues: try round().judged.map {
        ($0.proposal.kode, ($0.citation ?? "").replacing("\u{A0}", with: " "))
      })
    #expect(citations["U-01"] == "Perbup Kapuas 26/2024 Pasal 8 ayat (1)")
    #expect(citations["U-02"] == "Perbup Kapuas 26/2024 Pasal 18 ayat (4)")
    #expect(citations["U-07"] == "Perbup Kapuas 26/2024 Pasal 8 ayat (1) dan ayat (2)")
  }

  /// What each region asks for, by proposal; the articles are those of Tests/Profil/fakta.
  @Test(arguments: [
    ("kapuas-26-2024", ["U-02 aplikasi", "U-13 aplikasi", "U-15 aplikasi"]),
    (
      "banjarbaru-5-2022",
      [
        "U-02 aplikasi-khusus-menteri", "U-02 aplikasi-khusus",
        "U-03 aplikasi-khusus-menteri", "U-03 aplikasi-khusus", "U-08 jaringan-intra",
        "U-13 aplikasi-khusus-menteri", "U-13 aplikasi-khusus",
        "U-15 kode-sumber-tertutup", "U-15 aplikasi-khusus-menteri", "U-15 aplikasi-khusus",
      ]
    ),
    ("kuantan-singingi-33-2020", ["U-14 persetujuan-luar-pusat-data", "U-14 server-mandiri"]),
    ("lebak-24-2024", []),
    ("kapuas-hulu-56-2020", []),
  ])
  func recommendationsAreThoseOfTheRegion(_ profile: String, _ wanted: [String]) throws {
    let found = try round(profile).judged.flatMap { item in
      item.missing.map { "\(item.proposal.kode) \($0.statement.key)" }
    }
    #expect(found == wanted)
  }

  /// Where the roadmap parts a kegiatan between two units, both may ask for its object.
  @Test func unitsThatShareAKegiatanDoNotRepeatEachOther() throws {
    var plan = try #require(try Shared.read(Self.plan).plan)
    let first = try #require(plan.proposals.first { $0.kode == "U-02" })
    let index = try #require(plan.proposals.firstIndex { $0.kode == "U-13" })
    plan.proposals[index].activity = first.activity
    let activity = try #require(plan.activities.firstIndex { $0.kode == "P-1" })
    var line = plan.activities[activity].lines[0]
    line.unit = "BAPPEDA"
    plan.activities[activity].lines.append(line)
    let prepared = try PreparedPlan(
      plan, profile: Shared.profile.get(), library: Shared.library.get())
    #expect(verdicts(ProposalRound(prepared, year: 2026)).contains("U-13 perlu-rekomendasi"))
  }

  /// Which lines are judged, and how, does not hang on the order in which units send them, but for
  /// which of two twins came first.
  @Test func orderOfLinesDecidesOnlyWhichTwinIsFirst() throws {
    var generator = SeededGenerator(seed: 7)
    let plan = try #require(try Shared.read(Self.plan).plan)
    let library = try Shared.library.get()
    let profile = try Shared.profile.get()
    func counts(_ plan: Plan) throws -> [String: Int] {
      let round = ProposalRound(
        try PreparedPlan(plan, profile: profile, library: library), year: 2026)
      #expect(round.read + round.others == plan.proposals.count)
      return Dictionary(round.judged.map { ($0.verdict.rawValue, 1) }, uniquingKeysWith: +)
    }
    let duplicates = try counts(plan)["duplikat"]
    for _ in 0..<20 {
      var shuffled = plan
      shuffled.proposals.shuffle(using: &generator)
      #expect(try counts(shuffled)["duplikat"] == duplicates)
    }
  }

  /// Random lines: read = taken + refused, the reasons of each refusal are those that hold of it, and the
  /// sum is that of the lines that are taken and no duplicates.
  @Test(arguments: UInt64(1)...12) func randomLinesAreTakenOrRefused(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var plan = try #require(try Shared.read(Self.plan).plan)
    let sample = plan.proposals
    let units = plan.units.map(\.kode)
    plan.proposals = try (0..<60).map { number in
      var line = try #require(sample.randomElement(using: &random))
      line.kode = "R-\(number)"
      line.unit = (units + ["HILANG"]).randomElement(using: &random) ?? ""
      line.year = Int.random(in: 2023...2031, using: &random)
      line.subactivity = [nil, "9.99.99", "2.16.03.2.02.0014"].randomElement(using: &random) ?? nil
      line.amount = [nil, -1, 0, 5, 1_000_000].randomElement(using: &random) ?? nil
      let object = ["A-LAMA", "A-KINI", "A-BARU", "TIDAK-ADA"].randomElement(using: &random) ?? ""
      line.objects = Bool.random(using: &random) ? [] : [Placed(object, at: line.place)]
      for index in line.history.indices where Int.random(in: 0..<8, using: &random) == 0 {
        line.history[index].amount = -7
      }
      return line
    }
    let library = try Shared.library.get()
    let prepared = try PreparedPlan(plan, profile: Shared.profile.get(), library: library)
    func reasons(_ line: Proposal) -> Set<String> {
      var result: Set<String> = []
      if !(2025...2029).contains(line.year) { result.insert("tahun") }
      if line.subactivity == "9.99.99" { result.insert("sub-kegiatan") }
      if (line.amount ?? 0) < 0 || line.history.contains(where: { $0.amount < 0 }) {
        result.insert("pagu")
      }
      if line.objects.contains(where: { $0.value == "A-LAMA" }) { result.insert("dihentikan") }
      if !units.contains(line.unit) { result.insert("perangkat-daerah") }
      return result
    }
    var seen = 0
    for year in 2025...2029 {
      let round = ProposalRound(prepared, year: year)
      #expect(round.read == round.judged.count + round.refused.count)
      #expect(round.read + round.others == plan.proposals.count)
      let own = plan.proposals.filter { $0.year == year }
      let outside = plan.proposals.filter { reasons($0).contains("tahun") }
      #expect(
        Set(round.refused.map(\.proposal.kode))
          == Set((own.filter { !reasons($0).isEmpty } + outside).map(\.kode)))
      for item in round.refused {
        #expect(Set(item.reasons.map(\.rawValue)) == reasons(item.proposal), "\(item.proposal)")
      }
      #expect(round.judged.map(\.proposal.kode) == own.filter { reasons($0).isEmpty }.map(\.kode))
      for (unit, lines) in Dictionary(grouping: round.judged, by: \.proposal.unit) {
        #expect(round.judged(of: unit).map(\.position) == lines.map(\.position))
      }
      seen += round.judged.count
    }
    // The lines of a plan are each taken once over the years, or refused.
    #expect(seen == plan.proposals.count { reasons($0).isEmpty })
  }
}
