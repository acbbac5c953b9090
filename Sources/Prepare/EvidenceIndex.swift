internal import Ingest
public import References

/// What a document proves for the indicators of the plan's index: where, up to which level, and what
/// is missing for the next.
public struct EvidenceIndex: Sendable {
  /// One indicator that the document is evidence for.
  public struct Entry: Sendable {
    public let indicator: IndicatorSet.Indicator
    /// Sections that are the evidence, in the order of the document.
    public let sections: [PreparedDocument.Section]
    /// Kodes of the architecture objects that are the evidence, in the order of the plan.
    public let objects: [String]
    /// Highest level whose conditions, and those of all levels below, hold; 0 for none.
    public let level: Int
    /// What that level asks for; nil for 0.
    public let current: EvidenceCatalogue.Criterion?
    /// The level after it; nil at the top.
    public let next: EvidenceCatalogue.Criterion?
    /// Conditions of that level that do not hold.
    public let missing: [String]
    public let certainty: String
  }

  /// Papers of the process log as evidence of discussions about the document.
  public struct Papers: Sendable, Equatable {
    /// Dated, signed and not older than the limit.
    public var counted = 0
    /// Not recorded as signed.
    public var unsigned = 0
    /// Older than the limit on the day of the data, or dated after it.
    public var tooOld = 0
  }

  /// Name of the index; nil when the plan has none.
  public let index: String?
  public let entries: [Entry]
  /// Number of indicators that the document says nothing about.
  public let others: Int
  public let papers: Papers

  /// Judges a document by the indicators of the plan's index.
  public init(_ document: PreparedDocument, of prepared: PreparedPlan) {
    papers = EvidenceIndex.papers(document, prepared)
    let key = prepared.plan.identity.indices.first?.set
    guard let set = prepared.library.indicatorSets.first(where: { $0.key == key }) else {
      (index, entries, others) = (nil, [], 0)
      return
    }
    let facts = EvidenceFacts(document, of: prepared, papers)
    var byCode: [String: EvidenceCatalogue.Evidence] = [:]
    for evidence in prepared.library.evidence.all { byCode[evidence.indicator] = evidence }
    let sections = document.allSections
    entries = set.indicators.compactMap { indicator in
      guard let evidence = byCode[indicator.code], evidence.documents.contains(document.kind)
      else { return nil }
      let found = sections.filter { section in
        evidence.kinds.contains(section.kind)
          && (evidence.subject == nil || section.subject == evidence.subject)
      }
      guard !found.isEmpty else { return nil }
      let objects = facts.objects(evidence)
      func holds(_ condition: String) -> Bool {
        facts.holds(condition, evidence, objects: objects)
      }
      let reached = evidence.criteria.prefix { $0.conditions.allSatisfy(holds) }
      let next = evidence.criteria.dropFirst(reached.count).first
      return Entry(
        indicator: indicator, sections: found,
        objects: objects.map { prepared.plan.objects[$0].kode },
        level: reached.last?.level ?? 0, current: reached.last, next: next,
        missing: (next?.conditions ?? []).filter { !holds($0) },
        certainty: evidence.certainty)
    }
    index = set.name
    others = set.indicators.count - entries.count
  }

  /// How the papers of the log stand as evidence for a document on the day of the data.
  private static func papers(_ document: PreparedDocument, _ prepared: PreparedPlan) -> Papers {
    let log = EventLog(prepared)
    let day = prepared.plan.day.flatMap(CalendarDay.init)
    var papers = Papers()
    for event in log.events {
      switch log.standing(of: event, for: document.kind, on: day) {
      case .counted: papers.counted += 1
      case .unsigned: papers.unsigned += 1
      case .tooOld: papers.tooOld += 1
      case .none: break
      }
    }
    return papers
  }
}

