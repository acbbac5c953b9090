import Ingest
import Prepare
import References
import Testing

@Suite struct ScheduleTests {
  private let five = Period(start: 2025, end: 2029)

  @Test(arguments: [
    (2025, 2029, 2027), (2025, 2025, 2025), (2025, 2026, 2025), (2025, 2028, 2026),
    (2024, 2026, 2025),
  ])
  func midtermIsTheMiddleYear(_ sample: (Int, Int, Int)) {
    #expect(Schedule.midterm(of: Period(start: sample.0, end: sample.1)) == sample.2)
  }

  @Test func yearsFollowTheTime() {
    #expect(Schedule.years(of: "paruh-waktu", in: five) == [2027])
    #expect(Schedule.years(of: "tahun-terakhir", in: five) == [2029])
    #expect(Schedule.years(of: "tahunan", in: Period(start: 2025, end: 2026)) == [2025, 2026])
    #expect(Schedule.years(of: "sewaktu-waktu", in: five).isEmpty)
  }

  @Test func intervalsAreCountedFromTheStart() {
    #expect(Schedule.years(of: "berkala", every: Interval("5 tahun"), in: five) == [2029])
    #expect(Schedule.years(of: "berkala", every: Interval("2 tahun"), in: five) == [2026, 2028])
    #expect(Schedule.years(of: "berkala", every: Interval("6 tahun"), in: five).isEmpty)
    #expect(Schedule.years(of: "berkala", every: Interval("6 bulan"), in: five).isEmpty)
    #expect(Schedule.years(of: "berkala", in: five).isEmpty)
  }

  @Test func absurdPeriodHasNoYears() {
    #expect(Schedule.years(of: "tahunan", in: Period(start: 2029, end: 2025)).isEmpty)
    #expect(Schedule.years(of: "tahunan", in: Period(start: 0, end: 9999)).isEmpty)
  }
}
