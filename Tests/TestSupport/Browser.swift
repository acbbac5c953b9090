/// Looks at pages in Debian's headless Chromium, with what `Tests/Browser/browser.py` asks of them.
public enum Browser {
  /// The Python of the tests' own virtual environment.
  public static let python = Repository.path(".build/venv/bin/python")

  /// Faults that the browser sees, one a line; empty when there is none, or when it is not asked
  /// (`Judges`). Mode `watch` runs our program too, and always looks.
  ///
  /// - Parameter looks: each a mode, then what the mode takes; one browser serves them all.
  /// - Returns: the faults.
  /// - Throws: `TestFailure` when a program or package is missing, or the run fails.
  public static func faults(_ looks: [String]...) throws -> [String] {
    guard Judges.areAsked || looks.first?.first == "watch" else { return [] }
    try Command.require("chromium", package: "chromium")
    guard Files.exists(python) else {
      throw TestFailure("\(python) is missing; 'make test' installs Tests/requirements.txt there")
    }
    let arguments = looks.flatMap { ["--"] + $0 }.dropFirst()
    let result = try Command.run(python, [Repository.test("Browser/browser.py")] + arguments)
    guard result.code == 0 else {
      throw TestFailure("browser.py ended with \(result.code): \(result.report.suffix(800))")
    }
    return result.text.split(separator: "\n").map(String.init)
  }
}
