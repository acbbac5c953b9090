import TestSupport
import Testing
import TextDocument
import Workbook
import XMLTree

/// The four statuses of an instrument and its annex, in every form: what is marked, dotted, copied and
/// frozen.
@Suite struct StatusTests {
  /// Statuses in their order, with the attributes that make a plan's document one of them.
  static let statuses = ["rancangan", "siap-ditandatangani", "ditetapkan", "salinan"]
  private static let formats = "html,docbook,docx,akn"

  /// The small plan with its Arsitektur at a status.
  private static func plan(_ status: String) throws -> String {
    let isSet = status == "ditetapkan" || status == "salinan"
    let set = isSet ? " nomor=\"7\" tanggal=\"2025-02-03\"" : ""
    let gazette = "<pengundangan nomor=\"8\" tahun=\"2025\" tanggal=\"2025-02-04\"/>"
    let start =
      "<dokumen jenis=\"arsitektur\" instrumen=\"peraturan\" tahun=\"2025\" status=\"rancangan\">"
    let reason = "<alasan>Dipilih agar mengikat seluruh perangkat daerah.</alasan>"
    let text = try Files.text(Repository.small)
    let first = try #require(text.firstRange(of: start))
    let place = try #require(text[first.upperBound...].firstRange(of: reason))
    return text[..<first.lowerBound]
      + "<dokumen jenis=\"arsitektur\" instrumen=\"peraturan\" tahun=\"2025\"\(set) status=\"\(status)\">"
      + text[first.upperBound..<place.upperBound] + (isSet ? gazette : "")
      + text[place.upperBound...]
  }

  /// The plan named completely, so that it may be signed.
  private static func named(_ plan: String) -> String {
    plan.replacing(
      "<kepala-daerah jabatan=\"Bupati Kecil\"/>",
      with: "<kepala-daerah jabatan=\"Bupati Kecil\" nama=\"Nama Bupati\"/>"
        + "<sekretaris-daerah jabatan=\"Sekretaris Daerah Kabupaten Kecil\" nama=\"Nama Sekretaris\"/>"
        + "<kepala-bagian-hukum jabatan=\"Kepala Bagian Hukum\" nama=\"Nama Kepala\"/>")
  }

  /// All forms at each status, made once; the outcome of a status is its report.
  private static let built: Result<TemporaryFolder, any Error> = Result {
    let folder = try TemporaryFolder()
    for status in statuses {
      let path = try folder.write(named(try plan(status)), as: "\(status).xml")
      let result = try Naskah.run(
        "susun", path, "--dokumen", "arsitektur,penetapan", "--format", formats, "-o",
        folder.file(status))
      guard result.code == 0 else { throw TestFailure("\(status): \(result.report)") }
    }
    return folder
  }

  private func file(_ status: String, _ name: String) throws -> String {
    try StatusTests.built.get().file("\(status)/\(name)")
  }

