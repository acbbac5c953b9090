import Diagnostics
import Prose
import References
import TestSupport
import Testing
import XMLTree

/// No word of a file disappears without a finding that says so.
@Suite struct NothingLostTests {
  private static let frames: [(String, String)] = [
    ("", ""), ("**", "**"), ("*", "*"), ("_", "_"), ("`", "`"),
    ("[", "](http://a.id/KATA \"KATA\")"),
    ("![", "](gambar/KATA.png \"KATA\")"), ("<", ">"), ("<!-- ", " -->"), ("<b>", "</b>"),
    ("(", ")"),
    ("{#", "}"), ("{nilai:", "}"), ("\\", "\\"), ("&", ";"), ("[^", "]"), ("~~", "~~"), ("[", "]"),
    ("<http://", ">"), ("``` ", " ```"), ("\"", "\""),
  ]
  private static let openings = [
    "", "", "", "# ", "> ", "- ", "1. ", "3) ", "    ", "  - ", "   1. ", "| ", "[^KATA]: ",
    "[KATA]: ", "```", "~~~ ", "Tabel: ", "<div>", "<!-- ", "--- ", "> > ", "* * ", "\t", "+ ",
  ]
  private static let between = [
    "\n", "\n", "\n\n", "  \n", "\\\n", "\n| --- | --- |\n", "\n---\n", " | ",
  ]

  /// Findings that say that something was left out.
  private static let losses: Set<String> = [
    "NAR023", "NAR026", "NAR029", "NAR031", "NAR032", "NAR033",
  ]

  private func text(_ element: Element) -> String {
    element.attributes.map(\.value).joined(separator: " ")
      + element.children.map {
        switch $0 {
        case .text(let text): text
        case .element(let element): " " + text(element) + " "
        case .instruction: ""
        }
      }.joined()
  }

  @Test(arguments: 0..<60) func everyWordIsKeptOrSaid(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let library = try Shared.library.get()
    for _ in 0..<40 {
      var source = ""
      var words: [String] = []
      func word() -> String {
        words.append("k\(words.count)k")
        return words[words.count - 1]
      }
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let opening = NothingLostTests.openings.randomElement(using: &random) ?? ""
        source += opening.replacing("KATA", with: "x")
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let frame = NothingLostTests.frames.randomElement(using: &random) ?? ("", "")
          source += frame.0 + word() + frame.1.replacing("KATA", with: "y")
          source += Bool.random(using: &random) ? " " : ""
        }
        source += NothingLostTests.between.randomElement(using: &random) ?? "\n"
      }
      let reading = ProseFolder.read(
        markdown: [("narasi/a.md", Array(source.utf8))], library: library)
      let kept = reading.elements.map(text).joined(separator: " ")
      let isSaid = reading.catatan.contains { NothingLostTests.losses.contains($0.id) }
      let lost = words.filter { !kept.contains($0) }
      #expect(lost.isEmpty || isSaid, "\(lost) of:\n\(source)\n\(kept)")
    }
  }
}
