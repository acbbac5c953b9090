import TestSupport
import Testing

/// `naskah perubahan`: amending instruments from two versions.
@Suite struct AmendCommandTests {
  private let folder: TemporaryFolder
  private let text: String

  init() throws {
    folder = try TemporaryFolder()
    text = try Files.text(Repository.test("Fixtures/perbup.xml"))
  }

  private func changed(_ text: String, _ pairs: [(String, String)]) -> String {
    var result = text
    for (from, to) in pairs {
      #expect(result.contains(from), "\(from)")
      result = result.replacing(from, with: to)
    }
    return result
  }

  /// The fixture as it was set.
  private var old: String {
    changed(
      text,
      [
        ("<kepala tahun=\"2025\">", "<kepala nomor=\"26\" tahun=\"2025\">"),
        ("Kapuas\" tahun=\"2025\"/>", "Kapuas\" tahun=\"2025\" nomor=\"26\"/>"),
      ])
  }

  private func amend(_ old: String, _ new: String, _ options: String...) throws -> CommandResult {
    let before = try folder.write(old, as: "lama.xml")
    let after = try folder.write(new, as: "baru.xml")
    return try Naskah.run(
      arguments: ["perubahan", before, after, "-o", folder.file("keluaran")] + options)
  }

  private func made(_ name: String) throws -> String {
    try Files.text(folder.file("keluaran/\(name)"))
  }

  private static let article = (
    "        <pasal id=\"tinjauan\">",
    """
            <pasal id="sisipan" alasan="kebutuhan penyelarasan"><teks>Penyelarasan <rujuk
              ke="susunan-lampiran" sebut="dimaksud"/> dilakukan setiap tahun</teks></pasal>
            <pasal id="tinjauan">
    """
  )

