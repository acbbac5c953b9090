public import FoundationEssentials
internal import XMLTree

/// A national reference set (RAB, RAL, RAD, RAA, RAI, RAK) in one version.
public struct ReferenceSet: Sendable {
  /// An entry of the set.
  public struct Entry: Sendable {
    public let code: String
    public let name: String
    /// `tersumber`, `disimpulkan` or `lokal`.
    public let status: String
    /// Spellings seen elsewhere that mean this entry.
    public let aliases: [String]

    /// Level, counted from 1: the number of groups behind the prefix.
    public var level: Int { code.utf8.count { $0 == UInt8(ascii: ".") } }
    /// Code of the entry above, nil at level 1.
    public var parent: String? {
      guard level > 1, let dot = code.lastIndex(of: ".") else { return nil }
      return String(code[..<dot])
    }
  }

  public let key: String
  public let name: String
  public let version: String
  /// First and last year of validity, where known.
  public let validFrom: String?
  public let validUntil: String?
  public let source: String
  /// Names of the levels, the first being level 1.
  public let levels: [String]
  /// Whether the numbers are inferred; documents then print names without numbers.
  public let hasInferredNumbers: Bool
  public let entries: [Entry]
  private let index: [String: Int]
  private let childrenOf: [String: [Int]]

  /// Loads one file of `Schemas/acuan`.
  public init(_ file: String, from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("acuan/\(file).xml"))
    key = root[attribute: "set"] ?? ""
    name = root[attribute: "nama"] ?? ""
    version = root[attribute: "versi"] ?? ""
    validFrom = root[attribute: "berlaku-mulai"]
    validUntil = root[attribute: "berlaku-sampai"]
    source = root[attribute: "sumber"] ?? ""
    hasInferredNumbers = root[attribute: "nomor"] == "disimpulkan"
    levels = root.elements(named: "tingkat").map { $0[attribute: "nama"] ?? "" }
    entries = root.elements(named: "entri").map { entry in
      Entry(
        code: entry[attribute: "kode"] ?? "", name: entry[attribute: "nama"] ?? "",
        status: entry[attribute: "status"] ?? "",
        aliases: entry.elements(named: "alias").map(\.foldedText))
    }
    var index: [String: Int] = [:]
    var children: [String: [Int]] = [:]
    for (position, entry) in entries.enumerated() {
      index[entry.code] = position
      if let parent = entry.parent { children[parent, default: []].append(position) }
    }
    self.index = index
    childrenOf = children
  }

  /// The entry with this code.
  public func entry(_ code: String) -> Entry? { index[code].map { entries[$0] } }

  /// The entries from level 1 down to `code`; empty when the code is unknown.
  public func chain(_ code: String) -> [Entry] {
    var chain: [Entry] = []
    var current = entry(code)
    while let entry = current {
      chain.append(entry)
      current = entry.parent.flatMap { self.entry($0) }
    }
    return chain.reversed()
  }

  /// The entries right below `code`.
  public func children(of code: String) -> [Entry] {
    (childrenOf[code] ?? []).map { entries[$0] }
  }

  /// Whether the set goes deeper below `code`.
  public func hasChildren(_ code: String) -> Bool { childrenOf[code] != nil }
}

/// A code list of `Schemas/acuan/daftar.xml`.
public struct CodeList: Sendable {
  /// A value of the list.
  public struct Value: Sendable {
    public let key: String
    /// The value as it is written and printed.
    public let name: String
    /// Spellings seen elsewhere.
    public let aliases: [String]
  }

  public let key: String
  public let name: String
  public let values: [Value]
  /// Positions of the values by name and by other spelling, as written and in lower case.
  private let byName: [String: Int]
  private let byAlias: [String: Int]

  init(key: String, name: String, values: [Value]) {
    self.key = key
    self.name = name
    self.values = values
    byName = CodeList.index(values) { [$0.name] }
    byAlias = CodeList.index(values, \.aliases)
  }

  private static func index(
    _ values: [Value], _ spellings: (Value) -> [String]
  ) -> [String: Int] {
    var index: [String: Int] = [:]
    for (position, value) in values.enumerated() {
      for text in spellings(value).map({ $0.lowercased() }) where index[text] == nil {
        index[text] = position
      }
    }
    return index
  }

  /// The value written so, in any case.
  public func value(_ text: String) -> Value? { byName[text.lowercased()].map { values[$0] } }

  /// The value that has `text` as another spelling.
  public func alias(_ text: String) -> Value? { byAlias[text.lowercased()].map { values[$0] } }

  /// All code lists, by key.
  public static func loadAll(from folder: DataFolder) throws(BrokenData) -> [String: CodeList] {
    let root = try folder.load(folder.schema("acuan/daftar.xml"))
    var lists: [String: CodeList] = [:]
    for element in root.elements(named: "daftar") {
      let key = element[attribute: "kunci"] ?? ""
      lists[key] = CodeList(
        key: key, name: element[attribute: "nama"] ?? "",
        values: element.elements(named: "nilai").map { value in
          Value(
            key: value[attribute: "kunci"] ?? "", name: value[attribute: "nama"] ?? "",
            aliases: value.elements(named: "alias").map(\.foldedText))
        })
    }
    return lists
  }
}

/// A set of maturity indicators (47 of SPBE, 20 of Pemdi) with its scale of predikat.
public struct IndicatorSet: Sendable {
  /// An indicator.
  public struct Indicator: Sendable {
    public let code: String
    public let number: String
    public let name: String
    public let aspect: String
    public let domain: String
  }

  /// A step of the scale: from (included) to (excluded, but for the last).
  public struct Grade: Sendable {
    public let from: Decimal
    public let to: Decimal
    public let name: String
  }

  public let key: String
  public let name: String
  public let basis: String
  public let indicators: [Indicator]
  public let grades: [Grade]

  /// Loads `Schemas/acuan/indikator-<file>.xml`.
  public init(_ file: String, from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("acuan/\(file).xml"))
    key = root[attribute: "set"] ?? ""
    name = root[attribute: "nama"] ?? ""
    basis = root[attribute: "dasar"] ?? ""
    var indicators: [Indicator] = []
    func collect(_ element: Element, domain: String, aspect: String) {
      for child in element.elements {
        let name = child[attribute: "nama"] ?? ""
        switch child.name {
        case "domain": collect(child, domain: name, aspect: aspect)
        case "aspek": collect(child, domain: domain, aspect: name)
        case "indikator":
          indicators.append(
            Indicator(
              code: child[attribute: "kode"] ?? "", number: child[attribute: "nomor"] ?? "",
              name: name, aspect: aspect, domain: domain))
        default: break
        }
      }
    }
    collect(root, domain: "", aspect: "")
    self.indicators = indicators
    grades = root.elements(named: "predikat").map { grade in
      Grade(
        from: Decimal(string: grade[attribute: "mulai"] ?? "") ?? 0,
        to: Decimal(string: grade[attribute: "sampai"] ?? "") ?? 0,
        name: grade[attribute: "nama"] ?? "")
    }
  }

  /// The name of the grade that `value` falls into; the top of the scale belongs to the last one.
  public func grade(of value: Decimal) -> String? {
    if let grade = grades.first(where: { value >= $0.from && value < $0.to }) { return grade.name }
    guard let last = grades.last, value == last.to else { return nil }
    return last.name
  }
}
