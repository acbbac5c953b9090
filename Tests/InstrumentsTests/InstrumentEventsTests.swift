import Diagnostics
import References
import TestSupport
import Testing
import XMLTree

@testable import Instruments

/// An instrument is read from the events of its text: it must be, down to its places, what decoding the
/// whole tree of that text gives.
@Suite struct InstrumentEventsTests {
  private let schema: XMLSchema

  init() throws { schema = try ParsedInstrument.schema(from: try Shared.folder.get()) }

  private func expectSame(_ bytes: [UInt8], _ name: String) throws {
    let source = XMLSource(parsing: bytes, schema: schema)
    #expect(source.issues.isEmpty, "\(name): \(source.issues.first?.detail ?? "")")
    let whole = InstrumentDecoder().instrument(try #require(source.root))
    let read = try #require(InstrumentEvents.instrument(bytes))
    #expect(String(reflecting: read) == String(reflecting: whole), "\(name)")
  }

  @Test(arguments: ["perbup.xml", "perbup-tertulis.xml", "perda.xml"])
  func fixturesAreReadAsTheirTreesAre(_ name: String) throws {
    try expectSame(try Files.bytes(Repository.test("Fixtures/\(name)")), name)
  }

  /// Everything that a text may hold and a fixture does not.
  @Test func rareFormsAreReadAsTheirTreesAre() throws {
    let text = """
      \u{FEFF}<?xml version="1.0"?>
      <?satu dua?><!-- a -->
      <p:instrumen xmlns:p="urn:naskah:peraturan:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="urn:naskah:peraturan:1 x.xsd" versi="1.0" jenis="peraturan-bupati"
        penomoran="tertulis" status="salinan" sidik=" \(String(repeating: "a", count: 64)) ">
      <p:kepala nomor=" 1  A "><p:pembentuk baris="3"> Bupati<!-- x -->  Uji <?y?> Dua</p:pembentuk><p:provinsi/>
      <p:nama>N</p:nama><p:tentang>T &amp; <![CDATA[<U>]]></p:tentang><p:asli baris="1"> A  B </p:asli></p:kepala>
      <p:pembukaan><p:rahmat/><p:jabatan/><p:menimbang baris="9"><p:kalimat><p:teks/></p:kalimat>
      <p:tabel><p:baris-tabel><p:sel>x</p:sel></p:baris-tabel></p:tabel></p:menimbang><p:mengingat/>
      <p:memutuskan/><p:menetapkan/></p:pembukaan><p:batang-tubuh><p:bab id="b1" baris="7">
      <p:judul baris="8"> Satu <p:garis n="9"/> dua </p:judul><p:pasal marka=" PASAL 1 . " id="p1" istilah="A  B"
      singkatan="" sumber="uu-23-2014" rincian="kumulatif" alasan=" sebab "><p:teks>  a<?b?> c <?d?> <![CDATA[ e ]]>
      <p:rujuk ke=" p1  p2 " sambung="atau" sebut="dimaksud" baris="4"> kata <!-- z -->  kata </p:rujuk>
      <p:rujuk peraturan="uu-23-2014" unsur="Pasal 1"/><p:bilangan> 8 </p:bilangan> <p:asing>x  y</p:asing>
      é\u{A0}&#x20AC; </p:teks><p:huruf><p:teks><p:garis n="2"/></p:teks></p:huruf><p:tabel id="t1" nomor="1">
      <p:judul>J</p:judul><p:kepala-tabel><p:sel>k</p:sel><p:sel><p:rujuk ke="p1"/> l</p:sel></p:kepala-tabel>
      <p:baris-tabel><p:sel/><p:sel> m  n </p:sel></p:baris-tabel></p:tabel><p:kutipan><p:pasal nomor="1A"><p:ayat
      nomor="1"><p:teks>q</p:teks></p:ayat></p:pasal></p:kutipan></p:pasal></p:bab><p:pasal id="p2"/>
      <p:tabel/></p:batang-tubuh><p:penutup><p:perintah/></p:penutup>
      <p:penjelasan><p:kalimat><p:teks>r</p:teks></p:kalimat></p:penjelasan>
      <p:lampiran id="l1" nomor="I" baris="5"><p:judul baris="6">s <p:rujuk ke="p1">t</p:rujuk></p:judul><p:kalimat>
      <p:teks>u</p:teks></p:kalimat><p:tabel><p:baris-tabel><p:sel>v</p:sel></p:baris-tabel></p:tabel></p:lampiran>
      <p:lampiran/></p:instrumen>
      <!-- z --><?z z?>
      """
    try expectSame(Array(text.utf8), "rare")
  }

  /// Where the parser has dropped the begin of a line, elements may seem to stand in one place.
  @Test func provisionsStayWithTheirElements() throws {
    for blanks in 0..<12 {
      let text = """
        <instrumen xmlns="urn:naskah:peraturan:1"\(String(repeating: " ", count: blanks)) versi="1.0"
        jenis="peraturan-bupati">
        """.replacing("\n", with: " ") + "<kepala/><pembukaan><menimbang><huruf id=\"m\"><teks>"
        + String(repeating: "kata ", count: 66) + "</teks></huruf></menimbang></pembukaan>"
        + "<batang-tubuh/><lampiran><huruf id=\"l\"><teks>x</teks></huruf></lampiran></instrumen>"
      let read = try #require(InstrumentEvents.instrument(Array(text.utf8)))
      #expect(read.preamble.considerations?.items.map(\.id) == ["m"], "\(blanks)")
      #expect(read.annexes.map { $0.content.map(\.id) } == [["l"]], "\(blanks)")
    }
  }

  /// Places of a long text without line breaks.
  @Test func placesInOneLineAreThoseOfTheTree() throws {
    let bytes = InstrumentWriter.bytes(SampleInstrument(articles: 300, seed: 5).instrument)
    let line = String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
    try expectSame(Array(line.utf8), "line")
  }
}
