internal import Diagnostics
internal import Instruments
internal import References
internal import Telaah

extension Program {
  /// `naskah baca`: the text of a regulation as an instrument in XML, or the list of its references.
  func readRegulation(_ command: Baca) throws(BrokenData) -> ExitCode {
    let session: RegulationSession
    switch try RegulationSession.open(command.naskah, self) {
    case .stopped(let code): return code
    case .ready(let opened): session = opened
    }
    console.report(session.summary(words))
    if command.rujukan {
      for row in session.reviewer.references(session.reading) {
        console.print("\(row.line)\t\(row.words)\t\(row.target)\n")
      }
      return .clean
    }
    let maker = InstrumentMaker(session.vocabulary, kinds: session.library.instrumentKinds)
    let name = command.naskah.split(separator: "/").last.map(String.init) ?? command.naskah
    let bytes = InstrumentWriter.bytes(maker.instrument(session.reading, file: name))
    guard let path = command.keluaran else {
      console.print(String(decoding: bytes, as: UTF8.self))
      return .clean
    }
    return write(bytes, to: path, keeping: [command.naskah], session.library) ?? .clean
  }

  /// `naskah telaah`: the formal defects of a regulation.
  func reviewRegulation(_ command: Telaah) throws(BrokenData) -> ExitCode {
    if let problem = Telaah.problem(command, words) {
      console.report("naskah: \(problem)\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    let session: RegulationSession
    switch try RegulationSession.open(command.naskah, self) {
    case .stopped(let code): return code
    case .ready(let opened): session = opened
    }
    let catatan = session.reviewer.review(session.reading, file: command.naskah)
    if command.reports.allSatisfy({ $0.path != nil }) {
      let printer = textPrinter(
        session.library,
        sources: session.isPlain ? [command.naskah: SourceLines(session.bytes)] : [:])
      console.report(catatan.map { printer.text($0) }.joined())
      console.report(session.summary(words))
      console.report(session.counts(catatan, words))
    }
    for report in command.reports {
      let bytes = try session.report(report.form, catatan, command.naskah, folder)
      guard let path = report.path else {
        console.print(String(decoding: bytes, as: UTF8.self))
        continue
      }
      if let code = write(bytes, to: path, keeping: [command.naskah], session.library) {
        return code
      }
    }
    let fails = catatan.contains {
      $0.level == .kesalahan || (command.ketat && $0.level == .peringatan)
    }
    return fails ? .findings : .clean
  }
}

extension Telaah {
  /// The reports in the order asked for.
  var reports: [ReportRequest] { laporan.map(ReportRequest.init) }

  /// What is wrong with the options, in words; nil when nothing is.
  static func problem(_ command: Telaah, _ words: Words) -> String? {
    ReportRequest.problem(command.laporan, words, forms: ReportRequest.forms + ["html"])
  }
}

/// A regulation that was read, with what is needed to judge it.
struct RegulationSession {
  /// How opening ended.
  enum Outcome {
    case ready(RegulationSession)
    case stopped(ExitCode)
  }

  let library: Library
  let vocabulary: Vocabulary
  let catalogue: DefectCatalogue
  let reviewer: Reviewer
  let reading: Reading
  let bytes: [UInt8]

  /// Reads a file; what stands in the way is reported.
  static func open(_ path: String, _ program: Program) throws(BrokenData) -> Outcome {
    let library = try Library(from: program.folder, for: .regulations)
    let vocabulary = try Vocabulary(from: program.folder)
    let catalogue = try DefectCatalogue(from: program.folder)
    let bytes: [UInt8]
    do throws(FileReader.Failure) { bytes = try FileReader.read(path) } catch {
      let id =
        switch error {
        case .missing: "BER001"
        case .unreadable: "BER002"
        case .folder: "BER003"
        }
      let catatan = library.rules.catatan(id, at: Location(file: path), ["berkas": path])
      program.console.report(program.textPrinter(library).text(catatan))
      return .stopped(.unreadable)
    }
    do throws(RegulationFile.Failure) {
      let source = try RegulationFile.text(bytes, file: path, library)
      let reading = RegulationReader(vocabulary).read(source)
      return .ready(
        RegulationSession(
          library: library, vocabulary: vocabulary, catalogue: catalogue,
          reviewer: Reviewer(vocabulary, catalogue), reading: reading, bytes: bytes))
    } catch {
      switch error {
      case .broken(let data): throw data
      case .unreadable(let key):
        program.console.report("naskah: \(program.words.text(key, ["berkas": path]))\n")
        return .stopped(.unreadable)
      case .instrument(let list, let isUnreadable):
        let printer = program.textPrinter(library, sources: [path: SourceLines(bytes)])
        program.console.report(list.map { printer.text($0) }.joined())
        return .stopped(isUnreadable ? .unreadable : .findings)
      }
    }
  }

  /// Whether the lines of the file are the lines of the text, so that they can be shown.
  var isPlain: Bool { reading.source.isPlain }

  /// What was read: parts by kind, and pieces that are none.
  func summary(_ words: Words) -> String {
    var values: [String: String] = [:]
    for kind in [Unit.Kind.bab, .bagian, .paragraf, .pasal, .ayat, .huruf, .definisi] {
      values[kind.rawValue] = String(reading.count(of: kind))
    }
    values["derau"] = String(reading.furniture.count)
    values["kata"] = String(reading.source.words.count)
    values["pengodean"] = reading.source.encoding.rawValue
    return words.text("baca.ringkas", values) + "\n"
  }

  /// "24 catatan: 18 pasti, 5 mungkin, 1 perlu telaah".
  func counts(_ list: [Catatan], _ words: Words) -> String {
    let count = { (certainty: Catatan.Certainty) in
      String(list.count { $0.legal?.certainty == certainty })
    }
    return words.text(
      "telaah.ringkas",
      [
        "jumlah": String(list.count), "pasti": count(.certain), "mungkin": count(.likely),
        "perlu": count(.needsReview),
      ]) + "\n"
  }

  /// A report in one of the forms.
  func report(
    _ form: String, _ list: [Catatan], _ file: String, _ folder: DataFolder
  ) throws(BrokenData) -> [UInt8] {
    switch form {
    case "html": return try ReviewPage(folder, catalogue).page(reading, list, file: file)
    case "sarif":
      let rules = catalogue.kinds.map {
        SARIFReport.Rule(id: $0.id, level: $0.certainty.level, text: $0.reason)
      }
      return Array(SARIFReport(list, rules: rules, version: Program.version).text.utf8)
    default: return Array(JSONReport(list).text.utf8)
    }
  }
}
