internal import Ingest
internal import References
internal import Review
internal import XMLTree

/// Writes the prepared tree (`Schemas/siap/siap.xsd`) of one document in one edition: everything as
/// text, so that templates only lay it out.
///
/// The edition is decided here: what the public edition must not show is never written, so that no
/// later stage can leak it.
public struct SiapWriter {
  static let namespace = "urn:naskah:siap:1"

  let prepared: PreparedPlan
  let document: PreparedDocument
  /// Whether the Buku Register is built beside the document, so that registers may link to it.
  let linksRegister: Bool
  /// Whether the document must say RANCANGAN although its status is further on (findings were
  /// overridden).
  let isForcedDraft: Bool
  /// Findings to show at their place.
  let notes: DraftNotes
  /// The form of an annex; nil for a document that stands by itself.
  let annex: AnnexForm?
  /// Article of the instrument that sets the document, for the evidence index.
  let article: String?
  /// The yearly round that the document is about; nil for one that is about none.
  let round: ProposalRound?
  /// What a Laporan Reviu says; nil for every other document.
  let review: ReviewReport?
  /// What a monitoring report says; nil for every other document.
  let monitoring: MonitoringReport?
  /// The versions of the plan; nil for every document but their history.
  let history: PlanHistory?
  /// Ids of the tables written so far, by the section that holds them.
  var tablesOfSection: [String: [String]] = [:]
  /// What was printed from what; nil where nobody asks.
  var trace: SourceTrace?
  /// Fields of the object at hand, row for row.
  var detailFields: [String?] = []
  private(set) var currentSection = ""
  var xml = XMLWriter(capacity: 1 << 20)

  /// - Parameters:
  ///   - document: the outline laid over the plan.
  ///   - prepared: the plan.
  ///   - linksRegister: whether `register.html` stands beside the document.
  ///   - isForcedDraft: marks the document RANCANGAN whatever its status.
  ///   - notes: findings that a draft shows at their place.
  ///   - annex: heading block and signature of an annex; nil for a document by itself.
  ///   - article: article or ruling of the instrument that sets the document, where there is one.
  ///   - round: the yearly round, for a document that is about one.
  ///   - review: what the document says where it is a Laporan Reviu.
  ///   - monitoring: what it says where it is a monitoring report.
  ///   - history: the versions that it tells of where it is their history.
  public init(
    _ document: PreparedDocument, of prepared: PreparedPlan, linksRegister: Bool,
    isForcedDraft: Bool, notes: DraftNotes = .none, annex: AnnexForm? = nil,
    article: String? = nil, round: ProposalRound? = nil, review: ReviewReport? = nil,
    monitoring: MonitoringReport? = nil, history: PlanHistory? = nil
  ) {
    self.annex = annex
    self.article = article
    self.round = round
    self.review = review
    self.monitoring = monitoring
    self.history = history
    self.document = document
    self.prepared = prepared.within(document.period)
    self.linksRegister = linksRegister
    self.isForcedDraft = isForcedDraft
    self.notes = notes
  }

  /// The prepared tree as UTF-8 bytes.
  public consuming func bytes() -> [UInt8] { finish() }

  mutating func finish() -> [UInt8] {
    write()
    return xml.finish()
  }

  var words: Words { prepared.library.words }
  var plan: Plan { prepared.plan }
  var isPublic: Bool { document.edition == .publik }

  var status: String {
    isForcedDraft
      ? "rancangan" : document.request?.status ?? review?.assessment?.status ?? "rancangan"
  }

