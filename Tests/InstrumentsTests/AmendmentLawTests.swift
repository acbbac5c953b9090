import Diagnostics
import Instruments
import References
import TestSupport
import Testing

/// The law of amendments: whoever carries out the items of the amending instrument on the old
/// version, as a legal officer does with scissors and paste, has the new version in hand.
@Suite struct AmendmentLawTests {
  private let library: Library
  private let words: Words
  private let marks: NumberMarks

  init() throws {
    library = try Shared.library.get()
    words = try Words("peraturan", from: library.folder)
    marks = NumberMarks(words, numbers: library.words)
  }

  @Test(arguments: 0..<60) func carriedOutItemsGiveTheNewVersion(_ seed: Int) throws {
    var edits = RandomEdits(seed: UInt64(seed + 1))
    let old = edits.old
    let new = edits.edited()
    let amendment = try AmendmentDrafter(library).draft(
      .init(old: old, new: new, oldFile: "lama.xml", newFile: "baru.xml"))
    guard edits.count > 0 else { return }
    #expect(!amendment.items.isEmpty)
    // What goes out is read back, so that nothing but the instrument itself is carried out.
    let bytes = InstrumentWriter.bytes(amendment.instrument)
    let read = try InstrumentReader(library).read(bytes, file: "perubahan.xml")
    let instrument = try #require(read.instrument, "\(read.catatan.map(\.message))")
    var paper = Paper(old.frozen(marks), printer)
    for item in Paper.items(of: instrument) { paper.carryOut(item, printer) }
    #expect(paper.problems == [])
    #expect(paper.lines == Paper(amendment.amendedText, printer).lines)
    #expect(words(of: amendment.amendedText) == words(of: new))
    let found = try InstrumentChecker(library).check(instrument, file: "perubahan.xml")
    #expect(found.filter { !["PJB001", "MGT006"].contains($0.id) }.map(\.message) == [])
  }

  @Test func sameVersionsGiveNothing() throws {
    let old = RandomEdits(seed: 5).old
    let amendment = try AmendmentDrafter(library).draft(
      .init(old: old, new: old, oldFile: "a.xml", newFile: "a.xml"))
    #expect(amendment.items.isEmpty)
    #expect(amendment.catatan.map(\.id) == ["UBH001"])
  }

  private var printer: LinePrinter { LinePrinter(words: words, library: library, marks: marks) }

  /// The words of all provisions that are still there, and the parts that their references mean.
  private func words(of instrument: Instrument) -> [String] {
    func walk(_ provision: Provision) -> [String] {
      let text = (provision.title + provision.text).map { piece in
        switch piece {
        case .reference(let reference): "→\(reference.targets.joined(separator: ","))"
        case .text(let text): text
        default: ""
        }
      }.joined()
      if text.lowercased() == "dihapus" { return [] }
      return [text] + provision.children.flatMap(walk)
    }
    return instrument.body.flatMap(walk)
  }
}

/// Lines of provisions: mark and words, references as they read.
struct LinePrinter {
  let words: Words
  let library: Library
  let marks: NumberMarks

  /// Lines of a body by articles and chapters.
  func lines(_ instrument: Instrument) -> [(provision: Provision, line: String)] {
    let index = InstrumentIndex(instrument, marks)
    let references = ReferenceWords(words, library)
    return index.parts.indices.compactMap { position in
      let part = index.parts[position]
      guard let provision = part.provision,
        index.chain(position).allSatisfy({ index.parts[$0].provision != nil })
      else { return nil }
      let text = (provision.title + provision.text).map { piece in
        switch piece {
        case .text(let text), .foreign(let text): return text
        case .reference(let reference):
          let pieces = (try? references.pieces(reference, from: position, in: index)) ?? []
          return pieces.map { piece in
            switch piece {
            case .words(let text), .link(let text, _): text
            }
          }.joined()
        default: return ""
        }
      }.joined()
      return (provision, mark(provision.kind, part.number) + text)
    }
  }

  /// Lines of provisions that carry their numbers and words.
  func lines(quoted provision: Provision) -> [String] {
    let own =
      mark(provision.kind, provision.number ?? "")
      + (provision.title + provision.text).plainText
    return [own] + provision.children.flatMap(lines(quoted:))
  }

  func mark(_ kind: Provision.Kind, _ number: String) -> String {
    number.isEmpty ? "" : words.text("marka.\(kind.rawValue)", ["n": number]) + " "
  }
}

