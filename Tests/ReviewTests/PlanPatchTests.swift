import Diagnostics
import Ingest
import References
import Review
import TestSupport
import Testing
import XMLTree

/// patch(old, compare(old, new)) equals new.
@Suite struct PlanPatchTests {
  private func plan(_ path: String) throws -> Element {
    try #require(XMLSource(parsing: try Files.bytes(path)).root)
  }

  /// The plan without what no item keeps.
  private func folded(_ root: Element) -> String { canonical(PlanItems(root).element) }

  @Test func planComesBackFromItsItems() throws {
    for path in [Repository.small, Repository.path("Examples/lebak/rencana.xml")] {
      let root = try plan(path)
      let once = PlanItems(root).element
      #expect(canonical(PlanItems(once).element) == canonical(once))
      var writer = XMLWriter()
      writer.write(once)
      let bytes = writer.finish()
      let folder = try TemporaryFolder()
      let read = try Shared.read(try folder.write(bytes, as: "rencana.xml"))
      #expect(read.catatan.map(\.message) == [])
      let original = try #require(try Shared.read(path).plan)
      let again = try #require(read.plan)
      #expect(original.objects.map(\.fields.count) == again.objects.map(\.fields.count))
      #expect(
        original.activities.flatMap(\.lines).map(\.amount)
          == again.activities.flatMap(\.lines).map(\.amount))
    }
  }

  @Test func samePlanHasNoChange() throws {
    let root = try plan(Repository.small)
    let comparison = PlanComparison(root, root, library: try Shared.library.get())
    #expect(comparison.isEmpty)
    #expect(canonical(PlanPatch(comparison).applied(to: root)) == folded(root))
  }

  /// Two plans that have next to nothing in common, so that every kind of change occurs.
  @Test(arguments: 0..<40) func changesLeadFromOnePlanToAnother(_ seed: Int) throws {
    let library = try Shared.library.get()
    var one = PlanMaker(library, seed: UInt64(seed))
    var other = PlanMaker(library, seed: UInt64(seed + 1000))
    let (old, new) = (one.plan(), other.plan())
    let comparison = PlanComparison(old, new, library: library)
    #expect(canonical(PlanPatch(comparison).applied(to: old)) == folded(new))
  }

  @Test(arguments: 0..<60) func randomEditsAreListedAndLeadThere(_ seed: Int) throws {
    let library = try Shared.library.get()
    let old = try plan(seed < 57 ? Repository.small : Repository.example)
    var editor = PlanEditor(old, seed: UInt64(seed), library: library)
    let new = editor.edited(count: seed < 57 ? 1 + seed % 12 : 60)
    let comparison = PlanComparison(old, new, library: library)
    let listed = Set(comparison.listed.map(PlanEdit.init))
    let expected = Set(editor.edits)
    #expect(listed.subtracting(expected) == [], "seed \(seed): listed, and not made")
    #expect(expected.subtracting(listed) == [], "seed \(seed): made, and not listed")
    #expect(canonical(PlanPatch(comparison).applied(to: old)) == folded(new))
  }

  /// The law does not need a plan that follows the schema: things may be doubled, lost, moved and
  /// emptied anywhere.
  @Test(arguments: 0..<80) func anyTreeIsReached(_ seed: Int) throws {
    let library = try Shared.library.get()
    let old = try plan(Repository.test("Fixtures/reviu/lama.xml"))
    var random = SeededGenerator(seed: UInt64(seed))
    var new = old
    for _ in 0..<(1 + seed % 15) { new = mutated(new, &random) }
    let comparison = PlanComparison(old, new, library: library)
    #expect(canonical(PlanPatch(comparison).applied(to: old)) == folded(new))
    let back = PlanComparison(new, old, library: library)
    #expect(canonical(PlanPatch(back).applied(to: new)) == folded(old))
  }

  /// The tree with one change somewhere.
  private func mutated(_ element: Element, _ random: inout SeededGenerator) -> Element {
    var result = element
    let places = element.children.indices.filter {
      if case .element = element.children[$0] { true } else { false }
    }
    guard let place = places.randomElement(using: &random),
      case .element(let child) = element.children[place]
    else { return element }
    if !child.elements.isEmpty, Int.random(in: 0..<5, using: &random) > 0 {
      result.children[place] = .element(mutated(child, &random))
      return result
    }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: result.children.remove(at: place)
    case 1: result.children.insert(.element(child), at: place)
    case 2:
      // The schema gives the order of elements of different names.
      let alike = places.filter { other in
        if case .element(let element) = element.children[other] {
          element.name == child.name
        } else {
          false
        }
      }
      result.children.swapAt(place, alike.randomElement(using: &random) ?? place)
    case 3:
      var changed = child
      changed[attribute: "tahun"] = ["2025", "2026", nil].randomElement(using: &random) ?? nil
      result.children[place] = .element(changed)
    default:
      var changed = child
      changed.children = [.text("uji \(Int.random(in: 0..<9, using: &random))")]
      result.children[place] = .element(changed)
    }
    return result
  }
}
