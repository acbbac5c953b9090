public import Diagnostics
internal import Prose
public import References
public import XMLTree

/// A plan with the forms of its process log that were filled in.
public struct PlanForms: Sendable {
  /// The plan as XML: the events that the forms are about say what the forms say, everything else stands
  /// as it was, to the byte where the text is UTF-8.
  public let bytes: [UInt8]
  /// What is to be said about the forms.
  public let catatan: [Catatan]
  /// What became of each form.
  public let forms: [FormSummary]
}

/// Puts filled forms into a plan that is one file.
public struct PlanFormReader: Sendable {
  private let library: Library
  private let catalogue: SheetCatalogue

  /// - Parameter library: words and rules.
  /// - Throws: `BrokenData` when the catalogue of sheets is broken.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    catalogue = try SheetCatalogue(library)
  }

  /// Puts forms into a plan.
  ///
  /// - Parameters:
  ///   - sources: the forms (`SourceReader.readForms`).
  ///   - root: the plan, with the places of its text.
  ///   - text: the text of the plan.
  /// - Returns: the plan and everything that is to be said about it.
  /// - Throws: `BrokenData` when the words of papers are missing.
  public func read(
    _ sources: SourceSet, into root: Element, _ text: [UInt8]
  ) throws(BrokenData) -> PlanForms {
    let found = try FormCollection(sources.documents, catalogue, library) { _ in true }
    var catatan = sources.catatan + found.catatan
    let sections = try SectionCatalogue(profile: nil, library: library)
    for document in found.others {
      // Says why it cannot be read.
      catatan +=
        ProseDocument.read(
          document.bytes, path: document.name, catalogue: sections, library: library
        ).catatan
    }
    var log = PlanLog(root)
    var summaries: [FormSummary] = []
    for (file, form) in found.forms {
      let findings = FormFindings(file: file, catalogue: catalogue, library: library)
      guard let old = log[form.event] else {
        catatan.append(findings.unknown(form))
        continue
      }
      var merge = FormMerge(event: old, above: FormMerge.meetings(of: old) { log[$0] })
      merge.take(form) { log.units.unit($0) }
      catatan += findings.all(form, merge)
      if merge.taken > 0 { log.put(catalogue.sorted(merge.event), for: form.event) }
      summaries.append(
        FormSummary(file: file, event: form.event, kind: form.kind, taken: merge.taken))
    }
    return PlanForms(bytes: log.bytes(in: text, of: root), catatan: catatan, forms: summaries)
  }
}

/// The process log of a plan that is one file.
private struct PlanLog {
  /// The events in their order.
  private var events: [Element]
  private var positions: [String: Int] = [:]
  private var changed: Set<Int> = []
  /// Names and kode of the units.
  private(set) var units = NameIndex()

  init(_ root: Element) {
    events = root.first("proses")?.elements(named: "peristiwa") ?? []
    for (position, event) in events.enumerated() {
      if let kode = event[attribute: "kode"] { positions[kode] = position }
    }
    for unit in root.first("perangkat-daerah")?.elements(named: "unit") ?? [] {
      guard let kode = unit[attribute: "kode"] else { continue }
      units.add(kode, kind: "unit", name: unit.first("nama")?.foldedText ?? "")
      for old in unit.elements(named: "nama-lama") {
        units.addName(old.foldedText, of: kode, kind: "unit")
      }
    }
  }

  /// The event with a kode, with what forms have said so far.
  subscript(kode: String) -> Element? { positions[kode].map { events[$0] } }

  mutating func put(_ event: Element, for kode: String) {
    guard let position = positions[kode] else { return }
    events[position] = event
    changed.insert(position)
  }

  /// The text of the plan with the events that changed.
  func bytes(in text: [UInt8], of root: Element) -> [UInt8] {
    if changed.isEmpty { return text }
    if let bytes = spliced(text), XMLSource(parsing: bytes, limit: 1).root != nil { return bytes }
    var result = root
    result.changeElements { log in
      guard log.name == "proses" else { return }
      var position = -1
      log.changeElements { event in
        guard event.name == "peristiwa" else { return }
        position += 1
        if changed.contains(position) { event = events[position].prefixed(event.prefix) }
      }
    }
    return PlanImport.bytes(of: result)
  }

  /// The text with every other byte as it is; nil where a place is not found.
  private func spliced(_ text: [UInt8]) -> [UInt8]? {
    guard var splice = XMLSplice(text) else { return nil }
    for position in changed.sorted() {
      let event = events[position]
      guard let range = splice.range(of: event) else { return nil }
      let indent = splice.indent(before: range.lowerBound)
      let breaksWithReturn = indent.first == 13
      let blanks = String(decoding: indent.drop { $0 == 13 }, as: UTF8.self)
      var lines = event
      if !blanks.isEmpty {
        lines.children =
          event.children.flatMap { [.text(blanks + "  "), $0] } + [.text(blanks)]
      }
      var bytes = XMLSplice.bytes(lines, event.prefix)
      if breaksWithReturn { bytes = bytes.flatMap { $0 == 10 ? [13, 10] : [$0] } }
      // What was noted inside the event stands before it from now on.
      let pieces = splice.comments(in: range) + [bytes]
      splice.replace(range, with: Array(pieces.joined(separator: indent)))
    }
    return splice.finish()
  }
}
