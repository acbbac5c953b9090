import TestSupport
import Testing

/// `periksa` and `susun` on instruments, and on a plan's instruments.
@Suite struct InstrumentCommandTests {
  private let folder: TemporaryFolder
  private let perbup: String

  init() throws {
    folder = try TemporaryFolder()
    perbup = Repository.test("Fixtures/perbup.xml")
  }

  /// The fixture with words replaced.
  private func changed(_ pairs: [(String, String)], as name: String = "peraturan.xml") throws
    -> String
  {
    var text = try Files.text(perbup)
    for (from, to) in pairs {
      #expect(text.contains(from), "\(from)")
      text = text.replacing(from, with: to)
    }
    return try folder.write(text, as: name)
  }

  @Test func instrumentIsCheckedAndBuilt() throws {
    let checked = try Naskah.run("periksa", perbup)
    #expect(checked.code == 0, "\(checked.report)")
    #expect(checked.report.contains(":35:9: peringatan:") && checked.report.contains("[DEF003]"))
    let built = try Naskah.run("susun", perbup, "-o", folder.file("keluaran"))
    #expect(built.code == 0, "\(built.report)")
    #expect(
      Files.names(folder.file("keluaran")) == [
        "manifes.json", "perbup-instrumen.xml", "perbup-jdih.json", "perbup.html", "perbup.xml",
      ])
    // What was written is an instrument again, and gives the same page under the same name.
    let again = try Naskah.run(
      "susun", folder.file("keluaran/perbup-instrumen.xml"), "-o", folder.file("lagi"))
    #expect(again.code == 0, "\(again.report)")
    #expect(
      try Files.bytes(folder.file("keluaran/perbup.html"))
        == Files.bytes(folder.file("lagi/perbup.html")))
  }

  /// The instrument is read while the command line is: what is wrong there is said all the same.
  @Test func refusedRunWithAnInstrumentSaysWhy() throws {
    for arguments in [["periksa", perbup, "--salah"], ["susun", perbup, "--format", "odt"]] {
      let result = try Naskah.run(arguments: arguments)
      #expect(result.code == 2 && result.report.hasPrefix("naskah: "), "\(result.report)")
    }
    let data = try DataCopy()
    try data.edit("Schemas/peraturan/umum.xsd") { $0.replacing("</xs:schema>", with: "") }
    let broken = try Naskah.run(
      "periksa", perbup, environment: ["NASKAH_DATA": data.folder.path])
    #expect(broken.code == 4 && broken.report.contains("[PRG001]"), "\(broken.report)")
    // An instrument that is no input of the command is read in vain.
    let baseline = try Naskah.run("periksa", "--dasar", perbup, Repository.example)
    #expect(baseline.code == 3 && baseline.report.contains("[BER004]"), "\(baseline.report)")
  }

  /// Each defect of the issue is one finding of its rule, on its line, and stops the build.
  @Test(arguments: [
    ("<pasal id=\"susunan\">", "<pasal id=\"lain\">", "", 0),
    ("ke=\"susunan-memuat\"", "ke=\"dihapus\"", "RUJ001", 61),
    ("<pasal id=\"tinjauan\">", "<diktum/><pasal id=\"tinjauan\">", "BEN002", 64),
    ("jenis=\"peraturan-bupati\"", "jenis=\"keputusan-bupati\"", "BEN001", 28),
    ("status=\"rancangan\"", "status=\"siap-ditandatangani\" sidik=\"x\"", "STA001", 2),
    ("rincian=\"kumulatif\"", "", "RIN001", 45),
    ("Bupati adalah Bupati Kapuas", "Bupati adalah 8 (dua) orang", "BIL001", 32),
    ("peraturan=\"perpres-95-2018\"", "peraturan=\"perpres-1-1901\"", "MGT005", 22),
    ("ke=\"susunan-proses susunan-layanan\"", "ke=\"susunan-proses susunan-proses\"", "RUJ007", 65),
    ("ke=\"susunan-memuat\" sebut", "ke=\"susunan-lampiran\" sebut", "RUJ004", 61),
    ("ke=\"lampiran-arsitektur\"", "ke=\"susunan-proses\"", "BEN006", 80),
    ("<pembentuk>Bupati Kapuas", "<pembentuk>Wali Kota Banjarbaru", "BEN008", 3),
    ("nama=\"Berita Daerah Kabupaten", "nama=\"Lembaran Daerah Kabupaten", "BEN009", 75),
    ("<penetapan tempat", "<penetapan tanggal=\"2025-02-31\" tempat", "SKM003", 72),
    ("<penetapan tempat", "<penetapan tanggal=\"2024-12-31\" tempat", "STA005", 72),
    ("<bilangan>2</bilangan>", "<bilangan>9999999999999999999999</bilangan>", "SKM013", 51),
    ("<rahmat/>", "<rahmat/><rahmat/>", "SKM010", 10),
    ("<tentang>", "<tentang>Peraturan Bupati tentang ", "BEN011", 3),
    ("jenis=\"peraturan-bupati\"", "jenis=\"maklumat\"", "BEN003", 2),
    ("profil=\"kapuas-26-2024\"", "profil=\"tidak-ada\"", "PRF001", 2),
  ])
  func badInstrumentIsNamed(_ sample: (String, String, String, Int)) throws {
    let result = try Naskah.run("periksa", try changed([(sample.0, sample.1)]))
    guard !sample.2.isEmpty else {
      #expect(result.code == 0, "\(result.report)")
      return
    }
    #expect(result.code == 1)
    #expect(result.report.contains("[\(sample.2)]"), "\(result.report)")
    #expect(result.report.contains(":\(sample.3):"), "\(result.report)")
    let built = try Naskah.run(
      "susun", folder.file("peraturan.xml"), "-o", folder.file("keluaran"))
    #expect(built.code == 1 && !Files.exists(folder.file("keluaran")))
  }

  /// What is only doubtful is said at its place and stops nothing, unless the run is strict.
  @Test func regulationNamedTwiceIsOneFinding() throws {
    let basis = "<angka peraturan=\"perpres-95-2018\"/>"
    let path = try changed([(basis, "\(basis)\n\(basis)")])
    let result = try Naskah.run("periksa", path)
    #expect(result.code == 0, "\(result.report)")
    #expect(result.report.split(separator: "[MGT007]").count == 2, "\(result.report)")
    #expect(result.report.contains(":23:1: peringatan: dasar hukum"), "\(result.report)")
    #expect(try Naskah.run("periksa", path, "--ketat").code == 1)
  }

  /// Two terms that are each explained by the other are one finding, where the first of them stands.
  @Test func definitionsThatTurnInACircleAreOneFinding() throws {
    let path = try changed([
      ("Bupati adalah Bupati Kapuas", "Bupati adalah pejabat yang menetapkan Arsitektur SPBE"),
      (
        "adalah kerangka dasar yang mendeskripsikan integrasi",
        "adalah kerangka dasar yang ditetapkan Bupati"
      ),
    ])
    let result = try Naskah.run("periksa", path)
    #expect(result.code == 1)
    let lines = result.report.split(separator: "\n").filter { $0.contains("[DEF004]") }
    #expect(lines.count == 1, "\(result.report)")
    #expect(lines.first.map { $0.contains(":32:") || $0.contains(":35:") } == true, "\(lines)")
  }

  /// A law that has the document set by a Keputusan refuses a Peraturan, at the annex that it sets.
  @Test func instrumentThatTheProfileDoesNotAllowIsOneFinding() throws {
    let path = try changed([("profil=\"kapuas-26-2024\"", "profil=\"lebak-24-2024\"")])
    let text = try Files.text(path).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(text.firstIndex { $0.contains("dokumen=\"arsitektur\"") }) + 1
    let result = try Naskah.run("periksa", path)
    #expect(result.code == 1)
    let found = result.report.split(separator: "\n").filter { $0.contains("[BEN004]") }
    #expect(found.count == 1 && found[0].contains(":\(line):"), "\(result.report)")
    #expect(found.first?.contains("Keputusan Bupati") == true)
  }

  @Test func namelessOfficialStopsOnlyWhatIsToBeSigned() throws {
    let pair = (" nama=\"Nama Contoh\"", "")
    let draft = try Naskah.run("periksa", try changed([pair]))
    #expect(draft.code == 0 && draft.report.contains("[PJB001]"))
    let ready = try Naskah.run(
      "periksa", try changed([pair, ("status=\"rancangan\"", "status=\"siap-ditandatangani\"")]))
    #expect(ready.code == 1 && ready.report.contains("[PJB002]"))
    let final = try Naskah.run("periksa", try changed([pair]), "--final")
    #expect(final.code == 1 && final.report.contains("[PJB002]"))
  }

  @Test func placeholderIsRefusedInAFinalBuildAndDotsAreNot() throws {
    let path = try changed([("secara <asing>bottom up</asing>", "secara [ISI: cara]")])
    #expect(try Naskah.run("periksa", path).code == 0)
    let final = try Naskah.run("susun", path, "--final", "-o", folder.file("keluaran"))
    #expect(final.code == 1 && final.report.contains("[KOS001]"))
    let clean = try Naskah.run("susun", perbup, "--final", "-o", folder.file("keluaran"))
    #expect(clean.code == 0, "\(clean.report)")
    #expect(try Files.text(folder.file("keluaran/perbup.html")).contains("NOMOR … TAHUN 2025"))
  }

  @Test func hostileInstrumentsAreRefusedWithoutATrace() throws {
    let bomb = try folder.write(
      "<!DOCTYPE a [<!ENTITY b \"c\">]><instrumen xmlns=\"urn:naskah:peraturan:1\">&b;</instrumen>",
      as: "bom.xml")
    let result = try Naskah.run("susun", bomb, "-o", folder.file("keluaran"))
    #expect(result.code == 3 && result.report.contains("[XML011]"))
    let cut = try folder.write(
      String(try Files.text(perbup).prefix(900)), as: "potong.xml")
    #expect(try Naskah.run("periksa", cut).code == 3)
    #expect(!Files.exists(folder.file("keluaran")))
  }

  /// A plan's instruments, and its documents in the form of annexes in the public edition.
  @Test func planGivesItsInstrumentsAndAnnexes() throws {
    let plan = Repository.path("Examples/banjarbaru/rencana.xml")
    let result = try Naskah.run(
      "susun", plan, "--dokumen", "arsitektur,penetapan", "-o", folder.file("keluaran"))
    #expect(result.code == 0, "\(result.report)")
    let page = try Files.text(folder.file("keluaran/penetapan-arsitektur.html"))
    #expect(page.contains("href=\"arsitektur.html\""))
    let annex = try Files.text(folder.file("keluaran/arsitektur.html"))
    #expect(annex.contains("class=\"n-kepala-lampiran\"") && annex.contains("<p>LAMPIRAN I</p>"))
    #expect(annex.contains("<p>PERATURAN WALI KOTA BANJARBARU</p>"))
    let restricted = try Naskah.run(
      "susun", plan, "--dokumen", "arsitektur", "--edisi", "terbatas", "-o", folder.file("dalam"))
    #expect(restricted.code == 0)
    let inner = try Files.text(folder.file("dalam/arsitektur.html"))
    #expect(!inner.contains("n-kepala-lampiran\""))
  }

  @Test func editedInstrumentTakesThePlaceOfTheDraft() throws {
    let plan = try Files.text(Repository.path("Examples/kapuas-hulu/rencana.xml"))
    let made = try Naskah.run(
      "susun", Repository.path("Examples/kapuas-hulu/rencana.xml"), "--dokumen", "penetapan", "-o",
      folder.file("satu"))
    #expect(made.code == 0, "\(made.report)")
    let name = "penetapan-rencana-induk-instrumen.xml"
    let edited = try Files.text(folder.file("satu/\(name)")).replacing(
      "mulai berlaku pada tanggal diundangkan", with: "mulai berlaku pada tanggal 1 Januari 2026")
    _ = try folder.write(edited, as: name)
    let path = try folder.write(
      plan.replacing(
        "<dokumen jenis=\"rencana-induk\"",
        with: "<dokumen jenis=\"rencana-induk\" naskah=\"\(name)\""), as: "rencana.xml")
    let result = try Naskah.run(
      "susun", path, "--dokumen", "penetapan", "-o", folder.file("dua"))
    #expect(result.code == 0, "\(result.report)")
    #expect(
      try Files.text(folder.file("dua/penetapan-rencana-induk.html")).contains("1 Januari 2026"))
  }

  @Test func annexContinuesThePagesOfTheBody() throws {
    let plan = try Files.text(Repository.path("Examples/kapuas-hulu/rencana.xml")).replacing(
      "<dokumen jenis=\"rencana-induk\"",
      with: "<dokumen jenis=\"rencana-induk\" halaman-mulai=\"12\"")
    let path = try folder.write(plan, as: "rencana.xml")
    let result = try Naskah.run(
      "susun", path, "--dokumen", "rencana-induk", "-o", folder.file("keluaran"))
    #expect(result.code == 0, "\(result.report)")
    let page = try Files.text(folder.file("keluaran/rencana-induk.html"))
    #expect(page.contains("@page :first { counter-increment: page 12; "))
  }

  @Test func houseStyleReachesAnnexAndInstrument() throws {
    _ = try folder.write(
      "<gaya xmlns=\"urn:naskah:gaya:1\" versi=\"1.0\"><halaman marjin-kiri=\"4.5cm\"/></gaya>",
      as: "gaya/gaya.xml")
    let result = try Naskah.run(
      "susun", Repository.path("Examples/lebak/rencana.xml"), "--dokumen", "arsitektur,penetapan",
      "--gaya", folder.file("gaya"), "-o", folder.file("keluaran"))
    #expect(result.code == 0, "\(result.report)")
    for name in ["arsitektur.html", "penetapan-arsitektur.html"] {
      #expect(
        try Files.text(folder.file("keluaran/\(name)")).contains("--marjin-kiri: 4.5cm"), "\(name)")
    }
    #expect(
      try Naskah.run(
        "susun", Repository.small, "--gaya", folder.file("tidak-ada"), "-o",
        folder.file("lain")
      ).code == 4)
  }
}
