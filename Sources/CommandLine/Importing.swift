internal import Diagnostics
internal import Exchange
internal import Pictures
internal import Publish
internal import References
internal import Workbook

extension Program {
  /// `naskah impor`.
  func importPlan(_ command: Impor) throws(BrokenData) -> ExitCode {
    if let problem = ReportRequest.problem(command.laporan, words) {
      return usage(problem)
    }
    if let problem = command.limits.problem(words) { return usage(problem) }
    if command.sumber.contains(where: Program.isPlan) { return try importForms(command) }
    let library = try Library(from: folder)
    let reader = try PlanImportReader(library)
    let decided = command.ganda.map { Program.exists($0) ? [$0] : [] } ?? []
    let sources = SourceReader.read(
      command.sumber + decided, library, limits: command.limits.archive)
    let imported = try reader.read(
      sources, profile: command.profil, extras: command.ganda == nil ? [] : [.duplicates])
    let reports = command.laporan.map(ReportRequest.init)
    if command.jelaskan { explain(imported) }
    if reports.allSatisfy({ $0.path != nil }) { console.report(summary(imported)) }
    if let code = report(imported.catatan, reports, keeping: command.sumber, library) {
      return code
    }
    if imported.recognised.isEmpty, sources.isUnreadable { return .unreadable }
    if let code = try writeBeside(imported, sources, reader, command, library) { return code }
    let fails = imported.catatan.contains { $0.level == .kesalahan }
    guard let path = command.keluaran, imported.root != nil else {
      return fails ? .findings : .clean
    }
    if let code = write(imported.bytes, to: path, keeping: command.sumber, library) { return code }
    if let code = writePictures(imported.pictures, beside: path, library) { return code }
    return fails ? .findings : .clean
  }

  /// Puts pictures into the folder of pictures beside a plan.
  ///
  /// - Returns: an exit code when one could not be written.
  func writePictures(
    _ pictures: [String: [UInt8]], beside path: String, _ library: Library
  ) -> ExitCode? {
    guard !pictures.isEmpty else { return nil }
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    do throws(OutputFailure) {
      var folder = try OutputFolder(parent + PictureFolder.name)
      for (name, bytes) in pictures.sorted(by: { $0.key < $1.key })
      where PictureFolder.isSafe(name) {
        try folder.stage(bytes, as: name)
      }
      try folder.commit()
      return nil
    } catch {
      return report(error, library)
    }
  }

  /// Reports a wrong use of the command line.
  func usage(_ problem: String) -> ExitCode {
    console.report("naskah: \(problem)\n\(words.text("galat.bantuan"))\n")
    return .usage
  }

  /// Rows read, made and refused, for each sheet.
  private func summary(_ imported: PlanImport) -> String {
    imported.sheets.map { sheet in
      let key = sheet.merged > 0 ? "-gabung" : sheet.skipped > 0 ? "-lewat" : ""
      return line(
        "impor.ringkas\(key)",
        [
          "berkas": sheet.file, "lembar": sheet.sheet, "baris": String(sheet.rows),
          "jadi": String(sheet.made), "tolak": String(sheet.refused),
          "lewat": String(sheet.skipped), "gabung": String(sheet.merged),
        ])
    }.joined() + summary(imported.forms)
  }

  /// What became of each form.
  func summary(_ forms: [FormSummary]) -> String {
    forms.map { form in
      line(
        "impor.formulir-terisi",
        ["berkas": form.file, "kode": form.event, "jumlah": String(form.taken)])
    }.joined()
  }

  /// A line of words with names that may come from anywhere.
  private func line(_ key: String, _ values: [String: String]) -> String {
    TextPrinter.clean(words.text(key, values)) + "\n"
  }

  /// Prints how each sheet was read.
  private func explain(_ imported: PlanImport) {
    for sheet in imported.recognised {
      let explained = sheet.explanation
      console.print(
        line(
          "impor.lembar",
          ["berkas": explained.file, "lembar": explained.sheet, "bentuk": explained.layout]))
      console.print(
        "  "
          + (explained.headRow == 0
            ? words.text("impor.formulir")
            : words.text("impor.judul", ["baris": String(explained.headRow)])) + "\n")
      for column in explained.columns {
        let values = ["sel": column.letters, "judul": column.heading, "bidang": column.field ?? ""]
        console.print(
          "  " + line(column.field == nil ? "impor.abaikan" : "impor.kolom", values))
      }
    }
    for sheet in imported.unknown {
      console.print(
        line("impor.tidak-dikenal", ["berkas": sheet.file, "lembar": sheet.sheet]))
    }
  }
}

/// Options among which are limits of what is read.
protocol LimitedReading {
  /// Values of `--batas`.
  var batas: [String] { get }
}

extension LimitedReading {
  /// The limits: the standard ones with those that the user names.
  var archive: ArchiveLimits { ArchiveLimits(batas) ?? .standard }

  /// What is wrong with the values of `--batas`, in words; nil when nothing is.
  func problem(_ words: @autoclosure () -> Words) -> String? {
    guard ArchiveLimits(batas) == nil else { return nil }
    return words().invalid(
      "--batas", batas.joined(separator: ", "), ArchiveLimits.names.map { "\($0.name)=N" })
  }
}

extension ArchiveLimits {
  /// Names of the limits on the command line.
  fileprivate static var names: [(name: String, path: WritableKeyPath<ArchiveLimits, Int>)] {
    [
      ("jumlah-bita", \.totalBytes), ("bita-berkas", \.entryBytes), ("rasio", \.ratio),
      ("jumlah-berkas", \.entries), ("kedalaman", \.nesting),
    ]
  }

  /// The standard limits with those that the user names as `NAMA=JUMLAH`; nil when one is wrong.
  fileprivate init?(_ settings: [String]) {
    self = .standard
    for setting in settings.flatMap({ $0.split(separator: ",") }) {
      let parts = setting.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[1]), number >= 0,
        let limit = ArchiveLimits.names.first(where: { $0.name == parts[0] })
      else { return nil }
      self[keyPath: limit.path] = number
    }
  }
}
