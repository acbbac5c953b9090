internal import FoundationEssentials
internal import Glibc

/// Places of the checkout that tests read from.
public enum Repository {
  /// Root of the checkout, without a trailing slash.
  public static let root: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }()

  /// Path of a file of the checkout.
  public static func path(_ relative: String) -> String { "\(root)/\(relative)" }

  /// Path of a file below `Tests`.
  public static func test(_ relative: String) -> String { "\(root)/Tests/\(relative)" }

  /// The full-size example.
  public static let example = path("Examples/kapuas/rencana.xml")

  /// The small plan of the golden files.
  public static let small = test("Fixtures/kecil.xml")
}

/// Thrown by helpers whose precondition does not hold; its words are for whoever runs the tests.
public struct TestFailure: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// Reading and listing of files.
public enum Files {
  /// The bytes of a file. `FileManager.contents` leaks a page for every empty file, which
  /// LeakSanitizer counts.
  public static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw TestFailure("file missing: \(path)") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw TestFailure("no file: \(path)")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 else { throw TestFailure("cannot read \(path)") }
      bytes += chunk[..<count]
    }
  }

  /// The text of a file.
  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Whether something exists at `path`.
  public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Names in a folder, hidden ones included, in order.
  public static func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Files below a folder whose name ends so, as paths relative to the folder, in order.
  public static func tree(_ folder: String, ending suffix: String = "") -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(suffix) }.sorted()
  }

  /// Writes a file, with the folders that lead to it.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      throw TestFailure("cannot write \(path)")
    }
  }

  /// Writes a text file.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }
}

/// What the tests of this process and the programs that they run write for a while.
enum ProcessFolder {
  /// One folder below that for temporary files, removed when the process ends: a folder that a
  /// `static` shares between tests has no last reference, and programs leave files of their own.
  static let path: String = {
    let parent = FileManager.default.temporaryDirectory.path
    var template = Array("\(parent)/naskah-uji-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return parent }
    atexit { try? FileManager.default.removeItem(atPath: ProcessFolder.path) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()
}

/// A folder of its own for one test, removed with the last reference to it, or when the process ends.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    path = "\(ProcessFolder.path)/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Path of a file in the folder.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file in the folder and gives its path.
  public func write(_ bytes: some Collection<UInt8>, as name: String) throws -> String {
    try Files.write(bytes, to: file(name))
    return file(name)
  }

  /// Writes a text file in the folder and gives its path.
  public func write(_ text: String, as name: String) throws -> String {
    try write(Array(text.utf8), as: name)
  }

  /// Files that a stopped run left behind: their names begin with a dot.
  public func leftovers(in folder: String = "") -> [String] {
    Files.tree(folder.isEmpty ? path : file(folder)).filter {
      $0.split(separator: "/").last?.hasPrefix(".") == true
    }
  }
}

/// A text that is searched many times: `strstr` is some hundred times faster than
/// `String.contains` in a debug build.
public struct Haystack: Sendable {
  private let bytes: [CChar]

  public init(_ bytes: some Sequence<UInt8>) {
    self.bytes = bytes.map { CChar(bitPattern: $0) } + [0]
  }

  public init(_ text: String) { self.init(text.utf8) }

  public func contains(_ text: String) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return strstr(base, text) != nil
    }
  }
}
