public import References

/// The file in which people decide whether two kode are one thing: a table of cells parted by tabs,
/// for a text editor or a spreadsheet program.
public struct MatchFile: Sendable {
  /// A line that could not be read.
  public struct Fault: Sendable {
    /// Line, counted from 1.
    public let line: Int
    /// What stands there.
    public let text: String
  }

  /// Rows in order.
  public private(set) var proposals: [KodeProposal] = []
  public private(set) var faults: [Fault] = []

  /// A file of these proposals.
  public init(_ proposals: [KodeProposal]) { self.proposals = proposals }

  /// Reads a file: element name, old kode, new kode, decision in the columns that the heading names.
  ///
  /// - Parameters:
  ///   - text: the file; lines that begin with `#` are remarks.
  ///   - words: words of the headings and decisions (`reviu-id.xml`).
  public init(_ text: String, _ words: Words) {
    var columns: [String: Int]?
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { MatchFile.folded(String($0)) }
      guard cells.contains(where: { !$0.isEmpty }), !cells[0].hasPrefix("#") else { continue }
      guard let known = columns else {
        columns = MatchFile.head(cells, words)
        if columns == nil { faults.append(Fault(line: number + 1, text: String(line))) }
        if columns == nil { return }
        continue
      }
      if let proposal = MatchFile.proposal(cells, known, words) {
        proposals.append(proposal)
      } else {
        faults.append(Fault(line: number + 1, text: String(line)))
      }
    }
  }

  /// Matches that somebody confirmed.
  public var confirmed: [KodeMatch] { proposals.filter { $0.decision == .same }.map(\.match) }

  /// Takes in proposals about which nothing has been decided here.
  ///
  /// - Returns: how many were new.
  @discardableResult
  public mutating func add(_ found: [KodeProposal]) -> Int {
    let known = Set(proposals.map(\.match))
    let taken = Set(confirmed.flatMap { ["- \($0.kind) \($0.old)", "+ \($0.kind) \($0.new)"] })
    let fresh = found.filter { proposal in
      let match = proposal.match
      return !known.contains(match) && !taken.contains("- \(match.kind) \(match.old)")
        && !taken.contains("+ \(match.kind) \(match.new)")
    }
    proposals += fresh
    return fresh.count
  }

  /// The file as text.
  public func text(_ words: Words) -> String {
    var text = ""
    for number in 1... {
      guard words.has("padanan.petunjuk.\(number)") else { break }
      text += "# \(words.text("padanan.petunjuk.\(number)"))\n"
    }
    text += MatchFile.columns.map { words.text("padanan.kolom.\($0)") }.joined(separator: "\t")
    text += "\n"
    for proposal in proposals {
      let cells = [
        proposal.match.kind, proposal.match.old, proposal.oldName, proposal.match.new,
        proposal.newName, String(proposal.likeness), MatchFile.word(proposal.decision, words),
      ]
      text += cells.map(MatchFile.folded).joined(separator: "\t") + "\n"
    }
    return text
  }

  private static let columns = [
    "jenis", "kode-lama", "nama-lama", "kode-baru", "nama-baru", "kemiripan", "keputusan",
  ]

  private static func head(_ cells: [String], _ words: Words) -> [String: Int]? {
    var result: [String: Int] = [:]
    for column in columns {
      let name = words.text("padanan.kolom.\(column)").lowercased()
      if let position = cells.firstIndex(where: { $0.lowercased() == name }) {
        result[column] = position
      }
    }
    let needed = ["jenis", "kode-lama", "kode-baru", "keputusan"]
    return needed.allSatisfy { result[$0] != nil } ? result : nil
  }

  private static func proposal(
    _ cells: [String], _ columns: [String: Int], _ words: Words
  ) -> KodeProposal? {
    func cell(_ key: String) -> String {
      columns[key].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
    }
    let decision: KodeProposal.Decision
    switch cell("keputusan").lowercased() {
    case "": decision = .open
    case words.text("padanan.sama"): decision = .same
    case words.text("padanan.beda"): decision = .different
    default: return nil
    }
    let match = KodeMatch(kind: cell("jenis"), old: cell("kode-lama"), new: cell("kode-baru"))
    guard !match.kind.isEmpty, !match.old.isEmpty, !match.new.isEmpty else { return nil }
    return KodeProposal(
      match: match, oldName: cell("nama-lama"), newName: cell("nama-baru"),
      likeness: Int(cell("kemiripan")) ?? 0, decision: decision)
  }

  private static func word(_ decision: KodeProposal.Decision, _ words: Words) -> String {
    switch decision {
    case .open: ""
    case .same: words.text("padanan.sama")
    case .different: words.text("padanan.beda")
    }
  }

  /// A cell without what would break its line.
  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
