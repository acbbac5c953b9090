internal import Instruments
internal import Prepare
internal import References

extension BuildRequest {
  /// Forms that are made of an instrument: PDF is made of its page.
  var instrumentFormats: Set<String> {
    formats.contains("pdf") ? formats.union(["html"]) : formats
  }
}

extension Program {
  /// The instruments that set the documents of a plan.
  ///
  /// - Parameters:
  ///   - instruments: the instruments.
  ///   - documents: keys of the documents built beside them.
  ///   - style: the house style.
  ///   - library: kinds, register and words.
  ///   - command: what the user asked for.
  ///   - request: what it means.
  /// - Returns: a product for each.
  /// - Throws: `BrokenData` when words or templates are missing or broken.
  func products(
    of instruments: [PlanInstruments.Item], built documents: [String], _ style: HouseStyle,
    _ library: Library, _ command: Susun, _ request: BuildRequest
  ) throws(BrokenData) -> [Product] {
    let forms = try InstrumentForms(library, style: style)
    var products: [Product] = []
    for item in instruments {
      let annexed = item.instrument.annexes.compactMap(\.document).filter(documents.contains)
      products.append(
        try product(
          of: item.instrument, named: item.name, forms, request,
          documents: Dictionary(
            annexed.map { ($0, PreparedInstrument.AnnexedDocument(title: "", address: $0)) },
            uniquingKeysWith: { first, _ in first }), isForcedDraft: command.rancangan))
    }
    return products
  }

  /// One instrument: its files, and its page where PDF is made of it.
  ///
  /// - Parameters:
  ///   - instrument: the instrument.
  ///   - name: what the names of its files begin with.
  ///   - forms: makes the files.
  ///   - request: the formats.
  ///   - documents: annexed documents by key.
  ///   - isForcedDraft: marks the pages RANCANGAN whatever the status.
  /// - Returns: the product.
  /// - Throws: `BrokenData` when a template fails.
  func product(
    of instrument: Instrument, named name: String, _ forms: InstrumentForms,
    _ request: BuildRequest, documents: [String: PreparedInstrument.AnnexedDocument] = [:],
    isForcedDraft: Bool
  ) throws(BrokenData) -> Product {
    product(
      named: name, request,
      files: try forms.files(
        of: instrument, named: name, formats: request.instrumentFormats, documents: documents,
        isForcedDraft: isForcedDraft))
  }

  /// One instrument whose files are made, among them its page where PDF is made of it.
  func product(
    named name: String, _ request: BuildRequest, files: [InstrumentForms.File]
  ) -> Product {
    var product = Product(kind: name, edition: .publik)
    product.files = files
    let page = "\(name).html"
    product.page = product.files.first { $0.name == page }?.bytes ?? []
    if !request.formats.contains("html") { product.files.removeAll { $0.name == page } }
    return product
  }
}
