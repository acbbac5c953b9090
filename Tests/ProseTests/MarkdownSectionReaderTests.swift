import Diagnostics
import Prose
import References
import TestSupport
import Testing
import XMLTree

/// What Markdown can say and the plan cannot: each has the nearest thing and a finding at its line.
@Suite struct MarkdownSectionReaderTests {
  private func read(_ text: String, _ name: String = "latar-belakang.md") throws -> ProseReading {
    try read(Array(text.utf8), name)
  }

  private func read(_ bytes: [UInt8], _ name: String = "latar-belakang.md") throws -> ProseReading {
    ProseFolder.read(markdown: [("narasi/\(name)", bytes)], library: try Shared.library.get())
  }

  /// The blocks as text without the head of the section.
  private func blocks(_ reading: ProseReading) -> String {
    reading.elements.flatMap(\.elements).map(ProseElements.text).joined()
  }

  private func findings(_ reading: ProseReading) -> [String] {
    reading.catatan.map { "\($0.id):\($0.location.line)" }
  }

  private func expect(
    _ text: String, gives expected: String, with ids: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let reading = try read(text)
    #expect(blocks(reading) == expected, sourceLocation: sourceLocation)
    #expect(findings(reading) == ids, sourceLocation: sourceLocation)
    for catatan in reading.catatan {
      #expect(catatan.location.file == "narasi/latar-belakang.md", sourceLocation: sourceLocation)
      #expect(!catatan.message.contains("%") && !catatan.message.contains("⟦"))
    }
  }

  @Test func everythingThatAPlanHolds() throws {
    try expect(
      """
      Kabupaten mengelola {nilai:aplikasi.saat-ini} **aplikasi**[^a],
      antara lain {#DAA-002} (*e-office*); lihat {bagian:reviu}.

      1. satu
      2. dua

      - tiga

      Tabel: Pembagian Peran

      | Peran | Unit |
      | ----- | ---- |
      | Ketua | Sekda \\| Asisten |

      ![Peta jaringan](gambar/peta.svg "Jaringan Intra")

      [^a]: Per Januari.
      """,
      gives: """
        <p>Kabupaten mengelola <nilai fakta="aplikasi.saat-ini"/> <tegas>aplikasi</tegas>\
        <catatan-kaki>Per Januari.</catatan-kaki>, antara lain <rujuk kode="DAA-002"/> \
        (<miring>e-office</miring>); lihat <rujuk bagian="reviu"/>.</p>\
        <daftar urut="ya"><butir>satu</butir><butir>dua</butir></daftar>\
        <daftar urut="tidak"><butir>tiga</butir></daftar>\
        <tabel><judul>Pembagian Peran</judul><kepala><sel>Peran</sel><sel>Unit</sel></kepala>\
        <baris><sel>Ketua</sel><sel>Sekda | Asisten</sel></baris></tabel>\
        <gambar berkas="peta.svg"><judul>Jaringan Intra</judul>\
        <keterangan>Peta jaringan</keterangan></gambar>
        """, with: [])
  }

  @Test func placesAreLines() throws {
    let section = try #require(try read("satu\n\ndua\nlagi {#A-1}\n\n- tiga\n").elements.first)
    #expect(section.elements.map(\.place.line) == [1, 3, 6])
    #expect(section.elements[1].elements.map(\.place.line) == [4])
  }

  @Test func nameGivesKeyAndDocumentAndTheFirstLineOpenness() throws {
    let reading = try read("<!-- terbatas -->\nteks\n", "Latar Belakang@Peta-Rencana.MD")
    let section = try #require(reading.elements.first)
    #expect(section[attribute: "kunci"] == "latar-belakang")
    #expect(section[attribute: "dokumen"] == "peta-rencana")
    #expect(section[attribute: "keterbukaan"] == "terbatas")
    #expect(blocks(reading) == "<p>teks</p>")
    #expect(reading.catatan.isEmpty)
  }

  @Test(arguments: ["Bab 1: Awal.md", "@x.md", ".md", "a@b@c.md", "é.md"])
  func nameWithoutAKeyIsAFinding(_ name: String) throws {
    let reading = try read("teks", name)
    #expect(reading.sections.isEmpty)
    #expect(findings(reading) == ["NAR010:0"])
  }

  @Test func otherFilesArePassedOver() throws {
    let reading = try read("teks", "catatan.txt")
    #expect(reading.sections.isEmpty && reading.catatan.isEmpty)
  }

  @Test func nestedListsJoinTheirItem() throws {
    try expect(
      "1. induk:\n   1. satu\n   2. dua\n2. lain\n   - a\n   - b\n",
      gives: """
        <daftar urut="ya"><butir>induk: (1) satu; (2) dua</butir><butir>lain a; b</butir></daftar>
        """, with: ["NAR011:2", "NAR011:5"])
  }

  @Test func headingsBecomeStrongParagraphs() throws {
    try expect(
      "# Judul *miring*\n\nteks\n", gives: "<p><tegas>Judul miring</tegas></p><p>teks</p>",
      with: ["NAR012:1", "NAR016:1"])
  }

  @Test func quotesCodeAndRulesLoseTheirFrame() throws {
    try expect(
      "> kutipan\n\n```\nx {#A-1}\ny\n```\n\n---\n",
      gives: "<p>kutipan</p><p>x {#A-1}</p><p>y</p>",
      with: ["NAR013:1", "NAR013:3", "NAR013:8"])
  }

  @Test func linksKeepWordsAndAddress() throws {
    try expect(
      "lihat [laman](https://a.id/x) dan <https://b.id>",
      gives: "<p>lihat laman (https://a.id/x) dan https://b.id</p>",
      with: ["NAR014:1", "NAR014:1"])
  }

