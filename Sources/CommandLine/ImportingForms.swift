internal import Diagnostics
internal import Exchange
internal import Ingest
internal import References

extension Program {
  /// Whether a source is a plan: a file of XML, or a folder with a rencana.xml and no workbooks.
  static func isPlan(_ path: String) -> Bool {
    SourceReader.isPlanFolder(path)
      || (path.lowercased().hasSuffix(".xml") && !SourceReader.isFolder(path))
  }

  /// `naskah impor` of a plan and forms of its process log that were filled in.
  func importForms(_ command: Impor) throws(BrokenData) -> ExitCode {
    let plans = command.sumber.filter(Program.isPlan)
    guard plans.count == 1, let source = plans.first else {
      return usage(words.text("impor.satu-rencana", ["nilai": plans.joined(separator: ", ")]))
    }
    let others = [
      ("--profil", command.profil != nil), ("--jelaskan", command.jelaskan),
      ("--tulis-kode", command.tulisKode), ("--ganda", command.ganda != nil),
    ]
    if let other = others.first(where: \.1) {
      return usage(words.text("impor.bukan-buku", ["pilihan": other.0]))
    }
    let path = SourceReader.isPlanFolder(source) ? "\(source)/rencana.xml" : source
    var forms = command.sumber.filter { !Program.isPlan($0) }
    if forms.isEmpty { forms = [SourceReader.forms(beside: path)].compactMap(\.self) }
    guard !forms.isEmpty else {
      return usage(words.text("impor.tanpa-formulir", ["berkas": path]))
    }
    return try importForms(forms, into: path, command)
  }

  private func importForms(
    _ forms: [String], into path: String, _ command: Impor
  ) throws(BrokenData) -> ExitCode {
    let library = try Library(from: folder)
    let plan = try PlanReader(library).read(path)
    let sources = SourceReader.readForms(forms, library, limits: command.limits.archive)
    let merged = try plan.root.map { root throws(BrokenData) in
      try PlanFormReader(library).read(sources, into: root, plan.bytes)
    }
    let catatan = plan.catatan + (merged?.catatan ?? [])
    let reports = command.laporan.map(ReportRequest.init)
    if reports.allSatisfy({ $0.path != nil }) { console.report(summary(merged?.forms ?? [])) }
    let kept = command.sumber + [path] + forms
    if let code = report(
      catatan, reports, keeping: kept, sources: [path: SourceLines(plan.bytes)], library)
    {
      return code
    }
    guard let merged else { return plan.isUnreadable ? .unreadable : .findings }
    let fails = catatan.contains { $0.level == .kesalahan }
    if let target = command.keluaran {
      if let code = write(merged.bytes, to: target, keeping: kept, library) { return code }
      if let code = writePictures(plan.plan?.pictureFiles ?? [:], of: path, to: target, library) {
        return code
      }
    }
    if merged.forms.isEmpty, sources.isUnreadable { return .unreadable }
    return fails ? .findings : .clean
  }

  /// Puts the pictures of a plan beside its copy in another folder.
  private func writePictures(
    _ pictures: [String: [UInt8]], of plan: String, to target: String, _ library: Library
  ) -> ExitCode? {
    let home = plan.lastIndex(of: "/").map { String(plan[..<$0]) } ?? "."
    guard Program.relative(target, from: home.isEmpty ? "/" : home).contains("/") else {
      return nil
    }
    return writePictures(pictures, beside: target, library)
  }
}
