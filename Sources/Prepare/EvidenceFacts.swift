internal import Ingest
internal import References

/// What can be seen in a plan for the levels of indicators.
struct EvidenceFacts {
  let prepared: PreparedPlan
  let document: PreparedDocument
  /// Conditions about the document that are the same for all indicators.
  private let ofDocument: Set<String>

  private var plan: Plan { prepared.plan }

  /// - Parameters:
  ///   - document: the document.
  ///   - prepared: the plan.
  ///   - papers: how the papers of the process log stand as evidence for it.
  init(
    _ document: PreparedDocument, of prepared: PreparedPlan, _ papers: EvidenceIndex.Papers
  ) {
    self.prepared = prepared
    self.document = document
    ofDocument = EvidenceFacts.conditions(document, prepared, papers)
  }

  /// Whether a condition holds for an indicator.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - evidence: what is evidence for the indicator.
  ///   - objects: positions of its objects.
  /// - Returns: true when it holds.
  func holds(
    _ condition: String, _ evidence: EvidenceCatalogue.Evidence, objects: [Int]
  ) -> Bool {
    switch condition {
    case "objek": !objects.isEmpty
    case "elektronik": objects.contains(where: isElectronic)
    case "terhubung": objects.contains { !linkedDomains($0).isEmpty }
    case "data": objects.contains { linkedDomains($0).contains("data-informasi") }
    case "kegiatan": !activities(evidence).isEmpty
    case "anggaran":
      activities(evidence, orAll: true).contains { $0.lines.contains { $0.amount != nil } }
    case "manajemen":
      plan.management.contains { $0.area == evidence.area && $0.coordinator != nil }
    default: ofDocument.contains(condition)
    }
  }

  /// Positions of the objects that are evidence for an indicator, in the order of the plan: of its
  /// kinds, and under one of its codes or with one of its words in the name, where it has some.
  func objects(_ evidence: EvidenceCatalogue.Evidence) -> [Int] {
    guard !evidence.objectKinds.isEmpty else { return [] }
    let isOpen = evidence.codes.isEmpty && evidence.words.isEmpty
    return plan.objects.indices.filter { position in
      let object = plan.objects[position]
      guard evidence.objectKinds.contains(object.kind),
        prepared.isVisible(object, in: document.edition)
      else { return false }
      if isOpen { return true }
      let code = prepared.referenceCode(object)?.value ?? ""
      let name = object.name.lowercased()
      return evidence.codes.contains { code == $0 || code.hasPrefix($0 + ".") }
        || evidence.words.contains(where: name.contains)
    }
  }

  /// Kegiatan that name an indicator; those of its group where none does.
  private func activities(
    _ evidence: EvidenceCatalogue.Evidence, orAll: Bool = false
  ) -> [Activity] {
    let counted = plan.activities.filter { $0.status != "ditunda" }
    let named = counted.filter { $0.indicators.contains { $0.value == evidence.indicator } }
    if !named.isEmpty { return named }
    if let group = evidence.group { return counted.filter { $0.group == group } }
    return orAll ? counted : []
  }

  private func isElectronic(_ position: Int) -> Bool {
    let methods = prepared.library.evidence.electronicMethods
    return plan.objects[position].values("metode").contains { methods.contains($0.lowercased()) }
  }

  /// Domains of the objects that an object is linked with, in either direction, but its own.
  private func linkedDomains(_ position: Int) -> Set<String> {
    let object = plan.objects[position]
    var domains = Set(
      (prepared.backLinks[position] ?? []).map { prepared.domainOf[$0.from] })
    let kind = prepared.library.fields.kind(object.kind)
    for value in object.fields {
      guard let field = kind?.field(value.field), case .link = field.content,
        let target = prepared.index[value.value],
        prepared.library.fields.kind(target.kind) != nil
      else { continue }
      domains.insert(prepared.domainOf[target.position])
    }
    domains.remove(prepared.domainOf[position])
    return domains
  }

  private static func conditions(
    _ document: PreparedDocument, _ prepared: PreparedPlan, _ papers: EvidenceIndex.Papers
  ) -> Set<String> {
    let plan = prepared.plan
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
    if papers.counted > 0 { met.insert("risalah") }
    let reviews = document.law?.reviews.map { $0.name.lowercased() } ?? []
    let isReviewed = plan.events.contains { event in
      ["notulen", "berita-acara"].contains(event.kind)
        && reviews.contains(where: event.subject.lowercased().contains)
    }
    if isReviewed { met.insert("reviu") }
    if plan.teams.contains(where: { $0.members.contains { !$0.tasks.isEmpty } }) {
      met.insert("tim")
    }
    if !plan.risks.isEmpty, plan.risks.allSatisfy({ $0.treatment != nil }) { met.insert("risiko") }
    let counted = plan.activities.filter { $0.status != "ditunda" }
    let isFunded = counted.allSatisfy { activity in
      !activity.lines.isEmpty
        && activity.lines.allSatisfy { $0.amount != nil && $0.subactivity != nil }
    }
    if !counted.isEmpty, isFunded { met.insert("anggaran-penuh") }
    return met
  }
}
