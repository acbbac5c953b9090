internal import Ingest
public import References

/// What the law asks of one document, and whether the document answers: computed from its sections
/// and the plan, never claimed. The *matriks kesesuaian* and the rules both stand on it.
public struct Conformity: Sendable {
  /// What a duty is about.
  public enum Subject: String, Sendable {
    case content = "isi"
    case period = "periode"
    case alignment = "keselarasan"
    case drafter = "penyusun"
    case consultation = "konsultasi"
    case setter = "penetap"
    case review = "reviu"
    case reviewer = "pelaksana"
    case receiver = "penerima"
  }

  /// How a duty is answered.
  public enum Answer: String, Sendable {
    case met = "terpenuhi"
    case unmet = "belum"
    /// Only a reader can tell.
    case open = "telaah"
    /// The instrument is not signed yet.
    case pending = "menunggu"
  }

  /// What a content fails on.
  public enum Reason: String, Sendable {
    /// No section of the outline answers it.
    case section = "bagian"
    /// Prose is missing.
    case prose = "narasi"
    /// A domain or a group has no entry.
    case register = "register"
    /// The plan has nothing of the kind.
    case data = "data"
  }

  /// One duty.
  public struct Duty: Sendable {
    public let subject: Subject
    /// The duty in words of the locale file.
    public let name: String
    public let statement: Statement
    /// Sections that answer it.
    public let sections: [PreparedDocument.Section]
    public let answer: Answer
    /// Why a content is not met.
    public var reason: Reason?
  }

  public let duties: [Duty]

  /// Judges a document.
  ///
  /// - Parameters:
  ///   - document: the outline laid over the plan.
  ///   - prepared: the plan.
  public init(_ document: PreparedDocument, of prepared: PreparedPlan) {
    guard let law = document.law else {
      duties = []
      return
    }
    let judge = ConformityJudge(
      document: document, prepared: prepared.within(document.period), law: law)
    duties =
      judge.contents + judge.period + judge.alignments + judge.drafters + judge.consultations
      + judge.setter + judge.reviews
  }
}

/// Answers the duties of one document.
private struct ConformityJudge {
  typealias Duty = Conformity.Duty

  let document: PreparedDocument
  let prepared: PreparedPlan
  let law: Profile.Document

  private func words(_ key: String, _ values: [String: String]) -> String {
    prepared.library.words.text(key, values, or: prepared.facts)
  }

  var contents: [Duty] {
    law.contents.map { content in
      let keys = content.fulfilledBy.isEmpty ? [content.key] : content.fulfilledBy
      let lists = keys.map(sections(fulfilling:))
      let sections = lists.flatMap(\.self)
      let reason: Conformity.Reason? =
        lists.contains { $0.isEmpty } ? .section : sections.lazy.compactMap(reason).first
      return Duty(
        subject: .content, name: content.name, statement: content, sections: sections,
        answer: reason == nil ? .met : .unmet, reason: reason)
    }
  }

  /// Why a section does not answer; nil when it does.
  private func reason(_ section: PreparedDocument.Section) -> Conformity.Reason? {
    if isFilled(section) { return nil }
    if section.lacksProse { return .prose }
    return section.subject == nil ? .data : .register
  }

  var period: [Duty] {
    guard let rule = law.period else { return [] }
    let key =
      switch rule.binding {
      case .exactly: "kewajiban.periode"
      case .atMost: "kewajiban.periode-paling-lama"
      case .atLeast: "kewajiban.periode-paling-sedikit"
      }
    let name = words(key, ["tahun": prepared.formats.spelled(rule.years)])
    return [
      Duty(
        subject: .period, name: name, statement: rule.statement, sections: [],
        answer: rule.allows(document.period.length) ? .met : .unmet)
    ]
  }

  /// Whether a document follows another one is for a reader to judge.
  var alignments: [Duty] {
    let sections = sections(fulfilling: "keselarasan")
    return law.alignments.map {
      Duty(
        subject: .alignment, name: words("kewajiban.keselarasan", ["nama": $0.name]), statement: $0,
        sections: sections, answer: .open)
    }
  }

  /// A drafter whom the plan knows under no role cannot have drafted.
  var drafters: [Duty] {
    law.drafters.map { drafter in
      let isKnown = drafter.role.map(prepared.hasUnit(withRole:)) ?? true
      return Duty(
        subject: .drafter, name: words("kewajiban.penyusun", ["nama": drafter.name]),
        statement: drafter, sections: [], answer: isKnown ? .open : .unmet)
    }
  }

  /// What the law only allows is no duty.
  var consultations: [Duty] {
    law.consultations.filter { $0.modality != "dapat" }.map {
      let hasEvent = prepared.plan.events.contains { $0.kind == "konsultasi" }
      return Duty(
        subject: .consultation, name: words("kewajiban.konsultasi", ["nama": $0.name]),
        statement: $0, sections: [], answer: hasEvent ? .met : .unmet)
    }
  }

