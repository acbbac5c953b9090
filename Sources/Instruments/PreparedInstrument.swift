internal import Prepare
public import References
internal import XMLTree

/// An instrument with everything computed: numbers, words of references, ends of items, dots for what
/// is not given yet. Templates only lay it out (`Schemas/siap/peraturan.xsd`).
public struct PreparedInstrument {
  static let namespace = "urn:naskah:siap-peraturan:1"

  let instrument: Instrument
  let index: InstrumentIndex
  let names: InstrumentNames
  let words: Words
  let style: HouseStyle
  let formats: Formats
  let references: ReferenceWords
  let ends: ProvisionEndings
  let register: RegulationNames
  let library: Library
  /// Titles and addresses of annexed documents, by their key.
  let documents: [String: AnnexedDocument]
  /// Whether the instrument must say RANCANGAN although its status is further on.
  let isForcedDraft: Bool
  var xml = XMLWriter(capacity: 1 << 18)
  /// Position of the part that is written next, in the order of the index.
  var position = 0

  /// A document that is an annex.
  public struct AnnexedDocument: Sendable {
    public let title: String
    /// Address relative to the page of the instrument; nil when it was not built.
    public let address: String?

    public init(title: String, address: String?) {
      self.title = title
      self.address = address
    }
  }

  /// - Parameters:
  ///   - instrument: the instrument.
  ///   - words: words of instruments.
  ///   - library: kinds, register and words of documents.
  ///   - style: the house style.
  ///   - documents: the annexed documents by key.
  ///   - isForcedDraft: marks the instrument RANCANGAN whatever its status.
  public init(
    _ instrument: Instrument, _ words: Words, _ library: Library, style: HouseStyle,
    documents: [String: AnnexedDocument] = [:], isForcedDraft: Bool = false
  ) {
    self.instrument = instrument
    self.words = words
    self.library = library
    self.style = style
    self.documents = documents
    self.isForcedDraft = isForcedDraft
    index = InstrumentIndex(instrument, NumberMarks(words, numbers: library.words))
    names = InstrumentNames(
      instrument: instrument, kind: library.instrumentKinds[instrument.kind], words: words)
    formats = Formats(library.words)
    references = ReferenceWords(words, library)
    ends = ProvisionEndings(words)
    register = RegulationNames(library.words, library.regulations)
  }

  /// The prepared tree as UTF-8 bytes.
  public consuming func bytes() -> [UInt8] {
    write()
    return xml.finish()
  }

  private mutating func write() {
    let status = isForcedDraft ? Instrument.Status.draft : instrument.status
    xml.start(
      "peraturan",
      [
        ("xmlns", PreparedInstrument.namespace), ("versi", "1.0"), ("jenis", instrument.kind),
        ("bentuk", names.kind?.hasRulings == true ? "diktum" : "pasal"),
        ("status", status.rawValue), ("kata-status", words.text("status.\(status.rawValue)")),
        (
          "judul",
          "\(names.name) \(names.number) \(words.text("kepala.tentang").lowercased()) "
            + names.subject
        ), ("nama", names.name), ("pemerintah", names.maker),
        ("tentang", names.subject),
        ("loncat", words.text("halaman.loncat")), ("nama-status", words.text("halaman.status")),
        ("kata-edisi", words.text("edisi.publik")),
      ])
    writeHead(status)
    writePreamble()
    xml.start("batang-tubuh")
    writeProvisions(instrument.body, endings: [])
    xml.end()
    writeClosing(status)
    writeExplanation()
    for annex in instrument.annexes { write(annex, status) }
    xml.end()
  }

  mutating func line(_ key: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    xml.start("baris", [("kunci", key)], mixed: true)
    writeWords(text)
    xml.end()
  }

  /// Writes words of a line, with ranges of years as such: they are not cut at the end of a line.
  mutating func writeWords(_ text: String) {
    for piece in YearRanges.pieces(text) {
      if piece.isRange { xml.element("rentang", text: piece.text) } else { xml.text(piece.text) }
    }
  }

  private mutating func writeHead(_ status: Instrument.Status) {
    let head = instrument.head
    xml.start("kepala")
    if status == .copy { line("salinan", words.text("status.salinan").uppercased()) }
    if style.printsEmblem, names.kind?.hasEmblem == true {
      line("lambang", words.text("kepala.lambang"))
    }
    line("pembentuk", names.maker.uppercased())
    line(
      "provinsi",
      head.province.map { words.text("kepala.provinsi", ["n": $0.text]).uppercased() })
    line("nama", names.name.uppercased())
    line("nomor", names.number.uppercased())
    line("kata-tentang", words.text("kepala.tentang").uppercased())
    line("tentang", names.subject.uppercased())
    let preamble = instrument.preamble
    line(
      "rahmat",
      names.text(preamble.blessing) { words.text("kepala.rahmat") }?.uppercased())
    line(
      "jabatan",
      names.text(preamble.office) { words.text("kepala.jabatan", ["n": names.maker]) }?
        .uppercased())
    xml.end()
  }

  private mutating func writePreamble() {
    let preamble = instrument.preamble
    xml.start("pembukaan")
    write(preamble.considerations, "menimbang")
    write(preamble.legalBasis, "mengingat")
    write(preamble.alsoNoted, "memperhatikan")
    if let approval = preamble.approval { writeApproval(approval) }
    line("memutuskan", names.text(preamble.decision) { words.text("pembukaan.memutuskan") })
    let enacting = names.text(preamble.enacting) {
      words.text(
        "pembukaan.isi-menetapkan", ["jenis": names.kindName, "tentang": names.subject]
      ).uppercased()
    }
    if let enacting {
      xml.start(
        "konsiderans", [("kunci", "menetapkan"), ("nama", words.text("pembukaan.menetapkan"))])
      xml.start("ketentuan", [("jenis", "kalimat")])
      xml.start("teks", mixed: true)
      writeWords(enacting)
      xml.end()
      xml.end()
      xml.end()
    }
    xml.end()
  }

  private mutating func write(_ part: Preamble.Part?, _ key: String) {
    guard let part else { return }
    position += 1
    xml.start("konsiderans", [("kunci", key), ("nama", words.text("pembukaan.\(key)"))])
    let end = words.text("akhir.butir")
    writeProvisions(part.items, endings: part.items.map { _ in end })
    xml.end()
  }

  private mutating func writeApproval(_ approval: Written) {
    guard approval.text.isEmpty else { return line("persetujuan", approval.text) }
    line("persetujuan", words.text("pembukaan.persetujuan"))
    line(
      "dewan", words.text("pembukaan.dewan", ["daerah": names.region]).uppercased())
    line("dan", words.text("pembukaan.dan"))
    line("kepala-daerah", names.maker.uppercased())
  }
}
