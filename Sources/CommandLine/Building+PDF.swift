internal import Diagnostics
internal import FoundationEssentials
internal import Publish
internal import References

/// Pages that are laid out one after the other, since each begins where the one before it ends: an
/// instrument and its annexes, or one page by itself.
private struct PageRun: Sendable {
  /// A page, with where its product stands in the list.
  struct Page: Sendable {
    let position: Int
    let html: [UInt8]
    /// Number of its first page, where the plan says it.
    let firstPage: Int?
  }

  /// What became of a page.
  struct Result: Sendable {
    let position: Int
    let pdf: [UInt8]
    /// The page with its numbers, where they were found out here.
    let html: [UInt8]?
    /// Number of its first page, where it was found out here.
    let firstPage: Int?
  }

  let pages: [Page]
  /// Names of the documents that links may lead to.
  let documents: [String]
  /// Words of instruments, where the first page is one that has catchwords.
  let catchwords: Words?

  func run(_ publisher: PDFPublisher) throws(PDFFailure) -> [Result] {
    var results: [Result] = []
    var next: Int?
    for (place, page) in pages.enumerated() {
      var html = page.html
      let first = page.firstPage ?? next
      if let next, page.firstPage == nil { html = PageEdits.numbered(html, from: next) }
      let printed = PageEdits.linkedToPDF(html, documents: documents)
      var made = try publisher.pdf(printed)
      if place == 0, let catchwords {
        let words = Catchwords(try publisher.texts(of: made.bytes), catchwords)
        made = try publisher.pdf(PageEdits.styled(printed, words.css))
      }
      results.append(
        Result(
          position: page.position, pdf: made.bytes, html: html == page.html ? nil : html,
          firstPage: page.firstPage == nil ? next : nil))
      next = made.pages.map { $0 + (first ?? 1) }
    }
    return results
  }
}

extension Program {
  /// Adds the PDF of each product to its files; annexes continue the pages of their instrument.
  ///
  /// WeasyPrint takes far longer than all the rest, so it begins when nothing can stop the run any
  /// more, and works on several documents side by side, but for annexes, which wait for the number of
  /// pages before them.
  ///
  /// - Parameters:
  ///   - products: the products, which get further files.
  ///   - groups: names of instruments, each with those of its annexes behind it.
  ///   - catchwords: words of instruments, where the house style has catchwords.
  ///   - publisher: WeasyPrint.
  ///   - workers: how many run side by side.
  /// - Throws: `PDFFailure` when WeasyPrint fails.
  func addPDFs(
    to products: inout [Product], groups: [[String]], catchwords: Words?,
    with publisher: PDFPublisher, workers: Int
  ) throws(PDFFailure) {
    let runs = pageRuns(products, groups, catchwords)
    typealias Outcome = Result<[PageRun.Result], PDFFailure>
    let results = Parallel.map(runs, workers: workers) { run -> Outcome in
      do throws(PDFFailure) { return .success(try run.run(publisher)) } catch {
        return .failure(error)
      }
    }
    for result in results {
      for made in try result.get() {
        products[made.position].add(made.pdf, page: made.html)
        products[made.position].continuedPage = made.firstPage
      }
    }
  }

  /// The order of the pages: each instrument with the annexes built beside it, then all others.
  private func pageRuns(
    _ products: [Product], _ groups: [[String]], _ catchwords: Words?
  ) -> [PageRun] {
    var positions: [String: Int] = [:]
    for (position, product) in products.enumerated() { positions[product.kind] = position }
    let names = products.map(\.kind)
    func run(_ list: [Int], _ words: Words?) -> PageRun {
      PageRun(
        pages: list.map {
          PageRun.Page(
            position: $0, html: products[$0].page, firstPage: products[$0].firstPage)
        }, documents: names, catchwords: words)
    }
    var taken: Set<Int> = []
    var runs: [PageRun] = []
    for group in groups {
      let list = group.compactMap { positions[$0] }.filter { taken.insert($0).inserted }
      if !list.isEmpty { runs.append(run(list, catchwords)) }
    }
    for position in products.indices where !taken.contains(position) {
      runs.append(run([position], nil))
    }
    return runs
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
      case .noText(let package): ("KEL007", package)
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
