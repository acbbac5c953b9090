public import Diagnostics
public import References
internal import XMLTree

/// Writes a regulation as a page with the notes beside the text, for the meeting table.
public final class ReviewPage {
  private let stylesheet: Stylesheet
  private let css: String
  private let catalogue: DefectCatalogue

  /// Compiles the template.
  ///
  /// - Throws: `BrokenData` when something is missing or does not compile.
  public init(_ folder: DataFolder, _ catalogue: DefectCatalogue) throws(BrokenData) {
    stylesheet = try folder.stylesheet("telaah/telaah.xsl")
    let path = folder.template("telaah/telaah.css")
    guard let data = FileReader.bytes(path) else { throw BrokenData(file: path, "file missing") }
    css = String(decoding: data, as: UTF8.self)
    self.catalogue = catalogue
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - reading: the regulation.
  ///   - catatan: its notes, in the order of the text.
  ///   - file: name of its file.
  /// - Returns: HTML5 as UTF-8 bytes.
  /// - Throws: `BrokenData` when the template fails.
  public func page(
    _ reading: Reading, _ catatan: [Catatan], file: String
  ) throws(BrokenData) -> [UInt8] {
    var writer = PageWriter(reading, catatan, catalogue)
    do throws(XMLFailure) {
      let tree = try XMLTree(parsing: writer.xml(file))
      return try stylesheet.transform(tree, parameters: ["css": css]).html()
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }
}

/// Lays text and notes out for the template.
private struct PageWriter {
  /// A piece of the text: a part of the regulation, or noise.
  struct Block {
    var first: Int
    /// Depth below the article, for indenting.
    var depth: Int
    var style: String
    var parts: [Range<Int>]
  }

  let reading: Reading
  let catatan: [Catatan]
  let catalogue: DefectCatalogue
  /// Notes by the word that their quotation begins with.
  private var notes: [Int: [Int]] = [:]
  private var xml = XMLWriter()

  init(_ reading: Reading, _ catatan: [Catatan], _ catalogue: DefectCatalogue) {
    self.reading = reading
    self.catatan = catatan
    self.catalogue = catalogue
    var places: [Place: Int] = [:]
    for (index, word) in reading.source.words.enumerated() {
      places[Place(line: word.line, column: word.column)] = index
    }
    for (number, note) in catatan.enumerated() {
      let place = Place(line: note.location.line, column: note.location.column)
      notes[places[place] ?? 0, default: []].append(number)
    }
  }

  mutating func xml(_ file: String) -> [UInt8] {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    xml.start(
      "telaah",
      [
        ("xmlns", "urn:naskah:telaah:1"), ("judul", catalogue.phrase("laporan.judul")),
        ("naskah", name), ("pengantar", catalogue.phrase("laporan.pengantar")),
        ("ringkas", summary()), ("daftar", catalogue.phrase("laporan.daftar")),
        ("teks", catalogue.phrase("laporan.teks")), ("baris", catalogue.phrase("laporan.baris")),
        ("seharusnya", catalogue.phrase("laporan.seharusnya")),
        ("saran", catalogue.phrase("laporan.saran")), ("derau", catalogue.phrase("laporan.derau")),
        ("jenis", catalogue.phrase("laporan.jenis")),
        ("keyakinan", catalogue.phrase("laporan.keyakinan")),
        ("jumlah", catalogue.phrase("laporan.jumlah")),
      ])
    writeKinds()
    for block in blocks() { write(block) }
    return xml.finish()
  }

  private func summary() -> String {
    let count = { (certainty: Catatan.Certainty) in
      String(catatan.count { $0.legal?.certainty == certainty })
    }
    let key = catatan.isEmpty ? "laporan.bersih" : "laporan.ringkas"
    return catalogue.phrase(
      key,
      [
        "jumlah": String(catatan.count), "pasti": count(.certain), "mungkin": count(.likely),
        "perlu": count(.needsReview), "derau": String(reading.furniture.count),
      ])
  }

  /// One row per kind and certainty that occurs.
  private mutating func writeKinds() {
    var counts: [String: Int] = [:]
    for note in catatan { counts[note.id, default: 0] += 1 }
    for kind in catalogue.kinds {
      guard let count = counts[kind.id] else { continue }
      xml.element(
        "jenis",
        [
          ("nama", kind.name), ("tingkat", kind.certainty.rawValue),
          ("keyakinan", catalogue.phrase("keyakinan.\(kind.certainty.rawValue)")),
          ("jumlah", String(count)), ("alasan", kind.reason),
        ])
    }
  }

  private func blocks() -> [Block] {
    var result: [Block] = []
    for (index, unit) in reading.units.enumerated().dropFirst() {
      let parts = ([unit.mark] + unit.title + unit.spans).filter { !$0.isEmpty }
      guard let first = parts.first?.lowerBound else { continue }
      result.append(Block(first: first, depth: depth(index), style: style(unit), parts: parts))
    }
    for noise in reading.furniture {
      result.append(
        Block(first: noise.words.lowerBound, depth: 0, style: "derau", parts: [noise.words]))
    }
    return result.sorted { $0.first < $1.first }
  }

  private func style(_ unit: Unit) -> String {
    switch unit.kind {
    case .bab, .bagian, .paragraf: "judul"
    case .pasal: unit.spans.isEmpty ? "judul" : "pasal"
    case .kepala: "kepala"
    default: "isi"
    }
  }

  private func depth(_ index: Int) -> Int {
    var depth = 0
    var parent = reading.units[index].parent
    while parent > 0, !reading.units[parent].kind.isDivision, depth < 4 {
      depth += 1
      parent = reading.units[parent].parent
    }
    return depth
  }

  private mutating func write(_ block: Block) {
    let words = block.parts.flatMap { Array($0) }
    var own: [Int] = []
    for word in words { own += notes[word] ?? [] }
    xml.start(
      "blok",
      [
        ("n", String(reading.source.words[block.first].line)), ("gaya", block.style),
        ("dalam", String(block.depth)),
      ])
    xml.start("teks", mixed: true)
    writeText(words, own)
    xml.end()
    for number in own { writeNote(number) }
    xml.end()
  }

  /// The words of a block; those that notes quote are marked, each once.
  private mutating func writeText(_ words: [Int], _ own: [Int]) {
    var marks: [(range: Range<Int>, number: Int)] = []
    for number in own {
      guard let range = quoted(number, among: words),
        !marks.contains(where: { $0.range.overlaps(range) })
      else { continue }
      marks.append((range, number))
    }
    marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    var index = 0
    for mark in marks {
      xml.text(text(words, index..<mark.range.lowerBound))
      xml.element(
        "tanda",
        [("ke", "c\(mark.number + 1)"), ("tingkat", level(mark.number))],
        text: text(words, mark.range, isFirst: true))
      index = mark.range.upperBound
    }
    xml.text(text(words, index..<words.count))
  }

  /// Positions among a block's words that a note quotes.
  private func quoted(_ number: Int, among words: [Int]) -> Range<Int>? {
    let note = catatan[number]
    guard
      let first = words.firstIndex(where: {
        reading.source.words[$0].line == note.location.line
          && reading.source.words[$0].column == note.location.column
      })
    else { return nil }
    let count = (note.legal?.quote ?? "").split(separator: " ").count
    return first..<min(words.count, first + max(count, 1))
  }

  private func text(_ words: [Int], _ range: Range<Int>, isFirst: Bool = false) -> String {
    let pieces = range.map { reading.source.words[words[$0]].text }
    let joined = pieces.joined(separator: " ")
    // Blanks around a mark stand outside of it.
    guard !isFirst, !joined.isEmpty else { return joined }
    return (range.lowerBound > 0 ? " " : "") + joined + (range.upperBound < words.count ? " " : "")
  }

  private func level(_ number: Int) -> String {
    catatan[number].legal?.certainty.rawValue ?? Catatan.Certainty.needsReview.rawValue
  }

  private mutating func writeNote(_ number: Int) {
    let note = catatan[number]
    xml.start(
      "catatan",
      [
        ("id", "c\(number + 1)"), ("nomor", String(number + 1)), ("tingkat", level(number)),
        ("keyakinan", catalogue.phrase("keyakinan.\(level(number))")), ("jenis", note.legal?.kind),
        ("aturan", note.id),
      ])
    xml.element("pesan", text: note.message)
    if let expected = note.legal?.expected { xml.element("benar", text: expected) }
    if let remedy = note.suggestion { xml.element("saran", text: remedy) }
    xml.end()
  }
}
