internal import Diagnostics
internal import FoundationEssentials
internal import References
internal import Review
internal import XMLTree

/// What a review reads besides the two plans: decisions about kode, crosswalks, the assessment.
struct ReviewInputs {
  /// Name of the file of matches where the user names none.
  static let matchesName = "padanan-kode.tsv"

  private let command: Reviu
  private let library: Library
  private let words: Words
  private(set) var catatan: [Catatan] = []
  private(set) var matches: [KodeMatch] = []
  private(set) var crosswalks: [Crosswalk] = []
  private(set) var assessment: Assessment?
  /// The file of matches with new proposals; nil where there are none.
  private(set) var written: (path: String, text: String)?

  /// - Parameters:
  ///   - command: the command line.
  ///   - library: rules.
  ///   - words: words of the file of matches.
  init(_ command: Reviu, _ library: Library, words: Words) {
    self.command = command
    self.library = library
    self.words = words
  }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - old: tree of the plan before.
  ///   - new: tree of the plan now.
  /// - Throws: `BrokenData` when a schema of the program is broken.
  mutating func read(_ old: Element, _ new: Element) throws(BrokenData) {
    readMatches(old, new)
    crosswalks = try Crosswalk.loadAll(from: library.folder)
    for path in command.padananAcuan {
      do throws(BrokenData) {
        crosswalks.append(try Crosswalk(path: path, from: library.folder))
      } catch {
        add("REV017", path, error.issues.first?.place ?? .none, ["berkas": path])
      }
    }
    guard let path = command.penilaian else { return }
    guard let bytes = FileReader.bytes(path) else {
      return add("BER001", path, .none, ["berkas": path])
    }
    let read = try Assessment.read(bytes, from: library.folder)
    assessment = read.assessment
    for place in read.faults.prefix(20) { add("REV016", path, place, ["berkas": path]) }
  }

  private mutating func add(
    _ id: String, _ path: String, _ place: Place, _ values: [String: String],
    value: String? = nil
  ) {
    let location =
      place.line > 0
      ? Location(file: path, line: place.line, column: max(place.column, 1))
      : Location(file: path)
    catatan.append(library.rules.catatan(id, at: location, values, value: value))
  }

  private mutating func readMatches(_ old: Element, _ new: Element) {
    let path = command.padanan ?? "\(command.keluaran)/\(ReviewInputs.matchesName)"
    var file = MatchFile([])
    if let bytes = FileReader.bytes(path) {
      file = MatchFile(String(decoding: bytes, as: UTF8.self), words)
      for fault in file.faults {
        add(
          "REV012", path, Place(line: fault.line, column: 1), ["nilai": fault.text],
          value: fault.text)
      }
      if !file.faults.isEmpty { return }
    }
    let matching = KodeMatching(PlanItems(old), PlanItems(new))
    for match in file.confirmed {
      if matching.isUsable(match) {
        matches.append(match)
      } else {
        add("REV013", path, .none, ["lama": match.old, "baru": match.new], value: match.old)
      }
    }
    let count = file.add(matching.proposals())
    let open = file.proposals.count { $0.decision == .open }
    if open > 0 { add("REV011", path, .none, ["jumlah": String(open), "berkas": path]) }
    if count > 0 { written = (path, file.text(words)) }
  }
}
