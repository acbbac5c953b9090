internal import XMLTree

/// Turns the tree of a schema-valid instrument into an `Instrument`; it never fails, since what is
/// wrong with an instrument is for rules to say.
struct InstrumentDecoder {
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
    guard let value = element[attribute: name]?.foldingSpace(), !value.isEmpty else { return nil }
    return value
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
    (element?.elements ?? []).compactMap { child in
      Provision.Kind(rawValue: child.name).map { provision(child, $0) }
    }
  }

  private func provision(_ element: Element, _ kind: Provision.Kind) -> Provision {
    var result = Provision(
      kind, id: token(element, "id"), number: token(element, "nomor"),
      mark: element[attribute: "marka"], title: inlines(element.first("judul")),
      text: inlines(element.first("teks")),
      series: token(element, "rincian").flatMap(Provision.Series.init),
      definition: token(element, "istilah").map {
        Provision.Definition(
          $0, abbreviation: token(element, "singkatan"), source: token(element, "sumber"))
      },
      regulation: token(element, "peraturan"), line: line(element), place: element.place)
    result.titleLine = element.first("judul").flatMap(line)
    result.reason = token(element, "alasan")
    if kind == .tabel {
      let head = element.elements(named: "kepala-tabel")
      result.hasTableHead = !head.isEmpty
      result.rows = (head + element.elements(named: "baris-tabel")).map { $0.elements.map(inlines) }
    } else {
      result.children = provisions(element)
    }
    return result
  }

  /// Running text, with its white space folded and none at its ends.
  private func inlines(_ element: Element?) -> [Inline] {
    var result: [Inline] = []
    var isBlankBefore = true
    for child in element?.children ?? [] {
      switch child {
      case .text(let text):
        var folded = text.foldingSpace()
        let startsBlank = text.first?.isXMLSpace ?? false
        let endsBlank = text.last?.isXMLSpace ?? false
        if startsBlank, !isBlankBefore { folded = " " + folded }
        if endsBlank, !folded.isEmpty, folded != " " { folded += " " }
        guard !folded.isEmpty else { continue }
        result.append(.text(folded))
        isBlankBefore = folded.hasSuffix(" ")
      case .element(let piece):
        guard let inline = inline(piece) else { continue }
        result.append(inline)
        if case .line = inline { continue }
        isBlankBefore = false
      case .instruction: break
      }
    }
    return InstrumentDecoder.trimmed(result)
  }

  private func inline(_ element: Element) -> Inline? {
    switch element.name {
    case "rujuk": .reference(reference(element))
    case "bilangan": Int(element.foldedText).map { .number($0) }
    case "asing": .foreign(element.foldedText)
    case "garis": token(element, "n").flatMap { Int($0) }.map { .line($0) }
    default: nil
    }
  }

  private func reference(_ element: Element) -> Reference {
    let words = element.foldedText
    return Reference(
      to: (token(element, "ke") ?? "").split(separator: " ").map(String.init),
      through: token(element, "sampai"),
      connector: token(element, "sambung").flatMap(Reference.Connector.init) ?? .and,
      manner: token(element, "sebut").flatMap(Reference.Manner.init),
      regulation: token(element, "peraturan"), element: token(element, "unsur"),
      words: words.isEmpty ? nil : words, line: line(element), place: element.place)
  }

  /// Takes the blank at the end of the last piece of text away.
  private static func trimmed(_ inlines: [Inline]) -> [Inline] {
    var result = inlines
    if case .text(let last)? = result.last, last.hasSuffix(" ") {
      result.removeLast()
      let kept = String(last.dropLast())
      if !kept.isEmpty { result.append(.text(kept)) }
    }
    return result
  }
}

extension Character {
  /// Whether XML counts it as white space.
  fileprivate var isXMLSpace: Bool { self == " " || self == "\n" || self == "\t" || self == "\r\n" }
}
