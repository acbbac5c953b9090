internal import XMLTree

/// Turns the tree of a schema-valid instrument into an `Instrument`; it never fails, since what is
/// wrong with an instrument is for rules to say.
struct InstrumentDecoder {
  /// Provisions that were made already; the element that holds some has their number (`mark`).
  var ready: [[Provision]] = []

  /// The attribute for the number of provisions that were made already: no text can have one without a
  /// name.
  static let mark = ""

  /// The number of the provisions in an element that were made already; nil where none were.
  static func number(_ element: Element) -> Int? {
    guard let last = element.attributes.last, last.name == mark else { return nil }
    return Int(last.value)
  }

  func instrument(_ root: Element) -> Instrument {
    var result = Instrument(
      kind: token(root, "jenis") ?? "",
      numbers: token(root, "penomoran").flatMap(Instrument.NumberSource.init) ?? .computed,
      status: token(root, "status").flatMap(Instrument.Status.init) ?? .draft,
      head: head(root.first("kepala")), preamble: preamble(root.first("pembukaan")),
      body: provisions(root.first("batang-tubuh")), closing: closing(root.first("penutup")),
      annexes: root.elements(named: "lampiran").map(annex))
    result.profile = token(root, "profil")
    result.amends = token(root, "mengubah")
    result.digest = token(root, "sidik")
    result.source = root[attribute: "sumber-teks"]
    result.explanation = provisions(root.first("penjelasan"))
    result.fragments = (root.first("sisa")?.elements ?? []).map { piece in
      Fragment(
        token(piece, "jenis").flatMap(Fragment.Kind.init) ?? .noise, piece.text,
        line: line(piece) ?? 0)
    }
    result.place = root.place
    return result
  }

  private func token(_ element: Element, _ name: String) -> String? {
    token(element[attribute: name])
  }

  /// The value of an attribute with its white space folded; nil for none and an empty one.
  func token(_ value: String?) -> String? {
    guard let folded = value?.foldingSpace(), !folded.isEmpty else { return nil }
    return folded
  }

  private func line(_ element: Element) -> Int? { token(element, "baris").flatMap { Int($0) } }

  private func written(_ element: Element?) -> Written? {
    element.map { Written($0.foldedText, line: line($0)) }
  }

  private func original(_ element: Element) -> [Written] {
    element.elements(named: "asli").map { Written($0.text, line: line($0)) }
  }

  private func head(_ element: Element?) -> Head {
    guard let element else { return Head() }
    var result = Head(
      maker: written(element.first("pembentuk")), province: written(element.first("provinsi")),
      name: written(element.first("nama")), subject: written(element.first("tentang")),
      number: token(element, "nomor"), year: token(element, "tahun"), line: line(element),
      original: original(element), place: element.place)
    result.amended = element.first("diubah").map(named)
    result.amendments = element.elements(named: "perubahan").map(named)
    return result
  }

  private func named(_ element: Element) -> NamedInstrument {
    NamedInstrument(
      name: token(element, "nama") ?? "", number: token(element, "nomor"),
      year: token(element, "tahun"), subject: token(element, "tentang"),
      gazette: token(element, "lembaran"))
  }

  private func preamble(_ element: Element?) -> Preamble {
    var preamble = Preamble()
    guard let element else { return preamble }
    func part(_ name: String) -> Preamble.Part? {
      element.first(name).map {
        Preamble.Part(provisions($0), line: line($0), place: $0.place)
      }
    }
    preamble.blessing = written(element.first("rahmat"))
    preamble.office = written(element.first("jabatan"))
    preamble.considerations = part("menimbang")
    preamble.legalBasis = part("mengingat")
    preamble.alsoNoted = part("memperhatikan")
    preamble.approval = written(element.first("persetujuan"))
    preamble.decision = written(element.first("memutuskan"))
    preamble.enacting = written(element.first("menetapkan"))
    preamble.original = original(element)
    return preamble
  }

  private func closing(_ element: Element?) -> Closing {
    var closing = Closing()
    guard let element else { return closing }
    closing.order = written(element.first("perintah"))
    closing.setting = signing(element.first("penetapan"))
    closing.promulgation = signing(element.first("pengundangan"))
    closing.gazette = element.first("lembaran").map {
      Closing.Gazette(
        name: token($0, "nama"), year: token($0, "tahun"), number: token($0, "nomor"),
        line: line($0))
    }
    closing.registration = written(element.first("registrasi"))
    closing.certification = signing(element.first("pengesahan-salinan"))
    closing.copies = (element.first("tembusan")?.elements ?? []).compactMap(written)
    closing.original = original(element)
    return closing
  }

  private func signing(_ element: Element?) -> Closing.Signing? {
    element.map {
      Closing.Signing(
        town: token($0, "tempat"), date: token($0, "tanggal"),
        writtenDate: $0[attribute: "tanggal-tertulis"], official: official($0.first("pejabat")),
        line: line($0), place: $0.place)
    }
  }

  private func official(_ element: Element?) -> Official? {
    element.map {
      Official(
        office: token($0, "jabatan"), name: token($0, "nama"), rank: token($0, "pangkat"),
        employeeNumber: token($0, "nip"), mark: token($0, "tanda"), place: $0.place)
    }
  }

