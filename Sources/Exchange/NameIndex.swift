internal import Diagnostics

/// The kode and names of everything that the sheets hold, so that links can be written either way.
struct NameIndex {
  /// Kind and name of each kode.
  private(set) var entries: [String: (kind: String, name: String)] = [:]
  /// Kode that bear a name, by kind and folded name.
  private var byName: [String: [String]] = [:]
  /// Kode in lower case, for those who do not mind the case.
  private var byLowerKode: [String: String] = [:]

  /// Adds something with a kode.
  mutating func add(_ kode: String, kind: String, name: String) {
    guard entries[kode] == nil else { return }
    entries[kode] = (kind, name)
    byLowerKode[kode.lowercased()] = kode
    addName(name, of: kode, kind: kind)
  }

  /// Adds another name, such as the one before a renaming.
  mutating func addName(_ name: String, of kode: String, kind: String) {
    let key = NameIndex.key(kind, name)
    if byName[key]?.contains(kode) != true { byName[key, default: []].append(kode) }
  }

  /// The kode written so, in any case.
  func kode(_ text: String) -> String? {
    entries[text] != nil ? text : byLowerKode[text.lowercased()]
  }

  /// Kode of these kinds that bear a name.
  func kodes(named name: String, kinds: some Sequence<String>) -> [String] {
    kinds.flatMap { byName[NameIndex.key($0, name)] ?? [] }
  }

  /// Whether a name is that of a kode, as far as blanks and case go.
  func name(of kode: String, is name: String) -> Bool {
    guard let entry = entries[kode], entry.name != name else { return true }
    return byName[NameIndex.key(entry.kind, name)]?.contains(kode) == true
  }

  /// All names of some kinds, for suggestions.
  func names(kinds: Set<String>) -> [String] {
    entries.values.filter { kinds.contains($0.kind) }.map(\.name).sorted()
  }

  /// Kode of the unit that a text names: by its kode, its name, or a kode with words behind it.
  func unit(_ text: String) -> String? {
    let word = CellWords.folded(text)
    if let entry = entries[word], entry.kind == "unit" { return word }
    let named = kodes(named: word, kinds: ["unit"])
    if named.count == 1 { return named[0] }
    return [word, CellWords.firstWord(word)].lazy.compactMap { kode($0) }
      .first { entries[$0]?.kind == "unit" }
  }

  private static func key(_ kind: String, _ name: String) -> String {
    kind + "\u{0}" + CellWords.folded(name).lowercased()
  }
}

/// Gives new objects a kode: the next free number behind the begin that the sheet has.
struct KodeMaker {
  private var last: [String: Int] = [:]
  private var used: Set<String> = []

  /// Takes note of a kode that is in use.
  mutating func note(_ kode: String, prefixes: some Sequence<String>) {
    used.insert(kode)
    for prefix in prefixes where kode.hasPrefix(prefix) {
      guard let number = Int(kode.dropFirst(prefix.count)), number < 1_000_000 else { continue }
      last[prefix] = max(last[prefix] ?? 0, number)
    }
  }

  /// The next kode with this begin, of at least three digits.
  mutating func next(_ prefix: String) -> String {
    var kode: String
    repeat {
      let number = (last[prefix] ?? 0) + 1
      last[prefix] = number
      let digits = String(number)
      kode = prefix + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    } while !used.insert(kode).inserted
    return kode
  }
}
