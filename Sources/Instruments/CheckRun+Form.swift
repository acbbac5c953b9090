internal import Prepare
internal import References
internal import XMLTree

extension CheckRun {
  /// Frozen numbers are those that counting gives; computed ones are not written.
  mutating func checkNumbers() {
    let isFrozen = instrument.numbers == .frozen
    for position in index.parts.indices where !index.parts[position].isQuoted {
      guard isFrozen || index.parts[position].written != nil else { continue }
      let part = index.parts[position]
      if isFrozen {
        let counted = index.counted(position)
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

  /// Each level stands below the level that it belongs to, nothing is numbered that is alone, and a
  /// list says how its items belong together.
  mutating func checkForm() {
    let connectors = ["dan", "atau"].map { checker.words.text("rujuk.sambung.\($0)") }
    let parts = index.parts
    for position in parts.indices where parts[position].isInBody {
      let part = parts[position]
      guard let kind = part.kind else { continue }
      checkList(of: part, at: position, connectors)
      guard !part.isQuoted else { continue }
      checkLevel(of: part, kind, at: position)
      checkChildren(of: part, kind, at: position)
    }
  }

  /// Whether a provision may stand below one of another kind; nil is the body.
  private func mayStand(
    _ part: InstrumentIndex.Part, _ kind: Provision.Kind, below parent: Provision.Kind?
  ) -> Bool {
    let isAmending = instrument.isAmending
    return switch (kind, parent) {
    case (.bab, nil), (.diktum, nil), (.bagian, .bab), (.paragraf, .bagian): true
    case (.pasal, nil), (.pasal, .bab), (.pasal, .bagian), (.pasal, .paragraf): true
    case (.ayat, .pasal), (.huruf, .pasal), (.huruf, .ayat), (.huruf, .diktum): true
    case (.huruf, .kalimat): isAmending
    // The items of an amendment stand in Pasal I, or in the first ruling (UU 12/2011, Lampiran II).
    case (.angka, .diktum), (.angka, .kalimat): isAmending
    case (.angka, .pasal): isAmending || part.provision?.definition != nil
    case (.angka, .huruf), (.subhuruf, .angka), (.subangka, .subhuruf): true
    case (.kutipan, .angka), (.kutipan, .pasal), (.kutipan, .diktum): true
    case (.kalimat, _), (.tabel, _): true
    default: false
    }
  }

  private mutating func checkLevel(
    of part: InstrumentIndex.Part, _ kind: Provision.Kind, at position: Int
  ) {
    let parent = part.parent.flatMap { index.parts[$0].kind }
    guard !mayStand(part, kind, below: parent) else { return }
    let holder = parent.map { checker.words.text("tingkat.\($0.rawValue)") }
    add(
      "NOM004", at: position,
      [
        "nilai": checker.words.text("tingkat.\(kind.rawValue)"),
        "induk": holder ?? checker.words.text("tingkat.batang-tubuh"),
      ], value: kind.rawValue)
  }

  private mutating func checkChildren(
    of part: InstrumentIndex.Part, _ holder: Provision.Kind, at position: Int
  ) {
    // What is quoted was judged where it belongs.
    guard holder != .kutipan, let children = part.provision?.children else { return }
    let numbered = children.indices.filter {
      children[$0].kind.isNumbered && children[$0].kind != .tabel
    }
    let isDivision = holder.isDivision
    if let first = numbered.first {
      let kind = children[first].kind
      let isOfOneKind = numbered.allSatisfy { children[$0].kind == kind }
      if !isDivision, !isOfOneKind { add("NOM006", at: position) }
      if holder == .pasal, isOfOneKind, kind == .ayat, part.provision?.text.isEmpty == false {
        add("NOM007", at: position)
      }
      if !isDivision, numbered.count == 1 {
        add(
          "NOM005", at: position, ["nilai": checker.words.text("tingkat.\(kind.rawValue)")],
          place: children[first].place)
      }
    }
    if children.isEmpty, part.provision?.isEmpty == true { add("NOM008", at: position) }
  }

  /// A list says how its items belong together.
  private mutating func checkList(
    of part: InstrumentIndex.Part, at position: Int, _ connectors: [String]
  ) {
    guard let children = part.provision?.children, !children.isEmpty,
      part.provision?.series == nil
    else { return }
    let items = children.indices.filter { children[$0].kind.isItem }
    guard items.count > 1, !items.allSatisfy({ children[$0].definition != nil }) else { return }
    let before = children[items[items.count - 2]]
    let last = TermIndex.words(before.lastText.plainText).last
    if !connectors.contains(last.map(String.init) ?? "") { add("RIN001", at: position) }
  }
}

extension Provision {
  /// The text that stands last in the provision and everything below it.
  fileprivate var lastText: [Inline] { children.last?.lastText ?? text }

  /// Whether it says nothing itself, whatever stands below it.
  fileprivate var isEmpty: Bool {
    text.isEmpty && title.isEmpty && rows.isEmpty && regulation == nil
  }
}