  private func annex(_ element: Element) -> Annex {
    var result = Annex(
      id: token(element, "id"), number: token(element, "nomor"),
      document: token(element, "dokumen"), title: inlines(element.first("judul")),
      content: provisions(element), official: official(element.first("pejabat")),
      line: line(element), original: original(element), place: element.place)
    result.titleLine = element.first("judul").flatMap(line)
    result.reason = token(element, "alasan")
    return result
  }

  private func provisions(_ element: Element?) -> [Provision] {
    var result: [Provision] = []
    guard let element else { return result }
    if let number = InstrumentDecoder.number(element) { return ready[number] }
    result.reserveCapacity(element.children.count)
    for case .element(let child) in element.children {
      if let kind = kind(of: child) { result.append(provision(child, kind)) }
    }
    return result
  }

  /// The kind of provision that an element is; nil for titles, texts and all others.
  private func kind(of element: Element) -> Provision.Kind? {
    element.name == "teks" ? nil : Provision.Kind(rawValue: element.name)
  }

  func provision(_ element: Element, _ kind: Provision.Kind) -> Provision {
    var result = Provision(kind, place: element.place)
    take(element.attributes, into: &result)
    if kind == .tabel {
      let head = element.elements(named: "kepala-tabel")
      result.hasTableHead = !head.isEmpty
      result.rows = (head + element.elements(named: "baris-tabel")).map { $0.elements.map(inlines) }
    }
    var hasTitle = false
    var hasText = false
    for case .element(let child) in element.children {
      if child.name == "teks" {
        if !hasText { result.text = inlines(child) }
        hasText = true
      } else if child.name == "judul" {
        if !hasTitle {
          result.title = inlines(child)
          result.titleLine = line(child)
        }
        hasTitle = true
      } else if kind != .tabel, let below = Provision.Kind(rawValue: child.name) {
        result.children.append(provision(child, below))
      }
    }
    return result
  }

  /// The attributes of a provision; few have more than a name, so each is looked at once.
  func take(_ attributes: [Attribute], into result: inout Provision) {
    var term: String?
    var abbreviation: String?
    var source: String?
    for attribute in attributes {
      let value = attribute.value.foldingSpace()
      if attribute.name == "marka" {
        if result.mark == nil { result.mark = attribute.value }
        continue
      }
      guard !value.isEmpty else { continue }
      switch attribute.name {
      case "id": result.id = result.id ?? value
      case "nomor": result.number = result.number ?? value
      case "rincian": result.series = result.series ?? Provision.Series(rawValue: value)
      case "istilah": term = term ?? value
      case "singkatan": abbreviation = abbreviation ?? value
      case "sumber": source = source ?? value
      case "peraturan": result.regulation = result.regulation ?? value
      case "baris": result.line = result.line ?? Int(value)
      case "alasan": result.reason = result.reason ?? value
      default: break
      }
    }
    result.definition = term.map {
      Provision.Definition($0, abbreviation: abbreviation, source: source)
    }
  }

  /// Names with blanks between them.
  private static func names(_ text: String?) -> [String] {
    guard let text else { return [] }
    return text.utf8.contains(0x20) ? text.split(separator: " ").map(String.init) : [text]
  }

  /// Running text, with its white space folded and none at its ends.
  private func inlines(_ element: Element?) -> [Inline] {
    guard let element else { return [] }
    var result = InlineList()
    result.reserve(element.children.count)
    for child in element.children {
      switch child {
      case .text(let text): result.append(text)
      case .element(let piece): inline(piece).map { result.append($0) }
      case .instruction: break
      }
    }
    return result.trimmed
  }

  /// The piece of running text that an element is.
  func inline(_ element: Element) -> Inline? {
    switch element.name {
    case "rujuk": .reference(reference(element))
    case "bilangan": Int(element.foldedText).map { .number($0) }
    case "asing": .foreign(element.foldedText)
    case "garis": token(element, "n").flatMap { Int($0) }.map { .line($0) }
    default: nil
    }
  }

  /// A reference without its words, from the start of its element.
  func reference(_ element: borrowing XMLStart, _ place: Place) -> Reference {
    Reference(
      to: InstrumentDecoder.names(element.token("ke")), through: element.token("sampai"),
      connector: element.token("sambung").flatMap(Reference.Connector.init) ?? .and,
      manner: element.token("sebut").flatMap(Reference.Manner.init),
      regulation: element.token("peraturan"), element: element.token("unsur"),
      line: element.token("baris").flatMap { Int($0) }, place: place)
  }

  private func reference(_ element: Element) -> Reference {
    let words = element.foldedText
    return Reference(
      to: InstrumentDecoder.names(token(element, "ke")),
      through: token(element, "sampai"),
      connector: token(element, "sambung").flatMap(Reference.Connector.init) ?? .and,
      manner: token(element, "sebut").flatMap(Reference.Manner.init),
      regulation: token(element, "peraturan"), element: token(element, "unsur"),
      words: words.isEmpty ? nil : words, line: line(element), place: element.place)
  }
}
