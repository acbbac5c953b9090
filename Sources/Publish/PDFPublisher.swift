internal import FoundationEssentials
internal import References

#if canImport(Glibc)
  internal import Glibc
#endif

/// Why no PDF was made.
public enum PDFFailure: Error, Sendable, Equatable {
  /// WeasyPrint is not installed.
  case missing
  /// A version is installed that knows no tagged PDF/UA-1.
  case tooOld(version: String)
  /// It ran and failed; its last words.
  case failed(String)
}

/// Makes PDF/UA-1 of finished pages through WeasyPrint, a program of its own (the Python package
/// `weasyprint`): tagged, with bookmarks and page numbers, on the paper that the style sheet asks for.
public struct PDFPublisher: Sendable {
  /// Package that has to be installed.
  public static let package = "weasyprint"
  /// Oldest version whose tags were looked at.
  public static let oldest = 70

  private let program: String

  /// Finds WeasyPrint.
  ///
  /// - Parameter path: folders to look in, separated by colons, as in PATH.
  /// - Throws: `PDFFailure` when it is missing or too old.
  public init(path: String) throws(PDFFailure) {
    let candidates = path.split(separator: ":").map { folder -> String in
      "\(folder)/\(PDFPublisher.package)"
    }
    let found = candidates.first { access($0, X_OK) == 0 }
    guard let found else { throw .missing }
    program = found
    let answer = try PDFPublisher.run(found, ["--version"])
    let version = answer.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
    guard let major = version.split(separator: ".").first.flatMap({ Int($0) }) else {
      throw .failed(answer)
    }
    guard major >= PDFPublisher.oldest else { throw .tooOld(version: version) }
  }

  /// The PDF of a page.
  ///
  /// - Parameter html: the page, whole in itself: nothing is loaded from anywhere.
  /// - Returns: the file as bytes; the same page gives the same bytes.
  /// - Throws: `PDFFailure` when WeasyPrint fails.
  public func pdf(_ html: [UInt8]) throws(PDFFailure) -> [UInt8] {
    let folder = try PDFPublisher.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (page, output) = ("\(folder)/naskah.html", "\(folder)/naskah.pdf")
    guard (try? Data(html).write(to: URL(filePath: page))) != nil else {
      throw .failed(folder)
    }
    // The page is given without an address, so that links to other files of the build stay relative
    // and no path of this machine is written.
    _ = try PDFPublisher.run(
      program,
      ["--quiet", "--base-url", "about:blank", "--pdf-variant", "pdf/ua-1", "-", output],
      input: page)
    guard let bytes = FileReader.bytes(output), bytes.starts(with: Array("%PDF-".utf8)) else {
      throw .failed(PDFPublisher.package)
    }
    return bytes
  }

  private static func temporaryFolder() throws(PDFFailure) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/naskah.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .failed(parent) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Runs a program to its end and gives what it printed.
  private static func run(
    _ program: String, _ arguments: [String], input: String = "/dev/null"
  ) throws(PDFFailure) -> String {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = "\(folder)/log"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var process = pid_t()
    // No clock may stand in a document, and no order that differs from run to run.
    let variables = ProcessInfo.processInfo.environment
      .merging([
        "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8",
      ]) { $1 }.map {
        "\($0.key)=\($0.value)"
      }
    let status = withStrings([program] + arguments) { arguments in
      withStrings(variables.sorted()) { environment in
        posix_spawn(&process, program, &actions, nil, arguments, environment)
      }
    }
    guard status == 0 else { throw .failed(String(cString: strerror(status))) }
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 {
      guard errno == EINTR else { throw .failed(String(cString: strerror(errno))) }
    }
    let text = FileReader.bytes(log).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard state == 0 else {
      throw .failed(text.split(separator: "\n").last.map(String.init) ?? "\(state)")
    }
    return text
  }

  private static func withStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}
