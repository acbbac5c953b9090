import Ingest
import Prepare
import References
import TestSupport
import Testing
import XMLTree

/// The geometry of figures: whatever the plan says, every text stays in its picture and in its box,
/// and no two texts touch.
@Suite struct FigureTests {
  /// A rectangle in units of the picture.
  struct Area {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func holds(_ other: Area) -> Bool {
      left <= other.left && top <= other.top && other.right <= right && other.bottom <= bottom
    }

    func meets(_ other: Area) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private func trees(_ path: String, _ edition: Edition = .terbatas) throws -> [Element] {
    let prepared = try Shared.prepare(path)
    return try Shared.outlines(Build.keys).map { outline in
      let document = PreparedDocument(outline, of: prepared, edition: edition)
      let bytes = SiapWriter(document, of: prepared, linksRegister: true, isForcedDraft: false)
        .bytes()
      return try #require(XMLSource(parsing: bytes).root)
    }
  }

  private func figures(_ path: String, _ edition: Edition = .terbatas) throws -> [Element] {
    try trees(path, edition).flatMap { $0.descendants("gambar") }
  }

  private func number(_ element: Element, _ name: String) throws -> Double {
    try #require(element[attribute: name].flatMap { Double($0) })
  }

  /// Where a text stands, by the widths of its letters alone.
  private func area(_ text: Element, _ metrics: FontMetrics) throws -> Area {
    let weight = FontMetrics.Weight(rawValue: text[attribute: "ragam"] ?? "biasa") ?? .regular
    let content = text.children.map { if case .text(let part) = $0 { part } else { "" } }.joined()
    let own = Double(metrics.width(of: content, weight)) * 13 / 1000
    let width = text[attribute: "panjang"].flatMap { Double($0) } ?? own
    let x = try number(text, "x")
    let y = try number(text, "y")
    if text[attribute: "putar"] == "ya" {
      return Area(left: x - 11, top: y - width, right: x + 3, bottom: y)
    }
    let left =
      switch text[attribute: "jangkar"] {
      case "tengah": x - width / 2
      case "akhir": x - width
      default: x
      }
    return Area(left: left, top: y - 11, right: left + width, bottom: y + 3)
  }

  /// What is wrong with a picture.
  private func faults(_ figure: Element, _ metrics: FontMetrics) throws -> [String] {
    let drawing = try #require(figure.first("grafik"))
    let picture = Area(
      left: -1, top: -1, right: try number(drawing, "lebar") - 1,
      bottom: try number(drawing, "tinggi") - 1)
    let boxes = try drawing.elements(named: "kotak").map { box in
      let x = try number(box, "x")
      let y = try number(box, "y")
      return Area(
        left: x, top: y, right: x + (try number(box, "lebar")),
        bottom: y + (try number(box, "tinggi")))
    }
    let texts = try drawing.elements(named: "teks").map { ($0, try area($0, metrics)) }
    var faults: [String] = []
    let name = figure[attribute: "id"] ?? ""
    for box in boxes where !picture.holds(box) { faults.append("\(name): box \(box)") }
    // Sorted by their upper edge, a text is compared only with those that can reach it.
    let sorted = texts.sorted { $0.1.top < $1.1.top }
    for (index, text) in sorted.enumerated() {
      if !picture.holds(text.1) { faults.append("\(name): '\(text.0.foldedText)' leaves") }
      for other in sorted[(index + 1)...] {
        if other.1.top >= text.1.bottom { break }
        if text.1.meets(other.1) {
          faults.append("\(name): '\(text.0.foldedText)' meets '\(other.0.foldedText)'")
        }
      }
      let middle = Area(
        left: (text.1.left + text.1.right) / 2, top: (text.1.top + text.1.bottom) / 2,
        right: (text.1.left + text.1.right) / 2, bottom: (text.1.top + text.1.bottom) / 2)
      for box in boxes where box.holds(middle) && !box.holds(text.1) {
        faults.append("\(name): '\(text.0.foldedText)' leaves its box")
      }
    }
    if try number(drawing, "tinggi") > 960 { faults.append("\(name): taller than a page") }
    return faults
  }

  private func check(_ figures: [Element]) throws {
    let metrics = try Shared.library.get().metrics
    let found = try figures.flatMap { try faults($0, metrics) }
    #expect(found.isEmpty, "\(found.count): \(found.prefix(5))")
  }

  @Test(arguments: [Repository.small, Repository.example]) func figuresAreSound(_ path: String)
    throws
  {
    for edition in Edition.allCases { try check(try figures(path, edition)) }
  }

