import References
import TestSupport
import Testing
import XMLTree

@Suite struct CrosswalkChainTests {
  /// A plan that names a version of RAB, or none.
  private static func plan(_ version: String?) throws -> Element {
    let named = version.map { "<versi-acuan set=\"RAB\" versi=\"\($0)\"/>" } ?? ""
    let text = "<rencana><identitas>\(named)</identitas></rencana>"
    return try #require(XMLSource(parsing: Array(text.utf8)).root)
  }

  /// A crosswalk from one version to the next: "RAB.01=RAB.02 RAB.03" and so on.
  private static func crosswalk(
    _ from: String, _ to: String, _ pairs: [(String, String)], set: String = "RAB"
  ) throws -> Crosswalk {
    let folder = try TemporaryFolder()
    let lines = pairs.map { "<pasangan lama=\"\($0)\" baru=\"\($1)\"/>" }.joined()
    let path = try folder.write(
      "<padanan xmlns=\"urn:naskah:padanan:1\" set=\"\(set)\" dari=\"\(from)\" ke=\"\(to)\" "
        + "sumber=\"\(from)-\(to)\">\(lines)</padanan>", as: "padanan.xml")
    return try Crosswalk(path: path, from: try Shared.folder.get())
  }

  private static func chains(
    _ old: String?, _ new: String?, _ crosswalks: [Crosswalk]
  ) throws -> [CrosswalkChain] {
    CrosswalkChain.joining(
      try plan(old), try plan(new), of: crosswalks, usual: ["RAB": "2022"])
  }

  /// 2018, 2022 and 2024: a code is renamed twice, split, given up, renamed in the second step only.
  private static func steps() throws -> [Crosswalk] {
    [
      try crosswalk(
        "2018", "2022",
        [("RAB.01", "RAB.11"), ("RAB.02", "RAB.12 RAB.13"), ("RAB.03", ""), ("RAB.04", "RAB.14")]),
      try crosswalk(
        "2022", "2024",
        [("RAB.11", "RAB.21"), ("RAB.13", "RAB.23 RAB.12"), ("RAB.14", ""), ("RAB.05", "RAB.25")]),
    ]
  }

  @Test func versionsThatAreNotNeighboursAreJoined() throws {
    let chain = try #require(try Self.chains("2018", "2024", Self.steps()).first)
    #expect(chain.versions == ["2018", "2022", "2024"])
    #expect(chain.sources == ["2018-2022", "2022-2024"])
    #expect(chain.successors["RAB.01"] == ["RAB.21"])
    #expect(chain.successors["RAB.02"] == ["RAB.12", "RAB.23"])
    #expect(chain.successors["RAB.03"] == [] && chain.successors["RAB.04"] == [])
    #expect(chain.successors["RAB.05"] == ["RAB.25"])
    #expect(chain.successors["RAB.06"] == nil)
  }

  @Test func theShortestWayCounts() throws {
    let direct = try Self.crosswalk("2018", "2024", [("RAB.01", "RAB.99")])
    let chain = try #require(try Self.chains("2018", "2024", Self.steps() + [direct]).first)
    #expect(chain.versions == ["2018", "2024"] && chain.successors["RAB.01"] == ["RAB.99"])
  }

  @Test func severalCrosswalksOfOneStepAddUp() throws {
    let own = try Self.crosswalk("2018", "2022", [("RAB.06", "RAB.16")])
    let chain = try #require(try Self.chains("2018", "2024", Self.steps() + [own]).first)
    #expect(chain.successors["RAB.06"] == ["RAB.16"] && chain.successors["RAB.01"] == ["RAB.21"])
  }

  /// A plan that names no version has the usual one; a circle of crosswalks is left again.
  @Test func whatIsNotNamedIsTheUsualVersion() throws {
    let back = try Self.crosswalk("2024", "2018", [])
    let steps = try Self.steps() + [back]
    #expect(try Self.chains(nil, "2024", steps).map(\.versions) == [["2022", "2024"]])
    #expect(try Self.chains("2018", nil, steps).map(\.versions) == [["2018", "2022"]])
    #expect(try Self.chains(nil, nil, steps).isEmpty)
    #expect(try Self.chains("2024", "2024", steps).isEmpty)
    #expect(try Self.chains("2018", "2031", steps).isEmpty)
    #expect(try Self.chains("2010", "2024", steps).isEmpty)
  }

  /// Where the usual version leads nowhere, a plan that names none has the version before.
  @Test func aPlanWithoutVersionMayComeBeforeTheUsualOne() throws {
    let old = try Self.crosswalk("2010", "2012", [("RAB.01", "RAB.02")])
    #expect(try Self.chains(nil, "2012", [old]).map(\.versions) == [["2010", "2012"]])
  }

  @Test func otherSetsStayApart() throws {
    let other = try Self.crosswalk("2018", "2024", [], set: "RAL")
    #expect(try Self.chains("2018", "2024", [other] + Self.steps()).map(\.set) == ["RAB"])
  }
}
