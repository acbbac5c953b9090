import Prepare
import TestSupport
import Testing
import XMLTree

/// The picture of vision, missions, aims and objectives, at the size of a real plan.
@Suite struct StrategyTreeTests {
  /// A text of exactly 80 characters.
  private static func name(_ number: Int) -> String {
    let text =
      "Meningkatnya mutu penyelenggaraan urusan ke-\(number) yang terukur bagi masyarakat luas "
    return String((text + "dan berkelanjutan").prefix(80))
  }

  /// The small plan with four missions, eight aims and forty objectives.
  private static func plan() throws -> String {
    let text = try Files.text(Repository.small)
    let start = try #require(text.firstRange(of: "<misi ")).lowerBound
    let end = try #require(text.firstRange(of: "</misi>")).upperBound
    let objective = try #require(text.firstRange(of: "<sasaran kode=\"S-01\">")).lowerBound
    let objectiveEnd = try #require(text.firstRange(of: "</sasaran>")).upperBound
    let first = String(text[objective..<objectiveEnd])
    var missions = ""
    for mission in 1...4 {
      missions += "<misi kode=\"M-\(mission)\"><uraian>\(name(mission))</uraian>"
      for aim in 1...2 {
        missions +=
          "<tujuan kode=\"T-\(mission).\(aim)\"><uraian>\(name(mission * 10 + aim))</uraian>"
        for objective in 1...5 {
          let number = (mission - 1) * 10 + (aim - 1) * 5 + objective
          missions +=
            number == 1
            ? first
            : "<sasaran kode=\"S-\(number + 10)\"><uraian>\(name(number + 100))</uraian></sasaran>"
        }
        missions += "</tujuan>"
      }
      missions += "</misi>"
    }
    return text[..<start] + missions + text[end...]
  }

  private func figures() throws -> [Element] {
    let folder = try TemporaryFolder()
    let path = try folder.write(try StrategyTreeTests.plan(), as: "r.xml")
    let prepared = try Shared.prepare(path)
    let outline = try #require(try Shared.outlines(["peta-rencana"]).first)
    let bytes = SiapWriter(
      PreparedDocument(outline, of: prepared, edition: .publik), of: prepared,
      linksRegister: false, isForcedDraft: false
    ).bytes()
    let root = try #require(XMLSource(parsing: bytes).root)
    return root.descendants("gambar").filter {
      $0[attribute: "id"]?.hasPrefix("gambar-sasaran") == true
    }
  }

  @Test func allFourLevelsAreDrawnAndNoTextIsLost() throws {
    let figures = try figures()
    // Forty objectives do not fit one page: each part has the heads, and hangs on the vision again.
    #expect(figures.count > 1)
    for figure in figures {
      let texts = figure.descendants("teks").map(\.foldedText)
      for head in ["Visi", "Misi", "Tujuan", "Sasaran"] { #expect(texts.contains(head)) }
      #expect(texts.contains { $0.hasPrefix("Kabupaten Kecil") })
    }
    let all = figures.flatMap { $0.descendants("teks").map(\.foldedText) }.joined(separator: " ")
    for number in 2...40 {
      #expect(all.contains("S-\(number + 10)"))
      #expect(all.contains("ke-\(number + 100)"), "\(number)")
    }
    for mission in 1...4 { #expect(all.contains("ke-\(mission) ")) }
    #expect(!all.contains("…"))
  }

  @Test func partsFitTheirPage() throws {
    for figure in try figures() {
      let drawing = try #require(figure.first("grafik"))
      let height = try #require(drawing[attribute: "tinggi"].flatMap { Int($0) })
      let width = try #require(drawing[attribute: "lebar"].flatMap { Int($0) })
      #expect(height <= width * 3 / 2, "\(width) x \(height)")
      for box in figure.descendants("kotak") {
        let numbers = ["x", "y", "lebar", "tinggi"].compactMap { name in
          box[attribute: name].flatMap { Int($0) }
        }
        try #require(numbers.count == 4)
        #expect(numbers[0] >= 0 && numbers[0] + numbers[2] <= width)
        #expect(numbers[1] >= 0 && numbers[1] + numbers[3] <= height)
      }
    }
  }
}