  @Test func instrumentAndComparisonComeOut() throws {
    let new = changed(
      text,
      [
        AmendCommandTests.article,
        ("<lampiran id", "<lampiran alasan=\"hasil reviu\" id"),
        ("secara <asing>bottom up</asing>", "setiap tahun"),
      ])
    let result = try amend(old, new, "--format", "html,docbook,docx")
    #expect(result.code == 0, "\(result.report)")
    #expect(Files.exists(folder.file("keluaran/perubahan.docx")))
    #expect(Files.exists(folder.file("keluaran/perubahan-persandingan.docx")))
    #expect(result.report.contains("3 butir perubahan, 2 dari 3 ketentuan"))
    #expect(result.report.contains("[UBH004]"))
    let instrument = try made("perubahan-instrumen.xml")
    for words in [
      "<tentang>Perubahan atas Peraturan Bupati Kapuas Nomor 26 Tahun 2025 tentang Arsitektur",
      "(Berita Daerah Kabupaten Kapuas Tahun 2025 Nomor 26) diubah sebagai berikut:",
      "Di antara Pasal 2 dan Pasal 3 disisipkan 1 (satu) pasal, yakni Pasal 2A sehingga berbunyi",
      "Penyelarasan sebagaimana dimaksud dalam Pasal 2 ayat (2) dilakukan setiap tahun",
      "Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:",
      "Ketentuan Lampiran diubah sehingga berbunyi <rujuk ke=\"lampiran-arsitektur\"",
    ] { #expect(instrument.contains(words), "\(words)") }
    let page = try made("perubahan.html")
    #expect(page.contains(">Pasal I</h2>") && page.contains(">Pasal 2A</h3>"))
    #expect(page.contains(">Pasal II</h2>"))
    let comparison = try made("perubahan-persandingan.html")
    for words in ["Semula", "Menjadi", "kebutuhan penyelarasan", "[ISI: alasan perubahan Pasal 3]"]
    {
      #expect(comparison.contains(words), "\(words)")
    }
    // The amendment is an instrument as others are.
    let path = folder.file("keluaran/perubahan-instrumen.xml")
    let checked = try Naskah.run("periksa", path, "--ketat")
    #expect(checked.code == 0, "\(checked.report)")
    #expect(
      try Validator.docbook(
        ["perubahan.xml", "perubahan-persandingan.xml"].map { folder.file("keluaran/\($0)") })
        == [])
    #expect(
      try Validator.html(
        ["perubahan.html", "perubahan-persandingan.html"].map { folder.file("keluaran/\($0)") })
        == [])
  }

  @Test func laterAmendmentsAreCountedAndNamed() throws {
    let earlier = (4...5).map {
      "<perubahan nama=\"Peraturan Bupati Kapuas\" nomor=\"\($0)\" tahun=\"202\($0)\"/>"
    }
    let place = "2025-2029</tentang>"
    for (count, ordinal) in [(1, "Kedua"), (2, "Ketiga")] {
      let list = earlier.prefix(count).joined()
      let result = try amend(
        changed(old, [(place, place + list)]), changed(text, [AmendCommandTests.article]))
      #expect(result.code == 0, "\(result.report)")
      let instrument = try made("perubahan-instrumen.xml")
      #expect(
        instrument.contains("<tentang>Perubahan \(ordinal) atas Peraturan Bupati Kapuas Nomor 26"))
      #expect(instrument.contains("dengan Peraturan Bupati Kapuas Nomor \(count + 3) Tahun"))
      #expect(try Naskah.run("periksa", folder.file("keluaran/perubahan-instrumen.xml")).code == 0)
    }
    // With several items, all earlier amendments are listed.
    let result = try amend(
      changed(old, [(place, place + earlier.joined())]),
      changed(
        text, [AmendCommandTests.article, ("secara <asing>bottom up</asing>", "setiap tahun")]))
    #expect(result.code == 0, "\(result.report)")
    let page = try made("perubahan.html")
    #expect(page.contains("yang telah beberapa kali diubah dengan Peraturan Bupati:"))
    #expect(page.contains("Nomor 4 Tahun 2024; dan") && page.contains("Nomor 5 Tahun 2025;"))
  }

  @Test(arguments: [
    ([("", "")], "UBH001"),
    ([("jenis=\"peraturan-bupati\"", "jenis=\"peraturan-wali-kota\"")], "UBH002"),
    ([("Elektronik Tahun 2025-2029</tentang>", "Elektronik</tentang>")], "UBH006"),
    ([("perlu ditetapkan</teks>", "harus ditetapkan</teks>")], "UBH007"),
    (
      [
        (
          "<pasal id=\"definisi\"",
          "<pasal id=\"awal\"><teks>Arsitektur SPBE baru</teks></pasal><pasal id=\"definisi\""
        )
      ], "UBH005"
    ),
  ])
  func whatCannotBeAmendedIsSaid(_ pairs: [(String, String)], _ id: String) throws {
    let result = try amend(old, changed(text, pairs.filter { !$0.0.isEmpty }))
    #expect(result.report.contains("[\(id)]"), "\(result.report)")
    if id == "UBH001" {
      #expect(result.code == 1)
      #expect(!Files.exists(folder.file("keluaran")))
    }
  }

  @Test func unnumberedOldVersionAndExplanationAreSaid() throws {
    let explained = changed(
      text,
      [
        AmendCommandTests.article,
        (
          "  <lampiran id",
          "  <penjelasan><kalimat><teks>Cukup jelas.</teks></kalimat></penjelasan><lampiran id"
        ),
      ])
    let result = try amend(text, explained)
    #expect(result.report.contains("[UBH003]") && result.report.contains("[UBH008]"))
  }

  @Test func badInputIsRefused() throws {
    let plan = Repository.small
    let mixed = try Naskah.run(
      "perubahan", plan, try folder.write(text, as: "a.xml"), "-o", folder.file("keluaran"))
    #expect(mixed.code == 2)
    let cut = try folder.write(String(text.prefix(900)), as: "potong.xml")
    #expect(
      try Naskah.run("perubahan", folder.file("a.xml"), cut, "-o", folder.file("keluaran")).code
        == 3)
    #expect(
      try Naskah.run("perubahan", cut, folder.file("tidak-ada.xml")).code == 2)
    #expect(
      try Naskah.run("perubahan", plan, plan, "--format", "rtf", "-o", folder.file("keluaran")).code
        == 2)
    #expect(!Files.exists(folder.file("keluaran")))
  }

  /// Two plans of Lebak: its Arsitektur is set by a Keputusan, and only what changed is
  /// amended.
  @Test func plansGiveTheAmendmentsOfTheirAnnexes() throws {
    let plan = try Files.text(Repository.path("Examples/lebak/rencana.xml"))
    let before = try folder.write(
      changed(
        plan,
        [
          (
            "\"arsitektur\" instrumen=\"keputusan\" tahun",
            "\"arsitektur\" instrumen=\"keputusan\" nomor=\"555/12/2026\" tahun"
          )
        ]), as: "lama.xml")
    let start = try #require(plan.firstRange(of: "<domain-layanan"))
    let name = try #require(plan[start.upperBound...].firstRange(of: "<nama>"))
    var other = plan
    other.replaceSubrange(name, with: "<nama>Layanan Baru ")
    let after = try folder.write(other, as: "baru.xml")
    let result = try Naskah.run("perubahan", before, after, "-o", folder.file("keluaran"))
    #expect(result.code == 0, "\(result.report)")
    for name in ["peta-rencana", "rencana-induk"] {
      #expect(result.report.contains("perubahan-\(name): kedua versi sama"))
    }
    let ruling = try made("perubahan-arsitektur-instrumen.xml")
    #expect(
      ruling.contains("<teks>Ketentuan Lampiran Keputusan Bupati Lebak Nomor 555/12/2026 tentang"))
    #expect(
      ruling.contains(
        "diubah sehingga berbunyi <rujuk ke=\"lampiran-arsitektur\" sebut=\"tercantum\"/>"))
    #expect(ruling.contains("bahwa Arsitektur SPBE perlu disesuaikan"))
    #expect(
      try made("arsitektur.html").contains(
        "PERUBAHAN ATAS KEPUTUSAN BUPATI LEBAK NOMOR 555/12/2026"))
    let same = try Naskah.run("perubahan", before, before, "-o", folder.file("sama"))
    #expect(same.code == 1 && same.report.contains("[UBH001]"))
    #expect(!Files.exists(folder.file("sama")))
  }
}
