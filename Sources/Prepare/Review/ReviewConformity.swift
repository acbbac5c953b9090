internal import Diagnostics
internal import Ingest
internal import References
internal import Review

/// Whether a review is made as the law of the region asks: when, why, by whom, for whom, with which
/// papers, by which instrument its result becomes law.
struct ReviewConformity {
  let request: ReviewRequest
  let old: PreparedPlan
  let new: PreparedPlan
  let assessment: Assessment?
  let criteria: ReviewCriteria
  let judgement: PlanJudgement?
  let words: Words

  /// The documents that are reviewed: those of the plan that was set, as far as its law knows a
  /// review of them.
  var documents: [Profile.Document] {
    let kinds = old.plan.documents.map(\.kind)
    return new.profile.documents.filter { kinds.contains($0.key) && !$0.reviews.isEmpty }
  }

  /// All duties in order.
  var duties: [ReviewDuty] {
    unknownTriggers
      + documents.flatMap { document in
        document.reviews.flatMap { duties(of: $0, document) }
      } + papers + judged + ownDuties
  }

  // MARK: Law

  private func duties(
    of review: Profile.Review, _ document: Profile.Document
  ) -> [ReviewDuty] {
    var duties = [time(review, document)]
    if !review.triggers.isEmpty { duties.append(trigger(review, document)) }
    if let reviewer = review.reviewer { duties.append(actor(reviewer, review, document)) }
    if let receiver = review.receiver { duties.append(handover(receiver, review, document)) }
    duties.append(instrument(review, document))
    return duties
  }

  private func duty(
    _ rule: String, _ key: String, _ document: Profile.Document, _ citations: [Citation],
    _ state: ReviewDuty.State, _ values: [String: String]
  ) -> ReviewDuty {
    var all = values
    all["dokumen"] = document.name
    all["jenis"] = words.text("reviu.jenis.\(request.kind)")
    return ReviewDuty(
      rule: rule, document: document.key, key: key, citations: citations, state: state,
      values: all)
  }

  /// Whether the law knows a review at this time, and whether it is due.
  private func time(_ review: Profile.Review, _ document: Profile.Document) -> ReviewDuty {
    let values = [
      "reviu": review.name, "tahun": String(request.year),
      "harapan": review.times.map(\.name).joined(separator: "; "),
    ]
    guard let time = review.times.first(where: request.isAt) else {
      return duty("REV020", "waktu", document, review.times.flatMap(\.citations), .unmet, values)
    }
    let period = new.period(ofDocument: document.key)
    let years = Schedule.years(of: time.key, every: time.interval, in: period)
    let due = years.map(String.init).joined(separator: ", ")
    let isTimely =
      years.isEmpty || years.contains(request.year)
      || (time.isMinimum && period.contains(request.year))
    let state: ReviewDuty.State = isTimely ? .met : .unmet
    return duty(
      "REV021", "waktu", document, time.citations, state,
      values.merging(["jatuh-tempo": due, "waktu": time.name]) { $1 })
  }

  /// Whether the grounds that the law asks for are invoked, with its own connector.
  private func trigger(_ review: Profile.Review, _ document: Profile.Document) -> ReviewDuty {
    let invoked = review.triggers.filter { request.triggers.contains($0.key) }
    let missing = review.triggers.filter { !request.triggers.contains($0.key) }
    let values = [
      "harapan": review.triggers.map { "\($0.key) (\($0.name))" }.joined(separator: "; "),
      "pemicu": invoked.map(\.name).joined(separator: "; "),
      "kurang": missing.map(\.name).joined(separator: "; "), "konektor": review.connector,
    ]
    let citations = (invoked.isEmpty ? review.triggers : invoked).flatMap(\.citations)
    if review.connector == "dan" {
      return duty(
        "REV023", "pemicu", document, citations, missing.isEmpty ? .met : .unmet, values)
    }
    let isNeeded = request.kind == Profile.Review.outOfTurn || review.alwaysNeedsTrigger
    return duty(
      "REV022", "pemicu", document, citations,
      !invoked.isEmpty ? .met : isNeeded ? .unmet : .open, values)
  }

  /// Triggers that the law of no document knows.
  private var unknownTriggers: [ReviewDuty] {
    let known = documents.flatMap(\.reviews).flatMap(\.triggers)
    let allowed = Array(Set(known.map(\.key))).sorted().joined(separator: ", ")
    return request.triggers.filter { key in !known.contains { $0.key == key } }.map { key in
      ReviewDuty(
        rule: "REV024", document: nil, key: "pemicu-tidak-dikenal", citations: [], state: .unmet,
        values: ["pemicu": key, "harapan": allowed])
    }
  }

  /// Who must make the review: a unit of the plan with the role, or the team that the law names.
  private func actor(
    _ reviewer: Statement, _ review: Profile.Review, _ document: Profile.Document
  ) -> ReviewDuty {
    let found = holder(of: reviewer)
    return duty(
      "REV025", "pelaksana", document, reviewer.citations,
      found == nil ? (reviewer.role == nil && reviewer.team == nil ? .open : .unmet) : .met,
      ["pelaksana": reviewer.name, "unit": found ?? "–"])
  }

  private func holder(of actor: Statement) -> String? {
    let head = new.plan.identity.head.office
    if [head, words.text("reviu.kepala-daerah")].contains(where: {
      $0.lowercased() == actor.name.lowercased()
    }) {
      return head
    }
    if let role = actor.role {
      return new.plan.units.first { unit in
        unit.roles.contains { new.library.lists["peran-unit"]?.value($0)?.key ?? $0 == role }
      }?.name
    }
    return actor.team.flatMap { team in new.plan.teams.first { $0.kind == team }?.name }
  }

