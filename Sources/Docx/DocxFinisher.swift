internal import TextDocument
internal import XMLTree

/// Writes into a finished tree what a template cannot compute: numbers and names of bookmarks,
/// relationships, numbers of drawings; and joins sections that would have no page between them.
struct DocxFinisher {
  private(set) var names = BookmarkNames()
  var package = PackageNames()
  /// Pictures in the order of their first use, and their places by their source.
  var pictures: [DocxPicture] = []
  var picturePlaces: [String: Int] = [:]
  /// The id that paragraphs and rows without one are counted under.
  private var anchor = "awal"
  private var counts: [String: Int] = [:]
  private var bookmarks = 0
  var drawings = 0

  init() {
    for part in ["styles", "settings", "footnotes", "fontTable"] {
      _ = package.id(PackageLink.office(part), "\(part).xml")
    }
  }

  /// Finishes the text of a document.
  mutating func finish(_ tree: borrowing XMLTree) {
    tree.visit { finish($0) }
    if let body = tree.root?.elements.first?.elements.first?.first("body") { finishSections(body) }
  }

  private mutating func finish(_ node: XMLNode) {
    if node.isNamed("bookmarkStart") {
      bookmarks += 1
      node["id"] = String(bookmarks)
      node["name"] = names.name(for: place(node["name"] ?? ""))
    } else if node.isNamed("bookmarkEnd") {
      node["id"] = String(bookmarks)
    } else if node.isNamed("hyperlink") {
      finishLink(node)
    } else if node.isNamed("instrText") {
      finishField(node)
    } else if node.isNamed("inline") {
      finishPicture(node)
    } else if node.isNamed("headerReference") || node.isNamed("footerReference") {
      let part = String((node["id"] ?? "").dropFirst("word/".count))
      let type = node.isNamed("headerReference") ? "header" : "footer"
      node["id"] = package.id(PackageLink.office(type), part)
    }
  }

  /// What a bookmark stands for: the id itself, or `.p` and `.b` with their number under the id that
  /// was met last.
  private mutating func place(_ name: String) -> String {
    guard name.hasPrefix(".") else {
      anchor = name
      return name
    }
    let key = anchor + name
    let count = counts[key, default: 0] + 1
    counts[key] = count
    return key + String(count)
  }

  private mutating func finishLink(_ node: XMLNode) {
    guard let target = node["id"] else {
      if let id = node["anchor"] { node["anchor"] = names.name(for: id) }
      return
    }
    // A bookmark of another document has the name that it gets there.
    if let id = node["anchor"] { node["anchor"] = BookmarkNames.name(for: id) }
    let address = DocxFinisher.address(target)
    node["id"] = package.id(PackageLink.office("hyperlink"), address, isExternal: true)
  }

  /// An address of only what an address may hold (RFC 3986): Word calls a file damaged that has
  /// another one.
  static func address(_ text: String) -> String {
    let plain = Set("-._~:/?@!$&'()*+,;=%".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    var hasMark = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.append(byte)
      case UInt8(ascii: "#") where !hasMark:
        hasMark = true
        result.append(byte)
      case _ where plain.contains(byte): result.append(byte)
      default:
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `PAGEREF` names the bookmark of a heading.
  private mutating func finishField(_ node: XMLNode) {
    let words = node.text.split(separator: " ").map(String.init)
    guard words.count > 1, words[0] == "PAGEREF" else { return }
    node.text = " PAGEREF \(names.name(for: words[1])) \(words[2...].joined(separator: " ")) "
  }

  // MARK: Sections

  /// The section that a paragraph ends.
  private func section(_ node: XMLNode) -> XMLNode? {
    node.isNamed("p") ? node.first("pPr")?.first("sectPr") : nil
  }

  /// Two ends of sections side by side have no page between them: what stands before the first and
  /// behind the second lies on paper of the same kind.
  private func finishSections(_ body: XMLNode) {
    var sections: [XMLNode] = []
    var open: XMLNode?
    for node in body.elements {
      if let section = section(node) {
        if let before = open {
          before.remove()
          node.remove()
          sections.removeLast()
          open = nil
        } else {
          sections.append(section)
          open = node
        }
      } else if node.isNamed("sectPr"), let before = open, let last = sections.popLast() {
        // The last section of all has no text: the one before it is the last.
        node.replace(by: last)
        before.remove()
        sections.append(last)
      } else if node.isNamed("sectPr") {
        sections.append(node)
      } else {
        open = nil
      }
    }
    for section in sections.dropFirst() {
      section.first("titlePg")?.remove()
      section.first("pgNumType")?.remove()
    }
  }
}
