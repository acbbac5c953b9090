public import Diagnostics
internal import Ingest
internal import References
internal import XMLTree

/// The findings about a plan, sorted to the objects, gaps and kegiatan that they are about, so that a
/// draft can show each at its place.
public struct DraftNotes: Sendable {
  /// All findings, in the order in which they were found.
  public let all: [Catatan]
  private let byKode: [String: [Catatan]]

  /// No findings: a document that is no draft.
  public static let none = DraftNotes(all: [], byKode: [:])

  private init(all: [Catatan], byKode: [String: [Catatan]]) {
    self.all = all
    self.byKode = byKode
  }

  /// Sorts findings by the line, or the file, sheet and row, that they name: each belongs to the item
  /// that begins nearest before it.
  ///
  /// - Parameters:
  ///   - findings: what Check and Ingest found.
  ///   - prepared: the plan.
  public init(_ findings: [Catatan], of prepared: PreparedPlan) {
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
  }

  /// The findings about the item with this kode.
  public subscript(kode: String) -> [Catatan] { byKode[kode] ?? [] }

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
    notes[kode].map { .note(noteText($0)) }
  }

  /// A finding in words. The public edition names rule and place only: a sentence may quote a value
  /// that this edition must not show.
  func noteText(_ finding: Catatan) -> String {
    let place = placeText(finding.location)
    guard !isPublic else {
      return sentence(
        "catatan.publik", ["id": finding.id, "tingkat": finding.level.rawValue, "tempat": place])
    }
    return sentence(
      "catatan.lengkap",
      [
        "id": finding.id, "tingkat": finding.level.rawValue, "tempat": place,
        "pesan": finding.message, "saran": finding.suggestion ?? "–",
      ])
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
        ("id", "catatan-rancangan"), ("jenis", "catatan-rancangan"),
        ("judul", words.text("judul.catatan-rancangan")), ("keadaan", "terisi"),
      ])
    writeSentence(
      isPublic ? "kalimat.catatan-publik" : "kalimat.catatan",
      [
        "kosong": Formats.grouped(empty.count), "jumlah": Formats.grouped(notes.all.count),
      ])
    var table = table("catatan", id: "catatan-rancangan")
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
        "tempat-catatan": Cell(placeText(finding.location)),
        "isi-catatan": Cell(isPublic ? finding.id : "\(text) [\(finding.id)]"),
      ])
    }
    write(table)
    xml.end()
  }
}
