import Ingest
import Prepare
import References
import TestSupport
import Testing

/// Duties of the small plan under the law of each region, for 2025 to 2029.
@Suite struct DutyScheduleTests {
  private func schedule(
    _ profile: String, years: (Int, Int) = (2025, 2029), log: [(String, String)] = []
  ) throws -> DutySchedule {
    let library = try Shared.library.get()
    var text = try Files.text(Repository.small)
    let events = log.map { day, keys in
      "<peristiwa jenis=\"rapat\" tanggal=\"\(day)\" kewajiban=\"\(keys)\">"
        + "<perihal>Uji</perihal></peristiwa>"
    }
    text = text.replacing("<narasi>", with: "<proses>\(events.joined())</proses><narasi>")
    let folder = try TemporaryFolder()
    var plan = try Shared.prepare(try folder.write(text, as: "rencana.xml")).plan
    plan.identity.start = years.0
    plan.identity.end = years.1
    let law = try Profile(
      path: library.folder.schema("profil/\(profile).xml"), from: library.folder)
    return DutySchedule(try PreparedPlan(plan, profile: law, library: library))
  }

  private func lines(_ schedule: DutySchedule) -> [String] {
    schedule.duties.map { duty in
      let years = duty.turns.map { String($0.last.parts.year) }.joined(separator: " ")
      return "\(duty.key) \(duty.modality) \(duty.freedom?.rawValue ?? years)"
    }
  }

  // Perbup Kapuas 26/2024 Pasal 5 (2), 7 (2), 8, 16 (4), 30 (2), 31 (3), 33.
  @Test func kapuasAuditsEachObjectInItsOwnTurn() throws {
    #expect(
      lines(try schedule("kapuas-26-2024")) == [
        "reviu-arsitektur wajib 2027", "reviu-arsitektur wajib 2029",
        "reviu-arsitektur wajib sewaktu-waktu", "reviu-peta-rencana wajib 2027",
        "reviu-peta-rencana wajib 2029", "reviu-peta-rencana wajib sewaktu-waktu",
        "rencana-anggaran-tahunan wajib 2025 2026 2027 2028 2029", "reviu-pusat-data wajib 2027",
        "reviu-pusat-data wajib 2029", "reviu-pusat-data wajib sewaktu-waktu",
        "audit-tik-infrastruktur wajib 2026 2028", "audit-tik-aplikasi wajib 2026 2028",
        "audit-tik-keamanan wajib 2026 2028",
        "pemantauan-evaluasi wajib 2025 2026 2027 2028 2029",
        "laporan-bupati wajib 2025 2026 2027 2028 2029",
      ])
  }

  // Perda Banjarbaru 5/2022 Pasal 8 (1), 10 (1): the Wali Kota may review; Pasal 47: audits of
  // security without an interval; Pasal 53: once, by 26 August 2024.
  @Test func whatTheLawAllowsIsNeverDue() throws {
    let schedule = try schedule("banjarbaru-5-2022")
    let reviews = schedule.duties.filter { $0.subject == .review }
    #expect(reviews.count == 6)
    #expect(reviews.allSatisfy { $0.freedom == .allowed && !$0.citations.isEmpty })
    #expect(reviews.first?.turns.map { $0.last.iso } == ["2027-12-31"])
    let security = schedule.duties.first { $0.key == "audit-keamanan" }
    #expect(security?.freedom == .unsaid)
    let once = try #require(schedule.duties.first { $0.subject == .once })
    #expect(once.turns.map { "\($0.first.iso) \($0.last.iso)" } == ["2022-08-26 2024-08-26"])
    #expect(once.instrument == "peraturan")
  }

  @Test func onlyWhatTheLawSaysIsUnderItsOwnName() throws {
    let singingi = try schedule("kuantan-singingi-33-2020").duties.filter { $0.subject == .review }
    #expect(singingi.map(\.name) == ["revisi", "revisi"])
    #expect(singingi.map(\.modality) == ["harus", "dapat"])
    #expect(singingi.map { $0.turns.map(\.last.iso) } == [["2029-12-31"], []])
    let hulu = try schedule("kapuas-hulu-56-2020").duties
    #expect(hulu.allSatisfy { $0.freedom != nil })
    #expect(hulu.first?.name == "review" && hulu.first?.connector == "dan")
  }

  @Test func turnsOutsideTheForceOfTheLawAreNone() throws {
    // In force since September 2024.
    let early = try schedule("kapuas-26-2024", years: (2020, 2026))
    let yearly = early.duties.first { $0.key == "pemantauan-evaluasi" }
    #expect(yearly?.turns.map { $0.last.parts.year } == [2024, 2025, 2026])
  }

  @Test(arguments: [(2029, 2025), (0, 9999), (9999, 9999)])
  func absurdPeriodDoesNotStopIt(_ years: (Int, Int)) throws {
    _ = try schedule("kapuas-26-2024", years: years)
  }

  @Test func stateFollowsTheDay() throws {
    let schedule = try schedule("kapuas-26-2024")
    let turn = try #require(schedule.duties.first?.turns.first)
    func state(_ day: String) throws -> DutySchedule.State {
      turn.state(on: try #require(CalendarDay(day)))
    }
    #expect(try state("2026-12-31") == .upcoming)
    #expect(try state("2027-01-01") == .open)
    #expect(try state("2027-12-31") == .open)
    #expect(try state("2028-01-01") == .overdue)
  }

  @Test func logFulfilsTheTurnThatItFallsInto() throws {
    let day = try #require(CalendarDay("2029-06-01"))
    let schedule = try schedule(
      "kapuas-26-2024",
      log: [
        ("2026-03-01", "pemantauan-evaluasi audit-tik-aplikasi"),
        ("2026-09-01", "pemantauan-evaluasi"),
        ("2029-02-01", "audit-tik-aplikasi"), ("2028-01-15", "reviu-arsitektur"),
      ])
    func states(_ key: String) -> [String] {
      schedule.duties.filter { $0.key == key && $0.freedom == nil }.flatMap(\.turns)
        .map { $0.state(on: day).rawValue }
    }
    #expect(states("pemantauan-evaluasi") == ["lewat", "terlaksana", "lewat", "lewat", "berjalan"])
    // Both turns of two years: the first in time, the second too late.
    #expect(states("audit-tik-aplikasi") == ["terlaksana", "terlambat"])
    #expect(states("audit-tik-keamanan") == ["lewat", "lewat"])
    // Mid-term of 2027, reviewed in January 2028; the last year is still to come.
    #expect(states("reviu-arsitektur") == ["terlambat", "berjalan"])
  }

  @Test func unknownKeysOfTheLogAreNamed() throws {
    let schedule = try schedule("kapuas-26-2024", log: [("2026-03-01", "audit-tik")])
    #expect(schedule.unknown.map(\.key) == ["audit-tik"])
  }

  @Test func turnsOfWholeYearsEndInTheYearsOfTheSchedule() {
    for count in 1...6 {
      for start in [1999, 2024] {
        for length in 1...7 {
          let period = Period(start: start, end: start + length - 1)
          let interval = Interval("\(count) tahun")
          #expect(
            Schedule.spans(of: "berkala", every: interval, in: period).map(\.upperBound.iso)
              == Schedule.years(every: interval, in: period).map { "\($0)-12-31" })
        }
      }
    }
    let halves = Schedule.spans(
      of: "berkala", every: Interval("6 bulan"), in: Period(start: 2028, end: 2028))
    #expect(
      halves.map { "\($0.lowerBound.iso) \($0.upperBound.iso)" } == [
        "2028-01-01 2028-06-30", "2028-07-01 2028-12-31",
      ])
  }
}
