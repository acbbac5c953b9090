internal import XMLTree

/// A statement of a law: a key, its words and where it stands.
public struct Statement: Sendable {
  public let key: String
  public let name: String
  public let citations: [Citation]
  /// For a content of a document: keys of the outline that fulfil it, where its own key is none.
  public let fulfilledBy: [String]
  /// Role of the unit that acts (code list `peran-unit`), where the law names an actor that a plan
  /// has under a role.
  public let role: String?
  /// Key of the team that acts.
  public let team: String?
  /// How an actor takes part, or how a document is bound to another one.
  public let manner: String?
  /// For a content that is another document: its key.
  public let document: String?
  /// Whether a content that is another document is held as principles and summary only.
  public let isSummary: Bool
  /// For a time that comes back: after how long.
  public let interval: Interval?
  /// Whether the interval is the longest allowed, so that it may come back earlier.
  public let isMinimum: Bool
  /// wajib, harus or dapat, where the statement has a force of its own.
  public let modality: String?

  init(_ element: Element) {
    key = element[attribute: "kunci"] ?? ""
    name = element[attribute: "nama"] ?? element[attribute: "jabatan"] ?? element.ownText
    citations = Statement.citations(element)
    fulfilledBy = (element[attribute: "bagian"] ?? "").split(separator: " ").map(String.init)
    role = element[attribute: "peran"]
    team = element[attribute: "tim"]
    manner = element[attribute: "cara"]
    document = element[attribute: "dokumen"]
    isSummary = element[attribute: "wujud"] == "ringkasan"
    interval = element[attribute: "setiap"].flatMap(Interval.init)
    isMinimum = element[attribute: "aturan"] == "paling-sedikit"
    modality = element[attribute: "sifat"]
  }

  /// The citations of a statement; those whose number was only inferred are not printed.
  static func citations(_ element: Element) -> [Citation] {
    element.elements(named: "dasar").filter { $0[attribute: "status"] != "disimpulkan" }
      .map(Citation.init)
  }

  /// The citations in words, joined; nil when the law is silent.
  public func citation(_ words: Words) -> String? { Statement.citation(citations, words) }

  /// Citations as a legal text joins them: what two of them share is said once, such as
  /// "Pasal 32 ayat (1) dan ayat (2)"; each is named once.
  public static func citation(_ citations: [Citation], _ words: Words) -> String? {
    var seen: Set<Citation> = []
    var texts: [String] = []
    var previous: [String] = []
    for citation in citations.sorted(by: Citation.precedes) where seen.insert(citation).inserted {
      let parts = citation.parts(words)
      let isSibling = parts.count == previous.count && parts.count > 1
      let shared = isSibling && parts.dropLast() == previous.dropLast()
      texts.append(shared ? parts[parts.count - 1] : parts.joined(separator: " "))
      previous = parts
    }
    switch texts.count {
    case 0: return nil
    case 1: return texts[0]
    case 2: return words.text("gabung.dua", ["a": texts[0], "b": texts[1]])
    default:
      let head = texts.dropLast().joined(separator: ", ")
      return words.text("gabung.banyak", ["awal": head, "akhir": texts[texts.count - 1]])
    }
  }
}

extension Element {
  /// Text of the element itself, without that of its child elements, folded.
  var ownText: String {
    children.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
      .foldingSpace()
  }
}