  /// The words of a form of the instrument, or of its annex.
  private func words(_ status: String, _ name: String) throws -> String {
    let path = try file(status, name)
    let text: String
    if name.hasSuffix(".docx") {
      text = blocks(try TextDocument(docx: Files.bytes(path)).blocks).joined(separator: " ")
    } else if name.hasSuffix(".html") {
      text = PageText(try Files.text(path)).words.joined(separator: " ")
    } else {
      text = texts(try #require(try XMLSource(parsing: Files.bytes(path)).root)).joined(
        separator: " ")
    }
    return text.replacing("\u{A0}", with: " ").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func texts(_ element: Element) -> [String] {
    element.children.flatMap { child -> [String] in
      switch child {
      case .text(let text): [text]
      case .element(let inner): texts(inner)
      case .instruction: []
      }
    }
  }

  private func blocks(_ blocks: [TextBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): [paragraph.text]
      case .table(let table): table.rows.flatMap { $0.cells.flatMap { self.blocks($0.blocks) } }
      }
    }
  }

  /// Whether the pages of a form say that they are a draft.
  private func isMarked(_ status: String, _ name: String) throws -> Bool {
    let bytes = try Files.bytes(file(status, name))
    if name.hasSuffix(".docx") {
      let archive = try Archive(bytes)
      let running = archive.entries.filter {
        $0.name.contains("header") || $0.name.contains("footer")
      }
      return try running.contains {
        String(decoding: try archive.read($0), as: UTF8.self).lowercased().contains("rancangan")
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("Rancangan</aside>") || text.contains("content: \"RANCANGAN")
  }

  @Test(arguments: statuses, ["html", "docx"]) func markIsThatOfADraft(
    _ status: String, _ form: String
  ) throws {
    for name in ["penetapan-arsitektur.\(form)", "arsitektur.\(form)"] {
      #expect(try isMarked(status, name) == (status == "rancangan"), "\(name)")
    }
  }

  /// Number and date are dots until they are known, in the instrument and at the head of its annex.
  @Test(arguments: statuses, ["html", "xml", "docx"]) func dotsStandForNumberAndDateOnly(
    _ status: String, _ form: String
  ) throws {
    let body = try words(status, "penetapan-arsitektur.\(form)")
    let annex = try words(status, "arsitektur.\(form)")
    let isSet = status == "ditetapkan" || status == "salinan"
    let number = isSet ? "NOMOR 7 TAHUN 2025" : "NOMOR … TAHUN 2025"
    #expect(body.contains(number) && annex.contains(number), "\(status) \(form)")
    #expect(body.contains("Ditetapkan di Kota Kecil"))
    #expect(body.contains("pada tanggal 3 Februari 2025") == isSet)
    #expect(body.contains("pada tanggal 4 Februari 2025") == isSet)
    #expect(body.contains("pada tanggal ……………") == !isSet)
    #expect(
      body.contains(
        isSet
          ? "BERITA DAERAH KABUPATEN KECIL TAHUN 2025 NOMOR 8"
          : "BERITA DAERAH KABUPATEN KECIL TAHUN 2025 NOMOR …"))
    #expect(body.contains("NAMA BUPATI") && annex.contains("NAMA BUPATI"))
    #expect(!body.contains("[ISI"))
  }

  @Test(arguments: statuses, ["html", "xml", "docx"]) func copySaysThatItIsOne(
    _ status: String, _ form: String
  ) throws {
    let body = try words(status, "penetapan-arsitektur.\(form)")
    let isCopy = status == "salinan"
    #expect(body.contains("SALINAN") == isCopy, "\(status) \(form)")
    #expect(body.contains("Salinan sesuai dengan aslinya") == isCopy)
    #expect(body.contains("Nama Kepala") == isCopy)
    #expect(body.contains(" ttd ") == isCopy)
    #expect(try words(status, "arsitektur.\(form)").contains(" ttd ") == isCopy)
  }

  /// What is law has its numbers written down; what is not has none.
  @Test(arguments: statuses) func numbersAreFrozenWhereItIsLaw(_ status: String) throws {
    let isSet = status == "ditetapkan" || status == "salinan"
    let own = try Files.text(file(status, "penetapan-arsitektur-instrumen.xml"))
    #expect(own.contains("penomoran=\"beku\"") == isSet)
    #expect(own.contains("<pasal id=\"mulai-berlaku\" nomor=") == isSet)
    #expect(try Files.exists(file(status, "arsitektur-nomor.xml")) == isSet)
    let record = try Files.text(file(status, "penetapan-arsitektur-jdih.json"))
    #expect(record.contains("\"status\": \"Berlaku\"") == isSet)
    #expect(record.contains("\"noPeraturan\": \"\(isSet ? "7" : "")\""))
    let akn = try Files.text(file(status, "penetapan-arsitektur-akn.xml"))
    #expect(akn.contains("2025-02-03") == isSet)
  }

  /// The way to the signature: a complete plan at siap-ditandatangani passes `--final`, and its pages
  /// have neither mark nor placeholder.
  @Test func completePlanIsReadyToBeSigned() throws {
    let folder = try TemporaryFolder()
    let text = try Files.text(Repository.path("Examples/kuantan-singingi/rencana.xml"))
    let draft = "status=\"rancangan\""
    #expect(text.contains(draft))
    let path = try folder.write(
      text.replacing(draft, with: "status=\"siap-ditandatangani\""), as: "rencana.xml")
    let result = try Naskah.run(
      "susun", path, "--dokumen", "penetapan", "--final", "--format", "html,docx", "-o",
      folder.file("k"))
    #expect(result.code == 0, "\(result.report)")
    let page = try Files.text(folder.file("k/penetapan-rencana-induk.html"))
    #expect(!page.contains("Rancangan</") && !page.contains("RANCANGAN") && !page.contains("[ISI"))
    #expect(page.contains("NOMOR … TAHUN 2025") && page.contains("……………"))
    let document = try TextDocument(
      docx: Files.bytes(folder.file("k/penetapan-rencana-induk.docx")))
    let words = blocks(document.blocks).joined(separator: " ")
    #expect(words.contains("NOMOR … TAHUN 2025") && !words.contains("[ISI"))
    // A placeholder left in the plan is refused, whatever its status.
    let open = try folder.write(
      text.replacing(draft, with: "status=\"siap-ditandatangani\"").replacing(
        "<tentang>Rencana Induk", with: "<tentang>[ISI: judul] Rencana Induk"), as: "isi.xml")
    let refused = try Naskah.run(
      "susun", open, "--dokumen", "penetapan", "--final", "-o", folder.file("l"))
    #expect(refused.code == 1 && refused.report.contains("[KOS001]"), "\(refused.report)")
    #expect(!Files.exists(folder.file("l")))
  }
}
