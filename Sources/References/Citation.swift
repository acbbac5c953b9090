internal import XMLTree

/// A citation of an article: Pasal, ayat, huruf, angka.
public struct Citation: Sendable, Hashable {
  /// Short name of the regulation; nil for the profile's own.
  public var regulation: String?
  public var article: String?
  public var paragraph: String?
  public var letter: String?
  public var number: String?

  init(_ element: Element) {
    regulation = element[attribute: "peraturan"]
    article = element[attribute: "pasal"]
    paragraph = element[attribute: "ayat"]
    letter = element[attribute: "huruf"]
    number = element[attribute: "angka"]
  }

  /// The citation in words, such as "Pasal 4 ayat (3) huruf a"; the words are legal terms of the
  /// locale file.
  public func text(_ words: Words) -> String { parts(words).joined(separator: " ") }

  /// Order of the text: by article, ayat, huruf, angka; the own regulation first.
  static func precedes(_ left: Citation, _ right: Citation) -> Bool {
    func rank(_ citation: Citation) -> (String, Int, Int, String, Int) {
      (
        citation.regulation ?? "", Int(citation.article ?? "") ?? 0,
        Int(citation.paragraph ?? "") ?? 0, citation.letter ?? "", Int(citation.number ?? "") ?? 0
      )
    }
    return rank(left) < rank(right)
  }

  /// The words of each level, from the regulation down.
  func parts(_ words: Words) -> [String] {
    [
      regulation, article.map { words.text("rujuk.pasal", ["n": $0]) },
      paragraph.map { words.text("rujuk.ayat", ["n": $0]) },
      letter.map { words.text("rujuk.huruf", ["n": $0]) },
      number.map { words.text("rujuk.angka", ["n": $0]) },
    ].compactMap { $0 }
  }
}
