internal import XMLTree

/// Writes an instrument in its vocabulary (`Schemas/peraturan/peraturan.xsd`).
public struct InstrumentWriter: Sendable {
  /// Namespace of the vocabulary.
  public static let namespace = "urn:naskah:peraturan:1"

  private var xml = XMLWriter()

  /// The instrument as the text of an XML document, UTF-8.
  ///
  /// - Parameter instrument: the instrument; reading the bytes gives it back.
  /// - Returns: the bytes, ended by a line break.
  public static func bytes(_ instrument: Instrument) -> [UInt8] {
    var writer = InstrumentWriter()
    writer.write(instrument)
    return writer.xml.finish()
  }

  private mutating func write(_ instrument: Instrument) {
    xml.start(
      "instrumen",
      [
        ("xmlns", InstrumentWriter.namespace), ("versi", "1.0"), ("jenis", instrument.kind),
        ("penomoran", instrument.numbers.rawValue), ("status", instrument.status.rawValue),
        ("profil", instrument.profile), ("mengubah", instrument.amends),
        ("sidik", instrument.digest),
        ("sumber-teks", instrument.source),
      ])
    head(instrument.head)
    preamble(instrument.preamble)
    xml.start("batang-tubuh")
    instrument.body.forEach { provision($0) }
    xml.end()
    closing(instrument.closing)
    if !instrument.explanation.isEmpty {
      xml.start("penjelasan")
      instrument.explanation.forEach { provision($0) }
      xml.end()
    }
    instrument.annexes.forEach { annex($0) }
    if !instrument.fragments.isEmpty {
      xml.start("sisa")
      for fragment in instrument.fragments {
        xml.element(
          "potongan", [("jenis", fragment.kind.rawValue), ("baris", String(fragment.line))],
          text: fragment.text)
      }
      xml.end()
    }
    xml.end()
  }

  private mutating func written(_ name: String, _ value: Written?) {
    guard let value else { return }
    xml.element(name, [("baris", value.line.map(String.init))], text: value.text)
  }

  private mutating func head(_ head: Head) {
    xml.start(
      "kepala",
      [("nomor", head.number), ("tahun", head.year), ("baris", head.line.map(String.init))])
    written("pembentuk", head.maker)
    written("provinsi", head.province)
    written("nama", head.name)
    written("tentang", head.subject)
    if let amended = head.amended { named("diubah", amended) }
    head.amendments.forEach { named("perubahan", $0) }
    head.original.forEach { written("asli", $0) }
    xml.end()
  }

  private mutating func named(_ name: String, _ instrument: NamedInstrument) {
    xml.element(
      name,
      [
        ("nama", instrument.name), ("nomor", instrument.number), ("tahun", instrument.year),
        ("tentang", instrument.subject), ("lembaran", instrument.gazette),
      ])
  }

  private mutating func preamble(_ preamble: Preamble) {
    xml.start("pembukaan")
    written("rahmat", preamble.blessing)
    written("jabatan", preamble.office)
    part("menimbang", preamble.considerations)
    part("mengingat", preamble.legalBasis)
    part("memperhatikan", preamble.alsoNoted)
    written("persetujuan", preamble.approval)
    written("memutuskan", preamble.decision)
    written("menetapkan", preamble.enacting)
    preamble.original.forEach { written("asli", $0) }
    xml.end()
  }

  private mutating func part(_ name: String, _ part: Preamble.Part?) {
    guard let part else { return }
    xml.start(name, [("baris", part.line.map(String.init))])
    part.items.forEach { provision($0) }
    xml.end()
  }

  private mutating func closing(_ closing: Closing) {
    xml.start("penutup")
    written("perintah", closing.order)
    signing("penetapan", closing.setting)
    signing("pengundangan", closing.promulgation)
    if let gazette = closing.gazette {
      xml.element(
        "lembaran",
        [
          ("nama", gazette.name), ("tahun", gazette.year), ("nomor", gazette.number),
          ("baris", gazette.line.map(String.init)),
        ])
    }
    written("registrasi", closing.registration)
    signing("pengesahan-salinan", closing.certification)
    if !closing.copies.isEmpty {
      xml.start("tembusan")
      closing.copies.forEach { written("penerima", $0) }
      xml.end()
    }
    closing.original.forEach { written("asli", $0) }
    xml.end()
  }

  private mutating func signing(_ name: String, _ signing: Closing.Signing?) {
    guard let signing else { return }
    xml.start(
      name,
      [
        ("tempat", signing.town), ("tanggal", signing.date),
        ("tanggal-tertulis", signing.writtenDate), ("baris", signing.line.map(String.init)),
      ])
    official(signing.official)
    xml.end()
  }

  private mutating func official(_ official: Official?) {
    guard let official else { return }
    xml.element(
      "pejabat",
      [
        ("jabatan", official.office), ("nama", official.name), ("pangkat", official.rank),
        ("nip", official.employeeNumber), ("tanda", official.mark),
      ])
  }

  private mutating func annex(_ annex: Annex) {
    xml.start(
      "lampiran",
      [
        ("id", annex.id), ("nomor", annex.number), ("dokumen", annex.document),
        ("alasan", annex.reason), ("baris", annex.line.map(String.init)),
      ])
    inlines("judul", annex.title, line: annex.titleLine)
    annex.content.forEach { provision($0) }
    official(annex.official)
    annex.original.forEach { written("asli", $0) }
    xml.end()
  }

  private mutating func provision(_ provision: Provision) {
    xml.start(
      provision.kind.rawValue,
      [
        ("id", provision.id), ("nomor", provision.number), ("marka", provision.mark),
        ("baris", provision.line.map(String.init)), ("rincian", provision.series?.rawValue),
        ("istilah", provision.definition?.term),
        ("singkatan", provision.definition?.abbreviation),
        ("sumber", provision.definition?.source), ("peraturan", provision.regulation),
        ("alasan", provision.reason),
      ])
    inlines("judul", provision.title, line: provision.titleLine)
    inlines("teks", provision.text)
    for (index, row) in provision.rows.enumerated() {
      xml.start(index == 0 && provision.hasTableHead ? "kepala-tabel" : "baris-tabel")
      row.forEach { inlines("sel", $0, evenEmpty: true) }
      xml.end()
    }
    provision.children.forEach { self.provision($0) }
    xml.end()
  }

  private mutating func inlines(
    _ name: String, _ inlines: [Inline], line: Int? = nil, evenEmpty: Bool = false
  ) {
    guard evenEmpty || !inlines.isEmpty else { return }
    xml.start(name, [("baris", line.map(String.init))], mixed: true)
    for inline in inlines {
      switch inline {
      case .text(let text): xml.text(text)
      case .number(let number): xml.element("bilangan", text: String(number))
      case .foreign(let text): xml.element("asing", text: text)
      case .line(let line): xml.element("garis", [("n", String(line))])
      case .reference(let reference): self.reference(reference)
      }
    }
    xml.end()
  }

  private mutating func reference(_ reference: Reference) {
    xml.element(
      "rujuk",
      [
        ("ke", reference.targets.isEmpty ? nil : reference.targets.joined(separator: " ")),
        ("sampai", reference.through),
        ("sambung", reference.connector == .and ? nil : reference.connector.rawValue),
        ("sebut", reference.manner?.rawValue), ("peraturan", reference.regulation),
        ("unsur", reference.element), ("baris", reference.line.map(String.init)),
      ], text: reference.words ?? "")
  }
}
