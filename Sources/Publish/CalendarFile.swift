public import References

/// A calendar that programs import (iCalendar, RFC 5545): days and things to do, no times, no zones.
public struct CalendarFile: Sendable {
  /// An entry of the calendar.
  public struct Entry: Sendable {
    /// Name of the entry, the same whenever the calendar is written again (section 3.8.4.7).
    public let uid: String
    /// The day; nil for something to do without one.
    public let day: CalendarDay?
    public let summary: String
    public let description: String
    public let categories: [String]
    /// Whether it has been done.
    public let isDone: Bool

    public init(
      uid: String, day: CalendarDay?, summary: String, description: String,
      categories: [String] = [], isDone: Bool = false
    ) {
      self.uid = uid
      self.day = day
      self.summary = summary
      self.description = description
      self.categories = categories
      self.isDone = isDone
    }
  }

  /// Name that a program shows for the calendar.
  public let name: String
  /// Day of the state that the calendar shows: its stamp, so that the same day gives the same bytes.
  public let stamp: CalendarDay
  public let entries: [Entry]
  /// Version of the program.
  public let version: String

  public init(name: String, stamp: CalendarDay, entries: [Entry], version: String) {
    self.name = name
    self.stamp = stamp
    self.entries = entries
    self.version = version
  }

  /// The file: UTF-8, lines ended by CR and LF, none longer than 75 octets. Of entries with the same
  /// name the first one counts: a calendar must not have two (section 3.8.4.7). Without entries it
  /// holds none, which programs import as an empty calendar.
  public var bytes: [UInt8] {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Naskah//Naskah \(version)//ID",
      "CALSCALE:GREGORIAN", "NAME:\(CalendarFile.escaped(name))",
      "X-WR-CALNAME:\(CalendarFile.escaped(name))",
    ]
    var seen: Set<String> = []
    for entry in entries where seen.insert(entry.uid).inserted { lines += self.lines(of: entry) }
    lines.append("END:VCALENDAR")
    return lines.flatMap { Array(CalendarFile.folded($0)) }
  }

  private func lines(of entry: Entry) -> [String] {
    let component = entry.day == nil ? "VTODO" : "VEVENT"
    var lines = [
      "BEGIN:\(component)", "UID:\(CalendarFile.escaped(entry.uid))",
      "DTSTAMP:\(stamp.compact)T000000Z",
    ]
    if let day = entry.day {
      // The end of a day is the next one (section 3.6.1).
      lines.append("DTSTART;VALUE=DATE:\(day.compact)")
      lines.append("DTEND;VALUE=DATE:\(day.adding(days: 1).compact)")
      lines.append("TRANSP:TRANSPARENT")
    } else {
      lines.append("STATUS:\(entry.isDone ? "COMPLETED" : "NEEDS-ACTION")")
    }
    lines.append("SUMMARY:\(CalendarFile.escaped(entry.summary))")
    lines.append("DESCRIPTION:\(CalendarFile.escaped(entry.description))")
    if !entry.categories.isEmpty {
      let names = entry.categories.map(CalendarFile.escaped)
      lines.append("CATEGORIES:" + names.joined(separator: ","))
    }
    lines.append("END:\(component)")
    return lines
  }

  /// Text as a value (section 3.3.11): backslash, semicolon, comma and line break are escaped; other
  /// control characters have no place in it and are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n": result += "\\n"
      default:
        if scalar == "\t" || scalar.value >= 32 && scalar.value != 127 {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// A line folded to at most 75 octets without its end, never inside a character, with its ends
  /// (section 3.1).
  static func folded(_ line: String) -> [UInt8] {
    var result: [UInt8] = []
    var room = 75
    for character in line.unicodeScalars {
      let octets = Array(String(character).utf8)
      if octets.count > room {
        result += [13, 10, 32]
        room = 74
      }
      result += octets
      room -= octets.count
    }
    return result + [13, 10]
  }
}
