internal import FoundationEssentials
internal import Prepare
internal import References
internal import XMLTree

/// What `naskah susun` was asked for, with its lists taken apart.
struct BuildRequest {
  /// Keys of documents; empty for those of the plan.
  let documents: [String]
  /// Keys of documents of one year, in the order given.
  let yearly: [String]
  /// The year that these are about.
  let year: Int?
  /// Whether the Buku Register comes beside the documents of the plan.
  let addsRegister: Bool
  /// Whether the instruments come that set the documents.
  let addsInstruments: Bool
  /// Papers and instruments that are asked for besides documents.
  let papers: PaperRequest
  /// Whether no document was named, so that those of the plan are meant.
  let namesNothing: Bool
  let formats: Set<String>
  let edition: Edition
  /// Documents drafted side by side.
  let workers: Int
  /// What is wrong with the request, in words for the user.
  let problem: String?

  static let knownFormats = ["html", "docbook", "docx", "pdf", "akn"]
  /// Forms that are written when none is asked for: those that need no other program.
  static let usualFormats: Set = ["html", "docbook"]

  init?(_ command: Susun, _ words: Words, _ folder: DataFolder) {
    let known = folder.names(inSchemas: "acuan/kerangka")
    let asked = BuildRequest.list(command.dokumen)
    addsRegister = asked.contains("semua")
    addsInstruments = asked.contains("penetapan")
    namesNothing = asked.isEmpty
    papers = PaperRequest(asked)
    let yearlyKnown = folder.names(inSchemas: BuildRequest.yearlyOutlines) + [BuildRequest.letters]
    yearly = asked.filter(yearlyKnown.contains)
    year = command.tahun.flatMap { $0.utf8.count == 4 ? Int($0) : nil }
    documents = asked.filter {
      $0 != "semua" && $0 != "penetapan" && !PaperRequest.isPaper($0) && !yearlyKnown.contains($0)
    }
    let formats = BuildRequest.list(command.format)
    self.formats = formats.isEmpty ? BuildRequest.usualFormats : Set(formats)
    edition = Edition(rawValue: command.edisi) ?? .publik
    workers = command.pekerja ?? Parallel.processors
    problem =
      BuildRequest.problem(command, words, known + yearlyKnown, documents, formats)
      ?? BuildRequest.yearProblem(command, words, yearly, year)
  }

  /// Name of the letters of recommendation, which are papers and have no outline.
  static let letters = "surat-rekomendasi"

  /// Key of the monitoring report, which is about results and not about proposals.
  static let monitoring = "laporan-pemantauan"

  /// Folder of the outlines of documents that are about one year.
  static let yearlyOutlines = "acuan/kerangka/tahunan"

  /// Whether the run needs the instruments of the plan: as documents of their own, for the form of the
  /// documents that they set, or for the papers that go with them.
  ///
  /// - Parameter documents: keys of the documents of the plan that the run makes.
  /// - Returns: whether any of these is asked for.
  func needsInstruments(besides documents: [String]) -> Bool {
    !documents.isEmpty || addsInstruments || papers.addsCovering
  }

  /// What is wrong with the year: a document of one year needs one, and no other takes one.
  private static func yearProblem(
    _ command: Susun, _ words: Words, _ yearly: [String], _ year: Int?
  ) -> String? {
    if let text = command.tahun, year == nil {
      return words.invalid("--tahun", text, [words.text("susun.tahun-bentuk")])
    }
    if let document = yearly.first, year == nil {
      return words.text("galat.tanpa-tahun", ["dokumen": document])
    }
    return yearly.isEmpty && year != nil ? words.text("galat.tahun-tanpa-dokumen") : nil
  }

  private static func problem(
    _ command: Susun, _ words: Words, _ known: [String], _ documents: [String],
    _ formats: [String]
  ) -> String? {
    if let format = formats.first(where: { !knownFormats.contains($0) }) {
      return words.invalid("--format", format, knownFormats)
    }
    if let document = documents.first(where: { !known.contains($0) }) {
      return words.invalid(
        "--dokumen", document, known + ["penetapan"] + PaperRequest.shown + ["semua"])
    }
    if Edition(rawValue: command.edisi) == nil {
      return words.invalid("--edisi", command.edisi, Edition.allCases.map(\.rawValue))
    }
    if let workers = command.pekerja, !(1...64).contains(workers) {
      return words.invalid("--pekerja", String(workers), ["1–64"])
    }
    if command.bukti != nil, command.edisi != Edition.terbatas.rawValue {
      return words.text("galat.bukti-terbatas")
    }
    if command.plan.final, command.rancangan { return words.text("galat.final-rancangan") }
    return PlanOptions.problem(command.plan, words)
  }

  /// Values given by repetition or with commas, blanks cut, each once.
  static func list(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.flatMap { $0.split(separator: ",") }
      .map { String($0).foldingSpace() }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
