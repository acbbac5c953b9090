import Prepare
import References
import TestSupport
import Testing
import XMLTree

/// Nothing restricted may reach a public edition, and the restricted one holds everything.
@Suite struct OpennessTests {
  /// Texts of the small plan that begin with RAHASIA, kode included.
  private static func secrets() throws -> Set<String> {
    let text = try Files.text(Repository.small)
    let words = text.split { "<>\"".contains($0) || $0.isWhitespace }.map(String.init)
    return Set(words.filter { $0.contains("RAHASIA") && $0 != "RAHASIA" })
  }

  /// A document as plain text in all its forms, escaped characters read back.
  private static func forms(_ document: Build.Document) -> [(name: String, text: Haystack)] {
    [("siap", document.siap), ("DocBook", document.docbook), ("HTML", document.html)].map {
      ("\($0.0) \(document.key)", Haystack(plain($0.1)))
    }
  }

  private static func plain(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  @Test(arguments: Build.keys) func publicEditionHoldsNoSecret(_ key: String) throws {
    let document = try Build.small(.publik).document(key)
    for form in OpennessTests.forms(document) {
      #expect(!form.text.contains("RAHASIA"), "\(form.name)")
    }
  }

  @Test func restrictedEditionHoldsEverySecret() throws {
    let build = try Build.small(.terbatas)
    let all = Haystack(build.documents.flatMap(\.docbook))
    let missing = try OpennessTests.secrets().filter { !all.contains($0) }
    #expect(missing.sorted() == [])
  }

  @Test func valueThatThePlannerOpenedIsPublic() throws {
    let register = try Build.small(.publik).document("register")
    #expect(String(decoding: register.html, as: UTF8.self).contains("TERBUKA-risiko-layanan"))
  }

  @Test func publicEditionSaysThatDetailsAreWithheld() throws {
    for document in try Build.small(.publik).documents {
      #expect(
        document.tree.descendants("releaseinfo").contains {
          $0.foldedText.contains("bersifat terbatas") && $0.foldedText.contains("14 nilai")
        })
    }
  }

  @Test(arguments: Build.keys) func everyDocumentNamesItsEdition(_ key: String) throws {
    for (edition, word) in [(Edition.publik, "publik"), (.terbatas, "terbatas")] {
      let document = try Build.small(edition).document(key)
      let roles = (document.tree[attribute: "role"] ?? "").split(separator: " ").map(String.init)
      #expect(roles.contains(word))
      #expect(roles.contains("contoh"))
    }
  }

  /// Whether a public edition of the small plan, with one change, holds a secret.
  private func leaks(_ secret: String, replacing old: String, with new: String) throws -> Bool {
    let text = try Files.text(Repository.small)
    try #require(text.contains(old))
    let folder = try TemporaryFolder()
    let prepared = try Shared.prepare(try folder.write(text.replacing(old, with: new), as: "r.xml"))
    return try Shared.outlines(Build.keys).contains { outline in
      let bytes = SiapWriter(
        PreparedDocument(outline, of: prepared, edition: .publik), of: prepared,
        linksRegister: true, isForcedDraft: false
      ).bytes()
      return Haystack(bytes).contains(secret)
    }
  }

  @Test func nameThatThePlannerClosedIsNotPublic() throws {
    let isLeaked = try leaks(
      "RAHASIA-nama",
      replacing: "<nama>Data Kunjungan Pasien</nama>",
      with: "<nama keterbukaan=\"terbatas\">RAHASIA-nama</nama>")
    #expect(!isLeaked)
  }

  @Test func ownerThatThePlannerClosedIsNotPublic() throws {
    let isLeaked = try leaks(
      "RAHASIA-UNIT",
      replacing:
        "<unit-pengelola>DISKOMINFO</unit-pengelola>\n    </kerentanan-keamanan>",
      with:
        "<unit-pengelola keterbukaan=\"terbatas\">RAHASIA-UNIT</unit-pengelola>\n    </kerentanan-keamanan>"
    )
    #expect(!isLeaked)
  }

  @Test func referenceThatThePlannerClosedIsNotPublic() throws {
    let isLeaked = try leaks(
      "RAK.RAHASIA",
      replacing: "<rak>RAK.02.02</rak>", with: "<rak keterbukaan=\"terbatas\">RAK.RAHASIA</rak>")
    #expect(!isLeaked)
  }

  @Test func linkThatThePlannerClosedIsNotPublic() throws {
    let isLeaked = try leaks(
      "DAL-RAHASIA",
      replacing: "<layanan>DAL-002</layanan>",
      with: "<layanan keterbukaan=\"terbatas\">DAL-RAHASIA</layanan>")
    #expect(!isLeaked)
  }

  // MARK: The full example

  /// Values of restricted fields that no open field repeats.
  private static func exampleSecrets(_ prepared: PreparedPlan) -> [String] {
    var open = ""
    var closed: Set<String> = []
    let root = XMLSource(parsing: (try? Files.bytes(Repository.example)) ?? []).root
    for domain in root?.elements ?? [] {
      guard domain.name.hasPrefix("domain-") else {
        open += domain.all.flatMap { [$0.foldedText] + $0.attributes.map(\.value) }
          .joined(separator: "\n")
        continue
      }
      for object in domain.elements {
        let kind = prepared.library.fields.kind(object.name)
        for value in object.elements {
          let written = value[attribute: "keterbukaan"] ?? object[attribute: "keterbukaan"]
          let isClosed =
            written.map { $0 == "terbatas" } ?? kind?.field(value.name)?.isRestricted ?? false
          if isClosed, value.foldedText.count > 8 {
            closed.insert(value.foldedText)
          } else {
            open += "\n" + value.foldedText
          }
        }
      }
    }
    let haystack = Haystack(open)
    return closed.filter { !haystack.contains($0) }.sorted()
  }

  @Test func publicEditionOfTheExampleHoldsNoRestrictedValue() throws {
    let build = try Build.full(.publik)
    let secrets = OpennessTests.exampleSecrets(build.prepared)
    #expect(secrets.count > 50)
    for form in build.documents.flatMap(OpennessTests.forms) {
      #expect(secrets.filter { form.text.contains($0) } == [], "\(form.name)")
    }
  }

  @Test func restrictedEditionOfTheExampleHoldsEveryRestrictedValue() throws {
    let build = try Build.full(.terbatas)
    let formats = build.prepared.formats
    let register = Haystack(OpennessTests.plain(try build.document("register").docbook))
    let missing = OpennessTests.exampleSecrets(build.prepared).filter {
      !register.contains($0) && !register.contains(formats.date($0))
    }
    #expect(missing == [])
  }
}
