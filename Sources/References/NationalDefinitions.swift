internal import XMLTree

/// Definitions of national regulations (`Schemas/acuan/definisi.xml`), word for word.
enum NationalDefinitions {
  /// Definitions by key of the regulation, then by term.
  static func loadAll(from folder: DataFolder) throws(BrokenData) -> [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    for element in try folder.load(folder.schema("acuan/definisi.xml")).elements(named: "definisi")
    {
      guard let regulation = element[attribute: "peraturan"],
        let term = element[attribute: "istilah"]
      else { continue }
      result[regulation, default: [:]][term] = element.foldedText
    }
    return result
  }
}
