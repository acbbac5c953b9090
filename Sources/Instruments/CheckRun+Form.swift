internal import Prepare
internal import References
internal import XMLTree

extension CheckRun {
  /// Frozen numbers are those that counting gives; computed ones are not written.
  mutating func checkNumbers() {
    for position in index.parts.indices where !index.parts[position].isQuoted {
      let part = index.parts[position]
      let counted = index.counted(position)
      if instrument.numbers == .frozen {
        let isOnlyAnnex = part.rank == .annex && instrument.annexes.count == 1
        guard part.count > 0, !isOnlyAnnex, part.written != counted else { continue }
        add(
          "NOM002", at: position, ["nilai": part.written ?? "–", "harapan": counted],
          value: part.written)
      } else if let written = part.written {
        add("NOM003", at: position, ["nilai": written], value: written)
      }
    }
  }

  /// Each level stands below the level that it belongs to, and nothing is numbered that is alone.
  mutating func checkForm() {
    for position in index.parts.indices {
      let part = index.parts[position]
      guard let provision = part.provision, isInBody(position), !part.isQuoted else { continue }
      checkLevel(of: provision, at: position)
      checkChildren(of: provision, at: position)
    }
  }

  private func isInBody(_ position: Int) -> Bool {
    if case .provision = index.parts[index.chain(position)[0]].rank { return true }
    return false
  }

  private mutating func checkLevel(of provision: Provision, at position: Int) {
    let parent = index.parts[position].parent.map { index.parts[$0].provision?.kind } ?? nil
    let allowed: [Provision.Kind?]
    switch provision.kind {
    case .bab, .diktum: allowed = [nil]
    case .bagian: allowed = [.bab]
    case .paragraf: allowed = [.bagian]
    case .pasal: allowed = [nil, .bab, .bagian, .paragraf]
    case .ayat: allowed = [.pasal]
    case .huruf: allowed = [.pasal, .ayat, .diktum] + (instrument.isAmending ? [.kalimat] : [])
    case .angka:
      // The items of an amendment stand in Pasal I, or in the first ruling (UU 12/2011, Lampiran II).
      allowed =
        instrument.isAmending
        ? [.pasal, .diktum, .kalimat, .huruf]
        : provision.definition == nil ? [.huruf] : [.pasal, .huruf]
    case .subhuruf: allowed = [.angka]
    case .subangka: allowed = [.subhuruf]
    case .butir: allowed = []
    case .kutipan: allowed = [.angka, .pasal, .diktum]
    case .kalimat, .tabel: return
    }
    guard !allowed.contains(parent) else { return }
    let holder = parent.map { checker.words.text("tingkat.\($0.rawValue)") }
    add(
      "NOM004", at: position,
      [
        "nilai": checker.words.text("tingkat.\(provision.kind.rawValue)"),
        "induk": holder ?? checker.words.text("tingkat.batang-tubuh"),
      ], value: provision.kind.rawValue)
  }

  private mutating func checkChildren(of provision: Provision, at position: Int) {
    // What is quoted was judged where it belongs.
    guard provision.kind != .kutipan else { return }
    let numbered = provision.children.filter { $0.kind.isNumbered && $0.kind != .tabel }
    let kinds = Set(numbered.map(\.kind))
    let isDivision = provision.kind.isDivision
    if !isDivision, kinds.count > 1 { add("NOM006", at: position) }
    if provision.kind == .pasal, kinds == [.ayat], !provision.text.isEmpty {
      add("NOM007", at: position)
    }
    if !isDivision, numbered.count == 1 {
      add(
        "NOM005", at: position,
        ["nilai": checker.words.text("tingkat.\(numbered[0].kind.rawValue)")],
        place: numbered[0].place)
    }
    if provision.text.isEmpty, provision.title.isEmpty, provision.children.isEmpty,
      provision.rows.isEmpty, provision.regulation == nil
    {
      add("NOM008", at: position)
    }
  }

  /// A list says how its items belong together.
  mutating func checkLists() {
    for position in index.parts.indices {
      guard let provision = index.parts[position].provision, isInBody(position),
        provision.series == nil
      else { continue }
      let items = provision.children.filter { $0.kind.isItem }
      guard items.count > 1, !items.allSatisfy({ $0.definition != nil }) else { continue }
      let before = items[items.count - 2]
      let last = TermIndex.words(before.lastText.plainText).last
      let connectors = ["dan", "atau"].map { checker.words.text("rujuk.sambung.\($0)") }
      if !connectors.contains(last.map(String.init) ?? "") { add("RIN001", at: position) }
    }
  }

  /// A number and its word agree.
  mutating func checkNumberWords() {
    for position in index.parts.indices {
      guard let provision = index.parts[position].provision else { continue }
      for text in [provision.title, provision.text] + provision.rows.flatMap(\.self) {
        for case .text(let words) in text {
          for mismatch in checker.numbers.mismatches(in: words) {
            add(
              "BIL001", at: position, ["nilai": mismatch.text, "harapan": mismatch.expected],
              value: mismatch.text)
          }
        }
      }
    }
  }

  /// Nothing is left to be filled in.
  mutating func checkPlaceholders() {
    let mark = checker.words.text("isi.tanda")
    for position in index.parts.indices {
      guard let provision = index.parts[position].provision else { continue }
      let texts = [provision.title, provision.text].map(\.plainText)
      guard texts.contains(where: { $0.holds(mark) }) else { continue }
      add(isFinal ? "KOS001" : "KOS002", at: position)
    }
  }
}

extension Provision {
  /// The text that stands last in the provision and everything below it.
  fileprivate var lastText: [Inline] { children.last?.lastText ?? text }
}
