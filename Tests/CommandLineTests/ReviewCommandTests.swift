import References
import TestSupport
import Testing
import XMLTree

/// `naskah reviu` on the small pair of plans, Tests/Fixtures/reviu.
@Suite struct ReviewCommandTests {
  /// A run of the command in a folder of its own.
  struct Run {
    let folder: TemporaryFolder
    let result: CommandResult

    /// The report as DocBook text; empty when none was written.
    var report: String { (try? Files.text(folder.file("keluar/laporan-reviu.xml"))) ?? "" }
  }

  static let usual = [
    "--jenis", "paruh-waktu", "--pemicu", "pemantauan-evaluasi", "--tanggal", "2027-06-14",
  ]

  /// Texts of the pair, by name.
  static func text(_ name: String) throws -> String {
    try Files.text(Repository.test("Fixtures/reviu/\(name).xml"))
  }

  /// Runs a review of the pair with some texts replaced; each text must be there.
  static func run(
    old: [(String, String)] = [], new: [(String, String)] = [],
    assessment: [(String, String)]? = [], _ arguments: [String] = usual
  ) throws -> Run {
    let folder = try TemporaryFolder()
    for (name, edits) in [("lama", old), ("baru", new), ("penilaian", assessment ?? [])] {
      var text = try text(name)
      for (before, now) in edits {
        try #require(text.contains(before), "\(name): \(before)")
        text = text.replacing(before, with: now)
      }
      _ = try folder.write(text, as: "\(name).xml")
    }
    var all = ["reviu", "lama.xml", "baru.xml", "-o", "keluar"] + arguments
    if assessment != nil { all += ["--penilaian", "penilaian.xml"] }
    return Run(folder: folder, result: try Command.run(Naskah.path, all, in: folder.path))
  }

  @Test func pairGivesItsGoldenReport() throws {
    let run = try Self.run(Self.usual + ["--edisi", "terbatas"])
    #expect(run.result.code == 0, "\(run.result.report)")
    #expect(run.folder.leftovers() == [])
    let bytes = try Files.bytes(run.folder.file("keluar/laporan-reviu.xml"))
    #expect(try Golden.difference(bytes, "reviu/laporan-reviu.xml") == nil)
    #expect(!run.report.contains("⟦") && !run.report.contains("[ISI"))
    #expect(run.result.report.contains("14 Juni 2027"))
  }

  @Test func publicReportTellsNothingRestricted() throws {
    let run = try Self.run()
    #expect(run.result.code == 0)
    let page = try Files.text(run.folder.file("keluar/laporan-reviu.html"))
    #expect(!page.contains("RAHASIA") && !run.report.contains("RAHASIA"))
    #expect(run.report.contains("bidang terbatas diubah"))
  }

  @Test func samePlanTwiceHasNoChange() throws {
    let same = try Self.text("lama")
    let run = try Self.run(
      new: [(try Self.text("baru"), same)], assessment: nil, Self.usual)
    #expect(run.result.report.contains("[REV005]"))
    #expect(run.report.contains("Tidak ada perubahan"))
    #expect(run.report.contains("[ISI: simpulan pereviu]"))
  }