  @Test(arguments: HostilePlans.names.indices) func namesStayInTheirPlace(_ index: Int) throws {
    let folder = try TemporaryFolder()
    for (number, plan) in [Repository.small, Repository.example].enumerated() {
      let path = try folder.write(
        try HostilePlans.renamed(plan, HostilePlans.names[index].name), as: "\(number).xml")
      let figures = try figures(path)
      #expect(figures.count > (number == 0 ? 8 : 100))
      try check(figures)
    }
  }

  @Test func everyKindOfFigureIsDrawn() throws {
    let ids = Set(try figures(Repository.example).compactMap { $0[attribute: "id"] })
    let kinds = [
      "ringkasan-domain", "lapisan", "linimasa", "rekap-muatan", "rekap-unit", "sasaran",
      "kesenjangan", "ringkasan-kegiatan", "konteks-DAL-001",
      "keterkaitan-kelompok-layanan-aplikasi", "keterkaitan-kelompok-aplikasi-data",
      "keterkaitan-kelompok-aplikasi-infrastruktur", "keterkaitan-kelompok-aplikasi-keamanan",
    ]
    #expect(kinds.filter { !ids.contains("gambar-\($0)") } == [])
  }

  @Test func publicFiguresNameNothingRestricted() throws {
    for figure in try figures(Repository.small, .publik) {
      #expect(!canonical(figure).contains("RAHASIA"), "\(figure[attribute: "id"] ?? "")")
    }
  }

  @Test(arguments: [1, 12, 100]) func yearsOfAnyNumberFit(_ count: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      try HostilePlans.changed(Repository.example) { element in
        if element.name == "periode" { element[attribute: "selesai"] = String(2024 + count) }
        guard element.name == "kegiatan" else { return }
        let lines = element.elements(named: "rincian")
        guard let line = lines.first else { return }
        element.children += (0..<count).map { year in
          var copy = line
          copy[attribute: "tahun"] = String(2025 + year)
          return .element(copy)
        }
      }, as: "r.xml")
    try check(try figures(path))
  }

  @Test func hugeAndMissingAmountsFit() throws {
    let folder = try TemporaryFolder()
    for amount in ["1000000000000000", nil] {
      let path = try folder.write(
        try HostilePlans.changed(Repository.example) { element in
          if element.name == "rincian" {
            element.children = element.children.compactMap { child in
              guard case .element(var inner) = child, inner.name == "pagu" else { return child }
              guard let amount else { return nil }
              inner.children = [.text(amount)]
              return .element(inner)
            }
          }
        }, as: "r.xml")
      let figures = try figures(path)
      try check(figures)
      // Nothing counted draws no bars, and no zero is made up.
      let drawn = figures.contains { $0[attribute: "id"] == "gambar-rekap-muatan" }
      #expect(drawn == (amount != nil))
    }
  }

  @Test func emptyPlansDrawNothingBroken() throws {
    let folder = try TemporaryFolder()
    for keep in [0, 1] {
      let path = try folder.write(
        try HostilePlans.changed(Repository.small) { element in
          let lists = [
            "domain-proses-bisnis", "domain-layanan", "domain-data-informasi", "domain-aplikasi",
            "domain-infrastruktur", "domain-keamanan", "analisis-kesenjangan", "peta-rencana",
          ]
          guard lists.contains(element.name) else { return }
          element.children = Array(element.elements.prefix(keep).map { .element($0) })
        }, as: "\(keep).xml")
      try check(try figures(path))
    }
  }

  @Test func longRoadmapsAreDrawnByGroup() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      try Copies.plan(Repository.example, count: 25), as: "r.xml")
    let prepared = try Shared.prepare(path)
    #expect(prepared.plan.activities.count > 2000)
    let outline = try #require(try Shared.outlines(["peta-rencana"]).first)
    let document = PreparedDocument(outline, of: prepared, edition: .publik)
    let bytes = SiapWriter(document, of: prepared, linksRegister: true, isForcedDraft: false)
      .bytes()
    let figures = try #require(XMLSource(parsing: bytes).root).descendants("gambar")
    #expect(figures.count < 12)
    try check(figures)
  }

  @Test func blackAndWhiteTellsSeriesApart() throws {
    // The template gives eight series eight fills, and no two heat steps the same shade.
    let text = try Files.text(Repository.path("Templates/naskah/gambar.xsl"))
    for number in [1, 3, 4, 6, 7] { #expect(text.contains("{../@id}.\(number)")) }
    let shades = (0...4).map { step in
      text.components(between: "panas-\(step)']\" mode=\"warna\">", and: "<").first
    }
    #expect(Set(shades.dropFirst()).count == 4)
  }
}

extension String {
  /// Texts between two marks.
  fileprivate func components(between start: String, and end: String) -> [String] {
    ranges(of: start).compactMap { range in
      self[range.upperBound...].firstRange(of: end).map {
        String(self[range.upperBound..<$0.lowerBound])
      }
    }
  }
}
