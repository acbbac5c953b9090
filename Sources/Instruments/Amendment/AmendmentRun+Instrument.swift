internal import Prepare
internal import References
internal import XMLTree

extension AmendmentRun {
  /// The amending instrument, from its clauses and the items.
  func instrument() throws(BrokenData) -> Instrument {
    let folder = drafter.library.folder
    let form = kind?.hasRulings == true ? "perubahan-keputusan" : "perubahan"
    let template = try folder.load(folder.template("klausul/\(form).xml"))
    let scope = ClauseScope(
      facts.merging(versions.facts) { own, given in own.isEmpty ? given : own })
    let filled = ClauseExpander(definitions: []).expand(template, scope)
    var result = InstrumentDecoder().instrument(filled)
    let new = versions.new
    result.profile = new.profile
    result.status = .draft
    result.amends = key
    result.head = Head(
      maker: new.head.maker, province: new.head.province, name: new.head.name,
      subject: Written(subject))
    if !isRepeat {
      result.head.number = new.head.number
      result.head.year = new.head.year
    }
    result.head.amended = key == nil ? amendedName : nil
    result.head.amendments = key == nil ? earlier : []
    result.preamble.blessing = new.preamble.blessing.map { _ in Written() }
    result.preamble.legalBasis = legalBasis
    result.preamble.approval = new.preamble.approval.map { _ in Written() }
    if !result.body.isEmpty { result.body[0] = first(result.body[0]) }
    result.closing = closing
    result.annexes = annexes
    return result
  }

  /// Whether the new version carries the number of the old one, which is not that of the amendment.
  private var isRepeat: Bool {
    versions.new.head.number == old.head.number && versions.new.head.year == old.head.year
      || versions.new.numbers != .computed
  }

  private var oldNames: InstrumentNames {
    InstrumentNames(instrument: old, kind: kind, words: words)
  }

  /// The amended instrument: where the old version is an amendment itself, the one that it amends.
  var amendedName: NamedInstrument {
    if let amended = old.head.amended { return amended }
    if let regulation = old.amends.flatMap({ drafter.library.regulations[$0] }) {
      return NamedInstrument(
        name: registerName(regulation), number: regulation.number, year: regulation.year,
        subject: regulation.subject, gazette: regulation.gazette)
    }
    return named(old)
  }

  /// Amendments that were made before, the old version last where it is one.
  var earlier: [NamedInstrument] {
    let known =
      old.head.amendments.isEmpty
      ? register?.amendments.compactMap { drafter.library.regulations[$0] }.map {
        NamedInstrument(
          name: registerName($0), number: $0.number, year: $0.year, gazette: $0.gazette)
      } ?? [] : old.head.amendments
    return known + (old.isAmending ? [named(old)] : [])
  }

  private func named(_ instrument: Instrument) -> NamedInstrument {
    let names = InstrumentNames(instrument: instrument, kind: kind, words: words)
    let gazette = instrument.closing.gazette
    let place = gazette?.number.map {
      words.text(
        "penutup.lembaran",
        ["nama": gazette?.name ?? "", "tahun": gazette?.year ?? "", "nomor": $0])
    }
    return NamedInstrument(
      name: names.name, number: instrument.head.number, year: instrument.head.year,
      subject: names.subject, gazette: place)
  }

  private func registerName(_ regulation: Regulation) -> String {
    let names = RegulationNames(drafter.library.words, drafter.library.regulations)
    let number = words.text(
      "kepala.nomor", ["nomor": regulation.number ?? "", "tahun": regulation.year ?? ""])
    let name = names.name(regulation)
    return name.firstRange(of: " \(number)").map { String(name[..<$0.lowerBound]) } ?? name
  }

  /// The entry of the register that the amended instrument has, where it has one.
  private var register: Regulation? {
    if let key = old.amends { return drafter.library.regulations[key] }
    let wanted = "\(oldNames.name) \(oldNames.number) "
    let names = RegulationNames(drafter.library.words, drafter.library.regulations)
    return drafter.library.regulations.values.sorted { $0.key < $1.key }.first {
      names.name($0).hasPrefix(wanted)
    }
  }

  private var key: String? { old.head.amended == nil ? register?.key : nil }

  // MARK: Words

  /// "Peraturan Bupati X Nomor n Tahun t tentang s".
  func name(_ instrument: NamedInstrument, withSubject: Bool = true) -> String {
    let dots = words.text("titik-pendek")
    let number = instrument.number ?? dots
    let key = number.contains("/") ? "kepala.nomor-kode" : "kepala.nomor"
    var result =
      instrument.name + " "
      + words.text(key, ["nomor": number, "tahun": instrument.year ?? dots])
    if withSubject, let subject = instrument.subject {
      result += " \(words.text("kepala.tentang").lowercased()) \(subject)"
    }
    return result
  }