  var setter: [Duty] {
    guard let setter = law.setter else { return [] }
    let isSet = ["ditetapkan", "salinan"].contains(document.request?.status)
    let instrument = document.request?.instrument
    let isWrong = instrument.map { !(law.instrument?.hasPrefix($0) ?? true) } ?? false
    let name =
      law.instrument.map {
        words(
          "kewajiban.penetap-instrumen",
          ["nama": setter.name, "instrumen": prepared.library.words.text("instrumen.\($0)")])
      } ?? unnamedInstrument(setter)
    return [
      Duty(
        subject: .setter, name: name, statement: setter, sections: [],
        answer: isWrong ? .unmet : isSet ? .met : .pending)
    ]
  }

  /// A setter whose instrument the law does not name: what the plan chose, and why.
  private func unnamedInstrument(_ setter: Statement) -> String {
    guard let chosen = document.request?.instrument else {
      return words("kewajiban.penetap", ["nama": setter.name])
    }
    return words(
      "kewajiban.penetap-pilihan",
      [
        "nama": setter.name, "instrumen": prepared.library.words.text("instrumen.\(chosen)"),
        "alasan": document.request?.reason ?? prepared.library.words.text("kata.tanpa-alasan"),
      ])
  }

  /// What the law only allows is no duty.
  var reviews: [Duty] {
    let sections = document.allSections.filter { $0.kind == "reviu" }
    let isMet = !sections.isEmpty && sections.allSatisfy(isFilled)
    return law.reviews.filter { $0.modality != "dapat" }.flatMap { review in
      let times = review.times.filter { $0.modality != "dapat" }.map { time in
        Duty(
          subject: .review,
          name: words(
            "kewajiban.reviu",
            [
              "reviu": review.name.capitalizedFirst,
              "waktu": prepared.text(of: time, in: document.period),
            ]), statement: time, sections: sections, answer: isMet ? .met : .unmet)
      }
      let actors: [(Conformity.Subject, String, Statement?)] = [
        (.reviewer, "kewajiban.pelaksana", review.reviewer),
        (.receiver, "kewajiban.penerima", review.receiver),
      ]
      return times
        + actors.compactMap { subject, key, actor in
          actor.map {
            Duty(
              subject: subject, name: words(key, ["reviu": review.name, "nama": $0.name]),
              statement: $0, sections: sections, answer: isMet && knows($0) ? .met : .unmet)
          }
        }
    }
  }

  /// Whether the plan has the unit or the team that the law names.
  private func knows(_ actor: Statement) -> Bool {
    if let role = actor.role, !prepared.hasUnit(withRole: role) { return false }
    if let team = actor.team { return prepared.plan.teams.contains { $0.kind == team } }
    return true
  }

  // MARK: Sections

  /// Sections about a content: named by the outline, or about the domain or group of that key.
  private func sections(fulfilling content: String) -> [PreparedDocument.Section] {
    document.allSections.filter { section in
      guard let duty = section.duty else { return false }
      guard let subject = section.subject else { return duty == content }
      return content == "\(duty)-\(subject)" || content == subject || content == duty
    }
  }

  /// Whether a section says anything: it has its prose where it asks for some, and what is computed
  /// from the plan is not empty.
  private func isFilled(_ section: PreparedDocument.Section) -> Bool {
    if section.lacksProse { return false }
    let plan = prepared.plan
    switch section.kind {
    case "narasi": return section.prose != nil
    case "kelompok": return section.prose != nil || section.sections.contains(where: isFilled)
    case "domain", "rincian":
      return section.subject.map { prepared.objectsByDomain[$0]?.isEmpty == false } ?? true
    case "muatan": return plan.activities.contains { $0.group == section.subject }
    case "visi-misi": return plan.strategy.vision != nil && !plan.strategy.missions.isEmpty
    case "sasaran": return !plan.strategy.objectives.isEmpty
    case "arah-kebijakan": return !plan.strategy.directions.isEmpty
    case "strategi": return !plan.strategy.strategies.isEmpty
    case "kesenjangan", "ringkasan-kesenjangan": return !plan.gaps.isEmpty
    case "objek-dituju": return plan.objects.contains { $0.state == .new || $0.state == .improved }
    case "referensi", "referensi-ringkas", "ringkasan-domain", "ringkasan-unit",
      "keterkaitan-layanan", "keterkaitan-aplikasi", "matriks":
      return !plan.objects.isEmpty
    case "ringkasan-kegiatan", "linimasa", "rekap-muatan", "rekap-unit", "rekap-sumber",
      "keterkaitan-kegiatan":
      return !plan.activities.isEmpty
    case "tim": return !plan.teams.isEmpty
    case "risiko": return !plan.risks.isEmpty
    case "indeks": return !plan.identity.indices.isEmpty
    default: return true
    }
  }
}

extension PreparedPlan {
  /// Whether some unit has a role (key of the code list `peran-unit`).
  public func hasUnit(withRole role: String) -> Bool { roles.contains(role) }

  /// A time of review with the years that it means: "paruh waktu (2027)".
  func text(of time: Statement, in period: Period) -> String {
    let years = Schedule.years(of: time.key, every: time.interval, in: period)
    let name = library.words.text("waktu.\(time.key)")
    let text = name.prefix(1).lowercased() + name.dropFirst()
    return years.isEmpty || years.count > 3
      ? text : "\(text) (\(formats.joined(years.map(String.init))))"
  }
}
