public import References
internal import XMLTree

/// A plan that is read while the program reads its own data: its text is taken apart on one thread and
/// judged by the schema on another.
public final class PlanAhead: Sendable {
  /// The file as the command line names it.
  public let path: String
  /// Whether the tree is wanted besides the plan.
  let keepsRoot: Bool
  let bytes: [UInt8]
  private let compiling: SharedWork<Compiled>
  private let reading: SideWork<UnjudgedPlan?>
  private let judging: SideWork<Bool>

  /// The schema; no `Result`, which is set up by a search through all conformances of the program.
  private enum Compiled: Sendable {
    case schema(XMLSchema)
    case broken(BrokenData)
  }

  /// Begins with the plan in the file at `path`; nil when it cannot be read.
  ///
  /// - Parameters:
  ///   - path: the file as the user named it; findings repeat it so.
  ///   - keepsRoot: whether the tree is wanted besides the plan.
  ///   - folder: data of the program.
  public init?(_ path: String, keepsRoot: Bool, from folder: DataFolder) {
    guard let bytes = FileReader.bytes(path) else { return nil }
    self.path = path
    self.keepsRoot = keepsRoot
    self.bytes = bytes
    reading = SideWork { UnjudgedPlan(bytes, path, keepsRoot: keepsRoot) }
    let compiling = SharedWork<Compiled> {
      do throws(BrokenData) { return .schema(try PlanReader.schema(from: folder)) } catch {
        return .broken(error)
      }
    }
    self.compiling = compiling
    judging = SideWork {
      if case .schema(let schema) = compiling.value { schema.accepts(bytes) } else { false }
    }
  }

  /// What the text holds, whatever the schema says to it.
  var unjudged: UnjudgedPlan? { reading.value }

  /// Whether the schema takes the text.
  var isValid: Bool { judging.value }

  /// The schema of plans.
  ///
  /// - Throws: `BrokenData` when it does not compile.
  func schema() throws(BrokenData) -> XMLSchema {
    switch compiling.value {
    case .schema(let schema): return schema
    case .broken(let error): throw error
    }
  }
}

/// What a text holds that may be a plan, whatever the schema says to it.
struct UnjudgedPlan: Sendable {
  let plan: Plan
  /// The tree, where it is wanted.
  let root: Element?

  /// Reads a text; nil for one that is not well-formed or of another version.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - path: the file that it stands in.
  ///   - keepsRoot: whether the tree is wanted; one that is not is changed where it is, which spares a
  ///     copy of all of it.
  init?(_ bytes: [UInt8], _ path: String, keepsRoot: Bool) {
    var source = XMLSource(parsing: bytes)
    guard source.issues.isEmpty, let root = source.takeRoot(),
      root[attribute: "versi"]?.hasPrefix("1.") ?? true
    else { return nil }
    self.root = keepsRoot ? root : nil
    plan = PlanDecoder(file: path).plan(consume root)
  }
}
