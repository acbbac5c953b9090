/// Papers that `--dokumen` asks for besides documents: forms of the process log.
struct PaperRequest: Sendable, Equatable {
  /// Key of the papers of the process log.
  static let forms = "formulir"
  /// What the option takes, for messages.
  static let shown = [forms, "\(forms):ID"]

  /// Whether papers of the process log are asked for.
  let addsForms: Bool
  /// Kode of the events that are meant; empty for all.
  let events: [String]

  /// - Parameter asked: values of `--dokumen`, taken apart.
  init(_ asked: [String]) {
    addsForms = asked.contains {
      $0 == PaperRequest.forms || $0.hasPrefix("\(PaperRequest.forms):")
    }
    events =
      asked.contains(PaperRequest.forms)
      ? [] : PaperRequest.names(behind: PaperRequest.forms, asked)
  }

  /// Whether a value of `--dokumen` asks for papers and not for a document.
  static func isPaper(_ value: String) -> Bool {
    value == forms || !names(behind: forms, [value]).isEmpty
  }

  /// What stands behind `KEY:` in the values.
  private static func names(behind key: String, _ values: [String]) -> [String] {
    values.filter { $0.hasPrefix(key + ":") }.map { String($0.dropFirst(key.count + 1)) }
      .filter { !$0.isEmpty }
  }
}
