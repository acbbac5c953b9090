import Prepare
import TestSupport
import Testing

/// Pages as a browser shows them: accessible, whole on a phone and on a wide screen, figures with
/// every text in its place, nothing run but our own script.
@Suite struct BrowserTests {
  private func pages(_ build: Build, _ folder: TemporaryFolder) throws -> [String] {
    try build.documents.map {
      try folder.write($0.html, as: "\($0.key)-\($0.edition.rawValue).html")
    }
  }

  private func small(_ folder: TemporaryFolder) throws -> [String] {
    try Edition.allCases.flatMap { try pages(try Build.small($0), folder) }
  }

  @Test(arguments: ["360", "1440"]) func smallPagesAreAccessible(_ width: String) throws {
    let folder = try TemporaryFolder()
    let paths = try small(folder)
    #expect(try Browser.faults(["axe", width] + paths, ["overflow", width] + paths) == [])
  }

  @Test func fullPagesAreAccessible() throws {
    let folder = try TemporaryFolder()
    #expect(try Browser.faults(["axe", "1440"] + pages(try Build.full(.terbatas), folder)) == [])
  }

  @Test func textsOfFiguresStayInTheirPlace() throws {
    let folder = try TemporaryFolder()
    let paths = try small(folder) + pages(try Build.full(.terbatas), folder)
    #expect(try Browser.faults(["geometry"] + paths) == [])
  }

  @Test(arguments: HostilePlans.names.indices) func hostileNamesStayInTheirPlace(_ index: Int)
    throws
  {
    let folder = try TemporaryFolder()
    let plan = try folder.write(
      try HostilePlans.renamed(Repository.small, HostilePlans.names[index].name), as: "r.xml")
    let output = folder.file("keluaran")
    let result = try Naskah.run(
      "susun", plan, "--rancangan", "--dokumen", "semua", "--format", "html", "-o", output)
    #expect(result.code < 2, "\(result.report.suffix(400))")
    let paths = Build.keys.map { "\(output)/\($0).html" }
    #expect(try Browser.faults(["geometry"] + paths, ["overflow", "360"] + paths) == [])
  }

  @Test func searchAndFiltersWorkAndNothingElseRuns() throws {
    let folder = try TemporaryFolder()
    let page = try folder.write(
      try Build.full(.publik).document("arsitektur").html, as: "arsitektur.html")
    #expect(try Browser.faults(["script", page]) == [])
  }

  @Test(.enabled(if: Judges.areAsked)) func faultsAreSeen() throws {
    let folder = try TemporaryFolder()
    let html = try Build.small(.publik).document("arsitektur").html
    let text = String(decoding: html, as: UTF8.self)
    let moved = try folder.write(
      text.replacing("<text x=\"0\"", with: "<text x=\"-90\""), as: "pindah.html")
    #expect(try !Browser.faults(["geometry", moved]).isEmpty)
    let pale = try folder.write(
      text.replacing("--tinta: #1a232c", with: "--tinta: #ddd"), as: "pucat.html")
    #expect(try !Browser.faults(["axe", "1440", pale]).isEmpty)
    let wide = try folder.write(
      text.replacing(
        "<main id=\"_isi\">",
        with:
          "<main id=\"_isi\"><p>\(String(repeating: "W", count: 900))</p><div style=\"width:3000px\">x</div>"
      ),
      as: "lebar.html")
    #expect(try !Browser.faults(["overflow", "360", wide]).isEmpty)
    let open = try folder.write(
      text.replacing("script-src", with: "script-src 'unsafe-inline'; x-src"), as: "terbuka.html")
    #expect(try !Browser.faults(["script", open]).isEmpty)
  }
}
