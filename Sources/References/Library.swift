internal import Diagnostics
internal import XMLTree

/// Everything that the program knows besides the plan: references, code lists, outlines, words,
/// rules, loaded once and shared by all stages.
public struct Library: Sendable {
  public let folder: DataFolder
  public let fields: FieldCatalogue
  public let referenceSets: [String: ReferenceSet]
  public let lists: [String: CodeList]
  public let indicatorSets: [IndicatorSet]
  public let regulations: [String: Regulation]
  /// Definitions of national regulations: by key of the regulation, then by term.
  public let definitions: [String: [String: NationalDefinition]]
  /// How ministries are named in an instrument.
  public let ministries: MinistryNames
  /// Kinds of instruments by key.
  public let instrumentKinds: [String: InstrumentKind]
  public let riskMatrix: RiskMatrix
  public let nomenclature: [String: String]
  public let tables: [String: TableLayout]
  /// What the documents prove for which indicator.
  public let evidence: EvidenceCatalogue
  /// Papers that are made of the events of the process log.
  public let papers: PaperCatalogue
  /// Widths of the letters of figures.
  public let metrics: FontMetrics
  public private(set) var rules: RuleCatalogue
  /// Words of documents; for regulations alone, what these share with documents: numbers, months, names of
  /// regulations, citations.
  public private(set) var words: Words
  /// Words of messages and of the command line.
  public let messages: Words

  /// What a run is about.
  public enum Subject: Sendable {
    /// Plans and the documents made from them.
    case plans
    /// Regulations alone: what describes plans stays empty, for reading it is most of the work.
    case regulations
  }

  /// Files of the rules that a run over regulations alone can break.
  private static let rulesOfRegulations = ["berkas", "instrumen"]

  /// Loads from the data folder what a run needs.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - subject: what the run is about.
  ///   - ruleSet: file with severities that differ from the catalogue's.
  /// - Throws: `BrokenData` naming the file that is missing or broken.
  public init(
    from folder: DataFolder, for subject: Subject = .plans, ruleSet: String? = nil
  ) throws(BrokenData) {
    self.folder = folder
    let isWhole = subject == .plans
    fields = isWhole ? try FieldCatalogue(from: folder) : FieldCatalogue()
    referenceSets = isWhole ? try Library.referenceSets(from: folder) : [:]
    lists = isWhole ? try CodeList.loadAll(from: folder) : [:]
    indicatorSets = isWhole ? try Library.indicatorSets(from: folder) : []
    regulations = try Regulation.loadAll(from: folder)
    definitions = try NationalDefinition.loadAll(from: folder)
    ministries = try MinistryNames(from: folder)
    instrumentKinds = try InstrumentKind.loadAll(from: folder)
    riskMatrix = isWhole ? try RiskMatrix(from: folder) : RiskMatrix()
    nomenclature = isWhole ? try Library.nomenclature(from: folder) : [:]
    tables = isWhole ? try TableLayout.loadAll(from: folder) : [:]
    metrics = isWhole ? try FontMetrics(from: folder) : FontMetrics()
    evidence = isWhole ? try EvidenceCatalogue(from: folder) : EvidenceCatalogue()
    papers = isWhole ? try PaperCatalogue(from: folder) : PaperCatalogue()
    // A rule set may name any rule.
    rules = try RuleCatalogue(
      from: folder, only: isWhole || ruleSet != nil ? nil : Library.rulesOfRegulations)
    if let ruleSet { rules.apply(try RuleSet(path: ruleSet, for: rules, from: folder)) }
    words =
      isWhole
      ? try Words("umum", "dokumen", "usulan", from: folder) : try Words("umum", from: folder)
    messages = try Words("pesan", from: folder)
  }

  /// Takes in the words of a further kind of document.
  ///
  /// - Parameter topic: its locale file, such as `reviu`.
  /// - Throws: `BrokenData` when the file is missing or broken.
  public mutating func addWords(_ topic: String) throws(BrokenData) {
    words.add(try Words(topic, from: folder))
  }

  /// The reference set that a code belongs to, by its prefix.
  public func referenceSet(ofCode code: String) -> ReferenceSet? {
    referenceSets[String(code.prefix { $0 != "." }).uppercased()]
  }

  /// The indicator with this code, and its set.
  public func indicator(_ code: String) -> (IndicatorSet, IndicatorSet.Indicator)? {
    for set in indicatorSets {
      if let indicator = set.indicators.first(where: { $0.code == code }) {
        return (set, indicator)
      }
    }
    return nil
  }

  /// Terms of one generation (`spbe`, `pemdi`) by key, for sentences.
  public func terms(_ generation: String) throws(BrokenData) -> [String: String] {
    let path = folder.schema("acuan/istilah.xml")
    let root = try folder.load(path)
    guard
      let element = root.elements(named: "generasi").first(where: {
        $0[attribute: "kunci"] == generation
      })
    else { throw BrokenData(file: path, "no generasi '\(generation)'") }
    var terms: [String: String] = [:]
    for word in element.elements(named: "kata") {
      if let key = word[attribute: "kunci"] { terms[key] = word[attribute: "teks"] }
    }
    return terms
  }

