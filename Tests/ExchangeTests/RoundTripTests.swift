import Diagnostics
import Exchange
import Ingest
import References
import TestSupport
import Testing
import XMLTree

/// A plan written into workbooks and prose is read back as the same plan.
@Suite struct RoundTripTests {
  static let examples =
    Files.names(Repository.path("Examples")).map { Repository.path("Examples/\($0)/rencana.xml") }
    .filter(Files.exists) + [Repository.small]

  @Test(arguments: examples) func exampleComesBack(_ path: String) throws {
    let root = try #require(XMLSource(parsing: try Files.bytes(path)).root)
    let back = try Exchanged.imported(try Exchanged.exported(root))
    #expect(back.catatan.map(\.message) == [])
    let differences = Canonical.differences(try #require(back.root), root)
    #expect(differences == [])
  }

  @Test(arguments: examples) func importedPlanFollowsTheSchema(_ path: String) throws {
    let root = try #require(XMLSource(parsing: try Files.bytes(path)).root)
    let back = try Exchanged.imported(try Exchanged.exported(root))
    #expect(try PlanReader(try Shared.library.get()).issues(back.bytes).map(\.detail) == [])
  }

  @Test func rowsReadAreRowsMadeAndRefused() throws {
    let root = try #require(XMLSource(parsing: try Files.bytes(Repository.example)).root)
    let back = try Exchanged.imported(try Exchanged.exported(root))
    for sheet in back.sheets { #expect(sheet.rows == sheet.made + sheet.refused, "\(sheet)") }
    #expect(back.sheets.map(\.made).reduce(0, +) > 1000)
  }

  /// Twice exported, the same bytes.
  @Test func exportIsDeterministic() throws {
    let root = try #require(XMLSource(parsing: try Files.bytes(Repository.small)).root)
    let first = try Exchanged.exported(root)
    let second = try Exchanged.exported(root)
    #expect(first.map(\.name) == second.map(\.name))
    #expect(zip(first, second).allSatisfy { $0.bytes == $1.bytes })
  }

  /// Exporting what was imported gives the same workbooks.
  @Test func exportOfAnImportIsTheSame() throws {
    let root = try #require(XMLSource(parsing: try Files.bytes(Repository.small)).root)
    let first = try Exchanged.exported(root)
    let back = try #require(try Exchanged.imported(first).root)
    let second = try Exchanged.exported(back)
    #expect(first.map(\.name) == second.map(\.name))
    let different = zip(first, second).filter { $0.bytes != $1.bytes }.map(\.0.name)
    #expect(different == [])
  }
}
