internal import Prepare
internal import References

/// What `naskah reviu` was asked for, with its lists taken apart.
struct ReviewCommandRequest {
  let review: ReviewRequest
  let formats: Set<String>
  let edition: Edition
  let reports: [ReportRequest]
  /// Keys of the documents that are asked for with their changes; `semua` among them stands for all.
  private let documents: [String]
  /// What is wrong with the request, in words for the user.
  let problem: String?

  init(_ command: Reviu, _ words: Words, _ folder: DataFolder) {
    let date = command.tanggal ?? Today.iso
    review = ReviewRequest(
      kind: command.jenis ?? "", triggers: BuildRequest.list(command.pemicu), date: date,
      isForced: command.paksa)
    let asked = BuildRequest.list(command.format)
    formats = asked.isEmpty ? BuildRequest.usualFormats : Set(asked)
    edition = Edition(rawValue: command.edisi) ?? .publik
    reports = command.laporan.map(ReportRequest.init)
    documents = BuildRequest.list(command.dokumen)
    let known = folder.names(inSchemas: "acuan/kerangka")
    problem =
      ReviewCommandRequest.problem(command, date, asked, words)
      ?? ReviewCommandRequest.documentProblem(command, documents, known, words)
  }

  /// The documents to make with their changes.
  ///
  /// - Parameter usual: those that are made when none is named.
  /// - Returns: their keys.
  func documents(besides usual: [String]) -> [String] {
    guard documents.contains("semua") else { return documents.isEmpty ? usual : documents }
    var seen: Set<String> = []
    return (usual + documents.filter { $0 != "semua" } + ["register"])
      .filter { seen.insert($0).inserted }
  }

  private static func documentProblem(
    _ command: Reviu, _ documents: [String], _ known: [String], _ words: Words
  ) -> String? {
    if let document = documents.first(where: { $0 != "semua" && !known.contains($0) }) {
      return words.invalid("--dokumen", document, known + ["semua"])
    }
    return documents.isEmpty || command.redline ? nil : words.text("reviu.dokumen-tanpa-redline")
  }

  /// What is wrong with the forms and the edition that a review is asked for in.
  static func formProblem(_ command: Reviu, _ formats: [String], _ words: Words) -> String? {
    // Akoma Ntoso is for instruments only.
    let known = BuildRequest.knownFormats.filter { $0 != "akn" }
    if let format = formats.first(where: { !known.contains($0) }) {
      return words.invalid("--format", format, known)
    }
    guard Edition(rawValue: command.edisi) == nil else { return nil }
    return words.invalid("--edisi", command.edisi, Edition.allCases.map(\.rawValue))
  }

  private static func problem(
    _ command: Reviu, _ date: String, _ formats: [String], _ words: Words
  ) -> String? {
    if let problem = formProblem(command, formats, words) { return problem }
    if !ReviewRequest.kinds.contains(command.jenis ?? "") {
      return words.invalid("--jenis", command.jenis ?? "", ReviewRequest.kinds)
    }
    if CalendarDay(date) == nil {
      return words.invalid("--tanggal", date, [words.text("reviu.bentuk-tanggal")])
    }
    return ReportRequest.problem(command.laporan, words)
  }
}
