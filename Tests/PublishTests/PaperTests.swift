import Prepare
import References
import TestSupport
import Testing
import XMLTree

/// Papers of the process log, from the plan to the page.
@Suite struct PaperTests {
  private func paper(_ key: String) throws -> Papers.Paper {
    try #require(try Papers.ofLog().first { $0.key == key })
  }

  private func text(_ key: String) throws -> String {
    String(decoding: try paper(key).docbook, as: UTF8.self)
  }

  @Test func everyEventGivesItsPapers() throws {
    // The meeting's minutes stand, since no event of the kind notulen is about it.
    #expect(
      try Papers.ofLog().map(\.key) == [
        "undangan-ps-1", "daftar-hadir-ps-2", "notulen-ps-2", "berita-acara-ps-3",
        "nota-dinas-ps-4", "notulen-2025-03-01-5",
      ])
  }

  @Test(arguments: ["undangan-ps-1", "notulen-ps-2", "berita-acara-ps-3", "nota-dinas-ps-4"])
  func paperEqualsItsGoldenFile(_ key: String) throws {
    #expect(try Golden.difference(try paper(key).docbook, "surat/\(key).xml") == nil)
  }

  @Test func pageEqualsItsGoldenFile() throws {
    let page = Golden.withoutStyle(try paper("daftar-hadir-ps-2").html)
    #expect(try Golden.difference(page, "surat/daftar-hadir-ps-2.html") == nil)
  }

  @Test func papersAreValid() throws {
    let folder = try TemporaryFolder()
    let schema = try XMLSchema(path: Repository.path("Schemas/siap/siap.xsd"))
    var drafts: [String] = []
    var pages: [String] = []
    for paper in try Papers.ofLog() {
      let issues = XMLSource(parsing: paper.siap, schema: schema).issues
      #expect(issues.map(\.detail) == [], "\(paper.key)")
      drafts.append(try folder.write(paper.docbook, as: "\(paper.key).xml"))
      pages.append(try folder.write(paper.html, as: "\(paper.key).html"))
    }
    #expect(try Validator.docbook(drafts) == [])
    #expect(try Validator.html(pages) == [])
  }

  @Test func whatTheMeetingSaysHoldsForItsPapers() throws {
    let minutes = try text("notulen-ps-2")
    // 10 February 2025 was a Monday; time and place are those of the invitation.
    #expect(minutes.contains("Senin, 10 Februari 2025"))
    #expect(minutes.contains("09.00 sampai dengan 11.30"))
    #expect(minutes.contains("Ruang rapat Sekretaris Daerah"))
    #expect(minutes.contains("Tindak lanjut &lt;uji&gt; &amp; jadwal"))
    #expect(minutes.contains("2 (dua) orang"))
    let report = try text("berita-acara-ps-3")
    #expect(report.contains("tanggal sepuluh, bulan Februari, tahun dua ribu dua puluh lima"))
    // Who took part two links away signs.
    #expect(report.contains("Budi Contoh"))
  }

  @Test func whatIsUnknownPrintsAsDotsAndNothingIsInvented() throws {
    let memo = try text("nota-dinas-ps-4")
    #expect(memo.contains("INSPEKTORAT DAERAH"))
    #expect(memo.contains("Inspektur Daerah,"))
    #expect(memo.contains("………"))
    #expect(!memo.contains("⟦"))
    #expect(try !text("notulen-2025-03-01-5").contains("DINAS KOMUNIKASI DAN INFORMATIKA,"))
  }

  @Test func signedPaperSaysSoAndHasNoBlankRows() throws {
    let signed = try paper("daftar-hadir-ps-2")
    #expect(signed.status == "ditetapkan")
    #expect(signed.tree.descendants("row").count == 4)
    #expect(try paper("undangan-ps-1").status == "siap-ditandatangani")
    let open = try paper("notulen-2025-03-01-5")
    #expect(open.tree.descendants("row").count > 4)
  }

  @Test func letterheadComesFromTheHouseStyle() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      Array(
        """
        <gaya xmlns="urn:naskah:gaya:1" versi="1.0"><kop>
          <baris>Jalan Uji Nomor 1</baris><baris unit="INSP">Jalan Lain Nomor 2</baris>
        </kop></gaya>
        """.utf8), as: "gaya.xml")
    let style = try HouseStyle(from: Shared.folder.get(), overlay: folder.path)
    let letters = try ProcessPapers(Shared.prepare(Papers.plan), style: style).papers()
    #expect(letters.first?.head?.lines == ["Jalan Uji Nomor 1"])
    #expect(letters.first { $0.kind == "nota-dinas" }?.head?.lines == ["Jalan Lain Nomor 2"])
    _ = try folder.write(
      Array(
        "<gaya xmlns=\"urn:naskah:gaya:1\" versi=\"1.0\"><kop dicetak=\"tidak\"/></gaya>".utf8),
      as: "gaya.xml")
    let bare = try HouseStyle(from: Shared.folder.get(), overlay: folder.path)
    #expect(
      try ProcessPapers(Shared.prepare(Papers.plan), style: bare).papers().allSatisfy {
        $0.head == nil
      })
  }

  @Test func keysOfFilesAreUniqueWhateverTheKode() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      try HostilePlans.changed(Papers.plan) { element in
        // Two kode that differ in letters that no file name keeps.
        if element[attribute: "kode"] == "PS-3" { element[attribute: "kode"] = "ps.4" }
        if element.name == "peristiwa" { element[attribute: "jenis"] = "nota-dinas" }
      }, as: "r.xml")
    let letters = try ProcessPapers(Shared.prepare(path), style: Papers.style()).papers()
    #expect(letters.count == 5)
    #expect(Set(letters.map(\.key)).count == 5)
  }

  @Test func meetingsThatLeadInACircleEnd() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      try HostilePlans.changed(Papers.plan) { element in
        if element[attribute: "kode"] == "PS-1" { element[attribute: "acara"] = "PS-3" }
      }, as: "r.xml")
    #expect(
      try ProcessPapers(Shared.prepare(path), style: Papers.style()).papers().count == 6)
  }
}
