import TestSupport
import Testing

/// Every command of the user guide runs and ends as the guide says: lines that begin with
/// `$ naskah`, in a folder that holds the example as `kapuas`, as workbooks `kapuas-buku`, and a small
/// plan as workbooks `buku`. A line `# kode keluar N` above a
/// command names another exit code than 0.
@Suite struct GuideTests {
  /// A command of the guide.
  struct Line: Sendable, CustomTestStringConvertible {
    let text: String
    let code: Int32

    var testDescription: String { text }

    /// Arguments as a shell would cut them: blanks part, double quotes join.
    var arguments: [String] {
      text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .flatMap { index, part in
          index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }.dropFirst().map { $0 }
    }
  }

  static let lines: [Line] = {
    let bytes = (try? Files.bytes(Repository.path("Documentation/panduan.md"))) ?? []
    var code: Int32 = 0
    var lines: [Line] = []
    var section = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("## ") { section = String(line) }
      // Its steps build on one another: `ProfileGuideTests`.
      if section.hasPrefix(ProfileGuideTests.section) { continue }
      if line.hasPrefix("# kode keluar ") {
        code = line.split(separator: " ").last.flatMap { Int32($0) } ?? -1
      } else if line.hasPrefix("$ naskah ") {
        lines.append(Line(text: String(line.dropFirst(2)), code: code))
        code = 0
      }
    }
    return lines
  }()

  @Test func guideHasCommands() {
    #expect(GuideTests.lines.count > 40)
    for command in ["susun", "periksa", "acuan", "profil", "aturan", "baca", "telaah"] {
      #expect(GuideTests.lines.contains { $0.arguments.first == command })
    }
  }

  @Test(arguments: lines) func commandEndsAsTheGuideSays(_ line: Line) throws {
    let folder = try TemporaryFolder()
    let plan = try Files.bytes(Repository.path("Examples/kapuas/rencana.xml"))
    _ = try folder.write(plan, as: "kapuas/rencana.xml")
    if line.arguments.contains("kapuas-buku") {
      let books = Repository.path("Examples/kapuas-buku")
      for name in Files.tree(books) where name.hasSuffix(".xlsx") || name.hasSuffix(".md") {
        _ = try folder.write(try Files.bytes("\(books)/\(name)"), as: "kapuas-buku/\(name)")
      }
    }
    if line.arguments.contains(where: { $0.hasPrefix("reviu/") }) {
      for name in ["lama.xml", "baru.xml", "penilaian.xml"] {
        _ = try folder.write(
          try Files.bytes(Repository.test("Fixtures/reviu/\(name)")), as: "reviu/\(name)")
      }
    }
    let regulation = try Files.bytes(
      Repository.test("Fixtures/peraturan/kapuas-hulu-56-2020.txt"))
    _ = try folder.write(regulation, as: "perbup.txt")
    // A Word document that came back.
    if line.arguments.contains("arsitektur.docx") {
      _ = try Command.run(
        Naskah.path,
        [
          "susun", "kapuas/rencana.xml", "--dokumen", "arsitektur", "--format", "docx", "-o", ".",
        ], in: folder.path)
    }
    // Two versions of an instrument.
    if line.arguments.contains("perbup-lama.xml") {
      let text = try Files.text(Repository.test("Fixtures/perbup.xml"))
      _ = try folder.write(
        text.replacing("<kepala tahun", with: "<kepala nomor=\"1\" tahun"), as: "perbup-lama.xml")
      _ = try folder.write(
        text.replacing("<lampiran id", with: "<lampiran alasan=\"hasil reviu\" id"),
        as: "perbup-baru.xml")
    }
    // The small plan as workbooks, for the lines that read them.
    if line.arguments.contains("buku") {
      _ = try Command.run(Naskah.path, ["ekspor", Repository.small, "-o", "buku"], in: folder.path)
    }
    // Some lines read what the line before them wrote.
    _ = try Command.run(
      Naskah.path, ["periksa", "kapuas/rencana.xml", "--laporan", "json=keluaran/catatan.json"],
      in: folder.path)
    // WeasyPrint stands where `make test` puts it.
    let path = "\(Repository.path(".build/venv/bin")):/usr/bin:/bin"
    let result = try Command.run(
      Naskah.path, line.arguments, environment: ["PATH": path], in: folder.path)
    #expect(result.code == line.code, "\(result.report)")
  }
}