extension SiapWriter {
  /// The evidence index: a working paper of the restricted edition.
  mutating func writeEvidence(_ section: PreparedDocument.Section) {
    let evidence = EvidenceIndex(document, of: prepared)
    guard let index = evidence.index else { return writeSentence("kalimat.tanpa-indeks") }
    writeSentence("kalimat.indeks-bukti", ["indeks": index])
    var table = table("indeks-bukti", id: section.id, ["indeks": index])
    table.rows = evidence.entries.map { entry in
      let tables = entry.sections.compactMap { tablesOfSection[$0.id]?.first }
      return Row([
        "kode": Cell(entry.indicator.code), "indikator-nama": Cell(entry.indicator.name),
        "instrumen-bukti": Cell(instrumentText(entry)), "objek-bukti": objectCell(entry),
        "bagian-bukti": Cell(parts: entry.sections.prefix(4).map { .section(id: $0.id) }),
        "tabel-bukti": Cell(parts: tables.prefix(4).map { .section(id: $0) }),
        "tingkat-bukti": Cell(levelText(entry)),
        "kriteria-bukti": Cell(criterionText(entry)), "kurang-bukti": Cell(missingText(entry)),
      ])
    }
    table.note = sentence(
      "keterangan.indeks-bukti", ["indeks": index, "jumlah": Formats.grouped(evidence.others)])
    write(table)
    writePapers(evidence.papers)
  }

  /// Which minutes of the process log are evidence, and why others are not.
  private mutating func writePapers(_ papers: EvidenceIndex.Papers) {
    let age = prepared.library.papers.evidenceAge
    writeSentence(
      "kalimat.bukti-risalah",
      [
        "dihitung": prepared.formats.spelled(papers.counted),
        "belum": prepared.formats.spelled(papers.unsigned),
        "lama": prepared.formats.spelled(papers.tooOld),
        "usia": age.map { prepared.formats.spelled($0.count) } ?? "",
        "satuan": age.map { words.text($0.isMonths ? "bukti.satuan.bulan" : "bukti.satuan.tahun") }
          ?? "",
      ])
  }

  /// The instrument of the document with its number and the article of it that sets the document, and
  /// the articles of the law that ask for what the evidence shows.
  private func instrumentText(_ entry: EvidenceIndex.Entry) -> String {
    let dots = words.text("titik")
    var parts: [String] = []
    if let request = document.request, let kind = request.instrument,
      words.has("minta.instrumen.\(kind)")
    {
      let name = sentence(
        "bukti.instrumen",
        [
          "instrumen": words.text("minta.instrumen.\(kind)"), "nomor": request.number ?? dots,
          "tahun": request.year ?? dots,
        ])
      parts.append(article.map { "\($0) \(name)" } ?? name)
    }
    var citations: [Citation] = document.law?.setter?.citations ?? []
    for section in entry.sections {
      let contents = document.law?.contents.filter { $0.key == section.duty } ?? []
      citations += contents.flatMap(\.citations)
    }
    if let basis = prepared.profile.cite(citations, words) {
      parts.append(sentence("bukti.dasar", ["dasar": basis]))
    }
    return parts.isEmpty ? "–" : parts.joined(separator: "; ")
  }

  /// The first objects that are evidence, and how many there are.
  private func objectCell(_ entry: EvidenceIndex.Entry) -> Cell {
    guard !entry.objects.isEmpty else { return Cell("–") }
    var cell = kodeCell(Array(entry.objects.prefix(6)))
    if entry.objects.count > 6 {
      cell.parts.append(
        .text(sentence("bukti.objek-lain", ["jumlah": Formats.grouped(entry.objects.count - 6)])))
    }
    return cell
  }

  private func levelText(_ entry: EvidenceIndex.Entry) -> String {
    entry.current.map {
      sentence("bukti.tingkat", ["tingkat": String($0.level), "isi": $0.text])
    } ?? "0"
  }

  private func criterionText(_ entry: EvidenceIndex.Entry) -> String {
    guard let next = entry.next else { return "–" }
    return sentence(
      "bukti.kriteria",
      [
        "tingkat": String(next.level), "isi": next.text,
        "keyakinan": words.text("bukti.keyakinan.\(entry.certainty)"),
      ])
  }

  private func missingText(_ entry: EvidenceIndex.Entry) -> String {
    entry.missing.isEmpty
      ? "–"
      : entry.missing.map { words.text("bukti.syarat.\($0)") }.joined(separator: "; ")
  }
}
