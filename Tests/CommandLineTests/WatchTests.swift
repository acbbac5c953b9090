import Prepare
import TestSupport
import Testing

/// `--pantau`, `--bukti`.
@Suite struct WatchTests {
  @Test func changedPlanIsDraftedAgain() throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(try Files.bytes(Repository.small), as: "r.xml")
    let script = """
      "$0" susun "$1" --rancangan --pantau --format html --dokumen arsitektur -o "$2" 2>"$2.log" &
      pid=$!
      for i in $(seq 300); do grep -q -- --pantau "$2/pantau.css" 2>/dev/null && break; sleep 0.1; done
      cp "$2/pantau.css" "$2.first"
      sed -i 's/Kabupaten Kecil yang melayani/Kabupaten Kecil yang berubah/; s/<nama>Kabupaten Kecil</<nama>Kabupaten Baru</' "$1"
      for i in $(seq 300); do grep -q 'Kabupaten Baru' "$2/arsitektur.html" && break; sleep 0.1; done
      for i in $(seq 50); do cmp -s "$2/pantau.css" "$2.first" || break; sleep 0.1; done
      kill $pid; wait $pid 2>/dev/null; true
      """
    let output = folder.file("k")
    let result = try Command.run("bash", ["-c", script, Naskah.path, plan, output])
    #expect(result.code == 0, "\(result.report)")
    let page = String(decoding: try Files.bytes("\(output)/arsitektur.html"), as: UTF8.self)
    #expect(page.contains("Kabupaten Baru"))
    #expect(page.contains("data-pantau"))
    #expect(try Files.bytes("\(output)/pantau.css") != Files.bytes("\(output).first"))
  }

  /// A page that is open in a browser loads itself anew when the plan changes, be it XML or a workbook.
  @Test func openPageShowsTheChange() throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(try Files.bytes(Repository.small), as: "x/rencana.xml")
    let exported = try Naskah.run("ekspor", Repository.small, "-o", folder.file("b"))
    #expect(exported.code == 0, "\(exported.report)")
    let book = try #require(
      Files.names(folder.file("b")).first { $0.hasPrefix("Identitas") && $0.hasSuffix(".xlsx") })
    for (source, changed, output) in [
      (plan, plan, folder.file("kx")),
      (folder.file("b"), folder.file("b/\(book)"), folder.file("kb")),
    ] {
      let faults = try Browser.faults([
        "watch", Naskah.path, source, changed, "Kabupaten Kecil", "Kabupaten Berubah", output,
      ])
      #expect(faults == [], "\(source)")
    }
  }

  @Test func unwatchedPagesLookForNothing() throws {
    for document in try Build.small(.publik).documents {
      let page = String(decoding: document.html, as: UTF8.self)
      #expect(!page.contains("data-pantau"))
      #expect(!page.contains("style-src 'unsafe-inline' file:"))
    }
  }

  @Test func foldersPerIndicatorHoldDocumentsAndNotes() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.small, "--rancangan", "--edisi", "terbatas", "--format", "html",
      "--bukti", folder.file("bukti"), "-o", folder.file("k"))
    #expect(result.code < 2, "\(result.report.suffix(300))")
    let names = Files.tree(folder.file("bukti"), ending: "")
    #expect(names.contains("SPBE59.11/arsitektur.html"))
    #expect(names.contains("SPBE59.12/peta-rencana.html"))
    let note = String(
      decoding: try Files.bytes(folder.file("bukti/SPBE59.11/keterangan.txt")), as: UTF8.self)
    #expect(note.contains("Tingkat"))
    #expect(note.contains("Arsitektur SPBE"))
  }

  @Test func evidenceIsNoPublicMatter() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "susun", Repository.small, "--bukti", folder.file("bukti"), "-o", folder.file("k"))
    #expect(result.code == 2)
    #expect(!Files.exists(folder.file("bukti")))
  }
}
