internal import XMLTree

/// A definition of a national regulation (`Schemas/acuan/definisi.xml`).
public struct NationalDefinition: Sendable, Hashable {
  /// The whole sentence, without its full stop.
  public let sentence: String
  /// How sure it is that the regulation has these words: `pasti`, `mungkin`, `perlu-telaah`.
  public let certainty: String

  /// Whether an instrument may repeat these words as those of the national text.
  public var isRepeatable: Bool { certainty != "perlu-telaah" }

  /// Whether the national text itself was read.
  public var isCertain: Bool { certainty == "pasti" }

  /// Definitions by key of the regulation, then by term.
  ///
  /// - Throws: `BrokenData` when the file is missing or broken.
  static func loadAll(
    from folder: DataFolder
  ) throws(BrokenData) -> [String: [String: NationalDefinition]] {
    var result: [String: [String: NationalDefinition]] = [:]
    for element in try folder.load(folder.schema("acuan/definisi.xml")).elements(named: "definisi")
    {
      guard let regulation = element[attribute: "peraturan"],
        let term = element[attribute: "istilah"]
      else { continue }
      result[regulation, default: [:]][term] = NationalDefinition(
        sentence: element.foldedText, certainty: element[attribute: "keyakinan"] ?? "")
    }
    return result
  }
}
