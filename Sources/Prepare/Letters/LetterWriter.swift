internal import Ingest
public import References
public import XMLTree

/// Writes papers as prepared trees (`Schemas/siap/surat.xsd`), or as blocks of a section.
public struct LetterWriter: Sendable {
  private let prepared: PreparedPlan
  private let words: Words
  private let edition: Edition
  private let isForcedDraft: Bool

  /// - Parameters:
  ///   - prepared: the plan that the papers belong to.
  ///   - edition: the edition that they say they are of.
  ///   - isForcedDraft: marks them RANCANGAN whatever their status.
  /// - Throws: `BrokenData` when the words of papers are missing.
  public init(
    _ prepared: PreparedPlan, edition: Edition, isForcedDraft: Bool = false
  ) throws(BrokenData) {
    self.prepared = prepared
    self.edition = edition
    self.isForcedDraft = isForcedDraft
    words = try Words("surat", from: prepared.library.folder)
  }

  /// The prepared tree of a paper that stands by itself, as UTF-8 bytes.
  public func bytes(_ letter: Letter) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 14)
    let identity = prepared.plan.identity
    let status = isForcedDraft ? "rancangan" : letter.status
    xml.start(
      "siap",
      [
        ("xmlns", SiapWriter.namespace), ("versi", "1.0"), ("edisi", edition.rawValue),
        ("status", status), ("contoh", prepared.plan.isExample ? "ya" : nil),
      ])
    xml.start("kata")
    xml.end()
    xml.start(
      "surat",
      [
        ("kunci", letter.key), ("jenis", letter.kind), ("judul", letter.title),
        ("anak-judul", words.text("naskah.\(letter.kind)")),
        ("pemerintah", prepared.facts["instansi.pemerintah"]), ("instansi", identity.name),
        ("peristiwa", letter.event),
      ])
    statement("edisi", prepared.library.words.text("pernyataan.edisi.\(edition.rawValue)"), &xml)
    statement("status", words.text("status.\(status)"), &xml)
    if prepared.plan.isExample {
      statement("contoh", prepared.library.words.text("pernyataan.contoh"), &xml)
      statement("pernyataan", prepared.library.words.text("pernyataan.penjelasan-contoh"), &xml)
    }
    write(letter, to: &xml)
    xml.end()
    xml.end()
    return xml.finish()
  }

  private func statement(_ key: String, _ text: String, _ xml: inout some XMLOutput) {
    xml.element("pernyataan", [("kunci", key)], text: text)
  }

  /// Writes a paper as the block `naskah-dinas`, which a section of a document may hold.
  ///
  /// - Parameters:
  ///   - letter: the paper.
  ///   - xml: where it goes; the namespace is that of the prepared tree.
  public func write(_ letter: Letter, to xml: inout some XMLOutput) {
    xml.start("naskah-dinas", [("jenis", letter.kind)])
    if let head = letter.head { write(head, &xml) }
    for line in letter.heading where !line.isEmpty { xml.element("kepala", text: line) }
    if let line = letter.dateLine { xml.element("titimangsa", text: line) }
    write(letter.fields, "isian-kepala", &xml)
    for line in letter.addressee { xml.element("tujuan", text: line) }
    for (number, block) in letter.blocks.enumerated() {
      write(block, id: "tabel-\(letter.key)-\(number + 1)", &xml)
    }
    for start in stride(from: 0, to: letter.signatures.count, by: 2) {
      xml.start("penanda")
      for signature in letter.signatures[start..<min(start + 2, letter.signatures.count)] {
        write(signature, &xml)
      }
      xml.end()
    }
    if !letter.copies.isEmpty {
      xml.start("tembusan", [("judul", words.text("tembusan"))])
      for line in letter.copies { xml.element("nilai", text: line) }
      xml.end()
    }
    xml.end()
  }

  private func write(_ head: Letterhead, _ xml: inout some XMLOutput) {
    xml.element("kop", [("peran", "pemerintah")], text: head.government)
    if let unit = head.unit { xml.element("kop", [("peran", "unit")], text: unit) }
    for line in head.lines { xml.element("kop", [("peran", "alamat")], text: line) }
  }

  private func write(_ fields: [Letter.Field], _ name: String, _ xml: inout some XMLOutput) {
    guard !fields.isEmpty else { return }
    xml.start(name)
    for field in fields {
      xml.start("butir-isian", [("label", field.label)])
      for line in field.lines { xml.element("nilai", text: line) }
      xml.end()
    }
    xml.end()
  }

  private func write(_ block: Letter.Block, id: String, _ xml: inout some XMLOutput) {
    switch block {
    case .paragraph(let text): xml.element("kalimat", text: text)
    case .heading(let text): xml.element("subjudul", text: text)
    case .fields(let fields): write(fields, "isian", &xml)
    case .list(let items):
      guard !items.isEmpty else { return }
      xml.start("daftar", [("urut", "ya")])
      for item in items { xml.element("butir", text: item) }
      xml.end()
    case .grid(let grid): write(grid, id: id, &xml)
    }
  }

  private func write(_ grid: Letter.Grid, id: String, _ xml: inout some XMLOutput) {
    guard !grid.rows.isEmpty else { return }
    xml.start("tabel", [("id", id), ("judul", grid.title), ("peran", "formulir")])
    for column in grid.columns {
      xml.element(
        "kolom",
        [
          ("judul", column.title), ("lebar", String(column.width)), ("rata", column.alignment),
        ])
    }
    for row in grid.rows {
      xml.start("baris")
      for (position, column) in grid.columns.enumerated() {
        xml.start("sel", [("rata", column.alignment)], mixed: true)
        if row.indices.contains(position) { xml.text(row[position]) }
        xml.end()
      }
      xml.end()
    }
    xml.end()
  }

  private func write(_ signature: Letter.Signature, _ xml: inout some XMLOutput) {
    xml.start("orang")
    for line in signature.lead { xml.element("pengantar", text: line) }
    xml.element("jabatan", text: signature.office)
    xml.element("nama", text: signature.name)
    if let rank = signature.rank { xml.element("pangkat", text: rank) }
    if let nip = signature.nip { xml.element("nip", text: nip) }
    xml.end()
  }
}
