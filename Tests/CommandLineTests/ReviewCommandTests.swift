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

  /// The findings of every such pair are in Tests/Reviu.
  @Test func samePlanTwiceHasNoChange() throws {
    let same = try Self.text("lama")
    let run = try Self.run(
      new: [(try Self.text("baru"), same)], assessment: nil, Self.usual)
    #expect(run.report.contains("Tidak ada perubahan"))
    #expect(run.report.contains("berbunyi sama"))
    #expect(run.report.contains("[ISI: simpulan pereviu]"))
  }

  @Test(arguments: [
    ("<nama>Kabupaten Kecil</nama>", "<nama>Kabupaten Lain</nama>"),
    (
      "<periode mulai=\"2025\" selesai=\"2029\"/>", "<periode mulai=\"2024\" selesai=\"2028\"/>"
    ),
  ])
  func refusalWritesNothingUnlessForced(_ edit: (String, String)) throws {
    let refused = try Self.run(old: [edit])
    #expect(refused.result.code == 1)
    #expect(!Files.exists(refused.folder.file("keluar")))
    let forced = try Self.run(old: [edit], Self.usual + ["--paksa"])
    #expect(forced.result.code == 0, "\(forced.result.report)")
    #expect(forced.report.contains("mengabaikan penolakan"))
  }

  /// An error of the plan now stops its review as it stops a document; a draft says so.
  @Test func errorOfThePlanStopsItsReview() throws {
    let edit = ("<rab>RAB.04.01.01</rab>", "<rab>RAB.04.01.99</rab>")
    let stopped = try Self.run(new: [edit])
    #expect(stopped.result.code == 1 && stopped.result.report.contains("[REF001]"))
    #expect(!Files.exists(stopped.folder.file("keluar")))
    let draft = try Self.run(new: [edit], Self.usual + ["--rancangan"])
    #expect(draft.result.code == 1)
    #expect(draft.report.contains("laporan-reviu publik rancangan"))
    #expect(draft.report.contains("1 kesalahan; naskah periksa menunjukkan tempatnya"))
  }

  /// There is no older vocabulary yet: one that is not known is told, one of the same generation read.
  @Test func otherVersionOfTheVocabularyIsTold() throws {
    let same = try Self.run(old: [(" versi=\"1.0\" contoh", " versi=\"1.1\" contoh")])
    #expect(same.result.code == 0, "\(same.result.report)")
    #expect(same.report == (try Self.run().report))
    let other = try Self.run(old: [(" versi=\"1.0\" contoh", " versi=\"0.9\" contoh")])
    #expect(other.result.code != 0)
    #expect(other.result.report.contains("versi rencana '0.9' belum dikenal"))
  }

  @Test func confirmedKodeIsNoChange() throws {
    let first = try Self.run(new: [("DAL-001", "L-01")])
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
    #expect(text.contains("Bidang yang paling sering berubah: Nama (120)"))
    #expect(try Validator.docbook([folder.file("keluar/laporan-reviu.xml")]) == [])
  }
}