  private mutating func write() {
    let identity = plan.identity
    xml.start(
      "siap",
      [
        ("xmlns", SiapWriter.namespace), ("versi", "1.0"), ("edisi", document.edition.rawValue),
        ("status", status), ("contoh", plan.isExample ? "ya" : nil),
      ])
    writeWords()
    xml.start(
      "dokumen",
      [
        ("kunci", document.kind), ("judul", document.title),
        ("anak-judul", sentence("anak-judul.dasar")),
        ("pemerintah", prepared.facts["instansi.pemerintah"]), ("instansi", identity.name),
        ("provinsi", identity.province), ("ibu-kota", identity.seat),
        ("kepala-daerah", identity.head.office), ("periode", prepared.facts["periode.teks"]),
        ("singkatan", document.law?.name ?? document.title),
      ])
    writeStatements()
    for line in annex?.head ?? [] { xml.element("kepala-lampiran", text: line) }
    writeNotes()
    let last = lastSection
    for section in document.sections where !isEmptyAnnex(section) {
      writeSection(section, last: last)
    }
    writeSignature()
    xml.end()
    xml.end()
  }

  /// Words that templates print themselves: the heads of tables come filled in, so these are few.
  private mutating func writeWords() {
    xml.start("kata")
    for key in words.keys where key.hasPrefix("cetak.") {
      xml.element(
        "k", [("id", String(key.dropFirst(6)))], text: words.text(key, prepared.facts))
    }
    xml.end()
  }

  /// What the document says about itself: edition, status, illustrative data, withheld details.
  private mutating func writeStatements() {
    var statements = ["edisi.\(document.edition.rawValue)", "status.\(status)"]
    if plan.isExample { statements.append("contoh") }
    for key in statements {
      writeStatement(key.split(separator: ".").first.map(String.init) ?? key, key)
    }
    if plan.isExample { writeStatement("pernyataan", "penjelasan-contoh") }
    if !isPublic { writeStatement("pernyataan", "penjelasan-terbatas") }
    let withheld = Withheld(prepared)
    if isPublic, withheld.objects + withheld.values > 0 {
      let values = [
        "objek": Formats.grouped(withheld.objects), "nilai": Formats.grouped(withheld.values),
      ]
      writeStatement(
        "pernyataan", withheld.objects == 0 ? "ditahan" : "ditahan-objek", values)
    }
  }

  private mutating func writeStatement(
    _ role: String, _ key: String, _ values: [String: String] = [:]
  ) {
    xml.element("pernyataan", [("kunci", role)], text: sentence("pernyataan.\(key)", values))
  }

  /// Id of the section that bears the signature: the innermost last one of the last chapter that
  /// belongs to the text itself; nil without an instrument.
  private var lastSection: String? {
    guard document.request != nil || review != nil || monitoring != nil else { return nil }
    var section = document.sections.last { !$0.isAppendix }
    while let inner = section?.sections.last { section = inner }
    return section?.id
  }

  private mutating func writeSection(_ section: PreparedDocument.Section, last: String?) {
    xml.start(
      "bagian",
      [
        ("id", section.id), ("jenis", section.kind),
        ("label", section.label.isEmpty ? nil : section.label),
        ("judul", section.title), ("keadaan", section.lacksProse ? "isi" : "terisi"),
        ("terakhir", section.id == last ? "ya" : nil),
      ])
    currentSection = section.id
    writeProse(of: section)
    writeContent(of: section)
    for inner in section.sections { writeSection(inner, last: last) }
    xml.end()
  }

