import Redline
import References
import TestSupport
import Testing
import XMLTree

@Suite struct RedlineTests {
  private func redline(
    _ old: Element, _ new: Element, identity: PartIdentity = .same
  ) throws -> Redline {
    Redline(old, new, identity: identity, words: try Drafts.words.get())
  }

  /// The law of a redline: what is left without the deletions is the new document in every element
  /// and attribute, and what is left without the additions says what the old one said, line for line.
  @Test(arguments: Build.keys, 0..<12)
  func leavingOutOneSideGivesTheOther(_ key: String, _ seed: Int) throws {
    let old = try #require(try Drafts.small.get()[key])
    var edits = Edits(seed: UInt64(seed * 101 + key.utf8.count))
    let new = edits.apply(1 + seed * 4, to: old)
    expectBothSides(of: try redline(old, new), old, new)
  }

  /// The same law for edits of the plan, which change numbers, counts, labels and drawings everywhere.
  @Test(arguments: 10..<16) func editsOfThePlanComeAndGo(_ seed: Int) throws {
    for sample in try WordRedlineTests.samples(seed..<seed + 1) {
      expectBothSides(of: sample.redline, sample.old, sample.new)
    }
  }

  private func expectBothSides(of redline: Redline, _ old: Element, _ new: Element) {
    let accepted = Drafts.leavingOut("deleted", of: redline.document)
    // The new document as it is, but for texts without a letter.
    #expect(canonical(accepted) == canonical(Drafts.leavingOut("nothing", of: new)))
    let rejected = Drafts.leavingOut("added", of: redline.document)
    #expect(Drafts.lines(rejected) == Drafts.lines(old))
    let ids = redline.document.all.compactMap { $0[attribute: "xml:id"] }
    #expect(ids.count == Set(ids).count)
    for change in redline.changes { #expect(ids.contains(change.id), "\(change)") }
  }

  @Test(arguments: Build.keys) func theSameTwiceHasNoChange(_ key: String) throws {
    let draft = try #require(try Drafts.small.get()[key])
    let redline = try redline(draft, draft)
    #expect(redline.changes.isEmpty)
    let list = redline.document.part("daftar-perubahan")
    #expect(list?.text.contains("Tidak ada perubahan.") == true)
    let flags = Set(redline.document.all.compactMap { $0[attribute: "revisionflag"] })
    #expect(flags == ["off"])
  }

  @Test func mergedDocumentsAreValidDocBook() throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (number, key) in Build.keys.enumerated() {
      let old = try #require(try Drafts.small.get()[key])
      var edits = Edits(seed: UInt64(900 + number))
      let merged = try redline(old, edits.apply(30, to: old)).document
      var writer = XMLWriter()
      writer.write(merged)
      paths.append(try folder.write(writer.finish(), as: "\(key).xml"))
    }
    // Parts that random edits take out are still referred to, in the new draft as in the merged one.
    let faults = try Validator.docbook(paths).filter { !$0.contains("IDREF") }
    #expect(faults == [])
  }

  // MARK: Rows

  private func row(_ id: String?, _ cells: String...) -> Element {
    Element(
      "row", attributes: id.map { [Attribute("xml:id", $0)] } ?? [],
      children: cells.map { .element(Element("entry", children: $0.isEmpty ? [] : [.text($0)])) })
  }

  private func table(_ rows: [Element], head: String = "Nama") -> Element {
    let heads = Element("thead", children: [.element(row(nil, "No", head, "Isi"))])
    let body = Element("tbody", children: rows.map(Node.element))
    let group = Element(
      "tgroup", attributes: [Attribute("cols", "3")], children: [.element(heads), .element(body)])
    let table = Element(
      "table", attributes: [Attribute("xml:id", "tabel-uji")],
      children: [.element(Element("title", children: [.text("Uji")])), .element(group)])
    let chapter = Element(
      "chapter", attributes: [Attribute("xml:id", "bab")],
      children: [.element(Element("title", children: [.text("Bab")])), .element(table)])
    return Element("book", children: [.element(Element("info")), .element(chapter)])
  }

