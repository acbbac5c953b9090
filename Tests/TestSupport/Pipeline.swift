internal import Check
public import Diagnostics
internal import Draft
internal import FoundationEssentials
public import Ingest
internal import Instruments
public import Prepare
internal import Publish
public import References
public import XMLTree

/// The program's own data, loaded once for all tests.
public enum Shared {
  /// The data folder of the checkout.
  public static let folder: Result<DataFolder, any Error> = Result {
    guard let data = DataFolder(at: Repository.root) else {
      throw TestFailure("no Templates and Schemas in \(Repository.root)")
    }
    return data
  }

  /// Everything that the program knows.
  public static let library: Result<Library, any Error> = Result {
    try Library(from: try folder.get())
  }

  private static let reader: Result<PlanReader, any Error> = Result {
    try PlanReader(try library.get())
  }

  /// The profile of the example's region.
  public static let profile: Result<Profile, any Error> = Result {
    let data = try folder.get()
    return try Profile(path: data.schema("profil/kapuas-26-2024.xml"), from: data)
  }

  /// Reads a plan.
  public static func read(_ path: String) throws -> IngestedPlan { try reader.get().read(path) }

  /// Reads a plan and joins it with its law.
  public static func prepare(_ path: String) throws -> PreparedPlan {
    let ingested = try read(path)
    guard let plan = ingested.plan else {
      throw TestFailure("\(path): \(ingested.catatan.map { "\($0.id) \($0.message)" })")
    }
    return try PreparedPlan(plan, profile: try profile.get(), library: try library.get())
  }

  private static let instruments: Result<InstrumentReader, any Error> = Result {
    try InstrumentReader(try library.get())
  }

  private static let instrumentChecker: Result<InstrumentChecker, any Error> = Result {
    try InstrumentChecker(try library.get())
  }

  /// Everything that `naskah periksa` finds in an instrument.
  public static func findings(
    inInstrument bytes: [UInt8], _ path: String, isFinal: Bool = false
  ) throws -> [Catatan] {
    let read = try instruments.get().read(bytes, file: path)
    guard let instrument = read.instrument else { return read.catatan }
    let data = try folder.get()
    let profile = try instrument.profile.map {
      try Profile(path: data.schema("profil/\($0).xml"), from: data)
    }
    return try instrumentChecker.get().check(
      instrument, file: path, profile: profile, isFinal: isFinal)
  }

  /// Everything that `naskah periksa` finds in a plan, or in an instrument.
  public static func findings(_ path: String, isFinal: Bool = false) throws -> [Catatan] {
    let bytes = try Files.bytes(path)
    if String(decoding: bytes.prefix(200), as: UTF8.self).contains("<instrumen") {
      return try findings(inInstrument: bytes, path, isFinal: isFinal)
    }
    let ingested = try read(path)
    guard let plan = ingested.plan else { return ingested.catatan }
    let data = try folder.get()
    let key = plan.identity.profile.value
    let profile = try Profile(path: data.schema("profil/\(key).xml"), from: data)
    let prepared = try PreparedPlan(plan, profile: profile, library: try library.get())
    let known = ["arsitektur", "peta-rencana", "rencana-induk"]
    let asked = plan.documents.map(\.kind) + profile.documents.filter(\.isRequired).map(\.key)
    let documents = try outlines(known.filter(asked.contains), profile: key)
    let rules = try PlanRules(try library.get())
    // Where a plan keeps its instrument in a file, that is read too.
    let keepsInstrument = plan.documents.contains { $0.instrumentFile != nil }
    let instruments = try PlanInstruments(
      prepared, titles: [:], style: try HouseStyle(from: data), isFinal: isFinal)
    return ingested.catatan + (try PlanInstruments.findings(prepared))
      + (keepsInstrument ? instruments.catatan : [])
      + (try Checker.check(prepared, outlines: documents, isFinal: isFinal, rules: rules))
  }

  /// Outlines by their documents.
  public static func outlines(
    _ documents: [String], profile: String = "kapuas-26-2024"
  ) throws -> [Outline] {
    let data = try folder.get()
    return try documents.map { try Outline($0, profile: profile, from: data) }
  }
}

/// The documents of a plan in one edition, built in this process.
public struct Build: Sendable {
  /// One document in all its forms.
  public struct Document: Sendable {
    public let key: String
    public let edition: Edition
    public let siap: [UInt8]
    public let docbook: [UInt8]
    public let html: [UInt8]
    /// The DocBook as a tree.
    public let tree: Element
  }

  public let documents: [Document]
  public let prepared: PreparedPlan

  /// The document with this key.
  public func document(_ key: String) throws -> Document {
    guard let document = documents.first(where: { $0.key == key }) else {
      throw TestFailure("no document \(key)")
    }
    return document
  }

  /// Keys of all documents.
  public static let keys = ["arsitektur", "peta-rencana", "register", "rencana-induk"]

  private init(_ plan: String, _ edition: Edition) throws {
    let prepared = try Shared.prepare(plan)
    self.prepared = prepared
    let library = try Shared.library.get()
    let drafter = try Drafter(library)
    let publisher = try HTMLPublisher(library)
    let articles = try Build.articles(prepared, library)
    documents = try Shared.outlines(Build.keys).map { outline in
      let siap = SiapWriter(
        PreparedDocument(outline, of: prepared, edition: edition), of: prepared,
        linksRegister: true, isForcedDraft: false,
        article: articles.article(settingDocument: outline.document)
      ).bytes()
      let docbook = try drafter.docbook(siap)
      guard let tree = XMLSource(parsing: docbook).root else {
        throw TestFailure("\(outline.document): DocBook not well-formed")
      }
      return Document(
        key: outline.document, edition: edition, siap: siap, docbook: docbook,
        html: try publisher.html(try drafter.draft(siap)), tree: tree)
    }
  }

  /// The instruments that set the documents, as evidence names them.
  private static func articles(
    _ prepared: PreparedPlan, _ library: Library
  ) throws -> AnnexForms {
    let style = try HouseStyle(from: library.folder, overlay: nil)
    var titles: [String: String] = [:]
    for outline in try Shared.outlines(prepared.plan.documents.map(\.kind)) {
      titles[outline.document] =
        PreparedDocument(outline, of: prepared, edition: .publik).title
    }
    let instruments = try PlanInstruments(prepared, titles: titles, style: style, isFinal: false)
    return try AnnexForms(instruments.items, library, style: style, isForcedDraft: false)
  }

  private static let smallPublic = Result { try Build(Repository.small, .publik) }
  private static let smallRestricted = Result { try Build(Repository.small, .terbatas) }
  private static let fullPublic = Result { try Build(Repository.example, .publik) }
  private static let fullRestricted = Result { try Build(Repository.example, .terbatas) }

  /// The small plan, built once.
  public static func small(_ edition: Edition) throws -> Build {
    try (edition == .publik ? smallPublic : smallRestricted).get()
  }

  /// The full example, built once.
  public static func full(_ edition: Edition) throws -> Build {
    try (edition == .publik ? fullPublic : fullRestricted).get()
  }
}
