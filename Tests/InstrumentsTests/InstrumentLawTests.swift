import Diagnostics
import Instruments
import References
import TestSupport
import Testing

/// Laws of instruments: a broken reference is always found, and a printed one always leads home.
@Suite struct InstrumentLawTests {
  private let checker: InstrumentChecker
  private let words: ReferenceWords
  private let marks: NumberMarks

  init() throws {
    let library = try Shared.library.get()
    checker = try InstrumentChecker(library)
    let own = try Words("peraturan", from: library.folder)
    words = ReferenceWords(own, library)
    marks = NumberMarks(own, numbers: library.words)
  }

  private func broken(_ instrument: Instrument) -> [Catatan] {
    checker.check(instrument, file: "a.xml").filter { $0.id.hasPrefix("RUJ") }
  }

  @Test func sampleIsClean() {
    let sample = SampleInstrument(articles: 40, seed: 1).instrument
    #expect(SampleInstrument.references(sample).count > 60)
    #expect(checker.check(sample, file: "a.xml").map(\.id) == [])
  }

  /// One reference of a clean instrument is broken at random, a thousand times.
  @Test func everyBrokenReferenceIsFound() {
    let sample = SampleInstrument(articles: 15, seed: 2).instrument
    let references = SampleInstrument.references(sample)
    var random = SeededGenerator(seed: 3)
    var ways: Set<Int> = []
    for _ in 0..<1000 {
      let number = Int.random(in: references.indices, using: &random)
      let (source, reference) = references[number]
      let way = Int.random(in: 0..<5, using: &random)
      var mutant: Instrument
      switch way {
      case 0:
        mutant = SampleInstrument.changing(sample, reference: number) { changed in
          let place = Int.random(in: changed.targets.indices, using: &random)
          changed.targets[place] += "x"
        }
      case 1:
        mutant = SampleInstrument.removing(reference.targets[0], from: sample)
      case 2:
        mutant = SampleInstrument.changing(sample, reference: number) { $0.targets = [] }
      case 3:
        mutant = SampleInstrument.changing(sample, reference: number) {
          $0.targets = [String(source.prefix { $0 != "." })]
        }
      default:
        mutant = SampleInstrument.changing(sample, reference: number) {
          $0.targets = [$0.targets[0], $0.targets[0]]
        }
      }
      ways.insert(way)
      #expect(!broken(mutant).isEmpty, "reference \(number), way \(way)")
    }
    #expect(ways.count == 5)
  }

  /// Articles and paragraphs are shuffled; the printed words, read as a lawyer reads them, still
  /// name the target.
  @Test(arguments: 0..<20) func movedArticlesKeepTheirReferences(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed + 100))
    var moved = SampleInstrument(articles: 30, seed: UInt64(seed)).instrument
    var articles = moved.body.flatMap(\.children)
    articles.shuffle(using: &random)
    for index in articles.indices { articles[index].children.shuffle(using: &random) }
    for chapter in moved.body.indices {
      moved.body[chapter].children = Array(articles[(chapter * 5)..<(chapter * 5 + 5)])
    }
    let index = InstrumentIndex(moved, marks)
    let reader = CitationReader(moved)
    for (source, reference) in SampleInstrument.references(moved) {
      let position = try #require(index.positions[source])
      let pieces = try words.pieces(reference, from: position, in: index)
      var context = reader.path(of: source)
      var read: [String?] = []
      for case .link(let text, _) in pieces {
        let path = reader.path(citing: text, in: context)
        read.append(reader.ids[path])
        context = path
      }
      #expect(read == reference.targets, "\(source): \(pieces)")
    }
  }
}

/// Reads citations back, on its own terms: it counts what it sees and knows nothing of the program's
/// numbering.
private struct CitationReader {
  /// Id of the part at each path, such as ["Pasal 3", "ayat (2)", "huruf a"].
  private(set) var ids: [[String]: String] = [:]
  private var paths: [String: [String]] = [:]

  init(_ instrument: Instrument) {
    for (number, article) in instrument.body.flatMap(\.children).enumerated() {
      add(article, ["Pasal \(number + 1)"])
    }
  }

  private mutating func add(_ provision: Provision, _ path: [String]) {
    if let id = provision.id {
      ids[path] = id
      paths[id] = path
    }
    let letters = Array("abcdefghij")
    for (number, child) in provision.children.enumerated() {
      add(
        child, path + [child.kind == .ayat ? "ayat (\(number + 1))" : "huruf \(letters[number])"])
    }
  }

  func path(of id: String) -> [String] { paths[id] ?? [] }

  /// What a citation names when it is read at a place: what it leaves out is what the place has.
  func path(citing text: String, in context: [String]) -> [String] {
    let words = text.split(separator: " ")
    let named = stride(from: 0, to: words.count - 1, by: 2).map { "\(words[$0]) \(words[$0 + 1])" }
    guard let level = named.first?.split(separator: " ").first else { return [] }
    return context.prefix { !$0.hasPrefix(level) } + named
  }
}
