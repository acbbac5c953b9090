import Diagnostics
import References
import TestSupport
import Testing

@testable import Check

@Suite struct FindingPlacesTests {
  private func sorted(_ list: [Catatan]) throws -> [Int] {
    let places = FindingPlaces(list, try Shared.library.get().rules)
    return list.indices.sorted(by: places.comesFirst)
  }

  private func finding(_ id: String, _ location: Location) -> Catatan {
    Catatan(id: id, level: .saran, message: "", location: location)
  }

  @Test func findingsOfATextFollowItsLinesThenTheCatalogue() throws {
    let rules = try Shared.library.get().rules.rules
    let list = [
      finding(rules[5].id, Location(file: "b", line: 2, column: 9)),
      finding(rules[7].id, Location(file: "a", line: 2, column: 3)),
      finding(rules[6].id, Location(file: "b", line: 2, column: 3)),
      finding(rules[9].id, Location(line: 1, column: 80)),
      finding(rules[6].id, Location(file: "a", line: 2, column: 3)),
      finding("TIDAK-ADA", Location(file: "a", line: 2, column: 3)),
    ]
    #expect(try sorted(list) == [3, 2, 4, 1, 5, 0])
  }

  @Test func findingsOfWorkbooksFollowFileAndSheet() throws {
    func cell(_ file: String, _ sheet: String, _ row: Int) -> Catatan {
      finding("USL008", Location(file: file, line: row, column: 1, sheet: sheet, cell: "A1"))
    }
    let list = [
      cell("b.xlsx", "Usulan", 2), cell("a.xlsx", "Usulan", 9), cell("a.xlsx", "Layanan", 40),
      cell("a.xlsx", "Usulan", 3), finding("USL008", Location(file: "a.xlsx", line: 50)),
      cell("b.xlsx", "Usulan", 2),
    ]
    #expect(try sorted(list) == [4, 2, 3, 1, 0, 5])
  }
}
