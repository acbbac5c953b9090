internal import Prepare
public import References

/// Computes the words of references: "sebagaimana dimaksud dalam Pasal 6 ayat (1) huruf a".
///
/// What source and target share is left out ("ayat (2)" inside the same Pasal); what several
/// targets share is said once; three and more in a row become a range (UU 12/2011, Lampiran II,
/// teknik pengacuan).
public struct ReferenceWords: Sendable {
  /// A piece of the words.
  public enum Piece: Sendable, Hashable {
    case words(String)
    /// Words that lead to a part, by its position.
    case link(String, to: Int)
  }

  /// Why a reference has no words.
  public enum Problem: Error, Sendable, Hashable {
    /// No part has this id.
    case unknown(id: String)
    /// Neither a part nor a regulation is named.
    case empty
    /// The part has no number to be named by.
    case unnumbered(id: String)
    /// The part holds the reference itself.
    case around(id: String)
    /// The ends of a range do not count in one series, or stand the wrong way round.
    case range(from: String, to: String)
    /// The part is named twice, or together with a part inside it.
    case repeated(id: String)
    /// The register has no regulation with this key.
    case unknownRegulation(key: String)
  }

  private let words: Words
  private let library: Library
  private let names: RegulationNames
  /// How provisions are named by their numbers.
  private let patterns: [(kind: Provision.Kind, words: WordTemplate)]

  /// - Parameters:
  ///   - words: words of instruments.
  ///   - library: the register of regulations.
  public init(_ words: Words, _ library: Library) {
    self.words = words
    self.library = library
    names = RegulationNames(library.words, library.regulations)
    patterns = Provision.Kind.allCases.map {
      ($0, WordTemplate("sebut.\($0.rawValue)", of: words))
    }
  }

  /// The words of a reference.
  ///
  /// - Parameters:
  ///   - reference: what is referred to.
  ///   - source: position of the part that the reference stands in.
  ///   - index: the numbered parts.
  /// - Returns: the pieces, in order.
  /// - Throws: `Problem` when the reference cannot be right.
  public func pieces(
    _ reference: Reference, from source: Int, in index: InstrumentIndex
  ) throws(Problem) -> [Piece] {
    if index.isWritten, let written = reference.words { return [.words(written)] }
    if let key = reference.regulation { return try outside(reference, key) }
    let targets = try positions(reference, from: source, in: index)
    var pieces = try inside(targets, reference, from: source, in: index)
    guard let manner = reference.manner, case .link(_, let first)? = pieces.first else {
      return pieces
    }
    let isParagraph = topmost(first, from: source, in: index).map {
      index.parts[$0].rank == .provision(.ayat)
    }
    let key = "cara.\(manner.rawValue).\(isParagraph == true ? "pada" : "dalam")"
    pieces.insert(.words(words.text(key) + " "), at: 0)
    return pieces
  }

  /// The positions of the parts that a reference leads to, whether or not it names them itself.
  ///
  /// - Parameters:
  ///   - reference: what is referred to.
  ///   - source: position of the part that the reference stands in.
  ///   - index: the numbered parts.
  /// - Returns: the parts of the instrument that it names, the end of a range among them.
  /// - Throws: `Problem` exactly when `pieces` does.
  func targets(
    of reference: Reference, from source: Int, in index: InstrumentIndex
  ) throws(Problem) -> [Int] {
    let isWritten = index.isWritten && reference.words != nil
    if !isWritten, reference.regulation == nil {
      return try positions(reference, from: source, in: index)
    }
    if !isWritten, let key = reference.regulation, library.regulations[key] == nil {
      throw Problem.unknownRegulation(key: key)
    }
    return (reference.targets + [reference.through].compactMap(\.self))
      .compactMap { index.positions[$0] }
  }

  private func outside(_ reference: Reference, _ key: String) throws(Problem) -> [Piece] {
    guard let regulation = library.regulations[key] else {
      throw Problem.unknownRegulation(key: key)
    }
    let lead = reference.manner.map { words.text("cara.\($0.rawValue).dalam") + " " } ?? ""
    let element = reference.element.map { $0 + " " } ?? ""
    return [.words(lead + element + names.name(regulation))]
  }

  /// The targets of a reference, checked.
  private func positions(
    _ reference: Reference, from source: Int, in index: InstrumentIndex
  ) throws(Problem) -> [Int] {
    guard !reference.targets.isEmpty else { throw Problem.empty }
    var result: [Int] = []
    for id in reference.through.map({ reference.targets + [$0] }) ?? reference.targets {
      guard let position = index.positions[id] else { throw Problem.unknown(id: id) }
      if index.holds(position, source) { throw Problem.around(id: id) }
      if index.parts[position].number.isEmpty, index.parts[position].rank != .annex {
        throw Problem.unnumbered(id: id)
      }
      result.append(position)
    }
    if let through = reference.through {
      guard result.count == 2, index.areInOneSeries(result[0], result[1]),
        index.parts[result[0]].count < index.parts[result[1]].count
      else { throw Problem.range(from: reference.targets[0], to: through) }
      return result
    }
    guard result.count > 1 else { return result }
    let all = Set(result)
    for (position, id) in zip(result, reference.targets) {
      let outer = index.chain(position).dropLast()
      if outer.contains(where: all.contains) { throw Problem.repeated(id: id) }
    }
    if all.count < result.count { throw Problem.repeated(id: reference.targets[0]) }
    return result
  }

