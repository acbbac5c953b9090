import TestSupport
import Testing

@Suite struct ReferenceCommandTests {
  @Test func setsAreListed() throws {
    let result = try Naskah.run("acuan")
    #expect(result.code == 0)
    for key in ["RAA", "RAB", "RAD", "RAI", "RAK", "RAL", "SPBE59", "PEMDI8"] {
      #expect(result.text.contains("\n\(key)  ") || result.text.hasPrefix("\(key)  "), "\(key)")
    }
  }

  @Test(arguments: ["RAB.09.03", "rab.09.03"])
  func entryIsShownWithItsSurroundings(_ code: String) throws {
    let result = try Naskah.run("acuan", code)
    #expect(result.code == 0)
    for line in ["RAB.09  ", "  RAB.09.03  ", "    RAB.09.03.01  "] {
      #expect(result.text.contains(line))
    }
    #expect(result.text.contains("Sumber:"))
  }

  @Test func searchFindsNamesInAnyCase() throws {
    let result = try Naskah.run("acuan", "--cari", "STATISTIK")
    #expect(result.code == 0)
    let lines = result.text.split(separator: "\n")
    #expect(!lines.isEmpty)
    #expect(lines.contains { $0.contains("Statistik") })
  }

  @Test(arguments: [
    ["acuan", "RAB.09.99"], ["acuan", "--cari", "tidak-akan-ada"], ["aturan", "REF091"],
    ["profil", "kapuas-26-2042"],
  ])
  func unknownNameIsAFindingWithoutData(_ arguments: [String]) throws {
    let result = try Naskah.run(arguments: arguments)
    #expect(result.code == 1)
    #expect(result.text.isEmpty)
    #expect(result.report.contains("tidak"))
  }

  @Test func nearestRuleIsSuggested() throws {
    #expect(try Naskah.run("aturan", "REF091").report.contains("REF001"))
  }

  @Test func rulesAreListedAndExplained() throws {
    let list = try Naskah.run("rules")
    #expect(list.code == 0)
    #expect(list.text.contains("REF001  kesalahan  "))
    let one = try Naskah.run("aturan", "ref001")
    #expect(one.code == 0)
    #expect(one.text.contains("Alasan:") && one.text.contains("Yang perlu dilakukan:"))
  }

  @Test func inferredNumbersAreMarked() throws {
    #expect(try Naskah.run("acuan", "RAA").text.contains("(nomor disimpulkan)"))
  }
}