  /// The computed content of a section, by kind. The outline's schema closes the list of kinds.
  private mutating func writeContent(of section: PreparedDocument.Section) {
    switch section.kind {
    case "dasar-hukum": writeLegalBasis(section)
    case "sistematika": writeSynopsis(section)
    case "pengertian": writeTerms(section)
    case "kedudukan": writeStanding(section)
    case "ringkasan-domain": writeDomainSummary(section)
    case "ringkasan-unit": writeUnitSummary(section)
    case "ringkasan-eksekutif": writeSummary(section)
    case "lapisan": writeLayers(section)
    case "referensi": writeReferences(section, depth: 3)
    case "referensi-ringkas": writeReferences(section, depth: 2)
    case "domain": writeDomain(section)
    case "objek-dituju": writeTargets(section)
    case "keterkaitan-layanan": writeServiceLinks(section)
    case "keterkaitan-aplikasi": writeApplicationLinks(section)
    case "matriks": writeMatrices(section)
    case "kesenjangan": writeGaps(section)
    case "ringkasan-kesenjangan": writeGapSummary(section)
    case "sasaran": writeObjectives(section)
    case "visi-misi": writeVision(section)
    case "arah-kebijakan": writeDirections(plan.strategy.directions, section)
    case "strategi": writeDirections(plan.strategy.strategies, section)
    case "indeks": writeIndex(section)
    case "muatan": writeGroup(section)
    case "ringkasan-kegiatan": writeActivitySummary(section)
    case "linimasa": writeTimeline(section)
    case "rekap-muatan": writeGroupRecap(section)
    case "rekap-unit": writeUnitRecap(section)
    case "rekap-sumber": writeFundRecap(section)
    case "keterkaitan-kegiatan": writeActivityLinks(section)
    case "risiko": writeRisks(section)
    case "tim": writeTeams(section)
    case "manajemen": writeManagement(section)
    case "reviu": writeReview(section)
    case "kesesuaian": writeConformity(section)
    case "indeks-bukti": writeEvidence(section)
    case "petunjuk": writeSentence("petunjuk.register")
    case "rincian": writeDetails(section)
    default: writeOwnContent(of: section)
    }
  }

  /// The content of a section that only one kind of report has.
  private mutating func writeOwnContent(of section: PreparedDocument.Section) {
    if review != nil { return writeReviewPart(section) }
    if let monitoring { return writeMonitoring(monitoring, section) }
    if let history { return writeHistory(history, section) }
    if let round { writeProposals(round, section) }
  }

  private mutating func writeSignature() {
    if let review { return writeSignature(of: review) }
    if let monitoring { return writeSignature(of: monitoring) }
    guard let request = document.request else { return }
    if let annex {
      return xml.element(
        "tanda-tangan",
        [("jabatan", annex.office), ("tanda", annex.mark), ("nama", annex.name)])
    }
    let official = request.official ?? plan.identity.head
    let dots = words.text("titik")
    xml.element(
      "tanda-tangan",
      [
        ("tempat", plan.identity.seat),
        ("tanggal", request.date.map { prepared.formats.date($0) } ?? dots),
        ("jabatan", (official.isActing ? "Pj. " : "") + official.office.uppercased() + ","),
        ("nama", official.name?.uppercased() ?? dots),
      ])
  }
}

extension SiapWriter {
  /// Writes a computed sentence as a paragraph.
  mutating func writeSentence(
    _ key: String, _ values: [String: String] = [:], from origins: [SourceTrace.Origin] = []
  ) {
    let text = sentence(key, values)
    note(text, from: origins, key: key)
    xml.element("kalimat", text: text)
  }

  /// Writes an item of a list that stands in the plan, or in the law.
  mutating func writeItem(
    _ text: String, from origins: [SourceTrace.Origin] = [], key: String? = nil
  ) {
    note(text, from: origins, key: key)
    xml.element("butir", text: text)
  }

  /// A sentence of the locale file, filled with the plan's facts and `values`.
  func sentence(_ key: String, _ values: [String: String] = [:]) -> String {
    words.text(key, prepared.facts.merging(values) { $1 })
  }

  /// What there is of each thing, joined as a sentence does: `2 objek baru dan 1 objek peningkatan`.
  /// Nothing is said of what there is none of; empty where there is nothing at all.
  func counted(_ counts: [(thing: String, count: Int)]) -> String {
    prepared.formats.joined(
      counts.filter { $0.count > 0 }.map {
        words.text("hitung.\($0.thing)", ["jumlah": Formats.grouped($0.count)])
      })
  }

  /// A table with the layout of this key.
  func table(
    _ key: String, id: String, titled title: String? = nil, _ values: [String: String] = [:]
  ) -> Table {
    let layout =
      prepared.library.tables[key] ?? TableLayout.empty
    return Table(
      layout: layout, id: "tabel-\(id)", title: sentence("tabel." + (title ?? key), values))
  }

