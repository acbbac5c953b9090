public import Diagnostics
internal import Pictures
public import References
public import XMLTree

/// What reading a plan gave.
public struct IngestedPlan: Sendable {
  /// The plan; nil when the text is not well-formed or does not match the schema.
  public let plan: Plan?
  /// The tree of the plan, under the same condition, where it was to be kept.
  public let root: Element?
  /// Findings of reading.
  public let catatan: [Catatan]
  /// Bytes of the file, for the caret display and the manifest.
  public let bytes: [UInt8]
  /// Whether the text could not even be read as XML.
  public let isUnreadable: Bool
}

/// Reads plans written as XML.
public struct PlanReader: Sendable {
  private let library: Library
  private let schema: XMLSchema
  private let names: Set<String>
  private let ahead: PlanAhead?

  /// Compiles the schema of plans.
  ///
  /// - Parameters:
  ///   - library: everything that the program knows.
  ///   - ahead: the plan that is being read already.
  /// - Throws: `BrokenData` when the schema does not compile.
  public init(_ library: Library, ahead: PlanAhead? = nil) throws(BrokenData) {
    self.library = library
    self.ahead = ahead
    if let ahead {
      schema = try ahead.schema()
    } else {
      schema = try PlanReader.schema(from: library.folder)
    }
    var names: Set<String> = []
    for kind in library.fields.domains.flatMap(\.kinds) {
      names.insert(kind.key)
      names.formUnion(kind.fields.map(\.key))
    }
    self.names = names
  }

  /// The schema of plans.
  ///
  /// - Throws: `BrokenData` when it does not compile.
  static func schema(from folder: DataFolder) throws(BrokenData) -> XMLSchema {
    try folder.compiledSchema("rencana/rencana.xsd")
  }

  /// The plan of a tree that follows the schema, such as one made from workbooks.
  ///
  /// - Parameters:
  ///   - root: element `rencana`.
  ///   - file: what findings call it where they have no place of their own.
  /// - Returns: the plan; what came from a workbook has its cell as its place.
  public static func plan(_ root: consuming Element, file: String) -> Plan {
    PlanDecoder(file: file).plan(root)
  }

  /// The tree of a plan with the places that `plan` has: what came from a workbook stands in its cell.
  ///
  /// - Parameter root: element `rencana`.
  /// - Returns: the tree; it says otherwise the same.
  public static func placed(_ root: consuming Element) -> Element { PlanDecoder.placed(root) }

  /// What is wrong with the shape of a plan.
  ///
  /// - Parameter bytes: the plan as XML.
  /// - Returns: the issues of parser and schema; none for a plan that follows the schema.
  public func issues(_ bytes: [UInt8]) -> [XMLIssue] {
    XMLSource(parsing: bytes, schema: schema).issues
  }

  /// Reads the plan in the file at `path`, with the pictures in the folder `gambar` beside it.
  ///
  /// - Parameters:
  ///   - path: the file as the user named it; findings repeat it so.
  ///   - keepsRoot: whether the tree is wanted besides the plan; a tree that is not is changed where
  ///     it is, which spares a copy of all of it.
  /// - Returns: the plan where it could be read, and the findings.
  public func read(_ path: String, keepsRoot: Bool = true) -> IngestedPlan {
    if let ahead, ahead.path == path, ahead.keepsRoot == keepsRoot {
      return plan(ahead.unjudged, ahead.isValid, ahead.bytes, path)
    }
    let bytes: [UInt8]
    do throws(FileReader.Failure) { bytes = try FileReader.read(path) } catch {
      let id =
        switch error {
        case .missing: "BER001"
        case .unreadable: "BER002"
        case .folder: "BER003"
        }
      let catatan = library.rules.catatan(id, at: Location(file: path), ["berkas": path])
      return IngestedPlan(
        plan: nil, root: nil, catatan: [catatan], bytes: [], isUnreadable: true)
    }
    // Nearly every plan is valid: the schema is asked on another thread meanwhile. One that it refuses
    // is read again, for the words.
    let schema = schema
    let (isValid, unjudged) = Parallel.both {
      schema.accepts(bytes)
    } _: {
      UnjudgedPlan(bytes, path, keepsRoot: keepsRoot)
    }
    return plan(unjudged, isValid, bytes, path)
  }

  /// The plan with its pictures, or the findings about a text that is none.
  private func plan(
    _ unjudged: UnjudgedPlan?, _ isValid: Bool, _ bytes: [UInt8], _ path: String
  ) -> IngestedPlan {
    guard isValid, let unjudged else { return refused(bytes, path) }
    var plan = unjudged.plan
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let shelf = PictureShelf(
      plan, from: .folder(PictureFolder(beside: parent)), library: library)
    plan.take(shelf)
    return IngestedPlan(
      plan: plan, root: unjudged.root, catatan: shelf.catatan, bytes: bytes, isUnreadable: false)
  }

  /// The findings about a text that is no plan.
  private func refused(_ bytes: [UInt8], _ path: String) -> IngestedPlan {
    let source = XMLSource(parsing: bytes, schema: schema)
    let translator = IssueTranslator(library: library, file: path, names: names)
    var catatan = source.issues.map(translator.catatan)
    guard let root = source.root else {
      // What the schema says about a broken text is noise behind the break itself.
      let broken = zip(source.issues, catatan).filter { $0.0.origin == .parser }.prefix(1)
      return IngestedPlan(
        plan: nil, root: nil, catatan: broken.isEmpty ? catatan : broken.map(\.1), bytes: bytes,
        isUnreadable: true)
    }
    if let version = root[attribute: "versi"], !version.hasPrefix("1.") {
      catatan.append(
        library.rules.catatan(
          "SKM009", at: Location(file: path, line: root.place.line, column: root.place.column),
          ["versi": version], value: version))
    }
    return IngestedPlan(
      plan: nil, root: nil, catatan: catatan, bytes: bytes, isUnreadable: false)
  }
}
