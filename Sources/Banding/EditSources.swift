internal import Diagnostics
public import Docx
internal import Ingest
public import Prepare
public import References
public import XMLTree

/// Leads edits of a document of a plan back to what the words were printed from.
public struct EditSources {
  private let prepared: PreparedPlan
  private let document: PreparedDocument
  private let blocks: [DocxBlock]
  private let words: Words
  private let sources: [BlockSource]
  private let root: Element

  /// - Parameters:
  ///   - blocks: the blocks that the program writes.
  ///   - document: the document that they belong to.
  ///   - prepared: the plan.
  ///   - trace: what was printed from what.
  ///   - root: the plan as a tree, with the places of workbooks.
  ///   - words: words of `naskah banding`.
  public init(
    _ blocks: [DocxBlock], of document: PreparedDocument, _ prepared: PreparedPlan,
    trace: SourceTrace, root: Element, words: Words
  ) {
    self.blocks = blocks
    self.document = document
    self.prepared = prepared
    self.words = words
    self.root = root
    var walk = SourceWalk(
      prepared: prepared, document: document, trace: trace, drafter: words.text("penyusun"))
    sources = blocks.map { walk.source(of: $0) }
  }

  /// The sources of edits, in their order.
  public func sources(of edits: [DocumentEdit]) -> [EditSource] {
    var wanted: Set<SourceTrace.Origin> = []
    for edit in edits where edit.position >= 0 {
      wanted.formUnion(sources[edit.position].origins)
    }
    let elements = PlanElements(root, wanted: wanted)
    return edits.map { source(of: $0, in: elements) }
  }

  private func source(of edit: DocumentEdit, in elements: PlanElements) -> EditSource {
    guard edit.position >= 0 else {
      return EditSource(
        kind: .none, subject: "", section: "", responsible: words.text("penyusun"))
    }
    let block = sources[edit.position]
    if block.source.kind == .prose {
      var result = block.source
      if blocks[edit.position].isRow, edit.kind != .insertion { result.spot?.cell = edit.cell }
      if result.spot?.isTitle == true, edit.kind == .insertion { result.spot?.isTitle = false }
      return result
    }
    if edit.kind == .insertion { return insertion(edit, behind: block, in: elements) }
    return computed(edit, data(edit, block, in: elements), in: elements)
  }

  /// What was put in belongs to the prose around it, or to the rows of its table.
  private func insertion(
    _ edit: DocumentEdit, behind block: BlockSource, in elements: PlanElements
  ) -> EditSource {
    var result = block.source
    let isRow = blocks[edit.position].isRow
    if result.kind == .margin { return result }
    if !block.origins.isEmpty, result.kind == .data {
      return owned(result, block.origins.compactMap { elements[$0] })
    }
    let key = document.allSections.first { $0.id == blocks[edit.position].id }?.narrative
    if result.kind == .frame, !isRow, let key {
      // Behind the heading of a section that has prose, or could have it.
      result.kind = .prose
      result.subject = key
      if let position = narrative(key) {
        let section = prepared.plan.narrative[position]
        result.location = prepared.plan.location(section.place)
        result.spot = EditSource.Spot(section: position, block: -1)
      } else {
        result.newSection = key
      }
      return result
    }
    result.kind = .none
    result.subject = ""
    result.basis = ""
    result.location = nil
    return result
  }

  private func narrative(_ key: String) -> Int? {
    let sections = prepared.plan.narrative
    return sections.firstIndex { $0.key == key && $0.document == document.kind }
      ?? sections.firstIndex { $0.key == key && $0.document == nil }
  }

  // MARK: Data

  /// The element that a block prints and the field that was edited in it.
  private func data(
    _ edit: DocumentEdit, _ block: BlockSource, in elements: PlanElements
  ) -> (source: EditSource, basis: String?) {
    var result = block.source
    let owners = block.origins.compactMap { elements[$0] }
    guard let owner = owners.first else { return (result, block.basis) }
    result = owned(result, owners)
    result.location = prepared.plan.location(owner.place, path: owner.path)
    if block.isDetail, edit.cell == 0 || block.field == nil {
      result.kind = edit.cell == 0 ? .frame : .computed
      return (result, edit.cell == 0 ? "judul-kolom" : "tautan")
    }
    let column = edit.cell.flatMap { block.columns.indices.contains($0) ? block.columns[$0] : nil }
    if block.columns.isEmpty, block.field == nil {
      // A sentence or an item that holds words of the plan.
      let question = FieldFinder.Question(old: edit.old, new: edit.new, fields: ["uraian", "nama"])
      return (answered(result, question, owners, title: ""), block.basis)
    }
    guard column != nil || block.field != nil else { return (result, nil) }
    if let column, let basis = column.basis {
      result.kind = .computed
      result.field = column.title
      return (result, basis)
    }
    var question = FieldFinder.Question(
      old: edit.old, new: edit.new, fields: block.field.map { [$0] } ?? column?.fields ?? [],
      year: column?.part)
    // A heading of rows says kode and name: who leaves the kode as it is means the name.
    if let kode = owner.element[attribute: "kode"], edit.old.hasPrefix("\(kode) "),
      edit.new.hasPrefix("\(kode) ")
    {
      question.old = String(edit.old.dropFirst(kode.count + 1))
      question.new = String(edit.new.dropFirst(kode.count + 1))
    }
    if question.year == nil, let first = blocks[edit.position].texts.first?.settled,
      first.count == 4, Int(first) != nil
    {
      question.year = first
    }
    return (answered(result, question, owners, title: column?.title ?? ""), nil)
  }

