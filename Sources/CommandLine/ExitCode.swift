/// Exit codes of the program (part of its contract with scripts).
enum ExitCode: Int32, Sendable {
  /// Clean.
  case clean = 0
  /// Findings at or above the failure level.
  case findings = 1
  /// The command line is wrong.
  case usage = 2
  /// The input is unreadable or not well-formed.
  case unreadable = 3
  /// A rule set, profile, outline or stylesheet is broken.
  case brokenData = 4
  /// The output could not be written.
  case notWritten = 5
  /// A defect of the program.
  case `internal` = 70
}