  private func inside(
    _ targets: [Int], _ reference: Reference, from source: Int, in index: InstrumentIndex
  ) throws(Problem) -> [Piece] {
    var named: [Piece] = []
    var previous: [Int] = []
    let around = index.chain(source)
    for target in targets {
      let full = citable(target, in: index)
      // What stands near is left out: for the first target what it shares with the source, for the
      // others what they share with the target before, since that is what a reader has in mind.
      let shared = zip(full, previous).prefix { $0 == $1 }.count
      var own = previous.isEmpty ? full.drop(while: Set(around).contains) : full.dropFirst(shared)
      if own.isEmpty { own = full.suffix(1) }
      let text = own.map { name($0, in: index) }.joined(separator: " ")
      named.append(.link(text, to: target))
      previous = full
    }
    if reference.through != nil || isRun(targets, reference, in: index) {
      guard let first = named.first, let last = named.last else { return named }
      return [first, .words(" \(words.text("rujuk.rentang")) "), last]
    }
    return joined(named, reference.connector)
  }

  /// Whether the targets are three or more in a row of one series, joined by "dan".
  private func isRun(_ targets: [Int], _ reference: Reference, in index: InstrumentIndex) -> Bool {
    guard targets.count > 2, reference.connector == .and else { return false }
    return zip(targets, targets.dropFirst()).allSatisfy { left, right in
      index.areInOneSeries(left, right)
        && index.parts[left].count + 1 == index.parts[right].count
    }
  }

  private func joined(_ named: [Piece], _ connector: Reference.Connector) -> [Piece] {
    guard named.count > 1 else { return named }
    let key = connector == .andOr ? "dan-atau" : connector.rawValue
    let word = words.text("rujuk.sambung.\(key)")
    let comma = words.text("rujuk.antara")
    var result: [Piece] = []
    for (position, piece) in named.enumerated() {
      if position == named.count - 1 {
        result.append(.words(named.count > 2 ? "\(comma) \(word) " : " \(word) "))
      } else if position > 0 {
        result.append(.words("\(comma) "))
      }
      result.append(piece)
    }
    return result
  }

  /// The parts that a citation of `target` names, outermost first: an article is cited without its
  /// chapter, a table without what it stands in.
  private func citable(_ target: Int, in index: InstrumentIndex) -> [Int] {
    let chain = index.chain(target).filter { position in
      let part = index.parts[position]
      if case .provision = part.rank { return !part.number.isEmpty }
      return true
    }
    let isTable = index.parts[target].rank == .provision(.tabel)
    let anchors: [InstrumentIndex.Rank] = [.provision(.pasal), .provision(.diktum)]
    if let article = chain.firstIndex(where: { anchors.contains(index.parts[$0].rank) }) {
      let outer: [InstrumentIndex.Rank] = [.annex, .explanation]
      let annex = chain.first.flatMap { outer.contains(index.parts[$0].rank) ? [$0] : nil } ?? []
      return annex + (isTable ? [target] : Array(chain[article...]))
    }
    if isTable {
      return [chain[0], target].filter { $0 == target || index.parts[$0].rank == .annex }
    }
    return chain
  }

  /// The outermost part that the words name.
  private func topmost(_ target: Int, from source: Int, in index: InstrumentIndex) -> Int? {
    let around = Set(index.chain(source))
    return citable(target, in: index).first { !around.contains($0) }
  }

  /// A part as a reference names it.
  public func name(_ position: Int, in index: InstrumentIndex) -> String {
    let (rank, number) = (index.parts[position].rank, index.parts[position].number)
    if case .provision(let kind) = rank, let pattern = patterns.first(where: { $0.kind == kind }) {
      return pattern.words.filled(number)
    }
    let key =
      switch rank {
      case .provision(let kind): "sebut.\(kind.rawValue)"
      case .considerations: "sebut.menimbang"
      case .legalBasis: "sebut.mengingat"
      case .alsoNoted: "sebut.memperhatikan"
      case .explanation: "sebut.penjelasan"
      case .annex: number.isEmpty ? "sebut.lampiran-tunggal" : "sebut.lampiran"
      }
    return words.text(key, ["n": number])
  }

  /// A part in full, for messages: "Pasal 6 ayat (1) huruf a".
  public func fullName(_ position: Int, in index: InstrumentIndex) -> String {
    citable(position, in: index).map { name($0, in: index) }.joined(separator: " ")
  }
}
