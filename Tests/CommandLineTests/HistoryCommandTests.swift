import References
import TestSupport
import Testing

/// `naskah reviu` on a folder of versions: the small pair of plans, Tests/Fixtures/reviu.
@Suite struct HistoryCommandTests {
  /// A folder `riwayat` with the pair, the newer one in a folder of its own, and what else is given.
  private static func folder(_ more: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.write(ReviewCommandTests.text("lama"), as: "riwayat/2025-01-02 lama.xml")
    _ = try folder.write(ReviewCommandTests.text("baru"), as: "riwayat/2027-06-14/rencana.xml")
    for (name, text) in more { _ = try folder.write(text, as: "riwayat/\(name)") }
    return folder
  }

  private static func run(
    _ folder: TemporaryFolder, _ arguments: [String] = ["riwayat", "-o", "keluar"]
  ) throws -> CommandResult {
    try Command.run(Naskah.path, ["reviu"] + arguments, in: folder.path)
  }

  @Test func versionsGiveTheHistoryOfAPlan() throws {
    let folder = try Self.folder(["catatan.txt": "bukan rencana"])
    let result = try Self.run(folder)
    #expect(result.code == 0, "\(result.report)")
    #expect(folder.leftovers() == [])
    let text = try Files.text(folder.file("keluar/riwayat.xml"))
    #expect(try Golden.difference(Array(text.utf8), "reviu/riwayat.xml") == nil)
    #expect(!text.contains("⟦") && !text.contains("RAHASIA"))
    #expect(try Validator.docbook([folder.file("keluar/riwayat.xml")]) == [])
    let page = try Files.text(folder.file("keluar/riwayat.html"))
    #expect(page.contains("<svg"))
    let manifest = try Files.text(folder.file("keluar/manifes.json"))
    #expect(manifest.contains("2027-06-14/rencana.xml"))
  }

  @Test func historyIsPrintedToo() throws {
    let folder = try Self.folder()
    let result = try Command.run(
      Naskah.path, ["reviu", "riwayat", "-o", "keluar", "--format", "html,pdf"],
      environment: ["PATH": "\(Repository.path(".build/venv/bin")):/usr/bin:/bin"],
      in: folder.path)
    #expect(result.code == 0, "\(result.report)")
    let info = try Command.run("pdfinfo", [folder.file("keluar/riwayat.pdf")]).text
    #expect(info.contains("609.449 x 935.433"), "\(info)")
    let page = folder.file("keluar/riwayat.html")
    let faults = try Browser.faults(
      ["axe", "360", page], ["overflow", "360", page], ["axe", "1280", page],
      ["overflow", "1280", page])
    #expect(faults == [])
  }

  @Test func sameVersionTwiceHasNoChange() throws {
    let lama = try ReviewCommandTests.text("lama")
    let folder = try TemporaryFolder()
    for name in ["2025-01-02.xml", "2026-01-02.xml"] {
      _ = try folder.write(lama, as: "riwayat/\(name)")
    }
    let result = try Self.run(folder)
    #expect(result.code == 0, "\(result.report)")
    let text = try Files.text(folder.file("keluar/riwayat.xml"))
    let table = try #require(text.firstRange(of: "tabel-riwayat-perubahan"))
    let numbers = text[table.upperBound...].split(separator: "<entry align=\"right\">").dropFirst()
    #expect(numbers.count == 6)
    #expect(numbers.allSatisfy { $0.hasPrefix("0<") }, "\(numbers)")
  }

  @Test(arguments: [
    ("riwayat/2025-01-02 lama.xml", 2, "bukan folder"), ("kosong", 3, "kurang dari dua versi"),
  ])
  func whatIsNoHistoryIsSaid(_ path: String, _ code: Int32, _ words: String) throws {
    let folder = try Self.folder()
    _ = try folder.write("x", as: "kosong/catatan.txt")
    let result = try Self.run(folder, [path, "-o", "keluar"])
    #expect(result.code == code)
    #expect(result.report.contains(words), "\(result.report)")
    #expect(!Files.exists(folder.file("keluar")))
  }

  @Test func otherRegionAndMissingDayStopTheRun() throws {
    let lama = try ReviewCommandTests.text("lama")
    var result = try Self.run(try Self.folder(["tanpa-hari.xml": lama]))
    #expect(result.code == 1)
    #expect(result.report.contains("tidak bertanggal"), "\(result.report)")
    result = try Self.run(try Self.folder(["2026-01-02.xml": "<rencana"]))
    #expect(result.code == 3)
    let other = lama.replacing("<nama>Kabupaten Kecil</nama>", with: "<nama>Kabupaten Lain</nama>")
    result = try Self.run(try Self.folder(["2026-01-02.xml": other]))
    #expect(result.code == 1)
    #expect(result.report.contains("daerah lain"), "\(result.report)")
  }
}
