import TestSupport
import Testing

/// Profiles and rule files that are wrong: one clear message with file, line and column, exit code 4,
/// nothing written. The profile is `Tests/Profil/dasar.xml` with one thing changed.
@Suite struct BadProfileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let old: String
    let new: String
    let rule: String
    /// Text that begins the place.
    let at: String
    var words = ""
    var testDescription: String { name }
  }

  private static let base = (try? Files.text(Repository.test("Profil/dasar.xml"))) ?? ""

  static let cases: [Case] = [
    Case(
      name: "unknown content",
      old: "<isi kunci=\"domain\"", new: "<isi kunci=\"domein\"", rule: "PRF003", at: "<isi ",
      words: "mungkin maksudnya 'domain'"),
    Case(
      name: "content of a section that does not exist",
      old: "<isi kunci=\"domain\"", new: "<isi kunci=\"peta\" bagian=\"domain zodiak\"",
      rule: "PRF003", at: "<isi ", words: "'zodiak'"),
    Case(
      name: "element that no profile has",
      old: "<isi kunci=\"domain\" nama=\"domain arsitektur\"><dasar pasal=\"4\" ayat=\"2\"/></isi>",
      new: "<muatan-lain/>", rule: "SKM010", at: "<muatan-lain", words: "muatan-lain"),
    Case(
      name: "citation without Pasal", old: "<dasar pasal=\"4\" ayat=\"2\"/>",
      new: "<dasar ayat=\"2\"/>", rule: "SKM006", at: "<dasar ayat=\"2\"", words: "pasal"),
    Case(
      name: "statement without citation", old: "<dasar pasal=\"4\" ayat=\"4\"/>", new: "",
      rule: "SKM002", at: "<penetap ", words: "dasar"),
    Case(
      name: "import of itself", old: "<impor kunci=\"nasional\"",
      new: "<impor kunci=\"uji-1-2025\"",
      rule: "PRF004", at: "<impor ", words: "uji-1-2025 → uji-1-2025"),
    Case(
      name: "import of nothing", old: "<impor kunci=\"nasional\"",
      new: "<impor kunci=\"internasional\"", rule: "PRF005", at: "<impor ",
      words: "'internasional' bukan profil yang dikenal"),
    Case(
      name: "unknown role", old: "peran=\"pengelola-spbe\"", new: "peran=\"pengelola-spbi\"",
      rule: "PRF006", at: "<penyusun ", words: "mungkin maksudnya 'pengelola-spbe'"),
    Case(
      name: "recommendation for an unknown kind of proposal", old: "</profil>",
      new: "<rekomendasi kunci=\"a\" nama=\"A\" bentuk=\"izin\" dari=\"B\" usulan=\"serber\">"
        + "<dasar pasal=\"1\"/></rekomendasi></profil>",
      rule: "PRF006", at: "<rekomendasi ", words: "mungkin maksudnya 'server'"),
    Case(
      name: "rule file that is not there", old: "</profil>",
      new: "  <aturan berkas=\"tidak-ada.sch\"/>\n</profil>", rule: "PRF007", at: "<aturan ",
      words: "tidak-ada.sch"),
    Case(
      name: "rule file in another folder", old: "</profil>",
      new: "  <aturan berkas=\"../luar.sch\"/>\n</profil>", rule: "SKM011", at: "berkas="),
  ]

  /// Line and column of a text, counted from 1.
  private func place(of text: String, in whole: String) throws -> String {
    let start = try #require(whole.firstRange(of: text)?.lowerBound)
    let before = whole[..<start]
    let line = before.utf8.count { $0 == 10 } + 1
    let column = before.distance(
      from: before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex,
      to: start)
    return "\(line):\(column + 1)"
  }

  /// What every way of using a broken file gives: its place, the code, no file.
  private func expectRefusal(
    _ path: String, place: String, rule: String, words: String, profile: String,
    _ folder: TemporaryFolder
  ) throws {
    let commands = [
      ["profil", "--periksa", profile], ["periksa", Repository.small, "--profil", profile],
      ["susun", Repository.small, "--profil", profile, "-o", folder.file("keluaran")],
    ]
    for command in commands {
      let result = try Naskah.run(arguments: command)
      #expect(result.code == 4, "\(result.report)")
      #expect(result.text.isEmpty)
      let first = result.report.split(separator: "\n").first.map(String.init) ?? ""
      #expect(first.hasPrefix("\(path):\(place): kesalahan: "), "\(result.report)")
      #expect(first.contains("[\(rule)"))
      #expect(result.report.contains(words), "\(result.report)")
      #expect(!result.report.contains("%"))
    }
    #expect(!Files.exists(folder.file("keluaran")))
  }

  @Test func unchangedProfileIsGood() throws {
    let result = try Naskah.run("profil", "--periksa", Repository.test("Profil/dasar.xml"))
    #expect(result.code == 0, "\(result.report)")
    #expect(result.text.contains("Peraturan Bupati Uji Nomor 1 Tahun 2025"))
  }

  @Test(arguments: cases) func profileIsRefusedWithItsPlace(_ sample: Case) throws {
    let folder = try TemporaryFolder()
    let text = BadProfileTests.base.replacing(sample.old, with: sample.new, maxReplacements: 1)
    #expect(text != BadProfileTests.base)
    let path = try folder.write(text, as: "uji.xml")
    try expectRefusal(
      path, place: try place(of: sample.at, in: text), rule: sample.rule, words: sample.words,
      profile: path, folder)
  }

  @Test func importsInACircleAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      BadProfileTests.base.replacing("<impor kunci=\"nasional\"", with: "<impor kunci=\"lain\""),
      as: "uji-1-2025.xml")
    let other = BadProfileTests.base.replacing("kunci=\"uji-1-2025\"", with: "kunci=\"lain\"")
      .replacing("<impor kunci=\"nasional\"", with: "<impor kunci=\"uji-1-2025\"")
    let second = try folder.write(other, as: "lain.xml")
    try expectRefusal(
      second, place: try place(of: "<impor ", in: other), rule: "PRF004",
      words: "uji-1-2025 → lain → uji-1-2025", profile: path, folder)
  }

  // MARK: Rules of a region's own

  private static let rules = """
    <?xml version="1.0" encoding="UTF-8"?>
    <schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt">
      <ns prefix="s" uri="urn:naskah:siap:1"/>
      <pattern>
        <rule context="s:kegiatan">
          <assert id="UJI-01" role="kesalahan" test="@nama != ''" see="Pasal 9">kegiatan
            <value-of select="@kode"/> tanpa nama</assert>
        </rule>
      </pattern>
    </schema>

    """

  static let ruleCases: [Case] = [
    Case(
      name: "wrong XPath", old: "@nama != ''", new: "@nama != ", rule: "PRF008", at: "<assert ",
      words: "UJI-01"),
    Case(
      name: "unknown function", old: "@nama != ''", new: "document('/etc/passwd')",
      rule: "PRF008", at: "<assert ", words: "document()"),
    Case(
      name: "unknown prefix", old: "context=\"s:kegiatan\"", new: "context=\"t:kegiatan\"",
      rule: "PRF008", at: "<rule ", words: "'t'"),
    Case(
      name: "id of a rule of the program", old: "UJI-01", new: "KEG001", rule: "PRF009",
      at: "<assert ", words: "'KEG001'"),
    Case(
      name: "unknown severity", old: "role=\"kesalahan\"", new: "role=\"berat\"", rule: "PRF010",
      at: "<assert ", words: "kesalahan, peringatan, saran"),
    Case(
      name: "file of another place", old: "<pattern>",
      new: "<extends href=\"/etc/passwd\"/><pattern>", rule: "PRF008", at: "<extends "),
    Case(
      name: "text that is not XML", old: "</pattern>", new: "</patern>", rule: "XML005",
      at: "\n</schema>"),
  ]

  private func profile(with rules: String, _ folder: TemporaryFolder) throws -> (String, String) {
    let sheet = try folder.write(rules, as: "uji.sch")
    let path = try folder.write(
      BadProfileTests.base.replacing(
        "</profil>", with: "  <aturan berkas=\"uji.sch\"/>\n</profil>"), as: "uji.xml")
    return (path, sheet)
  }

  @Test(arguments: ruleCases) func ruleFileIsRefusedWithItsPlace(_ sample: Case) throws {
    let folder = try TemporaryFolder()
    let text = BadProfileTests.rules.replacing(sample.old, with: sample.new, maxReplacements: 1)
    let (path, sheet) = try profile(with: text, folder)
    try expectRefusal(
      sheet, place: try place(of: sample.at, in: text), rule: sample.rule, words: sample.words,
      profile: path, folder)
  }

  @Test func ownRulesJudgeThePlan() throws {
    let folder = try TemporaryFolder()
    let text = BadProfileTests.rules.replacing("@nama != ''", with: "@kode != 'PR-002'")
    let (path, _) = try profile(with: text, folder)
    let result = try Naskah.run("periksa", Repository.small, "--profil", path, "--laporan", "json")
    #expect(result.code == 1)
    let line = try Files.text(Repository.small).split(
      separator: "\n", omittingEmptySubsequences: false
    ).firstIndex { $0.contains("<kegiatan kode=\"PR-002\"") }
    #expect(result.text.contains("\"id\": \"UJI-01\""))
    #expect(result.text.contains("kegiatan PR-002 tanpa nama"))
    #expect(result.text.contains("\"rujukan\": \"Pasal 9\""))
    #expect(result.text.contains("\"baris\": \(try #require(line) + 1)"))
  }

  @Test func ownRulesStandInTheManifest() throws {
    let folder = try TemporaryFolder()
    let (path, _) = try profile(with: BadProfileTests.rules, folder)
    let result = try Naskah.run(
      "susun", Repository.small, "--profil", path, "--rancangan", "-o", folder.file("keluaran"))
    #expect(result.code <= 1, "\(result.report)")
    let manifest = try Files.text(folder.file("keluaran/manifes.json"))
    #expect(manifest.contains("uji.xml") && manifest.contains("uji.sch"))
  }
}
