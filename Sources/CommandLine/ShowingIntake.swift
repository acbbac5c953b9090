internal import Diagnostics
internal import Exchange
internal import Ingest
internal import Prepare
internal import Publish
internal import References
internal import Workbook

extension Program {
  /// `naskah rekap`.
  func showIntake(_ command: Rekap) throws(BrokenData) -> ExitCode {
    if let problem = IntakeOutput.problem(command.laporan, words) { return usage(problem) }
    if let problem = command.limits.problem(words) { return usage(problem) }
    guard SourceReader.isSource(command.folder) else {
      let text = words.text("rekap.bukan-folder", ["berkas": command.folder])
      console.report("naskah: \(text)\n")
      return .unreadable
    }
    var session = try PlanSession(folder, ruleSet: nil)
    session.wantsIntake = true
    session.limits = command.limits.archive
    var identity: Identity?
    switch try session.prepare(command.folder, profile: command.profil) {
    case .brokenProfile(let error, let path): return report(error, of: path, session.library)
    case .stopped(let code):
      // Without an identity nothing is drafted, but it can be told who has sent what.
      guard session.intake != nil, code == .findings else {
        return report(session.catatan, [], keeping: [], session.library) ?? code
      }
    case .ready(let prepared):
      identity = prepared.plan.identity
      let outlines = try session.outlines(session.defaultDocuments(prepared), for: prepared)
      try session.check(prepared, outlines: outlines, isFinal: false)
    }
    guard let intake = session.intake else { return .unreadable }
    let messages = session.library.messages
    let report = IntakeReport(
      intake, session.catatan, nobody: messages.text("rekap.tanpa-unit"))
    let outputs = command.laporan.map(IntakeOutput.init)
    if outputs.allSatisfy({ $0.path != nil }) { console.print(text(report, messages)) }
    for output in outputs {
      if let code = try write(report, output, command.folder, session.library) { return code }
    }
    guard let path = command.verifikasi else { return .clean }
    let list = intake.attributed(session.catatan)
    let sheets = VerificationSheets(
      report: report, catatan: list, identity: identity, messages: messages)
    let files = try sheets.files(SheetPages(session.library))
    return writeTree(files, to: path, keeping: [command.folder], session.library) ?? .clean
  }

  private func write(
    _ report: IntakeReport, _ output: IntakeOutput, _ source: String, _ library: Library
  ) throws(BrokenData) -> ExitCode? {
    let bytes: [UInt8]
    switch output.form {
    case "xlsx":
      do throws(WorkbookDraftFailure) { bytes = try report.workbook(library) } catch {
        throw BrokenData(file: output.path ?? source, "\(error)")
      }
    case "html": bytes = try page(report, library)
    default: bytes = Array(report.json.utf8)
    }
    guard let path = output.path else {
      console.print(String(decoding: bytes, as: UTF8.self))
      return nil
    }
    return write(bytes, to: path, keeping: [source], library)
  }

  /// The report as a page: a short table of states, and who sent what.
  private func page(_ report: IntakeReport, _ library: Library) throws(BrokenData) -> [UInt8] {
    let messages = library.messages
    let states = IntakeReport.State.allCases
    let table = SheetPages.Table(
      caption: messages.text("rekap.keterangan"),
      heads: [messages.text("rekap.unit")] + report.sheets.map(\.name),
      rows: report.lines.map { line in
        [line.unit.name]
          + line.entries.map { messages.text("rekap.status.\($0.state.rawValue)") }
      })
    let counts = SheetPages.Table(
      caption: messages.text("verifikasi.total"),
      heads: [messages.text("rekap.unit")]
        + states.map { messages.text("rekap.status.\($0.rawValue)") },
      rows: report.lines.map { line in
        [line.unit.name]
          + states.map { state in String(line.entries.count { $0.state == state }) }
      })
    return try SheetPages(library).page(
      messages.text("rekap.judul"), paragraphs: [], tables: [counts, table], isWide: true)
  }

  /// The report as text: a mark for each unit and sheet, the sheets by number.
  private func text(_ report: IntakeReport, _ messages: Words) -> String {
    let width = report.lines.map(\.unit.name.count).max() ?? 0
    let columns = report.sheets.indices.map { String($0 + 1) }
    func row(_ name: String, _ cells: [String]) -> String {
      let padded = zip(cells, columns).map { cell, column in
        String(repeating: " ", count: max(0, max(column.count, 2) - cell.count)) + cell
      }
      return name + String(repeating: " ", count: max(0, width - name.count)) + " "
        + padded.joined(separator: " ") + "\n"
    }
    var text = row("", columns)
    for line in report.lines {
      text += row(
        line.unit.name, line.entries.map { messages.text("rekap.tanda.\($0.state.rawValue)") })
    }
    let legend = IntakeReport.State.allCases.map { state in
      words.text(
        "rekap.legenda",
        [
          "tanda": messages.text("rekap.tanda.\(state.rawValue)"),
          "status": messages.text("rekap.status.\(state.rawValue)"),
        ])
    }
    text += "\n" + legend.joined(separator: "   ") + "\n"
    for (number, sheet) in zip(columns, report.sheets) { text += "\(number) \(sheet.name)\n" }
    return text
  }
}