  private static func referenceSets(
    from folder: DataFolder
  ) throws(BrokenData) -> [String: ReferenceSet] {
    var sets: [String: ReferenceSet] = [:]
    for file in ["rab", "ral", "rad", "raa", "rai", "rak"] {
      let set = try ReferenceSet(file, from: folder)
      sets[set.key] = set
    }
    return sets
  }

  private static func indicatorSets(
    from folder: DataFolder
  ) throws(BrokenData) -> [IndicatorSet] {
    var sets: [IndicatorSet] = []
    for name in folder.names(inSchemas: "acuan") where name.hasPrefix("indikator-") {
      sets.append(try IndicatorSet(name, from: folder))
    }
    return sets
  }

  /// Names of codes: those of the program, then those of the lists that a region has put beside it
  /// (`Schemas/acuan/nomenklatur/`), in the order of their files; the first name of a code counts.
  private static func nomenclature(from folder: DataFolder) throws(BrokenData) -> [String: String] {
    var names: [String: String] = [:]
    let own = folder.names(inSchemas: "acuan/nomenklatur").map { "acuan/nomenklatur/\($0).xml" }
    for file in ["acuan/nomenklatur.xml"] + own {
      for entry in try folder.load(folder.schema(file)).elements(named: "entri") {
        guard let code = entry[attribute: "kode"], names[code] == nil else { continue }
        names[code] = entry[attribute: "nama"]
      }
    }
    return names
  }
}

/// A regulation of the register (`Schemas/acuan/peraturan.xml`).
public struct Regulation: Sendable {
  public let key: String
  /// Kind, such as `peraturan-presiden`.
  public let kind: String
  public let number: String?
  public let year: String?
  public let subject: String
  /// Ministry, agency or region that made it; nil for national law above a ministry.
  public let maker: String?
  /// Article that is meant, where only one is.
  public let article: String?
  /// Keys of the regulations that changed it, oldest first.
  public let amendments: [String]
  /// Place in the gazette, where known.
  public let gazette: String?
  /// berlaku, diubah or dicabut.
  public let status: String
  /// Rank in the hierarchy, 1 being the highest.
  public let rank: Int

  /// Whether it is a regulation at all: circulars, guidelines and rulings are none, so that they
  /// belong to prose and not to a legal basis.
  public var isRegulation: Bool { rank < 9 }

  /// All regulations by key.
  static func loadAll(from folder: DataFolder) throws(BrokenData) -> [String: Regulation] {
    var regulations: [String: Regulation] = [:]
    for element in try folder.load(folder.schema("acuan/peraturan.xml")).elements(
      named: "peraturan")
    {
      guard let key = element[attribute: "kunci"] else { continue }
      regulations[key] = Regulation(
        key: key, kind: element[attribute: "jenis"] ?? "", number: element[attribute: "nomor"],
        year: element[attribute: "tahun"], subject: element[attribute: "tentang"] ?? "",
        maker: element[attribute: "pembuat"], article: element[attribute: "pasal"],
        amendments: element.elements(named: "diubah-oleh").compactMap { $0[attribute: "kunci"] },
        gazette: element[attribute: "lembaran"], status: element[attribute: "status"] ?? "",
        rank: Int(element[attribute: "tingkat"] ?? "") ?? 9)
    }
    return regulations
  }
}

/// The 5 × 5 risk matrix of PermenPANRB 5/2020: the size of a risk is looked up, not multiplied.
public struct RiskMatrix: Sendable {
  private var sizes: [Int: Int] = [:]
  private var bands: [(from: Int, to: Int, name: String)] = []

  /// A matrix without any risk.
  init() {}

  init(from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("acuan/matriks-risiko.xml"))
    for cell in root.elements(named: "sel") {
      guard let likelihood = Int(cell[attribute: "kemungkinan"] ?? ""),
        let impact = Int(cell[attribute: "dampak"] ?? ""),
        let size = Int(cell[attribute: "besaran"] ?? ""), (1...5).contains(likelihood),
        (1...5).contains(impact)
      else { continue }
      sizes[likelihood * 10 + impact] = size
    }
    for band in root.elements(named: "tingkat") {
      guard let from = Int(band[attribute: "mulai"] ?? ""),
        let to = Int(band[attribute: "sampai"] ?? "")
      else { continue }
      bands.append((from, to, band[attribute: "nama"] ?? ""))
    }
  }

  /// Size (1 to 25) and name of its level; nil for levels outside 1 to 5.
  public func size(likelihood: Int, impact: Int) -> (size: Int, level: String)? {
    guard (1...5).contains(likelihood), (1...5).contains(impact) else { return nil }
    guard let size = sizes[likelihood * 10 + impact] else { return nil }
    return (size, bands.first { $0.from <= size && size <= $0.to }?.name ?? "")
  }
}
