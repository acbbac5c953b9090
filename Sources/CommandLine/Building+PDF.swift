internal import Diagnostics
internal import FoundationEssentials
internal import Publish
internal import References

extension Program {
  /// The PDF of each page, in the order of the pages.
  ///
  /// WeasyPrint takes far longer than all the rest, so it begins when nothing can stop the run any
  /// more, and works on several documents side by side.
  func pdfs(
    of pages: [[UInt8]], with publisher: PDFPublisher, workers: Int
  ) async throws(PDFFailure) -> [[UInt8]] {
    let results = await withTaskGroup(
      of: (Int, Result<[UInt8], PDFFailure>).self,
      returning: [Int: Result<[UInt8], PDFFailure>].self
    ) { group in
      var next = 0
      func start() {
        guard next < pages.count else { return }
        let (position, page) = (next, pages[next])
        next += 1
        group.addTask {
          do throws(PDFFailure) { return (position, .success(try publisher.pdf(page))) } catch {
            return (position, .failure(error))
          }
        }
      }
      for _ in 0..<max(workers, 1) { start() }
      var results: [Int: Result<[UInt8], PDFFailure>] = [:]
      for await (position, result) in group {
        results[position] = result
        start()
      }
      return results
    }
    var files: [[UInt8]] = []
    for position in pages.indices {
      if let result = results[position] { files.append(try result.get()) }
    }
    return files
  }

  /// WeasyPrint, where PDF is asked for.
  func pdfPublisher(for request: BuildRequest) throws(PDFFailure) -> PDFPublisher? {
    try pdfPublisher(for: request.formats)
  }

  /// WeasyPrint, where PDF is among the formats.
  func pdfPublisher(for formats: Set<String>) throws(PDFFailure) -> PDFPublisher? {
    guard formats.contains("pdf") else { return nil }
    return try PDFPublisher(path: ProcessInfo.processInfo.environment["PATH"] ?? "")
  }

  /// Reports why no PDF was made.
  func report(_ failure: PDFFailure, _ library: Library) -> ExitCode {
    let (id, detail) =
      switch failure {
      case .missing: ("KEL003", "")
      case .tooOld(let version): ("KEL004", version)
      case .failed(let words): ("KEL005", words)
      }
    let catatan = library.rules.catatan(
      id, at: Location(),
      [
        "paket": PDFPublisher.package, "versi": String(PDFPublisher.oldest), "rincian": detail,
      ])
    console.report(textPrinter(library).text(catatan))
    return .notWritten
  }
}