/// A form that `rekap` was asked for, and its file or nil for the standard output.
struct IntakeOutput {
  let form: String
  let path: String?

  /// Forms, and whether they may go to the standard output.
  private static let forms = [("json", true), ("xlsx", false), ("html", false)]

  /// Takes the value of `--laporan` apart.
  init(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    form = String(parts[0])
    path = parts.count > 1 ? String(parts[1]) : nil
  }

  /// What is wrong with the values of `--laporan`, in words; nil when nothing is.
  static func problem(_ values: [String], _ words: Words) -> String? {
    let isWrong = { (text: String) in
      let output = IntakeOutput(text)
      guard let known = forms.first(where: { $0.0 == output.form }) else { return true }
      return output.path == "" || (output.path == nil && !known.1)
    }
    guard let value = values.first(where: isWrong) else { return nil }
    let file = "=" + words.text("nilai.berkas")
    return words.invalid("--laporan", value, ["json"] + forms.map { $0.0 + file })
  }
}

/// The sheets that perangkat daerah sign: what they sent, what is to be mended, places for
/// signatures.
struct VerificationSheets {
  let report: IntakeReport
  /// Findings with their units.
  let catatan: [Catatan]
  /// Whose plan it is; nil where nobody has said so yet.
  let identity: Identity?
  let messages: Words

  private func words(_ key: String, _ values: [String: String] = [:]) -> String {
    messages.text("verifikasi.\(key)", values)
  }

  /// A page for each unit.
  func files(_ pages: SheetPages) throws(BrokenData) -> [WorkbookSet.File] {
    var byUnit: [String: [Catatan]] = [:]
    for item in catatan { if let unit = item.unit { byUnit[unit, default: []].append(item) } }
    let names = FileNames.unique(report.lines.map(\.unit.kode).filter { !$0.isEmpty }.sorted())
    var files: [WorkbookSet.File] = []
    for line in report.lines {
      guard let name = names[line.unit.kode] else { continue }
      let bytes = try page(line, byUnit[line.unit.kode] ?? [], pages)
      files.append(WorkbookSet.File("\(name).html", bytes))
    }
    return files
  }

  private func page(
    _ line: IntakeReport.Line, _ list: [Catatan], _ pages: SheetPages
  ) throws(BrokenData) -> [UInt8] {
    let unit = line.unit.name
    var tables = [counts(line)]
    if !list.isEmpty { tables.append(findings(list)) }
    let period = identity?.period
    return try pages.page(
      words("judul", ["unit": unit]),
      paragraphs: [
        words(
          "pengantar",
          [
            "unit": unit, "kode": line.unit.kode, "nama": identity?.name ?? "…",
            "mulai": period.map { String($0.start) } ?? "…",
            "selesai": period.map { String($0.end) } ?? "…",
          ])
      ], tables: tables,
      closing: (list.isEmpty ? [words("bersih")] : []) + [words("pernyataan")],
      signatures: [
        signature([" ", words("pengisi")]),
        signature([" ", words("pemverifikasi")]),
        signature([words("tempat"), words("kepala", ["unit": unit])]),
      ])
  }

  private func signature(_ above: [String]) -> SheetPages.Signature {
    SheetPages.Signature(above: above, below: [words("nama"), words("nip")])
  }

  private func counts(_ line: IntakeReport.Line) -> SheetPages.Table {
    var rows = zip(report.sheets, line.entries).map { sheet, entry in
      [
        sheet.name, String(entry.rows), String(entry.errors), String(entry.warnings),
        messages.text("rekap.status.\(entry.state.rawValue)"),
        [entry.day, entry.by].compactMap { $0 }.joined(separator: ", "),
      ]
    }
    rows.append([
      words("total"), String(line.entries.reduce(0) { $0 + $1.rows }),
      String(line.entries.reduce(0) { $0 + $1.errors }),
      String(line.entries.reduce(0) { $0 + $1.warnings }), "", "",
    ])
    return SheetPages.Table(
      caption: words("jumlah"),
      heads: ["lembar", "baris", "kesalahan", "peringatan", "status", "oleh"].map { words($0) },
      rows: rows)
  }

  private func findings(_ list: [Catatan]) -> SheetPages.Table {
    SheetPages.Table(
      caption: words("catatan"),
      heads: ["nomor", "tingkat", "tempat", "catatan", "saran"].map {
        messages.text("halaman.\($0)")
      },
      rows: list.enumerated().map { index, item in
        [
          String(index + 1), item.level.rawValue, CatatanPages.place(item.location),
          "\(item.message) [\(item.id)]", item.suggestion ?? "",
        ]
      })
  }
}
