import References
import Testing

@Suite struct IntervalTests {
  @Test func yearsAndMonthsAreRead() {
    #expect(Interval("2 tahun")?.years == 2)
    #expect(Interval("6 bulan")?.isMonths == true)
    #expect(Interval("6 bulan")?.years == nil)
  }

  @Test(arguments: [
    "", "2", "tahun", "0 tahun", "-1 tahun", "2 minggu", "99999 tahun", "2 tahun lagi",
  ])
  func otherTextIsNoInterval(_ text: String) { #expect(Interval(text) == nil) }

  @Test(arguments: [
    ("2 tahun", "2022-06-13", "2024-06-13"), ("6 bulan", "2024-08-31", "2025-02-28"),
    ("1 bulan", "2024-01-31", "2024-02-29"), ("12 bulan", "2024-02-29", "2025-02-28"),
    ("100 tahun", "2000-02-29", "2100-02-28"), ("11 bulan", "2024-01-15", "2024-12-15"),
  ])
  func dayIsTheSameDayOfALaterMonth(_ sample: (String, String, String)) {
    #expect(Interval(sample.0)?.day(after: sample.1) == sample.2)
  }

  @Test(arguments: ["", "2024", "2024-13-01", "kemarin"])
  func noDayFollowsWhatIsNone(_ day: String) {
    #expect(Interval("1 tahun")?.day(after: day) == nil)
  }
}