  /// Whether the result was handed over to who must receive it.
  private func handover(
    _ receiver: Statement, _ review: Profile.Review, _ document: Profile.Document
  ) -> ReviewDuty {
    let notes = events.filter { $0.kind == "nota-dinas" }
    let isDone = notes.contains { note in
      (note.parties + [note.subject]).contains { names($0, receiver) }
    }
    return duty(
      "REV026", "penerima", document, receiver.citations, isDone ? .met : .unmet,
      ["penerima": receiver.name])
  }

  /// Whether a text names an actor of the law: by its words, or by the name of its team.
  private func names(_ text: String, _ actor: Statement) -> Bool {
    let wanted =
      [actor.name]
      + (actor.team.flatMap { key in
        new.plan.teams.first { $0.kind == key }?.name
      }.map { [$0] } ?? [])
    let lower = text.lowercased()
    return wanted.contains { lower.contains($0.lowercased()) }
  }

  /// By which instrument a change becomes law.
  private func instrument(
    _ review: Profile.Review, _ document: Profile.Document
  ) -> ReviewDuty {
    let key = review.instrument ?? document.instrument
    let setter = review.setter ?? document.setter
    let before = old.plan.documents.first { $0.kind == document.key }?.instrument
    let name = { (kind: String?) in
      kind.map { words.text("reviu.instrumen.\($0)") } ?? "–"
    }
    return duty(
      "REV027", "instrumen", document, setter?.citations ?? [], key == nil ? .open : .met,
      [
        "instrumen": name(key ?? before), "penetap": setter?.name ?? new.plan.identity.head.office,
        "instrumen-lama": name(before),
      ])
  }

  // MARK: Papers

  /// Events of the review: those of the months before it, and of the months behind it, in which its
  /// result is handed over.
  var events: [Event] {
    let from = ReviewRequest.day(criteria.window, before: request.date)
    let to = ReviewRequest.day(-criteria.window, before: request.date)
    return new.plan.events.filter { event in
      if let document = event.document { return document == ReviewReport.key }
      return from <= event.date && event.date <= to
    }
  }

  /// Whether an event, as it is recorded, gives a paper of this kind with content.
  private func gives(_ event: Event, _ kind: String) -> Bool {
    if event.kind == kind { return true }
    guard EventLog(new).papers(of: event).contains(kind) else { return false }
    return kind == "daftar-hadir" ? !event.participants.isEmpty : event.result != nil
  }

  private var papers: [ReviewDuty] {
    let limit = ReviewRequest.day(criteria.maximumAge, before: request.date)
    return criteria.events.map { kind in
      let name = new.library.lists["jenis-peristiwa"]?.values.first { $0.key == kind }?.name
      let own = events.filter { gives($0, kind) }
      let latest = new.plan.events.filter { gives($0, kind) }.map(\.date).max()
      let isTooOld = own.isEmpty && latest.map { $0 < limit } == true
      return ReviewDuty(
        rule: isTooOld ? "REV029" : "REV028", document: nil, key: "bukti", citations: [],
        state: own.isEmpty ? .unmet : own.contains { $0.isSigned == true } ? .met : .open,
        values: [
          "bukti": name ?? kind, "bulan": String(criteria.maximumAge),
          "tanggal": own.map { new.formats.date($0.date) }.joined(separator: ", "),
          "terakhir": latest.map { new.formats.date($0) } ?? "–",
          "awal": new.formats.date(ReviewRequest.day(criteria.window, before: request.date)),
        ])
    }
  }

  // MARK: The plan

  /// Whether the plan now breaks no rule that stops a document: a report about it would rest on wrong
  /// data.
  private var judged: [ReviewDuty] {
    guard let judgement else { return [] }
    return [
      ReviewDuty(
        rule: "REV035", document: nil, key: "pemeriksaan", citations: [],
        state: judgement.errors == 0 ? .met : .unmet, values: judgement.values)
    ]
  }

  // MARK: The reviewer's own

  private var ownDuties: [ReviewDuty] {
    func own(_ rule: String, _ key: String, _ isMet: Bool, _ values: [String: String] = [:])
      -> ReviewDuty
    {
      ReviewDuty(
        rule: rule, document: nil, key: key, citations: [], state: isMet ? .met : .unmet,
        values: values)
    }
    let issues = assessment?.issues ?? []
    let silent = issues.filter(\.recommendations.isEmpty).map(\.kode)
    let undecided = documents.filter { document in
      assessment?.conclusions.contains { $0.document == document.key } != true
    }.map(\.name)
    let loose = (assessment?.followUps ?? []).filter {
      ($0.unit == nil && $0.person == nil) || $0.deadline == nil
    }
    let late = (assessment?.followUps ?? []).filter {
      $0.deadline.map { $0 < request.date } == true
    }
    return [
      own(
        "REV030", "isu", !issues.isEmpty && silent.isEmpty,
        ["isu": silent.isEmpty ? "–" : silent.joined(separator: ", ")]),
      own(
        "REV031", "simpulan", undecided.isEmpty,
        ["dokumen": undecided.isEmpty ? "–" : new.formats.joined(undecided)]),
      own(
        "REV032", "tindak-lanjut", !(assessment?.followUps ?? []).isEmpty && loose.isEmpty,
        ["tindak-lanjut": loose.first?.text ?? "–"]),
      own(
        "REV033", "tenggat", late.isEmpty, ["tindak-lanjut": late.first?.text ?? "–"]),
    ]
  }
}
