public import Diagnostics
public import References
public import Workbook

/// How far the data of every perangkat daerah are, sheet by sheet.
public struct IntakeReport: Sendable {
  /// How far the data of a unit in a sheet are.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Nothing was sent.
    case missing = "belum"
    case received = "kirim"
    /// Something of it is wrong.
    case faulty = "perlu-perbaikan"
    case verified = "terverifikasi"
    case approved = "disetujui"
  }

  /// The data of one unit in one sheet.
  public struct Entry: Sendable, Hashable {
    public var state = State.missing
    public var rows = 0
    public var errors = 0
    public var warnings = 0
    /// Day and name of who verified, as written.
    public var day: String?
    public var by: String?
  }

  /// One unit.
  public struct Line: Sendable {
    public let unit: Intake.Unit
    /// In the order of the sheets.
    public let entries: [Entry]
    /// Findings that are about no sheet that units fill.
    public let otherFindings: Int
  }

  public let sheets: [Intake.Sheet]
  public let lines: [Line]

  /// - Parameters:
  ///   - intake: who answers for which row.
  ///   - list: findings.
  ///   - nobody: name for rows and findings without a unit; their line comes last, if there are any.
  public init(_ intake: Intake, _ list: [Catatan], nobody: String) {
    let sheets = intake.sheets
    self.sheets = sheets
    var found: [String: [String: (errors: Int, warnings: Int)]] = [:]
    for catatan in list {
      let unit = intake.unit(of: catatan) ?? ""
      let sheet = intake.sheet(of: catatan) ?? ""
      var count = found[unit]?[sheet] ?? (0, 0)
      switch catatan.level {
      case .kesalahan: count.errors += 1
      case .peringatan: count.warnings += 1
      case .saran: continue
      }
      found[unit, default: [:]][sheet] = count
    }
    var verified: [String: [String: Verification]] = [:]
    for item in intake.verifications { verified[item.unit, default: [:]][item.sheet ?? ""] = item }
    var lines = intake.units.map { unit in
      IntakeReport.line(
        unit, sheets, intake.tallies[unit.kode] ?? [:], found[unit.kode] ?? [:],
        verified[unit.kode] ?? [:])
    }
    let isNeeded = intake.tallies[""] != nil || found[""]?.keys.contains { !$0.isEmpty } == true
    if isNeeded {
      lines.append(
        IntakeReport.line(
          Intake.Unit(kode: "", name: nobody), sheets, intake.tallies[""] ?? [:], found[""] ?? [:],
          [:]))
    }
    self.lines = lines
  }

  private static func line(
    _ unit: Intake.Unit, _ sheets: [Intake.Sheet], _ tallies: [String: Intake.Tally],
    _ found: [String: (errors: Int, warnings: Int)], _ verified: [String: Verification]
  ) -> Line {
    let entries = sheets.map { sheet in
      var entry = Entry()
      let tally = tallies[sheet.key] ?? Intake.Tally()
      entry.rows = tally.rows
      entry.errors = found[sheet.key]?.errors ?? 0
      entry.warnings = found[sheet.key]?.warnings ?? 0
      // What is said of all sheets is said of those that were sent.
      let confirmed = verified[sheet.key] ?? (tally.rows > 0 ? verified[""] : nil)
      entry.day = confirmed?.day
      entry.by = confirmed?.by
      entry.state = state(entry, tally, confirmed)
      return entry
    }
    let other = found[""] ?? (0, 0)
    return Line(unit: unit, entries: entries, otherFindings: other.errors + other.warnings)
  }

  /// What is wrong now counts more than what was confirmed earlier.
  private static func state(
    _ entry: Entry, _ tally: Intake.Tally, _ confirmed: Verification?
  ) -> State {
    if entry.errors > 0 { return .faulty }
    if let state = confirmed.flatMap({ State(rawValue: $0.state) }) { return state }
    guard tally.rows > 0 else { return .missing }
    let approved = tally.verified[State.approved.rawValue] ?? 0
    let checked = tally.verified[State.verified.rawValue] ?? 0
    if approved == tally.rows { return .approved }
    return approved + checked == tally.rows ? .verified : .received
  }

  /// The report as JSON: `{"versi": 1, "rekap": [...]}`, sheets of which nothing is known left out.
  public var json: String {
    let units = lines.map { line in
      let entries = zip(sheets, line.entries).filter { $1 != Entry() }.map { sheet, entry in
        var pairs = [
          ("lembar", JSONReport.quote(sheet.name)),
          ("status", JSONReport.quote(entry.state.rawValue)), ("baris", String(entry.rows)),
          ("kesalahan", String(entry.errors)), ("peringatan", String(entry.warnings)),
        ]
        if let day = entry.day { pairs.append(("tanggal", JSONReport.quote(day))) }
        if let by = entry.by { pairs.append(("oleh", JSONReport.quote(by))) }
        return "{" + pairs.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
      }
      let counts = State.allCases.map { state in
        "\"\(state.rawValue)\": \(line.entries.count { $0.state == state })"
      }
      return "    {\"perangkat-daerah\": \(JSONReport.quote(line.unit.kode)), "
        + "\"nama\": \(JSONReport.quote(line.unit.name)), "
        + "\"jumlah\": {\(counts.joined(separator: ", "))}, "
        + "\"catatan-lain\": \(line.otherFindings), "
        + "\"lembar\": [\(entries.joined(separator: ", "))]}"
    }
    return "{\n  \"versi\": 1,\n  \"rekap\": [\n" + units.joined(separator: ",\n") + "\n  ]\n}\n"
  }

  /// The report as a workbook: perangkat daerah × sheet.
  ///
  /// - Parameter library: words.
  /// - Returns: the file.
  /// - Throws: `WorkbookDraftFailure` when a name is too long.
  public func workbook(_ library: Library) throws(WorkbookDraftFailure) -> [UInt8] {
    let messages = library.messages
    var sheet = SheetDraft(name: messages.text("rekap.lembar"))
    let states = State.allCases
    sheet.columns =
      [ColumnDraft(width: 14), ColumnDraft(width: 44)]
      + sheets.map { _ in ColumnDraft(width: 16, style: .wrapped) }
      + states.map { _ in ColumnDraft(width: 12, style: .number) }
    sheet.rows = [
      RowDraft([CellDraft(messages.text("rekap.judul"), .title)]),
      RowDraft(
        ([messages.text("rekap.kode"), messages.text("rekap.unit")] + sheets.map(\.name)
          + states.map { messages.text("rekap.status.\($0.rawValue)") })
          .map { CellDraft($0, .head) }),
    ]
    for line in lines {
      let own = line.entries.map { entry in
        CellDraft(
          messages.text("rekap.status.\(entry.state.rawValue)"),
          entry.state == .faulty ? .faulty : .wrapped)
      }
      let counts = states.map { state in
        CellDraft(.number(String(line.entries.count { $0.state == state })), .number)
      }
      sheet.rows.append(
        RowDraft(
          [CellDraft(line.unit.kode, .text), CellDraft(line.unit.name, .wrapped)] + own + counts))
    }
    sheet.frozenRows = 2
    sheet.frozenColumns = 2
    sheet.page.repeatedRows = 2...2
    sheet.page.paper = .f4
    return try WorkbookDraft(
      sheets: [sheet], title: messages.text("rekap.judul"),
      creator: messages.text("buku.pembuat")
    ).xlsx()
  }
}
