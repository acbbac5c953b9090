import FoundationEssentials
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  private struct Report: Decodable {
    struct Item: Decodable {
      let id: String
      let tingkat: String
      let pesan: String
      let berkas: String
      let baris: Int
    }

    let versi: Int
    let catatan: [Item]
  }

  @Test func warningsAloneAreClean() throws {
    let result = try Naskah.run("periksa", Repository.small)
    #expect(result.code == 0)
    #expect(result.text.isEmpty)
    #expect(result.report.contains("peringatan"))
    #expect(!result.report.contains("\u{1B}"))
    #expect(try Naskah.run("check", Repository.small).report == result.report)
  }

  @Test func warningsCountWhenStrict() throws {
    #expect(try Naskah.run("periksa", Repository.small, "--ketat").code == 1)
  }

  @Test func placeholdersCountWhenFinal() throws {
    let result = try Naskah.run("periksa", Repository.small, "--final")
    #expect(result.code == 1)
    #expect(result.report.contains("[ISI002]"))
  }

  @Test func exampleIsClean() throws {
    let result = try Naskah.run("periksa", Repository.example, "--final")
    #expect(result.code == 0)
    #expect(!result.report.contains("kesalahan"))
  }

  @Test func reportIsJSON() throws {
    let result = try Naskah.run("periksa", Repository.small, "--laporan", "json")
    #expect(result.code == 0)
    #expect(result.report.isEmpty)
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output))
    #expect(report.versi == 1)
    #expect(!report.catatan.isEmpty)
    #expect(report.catatan.allSatisfy { $0.berkas == Repository.small && $0.baris > 0 })
  }

  @Test func reportIsWrittenToAFileBesideTheText() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("laporan/catatan.json")
    let result = try Naskah.run("periksa", Repository.small, "--laporan", "json=\(path)")
    #expect(result.code == 0)
    #expect(result.report.contains("peringatan"))
    let report = try JSONDecoder().decode(Report.self, from: Data(try Files.bytes(path)))
    #expect(!report.catatan.isEmpty)
  }

  @Test func reportThatCannotBeWrittenIsCode5() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x", as: "berkas")
    let result = try Naskah.run("periksa", Repository.small, "--laporan", "json=\(file)/a.json")
    #expect(result.code == 5)
    #expect(result.report.contains("[KEL001]"))
  }

  @Test func knownFindingsAreNotReportedAgain() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("dasar.json")
    _ = try Naskah.run("periksa", Repository.small, "--laporan", "json=\(path)")
    let result = try Naskah.run("periksa", Repository.small, "--ketat", "--dasar", path)
    #expect(result.code == 0)
    #expect(try Naskah.run("periksa", Repository.small, "--dasar", "/tidak/ada").code == 3)
  }

  @Test func controlCharactersOfAPlanNeverReachTheTerminal() throws {
    let folder = try TemporaryFolder()
    let text = try Files.text(Repository.small).replacing(
      "kunci=\"kapuas-26-2024\"", with: "kunci=\"x&#x9b;31m\u{9B}31m\"")
    let result = try Naskah.run("periksa", try folder.write(text, as: "r.xml"))
    #expect(result.code == 1)
    #expect(!result.report.unicodeScalars.contains { $0.value == 0x9B })
  }

  @Test func textIsGroupedByUnitOnRequest() throws {
    let result = try Naskah.run("periksa", Repository.example, "--kelompok-pd")
    let titles = result.report.split(separator: "\n").filter { $0.hasPrefix("== ") }
    #expect(titles.contains { $0.hasPrefix("== Dinas Sosial: ") || $0.contains("Dinas") })
    #expect(titles.contains { $0.hasPrefix("== tanpa perangkat daerah: ") })
    #expect(Set(titles).count == titles.count)
    // Every finding once, and the same ones as without groups.
    let plain = try Naskah.run("periksa", Repository.example)
    func heads(_ text: String) -> [String] {
      text.split(separator: "\n").map(String.init).filter { $0.hasPrefix(Repository.example) }
    }
    #expect(heads(result.report).sorted() == heads(plain.report).sorted())
    let sum = titles.compactMap { Int($0.split(separator: " ").dropLast().last ?? "") }.reduce(0, +)
    #expect(sum == heads(plain.report).count)
  }

  @Test func everyUnitGetsAPageOfItsOwn() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "periksa", Repository.example, "--per-pd", folder.file("catatan"), "--laporan",
      "json=\(folder.file("semua.json"))")
    #expect(result.code == 0)
    let report = try JSONDecoder().decode(
      UnitReport.self, from: Data(try Files.bytes(folder.file("semua.json"))))
    let units = Set(report.catatan.map { $0.unit ?? "tanpa-pd" })
    let names = Files.names(folder.file("catatan")).filter { $0.hasSuffix(".html") }
    #expect(Set(names) == Set(units.map { "\($0).html" }))
    for unit in units {
      let page = try Files.text(folder.file("catatan/\(unit).html"))
      for item in report.catatan where (item.unit ?? "tanpa-pd") == unit {
        #expect(page.contains("[\(item.id)]"), "\(unit)")
      }
      let others = report.catatan.count { ($0.unit ?? "tanpa-pd") == unit }
      #expect(page.contains("\(others) catatan"))
    }
  }

  /// `A/B` and `A-B` are two units, and file systems know no slash in a name.
  @Test func unitsWithKindredKodeGetFilesOfTheirOwn() throws {
    let folder = try TemporaryFolder()
    let plan = try Files.text(Repository.small).replacing("DISKOMINFO", with: "DIN/KES")
      .replacing("DINKES", with: "DIN-KES")
    let result = try Naskah.run(
      "periksa", try folder.write(plan, as: "rencana.xml"), "--per-pd", folder.file("daftar"))
    #expect(result.code == 0, "\(result.report)")
    let names = Files.names(folder.file("daftar"))
    #expect(Set(names).isSuperset(of: ["DIN-KES.html", "DIN-KES-2.html"]), "\(names)")
    #expect(try Files.text(folder.file("daftar/DIN-KES.html")).contains("Dinas Kesehatan"))
    #expect(try Files.text(folder.file("daftar/DIN-KES-2.html")).contains("Dinas Komunikasi"))
  }

  private struct UnitReport: Decodable {
    struct Item: Decodable {
      enum CodingKeys: String, CodingKey {
        case id
        case unit = "perangkat-daerah"
      }

      let id: String
      let unit: String?
    }

    let catatan: [Item]
  }
}
