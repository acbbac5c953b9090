internal import Diagnostics
internal import Prepare
internal import Publish
internal import References

/// A report that was asked for: its form, and its file or nil for the standard output.
struct ReportRequest {
  let form: String
  let path: String?

  /// Forms that every command with findings knows.
  static let forms = ["json", "sarif"]

  /// Takes the value of `--laporan` apart.
  init(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    form = String(parts[0])
    path = parts.count > 1 ? String(parts[1]) : nil
  }

  /// What is wrong with the values of `--laporan`, in words; nil when nothing is.
  static func problem(
    _ values: [String], _ words: @autoclosure () -> Words, forms: [String] = ReportRequest.forms
  ) -> String? {
    let isWrong = { (text: String) in
      let report = ReportRequest(text)
      return !forms.contains(report.form) || report.path == ""
    }
    guard let value = values.first(where: isWrong) else { return nil }
    let words = words()
    let file = "=" + words.text("nilai.berkas")
    return words.invalid("--laporan", value, forms + forms.map { $0 + file })
  }
}

extension PlanOptions {
  /// The reports in the order asked for.
  var reports: [ReportRequest] { laporan.map(ReportRequest.init) }

  /// What is wrong with the options that every plan command has, in words; nil when nothing is.
  static func problem(_ options: PlanOptions, _ words: @autoclosure () -> Words) -> String? {
    if let day = options.tanggal, CalendarDay(day) == nil {
      let words = words()
      return words.invalid("--tanggal", day, [words.text("nilai.tanggal")])
    }
    return ReportRequest.problem(options.laporan, words()) ?? options.problem(words())
  }
}

extension Program {
  /// Takes known findings out, when a baseline was named.
  ///
  /// - Returns: an exit code when the baseline cannot be read.
  func applyBaseline(_ session: inout some Session, _ options: PlanOptions) -> ExitCode? {
    guard let path = options.dasar else { return nil }
    guard let data = FileReader.bytes(path),
      let baseline = Baseline(data)
    else {
      session.add(
        session.library.rules.catatan("BER004", at: Location(file: path), ["berkas": path]))
      return .unreadable
    }
    session.keep(baseline.new(among: session.catatan))
    return nil
  }

  /// Prints findings as text, and in the forms that were asked for.
  ///
  /// Text is left out only when another form goes to the standard output.
  ///
  /// - Returns: an exit code when a report could not be written.
  func report(
    _ session: some Session, _ options: PlanOptions, unitName: ((String) -> String)? = nil
  ) -> ExitCode? {
    report(
      session.catatan, options.reports, keeping: [options.rencana],
      sources: [options.rencana: SourceLines(session.bytes)], unitName: unitName, session.library)
  }

  /// Prints findings as text, and in the forms that were asked for.
  ///
  /// - Parameters:
  ///   - list: the findings.
  ///   - reports: forms that were asked for.
  ///   - inputs: files that must not be written over.
  ///   - sources: texts that findings point into.
  ///   - unitName: names a perangkat daerah by its kode; given, the text is grouped by them.
  ///   - library: words and rules.
  /// - Returns: an exit code when a report could not be written.
  func report(
    _ list: [Catatan], _ reports: [ReportRequest], keeping inputs: [String],
    sources: [String: SourceLines] = [:], unitName: ((String) -> String)? = nil,
    _ library: Library
  ) -> ExitCode? {
    if reports.allSatisfy({ $0.path != nil }) {
      let printer = textPrinter(library, sources: sources)
      let shown = list.prefix(Program.printedLimit)
      for group in groups(Array(shown), unitName, library.messages) {
        if let title = group.title { console.report(title + "\n") }
        console.report(group.list.map { printer.text($0) }.joined())
      }
      let hidden = list.count - shown.count
      if hidden > 0 {
        console.report(library.messages.text("ringkas.sisa", ["jumlah": String(hidden)]) + "\n")
      }
      console.report(summary(list, library.messages) + "\n")
    }
    for report in reports {
      let text = text(list, report.form, library)
      guard let path = report.path else {
        console.print(text)
        continue
      }
      if let code = write(
        Array(text.utf8), to: path, keeping: inputs, library)
      {
        return code
      }
    }
    return nil
  }

  /// The findings in groups, one for each perangkat daerah in the order of their first finding, with
  /// a title; all in one without title when no names are given.
  private func groups(
    _ list: [Catatan], _ unitName: ((String) -> String)?, _ messages: Words
  ) -> [(title: String?, list: [Catatan])] {
    guard let unitName else { return [(nil, list)] }
    var order: [String] = []
    var byUnit: [String: [Catatan]] = [:]
    for catatan in list {
      let unit = catatan.unit ?? ""
      if byUnit[unit] == nil { order.append(unit) }
      byUnit[unit, default: []].append(catatan)
    }
    return order.map { unit in
      let list = byUnit[unit] ?? []
      let name = unit.isEmpty ? messages.text("halaman.tanpa-unit") : unitName(unit)
      return (
        messages.text("ringkas.kelompok", ["unit": name, "jumlah": String(list.count)]), list
      )
    }
  }

  /// Most findings that are printed as text; a report as JSON holds all of them.
  private static let printedLimit = 500

  private func text(_ list: [Catatan], _ form: String, _ library: Library) -> String {
    guard form == "sarif" else { return JSONReport(list).text }
    let rules = library.rules.rules.map {
      SARIFReport.Rule(id: $0.id, level: $0.level, text: $0.reason ?? $0.message)
    }
    return SARIFReport(list, rules: rules, version: Program.version).text
  }

  /// The printer of findings with its words.
  func textPrinter(_ library: Library, sources: [String: SourceLines] = [:]) -> TextPrinter {
    TextPrinter(
      words: TextPrinter.Words(
        remedy: library.messages.text("cetak.saran"), basis: library.messages.text("cetak.dasar")),
      color: console.hasColor, sources: sources)
  }

  /// "3 kesalahan, 2 peringatan, 1 saran".
  private func summary(_ list: [Catatan], _ messages: Words) -> String {
    guard !list.isEmpty else { return messages.text("ringkas.bersih") }
    let parts = Catatan.Level.allCases.compactMap { level -> String? in
      let count = list.count { $0.level == level }
      return count == 0 ? nil : "\(count) \(level.rawValue)"
    }
    return messages.text("ringkas.catatan", ["daftar": parts.joined(separator: ", ")])
  }
}

extension Words {
  /// Why a value of an option cannot be used, with what can.
  func invalid(_ option: String, _ value: String, _ allowed: [String]) -> String {
    text(
      "galat.pilihan-nilai",
      ["pilihan": option, "nilai": value, "harapan": allowed.joined(separator: ", ")])
  }
}
