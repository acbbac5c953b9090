import References
import TestSupport
import Testing
import XMLTree

/// Rules about a review. `Tests/Reviu/<id>.xml` holds cases of a rule: edits of the small pair
/// (Tests/Fixtures/reviu) that break it (`gagal`), and edits that come near and do not (`lulus`).
@Suite struct ReviewRuleTests {
  /// Marks the line that a finding must name.
  private static let mark = "<!--!-->"

  /// One case of a rule.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    /// Position in its file.
    let number: Int
    let isBroken: Bool

    var testDescription: String { "\(rule) \(number + 1)" }
  }

  static let files = Files.names(Repository.test("Reviu")).filter { $0.hasSuffix(".xml") }
  static let cases: [Case] = files.flatMap { name -> [Case] in
    let rule = String(name.dropLast(4))
    return ((try? elements(rule)) ?? []).enumerated().map {
      Case(rule: rule, number: $0, isBroken: $1.name == "gagal")
    }
  }

  private static func elements(_ rule: String) throws -> [Element] {
    let bytes = try Files.bytes(Repository.test("Reviu/\(rule).xml"))
    return try #require(XMLSource(parsing: bytes).root).elements
  }

  /// Rules that the pair cannot be without: `ReviewCheckerTests` has them silent.
  static let alwaysBroken: Set = ["REV036"]

  @Test func everyRuleHasItsCases() throws {
    let all = Set(
      try Shared.library.get().rules.rules.map(\.id).filter { $0.hasPrefix("REV") })
    #expect(Set(Self.files.map { String($0.dropLast(4)) }) == all)
    let broken = Set(Self.cases.filter(\.isBroken).map(\.rule))
    let sound = Set(Self.cases.filter { !$0.isBroken }.map(\.rule))
    #expect(broken == all)
    #expect(all.subtracting(sound) == Self.alwaysBroken)
  }

  @Test(arguments: cases) func caseSpeaksOrStaysSilent(_ sample: Case) throws {
    let folder = try TemporaryFolder()
    let element = try Self.elements(sample.rule)[sample.number]
    let marked = try write(element, to: folder)
    var arguments =
      element[attribute: "argumen"]?.split(separator: " ").map(String.init)
      ?? ReviewCommandTests.usual
    if element[attribute: "penilaian"] != "tidak" {
      arguments += ["--penilaian", "penilaian.xml"]
    }
    let result = try Command.run(
      Naskah.path,
      ["reviu", "lama.xml", "baru.xml", "-o", "keluar", "--format", "docbook"] + arguments,
      in: folder.path)
    let said = result.report.split(separator: "\n").filter { $0.hasSuffix("[\(sample.rule)]") }
    let code = element[attribute: "kode"] ?? "0"
    #expect(code == "*" || code == String(result.code), "\(result.report)")
    #expect(!result.report.contains("⟦"))
    // A plan that cannot be read would prove nothing.
    #expect(!result.report.contains("[XML") && !result.report.contains("[SKM"))
    guard sample.isBroken else {
      #expect(said.isEmpty, "\(said)")
      return
    }
    let words = try #require(element.first("pesan")?.text)
    #expect(said.contains { $0.contains(words) }, "\(result.report)")
    #expect(said.allSatisfy { !$0.contains("%") })
    if !marked.isEmpty {
      #expect(said.contains { line in marked.contains { line.hasPrefix($0) } }, "\(said)")
    }
  }

  /// Writes the pair with the edits of a case.
  ///
  /// - Returns: file and line of each mark, as findings begin.
  private func write(_ element: Element, to folder: TemporaryFolder) throws -> [String] {
    var texts: [String: String] = [:]
    for name in ["lama", "baru", "penilaian"] { texts[name] = try ReviewCommandTests.text(name) }
    for copy in element.elements(named: "salin") {
      texts[copy[attribute: "ke"] ?? ""] = texts[copy[attribute: "dari"] ?? ""]
    }
    for edit in element.elements(named: "ganti") {
      let name = try #require(edit[attribute: "berkas"])
      let before = try #require(edit.first("semula")?.text)
      let text = try #require(texts[name])
      try #require(text.contains(before), "\(name): \(before)")
      texts[name] = text.replacing(before, with: edit.first("menjadi")?.text ?? "")
    }
    for (name, text) in texts { _ = try folder.write(text, as: "\(name).xml") }
    for file in element.elements(named: "berkas") {
      _ = try folder.write(file.text, as: try #require(file[attribute: "nama"]))
    }
    return texts.compactMap { name, text in
      guard let place = text.firstRange(of: Self.mark) else { return nil }
      return "\(name).xml:\(text[..<place.lowerBound].count { $0 == "\n" } + 1):"
    }.sorted()
  }
}
