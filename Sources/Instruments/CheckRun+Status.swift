internal import Diagnostics
internal import References
internal import XMLTree

extension CheckRun {
  /// The legal basis names regulations of equal or higher rank that are in force, in their order.
  mutating func checkLegalBasis() {
    let names = RegulationNames(checker.library.words, checker.library.regulations)
    var previous: Regulation?
    var named: Set<String> = []
    for (position, part) in index.parts.enumerated() {
      guard let parent = part.parent, index.parts[parent].rank == .legalBasis,
        let provision = part.provision
      else { continue }
      guard let key = provision.regulation else {
        // The instrument that is amended is named in full by the head already.
        if isAmended(provision.text.plainText) { continue }
        add("MGT006", at: position, ["nilai": String(provision.text.plainText.prefix(60))])
        continue
      }
      guard let regulation = checker.library.regulations[key] else {
        let near = Similarity.nearest(to: key, in: checker.library.regulations.keys.sorted())
        add("MGT005", at: position, ["nilai": key], value: key, suggestion: suggestion(near))
        continue
      }
      let values = ["nilai": names.name(regulation)]
      if !regulation.isRegulation {
        add("MGT004", at: position, values, value: key)
      } else if let rank = kind?.rank, regulation.rank > rank {
        add("MGT001", at: position, values, value: key)
      }
      if regulation.status == "dicabut" { add("MGT002", at: position, values, value: key) }
      if !named.insert(key).inserted { add("MGT007", at: position, values, value: key) }
      if let before = previous,
        (before.rank, before.year ?? "") > (regulation.rank, regulation.year ?? "")
      {
        add("MGT003", at: position, values, value: key)
      }
      previous = regulation
    }
  }

  /// Whether a legal basis is the instrument that this one amends.
  private func isAmended(_ text: String) -> Bool {
    guard let amended = instrument.head.amended, let number = amended.number else { return false }
    let mark = checker.words.text(
      "kepala.nomor", ["nomor": number, "tahun": amended.year ?? ""])
    return text.hasPrefix("\(amended.name) \(mark)")
  }

  /// The body fits the kind of instrument, and its law allows that kind.
  mutating func checkKind() {
    guard let kind else {
      let near = Similarity.nearest(
        to: instrument.kind, in: checker.library.instrumentKinds.keys.sorted())
      add(
        "BEN003", instrument.place, ["nilai": instrument.kind], value: instrument.kind,
        suggestion: suggestion(near))
      return
    }
    let wrong: [Provision.Kind] = kind.hasRulings ? [.pasal, .bab, .bagian, .paragraf] : [.diktum]
    let first = index.parts.indices.first { position in
      index.parts[position].kind.map(wrong.contains) ?? false
        && index.chain(position).allSatisfy { index.parts[$0].rank != .annex }
    }
    if let first {
      add(kind.hasRulings ? "BEN001" : "BEN002", at: first, ["nilai": kind.name])
    }
    checkProfile(kind)
    if !kind.isPromulgated {
      if let promulgation = instrument.closing.promulgation {
        add("BEN005", promulgation.place, ["nilai": kind.name])
      } else if instrument.closing.gazette != nil {
        add("BEN005", instrument.place, ["nilai": kind.name])
      }
    }
    checkMaker(kind)
    checkSubject(kind)
    checkAnnexes()
    checkParts(kind)
  }

  /// Who makes the instrument and where it is promulgated are those of its kind.
  private mutating func checkMaker(_ kind: InstrumentKind) {
    if let office = kind.office, let maker = instrument.head.maker?.text, !maker.isEmpty,
      !maker.bareName.contains(office.bareName)
    {
      add(
        "BEN008", instrument.head.place,
        ["nilai": maker, "jenis": kind.name, "harapan": office], value: maker)
    }
    // Lembaran or Berita; older regions call theirs otherwise behind that word.
    if let gazette = kind.gazette, let name = instrument.closing.gazette?.name,
      let word = name.firstWord, word != gazette.firstWord
    {
      add(
        "BEN009", instrument.closing.promulgation?.place ?? instrument.place,
        ["nilai": name, "jenis": kind.name, "harapan": gazette], value: name)
    }
  }

