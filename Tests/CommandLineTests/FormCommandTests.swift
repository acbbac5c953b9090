import TestSupport
import Testing
import XMLTree

/// Forms of the process log go out as Word documents, and what people fill in comes back into the log.
@Suite struct FormCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let tables = [
    "Proses.csv": """
    ID Peristiwa;Jenis Peristiwa;Tanggal;Perihal;ID Acara;Tanggal Acara;Tempat;Agenda
    PS-1;Undangan;03/02/2025;Undangan rapat pembahasan;;10/02/2025;;Pembahasan domain
    PS-2;Rapat;10/02/2025;Rapat pembahasan;PS-1;;;
    PS-3;Berita Acara;12/02/2025;Berita acara kesepakatan;PS-2;;;
    PS-4;Berita Acara;13/02/2025;Berita acara serah terima;;;Aula Bappeda;
    """,
    "Peserta.csv": """
    ID Peristiwa;Jabatan Peserta;Perangkat Daerah Peserta;Menandatangani Berita Acara
    PS-4;Sekretaris Daerah;;Ya
    PS-4;Inspektur Daerah;INSP;Ya
    PS-4;Kepala Dinas Komunikasi;KOMINFO;Ya
    """,
    "Perangkat Daerah.csv": """
    Kode Perangkat Daerah;Nama Perangkat Daerah;Jenis Perangkat Daerah;Peran dalam SPBE
    BAG-HUKUM;Bagian Hukum;Bagian;
    INSP;Inspektorat Daerah;Inspektorat;
    KOMINFO;Dinas Komunikasi;Dinas;Pengelola SPBE
    """,
    "Identitas.csv": SheetTexts.identity,
  ]

  /// Writes the workbooks and the blank forms that are made of them.
  private func makeForms() throws {
    for (name, text) in Self.tables { _ = try folder.write(text + "\n", as: "buku/\(name)") }
    let read = try Naskah.run("impor", folder.file("buku"), "-o", folder.file("awal.xml"))
    try #require(read.code == 0, "\(read.report)")
    let made = try Naskah.run(
      "susun", folder.file("awal.xml"), "--dokumen", "formulir", "--format", "docx",
      "--rancangan", "-o", folder.file("kosong"))
    try #require([0, 1].contains(made.code), "\(made.report)")
  }

  private func fill(_ mode: String, into target: String) throws {
    let result = try Command.run(
      Browser.python,
      [Repository.test("Tahun/isi.py"), mode, folder.file("kosong"), folder.file(target)])
    try #require(result.code == 0, "\(result.report)")
  }

  private func events(_ plan: String = "rencana.xml") throws -> [String: Element] {
    let root = try #require(XMLSource(parsing: try Files.bytes(folder.file(plan))).root)
    let events = root.first("proses")?.elements(named: "peristiwa") ?? []
    return Dictionary(uniqueKeysWithValues: events.map { ($0[attribute: "kode"] ?? "", $0) })
  }

  /// Filled with python-docx, saved again by LibreOffice, read with the workbooks.
  @Test func filledFormsComeBackThroughTwoPrograms() throws {
    try makeForms()
    try fill("benar", into: "isi")
    try Command.require("soffice", package: "libreoffice-writer-nogui")
    let saved = try Command.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.file("profil"))", "--headless", "--convert-to",
        "docx:MS Word 2007 XML", "--outdir", folder.file("buku/proses"),
      ] + Files.names(folder.file("isi")).map { folder.file("isi/\($0)") })
    try #require(saved.code == 0, "\(saved.report)")
    let result = try Naskah.run("impor", folder.file("buku"), "-o", folder.file("rencana.xml"))
    #expect(result.code == 0, "\(result.report)")
    #expect(result.report.contains("proses/notulen-ps-2.docx: formulir peristiwa PS-2 dibaca"))
    let events = try events()
    let invitation = try #require(events["PS-1"])
    #expect(invitation[attribute: "nomor"] == "005/1/KOMINFO")
    #expect(invitation[attribute: "tanggal"] == "2025-02-03")
    #expect(invitation.first("tempat")?.foldedText == "Aula Bappeda")
    #expect(invitation.first("waktu")?[attribute: "mulai"] == "09.00")
    #expect(invitation.first("waktu")?[attribute: "selesai"] == "11.30")
    #expect(
      invitation.elements(named: "agenda").map(\.foldedText)
        == ["Pembahasan domain", "Jadwal berikutnya"])
    #expect(invitation.elements(named: "pihak").map(\.foldedText) == ["Kepala Bagian Hukum"])
    #expect(invitation.first("penanda-tangan")?[attribute: "nama"] == "Siti Contoh, S.Kom.")
    let meeting = try #require(events["PS-2"])
    #expect(meeting.first("hasil")?.foldedText == "Rancangan disepakati. Data dilengkapi.")
    #expect(meeting.first("pimpinan")?[attribute: "jabatan"] == "Sekretaris Daerah")
    #expect(meeting.first("notulis")?[attribute: "nama"] == "Rudi Uji")
    let decision = meeting.first("keputusan")
    #expect(decision?.first("uraian")?.foldedText == "Menyempurnakan data")
    #expect(decision?[attribute: "penanggung-jawab"] == "Dinas Uji")
    #expect(decision?[attribute: "tenggat"] == "2025-02-28")
    let people = meeting.elements(named: "peserta").map { person in
      ["nama", "jabatan", "perangkat-daerah", "instansi", "hadir"]
        .map { person[attribute: $0] ?? "-" }.joined(separator: " | ")
    }
    #expect(
      people == [
        "Budi Contoh | Kepala Bagian Hukum | BAG-HUKUM | - | ya",
        "Rina Uji | Dosen | - | Universitas Uji | -",
        "- | Inspektur Daerah | INSP | - | tidak",
      ])
    let report = try #require(events["PS-3"])
    #expect(report[attribute: "nomor"] == "005/7/KOMINFO")
    #expect(report.first("hasil")?.foldedText == "Rancangan disepakati.")
    #expect(report.first("keputusan")?[attribute: "penanggung-jawab"] == "Bagian Hukum")
    #expect(report.first("keputusan")?[attribute: "tenggat"] == "2025-02-28")
    #expect(report.first("penanda-tangan")?[attribute: "jabatan"] == "Kepala Dinas Komunikasi")
    #expect(report.first("penanda-tangan")?[attribute: "nama"] == "Siti Contoh, S.Kom.")
    #expect(report.first("penanda-tangan")?[attribute: "nip"] == "198001012005012001")
    let signers = try #require(events["PS-4"]).elements(named: "peserta").map { person in
      ["jabatan", "nama", "pangkat", "nip", "menandatangani"]
        .map { person[attribute: $0] ?? "-" }.joined(separator: " | ")
    }
    #expect(
      signers == [
        "Sekretaris Daerah | Drs. Tono Contoh, M.Si. | Pembina Utama Madya | 197001011990011001 | ya",
        "Inspektur Daerah | Ina Uji | - | - | ya",
        "Kepala Dinas Komunikasi | - | - | - | tidak",
        "Kepala Bagian Hukum | Budi Contoh | - | 198 | ya",
      ])
    #expect(
      result.report.contains(
        "[BUK052]")
        && result.report.contains("'Kepala Dinas Komunikasi'; isi formulir yang dipakai"),
      "\(result.report)")
    try roundTrip()
    try mergeIntoPlan()
  }

  /// The same forms into the plan as one file give the same log, and nothing else of the plan changes.
  private func mergeIntoPlan() throws {
    let note = "  <!-- dicatat oleh perencana: é -->\n  "
    let plan = try Files.text(folder.file("awal.xml"))
      .replacing("<proses>", with: "\(note)<proses>").replacing("\n", with: "\r\n")
    _ = try folder.write(plan, as: "rencana/rencana.xml")
    let merged = try Naskah.run(
      "impor", folder.file("rencana/rencana.xml"), folder.file("buku/proses"), "-o",
      folder.file("gabung.xml"))
    #expect(merged.code == 0, "\(merged.report)")
    #expect(merged.report.contains("notulen-ps-2.docx: formulir peristiwa PS-2 dibaca"))
    let (log, read) = (try events("gabung.xml"), try events())
    #expect(log.count == 4)
    for (kode, event) in log {
      #expect(Self.text(event) == read[kode].map(Self.text), "\(kode)")
    }
    let text = try Files.text(folder.file("gabung.xml"))
    let marks = ["<peristiwa", "</peristiwa>"]
    func around(_ text: String) -> [String] {
      marks.enumerated().compactMap { number, mark in
        number == 0
          ? text.firstRange(of: mark).map { String(text[..<$0.lowerBound]) }
          : text.split(separator: mark).last.map(String.init)
      }
    }
    #expect(around(text) == around(plan))
    #expect(!text.replacing("\r\n", with: "").contains("\n"), "line breaks are the plan's")
    _ = try Command.run("cp", ["-r", folder.file("buku/proses"), folder.file("rencana/proses")])
    let beside = try Naskah.run(
      "impor", folder.file("rencana"), "-o", folder.file("gabung2.xml"))
    #expect(beside.code == 0, "\(beside.report)")
    #expect(try Files.bytes(folder.file("gabung2.xml")) == Files.bytes(folder.file("gabung.xml")))
    let again = try Naskah.run(
      "impor", folder.file("gabung.xml"), folder.file("lagi"), "-o", folder.file("gabung3.xml"))
    #expect(again.code == 0, "\(again.report)")
    #expect(try Files.bytes(folder.file("gabung3.xml")) == Files.bytes(folder.file("gabung.xml")))
    try refuseOthers()
  }

  /// An element as text, without white space between elements, attributes by name, and the row of the
  /// workbook that it came from.
  private static func text(_ element: Element) -> String {
    let attributes = element.attributes.sorted { $0.name < $1.name }
      .map { " \($0.name)='\($0.value)'" }.joined()
    let inner = element.elements.filter { $0.name != "asal" }.map(text).joined()
    return "<\(element.name)\(attributes)>\(inner.isEmpty ? element.foldedText : inner)</>"
  }

  private func refuseOthers() throws {
    let plan = folder.file("gabung.xml")
    let book = try Naskah.run("impor", plan, folder.file("buku"), "-o", folder.file("x.xml"))
    #expect(book.code == 1)
    #expect(book.report.contains("'Proses.csv' bukan formulir terisi"), "\(book.report)")
    for arguments in [
      [plan], [plan, folder.file("awal.xml")], [plan, folder.file("lagi"), "--jelaskan"],
    ] {
      let result = try Naskah.run(arguments: ["impor"] + arguments)
      #expect(result.code == 2, "\(result.report)")
    }
    let same = try Naskah.run("impor", plan, folder.file("lagi"), "-o", plan)
    #expect(same.code == 5, "\(same.report)")
  }

  /// What came back prints as it was filled in; forms that say nothing new change nothing.
  private func roundTrip() throws {
    let made = try Naskah.run(
      "susun", folder.file("rencana.xml"), "--dokumen", "formulir", "--format", "docx",
      "--rancangan", "-o", folder.file("lagi"))
    #expect([0, 1].contains(made.code), "\(made.report)")
    let again = folder.file("buku2")
    let export = try Naskah.run("ekspor", folder.file("rencana.xml"), "-o", again)
    #expect(export.code == 0, "\(export.report)")
    _ = try Command.run("cp", ["-r", folder.file("lagi"), "\(again)/proses"])
    let result = try Naskah.run("impor", again, "-o", folder.file("lagi.xml"))
    #expect(result.code == 0, "\(result.report)")
    #expect(!result.report.contains("[BUK05"), "\(result.report)")
    for event in ["PS-1", "PS-2", "PS-3"] {
      #expect(
        result.report.contains("formulir peristiwa \(event) dibaca, 0 isian"), "\(result.report)")
    }
  }

  @Test func whatIsWrongWithAFormIsSaid() throws {
    try makeForms()
    _ = try folder.write(
      (Self.tables["Proses.csv"] ?? "").replacing(
        "pembahasan;PS-1;;;", with: "pembahasan;PS-1;;Aula Bappeda;"),
      as: "buku/Proses.csv")
    try fill("salah", into: "buku/proses")
    for name in ["7-lain.odt", "8-lama.doc", "9-kaya.rtf"] {
      _ = try folder.write("bukan formulir", as: "buku/proses/\(name)")
    }
    let result = try Naskah.run("impor", folder.file("buku"), "-o", folder.file("rencana.xml"))
    #expect(result.code == 1, "\(result.report)")
    let lines = result.report.split(separator: "\n").map(String.init)
    func expect(_ id: String, _ file: String, _ words: String) {
      #expect(
        lines.contains { $0.contains("[\(id)]") && $0.contains(file) && $0.contains(words) },
        "\(id): \(result.report)")
    }
    expect("BUK053", "1-cara.docx", "'Senin, 31 Februari 2025'")
    expect("BUK053", "1-cara.docx", "'pagi hari'")
    expect("BUK053", "1-cara.docx", "'Tono Contoh ()'")
    expect(
      "BUK052", "1-cara.docx", "'Gedung lain', sedangkan catatan proses menyebut 'Aula Bappeda'")
    expect("BUK054", "2-ganda.docx", "proses/1-cara.docx")
    expect("BUK051", "3-asing.docx", "bukan formulir")
    expect("NAR034", "4-rusak.docx", "tidak dapat dibaca")
    expect("BUK050", "5-tanpa.docx", "'PS-9'")
    expect("BUK053", "6-jabatan.docx", "Budi Tanpa Jabatan")
    for name in ["7-lain.odt", "8-lama.doc", "9-kaya.rtf"] {
      expect("NAR034", "proses/\(name)", "dokumen Word tidak dapat dibaca")
    }
    // What is right in a form with defects is taken all the same.
    #expect(try events()["PS-2"]?.first("tempat")?.foldedText == "Gedung lain")
  }
}
