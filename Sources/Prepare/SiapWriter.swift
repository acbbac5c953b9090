internal import Ingest
internal import References
internal import Review
public import XMLTree

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
  /// Where the content of each section of the signed text stands in what has been written.
  private var places: [Place] = []
  private typealias Place = (
    section: PreparedDocument.Section, labels: [String], range: Range<Int>
  )
  /// Id of the section that is being written.
  private(set) var currentSection = ""
  var xml = SiapOutput()

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

  /// The prepared tree as the templates take it, without the text between.
  ///
  /// - Throws: `XMLFailure` when there is no memory for it.
  public consuming func tree() throws(XMLFailure) -> XMLTree {
    let builder = XMLTreeBuilder()
    xml = SiapOutput(to: builder)
    write()
    return try builder.finish()
  }

  mutating func finish() -> [UInt8] {
    write()
    return xml.finish()
  }

  /// The sections of the text that is signed, each with its own content.
  consuming func contents() -> [SectionContent] {
    head.start(&xml, words, prepared.facts)
    for section in document.sections where !section.isAppendix { writeSection(section, last: nil) }
    return places.map {
      SectionContent(
        id: $0.section.id, labels: $0.labels, title: $0.section.title, bytes: xml.bytes[$0.range])
    }
  }

  var words: Words { prepared.library.words }
  var plan: Plan { prepared.plan }
  var isPublic: Bool { document.edition == .publik }

  var status: String {
    isForcedDraft
      ? "rancangan" : document.request?.status ?? review?.assessment?.status ?? "rancangan"
  }

  private mutating func write() {
    head.start(&xml, words, prepared.facts)
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

  private var head: DocumentHead {
    let identity = plan.identity
    return DocumentHead(
      key: document.kind, title: document.title, subtitle: sentence("anak-judul.dasar"),
      maker: prepared.facts["instansi.pemerintah"] ?? identity.name, region: identity.name,
      province: identity.province, seat: identity.seat, head: identity.head.office,
      period: prepared.facts["periode.teks"] ?? "", shortName: document.law?.name,
      edition: document.edition.rawValue, status: status, isExample: plan.isExample)
  }

  /// What the document says besides its edition and status: illustrative data, withheld details.
  private mutating func writeStatements() {
    if plan.isExample { writeStatement("contoh", "contoh") }
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

  private mutating func writeSection(
    _ section: PreparedDocument.Section, last: String?, inside outer: [String] = []
  ) {
    xml.start(
      "bagian",
      [
        ("id", section.id), ("jenis", section.kind),
        ("label", section.label.isEmpty ? nil : section.label),
        ("judul", section.title), ("keadaan", section.lacksProse ? "isi" : "terisi"),
        ("terakhir", section.id == last ? "ya" : nil),
      ])
    currentSection = section.id
    let start = xml.bytes.count
    writeProse(of: section)
    writeContent(of: section)
    let labels = outer + [section.label]
    if !section.isAppendix { places.append((section, labels, start..<xml.bytes.count)) }
    for inner in section.sections { writeSection(inner, last: last, inside: labels) }
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
