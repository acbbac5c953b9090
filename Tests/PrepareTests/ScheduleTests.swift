import Prepare
import Testing

@Suite struct ScheduleTests {
  @Test(arguments: [
    (2025, 2029, 2027), (2025, 2025, 2025), (2025, 2026, 2025), (2025, 2028, 2026),
    (2024, 2026, 2025),
  ])
  func midtermIsTheMiddleYear(_ sample: (Int, Int, Int)) {
    #expect(Schedule.midterm(start: sample.0, end: sample.1) == sample.2)
  }

  @Test func yearsFollowTheTime() {
    #expect(Schedule.years(of: "paruh-waktu", start: 2025, end: 2029) == [2027])
    #expect(Schedule.years(of: "tahun-terakhir", start: 2025, end: 2029) == [2029])
    #expect(Schedule.years(of: "tahunan", start: 2025, end: 2027) == [2025, 2026, 2027])
    #expect(Schedule.years(of: "sewaktu-waktu", start: 2025, end: 2029).isEmpty)
  }

  @Test func absurdPeriodHasNoYears() {
    #expect(Schedule.years(of: "tahunan", start: 2029, end: 2025).isEmpty)
    #expect(Schedule.years(of: "tahunan", start: 0, end: 9999).isEmpty)
  }
}
