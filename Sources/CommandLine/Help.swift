internal import ArgumentParser
internal import FoundationEssentials
internal import References

/// Help in Indonesian: which commands and options there are comes from the parser itself, their
/// words from the locale file.
struct Help {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// What the parser knows of a command.
  private struct Tool: Decodable {
    struct Command: Decodable {
      let commandName: String
      let aliases: [String]?
      let subcommands: [Command]?
      let arguments: [Argument]?
    }

    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }

      let kind: String
      let valueName: String?
      let names: [Name]?
    }

    let command: Command
  }

  /// The commands that the parser knows.
  private var commands: [Tool.Command] {
    let dump = Data(Naskah._dumpHelp().utf8)
    let tool = try? JSONDecoder().decode(Tool.self, from: dump)
    return (tool?.command.subcommands ?? []).filter { $0.commandName != "help" }
  }

  /// Names and aliases of all commands.
  ///
  /// They come from the declarations: the parser's dump costs more than many a command.
  static var names: [String] {
    Naskah.configuration.subcommands.flatMap { command -> [String] in
      let configuration = command.configuration
      return [configuration.commandName].compactMap(\.self) + configuration.aliases
    }
  }

  /// Help for a command, or for the program when the name is empty; nil for an unknown command.
  func text(for topic: String) -> String? {
    let commands = commands
    if !topic.isEmpty {
      return commands.first { $0.commandName == topic || ($0.aliases ?? []).contains(topic) }
        .map(text)
    }
    let rows = commands.map { command in
      let aliases = (command.aliases ?? []).joined(separator: ", ")
      let name = aliases.isEmpty ? command.commandName : "\(command.commandName) [\(aliases)]"
      return (name, words.text("perintah.\(command.commandName)"))
    }
    return words.text("bantuan.program") + "\n\n" + words.text("bantuan.pakai-program") + "\n\n"
      + words.text("bantuan.perintah") + "\n" + Help.table(rows) + "\n"
      + words.text("bantuan.lanjut") + "\n"
  }

  private func text(_ command: Tool.Command) -> String {
    let arguments = (command.arguments ?? []).filter { $0.names?.first?.name != "help" }
    let positional = arguments.filter { $0.kind == "positional" }
    let options = arguments.filter { $0.kind != "positional" }
    let usage =
      (["naskah", command.commandName]
      + positional.map { (words.text("nilai.\($0.valueName ?? "")")) })
      .joined(separator: " ") + (options.isEmpty ? "" : " " + words.text("bantuan.pilihan-singkat"))
    let rows = options.map { option in
      (
        (option.names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
          .joined(separator: ", ")
          + (option.kind == "option"
            ? " " + words.text("nilai.\(option.valueName ?? longName(option))") : ""),
        words.text(key(ofOption: longName(option), command))
      )
    }
    return words.text("perintah.\(command.commandName)") + "\n\n"
      + words.text("bantuan.pakai", ["perintah": usage]) + "\n"
      + (rows.isEmpty
        ? "" : "\n" + words.text("bantuan.pilihan") + "\n" + Help.table(rows))
      + "\n" + words.text("contoh.\(command.commandName)") + "\n"
  }

  /// Key of the words of an option: its own at the command, else those that commands share.
  private func key(ofOption name: String, _ command: Tool.Command) -> String {
    let shared = "pilihan.\(name)"
    return words.has(shared) ? shared : "pilihan.\(command.commandName).\(name)"
  }

  private func longName(_ option: Tool.Argument) -> String {
    option.names?.first { $0.kind == "long" }?.name ?? option.names?.first?.name ?? ""
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = min(rows.map(\.0.count).max() ?? 0, 28)
    return rows.map { name, text in
      name.count > width
        ? "  \(name)\n  \(String(repeating: " ", count: width))  \(text)\n"
        : "  \(name)\(String(repeating: " ", count: width - name.count))  \(text)\n"
    }.joined()
  }
}

/// Turns the English messages of the argument parser into Indonesian ones, by patterns of the locale
/// file.
struct UsageMessage {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// The message in Indonesian; a general one when the parser says something new.
  func text(_ english: String, _ arguments: [String]) -> String {
    let values = UsageMessage.quoted(english)
    let value = values.first ?? ""
    let patterns = [
      ("Unknown option", "galat.pilihan"), ("Unexpected argument", "galat.argumen"),
      ("unexpected arguments", "galat.argumen"), ("Missing expected argument", "galat.kurang"),
      ("Missing value for", "galat.tanpa-nilai"), ("is invalid for", "galat.nilai"),
    ]
    for (pattern, key) in patterns where english.contains(pattern) {
      let name = UsageMessage.name(value)
      return words.text(
        key,
        [
          "nilai": key == "galat.kurang" ? words.text("nilai.\(name)") : name,
          "pilihan": UsageMessage.name(values.last ?? ""),
        ])
    }
    return words.text("galat.umum", ["nilai": arguments.joined(separator: " ")])
  }

  /// `--format <format>` is named by its option alone.
  private static func name(_ text: String) -> String {
    let name = text.split(separator: " ").first.map(String.init) ?? text
    return name.filter { $0 != "<" && $0 != ">" }
  }

  private static func quoted(_ text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
  }
}
