import Ingest
import Prepare
import References
import TestSupport
import Testing

/// Audits as the log knows them on a day.
@Suite struct AuditRecordTests {
  /// The record of the small plan under a law, with events of the log as day and keys.
  private func record(
    _ profile: String = "kapuas-26-2024", on day: String, log: [(String, String)] = []
  ) throws -> AuditRecord {
    let library = try Shared.library.get()
    let events = log.map { day, keys in
      "<peristiwa jenis=\"berita-acara\" tanggal=\"\(day)\" kewajiban=\"\(keys)\" nomor=\"1\">"
        + "<perihal>Audit</perihal></peristiwa>"
    }
    let text = try Files.text(Repository.small)
      .replacing("<narasi>", with: "<proses>\(events.joined())</proses><narasi>")
    let folder = try TemporaryFolder()
    var plan = try Shared.prepare(try folder.write(text, as: "rencana.xml")).plan
    plan.identity.start = 2025
    plan.identity.end = 2029
    let law = try Profile(
      path: library.folder.schema("profil/\(profile).xml"), from: library.folder)
    return AuditRecord(
      try PreparedPlan(plan, profile: law, library: library), on: try #require(CalendarDay(day)))
  }

  private func lines(_ record: AuditRecord) -> [String] {
    record.audits.map { audit in
      let turns = audit.turns.map { record.state(of: $0).rawValue }.joined(separator: " ")
      return "\(audit.duty.key) \(audit.events.count) \(audit.duty.freedom?.rawValue ?? turns)"
    }
  }

  /// Perbup Kapuas 26/2024 Pasal 30 (2), 31 (3): each object at least once in two years.
  @Test func eachObjectHasItsOwnState() throws {
    let log = [("2026-12-31", "audit-tik-aplikasi"), ("2027-02-01", "audit-tik-infrastruktur")]
    #expect(
      lines(try record(on: "2026-12-31", log: log)) == [
        "audit-tik-infrastruktur 0 lewat mendatang", "audit-tik-aplikasi 1 terlaksana mendatang",
        "audit-tik-keamanan 0 lewat mendatang",
      ])
    // A day in the second turn is of that turn, and leaves the first one open.
    #expect(
      lines(try record(on: "2027-12-31", log: log)) == [
        "audit-tik-infrastruktur 1 lewat terlaksana", "audit-tik-aplikasi 1 terlaksana berjalan",
        "audit-tik-keamanan 0 lewat berjalan",
      ])
  }

  /// The last day of a turn is still a day of it; when it is over, the turn is late.
  @Test func dayBeforeTheLastIsNotLate() throws {
    #expect(try record(on: "2026-12-30").count(.overdue) == 0)
    #expect(try record(on: "2026-12-31").count(.overdue) == 3)
    #expect(try record(on: "2026-12-30").count(.open) == 3)
  }

  /// What happened after the day is not known on it.
  @Test func laterEventsAreNotKnown() throws {
    let log = [("2026-06-01", "audit-tik-keamanan")]
    #expect(try record(on: "2026-05-31", log: log).count(.done) == 0)
    #expect(try record(on: "2026-06-01", log: log).count(.done) == 1)
  }

  /// An audit without an interval has no turn, and its events all the same.
  @Test func auditsWithoutTimeKeepTheirEvents() throws {
    let record = try record(
      "banjarbaru-5-2022", on: "2026-12-31", log: [("2026-03-01", "audit-keamanan")])
    let audit = try #require(record.audits.first { $0.duty.key == "audit-keamanan" })
    #expect(audit.duty.freedom == .unsaid && audit.events.count == 1)
  }

  @Test func lawsWithoutAuditsHaveNone() throws {
    #expect(try record("kapuas-hulu-56-2020", on: "2026-12-31").audits.isEmpty)
  }
}
