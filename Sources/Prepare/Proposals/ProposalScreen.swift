internal import Ingest
internal import References

/// What must hold of every proposal before it is judged: which lines of the yearly round are refused,
/// and which ask for the same thing as an earlier one.
///
/// Both the rules (`Schemas/aturan`, USL) and the documents of a year ask here, so that a line that a
/// document leaves out always has its finding.
public struct ProposalScreen: Sendable {
  /// Why a line is refused, so that no sum holds it.
  public enum Refusal: String, Sendable, CaseIterable {
    /// Its year lies outside the period of the plan.
    case year = "tahun"
    /// Its sub kegiatan is neither in the nomenclature nor in the roadmap.
    case subactivity = "sub-kegiatan"
    /// Its amount, or one of an earlier year, is negative.
    case amount = "pagu"
    /// It is for an object that is to be stopped.
    case stopped = "dihentikan"
    /// The plan has no such perangkat daerah.
    case unit = "perangkat-daerah"
  }

  /// Another proposal that asks for the same.
  public struct Twin: Sendable {
    /// How the two are the same.
    public enum Likeness: String, Sendable {
      /// Same object and kind, asked for by another unit.
      case object = "objek"
      /// Same need of one unit under another name.
      case name = "nama"
    }

    /// Position of the earlier one in the plan.
    public let position: Int
    public let likeness: Likeness
  }

  /// Reasons to refuse each line, by its position in the plan; empty for a line that is taken.
  public let refusals: [[Refusal]]
  /// The earlier proposal that each line repeats, by its position in the plan.
  public let twins: [Int: Twin]

  /// Screens the proposals of a plan; the work grows with their number.
  public init(_ prepared: PreparedPlan) {
    let plan = prepared.plan
    let used = Set(plan.activities.flatMap(\.lines).compactMap(\.subactivity))
    let nomenclature = prepared.library.nomenclature
    refusals = plan.proposals.map { proposal in
      ProposalScreen.refusals(of: proposal, prepared) {
        nomenclature[$0] != nil || used.contains($0)
      }
    }
    func keys(_ list: String) -> Set<String> {
      Set(prepared.library.lists[list]?.values.map(\.key) ?? [])
    }
    var sharers: [TwinFinder.Share: Set<String>] = [:]
    for activity in plan.activities {
      for line in activity.lines {
        sharers[.init(activity: activity.kode, year: line.year), default: []].insert(line.unit)
      }
    }
    var finder = TwinFinder(
      general: keys("kata-umum-usulan"), single: keys("usulan-satu-per-objek"), sharers: sharers)
    var twins: [Int: Twin] = [:]
    for (position, proposal) in plan.proposals.enumerated() where refusals[position].isEmpty {
      if let twin = finder.twin(of: proposal, at: position) { twins[position] = twin }
    }
    self.twins = twins
  }

  private static func refusals(
    of proposal: Proposal, _ prepared: PreparedPlan, isKnown: (String) -> Bool
  ) -> [Refusal] {
    var reasons: [Refusal] = []
    if !prepared.plan.identity.period.contains(proposal.year) { reasons.append(.year) }
    if let code = proposal.subactivity, !isKnown(code) { reasons.append(.subactivity) }
    let amounts = [proposal.amount].compactMap(\.self) + proposal.history.map(\.amount)
    if amounts.contains(where: { $0 < 0 }) { reasons.append(.amount) }
    if proposal.objects.contains(where: { prepared.isStopped($0.value) }) {
      reasons.append(.stopped)
    }
    if prepared.index.unit(proposal.unit) == nil { reasons.append(.unit) }
    return reasons
  }
}

extension PreparedPlan {
  /// Whether a kode is that of an object that the plan stops.
  public func isStopped(_ kode: String) -> Bool {
    guard let target = index[kode], library.fields.kind(target.kind) != nil else { return false }
    return plan.objects[target.position].state == .stopped
  }
}

/// Remembers the proposals seen so far, and finds the one that a further proposal repeats.
private struct TwinFinder {
  /// Same thing asked for: an object, and what is done to it.
  private struct ObjectKey: Hashable {
    let year: Int
    let kind: String
    let objects: [String]
  }

  /// Same need of one unit, whatever it is called.
  private struct NeedKey: Hashable {
    let unit: String
    let year: Int
    let kind: String
    let activity: String
    let subactivity: String
    let amount: Int64
    let volume: String
  }

