import Prepare
import TestSupport
import Testing
import XMLTree

@Suite struct BuildCommandTests {
  private func files(_ folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in Files.tree(folder) where name.contains(".") {
      files[name] = try Files.bytes("\(folder)/\(name)")
    }
    return files
  }

  @Test func documentsOfThePlanAreWrittenAndListed() throws {
    let folder = try TemporaryFolder()
    let output = folder.file("baru/keluaran")
    let result = try Naskah.run("susun", Repository.small, "-o", output)
    #expect(result.code == 0)
    let names = ["arsitektur", "peta-rencana", "rencana-induk"].flatMap {
      ["\($0).html", "\($0).xml"]
    }
    #expect(result.text.split(separator: "\n").map(String.init) == names.map { "\(output)/\($0)" })
    #expect(Files.names(output) == (names + ["manifes.json"]).sorted())
    #expect(!result.report.contains("\u{1B}"))
  }

  @Test func choiceOfDocumentsAndFormsIsKept() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "build", Repository.small, "-o", folder.path, "--dokumen", "register,arsitektur", "--format",
      "html")
    #expect(result.code == 0)
    #expect(Files.names(folder.path) == ["arsitektur.html", "manifes.json", "register.html"])
  }

  /// Whatever the workers, and whether prepared trees are written as text on their way or not.
  @Test(arguments: ["publik", "terbatas"])
  func buildsAreTheSameWhateverTheWorkers(_ edition: String) throws {
    let folder = try TemporaryFolder()
    let runs = try [("a", "1", true), ("b", "4", true), ("c", "4", false)].map {
      name, workers, keepsStages in
      let kept = keepsStages ? ["--simpan-tahap", folder.file(name + "/tahap")] : []
      let result = try Naskah.run(
        arguments: [
          "susun", Repository.example, "--dokumen", "semua", "--edisi", edition, "-o",
          folder.file(name), "--pekerja", workers,
        ] + kept)
      #expect(result.code == 0)
      return try files(folder.file(name))
    }
    #expect(runs[0].count == 4 * 4 + 3)
    #expect(runs[0] == runs[1])
    #expect(runs[1].filter { !$0.key.hasPrefix("tahap") } == runs[2])
  }

  @Test func binaryAndLibraryGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    // The public edition of the program has the form of annexes; the restricted one has none.
    _ = try Naskah.run(
      "susun", Repository.small, "--dokumen", "semua", "--edisi", "terbatas", "-o", folder.path)
    for document in try Build.small(.terbatas).documents {
      #expect(try Files.bytes(folder.file("\(document.key).xml")) == document.docbook)
      #expect(try Files.bytes(folder.file("\(document.key).html")) == document.html)
    }
  }

  @Test func programRunsFromAnyFolder() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.small, "--dokumen", "register", in: folder.path)
    #expect(result.code == 0)
    #expect(
      Files.names(folder.file("keluaran")) == ["manifes.json", "register.html", "register.xml"])
  }

  @Test func publicFolderHoldsNoSecret() throws {
    let folder = try TemporaryFolder()
    _ = try Naskah.run("susun", Repository.small, "--dokumen", "semua", "-o", folder.path)
    for (name, bytes) in try files(folder.path) {
      #expect(!Haystack(bytes).contains("RAHASIA"), "\(name)")
      #expect(!Haystack(bytes).contains(Repository.root), "\(name)")
    }
  }

  @Test func errorsStopTheBuildUnlessADraftIsForced() throws {
    let folder = try TemporaryFolder()
    let text = try Files.text(Repository.small).replacing("RAB.09.03.01", with: "RAB.09.03.91")
    let plan = try folder.write(text, as: "r.xml")
    let stopped = try Naskah.run("susun", plan, "-o", folder.file("a"))
    #expect(stopped.code == 1)
    #expect(Files.names(folder.file("a")) == [])
    let forced = try Naskah.run("susun", plan, "-o", folder.file("b"), "--rancangan")
    #expect(forced.code == 1)
    let page = Haystack(try Files.bytes(folder.file("b/peta-rencana.html")))
    #expect(page.contains("RANCANGAN"))
  }

  @Test func shapeErrorsStopEvenAForcedDraft() throws {
    let folder = try TemporaryFolder()
    let text = try Files.text(Repository.small).replacing("tahun=\"2028\"", with: "tahun=\"x\"")
    let plan = try folder.write(text, as: "r.xml")
    #expect(try Naskah.run("susun", plan, "-o", folder.file("b"), "--rancangan").code == 1)
    #expect(Files.names(folder.file("b")) == [])
  }

  @Test func finalRefusesPlaceholders() throws {
    let folder = try TemporaryFolder()
    #expect(try Naskah.run("susun", Repository.small, "-o", folder.file("a"), "--final").code == 1)
    #expect(
      try Naskah.run("susun", Repository.example, "-o", folder.file("b"), "--final").code == 0)
  }

  // MARK: Kept stages

  @Test func stagesCanBeRunAgainWithOtherTools() throws {
    try Command.require("xsltproc", package: "xsltproc")
    try Command.require("xmllint", package: "libxml2-utils")
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.small, "--dokumen", "semua", "-o", folder.file("k"), "--simpan-tahap",
      folder.file("t"))
    #expect(result.code == 0)
    #expect(try Files.bytes(folder.file("t/rencana.xml")) == Files.bytes(Repository.small))
    let plan = try Command.run(
      "xmllint",
      [
        "--noout", "--schema", Repository.path("Schemas/rencana/rencana.xsd"),
        folder.file("t/rencana.xml"),
      ])
    #expect(plan.code == 0, "\(plan.report)")
    let prepared = Build.keys.map { folder.file("t/siap-\($0)-publik.xml") }
    let siap = try Command.run(
      "xmllint", ["--noout", "--schema", Repository.path("Schemas/siap/siap.xsd")] + prepared)
    #expect(siap.code == 0, "\(siap.report)")
    for (key, path) in zip(Build.keys, prepared) {
      let draft = try Command.run(
        "xsltproc", ["--nonet", Repository.path("Templates/naskah/naskah.xsl"), path])
      #expect(draft.code == 0, "\(draft.report)")
      let root = try #require(XMLSource(parsing: draft.output).root)
      let kept = try #require(
        XMLSource(parsing: try Files.bytes(folder.file("t/docbook-\(key)-publik.xml"))).root)
      #expect(
        root.descendants("title").map(\.foldedText) == kept.descendants("title").map(\.foldedText))
      #expect(
        try Files.bytes(folder.file("k/\(key).xml"))
          == Files.bytes(folder.file("t/docbook-\(key)-publik.xml")))
    }
  }
}
