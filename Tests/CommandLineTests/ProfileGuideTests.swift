import TestSupport
import Testing
import XMLTree

/// The page "a profile for your region in an hour" of the user guide, followed to the letter: what it
/// says to save is saved, what it says to add is added, its commands run in their order. Out comes a
/// sixth profile, with data only, and documents that follow it.
@Suite struct ProfileGuideTests {
  static let section = "## 10. Profil untuk daerah"

  /// One step of the page.
  enum Step {
    case save(name: String, text: String)
    case add(text: String)
    case run(line: String, code: Int32)
  }

  /// The steps in the order of the page.
  private func steps() throws -> [Step] {
    let guide = try Files.text(Repository.path("Documentation/panduan.md"))
    let start = try #require(guide.firstRange(of: ProfileGuideTests.section)?.lowerBound)
    var steps: [Step] = []
    var instruction = ""
    var block: [Substring]?
    var code: Int32 = 0
    for line in guide[start...].split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## "), !line.hasPrefix(ProfileGuideTests.section) { break }
      if line == "```xml" {
        block = []
      } else if line == "```", let lines = block {
        let text = lines.joined(separator: "\n") + "\n"
        if let name = instruction.firstMatch(after: "Simpan sebagai `", until: "`") {
          steps.append(.save(name: name, text: text))
        } else {
          #expect(instruction == "Tambahkan sebelum `</profil>`:")
          steps.append(.add(text: text))
        }
        block = nil
      } else if block != nil {
        block?.append(line)
      } else if line.hasPrefix("# kode keluar ") {
        code = Int32(line.split(separator: " ").last ?? "") ?? -1
      } else if line.hasPrefix("$ naskah ") {
        steps.append(.run(line: String(line.dropFirst(2)), code: code))
        code = 0
      } else if !line.isEmpty {
        instruction = String(line)
      }
    }
    return steps
  }

  /// A folder in which the page was followed.
  private func followed() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      try Files.bytes(Repository.path("Examples/kapuas/rencana.xml")), as: "kapuas/rencana.xml")
    var profile = ""
    for step in try steps() {
      switch step {
      case .save(let name, let text):
        _ = try folder.write(text, as: name)
        if name.hasSuffix(".xml") { profile = name }
      case .add(let text):
        let old = try Files.text(folder.file(profile))
        let new = old.replacing("</profil>", with: text + "</profil>")
        #expect(new != old)
        _ = try folder.write(new, as: profile)
      case .run(let line, let code):
        let arguments = line.split(separator: " ").dropFirst().map(String.init)
        let result = try Command.run(Naskah.path, arguments, in: folder.path)
        #expect(result.code == code, "\(line)\n\(result.report)")
      }
    }
    return folder
  }

  @Test func pageMakesASixthProfileAndItsDocuments() throws {
    #expect(try steps().count >= 12)
    let folder = try followed()
    let page = try Files.text(folder.file("keluaran-contoh/arsitektur.html"))
    #expect(page.contains("Peraturan Bupati Contoh Nomor 7 Tahun 2025"))
    let bytes = try Files.bytes(folder.file("keluaran-contoh/arsitektur.xml"))
    let tree = try #require(XMLSource(parsing: bytes).root)
    // The order of the law: services first.
    let domains = tree.all.compactMap { $0[attribute: "xml:id"] }.filter {
      $0.hasPrefix("domain-") && $0 != "domain-arsitektur"
    }
    #expect(
      domains == [
        "domain-layanan", "domain-proses-bisnis", "domain-data-informasi", "domain-aplikasi",
        "domain-infrastruktur", "domain-keamanan",
      ])
    let matrix = try #require(tree.part("tabel-matriks-kesesuaian"))
    let rows = matrix.bodyRows.map { $0.map { $0.replacing("\u{A0}", with: " ") } }
    #expect(rows.first?.prefix(2) == ["arsitektur layanan", "Pasal 5 ayat (2) huruf a"])
    #expect(rows.allSatisfy { $0[3] != "Belum terpenuhi" })
    // The review under the law's own name, every second year.
    let review = tree.part("tabel-reviu")?.foldedText ?? ""
    #expect(review.contains("Evaluasi: secara berkala (2026 dan 2028)"), "\(review)")
    #expect(Files.exists(folder.file("keluaran-contoh/peta-rencana.html")))
  }

  @Test func profileIsKnownOnceItLiesAmongTheOthers() throws {
    let folder = try followed()
    let data = try DataCopy()
    for (from, to) in [("profil-contoh.xml", "contoh-7-2025.xml"), ("contoh.sch", "contoh.sch")] {
      try Files.write(
        try Files.bytes(folder.file(from)), to: data.path("Schemas/profil/\(to)"))
    }
    let environment = ["NASKAH_DATA": data.folder.path]
    let list = try Naskah.run("profil", environment: environment)
    #expect(list.text.contains("contoh-7-2025  Peraturan Bupati Contoh Nomor 7 Tahun 2025"))
    let plan = try Files.text(Repository.example).replacing(
      "<profil kunci=\"kapuas-26-2024\"/>", with: "<profil kunci=\"contoh-7-2025\"/>")
    let path = try folder.write(plan, as: "rencana-contoh.xml")
    let result = try Naskah.run("periksa", path, environment: environment)
    #expect(result.code == 0, "\(result.report.suffix(400))")
    let explained = try Naskah.run("profil", "contoh-7-2025", environment: environment)
    #expect(explained.text.contains("paling lambat 2026-03-03"))
    #expect(explained.text.contains("rujukan keliru"))
  }
}

extension String {
  /// The text between two marks; nil when they are not there.
  fileprivate func firstMatch(after start: String, until end: String) -> String? {
    guard let from = firstRange(of: start)?.upperBound,
      let to = self[from...].firstRange(of: end)?.lowerBound
    else { return nil }
    return String(self[from..<to])
  }
}