  @Test func definitionsOfLinksStayText() throws {
    try expect(
      "[Pasal]: ketentuan\n", gives: "<p>[Pasal]: ketentuan</p>", with: ["NAR014:1"])
  }

  @Test func rawHTMLIsRefusedAndShown() throws {
    try expect(
      "a <b>x</b>\n\n<script>alert(1)</script>\n",
      gives: """
        <p>a &lt;b&gt;x&lt;/b&gt;</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
        """, with: ["NAR015:1", "NAR015:1", "NAR015:3"])
  }

  @Test func commentsAreLeftOutAndSaid() throws {
    try expect(
      "a <!-- x --> b\n\n<!-- y -->\n", gives: "<p>a b</p>", with: ["NAR026:1", "NAR026:3"])
  }

  @Test func looksThatThePlanLacksAreSaid() throws {
    try expect(
      "**tebal *ganda* {#A-1} lagi** `kode` baris\\\nbaru",
      gives: """
        <p><tegas>tebal</tegas> <tegas>ganda</tegas> <rujuk kode="A-1"/> <tegas>lagi</tegas> kode baris baru</p>
        """, with: ["NAR016:1", "NAR016:1", "NAR016:1", "NAR016:1"])
  }

  @Test func tablesNeedATitle() throws {
    try expect(
      "| A |\n| - |\n| 1 |\n",
      gives: """
        <tabel><judul>[ISI: judul tabel]</judul><kepala><sel>A</sel></kepala>\
        <baris><sel>1</sel></baris></tabel>
        """, with: ["NAR017:1"])
  }

  @Test func cellsBeyondTheHeadAreSaid() throws {
    try expect(
      "Tabel: T\n\n| A | B |\n| - | - |\n| 1 | 2 | 3 |\n| 4 |\n",
      gives: """
        <tabel><judul>T</judul><kepala><sel>A</sel><sel>B</sel></kepala>\
        <baris><sel>1</sel><sel>2</sel></baris><baris><sel>4</sel><sel/></baris></tabel>
        """, with: ["NAR033:5"])
  }

  @Test func pictureNeedsTheFolderATitleAndWords() throws {
    try expect(
      "![](https://a.id/x.png)",
      gives: """
        <gambar berkas="https://a.id/x.png"><judul>[ISI: judul gambar]</judul>\
        <keterangan>[ISI: keterangan gambar]</keterangan></gambar>
        """, with: ["NAR019:1", "NAR020:1"])
  }

  @Test func pictureInsideAParagraphStandsBehindIt() throws {
    try expect(
      "a ![k](../gambar/x.png \"J\") b",
      gives: """
        <p>a b</p><gambar berkas="x.png"><judul>J</judul><keterangan>k</keterangan></gambar>
        """, with: ["NAR021:1"])
  }

  @Test func pictureInAnItemOrCellIsSaid() throws {
    try expect(
      "- a ![k](gambar/x.png \"J\")", gives: "<daftar urut=\"tidak\"><butir>a</butir></daftar>",
      with: ["NAR029:1"])
  }

  @Test func brokenMarksAreSaid() throws {
    try expect(
      "lihat {#DAA 001} dan {bagian:Reviu} dan \\{#x}",
      gives: "<p>lihat {#DAA 001} dan {bagian:Reviu} dan {#x}</p>", with: ["NAR022:1", "NAR022:1"])
  }

  @Test func brokenMarksAreQuotedToTheirEnd() throws {
    let reading = try read("lihat {#DAA 001} dan {nilai:x\n")
    #expect(reading.catatan.map(\.value) == ["{#DAA 001}", "{nilai:x"])
  }

  @Test func footnotesWithoutPartnerAreSaid() throws {
    try expect("a[^x]\n\n[^y]: isi\n", gives: "<p>a[^x]</p>", with: ["NAR023:3", "NAR024:1"])
  }

  @Test func footnotesOfFootnotesOnlyAreSaid() throws {
    try expect(
      "a[^x]\n\n[^x]: isi\n\n[^y]: diri[^y]\n", gives: "<p>a<catatan-kaki>isi</catatan-kaki></p>",
      with: ["NAR016:5", "NAR023:5"])
  }

  @Test func controlCharactersAreReplaced() throws {
    try expect(
      "a\u{1}b &#2;\n", gives: "<p>a\u{FFFD}b \u{FFFD}</p>", with: ["NAR025:1", "NAR025:1"])
  }

  @Test func listsBeginAtOne() throws {
    try expect(
      "3. tiga", gives: "<daftar urut=\"ya\"><butir>tiga</butir></daftar>", with: ["NAR027:1"])
  }

  @Test func paragraphsOfAnItemAreJoined() throws {
    try expect(
      "- satu\n\n  dua", gives: "<daftar urut=\"tidak\"><butir>satu dua</butir></daftar>",
      with: ["NAR028:3"])
  }

  @Test func otherEncodingsAreRefused() throws {
    #expect(findings(try read([0x61, 0xE9, 0x62])) == ["NAR030:0"])
    #expect(findings(try read([0xFF, 0xFE, 0x61, 0])) == ["NAR030:0"])
  }

  @Test func hugeAndDeepFilesAreRefused() throws {
    let huge = try read([UInt8](repeating: 0x61, count: 300_000))
    #expect(findings(huge) == ["NAR031:0"] && huge.sections.isEmpty)
    #expect(findings(try read(String(repeating: "> ", count: 300) + "x")) == ["NAR032:1"])
  }

  @Test func findingsOfAFileAreBounded() throws {
    let reading = try read(String(repeating: "<b>\n\n", count: 2_000))
    #expect(reading.catatan.count == 200)
  }
}
