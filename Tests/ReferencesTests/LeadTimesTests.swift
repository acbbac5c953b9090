import References
import TestSupport
import Testing

@Suite struct LeadTimesTests {
  @Test func stepsFollowOneAnotherBackFromTheDay() throws {
    let times = try LeadTimes(from: try Shared.folder.get())
    let day = try #require(CalendarDay("2027-12-31"))
    let milestones = times.milestones(for: "peraturan", setOn: day)
    #expect(milestones.map(\.step.key) == ["harmonisasi", "fasilitasi"])
    #expect(milestones.map(\.latest.iso) == ["2027-12-03", "2027-12-10"])
    for step in times.steps {
      #expect(step.workdays > 0 && !step.source.isEmpty && !step.basis.isEmpty)
      #expect(["pasti", "mungkin", "perlu-telaah"].contains(step.certainty))
    }
  }

  @Test func keputusanPassesNoStep() throws {
    let times = try LeadTimes(from: try Shared.folder.get())
    let day = try #require(CalendarDay("2027-12-31"))
    #expect(times.milestones(for: "keputusan", setOn: day).isEmpty)
  }
}