  @Test(arguments: [
    ("REV001", "status=\"ditetapkan\"", "status=\"rancangan\""),
    ("REV001", " sidik=\"", " naskah=\""), ("REV001", " tanggal=\"2025-03-17\"", ""),
    ("REV002", "<nama>Kabupaten Kecil</nama>", "<nama>Kabupaten Lain</nama>"),
    (
      "REV003", "<periode mulai=\"2025\" selesai=\"2029\"/>",
      "<periode mulai=\"2024\" selesai=\"2028\"/>"
    ),
    ("REV004", "tanggal=\"2025-03-17\"", "tanggal=\"2028-03-17\""),
  ])
  func planThatCannotBeReviewedIsRefused(_ sample: (String, String, String)) throws {
    let edits = [(sample.1, sample.2)]
    let refused = try Self.run(old: edits)
    #expect(refused.result.code == 1)
    #expect(
      refused.result.report.contains("kesalahan:")
        && refused.result.report.contains("[\(sample.0)]"))
    #expect(!Files.exists(refused.folder.file("keluar/laporan-reviu.xml")))
    let forced = try Self.run(old: edits, Self.usual + ["--paksa"])
    #expect(forced.result.code == 0, "\(forced.result.report)")
    #expect(forced.report.contains("mengabaikan penolakan"))
  }

  /// Findings about the plan now, the assessment and the command line: what breaks them.
  struct Sample: Sendable, CustomTestStringConvertible {
    let rule: String
    var new: [(String, String)] = []
    var assessment: [(String, String)]? = []
    var arguments = ReviewCommandTests.usual
    var code: Int32 = 0

    var testDescription: String { rule }
  }

  static let line = "<realisasi><capaian>1</capaian><serapan>2750000000</serapan></realisasi>"
  static let samples: [Sample] = [
    Sample(
      rule: "REV006",
      new: [
        ("<nama>Antrean Daring Puskesmas</nama>", "<nama>Izin Menara</nama>"),
        (
          "<mitigasi>RAHASIA-mitigasi-kedua</mitigasi>\n      <ral>RAL.01.41.01</ral>",
          "<ral>RAL.01.16.01</ral>"
        ),
      ]),
    Sample(
      rule: "REV008",
      new: [
        ("<realisasi tahun=\"2025\">2,81</realisasi>", "<realisasi tahun=\"2031\">2,81</realisasi>")
      ], code: 1),
    Sample(
      rule: "REV009",
      new: [
        ("<realisasi tahun=\"2026\">2,90</realisasi>", "<realisasi tahun=\"2029\">2,90</realisasi>")
      ], code: 1),
    Sample(
      rule: "REV010",
      new: [
        (
          "<nama>Dinas Kesehatan dan Pengendalian Penduduk</nama>",
          "<nama>Dinas Komunikasi dan Informatika</nama>"
        ),
        (
          "<unit kode=\"DISKOMINFO\" jenis=\"dinas\">\n      <nama>Dinas Komunikasi dan Informatika</nama>",
          "<unit kode=\"DISKOMINFO\" jenis=\"dinas\">\n      <nama>Dinas Kesehatan</nama>"
        ),
      ]),
    Sample(rule: "REV011", new: [("kode=\"DAL-001\"", "kode=\"L-01\"")]),
    Sample(rule: "REV014", new: [("kode=\"DAL-001\"", "kode=\"L-01\"")]),
    Sample(
      rule: "REV015",
      new: [
        (
          "<profil kunci=\"kapuas-26-2024\"/>",
          "<profil kunci=\"kapuas-26-2024\"/><versi-acuan set=\"RAL\" versi=\"lain\"/>"
        )
      ]),
    Sample(
      rule: "REV016", assessment: [("<metode>", "<cara>"), ("</metode>", "</cara>")], code: 1),
    Sample(
      rule: "REV018", assessment: [("perangkat-daerah=\"DINKES\"", "perangkat-daerah=\"DINAS-X\"")]),
    Sample(rule: "REV020", arguments: ["--jenis", "tahunan", "--tanggal", "2027-06-14"]),
    Sample(rule: "REV021", arguments: ["--jenis", "tahun-terakhir", "--tanggal", "2027-06-14"]),
    Sample(rule: "REV022", arguments: ["--jenis", "sewaktu-waktu", "--tanggal", "2027-06-14"]),
    Sample(rule: "REV024", arguments: usual + ["--pemicu", "cuaca"]),
    Sample(rule: "REV025", new: [("<peran>pengelola-spbe</peran>", "")]),
    Sample(rule: "REV026", new: [("jenis=\"nota-dinas\"", "jenis=\"konsultasi\"")]),
    Sample(rule: "REV028", new: [("jenis=\"undangan\"", "jenis=\"harmonisasi\"")]),
    Sample(
      rule: "REV029",
      new: [
        (
          "jenis=\"undangan\" tanggal=\"2027-05-03\" nomor=\"000.1.5/91/DISKOMINFO\" dokumen=\"laporan-reviu\"",
          "jenis=\"undangan\" tanggal=\"2025-05-03\""
        )
      ]),
    Sample(
      rule: "REV030",
      assessment: [
        ("<rekomendasi>Tunjuk pengelola data pada setiap perangkat daerah.</rekomendasi>", "")
      ]),
    Sample(
      rule: "REV031",
      assessment: [("<simpulan dokumen=\"arsitektur\"", "<simpulan dokumen=\"register\"")]),
    Sample(rule: "REV032", assessment: [(" tenggat=\"2027-12-31\"", "")]),
    Sample(rule: "REV033", assessment: [("tenggat=\"2027-12-31\"", "tenggat=\"2026-12-31\"")]),
    Sample(
      rule: "REV034",
      new: [
        (
          "<realisasi><capaian>0.5</capaian><serapan>61500000</serapan><alasan>Uji coba baru di satu puskesmas.</alasan></realisasi>",
          ""
        )
      ]),
  ]

  @Test(arguments: samples) func findingIsMade(_ sample: Sample) throws {
    let run = try Self.run(new: sample.new, assessment: sample.assessment, sample.arguments)
    #expect(run.result.report.contains("[\(sample.rule)]"), "\(run.result.report)")
    #expect(!run.result.report.contains("%") || sample.rule == "REV034", "\(run.result.report)")
    #expect(!run.result.report.contains("⟦"))
    #expect(run.result.code == sample.code, "\(run.result.report)")
  }

  /// The pair as it is breaks no rule but the one about what the law leaves open.
  @Test func soundPairHasNoFinding() throws {
    let run = try Self.run()
    for sample in Self.samples { #expect(!run.result.report.contains("[\(sample.rule)]")) }
    let rules = Set(Self.samples.map(\.rule)).union([
      "REV001", "REV002", "REV003", "REV004", "REV005", "REV007", "REV012", "REV013", "REV017",
      "REV023", "REV027",
    ])
    let all = Set(try Shared.library.get().rules.rules.map(\.id).filter { $0.hasPrefix("REV") })
    #expect(all.subtracting(rules) == [], "every rule has its sample")
  }

  @Test func confirmedKodeIsNoChange() throws {
    let first = try Self.run(new: [("kode=\"DAL-001\"", "kode=\"L-01\"")])
    let path = first.folder.file("keluar/padanan-kode.tsv")
    let text = try Files.text(path)
    #expect(text.contains("layanan\tDAL-001\tPendaftaran Pasien\tL-01\tPendaftaran Pasien\t100"))
    try Files.write(text.replacing("\t100\t", with: "\t100\tsama"), to: path)
    let arguments = ["reviu", "lama.xml", "baru.xml", "-o", "keluar"] + Self.usual
    let second = try Command.run(Naskah.path, arguments, in: first.folder.path)
    #expect(!second.report.contains("[REV011]") && !second.report.contains("[REV014]"))
    #expect(try Files.text(path).contains("sama"))
    try Files.write(text.replacing("\t100\t", with: "\t100\tmungkin"), to: path)
    let third = try Command.run(Naskah.path, arguments, in: first.folder.path)
    #expect(third.code == 1 && third.report.contains("[REV012]"))
    try Files.write(
      text.replacing("L-01", with: "DAL-002").replacing("\t100\t", with: "\t100\tsama"), to: path)
    let fourth = try Command.run(Naskah.path, arguments, in: first.folder.path)
    #expect(fourth.report.contains("[REV013]"))
  }

  @Test(arguments: [
    ["--jenis", "bulanan"], ["--tanggal", "2027-02-30", "--jenis", "tahunan"], [],
    ["--jenis", "tahunan", "--format", "odt"], ["--jenis", "tahunan", "--edisi", "semua"],
  ])
  func wrongCommandLineIsTold(_ arguments: [String]) throws {
    let run = try Self.run(assessment: nil, arguments)
    #expect(run.result.code == 2)
    #expect(!run.result.report.contains("⟦"))
  }

  @Test func unreadableFilesAreTold() throws {
    let crosswalk = try Self.run(Self.usual + ["--padanan-acuan", "lama.xml"])
    #expect(crosswalk.result.code == 1 && crosswalk.result.report.contains("[REV017]"))
    let missing = try Self.run(assessment: nil, Self.usual + ["--penilaian", "tidak-ada.xml"])
    #expect(missing.result.code == 1 && missing.result.report.contains("[BER001]"))
    let folder = try TemporaryFolder()
    let result = try Command.run(
      Naskah.path, ["reviu", "a.xml", "b.xml", "--jenis", "tahunan"], in: folder.path)
    #expect(result.code == 3)
  }

  /// The law of Kapuas Hulu joins its grounds with "dan".
  @Test func lawThatJoinsItsGroundsAsksForAll() throws {
    let law = [("kunci=\"kapuas-26-2024\"", "kunci=\"kapuas-hulu-56-2020\"")]
    let run = try Self.run(
      old: law, new: law,
      ["--jenis", "sewaktu-waktu", "--pemicu", "pemantauan-evaluasi", "--tanggal", "2027-06-14"])
    #expect(run.result.report.contains("[REV023]"), "\(run.result.report)")
  }

  /// The example whole: what its script did to the plan is what its report says.
  @Test func exampleIsReviewedWhole() throws {
    let pair = Repository.path("Examples/kapuas-reviu")
    let folder = try TemporaryFolder()
    let made = try Command.run(Repository.path("Scripts/contoh-reviu"), [folder.path])
    #expect(made.code == 0, "\(made.report)")
    for name in ["lama/rencana.xml", "baru/rencana.xml", "padanan-acuan.xml"] {
      #expect(try Files.bytes(folder.file(name)) == Files.bytes("\(pair)/\(name)"), "\(name)")
    }
    let result = try Naskah.run(arguments: [
      "reviu", "\(pair)/lama/rencana.xml", "\(pair)/baru/rencana.xml", "--jenis", "paruh-waktu",
      "--pemicu", "pemantauan-evaluasi,renstra", "--tanggal", "2027-06-14", "--penilaian",
      "\(pair)/penilaian.xml", "--padanan-acuan", "\(pair)/padanan-acuan.xml", "--ketat", "-o",
      folder.file("keluar"),
    ])
    #expect(result.code == 0, "\(result.report)")
    let report = folder.file("keluar/laporan-reviu.xml")
    let text = try Files.text(report)
    #expect(
      text.contains(
        "12 ditambah, 30 diubah, 9 dihentikan, 6 ditunda, 0 dipindah, dan 0 tidak lagi dimuat"))
    #expect(text.contains("Dinas Komunikasi dan Digital") && !text.contains("[ISI"))
    #expect(text.contains("kode referensi") && text.contains("RAB.09.03.01 → RAB.09.03.11"))
    #expect(try Validator.docbook([report]) == [])
    #expect(try Validator.html([folder.file("keluar/laporan-reviu.html")]) == [])
  }

  /// So many changes that no body of a report holds them: the first stand there, the rest behind it.
  @Test func manyChangesStandInTheAnnex() throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (name, word) in [("lama", "Pengelolaan"), ("baru", "Penyelenggaraan")] {
      let text = try Self.text(name).replacing("Pengelolaan", with: word)
      let path = try folder.write(text, as: "\(name)-satu.xml")
      paths.append(try folder.write(try Copies.plan(path, count: 120), as: "\(name).xml"))
    }
    let result = try Naskah.run(
      arguments: ["reviu"] + paths + Self.usual + ["-o", folder.file("keluar")])
    #expect(result.code == 0, "\(result.report)")
    let text = try Files.text(folder.file("keluar/laporan-reviu.xml"))
    #expect(text.contains("lampiran-perubahan") && text.contains("40 butir pertama"))
    #expect(try Validator.docbook([folder.file("keluar/laporan-reviu.xml")]) == [])
  }
}
