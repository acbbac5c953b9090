internal import Docx
internal import Draft
internal import Prepare
internal import Publish
internal import References
internal import Synchronization
internal import XMLTree

/// One document to draft, with everything its worker needs.
struct DraftJob: Sendable {
  let document: PreparedDocument
  let prepared: PreparedPlan
  let forms: DocumentForms
  let keepsStages: Bool
  let linksRegister: Bool
  let isForcedDraft: Bool
  let notes: DraftNotes
  /// The form of an annex, in the public edition.
  let annex: AnnexForm?
  /// Article of the instrument that sets it.
  var article: String?
  /// Whether its numbers are frozen: it is the annex of an instrument that is law.
  var isSet = false
  /// The year that the document is about, and what is known of it; nil for other documents.
  var yearly: YearlyDocuments?
  /// Whether its worker makes no other document, nor the run another build.
  var isLast = false
  /// Name of the files; that of the document, and the year that it is about.
  var name: String { yearly.map { "\(document.kind)-\($0.year)" } ?? document.kind }

  /// Drafts and publishes the document; every worker compiles its own stylesheets.
  func run() throws(BrokenData) -> Product {
    let isMonitoring = document.kind == BuildRequest.monitoring
    let writer = SiapWriter(
      document, of: prepared, linksRegister: linksRegister, isForcedDraft: isForcedDraft,
      notes: notes, annex: annex, article: article,
      round: isMonitoring ? nil : yearly?.round,
      monitoring: isMonitoring ? yearly?.monitoring : nil)
    // The text of a prepared tree is made only where it is kept.
    let siap = keepsStages ? writer.bytes() : []
    let made =
      keepsStages
      ? try forms.forms(of: siap, named: name, annex: annex)
      : try forms.forms(of: tree(writer), named: name, annex: annex, isLast: isLast)
    var product = Product(kind: name, edition: document.edition)
    product.page = made.page
    product.files = made.files
    product.firstPage = annex?.firstPage
    product.title = document.title
    if isSet {
      let numbers = FrozenNumbers(docbook: made.docbook, document: document.kind)
      product.numbers = numbers
      product.files.append((product.numbersName, numbers.bytes))
    }
    if keepsStages {
      let name = "\(name)-\(document.edition.rawValue)"
      product.stages = [("siap-\(name).xml", siap), ("docbook-\(name).xml", made.docbook)]
    }
    return product
  }

  private func tree(_ writer: SiapWriter) throws(BrokenData) -> XMLTree {
    do throws(XMLFailure) { return try writer.tree() } catch {
      throw BrokenData(file: document.kind, issues: error.issues)
    }
  }
}

/// What a worker made.
struct Product: Sendable {
  let kind: String
  let edition: Edition
  /// The page, where HTML or PDF is asked for.
  var page: [UInt8] = []
  /// Number of its first page on paper, where the plan says it.
  var firstPage: Int?
  /// Number of its first page, where it became known when the pages before it were laid out.
  var continuedPage: Int?
  var files: [(name: String, bytes: [UInt8])] = []
  var stages: [(name: String, bytes: [UInt8])] = []
  var title = ""
  /// Its numbers, where they are frozen.
  var numbers: FrozenNumbers?

  /// Name of the file that holds its frozen numbers.
  var numbersName: String { NumberedDocument(kind: kind, title: title).file }

  /// Gives the Word document the number of its first page, where it became known.
  ///
  /// - Throws: `BrokenData` when the document cannot be written again.
  mutating func numberWordPages() throws(BrokenData) {
    guard let first = continuedPage else { return }
    for place in files.indices where files[place].name == "\(kind).docx" {
      files[place].bytes = try DocxFile.numbered(files[place].bytes, from: first)
    }
  }

  /// Adds the PDF, and takes a page whose numbers are known by now.
  mutating func add(_ pdf: [UInt8], page: [UInt8]?) {
    if let page {
      for place in files.indices where files[place].name == "\(kind).html" {
        files[place].bytes = page
      }
    }
    files.append(("\(kind).pdf", pdf))
  }
}

extension Program {
  /// Runs the jobs side by side; products come in the order of the jobs, whoever finishes first. Once
  /// the sign is up, no further job begins, and what it would have made is left out.
  func run(
    _ jobs: [DraftJob], workers: Int, isOnlyBuild: Bool, until stop: StopSign = StopSign()
  ) -> Result<[Product], BrokenData> {
    let console = console
    let done = Mutex(0)
    let areLast = isOnlyBuild && jobs.count <= workers
    let results = Parallel.map(jobs, workers: workers) { job -> Result<Product, BrokenData>? in
      guard !stop.isUp else { return nil }
      var job = job
      job.isLast = areLast
      let result: Result<Product, BrokenData>
      do throws(BrokenData) { result = .success(try job.run()) } catch { result = .failure(error) }
      done.withLock { done in
        done += 1
        console.progress(done, of: jobs.count, job.document.title)
      }
      return result
    }
    var products: [Product] = []
    for case let result? in results {
      switch result {
      case .success(let product): products.append(product)
      case .failure(let error): return .failure(error)
      }
    }
    return .success(products)
  }
}

/// Tells work on other threads that nobody wants more of it.
final class StopSign: Sendable {
  private let state = Atomic(false)

  /// Whether the work is to end.
  var isUp: Bool { state.load(ordering: .relaxed) }

  /// Asks the work to end.
  func raise() { state.store(true, ordering: .relaxed) }
}
