/// Changes to a finished page that are known only when other pages are: numbers of pages, words at
/// their foot, links to files of another form.
public enum PageEdits {
  /// The page with its pages numbered from a number on, the first included.
  ///
  /// An annex that continues the pages of its instrument bears a number on its first page too.
  ///
  /// - Parameters:
  ///   - html: the page.
  ///   - first: number of its first page on paper.
  /// - Returns: the page.
  public static func numbered(_ html: [UInt8], from first: Int) -> [UInt8] {
    styled(
      html,
      "@page :first { counter-increment: page \(first); "
        + "@top-center { content: \"- \" counter(page) \" -\"; } }\n")
  }

  /// The page with a further style sheet behind all others.
  ///
  /// - Parameters:
  ///   - html: the page.
  ///   - css: the style sheet.
  /// - Returns: the page; as it is when it has no head.
  public static func styled(_ html: [UInt8], _ css: String) -> [UInt8] {
    guard !css.isEmpty, let end = position(of: Array("</head>".utf8), in: html[...]) else {
      return html
    }
    return html[..<end] + Array("<style>\(css)</style>\n".utf8) + html[end...]
  }

  /// The page with its links to other documents of the build leading to their PDF.
  ///
  /// - Parameters:
  ///   - html: the page.
  ///   - documents: names of the documents, without ending.
  /// - Returns: the page.
  public static func linkedToPDF(_ html: [UInt8], documents: [String]) -> [UInt8] {
    let (lead, ending) = (Array("href=\"".utf8), Array(".html".utf8))
    let names = documents.map { Array($0.utf8) }
    var result: [UInt8] = []
    result.reserveCapacity(html.count)
    var start = html.startIndex
    while let found = position(of: lead, in: html[start...]) {
      let value = found + lead.count
      result += html[start..<value]
      start = value
      let name = names.first { html[value...].starts(with: $0 + ending) }
      guard let name else { continue }
      result += name + Array(".pdf".utf8)
      start = value + name.count + ending.count
    }
    return result + html[start...]
  }

  /// Where some bytes begin in others.
  private static func position(of words: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let first = words.first else { return nil }
    var start = text.startIndex
    while let found = text[start...].firstIndex(of: first) {
      if text[found...].starts(with: words) { return found }
      start = found + 1
    }
    return nil
  }
}
