public import Diagnostics
public import Ingest
public import Prepare
public import References
internal import XMLTree

/// The instruments of a plan: drafted, or read from the files that the legal bureau keeps beside it.
public struct PlanInstruments: Sendable {
  /// An instrument with the names of its files.
  public struct Item: Sendable {
    public let name: String
    public let instrument: Instrument
    /// Documents that it sets, the leading one first.
    public let requests: [DocumentRequest]
    /// Path of the file that it was read from; nil for a draft.
    public let path: String?

    public init(
      name: String, instrument: Instrument, requests: [DocumentRequest], path: String?
    ) {
      self.name = name
      self.instrument = instrument
      self.requests = requests
      self.path = path
    }
  }

  public let items: [Item]
  /// Findings about all of them; those about a draft lie where the value or the clause stands.
  public let catatan: [Catatan]

  /// Those of a run that needs none.
  public static let none = PlanInstruments()

  private init() {
    items = []
    catatan = []
  }

  /// Drafts and judges the instruments of a plan.
  ///
  /// - Parameters:
  ///   - prepared: the plan with its law.
  ///   - titles: titles of the documents, by key.
  ///   - style: the house style.
  ///   - isFinal: whether placeholders and missing names are refused.
  /// - Throws: `BrokenData` when data of the program are missing or broken.
  public init(
    _ prepared: PreparedPlan, titles: [String: String], style: HouseStyle, isFinal: Bool
  ) throws(BrokenData) {
    let drafter = try InstrumentDrafter(prepared, titles: titles, style: style)
    let checker = try InstrumentChecker(prepared.library)
    let reader = try InstrumentReader(prepared.library)
    var items: [Item] = []
    var catatan: [Catatan] = []
    for group in InstrumentDrafter.groups(prepared) {
      let lead = group.requests[0]
      if let name = lead.instrumentFile {
        guard let path = PlanInstruments.path(name, beside: prepared.file),
          let bytes = FileReader.bytes(path)
        else { continue }
        let read = reader.read(bytes, file: path)
        catatan += read.catatan
        guard let instrument = read.instrument else { continue }
        catatan += checker.check(
          instrument, file: path, profile: prepared.profile, isFinal: isFinal)
        items.append(
          Item(name: group.name, instrument: instrument, requests: group.requests, path: path))
        if PlanInstruments.goesBack(from: instrument.status, to: lead.status) {
          catatan.append(
            prepared.library.rules.catatan(
              "PNT004", at: prepared.plan.location(lead.place),
              ["nilai": lead.status, "lain": instrument.status.rawValue], value: lead.status))
        }
      } else {
        let instrument = try drafter.draft(group)
        items.append(
          Item(name: group.name, instrument: instrument, requests: group.requests, path: nil))
        let clauses = drafter.clauseFile(of: group)
        // What a clause was filled with stands in the plan, its own words in the clause file; what
        // has no place of its own, where the plan asks for the instrument.
        catatan += checker.check(
          instrument, file: prepared.file, profile: prepared.profile, isFinal: isFinal
        ) { place in
          if place.source == ClauseExpander.clauseSource {
            return Location(file: clauses, line: place.line, column: place.column)
          }
          return prepared.plan.location(place.line == 0 ? lead.place : place)
        }
      }
    }
    self.items = items
    self.catatan = catatan.filter { prepared.library.rules.rule($0.id)?.isOff != true }
  }

  /// An instrument of a plan with all its provisions: read from the file that is kept beside the plan,
  /// else drafted.
  ///
  /// - Parameters:
  ///   - group: the documents that it sets.
  ///   - drafter: drafts what is not kept.
  ///   - prepared: the plan.
  /// - Returns: the instrument, and the file that it was read from.
  /// - Throws: `BrokenData` when data of the program are missing or broken.
  public static func whole(
    _ group: InstrumentDrafter.Group, _ drafter: InstrumentDrafter, _ prepared: PreparedPlan
  ) throws(BrokenData) -> (instrument: Instrument, path: String?) {
    if let name = group.requests[0].instrumentFile, let path = path(name, beside: prepared.file),
      let bytes = FileReader.bytes(path)
    {
      let read = try InstrumentReader(prepared.library).read(bytes, file: path)
      if let instrument = read.instrument { return (instrument, path) }
    }
    return (try drafter.whole(group), nil)
  }

  /// What is wrong with how a plan asks for its instruments.
  ///
  /// - Parameter prepared: the plan with its law.
  /// - Returns: the findings, each where the plan asks.
  /// - Throws: `BrokenData` when the catalogue of small instruments is missing.
  public static func findings(_ prepared: PreparedPlan) throws(BrokenData) -> [Catatan] {
    let requests = prepared.plan.documents
    let rules = prepared.library.rules
    var result: [Catatan] = []
    func add(_ id: String, _ request: DocumentRequest, _ value: String) {
      result.append(
        rules.catatan(
          id, at: prepared.plan.location(request.place),
          ["nilai": value, "harapan": prepared.plan.identity.name], value: value))
    }
    for request in requests {
      if let name = request.instrumentFile {
        let bytes = path(name, beside: prepared.file).flatMap { FileReader.bytes($0) }
        if bytes == nil { add("PNT001", request, name) }
      }
      if let key = request.together {
        let leader = requests.first { $0.kind == key }
        if leader == nil || leader?.together != nil || key == request.kind {
          add("PNT002", request, key)
        }
      }
      guard let key = request.amends else { continue }
      guard let amended = prepared.library.regulations[key] else {
        add("PNT003", request, key)
        continue
      }
      if amended.maker?.bareName != prepared.plan.identity.name.bareName {
        add("PNT005", request, key)
      }
    }
    result += try SmallInstruments.findings(prepared)
    return result.filter { rules.rule($0.id)?.isOff != true }
  }

  /// A file that lies beside the plan, or among its workbooks.
  ///
  /// - Parameters:
  ///   - name: name of the file.
  ///   - plan: path of the plan, which may be a folder.
  /// - Returns: its path; nil for a name that leads elsewhere.
  public static func path(_ name: String, beside plan: String) -> String? {
    guard !name.contains("/"), !name.hasPrefix(".") else { return nil }
    let inside = "\(plan)/\(name)"
    if FileReader.bytes(inside) != nil { return inside }
    let folder = plan.lastIndex(of: "/").map { String(plan[...$0]) } ?? ""
    return folder + name
  }

  private static func goesBack(from status: Instrument.Status, to wanted: String) -> Bool {
    let order = Instrument.Status.allCases
    guard let wanted = Instrument.Status(rawValue: wanted),
      let now = order.firstIndex(of: status), let then = order.firstIndex(of: wanted)
    else { return false }
    return then < now
  }
}

extension String {
  /// A name for comparing: in lower case and without blanks, no-break spaces among them, since a name is
  /// spelled with and without ("Walikota").
  var bareName: String { String(filter { !$0.isWhitespace }).lowercased() }
}
