import TestSupport
import Testing
import TextDocument
import Workbook
import XMLTree

/// What stands in Word documents of every kind, and what must not.
@Suite struct WordContentTests {
  /// The parts of a document by their names.
  private static func parts(_ path: String) throws -> [String: [UInt8]] {
    let archive = try Archive(Files.bytes(path))
    var parts: [String: [UInt8]] = [:]
    for entry in archive.entries { parts[entry.name] = try archive.read(entry) }
    return parts
  }

  private static func built(
    _ folder: TemporaryFolder, _ name: String, _ plan: String, _ options: String...
  ) throws {
    let result = try Naskah.run(
      arguments: ["susun", plan, "--rancangan", "--format", "docx", "-o", folder.file(name)]
        + options)
    guard result.code < 2 else { throw TestFailure(result.report) }
  }

  /// Papers, letters, documents of a year and the review, in the public edition; the documents of a
  /// plan and its instruments are in `WordTests`.
  @Test func noKindOfPublicDocumentHoldsASecret() throws {
    let folder = try TemporaryFolder()
    try WordContentTests.built(
      folder, "naskah", Repository.small, "--dokumen",
      "formulir,berkas-pengantar,keputusan:tim-koordinasi")
    try WordContentTests.built(
      folder, "tahun", Repository.small, "--dokumen", "rencana-anggaran,surat-rekomendasi",
      "--tahun", "2025")
    try WordContentTests.built(
      folder, "pantau", Repository.small, "--dokumen", "laporan-pemantauan", "--tahun", "2025")
    let review = try Naskah.run(
      arguments: [
        "reviu", Repository.test("Fixtures/reviu/lama.xml"),
        Repository.test("Fixtures/reviu/baru.xml"), "--penilaian",
        Repository.test("Fixtures/reviu/penilaian.xml"), "--format", "docx", "-o",
        folder.file("reviu"),
      ] + ReviewCommandTests.usual)
    #expect(review.code < 2, "\(review.report)")
    let files = Files.tree(folder.path, ending: ".docx")
    for kind in [
      "rencana-anggaran-2025", "laporan-pemantauan-2025", "laporan-reviu", "permohonan-arsitektur",
      "keputusan-tim-koordinasi",
    ] {
      #expect(files.contains { $0.hasSuffix("\(kind).docx") }, "\(kind) of \(files)")
    }
    for file in files {
      for (name, bytes) in try WordContentTests.parts(folder.file(file)) {
        #expect(!name.contains("RAHASIA"), "\(file) \(name)")
        #expect(!Haystack(bytes).contains("RAHASIA"), "\(file) \(name)")
      }
    }
  }

  // MARK: Two builds

  /// Paragraphs and rows of a document, each as it is written.
  private func blocks(_ part: [UInt8]) throws -> [String] {
    let body = try #require(XMLSource(parsing: part).root?.first("body"))
    return body.elements.flatMap { block in
      (block.name == "tbl" ? block.elements(named: "tr") : [block]).map { piece in
        var writer = XMLWriter(capacity: 1 << 12)
        writer.write(piece)
        return String(decoding: writer.finish(), as: UTF8.self)
      }
    }
  }

  private func bookmarks(_ block: String) -> [Substring] {
    block.split(separator: "<").filter { $0.hasPrefix("w:bookmarkStart") }
  }

  /// Word compares two builds block by block: what the plan did not change is written alike, ids and
  /// names included.
  @Test(arguments: [
    ("Pengembangan Antrean Daring", "Penyempurnaan Antrean Daring"),
    ("<pagu>125000000</pagu>", "<pagu>135000000</pagu>"),
  ]) func buildsDifferOnlyWhereThePlansDo(_ old: String, _ new: String) throws {
    let folder = try TemporaryFolder()
    let text = try Files.text(Repository.small)
    #expect(text.contains(old))
    for (name, plan) in [("satu", text), ("dua", text.replacing(old, with: new))] {
      let path = try folder.write(plan, as: "\(name)/rencana.xml")
      try WordContentTests.built(folder, "\(name)/k", path, "--dokumen", "peta-rencana")
    }
    let first = try WordContentTests.parts(folder.file("satu/k/peta-rencana.docx"))
    let second = try WordContentTests.parts(folder.file("dua/k/peta-rencana.docx"))
    #expect(Set(first.keys) == Set(second.keys))
    let others = first.keys.filter { first[$0] != second[$0] && !$0.hasPrefix("word/media/") }
    #expect(others == ["word/document.xml"])
    let before = try blocks(#require(first["word/document.xml"]))
    let after = try blocks(#require(second["word/document.xml"]))
    #expect(before.count == after.count)
    let changed = zip(before, after).filter { $0 != $1 }
    #expect((3...20).contains(changed.count), "\(changed.count) of \(before.count)")
    for (one, other) in changed {
      #expect(bookmarks(one) == bookmarks(other))
      if old.hasPrefix("<") {
        // Sums that hold the amount, or the words of a picture of them.
        #expect(one.contains(".000.") || one.contains("wp:inline"))
      } else {
        #expect(other.replacing(new, with: old) == one)
      }
    }
  }

  // MARK: Characters

  /// Control characters that XML knows, marks of direction, and what no font has: they stand in the
  /// file as text, and other programs read it.
  @Test func controlCharactersAreText() throws {
    let folder = try TemporaryFolder()
    let marks = "\u{85}\u{9F}\u{2028}\u{2029}\u{AD}\u{200B}\u{FEFF}\u{E000}\u{FFFD}\u{10FFFD}"
    let plan = try folder.write(
      HostilePlans.renamed(Repository.small) { "Nama\($0) a\(marks)b <&> ]]>" },
      as: "rencana.xml")
    try WordContentTests.built(folder, "k", plan, "--dokumen", "arsitektur,peta-rencana")
    for name in ["arsitektur", "peta-rencana"] {
      let file = folder.file("k/\(name).docx")
      let document = try TextDocument(docx: Files.bytes(file))
      #expect(document.blocks.contains { $0.text.contains("<&> ]]>") })
      let result = try Command.run(
        Repository.path(".build/venv/bin/python"),
        ["-c", "import sys, docx; print(len(docx.Document(sys.argv[1]).tables))", file])
      #expect(result.code == 0, "\(result.report.suffix(300))")
    }
  }
}
