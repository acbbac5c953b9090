/// The words of one of our pages in the order of the text, as a reader of paper gets them: without
/// what only screens show, and with the marks of lists, which CSS writes.
public struct PageText {
  /// Words of the text, and of the footnotes, which pages gather at the end of a chapter.
  public private(set) var words: [String] = []
  public private(set) var notes: [String] = []

  private var open: [(name: String, isHidden: Bool, isNote: Bool)] = []
  /// Lists that are open: how they mark, and how many items they had.
  private var lists: [(numeration: String, form: String, count: Int)] = []

  private static let void: Set<String> = [
    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr",
  ]
  /// Elements inside of a line, which do not part words.
  private static let inline: Set<String> = [
    "span", "a", "em", "strong", "i", "mark", "sup", "ins", "del",
  ]
  private static let hiddenElements: Set<String> = [
    "head", "script", "style", "details", "svg", "title",
  ]
  private static let hiddenClasses: Set<String> = [
    "n-tersembunyi", "n-kembali", "n-jangkar", "n-loncat", "n-pita", "n-kembali-rujukan",
    "n-rujukan-kaki", "loncat", "pita", "terpisah",
  ]

  /// What paper does not show of an annex, whose instrument says it.
  private static let hiddenInAnnex: Set<String> = ["n-instansi", "n-anak-judul"]
  private var isAnnex = false

  /// - Parameter html: a page as our serialiser writes it: every tag closed, but for void elements.
  public init(_ html: String) {
    for piece in html.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
      .dropFirst()
    {
      guard let end = piece.firstIndex(of: UInt8(ascii: ">")) else { continue }
      let tag = String(decoding: piece[..<end], as: UTF8.self)
      if tag.hasPrefix("/") {
        close()
      } else if !tag.hasPrefix("!") {
        start(tag)
      }
      add(String(decoding: piece[piece.index(after: end)...], as: UTF8.self))
    }
  }

  private mutating func start(_ tag: String) {
    let name = String(tag.prefix { $0 != " " && $0 != "/" })
    guard !PageText.void.contains(name) else { return }
    let classes = PageText.attribute("class", in: tag).split(separator: " ").map(String.init)
    let isHidden =
      open.last?.isHidden == true || PageText.hiddenElements.contains(name)
      || classes.contains(where: PageText.hiddenClasses.contains)
      || (isAnnex && classes.contains(where: PageText.hiddenInAnnex.contains))
    if name == "body" { isAnnex = classes.contains("sebagai-lampiran") }
    let isNote = open.last?.isNote == true || classes.contains("n-catatan-kaki")
    open.append((name, isHidden, isNote))
    // A note to the draft is a block of its own.
    if !PageText.inline.contains(name) || classes.contains("n-catatan-rancangan") {
      isParted = true
    }
    if name == "ol" || name == "ul" {
      let isPlain = classes.contains("rincian") || open.contains { $0.name == "nav" }
      lists.append(
        (
          name == "ul" ? "•" : isPlain || isNote ? "" : classes.first ?? "arabic",
          classes.dropFirst().first ?? "titik", 0
        ))
    }
    if name == "li", !isHidden, var list = lists.popLast() {
      list.count += 1
      lists.append(list)
      let mark = PageText.mark(list.numeration, list.form, list.count)
      if !mark.isEmpty { add(mark + " ") }
    }
  }

  private mutating func close() {
    guard let element = open.popLast() else { return }
    if element.name == "ol" || element.name == "ul" { lists.removeLast() }
    if !PageText.inline.contains(element.name) { isParted = true }
  }

  private var isParted = true

  private mutating func add(_ text: String) {
    guard let element = open.last, !element.isHidden else { return }
    let text = PageText.decoded(text)
    let pieces = text.split(whereSeparator: PageText.isBlank).map(String.init)
    let isJoined = !isParted && text.first.map(PageText.isBlank) == false
    for (index, piece) in pieces.enumerated() {
      if index == 0, isJoined {
        if element.isNote, let last = notes.popLast() { notes.append(last + piece); continue }
        if !element.isNote, let last = words.popLast() { words.append(last + piece); continue }
      }
      if element.isNote { notes.append(piece) } else { words.append(piece) }
    }
    if let last = text.last { isParted = PageText.isBlank(last) }
  }

  /// Blanks that part words; the no-break space does not.
  public static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\n" || character == "\t" || character == "\r"
  }

  private static func attribute(_ name: String, in tag: String) -> String {
    guard let range = tag.firstRange(of: " \(name)=\"") else { return "" }
    return String(tag[range.upperBound...].prefix { $0 != "\"" })
  }

  private static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// The mark of an item as the counter styles of naskah.css write it.
  public static func mark(_ numeration: String, _ form: String, _ count: Int) -> String {
    let number: String
    switch numeration {
    case "": return ""
    case "•": return "•"
    case "loweralpha": number = letters(count)
    case "upperalpha": number = letters(count).uppercased()
    case "lowerroman": number = roman(count)
    case "upperroman": number = roman(count).uppercased()
    default: number = String(count)
    }
    switch form {
    case "kurung": return "\(number))"
    case "kurung-ganda": return "(\(number))"
    default: return "\(number)."
    }
  }

  private static func letters(_ count: Int) -> String {
    let digit = Character(UnicodeScalar(UInt8(97 + (count - 1) % 26)))
    return count > 26 ? letters((count - 1) / 26) + String(digit) : String(digit)
  }

  private static func roman(_ count: Int) -> String {
    var rest = count
    var result = ""
    for (value, letters) in [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
      (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ] {
      while rest >= value {
        result += letters
        rest -= value
      }
    }
    return result
  }
}
