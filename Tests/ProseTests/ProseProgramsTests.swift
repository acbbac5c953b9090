import Diagnostics
import Prose
import References
import TestSupport
import Testing
import XMLTree

/// Word documents that other programs made.
@Suite struct ProseProgramsTests {
  private func read(_ bytes: [UInt8]) throws -> ProseReading {
    let library = try Shared.library.get()
    let catalogue = try SectionCatalogue(profile: try Shared.profile.get(), library: library)
    return ProseDocument.read(
      bytes, path: "narasi.docx", catalogue: catalogue, library: library)
  }

  private func fixture(_ name: String) throws -> ProseReading {
    try read(try Files.bytes(Repository.test("Fixtures/prosa/\(name).docx")))
  }

  private static let lists = """
    <daftar urut="ya"><butir>satu</butir><butir>dua</butir></daftar>\
    <daftar urut="tidak"><butir>tiga</butir><butir>empat</butir></daftar>
    """
  private static let table = """
    <tabel><judul>Pembagian Peran</judul><kepala><sel>Peran</sel><sel>Unit</sel></kepala>\
    <baris><sel>Ketua</sel><sel>Sekda</sel></baris></tabel><p>Setelah tabel.</p>
    """

  private func blocks(_ reading: ProseReading, _ key: String) throws -> String {
    let section = try #require(reading.sections.first { $0.key == key })
    return section.element.elements.map(ProseElements.text).joined()
  }

  /// A web page that LibreOffice saved as a Word document.
  @Test func documentOfLibreOfficeIsRead() throws {
    let reading = try fixture("libreoffice")
    #expect(
      try blocks(reading, "latar-belakang") == """
        <p>Kabupaten mengelola <tegas>aplikasi</tegas> dan <miring>e-office</miring> menurut \
        <rujuk kode="DAA-001"/>2.</p>\(ProseProgramsTests.lists)
        """)
    #expect(try blocks(reading, "penutup").contains("<judul>Pembagian Peran</judul>"))
    #expect(Set(reading.catatan.map(\.id)) == ["NAR016"])
  }

  /// A document of python-docx, which carries the style sheet of Word.
  @Test func documentOfPythonDocxIsRead() throws {
    let reading = try fixture("python-docx")
    #expect(
      try blocks(reading, "latar-belakang") == """
        <p>Kabupaten mengelola <tegas>aplikasi</tegas> dan <miring>e-office</miring> menurut \
        <rujuk kode="DAA-001"/>.</p>\(ProseProgramsTests.lists)
        """)
    #expect(
      try blocks(reading, "penutup") == """
        \(ProseProgramsTests.table)<gambar berkas="penutup-1.png"><judul>Peta</judul>\
        <keterangan>[ISI: keterangan gambar]</keterangan></gambar>
        """)
    #expect(reading.catatan.map(\.id) == ["NAR020"])
    #expect(reading.pictures.map(\.name) == ["penutup-1.png"])
  }

  /// The form opens in LibreOffice, and what LibreOffice saves reads as what was written.
  @Test(.enabled(if: Judges.areAsked)) func formSurvivesLibreOffice() throws {
    try Command.require("soffice", package: "libreoffice-writer-nogui")
    let library = try Shared.library.get()
    let catalogue = try SectionCatalogue(profile: try Shared.profile.get(), library: library)
    let plan = try #require(XMLSource(parsing: try Files.bytes(Repository.example)).root)
    let sections = try #require(plan.first("narasi")).elements(named: "bagian")
    let folder = try TemporaryFolder()
    let form = try folder.write(
      try ProseDocument.docx(catalogue, sections: sections, library: library), as: "narasi.docx")
    let result = try Command.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.file("profil"))", "--headless", "--convert-to",
        "docx:MS Word 2007 XML", "--outdir", folder.file("hasil"), form,
      ])
    #expect(result.code == 0)
    let reading = try read(try Files.bytes(folder.file("hasil/narasi.docx")))
    #expect(ProseElements.difference(reading.elements, ProseForm.sorted(sections)) == nil)
    #expect(reading.catatan.map(\.message) == [])
  }
}