  /// A title ends without punctuation and does not repeat what stands before it.
  private mutating func checkSubject(_ kind: InstrumentKind) {
    guard let subject = instrument.head.subject?.text, let last = subject.last else { return }
    let values = ["nilai": String(subject.prefix(80)), "jenis": kind.name]
    if ".,;:".contains(last) { add("BEN010", instrument.head.place, values, value: subject) }
    if subject.lowercased().hasPrefix("\(kind.name) ".lowercased()) {
      add("BEN011", instrument.head.place, values, value: subject)
    }
  }

  private mutating func checkProfile(_ kind: InstrumentKind) {
    guard let profile else { return }
    for annex in instrument.annexes {
      guard let key = annex.document, let law = profile.document(key) else { continue }
      let names = law.setter?.name
      let fitsForm = law.instrument.map { kind.key.hasPrefix($0 + "-") } ?? true
      let fitsOffice = names.map { name in kind.office.map(name.hasPrefix) ?? false } ?? true
      guard !fitsForm || !fitsOffice else { continue }
      let wanted = [law.instrument.map { $0.prefix(1).uppercased() + $0.dropFirst() }, names]
        .compactMap(\.self).joined(separator: " ")
      add(
        "BEN004", annex.place,
        [
          "dokumen": law.name, "harapan": wanted, "nilai": kind.name,
          "hukum": profile.shortRegulation,
        ], value: instrument.kind)
    }
  }

  /// The body mentions every annex.
  private mutating func checkAnnexes() {
    for position in index.parts.indices where index.parts[position].rank == .annex {
      if !cited.contains(position) { add("BEN006", at: position) }
    }
  }

  private mutating func checkParts(_ kind: InstrumentKind) {
    let preamble = instrument.preamble
    let parts: [(String, Bool)] = [
      ("menimbang", preamble.considerations?.items.isEmpty == false),
      ("mengingat", preamble.legalBasis?.items.isEmpty == false),
      ("batang-tubuh", !instrument.body.isEmpty),
      ("tentang", instrument.head.subject?.text.isEmpty == false),
      ("penetapan", instrument.closing.setting != nil),
      ("pengundangan", !kind.isPromulgated || instrument.closing.promulgation != nil),
    ]
    for (name, isThere) in parts where !isThere {
      add("BEN007", instrument.place, ["nilai": name], value: name)
    }
  }

  /// The status agrees with what is known: it never goes back, and what it promises is there.
  mutating func checkStatus() {
    let setting = instrument.closing.setting
    let isEarly = instrument.status == .draft || instrument.status == .ready
    let gazette = instrument.closing.gazette
    if isEarly {
      let isSigned = instrument.digest != nil || gazette?.number != nil
      let isNumbered = instrument.head.number != nil && setting?.date != nil
      if isSigned || isNumbered || instrument.numbers == .frozen {
        add(
          "STA001", instrument.place, ["nilai": instrument.status.rawValue],
          value: instrument.status.rawValue)
      }
    } else {
      var missing = [
        ("nomor", instrument.head.number), ("tahun", instrument.head.year),
        ("tanggal", setting?.date),
      ]
      if kind?.isPromulgated == true {
        missing.append(("lembaran", gazette?.number))
        missing.append(("pengundangan", instrument.closing.promulgation?.date))
      }
      for (name, value) in missing where value == nil {
        add("STA002", instrument.place, ["nilai": name], value: name)
      }
      if instrument.numbers != .frozen { add("STA003", instrument.place) }
    }
    if let setting, let set = setting.date, let year = instrument.head.year, !set.hasPrefix(year) {
      add("STA005", setting.place, ["nilai": year, "lain": set], value: year)
    }
    if let set = setting?.date, let promulgation = instrument.closing.promulgation,
      let promulgated = promulgation.date, promulgated < set
    {
      add("STA004", promulgation.place, ["nilai": promulgated, "lain": set], value: promulgated)
    }
  }

  /// Everybody who signs has an office and, in the end, a name.
  mutating func checkOfficials() {
    let isOpen = instrument.status == .draft && !isFinal
    let signings = [instrument.closing.setting, instrument.closing.promulgation]
    for case .some(let signing) in signings {
      guard signing.official?.name == nil || signing.official?.office == nil else { continue }
      add(
        isOpen ? "PJB001" : "PJB002", signing.official?.place ?? signing.place,
        ["nilai": signing.official?.office ?? "–"])
    }
  }
}

extension String {
  /// The first word in lower case; nil where there is none.
  fileprivate var firstWord: String? { split(whereSeparator: \.isWhitespace).first?.lowercased() }
}
