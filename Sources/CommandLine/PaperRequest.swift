/// What `--dokumen` asks for besides documents: forms of the process log, small instruments, the papers
/// that accompany a draft.
struct PaperRequest: Sendable, Equatable {
  /// Key of the papers of the process log.
  static let forms = "formulir"
  /// Begin of a small instrument: `keputusan:tim-koordinasi`.
  static let decision = "keputusan"
  /// Key of the papers that go with the draft of an instrument.
  static let covering = "berkas-pengantar"
  /// What the option takes, for messages.
  static let shown = [forms, "\(forms):ID", "\(decision):JENIS", covering]

  /// Whether papers of the process log are asked for.
  let addsForms: Bool
  /// Kode of the events that are meant; empty for all.
  let events: [String]
  /// Keys of the small instruments.
  let decisions: [String]
  /// Whether the papers come that accompany the instruments of the run.
  let addsCovering: Bool

  /// - Parameter asked: values of `--dokumen`, taken apart.
  init(_ asked: [String]) {
    let named = PaperRequest.names(behind: PaperRequest.forms, asked)
    let wantsAll = asked.contains(PaperRequest.forms)
    addsForms = wantsAll || !named.isEmpty
    events = wantsAll ? [] : named
    decisions = PaperRequest.names(behind: PaperRequest.decision, asked)
    addsCovering = asked.contains(PaperRequest.covering)
  }

  /// Whether a value of `--dokumen` asks for one of these and not for a document.
  static func isPaper(_ value: String) -> Bool {
    value == forms || value == covering || !names(behind: forms, [value]).isEmpty
      || !names(behind: decision, [value]).isEmpty
  }

  /// What stands behind `KEY:` in the values.
  private static func names(behind key: String, _ values: [String]) -> [String] {
    values.filter { $0.hasPrefix(key + ":") }.map { String($0.dropFirst(key.count + 1)) }
      .filter { !$0.isEmpty }
  }
}
