internal import Prepare
internal import References
internal import XMLTree

/// A line of a provision as it is printed: its mark and its words.
public struct ProvisionLine: Sendable, Hashable {
  /// Such as "Pasal 6" or "(2)"; empty for a paragraph without number.
  public let mark: String
  public let text: String

  /// Mark and words in one.
  public var whole: String { mark.isEmpty ? text : text.isEmpty ? mark : "\(mark) \(text)" }
}

/// Writes provisions as lines, with the words of their references computed.
struct ProvisionLines {
  let index: InstrumentIndex
  let words: Words
  let references: ReferenceWords
  let formats: Formats

  /// The line of a provision itself.
  func line(_ placed: PlacedProvision) -> ProvisionLine {
    let provision = placed.provision
    let number = index.parts[placed.position].number
    let hasMark = !number.isEmpty && provision.kind.isNumbered
    let texts =
      [provision.title, provision.text].map { words(of: $0, at: placed.position) }
      + provision.rows.map { row in
        row.map { words(of: $0, at: placed.position) }.joined(separator: " | ")
      }
    return ProvisionLine(
      mark: hasMark ? words.text("marka.\(provision.kind.rawValue)", ["n": number]) : "",
      text: texts.filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// The lines of a provision and of everything below it.
  func lines(_ placed: PlacedProvision) -> [ProvisionLine] {
    var result = [line(placed)]
    result += placed.children.flatMap(lines)
    return result
  }

  /// What a reader sees change in a provision: its lines, and how its items belong together.
  func print(_ placed: PlacedProvision) -> [String] {
    let provision = placed.provision
    let items = provision.children.count { $0.kind.isItem }
    let series = items > 1 ? provision.series?.rawValue ?? "" : ""
    return [line(placed).whole.settled, series] + placed.children.flatMap(print)
  }

  /// The words of running text.
  func words(of inlines: [Inline], at position: Int) -> String {
    inlines.map { piece in
      switch piece {
      case .text(let text), .foreign(let text): text
      case .number(let number): formats.spelled(number)
      case .line: ""
      case .reference(let reference): words(of: reference, at: position)
      }
    }.joined()
  }

  private func words(of reference: Reference, at position: Int) -> String {
    // Words of a text that was read stand as they are; a number that moved is for readers to see.
    if let written = reference.words { return written }
    guard let pieces = try? references.pieces(reference, from: position, in: index) else {
      return "\(words.text("isi.tanda")): \(reference.targets.first ?? "")]"
    }
    return pieces.map { piece in
      switch piece {
      case .words(let text), .link(let text, _): text
      }
    }.joined()
  }

  /// A provision as another instrument quotes it: numbers written, references as words.
  func quoted(_ placed: PlacedProvision) -> Provision {
    var result = placed.provision
    result.id = nil
    result.reason = nil
    result.place = .none
    result.line = nil
    let number = index.parts[placed.position].number
    result.number = number.isEmpty ? nil : number
    result.title = plain(result.title, at: placed.position)
    result.text = plain(result.text, at: placed.position)
    result.rows = result.rows.map { row in row.map { plain($0, at: placed.position) } }
    result.children = placed.children.map(quoted)
    return result
  }

  /// Running text whose references have become words.
  func plain(_ inlines: [Inline], at position: Int) -> [Inline] {
    var result: [Inline] = []
    for piece in inlines {
      switch piece {
      case .reference(let reference): result.append(.text(words(of: reference, at: position)))
      case .line: break
      default: result.append(piece)
      }
    }
    return result
  }
}

extension String {
  /// The text without the end that its place in a list gives it.
  fileprivate var settled: String {
    var rest = self[...]
    while let last = rest.last, ";.".contains(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