  /// The name with its place in the gazette in brackets.
  func fullName(_ instrument: NamedInstrument, withSubject: Bool = true) -> String {
    let name = name(instrument, withSubject: withSubject)
    guard let gazette = instrument.gazette else { return name }
    return "\(name) (\(gazette))"
  }

  /// "Perubahan Kedua atas …".
  var subject: String {
    let count = earlier.count + 1
    let ordinal = drafter.marks.number(.bagian, count, isAmending: false)
    return words.text(
      count == 1 ? "perubahan.judul" : "perubahan.judul-ke",
      ["urutan": ordinal, "peraturan": name(amendedName)])
  }

  private var facts: [String: String] {
    let new = versions.new
    let names = newNames
    return [
      "jenis.kunci": new.kind, "jenis.nama": names.kindName, "status": "rancangan",
      "tentang": subject, "mengubah": key ?? "", "mengubah.lengkap": name(amendedName),
      "mengubah.tentang": amendedName.subject ?? "",
      "rahmat": new.preamble.blessing == nil ? "" : "ya",
    ]
  }

  // MARK: Body

  /// Pasal I, or the first ruling, with the items.
  private func first(_ provision: Provision) -> Provision {
    var result = provision
    result.text = []
    result.children = []
    if items.count == 1, let item = items.first {
      result.text = lead(item)
      if !item.quoted.isEmpty { result.children = [Provision(.kutipan, children: item.quoted)] }
      return result
    }
    let list = items.map { item in
      Provision(
        .angka, text: item.sentence,
        children: item.quoted.isEmpty ? [] : [Provision(.kutipan, children: item.quoted)])
    }
    let earlier = earlier
    guard earlier.count > 1 else {
      result.text = [.text(words.text("perubahan.beberapa", ["peraturan": whole]))]
      result.series = .sentences
      result.children = list
      return result
    }
    let lead = words.text(
      "perubahan.berkali-kali", ["peraturan": fullName(amendedName), "jenis": newNames.kindName])
    result.children = [
      Provision(
        .kalimat, text: [.text(lead)], series: .all,
        children: earlier.map { amendment in
          let name = fullName(amendment, withSubject: false)
          let bare =
            name.hasPrefix(amendment.name + " ")
            ? String(name.dropFirst(amendment.name.count + 1)) : name
          return Provision(.huruf, text: [.text(bare)])
        }),
      Provision(
        .kalimat, text: [.text(words.text("perubahan.sebagai-berikut"))], series: .sentences,
        children: list),
    ]
    return result
  }

  /// The amended instrument in full, with one earlier amendment behind it.
  private var whole: String {
    guard let last = earlier.last else { return fullName(amendedName) }
    return words.text(
      earlier.count == 1 ? "perubahan.telah-diubah" : "perubahan.telah-beberapa-kali",
      ["peraturan": fullName(amendedName), "perubahan": fullName(last, withSubject: false)])
  }

  /// The words of a single item with the amended instrument named behind what it is about.
  private func lead(_ item: AmendmentItem) -> [Inline] {
    var isNamed = false
    return item.sentence.map { piece in
      guard case .text(let text) = piece, !isNamed else { return piece }
      isNamed = true
      guard !item.anchor.isEmpty, let range = text.firstRange(of: item.anchor) else {
        return .text(words.text("perubahan.satu", ["peraturan": whole, "isi": text]))
      }
      return .text("\(text[..<range.upperBound]) \(whole)\(text[range.upperBound...])")
    }
  }

  // MARK: Frame

  private var legalBasis: Preamble.Part? {
    guard var part = versions.new.preamble.legalBasis else { return nil }
    part.items = part.items.map { item in
      var item = item
      item.number = nil
      item.mark = nil
      item.id = nil
      return item
    }
    // A ruling is no regulation and does not stand in a legal basis.
    let isNamed = part.items.contains { $0.regulation != nil && $0.regulation == key }
    guard kind?.hasRulings != true, !isNamed else { return part }
    guard let key, let own = drafter.library.regulations[key] else {
      part.items.append(Provision(.angka, text: [.text(fullName(amendedName))]))
      return part
    }
    let place = part.items.firstIndex { item in
      guard let other = item.regulation.flatMap({ drafter.library.regulations[$0] }) else {
        return true
      }
      return (other.rank, other.year ?? "") > (own.rank, own.year ?? "")
    }
    part.items.insert(Provision(.angka, regulation: key), at: place ?? part.items.count)
    return part
  }

  /// The closing of the new version, with the dates and numbers that are still to come left out.
  private var closing: Closing {
    var closing = versions.new.closing
    closing.original = []
    closing.certification = nil
    closing.setting?.date = nil
    closing.setting?.writtenDate = nil
    closing.promulgation?.date = nil
    closing.promulgation?.writtenDate = nil
    closing.gazette?.number = nil
    if isRepeat { closing.gazette?.year = nil }
    closing.order = closing.order.map { _ in Written() }
    closing.registration = closing.registration.map { _ in Written() }
    return closing
  }
}