  /// Writes a table; one without rows becomes a sentence that says so.
  mutating func write(_ table: Table) {
    guard !table.rows.isEmpty else {
      return writeSentence("kalimat.tanpa-baris", ["tabel": table.title])
    }
    tablesOfSection[currentSection, default: []].append(table.id)
    let columns = table.columns ?? expand(table)
    note(table, columns)
    xml.start("tabel", [("id", table.id), ("judul", table.title), ("peran", table.layout.role)])
    for column in columns {
      xml.element(
        "kolom",
        [
          ("judul", column.title), ("kelompok", column.group), ("lebar", String(column.width)),
          ("rata", column.alignment), ("peran", column.role),
        ])
    }
    for row in table.rows { write(row, columns) }
    if let text = table.note {
      note(text, key: "keterangan")
      xml.element("keterangan", text: text)
    }
    xml.end()
  }

  private mutating func write(_ row: Row, _ columns: [Table.ExpandedColumn]) {
    xml.start(
      "baris", [("peran", row.role), ("id", row.id), ("asal", isPublic ? nil : row.origin)])
    if row.role == "kelompok" {
      write(row.cells[""] ?? Cell(""), in: nil, span: columns.count)
    } else {
      for column in columns { write(row.cells[column.key] ?? Cell(""), in: column) }
    }
    xml.end()
  }

  private mutating func write(_ cell: Cell, in column: Table.ExpandedColumn?, span: Int = 1) {
    xml.start(
      "sel",
      [
        ("rentang", span > 1 ? String(span) : nil),
        ("peran", cell.role ?? column?.role ?? cell.breakRole),
        ("rata", column?.alignment),
      ], mixed: true)
    for (index, part) in cell.parts.enumerated() {
      if index > 0, !part.isNote { xml.text(", ") }
      switch part {
      case .note(let text, let file):
        xml.element(
          "catatan", [("tempat", file.place), ("alamat", file.address)], text: text)
      case .file(let file) where file.address != nil:
        xml.element("rujuk", [("alamat", file.address)], text: file.place)
      case .file(let file): xml.text(file.place)
      case .text(let text): xml.text(text)
      case .link(let kode, let id): writeLink(kode, id: id)
      case .section(let id): xml.element("rujuk", [("bagian", id)])
      }
    }
    xml.end()
  }

  /// Writes a link to an object, which the template prints as its kode.
  mutating func writeLink(_ kode: String, id: String) {
    let here = document.kind == "register" ? "ya" : nil
    xml.element("rujuk", [("ke", id), ("dokumen", linkDocument), ("sini", here)], text: kode)
  }

  /// The document that holds the details of objects; nil inside it or when it is not built.
  var linkDocument: String? {
    linksRegister && document.kind != "register" ? "register" : nil
  }

  private func expand(_ table: Table) -> [Table.ExpandedColumn] {
    var result: [Table.ExpandedColumn] = []
    for column in table.layout.columns {
      if let edition = column.edition, edition != document.edition.rawValue { continue }
      if let condition = column.condition, !table.conditions.contains(condition) { continue }
      let title = words.text("kolom.\(column.key)", prepared.facts)
      let repeats: [(String, String)] =
        switch column.each {
        case "tahun": plan.identity.years.map { (String($0), String($0)) }
        case "domain": prepared.domainKeys.map { ($0, prepared.domainName($0)) }
        default: []
        }
      if column.each == nil {
        result.append(expanded(column, key: column.key, title: title, group: nil))
      }
      for (key, name) in repeats {
        result.append(
          expanded(column, key: "\(column.key).\(key)", title: name, group: title))
      }
    }
    return result
  }

  private func expanded(
    _ column: TableLayout.Column, key: String, title: String, group: String?
  ) -> Table.ExpandedColumn {
    Table.ExpandedColumn(
      key: key, title: title, group: group, width: column.width, alignment: column.alignment,
      role: column.role)
  }
}

extension TableLayout {
  /// A layout without columns, for a key that no data file has; a test refuses it.
  static let empty = TableLayout(key: "", role: "", columns: [])
}
