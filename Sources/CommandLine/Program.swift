internal import ArgumentParser
internal import Diagnostics
internal import Ingest
internal import References
internal import Synchronization
internal import XMLTree

#if canImport(Glibc)
  internal import Glibc
#endif

/// The program: reads the command line, runs one command, gives the exit code.
public struct Program: Sendable {
  /// Version that is printed and written into manifests.
  public static let version = "0.1.0"

  let console = Console()
  let folder: DataFolder
  private let ownWords: ProgramWords
  /// Words of the command line.
  var words: Words { ownWords.value }
  /// The instrument that is being read already.
  let ahead: InstrumentAhead?
  /// The plan that is being read already.
  let planAhead: PlanAhead?

  /// Prepares the process; to be called before it has a second thread.
  public static func prepare() {
    Heaps.reserve()
    // Whoever started it may have blocked signals for a thread of its own, and would not stop a program that
    // watches a plan.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
  }

  /// Runs the program.
  ///
  /// - Parameter arguments: the command line without the program's name.
  /// - Returns: the exit code.
  public static func run(_ arguments: [String]) -> Int32 {
    let console = Console()
    do throws(DataFolderMissing) {
      let override = getenv("NASKAH_DATA").map { String(cString: $0) }
      let folder = try DataFolder.find(executable: executablePath(), override: override)
      return run(arguments, folder, console)
    } catch {
      // No locale file can be read yet, so only the name of the variable and the places are shown.
      console.report(
        "naskah: [NASKAH_DATA] Templates/ Schemas/: \(error.tried.joined(separator: ", "))\n")
      return ExitCode.brokenData.rawValue
    }
  }

  private static func run(
    _ arguments: [String], _ folder: DataFolder, _ console: Console
  ) -> Int32 {
    let code: ExitCode
    do throws(BrokenData) {
      let ahead = InstrumentAhead(arguments, folder)
      let planAhead = ahead == nil ? PlanAhead(arguments, folder) : nil
      let words = ProgramWords(folder)
      let program = Program(
        folder: folder, ownWords: words, ahead: ahead, planAhead: planAhead)
      let reached = try program.run(arguments)
      if let failure = words.failure { throw failure }
      code = reached == .clean && !console.isIntact ? ExitCode.notWritten : reached
    } catch {
      for issue in error.issues {
        let place = issue.place.line > 0 ? ":\(issue.place.line):\(max(issue.place.column, 1))" : ""
        console.report("\(issue.file ?? error.file)\(place): [PRG001] \(issue.detail)\n")
      }
      code = .brokenData
    }
    return code.rawValue
  }

  private func run(_ arguments: [String]) throws(BrokenData) -> ExitCode {
    if let topic = helpTopic(arguments) {
      guard let text = Help(words).text(for: topic) else { return unknownCommand(topic) }
      console.print(text)
      return .clean
    }
    if let first = arguments.first, !first.hasPrefix("-"), !Help.names.contains(first) {
      return unknownCommand(first)
    }
    if arguments.first == "--versi" || arguments.first == "--version" {
      console.print("naskah \(Program.version)\n")
      return .clean
    }
    let command: any ParsableCommand
    do { command = try Naskah.command(arguments) } catch {
      let text = UsageMessage(words).text(Naskah.message(for: error), arguments)
      console.report("naskah: \(text)\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    switch command {
    case let command as Susun:
      return try command.pantau ? watch(command) : build(command)
    case let command as Periksa: return try check(command)
    case let command as Impor: return try importPlan(command)
    case let command as Ekspor: return try exportPlan(command)
    case let command as Templat: return try writeTemplates(command)
    case let command as Mulai: return try start(command)
    case let command as Rekap: return try showIntake(command)
    case let command as Acuan: return try showReferences(command)
    case let command as Profil: return try showProfiles(command)
    case let command as Aturan: return try showRules(command)
    case let command as Baca: return try readRegulation(command)
    case let command as Telaah: return try reviewRegulation(command)
    case let command as Banding: return try compare(command)
    case let command as Perubahan: return try amend(command)
    case let command as Reviu: return try review(command)
    case let command as Jadwal: return try showSchedule(command)
    default: return .internal
    }
  }

  private func unknownCommand(_ name: String) -> ExitCode {
    console.report(missing("galat.perintah", name, Similarity.nearest(to: name, in: Help.names)))
    console.report(words.text("galat.bantuan") + "\n")
    return .usage
  }

  /// The command that help is asked for; an empty name for the program itself, nil for none.
  private func helpTopic(_ arguments: [String]) -> String? {
    let asks = ["-h", "--help", "--bantuan"]
    if arguments.isEmpty { return "" }
    if arguments[0] == "bantuan" || arguments[0] == "help" {
      return arguments.count > 1 ? arguments[1] : ""
    }
    guard arguments.prefix(while: { $0 != "--" }).contains(where: asks.contains) else { return nil }
    return arguments[0].hasPrefix("-") ? "" : arguments[0]
  }

  /// Real path of the running program.
  static func executablePath() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return CommandLine.arguments.first ?? "" }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// The words of the command line, read when the first is wanted: a run that has nothing to say does
/// without them.
private final class ProgramWords: Sendable {
  private let folder: DataFolder
  /// What reading gave; no `Result`, which is set up by a search through all conformances of the program.
  private enum Reading: Sendable {
    case words(Words)
    case broken(BrokenData)
  }

  private let state = Mutex<Reading?>(nil)

  init(_ folder: DataFolder) { self.folder = folder }

  /// The words; none at all when their file is missing or broken, which is said at the end.
  var value: Words { if case .words(let words) = loaded { words } else { Words() } }

  /// What is wrong with the file, if it was wanted.
  var failure: BrokenData? {
    if case .broken(let error)? = state.withLock(\.self) { error } else { nil }
  }

  private var loaded: Reading {
    state.withLock { state in
      if let state { return state }
      let result: Reading
      do throws(BrokenData) { result = .words(try Words("perintah", from: folder)) } catch {
        result = .broken(error)
      }
      state = result
      return result
    }
  }
}
