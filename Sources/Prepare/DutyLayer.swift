internal import Ingest
internal import References

/// Lays the duties of a law over the years of a plan: reviews first, then what comes back, then what
/// is due once, each in the order of the law.
struct DutyLayer {
  let prepared: PreparedPlan

  private var profile: Profile { prepared.profile }

  var duties: [DutySchedule.Duty] {
    profile.documents.flatMap { document in document.reviews.flatMap { reviews($0, of: document) } }
      + profile.duties.flatMap(periodic) + profile.deadlines.map(once)
  }

  // MARK: Reviews

  private func reviews(
    _ review: Profile.Review, of document: Profile.Document
  ) -> [DutySchedule.Duty] {
    let period = prepared.period(ofDocument: document.key)
    let request = prepared.plan.documents.first { $0.kind == document.key }
    return review.times.map { time in
      let modality = time.modality ?? review.modality
      return DutySchedule.Duty(
        key: "reviu-\(document.key)", subject: .review, name: review.name,
        document: document.name, object: nil, time: time.name, timeKey: time.key,
        interval: time.interval, isMinimum: false, modality: modality,
        // That a review only may be made is said of the review, not of its times.
        citations: modality == "dapat" || time.citations.isEmpty
          ? review.citations + time.citations : time.citations,
        actor: review.reviewer?.name, receiver: review.receiver?.name,
        triggers: review.triggers.map(\.name), connector: review.connector,
        instrument: review.instrument ?? document.instrument ?? request?.instrument,
        freedom: freedom(time.key, modality),
        turns: turns(Schedule.spans(of: time.key, every: time.interval, in: period)))
    }
  }

  private func freedom(_ time: String?, _ modality: String) -> DutySchedule.Freedom? {
    if modality == "dapat" { return .allowed }
    switch time {
    case nil: return .unsaid
    case Profile.Review.outOfTurn: return .occasional
    default: return nil
    }
  }

  // MARK: Other duties

  /// A periodic duty: for each of its objects, and for each of its times.
  private func periodic(_ duty: Profile.PeriodicDuty) -> [DutySchedule.Duty] {
    let objects = duty.objects.isEmpty ? [nil] : duty.objects.map(Optional.some)
    return objects.flatMap { object in
      if duty.times.isEmpty { return [periodic(duty, object, at: nil)] }
      return duty.times.map { periodic(duty, object, at: $0) }
    }
  }

  private func periodic(
    _ duty: Profile.PeriodicDuty, _ object: Statement?, at time: Statement?
  ) -> DutySchedule.Duty {
    let law = duty.statement
    let modality = time?.modality ?? law.modality ?? "wajib"
    let key = time?.key ?? duty.interval.map { _ in "berkala" }
    let interval = time?.interval ?? duty.interval
    return DutySchedule.Duty(
      key: object.map { "\(law.key)-\($0.key)" } ?? law.key, subject: .periodic, name: law.name,
      document: nil, object: object?.name, time: time?.name, timeKey: time?.key,
      interval: interval, isMinimum: duty.isMinimum, modality: modality,
      citations: (object?.citations ?? []) + (time?.citations ?? law.citations),
      actor: duty.actor, receiver: duty.receiver, triggers: [], connector: "", instrument: nil,
      freedom: freedom(key, modality),
      turns: key.map { turns(Schedule.spans(of: $0, every: interval, in: prepared.period)) } ?? [])
  }

  private func once(_ deadline: Profile.Deadline) -> DutySchedule.Duty {
    let law = deadline.statement
    let last = deadline.lastDay.flatMap(CalendarDay.init)
    let first = CalendarDay(deadline.since)
    let span = last.flatMap { last in first.flatMap { $0 <= last ? $0...last : nil } }
    return DutySchedule.Duty(
      key: law.key, subject: .once, name: law.name, document: nil, object: nil, time: nil,
      timeKey: nil, interval: deadline.interval, isMinimum: false,
      modality: law.modality ?? "wajib", citations: law.citations, actor: nil, receiver: nil,
      triggers: [], connector: "", instrument: deadline.instrument,
      freedom: span == nil ? .unsaid : freedom("tenggat", law.modality ?? "wajib"),
      turns: [span].compactMap(\.self).map {
        DutySchedule.Turn(first: $0.lowerBound, last: $0.upperBound)
      })
  }

  // MARK: Turns

  /// The turns that fall into the time in which the regulation is in force: what was over before it,
  /// or begins after it, is no duty under it.
  private func turns(_ spans: [ClosedRange<CalendarDay>]) -> [DutySchedule.Turn] {
    let from = CalendarDay(profile.validFrom)
    let until = profile.validUntil.flatMap(CalendarDay.init)
    return spans.filter { span in
      (from.map { span.upperBound >= $0 } ?? true)
        && (until.map { span.lowerBound <= $0 } ?? true)
    }.map { DutySchedule.Turn(first: $0.lowerBound, last: $0.upperBound) }
  }
}
