import Ingest
import References
import TestSupport
import Testing
import Workbook

/// No restricted value stands in what a public build of instruments and annexes writes, in any form.
@Suite struct PublicAnnexTests {
  /// A region with documents that show what it withholds.
  struct Region: CustomTestStringConvertible, Sendable {
    let name: String
    let documents: String
    var testDescription: String { name }
  }

  static let regions = [
    Region(name: "kapuas", documents: "arsitektur,penetapan"),
    Region(name: "banjarbaru", documents: "semua,penetapan"),
    Region(name: "lebak", documents: "arsitektur,penetapan"),
    Region(name: "kuantan-singingi", documents: "rencana-induk,penetapan"),
    Region(name: "kapuas-hulu", documents: "rencana-induk,penetapan"),
  ]

  /// Restricted values that stand once in the plan, long enough not to be there by chance.
  private func secrets(_ path: String) throws -> [String] {
    let text = try Files.text(path)
    let library = try Shared.library.get()
    var counts: [String: Int] = [:]
    var secrets: [String] = []
    for object in try #require(try Shared.read(path).plan).objects {
      guard let kind = library.fields.kind(object.kind) else { continue }
      for value in object.fields where value.value.count > 15 {
        counts[value.value, default: 0] += 1
        let isRestricted = value.isRestricted ?? kind.field(value.field)?.isRestricted ?? false
        if isRestricted || object.isRestricted { secrets.append(value.value) }
      }
    }
    // What other fields, links or prose say too is no secret.
    let haystack = Haystack(Array(text.utf8))
    return secrets.filter { counts[$0] == 1 && haystack.contains($0) }.filter {
      text.ranges(of: $0).count == 1
    }
  }

  /// The parts of a file: those of an archive, or the file itself.
  private func parts(_ path: String) throws -> [(name: String, bytes: [UInt8])] {
    let bytes = try Files.bytes(path)
    guard path.hasSuffix(".docx") else { return [(path, bytes)] }
    let archive = try Archive(bytes)
    var parts: [(name: String, bytes: [UInt8])] = []
    for entry in archive.entries { parts.append((entry.name, try archive.read(entry))) }
    return parts
  }

  @Test(arguments: regions) func nothingRestrictedIsWritten(_ region: Region) throws {
    let path = Repository.path("Examples/\(region.name)/rencana.xml")
    let secrets = try secrets(path)
    #expect(secrets.count > 20, "\(secrets.count)")
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", path, "--dokumen", region.documents, "--format", "html,docbook,docx,akn", "-o",
      folder.file("k"))
    #expect(result.code == 0, "\(result.report)")
    let names = Files.names(folder.file("k")).filter { !$0.hasPrefix("register") }
    for ending in [".html", ".xml", ".docx", "-akn.xml", "-jdih.json", "-instrumen.xml"] {
      #expect(names.contains { $0.hasSuffix(ending) }, "\(ending)")
    }
    for name in names {
      for part in try parts(folder.file("k/\(name)")) {
        let written = Haystack(part.bytes)
        #expect(secrets.filter { written.contains($0) } == [], "\(name) \(part.name)")
      }
    }
  }

  /// Lines break anywhere in a printed text: what is looked for has no blanks.
  private func joined(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// What a reader of the PDF can find or copy: its text and its properties.
  @Test(.enabled(if: Judges.areAsked)) func nothingRestrictedIsPrinted() throws {
    let path = Repository.path("Examples/kuantan-singingi/rencana.xml")
    let secrets = try secrets(path)
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      arguments: [
        "susun", path, "--dokumen", "rencana-induk,penetapan", "--format", "pdf", "-o",
        folder.file("k"),
      ], environment: ["PATH": Repository.path(".build/venv/bin") + ":/usr/bin:/bin"])
    try #require(result.code == 0, "\(result.report)")
    let names = Files.names(folder.file("k")).filter { $0.hasSuffix(".pdf") }
    #expect(names.count >= 2)
    var printed = ""
    for name in names {
      let file = folder.file("k/\(name)")
      let text = try Command.run("pdftotext", ["-raw", file, "-"])
      let properties = try Command.run("pdfinfo", ["-meta", file])
      try #require(text.code == 0 && properties.code == 0)
      let info = try Command.run("pdfinfo", [file])
      printed += joined(text.text + properties.text + info.text)
    }
    let written = Haystack(printed)
    #expect(secrets.filter { written.contains(joined($0)) } == [])
    // Open values are found in the same way, or nothing would be shown.
    let open = try #require(try Shared.read(path).plan).activities.map(\.name)
    #expect(open.count > 5 && open.allSatisfy { written.contains(joined($0)) })
  }
}
