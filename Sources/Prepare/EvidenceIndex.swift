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
    /// Highest level whose conditions, and those of all levels below, hold; 0 for none.
    public let level: Int
    /// The level after it; nil at the top.
    public let next: EvidenceCatalogue.Criterion?
    /// Conditions of that level that do not hold.
    public let missing: [String]
    public let certainty: String
  }

  /// Name of the index; nil when the plan has none.
  public let index: String?
  public let entries: [Entry]
  /// Number of indicators that the document says nothing about.
  public let others: Int

  /// Judges a document by the indicators of the plan's index.
  public init(_ document: PreparedDocument, of prepared: PreparedPlan) {
    let key = prepared.plan.identity.indices.first?.set
    guard let set = prepared.library.indicatorSets.first(where: { $0.key == key }) else {
      (index, entries, others) = (nil, [], 0)
      return
    }
    let met = EvidenceIndex.conditions(document, prepared)
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
      let reached = evidence.criteria.prefix { $0.conditions.allSatisfy(met.contains) }
      let next = evidence.criteria.dropFirst(reached.count).first
      return Entry(
        indicator: indicator, sections: found, level: reached.last?.level ?? 0, next: next,
        missing: (next?.conditions ?? []).filter { !met.contains($0) },
        certainty: evidence.certainty)
    }
    index = set.name
    others = set.indicators.count - entries.count
  }

  /// The conditions that hold for a document.
  private static func conditions(
    _ document: PreparedDocument, _ prepared: PreparedPlan
  ) -> Set<String> {
    var met: Set<String> = []
    if let request = document.request {
      met.insert("dokumen")
      if ["ditetapkan", "salinan"].contains(request.status), request.number != nil,
        request.date != nil
      {
        met.insert("ditetapkan")
      }
    }
    if !document.allSections.contains(where: \.lacksProse) { met.insert("terisi") }
    let duties = Conformity(document, of: prepared).duties
    if !duties.contains(where: { $0.answer == .unmet }) { met.insert("lengkap") }
    if prepared.plan.events.contains(where: { ["notulen", "berita-acara"].contains($0.kind) }) {
      met.insert("risalah")
    }
    return met
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
        "instrumen-bukti": Cell(instrumentText),
        "bagian-bukti": Cell(parts: entry.sections.prefix(4).map { .section(id: $0.id) }),
        "tabel-bukti": Cell(parts: tables.prefix(4).map { .section(id: $0) }),
        "tingkat-bukti": Cell(String(entry.level)),
        "kriteria-bukti": Cell(criterionText(entry)), "kurang-bukti": Cell(missingText(entry)),
      ])
    }
    table.note = sentence(
      "keterangan.indeks-bukti", ["indeks": index, "jumlah": Formats.grouped(evidence.others)])
    write(table)
  }

  /// The instrument of the document with its number, and the article that asks for the document.
  private var instrumentText: String {
    let dots = words.text("titik")
    guard let request = document.request, let kind = request.instrument,
      words.has("minta.instrumen.\(kind)")
    else { return "–" }
    let name = sentence(
      "bukti.instrumen",
      [
        "instrumen": words.text("minta.instrumen.\(kind)"), "nomor": request.number ?? dots,
        "tahun": request.year ?? dots,
      ])
    let basis = prepared.profile.shortRegulation
    return basis.isEmpty ? name : "\(name) (\(basis))"
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
