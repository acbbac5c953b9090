internal import XMLTree

/// What tells the parts of a list from one another, in both drafts.
struct PartKeys {
  /// How a part is known.
  enum Key: Hashable {
    /// By data: its id, its kode, its term. Parts with other keys are other things.
    case firm(String)
    /// By what it says first: it may still be the same when that was changed.
    case loose(String)
    /// By nothing but its words.
    case none
  }

  let old: [Key]
  let new: [Key]

  init(_ old: [Element], _ new: [Element], _ identity: PartIdentity) {
    let before = PartKeys.candidates(old, identity)
    let now = PartKeys.candidates(new, .same)
    let repeated = PartKeys.repeated(before).union(PartKeys.repeated(now))
    self.old = PartKeys.single(before, repeated)
    self.new = PartKeys.single(now, repeated)
  }

  /// A key with the group that the part stands in.
  private struct Candidate {
    let key: Key
    let group: String
  }

  private static func candidates(_ parts: [Element], _ identity: PartIdentity) -> [Candidate] {
    var group = ""
    return parts.map { part in
      if part.name == "row", part[attribute: "role"] == "kelompok" {
        group = identity.text(groupName(part.foldedText))
        return Candidate(key: .loose("kelompok \(group)"), group: "")
      }
      return Candidate(key: key(part, identity), group: group)
    }
  }

  /// The name of a group without the count in brackets behind it.
  private static func groupName(_ text: String) -> String {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      text[text.index(after: open)...].first?.isNumber == true
    else { return text }
    return String(text[..<open]).foldingSpace()
  }

  private static func key(_ part: Element, _ identity: PartIdentity) -> Key {
    if let id = part[attribute: "xml:id"] { return .firm(identity.id(id)) }
    switch part.name {
    case "varlistentry":
      return .firm(part.first("term")?.foldedText ?? "")
    case "row":
      let cells = part.elements
      let kode = cells.first { $0[attribute: "role"] == "kode" && !$0.children.isEmpty }
      if let kode { return .firm(identity.text(kode.foldedText)) }
      let first = cells.lazy.map(\.foldedText).first { !$0.isEmpty && !$0.isNumber }
      return .loose("\(part[attribute: "role"] ?? "") \(identity.text(first ?? ""))")
    default: return .none
    }
  }

  private static func repeated(_ candidates: [Candidate]) -> Set<Key> {
    var seen: Set<Key> = []
    return Set(candidates.map(\.key).filter { $0 != .none && !seen.insert($0).inserted })
  }

  /// Keys of which no two are equal: those that would be are told apart by their group, then by
  /// their number.
  private static func single(_ candidates: [Candidate], _ repeated: Set<Key>) -> [Key] {
    var count: [Key: Int] = [:]
    return candidates.map { candidate in
      guard repeated.contains(candidate.key) else { return candidate.key }
      let grouped = candidate.key.adding("\u{1}" + candidate.group)
      count[grouped, default: 0] += 1
      return grouped.adding("\u{2}\(count[grouped] ?? 0)")
    }
  }
}

extension PartKeys.Key {
  fileprivate func adding(_ text: String) -> PartKeys.Key {
    switch self {
    case .firm(let key): .firm(key + text)
    case .loose(let key): .loose(key + text)
    case .none: .none
    }
  }
}
