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
}
