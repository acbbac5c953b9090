import FoundationEssentials
import References
import TestSupport
import Testing

@Suite struct ReferenceSetTests {
  @Test(arguments: ["RAB", "RAL", "RAD", "RAA", "RAI", "RAK"])
  func setIsATreeOfUniqueCodes(_ key: String) throws {
    let set = try #require(try Shared.library.get().referenceSets[key])
    #expect(Set(set.entries.map(\.code)).count == set.entries.count)
    #expect(set.levels.count >= set.entries.map(\.level).max() ?? 0)
    for entry in set.entries {
      #expect(entry.code.hasPrefix(key + "."))
      #expect(!entry.name.isEmpty)
      #expect(["tersumber", "disimpulkan", "lokal"].contains(entry.status), "\(entry.code)")
      if let parent = entry.parent { #expect(set.entry(parent) != nil, "\(entry.code)") }
    }
  }

  @Test(arguments: [
    ("RAB", false), ("RAL", false), ("RAD", false), ("RAA", true), ("RAI", true), ("RAK", true),
  ])
  func onlyInferredSetsHaveInferredNumbers(_ sample: (String, Bool)) throws {
    let set = try #require(try Shared.library.get().referenceSets[sample.0])
    #expect(set.hasInferredNumbers == sample.1)
  }

  @Test func chainRunsFromTheTop() throws {
    let set = try #require(try Shared.library.get().referenceSets["RAB"])
    #expect(set.chain("RAB.09.03.01").map(\.code) == ["RAB.09", "RAB.09.03", "RAB.09.03.01"])
    #expect(set.chain("RAB.99").isEmpty)
    #expect(set.children(of: "RAB.09.03").allSatisfy { $0.parent == "RAB.09.03" })
  }

  @Test(arguments: [("SPBE59", 47), ("PEMDI8", 20)])
  func indicatorsAreComplete(_ sample: (String, Int)) throws {
    let set = try #require(try Shared.library.get().indicatorSets.first { $0.key == sample.0 })
    #expect(set.indicators.count == sample.1)
    #expect(Set(set.indicators.map(\.code)).count == sample.1)
    for indicator in set.indicators { #expect(!indicator.name.isEmpty, "\(indicator.code)") }
  }

  @Test func gradesCoverTheScaleWithoutGaps() throws {
    for set in try Shared.library.get().indicatorSets {
      for (lower, upper) in zip(set.grades, set.grades.dropFirst()) {
        #expect(lower.to == upper.from, "\(set.key) \(lower.name)")
      }
      let last = try #require(set.grades.last)
      #expect(set.grade(of: last.to) == last.name)
      #expect(set.grade(of: last.to + 1) == nil)
    }
  }

  @Test func codeListValuesAndAliasesAreUnique() throws {
    for list in try Shared.library.get().lists.values {
      let names = list.values.map { $0.name.lowercased() }
      let aliases = list.values.flatMap(\.aliases).map { $0.lowercased() }
      #expect(Set(list.values.map(\.key)).count == list.values.count, "\(list.key)")
      #expect(Set(names).count == names.count, "\(list.key)")
      #expect(Set(aliases).isDisjoint(with: names), "\(list.key)")
    }
  }

  @Test func riskMatrixIsCompleteAndGrowsInBothDirections() throws {
    let matrix = try Shared.library.get().riskMatrix
    var sizes: Set<Int> = []
    for likelihood in 1...5 {
      for impact in 1...5 {
        let cell = try #require(matrix.size(likelihood: likelihood, impact: impact))
        #expect(!cell.level.isEmpty)
        sizes.insert(cell.size)
        if let right = matrix.size(likelihood: likelihood, impact: impact + 1) {
          #expect(right.size > cell.size)
        }
        if let above = matrix.size(likelihood: likelihood + 1, impact: impact) {
          #expect(above.size > cell.size)
        }
      }
    }
    #expect(sizes == Set(1...25))
    #expect(matrix.size(likelihood: 0, impact: 3) == nil)
    #expect(matrix.size(likelihood: 6, impact: 3) == nil)
  }
}
