/// Numbers of the amended text: what is kept keeps its number, what is inserted takes that of the
/// provision before it with a letter (Pasal 6A, BAB IIA, ayat (1a), huruf a1), what follows the
/// last goes on counting (UU 12/2011, Lampiran II, on amending regulations).
struct AmendedNumbers {
  let marks: NumberMarks
  /// Kinds of which something was inserted before the first, which has no customary number.
  private(set) var beforeFirst: Set<Provision.Kind> = []

  init(_ marks: NumberMarks) { self.marks = marks }

  /// Kinds that count through the whole body.
  static let global: [Provision.Kind] = [.bab, .pasal, .diktum, .tabel]

  /// The body with its numbers.
  mutating func number(_ body: [MergedProvision]) -> [MergedProvision] {
    var result = body
    for index in result.indices { numberInner(&result[index]) }
    numberLocal(&result)
    for kind in AmendedNumbers.global {
      var slots: [Slot] = []
      AmendedNumbers.collect(result, kind, &slots)
      var numbers = assigned(slots, kind)[...]
      AmendedNumbers.set(&result, kind, &numbers)
    }
    return result
  }

  /// What is known of the number of one provision.
  private struct Slot {
    /// Number in the old version.
    let old: String?
    /// Number that the new version writes.
    let written: String?
  }

  private mutating func numberInner(_ provision: inout MergedProvision) {
    for index in provision.children.indices { numberInner(&provision.children[index]) }
    numberLocal(&provision.children)
  }

  /// Numbers what counts inside one parent.
  private mutating func numberLocal(_ siblings: inout [MergedProvision]) {
    let kinds = Set(siblings.map(\.kind)).subtracting(AmendedNumbers.global)
    for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
      let own = siblings.indices.filter { siblings[$0].kind == kind }
      let isGone = own.allSatisfy { siblings[$0].state == .removed }
      // A list that is no longer one leaves no marks, and neither does what never had one.
      if !kind.isDivision, isGone || !kind.isNumbered {
        siblings.removeAll { $0.kind == kind && $0.state == .removed }
        continue
      }
      let startsAnew =
        !kind.isDivision && siblings[own[0]].state == .added
        && own.contains { siblings[$0].state != .added }
      if startsAnew {
        // Nothing can be counted before the first, so the list is counted anew.
        siblings.removeAll { $0.kind == kind && $0.state == .removed }
        var count = 0
        for index in siblings.indices where siblings[index].kind == kind {
          count += 1
          siblings[index].number = marks.number(kind, count, isAmending: false)
        }
        continue
      }
      let numbers = assigned(own.map { AmendedNumbers.slot(siblings[$0]) }, kind)
      for (index, number) in zip(own, numbers) { siblings[index].number = number }
    }
  }

  private static func slot(_ provision: MergedProvision) -> Slot {
    Slot(old: provision.old.map { $0.provision.number ?? "" }, written: provision.new?.number)
  }

  private static func collect(
    _ provisions: [MergedProvision], _ kind: Provision.Kind, _ slots: inout [Slot]
  ) {
    for provision in provisions {
      if provision.kind == kind { slots.append(slot(provision)) }
      collect(provision.children, kind, &slots)
    }
  }

  private static func set(
    _ provisions: inout [MergedProvision], _ kind: Provision.Kind,
    _ numbers: inout ArraySlice<String>
  ) {
    for index in provisions.indices {
      if provisions[index].kind == kind, let number = numbers.popFirst() {
        provisions[index].number = number
      }
      set(&provisions[index].children, kind, &numbers)
    }
  }

  private mutating func assigned(_ slots: [Slot], _ kind: Provision.Kind) -> [String] {
    var known = Set(slots.compactMap(\.old))
    let plain = slots.count { $0.old.map { !AmendedNumbers.isInserted($0, kind) } ?? false }
    let last = slots.lastIndex { $0.old != nil } ?? -1
    if last >= 0, slots.first?.old == nil { beforeFirst.insert(kind) }
    var result: [String] = []
    var following: [String?] = Array(repeating: nil, count: slots.count)
    var next: String?
    for index in slots.indices.reversed() {
      following[index] = next
      next = slots[index].old ?? next
    }
    for (index, slot) in slots.enumerated() {
      if let old = slot.old {
        result.append(old)
      } else if let written = slot.written, known.insert(written).inserted {
        result.append(written)
      } else if index > last {
        result.append(marks.number(kind, plain + index - last, isAmending: false))
      } else {
        let base = result.last ?? "0"
        result.append(AmendedNumbers.inserted(behind: base, before: following[index], kind))
      }
    }
    return result
  }

  /// Whether a number carries the mark of an insertion already.
  static func isInserted(_ number: String, _ kind: Provision.Kind) -> Bool {
    switch kind {
    case .bab: number.last.map { !"IVXLCDM".contains($0) } ?? false
    case .diktum, .bagian: number.split(separator: " ").last?.count == 1
    case .huruf, .subhuruf: number.last?.isNumber ?? false
    default: number.last?.isLetter ?? false
    }
  }

  /// The number of what is inserted behind another.
  ///
  /// - Parameters:
  ///   - base: number before.
  ///   - next: number behind it that is taken; nil when none is.
  ///   - kind: kind of both.
  /// - Returns: the number of `base` with a letter, or with the letter behind its own.
  static func inserted(behind base: String, before next: String?, _ kind: Provision.Kind) -> String
  {
    if isInserted(base, kind), let last = base.unicodeScalars.last,
      let follower = Unicode.Scalar(last.value + 1)
    {
      let number = String(base.dropLast()) + String(Character(follower))
      if number != next { return number }
    }
    switch kind {
    case .diktum, .bagian: return base + " A"
    case .huruf, .subhuruf: return base + (base.last?.isNumber == true ? "a" : "1")
    case .ayat, .angka, .subangka: return base + "a"
    default: return base + "A"
    }
  }
}
