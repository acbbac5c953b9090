import Docx
import References
import TestSupport
import Testing
import Workbook
import XMLTree

/// A signature never stands alone on its page: what comes before it comes along.
@Suite struct SignaturePageTests {
  /// The text of the Word document of a prepared annex.
  private func text(_ content: String) throws -> Element {
    let prepared = """
      <peraturan xmlns="urn:naskah:siap-peraturan:1" judul="Uji" pemerintah="Uji" status="salinan" kata-status="">
      <lampiran id="lampiran"><baris kunci="lampiran">LAMPIRAN</baris>\(content)<tanda-tangan
      kunci="lampiran"><baris kunci="jabatan">BUPATI UJI,</baris><baris kunci="nama">NAMA</baris>
      </tanda-tangan></lampiran></peraturan>
      """
    let data = try Shared.folder.get()
    let file = try DocxPublisher(data, from: .instrument, style: HouseStyle(from: data))
      .draft(Array(prepared.utf8)).file()
    let part = try Archive(file.bytes).read("word/document.xml")
    return try #require(try XMLSource(parsing: part).root)
  }

  /// Texts of the paragraphs that stay on the page of the next one.
  private func kept(_ text: Element) -> [String] {
    text.descendants("p").filter { $0.first("pPr")?.first("keepNext") != nil }
      .map { $0.descendants("t").map(\.foldedText).joined() }
  }

  @Test func lastRowOfATableStaysWithTheSignature() throws {
    let rows = (1...3).map {
      "<baris-tabel><sel>a\($0)</sel><sel>b\($0)</sel></baris-tabel>"
    }
    let table =
      "<ketentuan jenis=\"tabel\" id=\"t\"><kepala-tabel><sel>A</sel><sel>B</sel></kepala-tabel>"
      + rows.joined() + "</ketentuan>"
    // The blank paragraph behind the table is one of them.
    #expect(kept(try text(table)) == ["a3", "b3", "", "BUPATI UJI,", "NAMA"])
    // A table with words behind it has no such row.
    let words = "<ketentuan jenis=\"kalimat\"><teks>Akhir.</teks></ketentuan>"
    #expect(kept(try text(table + words)) == ["Akhir.", "BUPATI UJI,", "NAMA"])
  }

  @Test func lastWordsStayWithTheSignature() throws {
    let list =
      "<daftar jenis=\"huruf\"><ketentuan jenis=\"huruf\" marka=\"a.\"><teks>satu;</teks></ketentuan>"
      + "<ketentuan jenis=\"huruf\" marka=\"b.\"><teks>dua.</teks></ketentuan></daftar>"
    #expect(kept(try text(list)) == ["b.dua.", "BUPATI UJI,", "NAMA"])
  }
}
