import References
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2027-12-31", 21_183),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func daysAreCountedFrom1970(_ sample: (String, Int)) {
    #expect(CalendarDay(sample.0)?.ordinal == sample.1)
    #expect(CalendarDay(ordinal: sample.1).iso == sample.0)
  }

  @Test(arguments: [
    "", "2027", "2027-1-1", "2027-02-29", "2027-13-01", "2027-00-10", "2027-06-31", "0000-01-01",
    "+027-01-01", "2027-01-01T00:00", "besok", "٢٠٢٧-01-01", "2027--1-01",
  ])
  func otherTextIsNoDay(_ text: String) { #expect(CalendarDay(text) == nil) }

  @Test func everyDayComesBackFromItsText() {
    for ordinal in stride(from: -700_000, through: 2_900_000, by: 997) {
      let day = CalendarDay(ordinal: ordinal)
      #expect(CalendarDay(day.iso) == day)
    }
  }

  @Test func weekendsAreNoWorkdays() throws {
    let friday = try #require(CalendarDay("2027-12-31"))
    #expect(friday.isWorkday)
    #expect(!friday.adding(days: 1).isWorkday)
    #expect(!friday.adding(days: 2).isWorkday)
    #expect(friday.adding(days: 3).isWorkday)
  }

  @Test(arguments: [
    // From a Friday: Monday to Friday of the same week, then the week before.
    ("2027-12-31", 1, "2027-12-30"), ("2027-12-31", 5, "2027-12-24"),
    ("2027-12-31", 20, "2027-12-03"), ("2028-01-02", 1, "2027-12-30"),
  ])
  func workdaysAreCountedBack(_ sample: (String, Int, String)) {
    #expect(CalendarDay(sample.0)?.before(workdays: sample.1).iso == sample.2)
  }
}
