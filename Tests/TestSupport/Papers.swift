internal import Draft
internal import Ingest
public import Prepare
internal import Publish
public import References
public import XMLTree

/// Papers of a plan in all their forms, built in this process.
public enum Papers {
  /// One paper. It does not keep its `Letter`: Swift marks the kind of a block in the high bits of the
  /// pointer to its text, so that LeakSanitizer would call what a static holds of it lost.
  public struct Paper: Sendable {
    /// Key and status of its letter.
    public let key: String
    public let status: String
    public let siap: [UInt8]
    public let docbook: [UInt8]
    public let html: [UInt8]
    /// The DocBook as a tree.
    public let tree: Element
  }

  /// The house style of the program.
  public static func style() throws -> HouseStyle { try HouseStyle(from: Shared.folder.get()) }

  /// Drafts papers.
  public static func build(_ letters: [Letter], of prepared: PreparedPlan) throws -> [Paper] {
    let library = try Shared.library.get()
    let writer = try LetterWriter(prepared, edition: .publik)
    let drafter = try Drafter(library)
    let publisher = try HTMLPublisher(library)
    return try letters.map { letter in
      let siap = writer.bytes(letter)
      let docbook = try drafter.docbook(siap)
      guard let tree = XMLSource(parsing: docbook).root else {
        throw TestFailure("\(letter.key): DocBook not well-formed")
      }
      return Paper(
        key: letter.key, status: letter.status, siap: siap, docbook: docbook,
        html: try publisher.html(try drafter.draft(siap)),
        tree: tree)
    }
  }

  /// The plan whose log has every kind of paper.
  public static let plan = Repository.test("Fixtures/proses.xml")

  private static let log = Result {
    let prepared = try Shared.prepare(plan)
    return try build(ProcessPapers(prepared, style: style()).papers(), of: prepared)
  }

  /// The papers of that log, built once.
  public static func ofLog() throws -> [Paper] { try log.get() }
}
