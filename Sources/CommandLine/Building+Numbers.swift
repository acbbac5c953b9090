internal import Diagnostics
internal import Draft
internal import Ingest
internal import Instruments
internal import Prepare
internal import References
internal import XMLTree

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
    let set = products.compactMap { product in product.numbers.map { (product, $0) } }
    guard !set.isEmpty else { return [] }
    let schema = try folder.compiledSchema("rencana/nomor.xsd")
    var findings: [Catatan] = []
    for (product, numbers) in set {
      guard let request = prepared.plan.documents.first(where: { $0.kind == product.kind })
      else { continue }
      func add(_ id: String, _ values: [String: String], value: String? = nil) {
        let values = values.merging(["dokumen": product.title]) { $1 }
        let place = prepared.plan.location(request.place)
        findings.append(prepared.library.rules.catatan(id, at: place, values, value: value))
      }
      guard let name = request.numbersFile else {
        add("NOM012", ["nilai": product.numbersName])
        continue
      }
      let bytes = PlanInstruments.path(name, beside: prepared.file)
        .flatMap { FileReader.bytes($0) }
      let frozen = bytes.flatMap { FrozenNumbers(reading: $0, schema: schema) }
      guard let frozen, frozen.document == product.kind else {
        add("NOM011", ["nilai": name], value: name)
        continue
      }
      let differences = frozen.differences(from: numbers)
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