  /// Same words of one unit for the same objects.
  private struct NameKey: Hashable {
    let unit: String
    let object: ObjectKey
    let words: [Int]
  }

  /// A kegiatan in one year.
  struct Share: Hashable {
    let activity: String
    let year: Int
  }

  /// Earlier proposals of one need that are compared: names of one need differ in few ways.
  private static let compared = 16
  /// Percent of their telling words that two names of one need share.
  private static let limit = 50

  /// Kinds of which one proposal for an object is enough, whoever makes it.
  let single: Set<String>
  /// Units to which the roadmap gives a part of a kegiatan in a year.
  let sharers: [Share: Set<String>]
  private var byObject: [ObjectKey: (position: Int, proposal: Proposal)] = [:]
  private var byName: [NameKey: Int] = [:]
  private var byNeed: [NeedKey: [(position: Int, words: [Int])]] = [:]
  /// Words that say little about what is asked for have the first numbers.
  private let generalCount: Int
  /// The number of each word that was read.
  private var numbers: [String: Int]

  init(general: Set<String>, single: Set<String>, sharers: [Share: Set<String>]) {
    generalCount = general.count
    numbers = Dictionary(
      general.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.single = single
    self.sharers = sharers
  }

  mutating func twin(of proposal: Proposal, at position: Int) -> ProposalScreen.Twin? {
    let object = ObjectKey(
      year: proposal.year, kind: proposal.kind ?? "",
      objects: proposal.objects.map(\.value).sorted())
    if !object.objects.isEmpty, single.contains(object.kind) {
      if let first = byObject[object] {
        if first.proposal.unit != proposal.unit, !share(first.proposal, proposal) {
          return .init(position: first.position, likeness: .object)
        }
      } else {
        byObject[object] = (position, proposal)
      }
    }
    let words = words(of: proposal)
    guard !words.isEmpty else { return nil }
    let name = NameKey(unit: proposal.unit, object: object, words: words)
    if let first = byName[name] { return .init(position: first, likeness: .name) }
    byName[name] = position
    guard let amount = proposal.amount else { return nil }
    let need = NeedKey(
      unit: proposal.unit, year: proposal.year, kind: proposal.kind ?? "",
      activity: proposal.activity?.value ?? "", subactivity: proposal.subactivity ?? "",
      amount: amount, volume: "\(proposal.volume ?? "") \(proposal.measure ?? "")")
    let known = byNeed[need] ?? []
    if let first = known.first(where: { TwinFinder.areAlike($0.words, words) }) {
      return .init(position: first.position, likeness: .name)
    }
    if known.count < TwinFinder.compared { byNeed[need, default: []].append((position, words)) }
    return nil
  }

  /// Whether the roadmap itself parts one kegiatan between the units of two proposals.
  private func share(_ one: Proposal, _ other: Proposal) -> Bool {
    guard let activity = one.activity?.value, activity == other.activity?.value,
      let units = sharers[Share(activity: activity, year: one.year)]
    else { return false }
    return units.contains(one.unit) && units.contains(other.unit)
  }

  private static func areAlike(_ one: [Int], _ other: [Int]) -> Bool {
    var shared = 0
    var rest = other[...]
    for word in one {
      while let next = rest.first, next < word { rest.removeFirst() }
      if rest.first == word { shared += 1 }
    }
    return shared * 100 >= TwinFinder.limit * (one.count + other.count - shared)
  }

  /// The numbers of the words of a name that say what is asked for, without case and marks, each once
  /// and in their order; where no kind tells a purchase from upkeep, of all of its words.
  private mutating func words(of proposal: Proposal) -> [Int] {
    var name = proposal.name.lowercased()
    var read = name.withUTF8 { bytes in
      var read: [Int] = []
      var start = 0
      for end in 0...bytes.count where end == bytes.count || !TwinFinder.isOfWord(bytes[end]) {
        let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if !word.isEmpty { read.append(number(of: String(decoding: word, as: UTF8.self))) }
        start = end + 1
      }
      return read
    }
    read.sort()
    var all: [Int] = []
    for number in read where number != all.last { all.append(number) }
    let telling = all.drop { $0 < generalCount }
    return proposal.kind == nil || telling.isEmpty ? all : Array(telling)
  }

  /// Whether a byte belongs to a word: those above ASCII belong to letters, so that none has to be
  /// looked up.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  private mutating func number(of word: String) -> Int {
    if let known = numbers[word] { return known }
    let next = numbers.count
    numbers[word] = next
    return next
  }
}
