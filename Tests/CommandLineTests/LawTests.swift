import TestSupport
import Testing
import XMLTree

/// Documents and findings follow the law of the region: its years, instruments and contents.
@Suite struct LawTests {
  private func example(_ region: String) throws -> String {
    try Files.text(Repository.path("Examples/\(region)/rencana.xml"))
  }

  /// Findings of a plan as text, with the exit code.
  private func findings(_ plan: String) throws -> (code: Int32, report: String) {
    let folder = try TemporaryFolder()
    let result = try Naskah.run("periksa", try folder.write(plan, as: "rencana.xml"))
    return (result.code, result.report.plain)
  }

  /// A document of a plan as a tree of DocBook.
  private func document(
    _ key: String, of plan: String, edition: String = "terbatas"
  ) throws -> Element {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", try folder.write(plan, as: "rencana.xml"), "--dokumen", key, "--format", "docbook",
      "--edisi", edition, "--rancangan", "-o", folder.file("keluaran"))
    #expect(result.code == 0 || result.code == 1, "\(result.report)")
    return try #require(
      XMLSource(parsing: try Files.bytes(folder.file("keluaran/\(key).xml"))).root)
  }

  /// Rows of the conformity matrix: duty, citation, sections, answer, and the role of the row.
  private func matrix(_ tree: Element) throws -> [(cells: [String], role: String?)] {
    let table = try #require(tree.part("tabel-matriks-kesesuaian"))
    return table.descendants("tbody").flatMap { $0.descendants("row") }.map { row in
      (row.elements(named: "entry").map(\.foldedText.plain), row[attribute: "role"])
    }
  }

  // MARK: Findings with citation

  @Test func periodThatTheLawForbidsIsAFindingOfEachDocument() throws {
    let plan = try example("kapuas").replacing(
      "<periode mulai=\"2025\" selesai=\"2029\"/>",
      with: "<periode mulai=\"2025\" selesai=\"2028\"/>")
    let result = try findings(plan)
    #expect(result.code == 1)
    #expect(result.report.contains("jangka waktu Arsitektur SPBE: 5 (lima) tahun [PRD002]"))
    #expect(result.report.contains("Dasar: Perbup Kapuas 26/2024 Pasal 5 ayat (1)\n"))
    #expect(result.report.contains("jangka waktu Peta Rencana SPBE: 5 (lima) tahun [PRD002]"))
    #expect(result.report.contains("Dasar: Perbup Kapuas 26/2024 Pasal 7 ayat (1)\n"))
  }

  @Test func documentThatTheLawDoesNotKnowIsAFinding() throws {
    let plan = try example("banjarbaru").replacing(
      "</penetapan>", with: "<dokumen jenis=\"rencana-induk\"/></penetapan>")
    let result = try findings(plan)
    #expect(
      result.report.contains(
        "Rencana Induk SPBE Pemerintah Daerah tidak dikenal dalam Peraturan Daerah Kota Banjarbaru")
    )
    #expect(result.report.contains("[DOK008]"))
  }

  @Test func architectureByPeraturanIsForbiddenInLebak() throws {
    let plan = try example("lebak").replacing(
      "jenis=\"arsitektur\" instrumen=\"keputusan\"",
      with: "jenis=\"arsitektur\" instrumen=\"peraturan\"")
    let result = try findings(plan)
    #expect(result.code == 1)
    #expect(result.report.contains("[INS001]"))
    #expect(result.report.contains("Dasar: Perbup Lebak 24/2024 Pasal 7 ayat (4)\n"))
  }

  // MARK: Hard cases

  /// S0 never names the instrument: the reason is asked for, and stands in the matrix.
  @Test func instrumentThatTheLawDoesNotNameNeedsAReason() throws {
    let plan = try example("kapuas")
    let row = try matrix(try document("arsitektur", of: plan)).first {
      $0.cells[0].hasPrefix("Ditetapkan oleh Bupati")
    }
    #expect(
      row?.cells[0].contains("instrumennya tidak disebut peraturan dan dipilih Peraturan") == true)
    #expect(row?.cells[1] == "Pasal 4 ayat (9)")
    let start = try #require(plan.firstRange(of: "<alasan>"))
    let end = try #require(plan.firstRange(of: "</alasan>"))
    let silent = plan.replacingCharacters(start.lowerBound..<end.upperBound)
    #expect(try findings(silent).report.contains("alasan pilihannya belum dicatat [INS002]"))
    let silentRow = try matrix(try document("arsitektur", of: silent)).first {
      $0.cells[0].hasPrefix("Ditetapkan oleh Bupati")
    }
    #expect(silentRow?.cells[0].hasSuffix("alasan belum dicatat") == true)
  }

  /// S2: a Peraturan that contains what Keputusan set says so and carries no register.
  @Test func peraturanCarriesSummariesOfWhatKeputusanSet() throws {
    let tree = try document("rencana-induk", of: try example("lebak"))
    let standing = tree.part("kedudukan")?.foldedText.plain ?? ""
    #expect(
      standing.contains(
        "Arsitektur SPBE dimuat dalam dokumen ini sebagai asas dan ringkasan, karena ditetapkan dan "
          + "diubah dengan Keputusan Bupati Lebak (Pasal 7 ayat (4))."))
    #expect(standing.contains("Peta Rencana SPBE dimuat dalam dokumen ini sebagai asas"))
    #expect(!tree.all.contains { $0[attribute: "xml:id"]?.hasPrefix("obj.") == true })
  }

  /// S4: the document is the annex of the regulation itself.
  @Test func annexOfTheRegulationSaysSo() throws {
    let plan = try example("kapuas-hulu")
    let tree = try document("rencana-induk", of: plan)
    #expect(
      tree.part("kedudukan")?.foldedText.plain.contains(
        "merupakan Lampiran yang tidak terpisahkan dari Peraturan Bupati Kapuas Hulu Nomor 56")
        == true)
    let start = try #require(plan.firstRange(of: "<alasan>"))
    let end = try #require(plan.firstRange(of: "</alasan>"))
    let silent = try findings(plan.replacingCharacters(start.lowerBound..<end.upperBound))
    #expect(silent.report.contains("perubahan atau sebagai pengganti peraturan itu [INS004]"))
    #expect(silent.report.contains("Dasar: Perbup Kapuas Hulu 56/2020 Pasal 8 ayat (3)\n"))
  }

  /// Where the head of the city only may review, nothing is due.
  @Test func reviewThatMayBeMadeIsNoDuty() throws {
    let rows = try matrix(try document("arsitektur", of: try example("banjarbaru")))
    #expect(!rows.contains { $0.cells[0].hasPrefix("Reviu") })
    let kapuas = try matrix(try document("arsitektur", of: try example("kapuas")))
    #expect(
      kapuas.contains {
        $0.cells[0] == "Reviu: paruh waktu (2027)" && $0.cells[1] == "Pasal 5 ayat (2)"
      })
  }

  // MARK: A period of its own

  @Test func documentOfItsOwnYearsSaysThemEverywhere() throws {
    let plan = try example("lebak")
    let tree = try document("arsitektur", of: plan)
    let title = tree.descendants("title").first?.foldedText ?? ""
    #expect(title.hasSuffix("Kabupaten Lebak Tahun 2026–2029"))
    let years = try matrix(tree).first { $0.cells[0] == "Jangka waktu paling lama 5 (lima) tahun" }
    #expect(
      years?.cells == [
        "Jangka waktu paling lama 5 (lima) tahun", "Pasal 7 ayat (5) huruf a dan huruf b", "–",
        "Terpenuhi",
      ])
    let review = tree.part("tabel-pemantauan-perubahan")?.foldedText.plain ?? ""
    // The Peta Rencana keeps the five years of the plan.
    #expect(review.contains("Reviu: setiap tahun"))
    let roadmap = try document("peta-rencana", of: plan)
    #expect(roadmap.descendants("title").first?.foldedText.hasSuffix("Tahun 2025–2029") == true)
  }

  @Test func yearColumnsAndSumsFollowTheYearsOfTheDocument() throws {
    // Kapuas with a Peta Rencana of four years: no year 2025 anywhere in its tables.
    let plan = try example("kapuas").replacing(
      "<dokumen jenis=\"peta-rencana\"", with: "<dokumen jenis=\"peta-rencana\" mulai=\"2026\"")
    let tree = try document("peta-rencana", of: plan)
    let table = try #require(tree.part("tabel-rekap-muatan"))
    let heads = table.descendants("thead").flatMap { $0.descendants("entry") }.map(\.foldedText)
    #expect(heads.contains("2026") && heads.contains("2029") && !heads.contains("2025"))
    let rows = table.bodyRows
    let last = try #require(rows.last)
    let numbers = last.suffix(5).map { Int128($0.filter(\.isNumber)) ?? 0 }
    #expect(numbers.dropLast().reduce(0, +) == numbers.last)
    #expect(try findings(plan).report.contains("Dasar: Perbup Kapuas 26/2024 Pasal 7 ayat (1)\n"))
  }

  // MARK: The matrix is computed

  @Test(arguments: [
    ("lebak", "rencana-induk", "strategi SPBE", "strategi-pelaksanaan"),
    ("lebak", "rencana-induk", "arah kebijakan SPBE", "arah-kebijakan"),
    ("kuantan-singingi", "rencana-induk", "strategi SPBE", "strategi-pelaksanaan"),
    ("kapuas", "arsitektur", "Domain arsitektur Keamanan SPBE", "domain-keamanan"),
    ("kapuas", "peta-rencana", "Audit Teknologi Informasi dan Komunikasi", "muatan=audit-tik"),
  ])
  func contentThatIsTakenAwayTurnsRed(_ sample: (String, String, String, String)) throws {
    let plan = try example(sample.0)
    let before = try matrix(try document(sample.1, of: plan)).first { $0.cells[0] == sample.2 }
    #expect(before?.cells.last == "Terpenuhi")
    #expect(before?.role == nil)
    var root = try #require(XMLSource(parsing: Array(plan.utf8)).root)
    root.remove(sample.3)
    var writer = XMLWriter()
    writer.write(root)
    let changed = String(decoding: writer.finish(), as: UTF8.self)
    let after = try matrix(try document(sample.1, of: changed)).first { $0.cells[0] == sample.2 }
    #expect(after?.cells.last == "Belum terpenuhi")
    #expect(after?.role == "belum")
  }

  @Test func rowsOfWhatIsMissingAreRedOnThePage() throws {
    let folder = try TemporaryFolder()
    let plan = try example("lebak")
    var root = try #require(XMLSource(parsing: Array(plan.utf8)).root)
    root.remove("strategi-pelaksanaan")
    var writer = XMLWriter()
    writer.write(root)
    let result = try Naskah.run(
      "susun", try folder.write(writer.finish(), as: "rencana.xml"), "--dokumen", "rencana-induk",
      "--format", "html", "--edisi", "terbatas", "--rancangan", "-o", folder.file("keluaran"))
    #expect(result.code <= 1)
    let page = try Files.text(folder.file("keluaran/rencana-induk.html"))
    let row = try #require(page.firstRange(of: "<tr class=\"belum\">")).upperBound
    let end = try #require(page[row...].firstRange(of: "</tr>")).lowerBound
    #expect(page[row..<end].contains("Belum terpenuhi"))
    #expect(page.contains("tr.belum > * { background: #fbeae8; color: var(--bahaya); }"))
  }

  @Test func everyLawfulExampleFulfilsItsContents() throws {
    for (region, key) in [
      ("kapuas", "arsitektur"), ("kapuas", "peta-rencana"), ("banjarbaru", "arsitektur"),
      ("lebak", "arsitektur"), ("lebak", "peta-rencana"), ("lebak", "rencana-induk"),
      ("kuantan-singingi", "rencana-induk"), ("kapuas-hulu", "rencana-induk"),
    ] {
      let rows = try matrix(try document(key, of: try example(region)))
      #expect(!rows.isEmpty)
      #expect(rows.filter { $0.role == "belum" }.map(\.cells) == [], "\(region) \(key)")
    }
  }
}

extension String {
  /// The string with ordinary blanks for those that hold words together.
  fileprivate var plain: String { replacing("\u{A0}", with: " ") }

  /// The string without a range of it.
  fileprivate func replacingCharacters(_ range: Range<String.Index>) -> String {
    String(self[..<range.lowerBound] + self[range.upperBound...])
  }
}

extension Element {
  /// Removes every element of a name, or every one with an attribute (`name=value`).
  fileprivate mutating func remove(_ what: String) {
    let parts = what.split(separator: "=").map(String.init)
    children.removeAll { child in
      guard case .element(let element) = child else { return false }
      return parts.count == 2 ? element[attribute: parts[0]] == parts[1] : element.name == what
    }
    for index in children.indices {
      guard case .element(var child) = children[index] else { continue }
      child.remove(what)
      children[index] = .element(child)
    }
  }
}