  private func flags(_ document: Element) -> [String] {
    document.descendants("tbody").flatMap { $0.elements(named: "row") }.map { row in
      let name = row.elements[1].currentOrAll
      let move = row[attribute: "revision"].map { " \($0)" } ?? ""
      return "\(name) \(row[attribute: "revisionflag"] ?? "-")\(move)"
    }
  }

  @Test func movedRowIsAMove() throws {
    let old = table([
      row("a", "1", "Satu", "x"), row("b", "2", "Dua", "x"), row("c", "3", "Tiga", "x"),
    ])
    let new = table([
      row("b", "1", "Dua", "x"), row("c", "2", "Tiga", "x"), row("a", "3", "Satu", "x"),
    ])
    let redline = try redline(old, new)
    #expect(
      flags(redline.document) == [
        "Satu deleted pindah", "Dua off", "Tiga off", "Satu added pindah",
      ])
    let changes = redline.changes.map { "\($0.kind.rawValue) \($0.name) \($0.id)" }
    #expect(changes == ["dipindah Satu x a"])
    let ids = redline.document.descendants("row").compactMap { $0[attribute: "xml:id"] }
    #expect(ids == ["lama.a", "b", "c", "a"])
  }

  @Test func anotherNumberIsNoChangeOfARow() throws {
    let old = table([row("a", "1", "Satu", "x"), row("b", "2", "Dua", "x")])
    let new = table([row("b", "1", "Dua", "x")])
    let redline = try redline(old, new)
    #expect(flags(redline.document) == ["Satu deleted", "Dua off"])
    #expect(redline.changes.map(\.kind) == [.deleted])
  }

  @Test func kodeThatHasChangedIsTheSameRow() throws {
    let old = table([row("obj.LAMA", "1", "LAMA", "x"), row("b", "2", "Dua", "x")])
    let new = table([row("obj.BARU", "1", "BARU", "x"), row("b", "2", "Dua", "x")])
    let identity = PartIdentity(texts: ["LAMA": "BARU"], ids: ["obj.LAMA": "obj.BARU"])
    let known = try redline(old, new, identity: identity)
    #expect(flags(known.document) == ["BARU changed", "Dua off"])
    let unknown = try redline(old, new)
    #expect(flags(unknown.document) == ["LAMA deleted", "BARU added", "Dua off"])
  }

  @Test func tableWithOtherColumnsStandsThereTwice() throws {
    let rows = [row("a", "1", "Satu", "x")]
    let redline = try redline(table(rows), table(rows, head: "Sebutan"))
    let tables = redline.document.descendants("table")
    #expect(tables.map { $0[attribute: "revisionflag"] } == ["deleted", "added"])
    #expect(tables.map { $0[attribute: "xml:id"] } == ["lama.tabel-uji", "tabel-uji"])
  }

  /// A document written over some lines, without the blanks between its elements.
  private func folded(_ text: String) throws -> Element {
    let lines = text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
    return try #require(XMLSource(parsing: Array(lines.joined().utf8)).root)
  }

  @Test func itemsAndGroupsThatChangedAreNoNewOnes() throws {
    func book(_ items: [String], _ count: Int) throws -> Element {
      let list = items.map { "<listitem><para>\($0)</para></listitem>" }.joined()
      let text = """
        <book role='arsitektur'><info/><chapter xml:id='bab'><title>Bab</title>
        <orderedlist numeration='loweralpha'>\(list)</orderedlist>
        <table xml:id='t'><title>T</title><tgroup cols='1'><thead><row><entry>A</entry></row></thead>
        <tbody><row role='kelompok'><entry>Data dan Informasi (\(count) objek)</entry></row>
        <row xml:id='a'><entry>Satu</entry></row></tbody></tgroup></table></chapter></book>
        """
      return try folded(text)
    }
    let old = try book(["melanjutkan 4 kegiatan yang ditunda;", "memantau pelaksanaannya."], 381)
    let new = try book(
      ["menyiapkan anggaran;", "melanjutkan 6 kegiatan yang ditunda;", "memantau pelaksanaannya."],
      385)
    let redline = try redline(old, new)
    expectBothSides(of: redline, old, new)
    let changes = redline.changes.map { "\($0.kind.rawValue) \($0.part.rawValue)" }
    #expect(changes == ["ditambahkan butir", "diubah paragraf", "diubah baris"])
    // Items know the numbers that they have and had.
    let numbers = redline.document.descendants("listitem").flatMap(\.children).compactMap { node in
      if case .instruction("nomor", let numbers) = node { numbers } else { nil }
    }
    #expect(numbers == ["1 -", "2 1", "3 2"])
  }

  @Test func figureDrawnAnewStandsThereOnce() throws {
    func book(_ width: Int, label: String) throws -> Element {
      try folded(
        """
        <book role='arsitektur'><info/><chapter xml:id='bab'><title>Bab</title><figure xml:id='g' label='\(label)'>
        <title>G</title><mediaobject><alt>Diagram</alt><imageobject><imagedata>
        <svg xmlns='http://www.w3.org/2000/svg'><pattern id='g.1'/>
        <rect x='\(width)' fill='url(#g.1)'/>
        </svg></imagedata></imageobject></mediaobject></figure></chapter></book>
        """)
    }
    let (old, new) = (try book(5, label: "1"), try book(8, label: "2"))
    let redline = try redline(old, new)
    expectBothSides(of: redline, old, new)
    #expect(redline.changes.map(\.kind) == [.changed])
    let figures = redline.document.descendants("figure")
    #expect(figures.map { $0[attribute: "xml:id"] } == ["g"])
    let media = figures.flatMap { $0.elements(named: "mediaobject") }
    #expect(media.map { $0[attribute: "revisionflag"] } == ["added", "deleted"])
    let fills = media.flatMap(\.all).compactMap { $0[attribute: "fill"] }
    #expect(fills == ["url(#g.1)", "url(#lama.g.1)"])
    let labels = figures.flatMap(\.children).compactMap { node in
      if case .instruction("semula", let label) = node { label } else { nil }
    }
    #expect(labels == ["1"])
  }

  @Test func changedWordsAreMarkedInTheCell() throws {
    let redline = try redline(
      table([row("a", "1", "Satu", "Rp1.250,00 untuk tahun 2026, dan lain-lain")]),
      table([row("a", "1", "Satu", "Rp1.500,00 untuk tahun 2026, dan lain-lain")]))
    let cell = try #require(redline.document.descendants("row").last?.elements.last)
    let marks = cell.elements.map { "\($0[attribute: "revisionflag"] ?? "") \($0.text)" }
    #expect(marks == ["deleted Rp1.250,00", "added Rp1.500,00"])
  }

  @Test func tenThousandChangesAreGrouped() throws {
    let old = table([row("z", "1", "Akhir", "x")])
    let rows = (1...10_000).map { row("r\($0)", "\($0)", "Baris \($0)", "x") }
    let redline = try redline(old, table(rows + [row("z", "10001", "Akhir", "x")]))
    #expect(redline.changes.count == 10_000)
    let list = try #require(redline.document.part("daftar-perubahan"))
    #expect(list.descendants("listitem").count < 40)
    #expect(list.text.contains("dan 9975 perubahan lain"))
  }
}

extension Element {
  /// What stands in a cell now; all of it where it was deleted as a whole.
  fileprivate var currentOrAll: String {
    let now = children.compactMap { node -> String? in
      switch node {
      case .text(let text): text
      case .element(let inner):
        inner[attribute: "revisionflag"] == "deleted" ? nil : inner.text
      case .instruction: nil
      }
    }.joined()
    return now.isEmpty ? text : now
  }
}
