public import Ingest
public import Prepare
public import References
internal import XMLTree

/// Drafts the instruments that set the documents of a plan, as the law of its region says.
///
/// The sentences are clause files (`Templates/klausul`), the law is the profile; this type joins
/// them.
public struct InstrumentDrafter {
  /// Documents that one instrument sets, the leading one first.
  public struct Group: Sendable {
    public let kind: InstrumentKind
    public let requests: [DocumentRequest]

    /// Name of the group's files: that of its leading document.
    public var name: String { "penetapan-\(requests[0].kind)" }
  }

  let prepared: PreparedPlan
  let words: Words
  let style: HouseStyle
  /// Titles of the documents, by key.
  let titles: [String: String]

  /// - Parameters:
  ///   - prepared: the plan with its law.
  ///   - titles: titles of the documents, by key.
  ///   - style: the house style.
  /// - Throws: `BrokenData` when the words of instruments are missing.
  public init(
    _ prepared: PreparedPlan, titles: [String: String], style: HouseStyle
  ) throws(BrokenData) {
    self.prepared = prepared
    self.titles = titles
    self.style = style
    words = try Words("peraturan", from: prepared.library.folder)
  }

  /// The instruments of a plan: documents that are set together stand in one group.
  public static func groups(_ prepared: PreparedPlan) -> [Group] {
    let requests = prepared.plan.documents
    let leaders = requests.filter { request in
      request.together.map { key in !requests.contains { $0.kind == key } } ?? true
    }
    return leaders.compactMap { leader in
      guard let kind = kind(of: leader, prepared) else { return nil }
      let others = requests.filter { $0.together == leader.kind && $0.kind != leader.kind }
      return Group(kind: kind, requests: [leader] + others)
    }
  }

  /// The kind of instrument that the plan asks for, or that the law names.
  private static func kind(
    of request: DocumentRequest, _ prepared: PreparedPlan
  ) -> InstrumentKind? {
    let kinds = prepared.library.instrumentKinds
    let wanted = request.instrument ?? prepared.profile.document(request.kind)?.instrument
    guard let wanted else { return nil }
    if let exact = kinds[wanted] { return exact }
    return kinds.values.filter {
      $0.key.hasPrefix(wanted + "-") && $0.government == prepared.plan.identity.kind
    }.min { $0.key < $1.key }
  }

  /// The draft of one instrument.
  ///
  /// - Parameter group: the documents that it sets.
  /// - Returns: the instrument, its numbers and references to be computed.
  /// - Throws: `BrokenData` when a clause file is missing or broken.
  public func draft(_ group: Group) throws(BrokenData) -> Instrument {
    try draft(group, isWhole: group.requests[0].amends == nil)
  }

  /// The draft of one instrument, as it reads with all its provisions even where the plan asks for an
  /// amendment.
  ///
  /// - Parameter group: the documents that it sets.
  /// - Returns: the instrument, its numbers and references to be computed.
  /// - Throws: `BrokenData` when a clause file is missing or broken.
  public func whole(_ group: Group) throws(BrokenData) -> Instrument {
    try draft(group, isWhole: true)
  }

  /// What the clauses of an instrument are filled with.
  public func facts(_ group: Group) -> [String: String] {
    ClauseFacts(drafter: self, group: group).scope.facts
  }

  private func draft(_ group: Group, isWhole: Bool) throws(BrokenData) -> Instrument {
    let form = form(of: group, isWhole: isWhole)
    let template = try prepared.library.folder.load(clauseFile(form))
    var scope = ClauseFacts(drafter: self, group: group).scope
    guard form == "peraturan" else {
      return finished(ClauseExpander(definitions: []).expand(template, scope), group)
    }
    let selection = DefinitionSelection(own: try candidates(scope), prepared, words)
    scope.introduceDocuments { !selection.defines($0) }
    let bare = ClauseExpander(definitions: []).expand(template, scope)
    let body = bare.first("batang-tubuh").map(InstrumentDrafter.texts) ?? []
    let chosen = selection.needed(by: body).map(InstrumentDrafter.definition)
    return finished(ClauseExpander(definitions: chosen).expand(template, scope), group)
  }

  /// The draft of an instrument from a clause file of its own.
  ///
  /// - Parameters:
  ///   - group: what it stands for.
  ///   - clause: name of the clause file, without ending.
  ///   - scope: what the clauses are filled with.
  /// - Returns: the instrument, its numbers and references to be computed.
  /// - Throws: `BrokenData` when the clause file is missing or broken.
  func draft(
    _ group: Group, clause: String, scope: ClauseScope
  ) throws(BrokenData) -> Instrument {
    let folder = prepared.library.folder
    let template = try folder.load(folder.template("klausul/\(clause).xml"))
    return finished(ClauseExpander(definitions: []).expand(template, scope), group)
  }

  private func form(of group: Group, isWhole: Bool) -> String {
    group.kind.hasRulings ? "keputusan" : isWhole ? "peraturan" : "perubahan"
  }

  /// Path of the clauses that the draft of an instrument is made from.
  func clauseFile(of group: Group) -> String {
    clauseFile(form(of: group, isWhole: group.requests[0].amends == nil))
  }

  private func clauseFile(_ form: String) -> String {
    prepared.library.folder.template("klausul/\(form).xml")
  }

  private func finished(_ root: Element, _ group: Group) -> Instrument {
    var instrument = InstrumentDecoder().instrument(root)
    instrument.digest = group.requests[0].digest
    if let official = prepared.plan.identity.legalHead {
      instrument.closing.certification?.official = Official(
        office: official.office, name: official.name, rank: official.rank,
        employeeNumber: official.nip, place: official.place)
    }
    return instrument
  }

  private func candidates(
    _ scope: ClauseScope
  ) throws(BrokenData) -> [DefinitionSelection.Candidate] {
    let folder = prepared.library.folder
    return try folder.load(folder.template("klausul/pengertian.xml")).elements.map { term in
      DefinitionSelection.Candidate(
        term: Words.fill(term[attribute: "nama"] ?? "", scope.facts), abbreviation: nil,
        sentence: Words.fill(term.foldedText, scope.facts), source: nil)
    }
  }

  private static func definition(_ candidate: DefinitionSelection.Candidate) -> Element {
    let attributes = [
      ("istilah", candidate.term), ("singkatan", candidate.abbreviation),
      ("sumber", candidate.source),
    ].compactMap { name, value in value.map { Attribute(name, $0) } }
    return Element(
      "angka", attributes: attributes,
      children: [.element(Element("teks", children: [.text(candidate.sentence)]))])
  }

  /// The texts below an element, each by itself.
  private static func texts(_ element: Element) -> [String] {
    if element.name == "teks" || element.name == "judul" { return [element.foldedText] }
    return element.elements.flatMap(texts)
  }
}
