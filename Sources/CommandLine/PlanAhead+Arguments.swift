internal import ArgumentParser
internal import Ingest
internal import References
internal import XMLTree

extension PlanAhead {
  /// Begins with the plan among the arguments of a command; nil when none of them is a plan that the
  /// command reads once.
  ///
  /// - Parameters:
  ///   - arguments: the command line; the parser may refuse it later.
  ///   - folder: data of the program.
  convenience init?(_ arguments: [String], _ folder: DataFolder) {
    guard Program.readsOnce(arguments),
      let path = arguments.dropFirst().first(where: PlanAhead.isPlan)
    else { return nil }
    // Results of a year are read from the tree.
    let keepsRoot = arguments.contains { $0.holds(BuildRequest.monitoring) }
    self.init(path, keepsRoot: keepsRoot, from: folder)
  }

  /// Whether the file at `path` is a plan: its first bytes name the vocabulary.
  private static func isPlan(_ path: String) -> Bool {
    guard let start = FileReader.head(path, 4096) else { return false }
    let text = String(decoding: start, as: UTF8.self)
    return text.holds("<rencana") && text.holds("urn:naskah:rencana:1")
  }
}

extension Program {
  /// Whether a command reads its file once: one that judges or builds, and does not watch what it builds
  /// from.
  static func readsOnce(_ arguments: [String]) -> Bool {
    let commands = [Periksa.configuration, Susun.configuration].flatMap {
      [$0.commandName].compactMap(\.self) + $0.aliases
    }
    return arguments.first.map(commands.contains) == true && !arguments.contains("--pantau")
  }
}
