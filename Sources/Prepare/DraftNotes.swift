public import Diagnostics
internal import Ingest
internal import References
internal import XMLTree

/// The findings about a plan, sorted to the objects, gaps and kegiatan that they are about, so that a
/// draft can show each at its place.
public struct DraftNotes: Sendable {
  /// Id of the section in front that lists them.
  public static let section = "catatan-rancangan"

  /// All findings, in the order in which they were found, but for those about empty sections: each
  /// document lists its own.
  public let all: [Catatan]
  private let byKode: [String: [Catatan]]
  /// Folder of the files that the plan was read from, as seen from the folder of the pages.
  private let sources: String?

  /// Rules about empty sections of any document.
  private static let emptySections: Set<String> = ["ISI001", "ISI002"]

  /// No findings: a document that is no draft.
  public static let none = DraftNotes(all: [], byKode: [:], sources: nil)

  private init(all: [Catatan], byKode: [String: [Catatan]], sources: String?) {
    self.all = all
    self.byKode = byKode
    self.sources = sources
  }

  /// Sorts findings by the line, or the file, sheet and row, that they name: each belongs to the item
  /// that begins nearest before it.
  ///
  /// - Parameters:
  ///   - findings: what Check and Ingest found.
  ///   - prepared: the plan.
  ///   - sources: folder of the files that the plan was read from, as seen from the folder of the
  ///     pages; nil when pages shall not link to them.
  public init(_ findings: [Catatan], of prepared: PreparedPlan, sources: String? = nil) {
    let findings = findings.filter { !DraftNotes.emptySections.contains($0.id) }
    let plan = prepared.plan
    // Items of each file, or sheet of a file, by the line or row in which they begin.
    var starts: [String: [(line: Int, kode: String)]] = [:]
    func add(_ kode: String, _ place: Place) {
      let location = plan.location(place)
      starts[DraftNotes.key(location), default: []].append((location.line, kode))
    }
    for item in plan.objects { add(item.kode, item.place) }
    for item in plan.gaps { add(item.kode, item.place) }
    for item in plan.activities { add(item.kode, item.place) }
    let sorted = starts.mapValues { $0.sorted { $0.line < $1.line } }
    var byKode: [String: [Catatan]] = [:]
    for finding in findings {
      let items = sorted[DraftNotes.key(finding.location)] ?? []
      if let kode = DraftNotes.nearest(finding.location.line, in: items) {
        byKode[kode, default: []].append(finding)
      }
    }
    all = findings
    self.byKode = byKode
    self.sources = sources
  }

  /// The findings about the item with this kode.
  public subscript(kode: String) -> [Catatan] { byKode[kode] ?? [] }

  /// Address of the file that a finding names, with sheet and cell behind `#`.
  ///
  /// - Parameters:
  ///   - location: where the finding lies.
  ///   - plan: path of the plan, which is the only file without sheets that is linked.
  /// - Returns: an address relative to the pages; nil where there is none.
  public func address(_ location: Location, plan: String) -> String? {
    guard let sources, let file = location.file else { return nil }
    let folder = sources.isEmpty ? "" : sources + "/"
    guard let sheet = location.sheet else {
      guard file == plan, let name = file.split(separator: "/").last else { return nil }
      return DraftNotes.encoded(folder + name)
    }
    // What lies inside an archive cannot be opened by itself: its archive is.
    let parts = file.split(separator: "/")
    let archive = parts.dropLast().firstIndex { $0.lowercased().hasSuffix(".zip") }
    if let archive {
      return DraftNotes.encoded(folder + parts[...archive].joined(separator: "/"))
    }
    let cell = location.cell.map { "!\($0)" } ?? ""
    return "\(DraftNotes.encoded(folder + file))#\(DraftNotes.encoded(sheet))\(cell)"
  }

  /// A path as part of an address: all but letters, digits and a few marks as percent codes.
  private static func encoded(_ path: String) -> String {
    let plain = Set("-._~/".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || plain.contains(byte)
      bytes += isPlain ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func key(_ location: Location) -> String {
    "\(location.file ?? "")|\(location.sheet ?? "")"
  }

  /// The item that begins last before a line; nil before the first.
  private static func nearest(_ line: Int, in starts: [(line: Int, kode: String)]) -> String? {
    guard line > 0 else { return nil }
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? starts[low - 1].kode : nil
  }
}

extension SiapWriter {
  /// The findings about an item, as parts of the cell that names it.
  func noteParts(_ kode: String) -> [Cell.Part] {
    notes[kode].map { .note(noteText($0), fileLink($0.location)) }
  }

  /// A finding in words. The public edition names rule and place only: a sentence may quote a value
  /// that this edition must not show.
  func noteText(_ finding: Catatan) -> String {
    guard !isPublic else {
      return sentence("catatan.publik", ["id": finding.id, "tingkat": finding.level.rawValue])
    }
    return sentence(
      "catatan.lengkap",
      [
        "id": finding.id, "tingkat": finding.level.rawValue, "pesan": finding.message,
        "saran": finding.suggestion ?? "–",
      ])
  }

  private func fileLink(_ location: Location) -> FileLink {
    FileLink(
      place: placeText(location), address: notes.address(location, plan: prepared.file))
  }

  /// File, sheet and cell, or file and line.
  private func placeText(_ location: Location) -> String {
    let file = location.file.flatMap { $0.split(separator: "/").last.map(String.init) } ?? "–"
    if let sheet = location.sheet {
      return [file, sheet, location.cell].compactMap { $0 }.joined(separator: " » ")
    }
    return location.line > 0 ? "\(file):\(location.line)" : file
  }

  /// The list at the front of a draft: what is still empty, then every finding.
  mutating func writeNotes() {
    let empty = document.allSections.filter(\.lacksProse)
    guard isForcedDraft, !(notes.all.isEmpty && empty.isEmpty) else { return }
    xml.start(
      "bagian",
      [
        ("id", DraftNotes.section), ("jenis", DraftNotes.section),
        ("judul", words.text("judul.catatan-rancangan")), ("keadaan", "terisi"),
      ])
    writeSentence(
      isPublic ? "kalimat.catatan-publik" : "kalimat.catatan",
      [
        "kosong": Formats.grouped(empty.count), "jumlah": Formats.grouped(notes.all.count),
      ])
    var table = table("catatan", id: DraftNotes.section)
    table.rows = empty.map { section in
      Row([
        "tingkat-catatan": Cell("[ISI]"), "tempat-catatan": Cell(parts: [.section(id: section.id)]),
        "isi-catatan": Cell(sentence("catatan.kosong", ["judul": section.title])),
      ])
    }
    table.rows += notes.all.map { finding in
      let text = [finding.message, finding.suggestion].compactMap { $0 }.joined(separator: "; ")
      return Row([
        "tingkat-catatan": Cell(finding.level.rawValue),
        "tempat-catatan": Cell(parts: [.file(fileLink(finding.location))]),
        "isi-catatan": Cell(isPublic ? finding.id : "\(text) [\(finding.id)]"),
      ])
    }
    write(table)
    xml.end()
  }
}
