import Draft
import TestSupport
import Testing

/// The numbers of an annex that is law stay what they were.
@Suite struct FrozenNumbersTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The small plan with its Arsitektur enacted, and further changes.
  private func plan(_ attribute: String = "", _ changes: [(String, String)] = []) throws -> String {
    var text = try Files.text(Repository.small).replacing(
      "<dokumen jenis=\"arsitektur\" instrumen=\"peraturan\" tahun=\"2025\" status=\"rancangan\">",
      with: "<dokumen jenis=\"arsitektur\" instrumen=\"peraturan\" nomor=\"7\" tahun=\"2025\" "
        + "tanggal=\"2025-02-03\" status=\"ditetapkan\" \(attribute)>")
    #expect(text.contains("nomor=\"7\""))
    for (from, to) in changes {
      #expect(text.contains(from), "\(from)")
      text = text.replacing(from, with: to)
    }
    return try folder.write(text, as: "rencana.xml")
  }

  private func build(_ plan: String, _ more: String...) throws -> CommandResult {
    try Naskah.run(
      arguments: [
        "susun", plan, "--dokumen", "arsitektur", "--format", "docbook", "-o", folder.file("k"),
      ] + more)
  }

  @Test func numbersAreWrittenAndHeldAgainstEveryLaterBuild() throws {
    let first = try build(try plan())
    #expect(first.code == 0, "\(first.report)")
    #expect(first.report.contains("[NOM012]"))
    let written = try Files.bytes(folder.file("k/arsitektur-nomor.xml"))
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.contains("<bagian id=\"pendahuluan\" nomor=\"I\" judul=\"Pendahuluan\"/>"))
    #expect(text.contains("<tabel ") && text.contains("<gambar "))
    _ = try folder.write(written, as: "arsitektur-nomor.xml")
    // The same plan has the same numbers, and a changed name changes none.
    let frozen = "nomor-beku=\"arsitektur-nomor.xml\""
    let same = try build(try plan(frozen, [("Pelayanan Kesehatan Dasar", "Pelayanan Kesehatan")]))
    #expect(same.code == 0 && !same.report.contains("[NOM01"), "\(same.report)")
    #expect(try Files.bytes(folder.file("k/arsitektur-nomor.xml")) == written)
    // Once a number is another, nothing is written.
    let before = try Files.bytes(folder.file("k/arsitektur.xml"))
    let table = try #require(text.firstRange(of: "<tabel id=\"")).upperBound
    let number = try #require(text[table...].firstRange(of: "nomor=\"")).upperBound
    let moved = text[..<number] + "99" + text[number...].drop { $0 != "\"" }
    _ = try folder.write(String(moved), as: "arsitektur-nomor.xml")
    let changed = try build(try plan(frozen))
    #expect(changed.code == 1)
    #expect(changed.report.contains("[NOM010]") && changed.report.contains("bernomor 99, kini "))
    #expect(changed.report.contains("rencana.xml:22:"), "\(changed.report)")
    #expect(try Files.bytes(folder.file("k/arsitektur.xml")) == before)
    // A forced draft is no law, and has no such file.
    let draft = try build(try plan(frozen), "--rancangan")
    #expect(draft.code < 2 && !draft.report.contains("[NOM010]"))
  }

  /// `periksa` finds what `susun` finds, and writes nothing.
  @Test func checkHoldsThePlanAgainstTheFrozenNumbers() throws {
    let built = try build(try plan())
    #expect(built.code == 0, "\(built.report)")
    let text = try Files.text(folder.file("k/arsitektur-nomor.xml"))
    let open = try Naskah.run("periksa", try plan())
    #expect(open.report.contains("[NOM012]"), "\(open.report)")
    _ = try folder.write(text, as: "arsitektur-nomor.xml")
    let frozen = "nomor-beku=\"arsitektur-nomor.xml\""
    let same = try Naskah.run("periksa", try plan(frozen))
    #expect(same.code == 0 && !same.report.contains("[NOM01"), "\(same.report)")
    _ = try folder.write(
      text.replacing("id=\"pendahuluan\" nomor=\"I\"", with: "id=\"pendahuluan\" nomor=\"IX\""),
      as: "arsitektur-nomor.xml")
    let changed = try Naskah.run("periksa", try plan(frozen), "--laporan", "json")
    #expect(changed.code == 1)
    #expect(
      changed.text.contains("\"id\": \"NOM010\"")
        && changed.text.contains("bernomor IX, kini I;"),
      "\(changed.text)")
    #expect(changed.text.contains("\"baris\": 22"))
    // A document that is no law yet may get any number.
    let draft = try Naskah.run("periksa", Repository.small)
    #expect(draft.code == 0 && !draft.report.contains("[NOM01"))
  }

  @Test(arguments: ["tidak-ada.xml", "../rahasia.xml", "rencana.xml"])
  func fileThatIsNoListOfNumbersIsRefused(_ name: String) throws {
    _ = try folder.write("<x/>", as: "rahasia.xml")
    let result = try build(try plan("nomor-beku=\"\(name)\""))
    #expect(result.code == 1 && result.report.contains("[NOM011]"), "\(result.report)")
    #expect(!Files.exists(folder.file("k/arsitektur.xml")))
  }

  @Test func differencesAreToldApart() throws {
    func numbers(_ parts: [(String, String)]) -> FrozenNumbers {
      let sections = parts.map { id, label in
        "<chapter xml:id=\"\(id)\" label=\"\(label)\"><title>\(id)</title></chapter>"
      }
      let book = "<book xmlns=\"http://docbook.org/ns/docbook\">\(sections.joined())</book>"
      return FrozenNumbers(docbook: Array(book.utf8), document: "x")
    }
    let old = numbers([("a", "I"), ("b", "II"), ("c", "III")])
    #expect(old.differences(from: old) == [])
    let new = numbers([("a", "I"), ("d", "II"), ("b", "III")])
    #expect(
      old.differences(from: new).map { "\($0.title) \($0.frozen ?? "–") \($0.now ?? "–")" } == [
        "b II III", "c III –", "d – II",
      ])
  }
}
