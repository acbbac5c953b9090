import References
import TestSupport
import Testing

/// What the five regulations say, written down from their texts and held against the profiles.
///
/// The tables are in `Tests/Profil/fakta`, one a region: each line is a fact as `ProfileFacts` words
/// it, a bar, and the article that says so. Nothing in them was made from a profile.
@Suite struct ProfileFactsTests {
  static let regions = [
    "kapuas-26-2024", "banjarbaru-5-2022", "lebak-24-2024", "kuantan-singingi-33-2020",
    "kapuas-hulu-56-2020",
  ]

  /// Kinds of facts whose tables are complete: nothing may be missing, added or in another order.
  private static let complete = [
    "unsur", "domain", "muatan", "dokumen", "isi", "periode", "syarat", "selaras", "penyusun",
    "konsultasi", "penetap", "reviu", "waktu", "pemicu", "pelaksana", "penerima", "kewajiban",
    "tenggat", "tim", "anggota", "rekomendasi",
  ]

  private func facts(_ region: String) throws -> ProfileFacts {
    let folder = try Shared.folder.get()
    return ProfileFacts(
      try Profile(path: folder.schema("profil/\(region).xml"), from: folder))
  }

  /// The table of a region: fact and article.
  private func table(_ region: String) throws -> [(fact: String, article: String)] {
    try Files.text(Repository.test("Profil/fakta/\(region).txt")).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: "|", maxSplits: 1).map(String.init)
        return (parts[0].trimmed, parts.count > 1 ? parts[1].trimmed : "")
      }
  }

  @Test(arguments: regions) func everyFactOfTheLawIsInTheProfile(_ region: String) throws {
    let lines = try facts(region).lines
    let rows = try table(region)
    #expect(rows.count >= 40)
    for row in rows {
      let line = lines.first { $0.text == row.fact }
      #expect(line != nil, "\(row.fact) is not in the profile")
      guard let line, !row.article.isEmpty else { continue }
      #expect(
        line.articles.contains(row.article),
        "\(row.fact): \(line.articles.sorted()) lacks \(row.article)")
    }
  }

  @Test(arguments: regions) func profileSaysNothingThatTheLawDoesNot(_ region: String) throws {
    let found = try facts(region)
    let rows = try table(region).map(\.fact)
    for kind in ProfileFactsTests.complete {
      let wanted = rows.filter { $0.hasPrefix(kind + " ") }
      #expect(found.lines(kind) == wanted, "\(kind)")
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