  private func answered(
    _ source: EditSource, _ question: FieldFinder.Question, _ owners: [PlanElements.Found],
    title: String
  ) -> EditSource {
    guard let answer = FieldFinder(prepared: prepared).find(question, in: owners) else {
      return source
    }
    var result = owned(source, [answer.owner] + owners)
    result.location = answer.location
    let kind = prepared.library.fields.kind(answer.owner.element.name)
    result.field =
      kind?.field(answer.field)?.label ?? answer.location.heading
      ?? (title.isEmpty ? answer.field : title)
    return result
  }

  /// Names the element and who answers for it.
  private func owned(_ source: EditSource, _ owners: [PlanElements.Found]) -> EditSource {
    var result = source
    guard let owner = owners.first else { return result }
    let named = owners.first { $0.element[attribute: "kode"] != nil } ?? owner
    result.subject = EditSources.name(named.element)
    result.location = prepared.plan.location(owner.place, path: owner.path)
    if let unit = owners.lazy.compactMap({ self.unit($0.element) }).first {
      result.responsible = prepared.unitName(unit)
    }
    return result
  }

  private static func name(_ element: Element) -> String {
    let kode = ["kode", "bidang", "indikator", "jabatan", "set"].lazy
      .compactMap { element[attribute: $0] }.first
    let name = ["nama", "uraian", "kejadian"].lazy
      .compactMap { element.first($0)?.foldedText }.first
    let text = [kode, name].compactMap(\.self).joined(separator: " ")
    return text.isEmpty ? element.name : text
  }

  /// Kode of the perangkat daerah that answers for an element.
  private func unit(_ element: Element) -> String? {
    if element.name == "unit" { return element[attribute: "kode"] }
    if let unit = element[attribute: "perangkat-daerah"] { return unit }
    if let kind = prepared.library.fields.kind(element.name),
      let field = prepared.library.fields.domain(kind.domain)?.ownerField
    {
      return element.first(field)?.foldedText
    }
    return element.first("penanggung-jawab")?.foldedText ?? element[attribute: "koordinator"]
  }

  // MARK: What is computed

  /// Says what computed words are computed from.
  private func computed(
    _ edit: DocumentEdit, _ found: (source: EditSource, basis: String?), in elements: PlanElements
  ) -> EditSource {
    var result = found.source
    guard let basis = found.basis else {
      if result.kind == .computed { result.basis = words.text("hitungan.umum") }
      return result
    }
    if words.has("hitungan.\(basis)") {
      result.basis = words.text("hitungan.\(basis)", ["tempat": places(of: basis, elements)])
    } else if !basis.contains(".") {
      result.basis = words.text("hitungan.umum")
    } else {
      result.basis = words.text("hitungan.kalimat", ["kunci": basis])
    }
    return result
  }

  /// Sheets, or elements of the file, that a computation reads.
  private func places(of basis: String, _ elements: PlanElements) -> String {
    guard words.has("unsur.\(basis)") else { return prepared.plan.file }
    var elementNames = words.text("unsur.\(basis)").split(separator: " ").map(String.init)
    if let place = elementNames.firstIndex(of: "objek") {
      elementNames.remove(at: place)
      elementNames += prepared.library.fields.domains.flatMap(\.kinds).map(\.key)
    }
    let sheets = prepared.plan.sheets
    let numbers = Set(elementNames.flatMap { elements.sheets[$0] ?? [] }).sorted()
      .filter { $0 <= sheets.count }
    if numbers.isEmpty { return prepared.plan.file }
    var files: [String] = []
    var names: [String: [String]] = [:]
    for number in numbers {
      let sheet = sheets[number - 1]
      if names[sheet.file] == nil { files.append(sheet.file) }
      if let name = sheet.sheet, names[sheet.file]?.contains(name) != true {
        names[sheet.file, default: []].append(name)
      }
    }
    return files.map { file in
      [file, names[file]?.joined(separator: ", ") ?? ""].filter { !$0.isEmpty }
        .joined(separator: " » ")
    }.joined(separator: "; ")
  }
}
