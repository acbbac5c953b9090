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
      guard let provision = parts[position].provision else { continue }
      checkList(of: provision, at: position, connectors)
      guard !parts[position].isQuoted else { continue }
      checkLevel(of: provision, at: position)
      checkChildren(of: provision, at: position)
    }
  }

  /// Whether a provision may stand below one of another kind; nil is the body.
  private func mayStand(_ provision: Provision, below parent: Provision.Kind?) -> Bool {
    let isAmending = instrument.isAmending
    return switch (provision.kind, parent) {
    case (.bab, nil), (.diktum, nil), (.bagian, .bab), (.paragraf, .bagian): true
    case (.pasal, nil), (.pasal, .bab), (.pasal, .bagian), (.pasal, .paragraf): true
    case (.ayat, .pasal), (.huruf, .pasal), (.huruf, .ayat), (.huruf, .diktum): true
    case (.huruf, .kalimat): isAmending
    // The items of an amendment stand in Pasal I, or in the first ruling (UU 12/2011, Lampiran II).
    case (.angka, .diktum), (.angka, .kalimat): isAmending
    case (.angka, .pasal): isAmending || provision.definition != nil
    case (.angka, .huruf), (.subhuruf, .angka), (.subangka, .subhuruf): true
    case (.kutipan, .angka), (.kutipan, .pasal), (.kutipan, .diktum): true
    case (.kalimat, _), (.tabel, _): true
    default: false
    }
  }

  private mutating func checkLevel(of provision: Provision, at position: Int) {
    let parent = index.parts[position].parent.flatMap { index.parts[$0].kind }
    guard !mayStand(provision, below: parent) else { return }
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
    let numbered = provision.children.indices.filter {
      let kind = provision.children[$0].kind
      return kind.isNumbered && kind != .tabel
    }
    let isDivision = provision.kind.isDivision
    if let first = numbered.first {
      let kind = provision.children[first].kind
      let isOfOneKind = numbered.allSatisfy { provision.children[$0].kind == kind }
      if !isDivision, !isOfOneKind { add("NOM006", at: position) }
      if provision.kind == .pasal, isOfOneKind, kind == .ayat, !provision.text.isEmpty {
        add("NOM007", at: position)
      }
      if !isDivision, numbered.count == 1 {
        add(
          "NOM005", at: position, ["nilai": checker.words.text("tingkat.\(kind.rawValue)")],
          place: provision.children[first].place)
      }
    }
    if provision.text.isEmpty, provision.title.isEmpty, provision.children.isEmpty,
      provision.rows.isEmpty, provision.regulation == nil
    {
      add("NOM008", at: position)
    }
  }

  /// A list says how its items belong together.
  private mutating func checkList(
    of provision: Provision, at position: Int, _ connectors: [String]
  ) {
    guard provision.series == nil, !provision.children.isEmpty else { return }
    let items = provision.children.indices.filter { provision.children[$0].kind.isItem }
    guard items.count > 1, !items.allSatisfy({ provision.children[$0].definition != nil })
    else { return }
    let before = provision.children[items[items.count - 2]]
    let last = TermIndex.words(before.lastText.plainText).last
    if !connectors.contains(last.map(String.init) ?? "") { add("RIN001", at: position) }
  }
}

extension Provision {
  /// The text that stands last in the provision and everything below it.
  fileprivate var lastText: [Inline] { children.last?.lastText ?? text }
}
