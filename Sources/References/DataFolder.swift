internal import FoundationEssentials
public import XMLTree

#if canImport(Glibc)
  internal import Glibc
#endif

/// The folder that holds Templates and Schemas, in the checkout or installed.
public struct DataFolder: Sendable {
  /// Path without a trailing slash.
  public let path: String

  /// Takes the folder at `path` and allows schemas and stylesheets to be loaded from it.
  ///
  /// - Returns: nil when it lacks `Templates` or `Schemas`.
  public init?(at path: String) {
    for name in ["Templates", "Schemas"] {
      // Not FileManager, whose set-up costs more than all else that is done before anything is read.
      var status = stat()
      guard stat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        return nil
      }
    }
    self.path = path
    LibXML.start(allowing: [path + "/Templates", path + "/Schemas"])
  }

  /// Finds the data of the program: the folder in NASKAH_DATA, else `../share/naskah` beside the
  /// program (installed), else the nearest folder above the program that holds both (checkout).
  ///
  /// - Parameters:
  ///   - executable: real path of the running program.
  ///   - override: value of NASKAH_DATA.
  /// - Returns: the first folder that holds both.
  /// - Throws: `DataFolderMissing` with the places that were tried.
  public static func find(executable: String, override: String?) throws(DataFolderMissing)
    -> DataFolder
  {
    var tried: [String] = []
    if let override {
      tried.append(override)
      if let folder = DataFolder(at: override) { return folder }
      throw DataFolderMissing(tried: tried)
    }
    var folder = parent(executable)
    let installed = parent(folder) + "/share/naskah"
    tried.append(installed)
    if let data = DataFolder(at: installed) { return data }
    while folder != "/", !folder.isEmpty {
      tried.append(folder)
      if let data = DataFolder(at: folder) { return data }
      folder = parent(folder)
    }
    throw DataFolderMissing(tried: tried)
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Path of a file below `Schemas`.
  public func schema(_ relative: String) -> String { "\(path)/Schemas/\(relative)" }

  /// Path of a file below `Templates`.
  public func template(_ relative: String) -> String { "\(path)/Templates/\(relative)" }

  /// All files of references, outlines, rules and templates, in a fixed order.
  public func dataFiles() -> [String] {
    var files: [String] = []
    for root in ["Schemas", "Templates"] {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(root)")) ?? []
      for name in names.sorted()
      where !name.hasPrefix("profil/")
        && (name.contains(".xml") || name.contains(".xs") || name.hasSuffix(".sch")
          || name.hasSuffix(".css") || name.hasSuffix(".js"))
      {
        files.append("\(path)/\(root)/\(name)")
      }
    }
    return files
  }

  /// Names of the XML files in a folder below `Schemas`, without ending, in order.
  ///
  /// - Parameters:
  ///   - relative: the folder.
  ///   - ending: ending of the files, with its dot.
  /// - Returns: the names.
  public func names(inSchemas relative: String, ending: String = ".xml") -> [String] {
    // Not FileManager, as above.
    guard let folder = opendir(schema(relative)) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name.hasSuffix(ending) { names.append(String(name.dropLast(ending.count))) }
    }
    return names.sorted()
  }
}

/// Thrown when the program's own data are nowhere to be found.
public struct DataFolderMissing: Error, Sendable {
  /// Places that were tried, in order.
  public let tried: [String]
}

/// Thrown when a file of the program's own data (reference, profile, outline, locale, stylesheet)
/// is missing or broken: exit code 4.
public struct BrokenData: Error, Sendable {
  /// A defect that has words in the catalogue of rules, for files that users write.
  public struct Defect: Sendable {
    /// Id of the rule, and texts for the names in its sentence.
    public let rule: String
    public let values: [String: String]
    public let file: String
    public let place: Place
    public let suggestion: String?

    public init(
      _ rule: String, _ values: [String: String], file: String, at place: Place,
      suggestion: String? = nil
    ) {
      self.rule = rule
      self.values = values
      self.file = file
      self.place = place
      self.suggestion = suggestion
    }
  }

  public let file: String
  public let issues: [XMLIssue]
  /// The same defects in the words of the catalogue, as far as it has some.
  public let defects: [Defect]

  public init(file: String, issues: [XMLIssue]) {
    self.file = file
    self.issues = issues
    defects = []
  }

  /// Defects of a file that a user may have written.
  public init(file: String, defects: [Defect]) {
    self.file = file
    self.defects = defects
    issues = defects.map {
      let values = $0.values.sorted { $0.key < $1.key }.map { "\($0.key) '\($0.value)'" }
      return XMLIssue(
        .program, detail: "\($0.rule): \(values.joined(separator: ", "))", place: $0.place,
        file: $0.file)
    }
  }

  /// A single defect, in English, for whoever writes the data.
  public init(file: String, _ detail: String, at place: Place = .none) {
    self.init(file: file, issues: [XMLIssue(.program, detail: detail, place: place, file: file)])
  }
}

extension DataFolder {
  /// Reads and parses one of the program's data files.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - schema: schema to judge it by; nil for files that a test judges.
  /// - Returns: its root element.
  /// - Throws: `BrokenData` when the file is missing, not well-formed or not valid.
  public func load(_ path: String, schema: XMLSchema? = nil) throws(BrokenData) -> Element {
    guard let data = FileReader.bytes(path) else {
      throw BrokenData(file: path, "file missing")
    }
    let source = XMLSource(parsing: data, schema: schema)
    guard let root = source.root, source.issues.isEmpty else {
      throw BrokenData(file: path, issues: source.issues)
    }
    return root
  }

  /// Reads one of the program's data files as events, for a file of which no tree is needed.
  ///
  /// - Parameters:
  ///   - path: the file; a test judges it by its schema.
  ///   - handler: takes the events.
  /// - Throws: `BrokenData` when the file is missing or not well-formed.
  func read(_ path: String, to handler: any XMLEventHandler) throws(BrokenData) {
    guard let data = FileReader.bytes(path) else {
      throw BrokenData(file: path, "file missing")
    }
    do throws(XMLFailure) { try XMLEvents.read(data, to: handler) } catch {
      throw BrokenData(file: path, issues: error.issues)
    }
  }
}

extension DataFolder {
  /// Compiles a stylesheet below `Templates`; each worker needs its own.
  ///
  /// - Parameters:
  ///   - relative: the stylesheet.
  ///   - own: path of one that a house style has in its place.
  /// - Returns: the compiled stylesheet.
  /// - Throws: `BrokenData` when it does not compile.
  public func stylesheet(
    _ relative: String, or own: String? = nil
  ) throws(BrokenData) -> Stylesheet {
    let path = own ?? template(relative)
    do throws(XMLFailure) { return try Stylesheet(path: path) } catch {
      throw BrokenData(file: path, issues: error.issues)
    }
  }

  /// Compiles a schema below `Schemas`.
  public func compiledSchema(_ relative: String) throws(BrokenData) -> XMLSchema {
    try compiledSchema(at: schema(relative))
  }

  /// Compiles a schema below `Templates`.
  public func compiledSchema(template relative: String) throws(BrokenData) -> XMLSchema {
    try compiledSchema(at: template(relative))
  }

  private func compiledSchema(at path: String) throws(BrokenData) -> XMLSchema {
    do throws(XMLFailure) { return try XMLSchema(path: path) } catch {
      throw BrokenData(file: path, issues: error.issues)
    }
  }
}
