import TestSupport
import Testing

@Suite struct HelpTests {
  static let commands = [
    "susun", "periksa", "acuan", "profil", "aturan", "mulai", "rekap", "impor", "ekspor", "templat",
    "perubahan", "banding", "jadwal",
  ]
  static let aliases = [
    "susun": "build", "periksa": "check", "acuan": "references", "profil": "profiles",
    "aturan": "rules", "mulai": "init", "rekap": "intake", "impor": "import", "ekspor": "export",
    "templat": "template", "perubahan": "amend", "banding": "compare",
    "jadwal": "schedule",
  ]
  /// Words that swift-argument-parser would print.
  private static let english = [
    "USAGE", "OVERVIEW", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show help", "Show subcommand",
    "Error:", "default:", "See '", "for more information", "Unknown", "Missing", "Unexpected",
    "invalid", "help information", " values:",
  ]

  private func isIndonesian(_ text: String) -> Bool {
    !HelpTests.english.contains { text.contains($0) } && !text.contains("⟦")
  }

  @Test(arguments: commands, ["--help", "-h", "--bantuan"])
  func helpOfACommandIsIndonesian(_ command: String, _ option: String) throws {
    let result = try Naskah.run(command, option)
    #expect(result.code == 0)
    #expect(result.report.isEmpty)
    #expect(isIndonesian(result.text))
    #expect(result.text.contains("Pemakaian: naskah \(command)"))
    #expect(result.text.contains("Contoh: naskah \(command)"))
    // Every option has words: nothing ends where its name ends.
    for line in result.text.split(separator: "\n") where line.hasPrefix("  -") {
      #expect(!line.hasSuffix(" "), "\(line)")
    }
  }

  @Test(arguments: [[], ["--help"], ["bantuan"], ["help"], ["-h"]])
  func helpOfTheProgramListsEveryCommand(_ arguments: [String]) throws {
    let result = try Naskah.run(arguments: arguments)
    #expect(result.code == 0)
    #expect(isIndonesian(result.text))
    for command in HelpTests.commands { #expect(result.text.contains("  \(command)")) }
  }

  @Test(arguments: commands) func helpCommandAndAliasGiveTheSame(_ command: String) throws {
    let own = try Naskah.run(command, "--help").text
    let alias = try #require(HelpTests.aliases[command])
    #expect(try Naskah.run("bantuan", command).text == own)
    #expect(try Naskah.run(alias, "--help").text == own)
  }

  @Test(arguments: ["--versi", "--version"]) func versionIsPrinted(_ option: String) throws {
    let result = try Naskah.run(arguments: [option])
    #expect(result.code == 0)
    #expect(result.text.hasPrefix("naskah 0."))
  }

  struct Usage: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let words: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ line: String, _ words: String) {
      arguments = line.split(separator: " ").map(String.init)
      self.words = words
    }
  }

  @Test(arguments: [
    Usage("susun r.xml --tidak-ada", "pilihan '--tidak-ada' tidak dikenal"),
    Usage("susun r.xml -z", "pilihan '-z' tidak dikenal"),
    Usage("susun", "argumen 'RENCANA.xml' belum disebutkan"),
    Usage("periksa", "argumen 'RENCANA.xml' belum disebutkan"),
    Usage("susun r.xml -o", "memerlukan nilai"),
    Usage("susun r.xml --format", "pilihan '--format' memerlukan nilai"),
    Usage("susun r.xml --pekerja dua", "nilai 'dua'"),
    Usage("susun r.xml --pekerja 0", "nilai '0'"), Usage("susun r.xml --pekerja 65", "nilai '65'"),
    Usage("susun r.xml --format pdfx", "nilai 'pdfx' tidak dapat dipakai untuk --format"),
    Usage("susun r.xml --dokumen lain", "nilai 'lain' tidak dapat dipakai untuk --dokumen"),
    Usage("susun r.xml --edisi semua", "nilai 'semua' tidak dapat dipakai untuk --edisi"),
    Usage("susun r.xml --final --rancangan", "--final dan --rancangan"),
    Usage("periksa r.xml --laporan xml", "nilai 'xml' tidak dapat dipakai untuk --laporan"),
    Usage("periksa r.xml --laporan json=", "tidak dapat dipakai untuk --laporan"),
    Usage("periksa r.xml s.xml", "argumen 's.xml' tidak dikenal atau berlebih"),
    Usage("acuan a b", "argumen 'b'"), Usage("sussun r.xml", "sussun"),
  ])
  func wrongUsageIsExplained(_ usage: Usage) throws {
    let result = try Naskah.run(arguments: usage.arguments)
    #expect(result.code == 2)
    #expect(result.text.isEmpty)
    #expect(result.report.hasPrefix("naskah: "))
    #expect(result.report.contains(usage.words))
    #expect(isIndonesian(result.report))
  }
}
