internal import Check
internal import Diagnostics
internal import Ingest
internal import Prepare
internal import Publish
internal import References

extension Program {
  /// Forms that `jadwal` can be asked for.
  private static let scheduleForms = ["json", "ics"]

  /// `naskah jadwal`: what the law asks for and when, for one or many plans.
  func showSchedule(_ command: Jadwal) throws(BrokenData) -> ExitCode {
    if let problem = ReportRequest.problem(command.laporan, words, forms: Program.scheduleForms) {
      return usage(problem)
    }
    if let problem = command.limits.problem(words) { return usage(problem) }
    guard let today = CalendarDay(command.tanggal ?? Today.iso) else {
      return usage(
        words.invalid("--tanggal", command.tanggal ?? "", [words.text("nilai.tanggal")]))
    }
    var session = try PlanSession(folder, ruleSet: nil)
    session.limits = command.limits.archive
    let terms = try Words("jadwal", from: folder)
    switch try schedules(&session, command, on: today, terms) {
    case .failure(let stop): return stop.code
    case .success(let reports):
      if let code = write(reports, command, on: today, terms, session.library) { return code }
      return command.ketat && reports.contains(where: \.hasOverdue) ? .findings : .clean
    }
  }

  /// Why the schedules could not be computed.
  private struct ScheduleStop: Error { let code: ExitCode }

  /// The duties of every plan; when one cannot be read, all are tried, so that everything that is wrong
  /// is said at once.
  private func schedules(
    _ session: inout PlanSession, _ command: Jadwal, on today: CalendarDay, _ terms: Words
  ) throws(BrokenData) -> Result<[ScheduleReport], ScheduleStop> {
    let lead = try LeadTimes(from: folder)
    var reports: [ScheduleReport] = []
    var failure: ExitCode?
    for path in command.rencana {
      switch try session.prepare(path, profile: command.profil) {
      case .stopped(let code): failure = failure ?? code
      case .brokenProfile(let error, let path):
        return .failure(ScheduleStop(code: report(error, of: path, session.library)))
      case .ready(let prepared):
        reports.append(ScheduleReport(prepared, on: today, lead: lead, words: terms))
        Checker.logFindings(prepared).forEach { session.add($0) }
      }
      if !session.catatan.isEmpty {
        let code = report(
          session.catatan, [], keeping: [], sources: [path: SourceLines(session.bytes)],
          session.library)
        if let code { return .failure(ScheduleStop(code: code)) }
      }
      session.keep([])
    }
    if let failure { return .failure(ScheduleStop(code: failure)) }
    return .success(reports)
  }

  /// Prints the duties, and writes the forms that were asked for.
  private func write(
    _ reports: [ScheduleReport], _ command: Jadwal, on today: CalendarDay, _ terms: Words,
    _ library: Library
  ) -> ExitCode? {
    let requests = command.laporan.map(ReportRequest.init)
    if requests.allSatisfy({ $0.path != nil }) {
      let date = Formats(library.words).date(today.iso)
      console.print(
        terms.text("jadwal.judul", ["tanggal": date]) + "\n\n"
          + reports.map(\.text).joined(separator: "\n"))
    }
    for request in requests {
      let bytes =
        request.form == "ics"
        ? calendar(reports, on: today, terms).bytes : Array(json(reports, on: today).utf8)
      guard let path = request.path else {
        console.print(String(decoding: bytes, as: UTF8.self))
        continue
      }
      if let code = write(bytes, to: path, keeping: command.rencana, library) { return code }
    }
    return nil
  }

  private func json(_ reports: [ScheduleReport], on today: CalendarDay) -> String {
    "{\n  \"versi\": 1,\n  \"tanggal\": \(JSONReport.quote(today.iso)),\n  \"rencana\": [\n"
      + reports.map(\.json).joined(separator: ",\n") + "\n  ]\n}\n"
  }

  private func calendar(
    _ reports: [ScheduleReport], on today: CalendarDay, _ terms: Words
  ) -> CalendarFile {
    let regions = Set(reports.map(\.region))
    let system = reports.first?.prepared.terms["sistem"] ?? ""
    let name = terms.text(
      regions.count == 1 ? "jadwal.kalender" : "jadwal.kalender-banyak",
      ["daerah": regions.first ?? "", "sistem": system])
    return CalendarFile(
      name: name, stamp: today, entries: reports.flatMap(\.entries), version: Program.version)
  }
}
