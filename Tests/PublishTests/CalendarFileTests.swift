import References
import Testing

@testable import Publish

@Suite struct CalendarFileTests {
  private func text(_ entries: [CalendarFile.Entry]) throws -> String {
    let stamp = try #require(CalendarDay("2027-06-30"))
    let file = CalendarFile(name: "Uji, satu", stamp: stamp, entries: entries, version: "1")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func daysAndThingsToDoAreWritten() throws {
    let text = try text([
      CalendarFile.Entry(
        uid: "a@uji", day: CalendarDay("2027-12-31"), summary: "Satu", description: "Baris\ndua",
        categories: ["Reviu", "A,B"]),
      CalendarFile.Entry(uid: "b@uji", day: nil, summary: "Dua", description: ""),
      CalendarFile.Entry(uid: "a@uji", day: nil, summary: "Kembar", description: ""),
    ])
    #expect(
      text.split(separator: "\r\n").map(String.init) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Naskah//Naskah 1//ID", "CALSCALE:GREGORIAN",
        #"NAME:Uji\, satu"#, #"X-WR-CALNAME:Uji\, satu"#, "BEGIN:VEVENT", "UID:a@uji",
        "DTSTAMP:20270630T000000Z", "DTSTART;VALUE=DATE:20271231", "DTEND;VALUE=DATE:20280101",
        "TRANSP:TRANSPARENT", "SUMMARY:Satu", #"DESCRIPTION:Baris\ndua"#, #"CATEGORIES:Reviu,A\,B"#,
        "END:VEVENT", "BEGIN:VTODO", "UID:b@uji", "DTSTAMP:20270630T000000Z",
        "STATUS:NEEDS-ACTION", "SUMMARY:Dua", "DESCRIPTION:", "END:VTODO", "END:VCALENDAR",
      ])
  }

  @Test(arguments: [
    (#"a;b,c\d"#, #"a\;b\,c\\d"#), ("a\nb", #"a\nb"#), ("a\r\nb\u{7}\u{0}c", #"a\nbc"#),
    ("“é”\tx", "“é”\tx"), ("\u{7F}", ""),
  ])
  func textIsEscaped(_ sample: (String, String)) {
    #expect(CalendarFile.escaped(sample.0) == sample.1)
  }

  /// Every line has at most 75 octets, no character is cut, and unfolding gives the line back.
  @Test(arguments: ["a", "é", "✓", "🗓", "ab🗓é"], [0, 1, 18, 19, 25, 37, 74, 75, 76, 300])
  func linesAreFolded(_ letter: String, _ count: Int) {
    let line = String(repeating: letter, count: count)
    let octets = CalendarFile.folded(line)
    let folded = String(decoding: octets, as: UTF8.self)
    #expect(!folded.unicodeScalars.contains("\u{FFFD}"))
    #expect(folded.hasSuffix("\r\n"))
    let lines = folded.components(separatedBy: "\r\n").dropLast()
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(folded.replacing("\r\n ", with: "").replacing("\r\n", with: "") == line)
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
