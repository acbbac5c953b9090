import TestSupport
import Testing

/// Papers, small instruments and the papers that accompany a draft, from the command line.
@Suite struct PaperCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func formsComeInEveryFormat() throws {
    let result = try Naskah.run(
      "susun", Papers.plan, "--dokumen", "formulir", "--format", "html,docbook,docx", "--rancangan",
      "-o", folder.file("keluaran"))
    #expect(result.report.contains("[PRO") == false, "\(result.report)")
    let names = Files.names(folder.file("keluaran"))
    for key in ["undangan-ps-1", "daftar-hadir-ps-2", "notulen-ps-2", "berita-acara-ps-3"] {
      for ending in ["html", "xml", "docx"] { #expect(names.contains("\(key).\(ending)")) }
    }
    // A forced draft says so on every page.
    let page = try Files.text(folder.file("keluaran/undangan-ps-1.html"))
    #expect(page.contains("RANCANGAN"))
  }

  @Test func unknownEventAndInstrumentListWhatThereIs() throws {
    let event = try Naskah.run(
      "susun", Papers.plan, "--dokumen", "formulir:PS-9", "-o", folder.file("a"))
    #expect(event.code == 1)
    #expect(event.report.contains("PS-1, PS-2, PS-3, PS-4") && event.report.contains("[PRO008]"))
    let instrument = try Naskah.run(
      "susun", Papers.plan, "--dokumen", "keputusan:tim-lain", "-o", folder.file("a"))
    #expect(instrument.code == 1)
    #expect(
      instrument.report.contains("[KPT001]") && instrument.report.contains("tim-koordinasi, "))
    // The provisions that call for those that there are.
    #expect(
      instrument.report.replacing("\u{A0}", with: " ").contains("Perbup Kapuas 26/2024 Pasal "),
      "\(instrument.report)")
    let covering = try Naskah.run(
      "susun", Papers.plan, "--dokumen", "berkas-pengantar", "-o", folder.file("a"))
    #expect(covering.code == 1 && covering.report.contains("[KPT005]"))
    let wrong = try Naskah.run(
      "susun", Papers.plan, "--dokumen", "formulir:", "-o", folder.file("a"))
    #expect(wrong.code == 2)
    #expect(!Files.exists(folder.file("a")))
  }

  @Test func eventsAfterTheDayOfTheDataAreFindings() throws {
    let early = try Naskah.run("periksa", Papers.plan, "--tanggal", "2025-02-11")
    // The berita acara, the memorandum and the minutes come later.
    #expect(early.report.split(separator: "\n").count { $0.contains("[PRO002]") } == 3)
    let late = try Naskah.run("periksa", Papers.plan, "--tanggal", "2025-12-31")
    #expect(!late.report.contains("[PRO002]"))
    let wrong = try Naskah.run("periksa", Papers.plan, "--tanggal", "2025-02-30")
    #expect(wrong.code == 2 && wrong.report.contains("--tanggal"))
  }

  @Test func filledSheetsComeBackIntoTheLog() throws {
    let data = [
      "Proses.csv": """
      ID Peristiwa;Jenis Peristiwa;Tanggal;Nomor Surat;Perihal;Pukul Mulai;Tempat;Jabatan Pimpinan Rapat;Hasil;Sudah Ditandatangani
      PS-1;Rapat;10/02/2025;;Rapat pembahasan;09.00;Aula;Sekretaris Daerah;Disepakati;Ya
      """,
      "Peserta.csv": """
      ID Peristiwa;Jabatan Peserta;Nama Peserta;Instansi Lain;Hadir
      PS-1;Kepala Bagian Hukum;Budi Contoh;;Ya
      PS-1;Dosen;;Universitas Uji;Tidak
      """,
      "Tindak Lanjut.csv": """
      ID Peristiwa;Keputusan atau Tindak Lanjut;Penanggung Jawab Tindak Lanjut;Tenggat
      PS-1;Menyempurnakan rancangan;Dinas Uji;28/02/2025
      """,
      "Tim.csv": """
      Kode Tim;Jenis Tim;Nama Tim;Jabatan;Kedudukan dalam Tim;Tugas
      TIM-1;tim-koordinasi;Tim Koordinasi SPBE;Bupati Uji;Pengarah;Mengarahkan
      """,
      "Identitas.csv": SheetTexts.identity,
    ]
    for (name, text) in data { _ = try folder.write(text + "\n", as: "buku/\(name)") }
    let result = try Naskah.run("impor", folder.file("buku"), "-o", folder.file("rencana.xml"))
    let plan = try Files.text(folder.file("rencana.xml"))
    #expect(plan.contains("tanggal=\"2025-02-28\""), "\(result.report)")
    #expect(plan.contains("ditandatangani=\"ya\"") && plan.contains("mulai=\"09.00\""))
    #expect(plan.contains("instansi=\"Universitas Uji\"") && plan.contains("hadir=\"tidak\""))
    #expect(plan.contains("tenggat=\"2025-02-28\""))
    // A team without a leader is one finding, at its cell.
    let checked = try Naskah.run("periksa", folder.file("buku"))
    let leaders = checked.report.split(separator: "\n").filter { $0.contains("[TIM004]") }
    #expect(leaders.count == 1, "\(checked.report)")
    #expect(leaders.first?.contains("E2") == true, "\(leaders)")
    // An entry of a later day than the data, at its cell too; both with the provision behind them.
    let log = (data["Proses.csv"] ?? "").replacing("10/02/2025", with: "01/03/2025")
    _ = try folder.write(log + "\n", as: "buku/Proses.csv")
    let judged = try Naskah.run(
      "periksa", folder.file("buku"), "--laporan", "json=\(folder.file("catatan.json"))")
    #expect([0, 1].contains(judged.code), "\(judged.report)")
    let report = try Files.text(folder.file("catatan.json")).replacing("\u{A0}", with: " ")
    func finding(_ id: String) -> String {
      report.split(separator: "\n").first { $0.contains("\"id\": \"\(id)\"") }.map(String.init)
        ?? ""
    }
    let late = finding("PRO002")
    #expect(
      late.contains("\"sel\": \"C2\"") && late.contains("\"berkas\": \"Proses.csv\""), "\(late)")
    #expect(late.contains("\"rujukan\": \"Perbup Kapuas 26/2024 Pasal 33"), "\(late)")
    #expect(finding("TIM004").contains("Pasal 32 ayat (1) dan ayat (2)"), "\(finding("TIM004"))")
  }
}
