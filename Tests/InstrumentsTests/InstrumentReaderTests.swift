import Diagnostics
import Instruments
import References
import TestSupport
import Testing
import XMLTree

/// Reading and writing an instrument lose nothing.
@Suite struct InstrumentReaderTests {
  private let reader: InstrumentReader

  init() throws { reader = try InstrumentReader(try Shared.library.get()) }

  private func read(_ name: String) throws -> Instrument {
    let path = Repository.test("Fixtures/\(name)")
    let read = reader.read(try Files.bytes(path), file: path)
    #expect(read.catatan.map { "\($0.id) \($0.location.line) \($0.message)" } == [])
    return try #require(read.instrument)
  }

  @Test(arguments: ["perbup.xml", "perbup-tertulis.xml"])
  func writingGivesTheTextBack(_ name: String) throws {
    let written = String(decoding: InstrumentWriter.bytes(try read(name)), as: UTF8.self)
    let given = try Files.text(Repository.test("Fixtures/\(name)"))
    #expect(written.split(separator: "\n") == given.split(separator: "\n"))
  }

  @Test func draftedInstrumentHasNamesAndPlaces() throws {
    let instrument = try read("perbup.xml")
    #expect(instrument.numbers == .computed)
    let section = try #require(instrument.body.last?.children.first)
    #expect(section.kind == .bagian)
    let article = try #require(section.children.first)
    #expect(article.id == "susunan")
    #expect(article.place.line == 44)
    #expect(article.children.map(\.kind) == [.ayat, .ayat])
    #expect(article.children.first?.series == .all)
    guard case .reference(let reference)? = section.children.last?.text.dropFirst().first else {
      Issue.record("no reference")
      return
    }
    #expect(reference.targets == ["susunan-proses", "susunan-layanan"])
    #expect(reference.connector == .andOr)
    #expect(reference.manner == .meant)
    #expect(
      instrument.body.first?.children.first?.children.last?.definition?.term == "Arsitektur SPBE")
    #expect(instrument.annexes.map(\.document) == ["arsitektur"])
  }

  @Test func enactedTextKeepsNumbersLinesAndWords() throws {
    let instrument = try read("perbup-tertulis.xml")
    #expect(instrument.numbers == .written)
    let articles = try #require(instrument.body.first?.children)
    #expect(articles.map(\.number) == ["3", "3"])
    #expect(articles.map(\.line) == [26, 35])
    let paragraph = try #require(articles.first?.children.first)
    #expect(paragraph.text.plainText == "Hasil sebagaimana dimaksud pada ayat (4) meliputi:")
    #expect(paragraph.children.first?.mark == "a)")
    #expect(paragraph.children.first?.text == [.text("satu "), .line(30), .text("dua;")])
    #expect(paragraph.children.last?.kind == .kalimat)
    #expect(articles.last?.children.first?.rows.count == 2)
    #expect(instrument.fragments.map(\.kind) == [.catchword, .pageNumber])
    #expect(instrument.fragments.map(\.line) == [32, 34])
    #expect(instrument.head.original.map(\.text) == ["SALINAN"])
  }

  @Test(arguments: [
    ("", "XML002", true), ("<instrumen>", "XML003", true),
    (
      "<!DOCTYPE instrumen [<!ENTITY a \"b\">]><instrumen>&a;</instrumen>", "XML011", true
    ),
    (
      "<instrumen xmlns='urn:naskah:peraturan:1' versi='1.0' jenis='x'><kepala/></instrumen>",
      "SKM002", false
    ),
  ])
  func brokenTextIsOneFinding(_ sample: (String, String, Bool)) {
    let read = reader.read(Array(sample.0.utf8), file: "a.xml")
    #expect(read.instrument == nil)
    #expect(read.catatan.map(\.id) == [sample.1])
    #expect(read.isUnreadable == sample.2)
  }
}
