import Diagnostics
import References
import TestSupport
import Testing
import XMLTree

@testable import Instruments

/// An instrument is judged while the schema is asked about its text: judging must bear whatever the
/// schema would have refused, and the schema must refuse exactly what has an issue.
@Suite struct UnjudgedInstrumentTests {
  private let schema: XMLSchema
  private let checker: InstrumentChecker
  private let profile: Profile

  init() throws {
    let folder = try Shared.folder.get()
    schema = try ParsedInstrument.schema(from: folder)
    checker = try InstrumentChecker(try Shared.library.get())
    profile = try Shared.profile.get()
  }

  /// A fixture whose tree is changed in a few places, whether the schema likes it or not.
  private struct Spoiler {
    private var random: SeededGenerator

    init(_ seed: UInt64) { random = SeededGenerator(seed: seed) }

    private static let names = [
      "pasal", "ayat", "huruf", "angka", "bab", "teks", "judul", "rujuk", "lampiran", "tabel",
      "kutipan", "diktum", "penutup", "kepala", "x",
    ]
    private static let values = [
      "", " ", "-1", "0", "99999999999999999999", "x", "pasal-1", "istilah", "dihitung", "beku",
      "tertulis", "salinan", "2024-02-31", "…", "e\u{301}", String(repeating: "a", count: 5000),
    ]

    mutating func spoil(_ root: Element) -> Element {
      var result = root
      for _ in 0..<Int.random(in: 1...4, using: &random) { change(&result) }
      return result
    }

    /// Changes one element somewhere below, as often near the root as far from it.
    private mutating func change(_ element: inout Element) {
      let below = element.children.indices.filter {
        if case .element = element.children[$0] { true } else { false }
      }
      guard let index = below.randomElement(using: &random),
        Int.random(in: 0..<4, using: &random) > 0,
        case .element(var child) = element.children[index]
      else {
        alter(&element)
        return
      }
      change(&child)
      element.children[index] = .element(child)
    }

    private mutating func alter(_ element: inout Element) {
      let child = element.children.indices.randomElement(using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: element.name = Spoiler.names.randomElement(using: &random) ?? "x"
      case 1:
        if let at = element.attributes.indices.randomElement(using: &random) {
          element.attributes[at].value = Spoiler.values.randomElement(using: &random) ?? ""
        }
      case 2: if let child { element.children.remove(at: child) }
      case 3: if let child { element.children.append(element.children[child]) }
      case 4: element.children.append(.text(Spoiler.values.randomElement(using: &random) ?? ""))
      default: element[attribute: "id"] = "sama"
      }
    }
  }

  private func findings(_ instrument: Instrument) -> [String] {
    checker.check(instrument, file: "a.xml", profile: profile).map {
      "\($0.id) \($0.location.line):\($0.location.column) \($0.message)"
    }
  }

  @Test(arguments: ["perbup.xml", "perbup-tertulis.xml"])
  func judgingBearsWhatTheSchemaRefuses(_ name: String) throws {
    let root = try #require(
      XMLSource(parsing: try Files.bytes(Repository.test("Fixtures/\(name)"))).root)
    var (valid, invalid) = (0, 0)
    for seed in 0..<400 {
      var spoiler = Spoiler(UInt64(seed))
      var writer = XMLWriter()
      writer.write(spoiler.spoil(root))
      let bytes = writer.bytes
      let parsed = ParsedInstrument(bytes, schema: schema)
      #expect(schema.accepts(bytes) == parsed.issues.isEmpty, "\(seed)")
      // A namespace that is no name at all is an issue of the parser itself.
      guard let unjudged = ParsedInstrument.unjudged(bytes) else {
        #expect(parsed.instrument == nil, "\(seed)")
        continue
      }
      let found = findings(unjudged)
      if let instrument = parsed.instrument {
        valid += 1
        #expect(found == findings(instrument), "\(seed)")
        #expect(String(reflecting: unjudged) == String(reflecting: instrument), "\(seed)")
      } else {
        invalid += 1
      }
    }
    #expect(valid > 20 && invalid > 100, "\(valid) valid, \(invalid) invalid")
  }

  /// Texts that are no trees at all, or that nobody reads.
  @Test(arguments: [
    "", "<", "<instrumen", "<a></b>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<?xml version=\"1.0\" encoding=\"x-unknown\"?><a/>", "<a>\u{1}</a>", "<a b='1' b='2'/>",
    "<a>" + String(repeating: "<b>", count: 300), "\u{0}\u{0}",
  ])
  func brokenTextsAreNeitherTreesNorValid(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(!schema.accepts(bytes))
    #expect(ParsedInstrument.unjudged(bytes) == nil)
  }
}
