internal import XMLTree

/// How long before an instrument can be set its draft must be handed in for each step
/// (`Schemas/acuan/persiapan.xml`).
public struct LeadTimes: Sendable {
  /// A step that a draft passes.
  public struct Step: Sendable {
    public let key: String
    public let name: String
    public let actor: String
    /// Instruments that pass the step (`InstrumentType` of the profile schema).
    public let instruments: [String]
    /// Working days that it takes.
    public let workdays: Int
    /// Law that calls for the step, and where its time was read.
    public let basis: String
    public let source: String
    /// `pasti`, `mungkin` or `perlu-telaah`.
    public let certainty: String
  }

  /// A step with the last day on which the draft can be handed in for it.
  public struct Milestone: Sendable {
    public let step: Step
    public let latest: CalendarDay
  }

  /// The steps in the order in which they are taken.
  public let steps: [Step]

  /// Loads the steps.
  ///
  /// - Throws: `BrokenData` when the file is missing or broken.
  public init(from folder: DataFolder) throws(BrokenData) {
    func list(_ text: String?) -> [String] { (text ?? "").split(separator: " ").map(String.init) }
    steps = try folder.load(folder.schema("acuan/persiapan.xml")).elements(named: "tahap").map {
      Step(
        key: $0[attribute: "kunci"] ?? "", name: $0[attribute: "nama"] ?? "",
        actor: $0[attribute: "pelaksana"] ?? "", instruments: list($0[attribute: "instrumen"]),
        workdays: Int($0[attribute: "hari-kerja"] ?? "") ?? 0, basis: $0[attribute: "dasar"] ?? "",
        source: $0[attribute: "sumber"] ?? "", certainty: $0[attribute: "keyakinan"] ?? "")
    }
  }

  /// The last days for an instrument that shall be set on a day, in the order of the steps.
  ///
  /// - Parameters:
  ///   - instrument: key of the instrument (`InstrumentType`).
  ///   - day: the last day on which it can be set.
  /// - Returns: one milestone for each step that the instrument passes.
  public func milestones(for instrument: String, setOn day: CalendarDay) -> [Milestone] {
    var latest = day
    return Array(
      steps.filter { $0.instruments.contains(instrument) }.reversed().map { step in
        latest = latest.before(workdays: step.workdays)
        return Milestone(step: step, latest: latest)
      }.reversed())
  }
}
