internal import XMLTree

/// Writes the names of regulations the way legal texts do; the words come from the locale file.
public struct RegulationNames: Sendable {
  private let words: Words
  private let regulations: [String: Regulation]

  /// - Parameters:
  ///   - words: words of documents.
  ///   - regulations: the register, by key.
  public init(_ words: Words, _ regulations: [String: Regulation]) {
    self.words = words
    self.regulations = regulations
  }

  /// Kind, number, year and subject, such as "Peraturan Presiden Nomor 95 Tahun 2018 tentang …".
  public func name(_ regulation: Regulation) -> String { name(regulation, withGazette: false) }

  /// The name with its place in the gazette, where that is known.
  public func full(_ regulation: Regulation) -> String { name(regulation, withGazette: true) }

  /// The regulation as a legal basis names it: in full, with the latest change of it.
  public func basis(_ regulation: Regulation) -> String {
    let latest = regulation.amendments.last.flatMap { regulations[$0] }
    guard let latest else { return full(regulation) }
    let key = regulation.amendments.count > 1 ? "peraturan.diubah-terakhir" : "peraturan.diubah"
    return words.text(key, ["peraturan": full(regulation), "perubahan": full(latest)])
  }

  private func name(_ regulation: Regulation, withGazette: Bool) -> String {
    let maker = regulation.maker ?? ""
    var values = [
      "nomor": regulation.number ?? "", "tahun": regulation.year ?? "",
      "tentang": regulation.subject, "lembaran": regulation.gazette ?? "", "pembuat": maker,
      "pasal": regulation.article ?? "",
      // "Kabupaten X" is the region; its head is "Bupati X".
      "pembuat-singkat": maker.split(separator: " ").dropFirst().joined(separator: " "),
    ]
    values["nama"] = words.text("peraturan.\(regulation.kind)", values).foldingSpace()
    if regulation.number == nil {
      let key = regulation.article == nil ? "peraturan.tanpa-nomor" : "peraturan.pasal"
      return words.text(key, values)
    }
    let printsGazette = withGazette && regulation.gazette != nil
    return words.text(
      printsGazette ? "peraturan.lengkap-lembaran" : "peraturan.lengkap", values)
  }
}
