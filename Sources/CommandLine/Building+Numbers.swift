internal import Diagnostics
internal import Draft
internal import Ingest
internal import Instruments
internal import Prepare
internal import References
internal import XMLTree

/// A document whose numbers are law.
struct NumberedDocument {
  /// Key of the document.
  let kind: String
  let title: String
  /// Name of the file that its numbers are written to.
  var file: String { "\(kind)-nomor.xml" }
}

extension Program {
  /// Compares the numbers of documents that are set with those that were frozen then.
  ///
  /// - Parameters:
  ///   - products: the drafted documents, with their numbers where they are set.
  ///   - prepared: the plan.
  /// - Returns: the findings, each where the plan asks for the document.
  /// - Throws: `BrokenData` when the schema of such files is missing.
  func numberFindings(
    _ products: [Product], of prepared: PreparedPlan
  ) throws(BrokenData) -> [Catatan] {
    var numbers: [String: FrozenNumbers] = [:]
    for product in products { numbers[product.kind] = product.numbers }
    let set = products.filter { $0.numbers != nil }.map {
      NumberedDocument(kind: $0.kind, title: $0.title)
    }
    return try numberFindings(set, of: prepared) { document in numbers[document.kind] }
  }

  /// Compares the numbers that the documents of a plan would have with those that were frozen when
  /// they were set, for a run that drafts nothing else.
  ///
  /// - Parameters:
  ///   - outlines: outlines of the documents of the plan.
  ///   - prepared: the plan.
  /// - Returns: the findings, each where the plan asks for the document.
  /// - Throws: `BrokenData` when the schema of such files or a template is missing or broken.
  func numberFindings(
    _ outlines: [Outline], of prepared: PreparedPlan
  ) throws(BrokenData) -> [Catatan] {
    // As in a build: only what is the annex of an instrument has numbers that are law.
    let annexes = Set(InstrumentDrafter.groups(prepared).flatMap(\.requests).map(\.kind))
    var documents: [String: PreparedDocument] = [:]
    for outline in outlines
    where annexes.contains(outline.document) && prepared.isSet(outline.document) {
      documents[outline.document] = PreparedDocument(outline, of: prepared, edition: .publik)
    }
    let set = outlines.compactMap { outline in
      documents[outline.document].map {
        NumberedDocument(kind: outline.document, title: $0.title)
      }
    }
    return try numberFindings(set, of: prepared) { numbered throws(BrokenData) in
      guard let document = documents[numbered.kind] else { return nil }
      let siap = SiapWriter(
        document, of: prepared, linksRegister: false, isForcedDraft: false
      ).bytes()
      return FrozenNumbers(
        docbook: try Drafter(prepared.library).docbook(siap), document: numbered.kind)
    }
  }

  /// The findings about documents that are set; numbers are asked for only where there are frozen
  /// ones to compare them with.
  private func numberFindings(
    _ documents: [NumberedDocument], of prepared: PreparedPlan,
    numbers: (NumberedDocument) throws(BrokenData) -> FrozenNumbers?
  ) throws(BrokenData) -> [Catatan] {
    guard !documents.isEmpty else { return [] }
    let schema = try folder.compiledSchema("rencana/nomor.xsd")
    var findings: [Catatan] = []
    for document in documents {
      guard let request = prepared.plan.documents.first(where: { $0.kind == document.kind })
      else { continue }
      func add(_ id: String, _ values: [String: String], value: String? = nil) {
        let values = values.merging(["dokumen": document.title]) { $1 }
        let place = prepared.plan.location(request.place)
        findings.append(prepared.library.rules.catatan(id, at: place, values, value: value))
      }
      guard let name = request.numbersFile else {
        add("NOM012", ["nilai": document.file])
        continue
      }
      let bytes = PlanInstruments.path(name, beside: prepared.file)
        .flatMap { FileReader.bytes($0) }
      let frozen = bytes.flatMap { FrozenNumbers(reading: $0, schema: schema) }
      guard let frozen, frozen.document == document.kind else {
        add("NOM011", ["nilai": name], value: name)
        continue
      }
      let differences = try numbers(document).map(frozen.differences(from:)) ?? []
      guard let first = differences.first else { continue }
      add(
        "NOM010",
        [
          "bagian": first.title, "nilai": first.frozen ?? "–", "harapan": first.now ?? "–",
          "jumlah": Formats.grouped(differences.count),
        ], value: first.frozen)
    }
    return findings.filter { prepared.library.rules.rule($0.id)?.isOff != true }
  }
}

extension PreparedPlan {
  /// Whether a document is law: signed and numbered, by its own instrument or by the one that it
  /// shares.
  func isSet(_ document: String) -> Bool {
    guard let request = plan.documents.first(where: { $0.kind == document }) else { return false }
    let lead = plan.documents.first { $0.kind == request.together } ?? request
    return ["ditetapkan", "salinan"].contains(lead.status)
  }
}