/// The old version on paper: chapters with their articles, each a run of lines.
struct Paper {
  struct Article {
    let name: String
    var lines: [String]
  }

  struct Chapter {
    let name: String
    var title: String
    var articles: [Article]
  }

  private var chapters: [Chapter] = []
  private(set) var problems: [String] = []

  init(_ instrument: Instrument, _ printer: LinePrinter) {
    for (provision, line) in printer.lines(instrument) {
      let name = printer.mark(provision.kind, provision.number ?? "").trimmed
      switch provision.kind {
      case .bab: chapters.append(Chapter(name: name, title: line, articles: []))
      case .pasal:
        chapters[chapters.count - 1].articles.append(Article(name: name, lines: [line]))
      default:
        let last = chapters.count - 1
        chapters[last].articles[chapters[last].articles.count - 1].lines.append(line)
      }
    }
  }

  var lines: [String] { chapters.flatMap { [$0.title] + $0.articles.flatMap(\.lines) } }

  /// The items of Pasal I: words and quoted provisions.
  static func items(of instrument: Instrument) -> [(text: String, quoted: [Provision])] {
    func quoted(_ provision: Provision) -> [Provision] {
      provision.children.first { $0.kind == .kutipan }?.children ?? []
    }
    let first = instrument.body[0]
    let list = first.children.filter { $0.kind == .angka }
    if list.isEmpty { return [(first.text.plainText, quoted(first))] }
    return list.map { ($0.text.plainText, quoted($0)) }
  }

  /// Does what an item says.
  mutating func carryOut(_ item: (text: String, quoted: [Provision]), _ printer: LinePrinter) {
    let text = item.text
    if text.hasPrefix("Judul ") {
      for chapter in item.quoted {
        guard let place = chapters.firstIndex(where: { $0.name == name(chapter, printer) }) else {
          problems.append(text)
          continue
        }
        chapters[place].title = printer.lines(quoted: chapter)[0]
      }
    } else if text.contains(" disisipkan ") && text.contains(" pasal")
      && item.quoted.allSatisfy({ $0.kind == .pasal }) && !text.contains("sehingga Pasal")
      || text.hasPrefix("Setelah Pasal") && !text.contains("sehingga Pasal")
      || text.contains(", setelah Pasal")
    {
      insertArticles(item.quoted, text, printer)
    } else if item.quoted.contains(where: { $0.kind == .bab }) {
      insertChapters(item.quoted, text, printer)
    } else if item.quoted.isEmpty {
      remove(text)
    } else {
      for article in item.quoted {
        let lines = printer.lines(quoted: article)
        if !change(name(article, printer), { $0.lines = lines }) { problems.append(text) }
      }
    }
  }

  private func name(_ provision: Provision, _ printer: LinePrinter) -> String {
    printer.mark(provision.kind, provision.number ?? "").trimmed
  }

  private mutating func change(_ name: String, _ body: (inout Article) -> Void) -> Bool {
    for chapter in chapters.indices {
      for article in chapters[chapter].articles.indices
      where chapters[chapter].articles[article].name == name {
        body(&chapters[chapter].articles[article])
        return true
      }
    }
    return false
  }

  /// The first "Pasal n" or "BAB n" behind some words.
  private func named(_ lead: String, _ kind: String, in text: String) -> String? {
    guard let range = text.firstRange(of: "\(lead) \(kind) ") else { return nil }
    let number = text[range.upperBound...].prefix { $0.isLetter || $0.isNumber }
    return "\(kind) \(number)"
  }

  private mutating func insertArticles(
    _ quoted: [Provision], _ text: String, _ printer: LinePrinter
  ) {
    let articles = quoted.map {
      Article(name: name($0, printer), lines: printer.lines(quoted: $0))
    }
    let before = ["Di antara", "di antara", "Setelah", "setelah"].compactMap {
      named($0, "Pasal", in: text)
    }.first
    let home = named("Dalam", "BAB", in: text)
    if let home, let chapter = chapters.firstIndex(where: { $0.name == home }) {
      let place = chapters[chapter].articles.firstIndex { $0.name == before }.map { $0 + 1 } ?? 0
      chapters[chapter].articles.insert(contentsOf: articles, at: place)
      return
    }
    for chapter in chapters.indices {
      guard let place = chapters[chapter].articles.firstIndex(where: { $0.name == before }) else {
        continue
      }
      chapters[chapter].articles.insert(contentsOf: articles, at: place + 1)
      return
    }
    problems.append(text)
  }

