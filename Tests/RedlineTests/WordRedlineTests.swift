import Docx
import Redline
import References
import TestSupport
import Testing
import XMLTree

/// Redlines as Word documents: an independent script accepts and rejects what Word tracks in them.
@Suite struct WordRedlineTests {
  /// A redline with the drafts that it was made of.
  struct Sample {
    let name: String
    let old: Element
    let new: Element
    let redline: Redline
  }

  /// Redlines of every document of the small plan before and after random edits of the plan.
  static func samples(_ seeds: Range<Int>) throws -> [Sample] {
    let library = try Shared.library.get()
    let folder = try TemporaryFolder()
    let before = try #require(XMLSource(parsing: try Files.bytes(Repository.small)).root)
    let old = try Drafts.small.get()
    return try seeds.flatMap { seed -> [Sample] in
      var editor = PlanEditor(before, seed: UInt64(seed), library: library)
      var writer = XMLWriter()
      writer.write(editor.edited(count: 6 + seed))
      let plan = try folder.write(writer.finish(), as: "rencana-\(seed).xml")
      let new = try Drafts.of(plan)
      return try Build.keys.map { key in
        let drafts = (old: try #require(old[key]), new: try #require(new[key]))
        return Sample(
          name: "\(key)-\(seed)", old: drafts.old, new: drafts.new,
          redline: Redline(
            drafts.old, drafts.new, identity: .same, words: try Drafts.words.get()))
      }
    }
  }

  /// A picture of one dot, for drawings that nobody looks at.
  private static let dot: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9C, 0x63, 0xF8, 0x0F, 0, 1, 1, 1, 0, 0x1B, 0xB6, 0xEE, 0x56, 0, 0, 0, 0, 0x49, 0x45,
    0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  static func bytes(_ element: Element) -> [UInt8] {
    var writer = XMLWriter()
    writer.write(element)
    return writer.finish()
  }

  /// Word documents of redlines, each before those of the new and of the old draft.
  private func documents(_ samples: [Sample], in folder: TemporaryFolder) throws -> [String] {
    let data = try Shared.folder.get()
    let style = try HouseStyle(from: data)
    let plain = try DocxPublisher(data, from: .docbook, style: style)
    let tracked = try DocxPublisher(data, from: .redline(on: "2027-06-14"), style: style)
    return try samples.flatMap { sample -> [String] in
      try [
        ("perubahan", tracked, sample.redline.wordDocument), ("baru", plain, sample.new),
        ("lama", plain, sample.old),
      ].map { name, publisher, document in
        let draft = try publisher.draft(Self.bytes(document))
        let file = try draft.file(with: draft.drawings.map { _ in Self.dot })
        return try folder.write(file.bytes, as: "\(sample.name)-\(name).docx")
      }
    }
  }

  private func faults(_ paths: [String]) throws -> [String] {
    let result = try Command.run(
      "python3", [Repository.test("Skrip/terlacak.py"), "periksa"] + paths)
    #expect(result.code == 0, "\(result.report.suffix(600))")
    return result.text.split(separator: "\n").map(String.init)
  }

  @Test func acceptedIsTheNewDocumentAndRejectedTheOldOne() throws {
    let folder = try TemporaryFolder()
    let paths = try documents(Self.samples(0..<4), in: folder)
    let found = try faults(paths)
    #expect(found == [])
    for path in paths.prefix(3 * Build.keys.count) where path.hasSuffix("perubahan.docx") {
      let faults = try Validator.ooxml(path)
      #expect(faults == [])
    }
  }

  /// Edits of drafts reach what edits of the plan do not: sections that move, lists, cells.
  @Test func editsOfDraftsAreTrackedToo() throws {
    let folder = try TemporaryFolder()
    let samples = try Build.keys.enumerated().map { number, key in
      let old = try #require(try Drafts.small.get()[key])
      var edits = Edits(seed: UInt64(40 + number))
      let new = edits.apply(25, to: old)
      return Sample(
        name: key, old: old, new: new,
        redline: Redline(old, new, identity: .same, words: try Drafts.words.get()))
    }
    let paths = try documents(samples, in: folder)
    let found = try faults(paths)
    #expect(found == [])
  }

  @Test func movedRowIsAMoveInWord() throws {
    let rows = { (names: [String]) in
      names.map { "<row xml:id='\($0)'><entry>\($0)</entry><entry>isi</entry></row>" }.joined()
    }
    let draft = { (names: [String]) in
      let text = """
        <book xml:id='b' role='arsitektur'><info><title>B</title></info>
        <chapter xml:id='c' label='I'><title>C</title><table xml:id='t' label='1'><title>T</title>
        <tgroup cols='2'><colspec colwidth='1*'/><colspec colwidth='1*'/>
        <thead><row><entry>Nama</entry><entry>Isi</entry></row></thead>
        <tbody>\(rows(names))</tbody></tgroup></table></chapter></book>
        """.replacing("<book", with: "<book xmlns='http://docbook.org/ns/docbook'")
      return try #require(XMLSource(parsing: Array(text.utf8)).root)
    }
    let (old, new) = (try draft(["satu", "dua", "tiga"]), try draft(["dua", "tiga", "satu"]))
    let redline = Redline(old, new, identity: .same, words: try Drafts.words.get())
    let folder = try TemporaryFolder()
    let paths = try documents(
      [Sample(name: "pindah", old: old, new: new, redline: redline)], in: folder)
    #expect(try faults(paths) == [])
    let text = try Command.run("unzip", ["-p", paths[0], "word/document.xml"]).text
    #expect(text.split(separator: "<w:moveFrom ").count == 3)
    #expect(text.split(separator: "<w:moveTo ").count == 3)
    #expect(text.split(separator: "<w:moveFromRangeStart ").count == 3)
  }
}
