internal import XMLTree

/// Which papers are made of which event of the process log, and how long a paper is evidence
/// (`Schemas/acuan/formulir.xml`).
public struct PaperCatalogue: Sendable {
  /// Keys of the papers of a kind of event, in order; a kind that is not listed has none.
  public let papers: [String: [String]]
  /// Keys of all papers, in the order of the file.
  public let keys: [String]
  /// What a paper cannot be without, by its key: names of attributes and children of `peristiwa`.
  public let needs: [String: [String]]
  /// Rows that an attendance list has at least, so that names can be written in by hand.
  public let blankRows: Int
  /// How old a paper may be and still be evidence for a maturity index.
  public let evidenceAge: Interval?
  /// Kinds of events whose papers are evidence of a discussion.
  public let evidenceKinds: Set<String>

  /// A catalogue without any paper.
  init() {
    papers = [:]
    keys = []
    needs = [:]
    blankRows = 0
    evidenceAge = nil
    evidenceKinds = []
  }

  /// Loads the catalogue.
  ///
  /// - Throws: `BrokenData` when the file is missing or names a paper that it does not have.
  init(from folder: DataFolder) throws(BrokenData) {
    let path = folder.schema("acuan/formulir.xml")
    let root = try folder.load(path)
    func list(_ text: String?) -> [String] { (text ?? "").split(separator: " ").map(String.init) }
    var needs: [String: [String]] = [:]
    var keys: [String] = []
    var rows = 0
    for paper in root.elements(named: "naskah") {
      guard let key = paper[attribute: "kunci"] else { continue }
      keys.append(key)
      needs[key] = list(paper[attribute: "wajib"])
      rows = max(rows, paper[attribute: "baris"].flatMap { Int($0) } ?? 0)
    }
    var papers: [String: [String]] = [:]
    for event in root.elements(named: "peristiwa") {
      let made = list(event[attribute: "naskah"])
      if let unknown = made.first(where: { needs[$0] == nil }) {
        throw BrokenData(file: path, "no naskah '\(unknown)'", at: event.place)
      }
      papers[event[attribute: "jenis"] ?? ""] = made
    }
    let evidence = root.first("bukti")
    self.papers = papers
    self.keys = keys
    self.needs = needs
    blankRows = min(rows, 200)
    evidenceAge = evidence?[attribute: "usia-paling-lama"].flatMap(Interval.init)
    evidenceKinds = Set(list(evidence?[attribute: "jenis"]))
  }
}