  private mutating func insertChapters(
    _ quoted: [Provision], _ text: String, _ printer: LinePrinter
  ) {
    let made = quoted.map { chapter in
      Chapter(
        name: name(chapter, printer), title: printer.lines(quoted: chapter)[0],
        articles: chapter.children.map {
          Article(name: name($0, printer), lines: printer.lines(quoted: $0))
        })
    }
    let before = ["Di antara", "Setelah"].compactMap { named($0, "BAB", in: text) }.first
    guard let place = chapters.firstIndex(where: { $0.name == before }) else {
      problems.append(text)
      return
    }
    chapters.insert(contentsOf: made, at: place + 1)
  }

  private mutating func remove(_ text: String) {
    let subject = text.split(separator: " ").prefix(2).joined(separator: " ")
    if change(subject, { $0.lines = ["\($0.name) Dihapus"] }) { return }
    guard let place = chapters.firstIndex(where: { $0.name == subject }) else {
      problems.append(text)
      return
    }
    chapters[place].title = "\(chapters[place].name) Dihapus"
    for article in chapters[place].articles.indices {
      let name = chapters[place].articles[article].name
      #expect(text.contains(name), "\(text)")
      chapters[place].articles[article].lines = ["\(name) Dihapus"]
    }
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}

/// A sample instrument, and the same after a few edits that a legal bureau makes.
struct RandomEdits {
  let old: Instrument
  private(set) var count = 0
  private var random: SeededGenerator
  private var fresh = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    var sample = SampleInstrument(articles: 18, seed: seed).instrument
    sample.head.number = "7"
    old = sample
  }

  mutating func edited() -> Instrument {
    var result = old
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      edit(&result)
      count += 1
    }
    dropDangling(&result)
    return result
  }

  private mutating func edit(_ instrument: inout Instrument) {
    let chapter = Int.random(in: instrument.body.indices, using: &random)
    let articles = instrument.body[chapter].children.indices
    fresh += 1
    switch Int.random(in: 0..<8, using: &random) {
    case 0 where articles.count > 1:
      instrument.body[chapter].children.remove(at: articles.randomElement(using: &random) ?? 0)
    case 1:
      let place = Int.random(in: (chapter == 0 ? 1 : 0)...articles.count, using: &random)
      instrument.body[chapter].children.insert(
        article("baru\(fresh)"), at: min(place, articles.count))
    case 2:
      let place = Int.random(in: 1...instrument.body.count, using: &random)
      instrument.body.insert(
        Provision(
          .bab, id: "bb\(fresh)", title: [.text("Bab sisipan")],
          children: [article("bb\(fresh).a"), article("bb\(fresh).b")]), at: place)
    case 3 where instrument.body.count > 2 && chapter > 0: instrument.body.remove(at: chapter)
    case 4: instrument.body[chapter].title = [.text("Judul lain \(fresh)")]
    default:
      guard let place = articles.randomElement(using: &random) else { return }
      change(&instrument.body[chapter].children[place])
    }
  }

  private func article(_ id: String) -> Provision {
    Provision(.pasal, id: id, text: [.text("ketentuan baru \(id)")])
  }

  private mutating func change(_ article: inout Provision) {
    guard article.children.count > 2 else {
      if article.children.isEmpty {
        article.text.append(.text(" yang diubah \(fresh)"))
      } else {
        article.children[0].text.append(.text(" diubah \(fresh)"))
      }
      return
    }
    let place = Int.random(in: 1..<article.children.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: article.children.remove(at: place)
    case 1:
      article.children.insert(
        Provision(.ayat, id: "ayat\(fresh)", text: [.text("ayat sisipan \(fresh)")]), at: place)
    default: article.children[place].text.append(.text(" lain \(fresh)"))
    }
  }

  /// References to what is gone become words, as a drafter would have them.
  private func dropDangling(_ instrument: inout Instrument) {
    var ids: Set<String> = []
    func collect(_ provision: Provision) {
      if let id = provision.id { ids.insert(id) }
      provision.children.forEach(collect)
    }
    instrument.body.forEach(collect)
    func settle(_ provision: inout Provision) {
      provision.text = provision.text.map { piece in
        guard case .reference(let reference) = piece else { return piece }
        return reference.targets.allSatisfy(ids.contains) ? piece : .text("tanpa rujukan")
      }
      for index in provision.children.indices { settle(&provision.children[index]) }
    }
    for index in instrument.body.indices { settle(&instrument.body[index]) }
  }
}
