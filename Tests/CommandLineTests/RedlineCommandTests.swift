import TestSupport
import Testing
import XMLTree

/// `naskah reviu --redline` on the small pair of plans, Tests/Fixtures/reviu.
@Suite struct RedlineCommandTests {
  private static let kinds = ["arsitektur-perubahan", "peta-rencana-perubahan"]

  @Test func documentsOfThePairAreWrittenWithTheirChanges() throws {
    let run = try ReviewCommandTests.run(
      ReviewCommandTests.usual + ["--redline", "--format", "docbook,html,docx"])
    #expect(run.result.code == 0, "\(run.result.report)")
    var pages: [String] = []
    var drafts: [String] = []
    for name in RedlineCommandTests.kinds + ["persandingan"] {
      for form in ["xml", "html", "docx"] {
        #expect(run.result.text.contains("keluar/\(name).\(form)"))
      }
      drafts.append(run.folder.file("keluar/\(name).xml"))
      pages.append(run.folder.file("keluar/\(name).html"))
      let text = try Files.text(drafts[drafts.count - 1])
      #expect(!text.contains("RAHASIA") && !text.contains("⟦"))
    }
    let valid = try Validator.docbook(drafts)
    #expect(valid == [])
    let html = try Validator.html(pages)
    #expect(html == [])
    let draft = try Files.bytes(drafts[0])
    #expect(try Golden.difference(draft, "redline/arsitektur-perubahan.xml") == nil)
    let matrix = try Files.bytes(run.folder.file("keluar/persandingan.xml"))
    #expect(try Golden.difference(matrix, "redline/persandingan.xml") == nil)
  }

  /// The Buku Register with its changes, on paper too.
  @Test func otherDocumentsAndPaperAreMadeOnDemand() throws {
    let folder = try TemporaryFolder()
    for name in ["lama", "baru"] {
      _ = try folder.write(try ReviewCommandTests.text(name), as: "\(name).xml")
    }
    let result = try Command.run(
      Naskah.path,
      ["reviu", "lama.xml", "baru.xml", "-o", "keluar"] + ReviewCommandTests.usual + [
        "--redline", "--dokumen", "register", "--format", "docbook,pdf",
      ], environment: ["PATH": "\(Repository.path(".build/venv/bin")):/usr/bin:/bin"],
      in: folder.path)
    #expect(result.code == 0, "\(result.report)")
    for name in ["register-perubahan", "persandingan", "laporan-reviu"] {
      let info = try Command.run("pdfinfo", [folder.file("keluar/\(name).pdf")]).text
      #expect(info.contains("609.449 x 935.433"), "\(name): \(info)")
    }
    #expect(!Files.exists(folder.file("keluar/arsitektur-perubahan.xml")))
    let register = folder.file("keluar/register-perubahan.xml")
    let valid = try Validator.docbook([register])
    #expect(valid == [])
    let text = try Files.text(register)
    #expect(text.contains("revisionflag=\"changed\"") && !text.contains("RAHASIA"))
  }

  @Test(arguments: [
    (["--dokumen", "register"], "--redline"), (["--redline", "--dokumen", "lampiran"], "lampiran"),
  ])
  func documentsThatCannotBeComparedAreRefused(_ sample: ([String], String)) throws {
    let run = try ReviewCommandTests.run(ReviewCommandTests.usual + sample.0)
    #expect(run.result.code == 2)
    #expect(run.result.report.contains(sample.1))
  }

  @Test func samePlanTwiceShowsNoChange() throws {
    let same = try ReviewCommandTests.text("lama")
    let run = try ReviewCommandTests.run(
      new: [(try ReviewCommandTests.text("baru"), same)], assessment: nil,
      ReviewCommandTests.usual + ["--redline", "--format", "docbook", "--rancangan"])
    let text = try Files.text(run.folder.file("keluar/arsitektur-perubahan.xml"))
    #expect(text.contains("Tidak ada perubahan."))
    #expect(!text.contains("revisionflag=\"added\""))
  }
}
