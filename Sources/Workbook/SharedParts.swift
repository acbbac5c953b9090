internal import XMLTree

/// Reads the shared texts of a workbook.
final class SharedStringReader: XMLEventHandler {
  private(set) var strings: [String] = []
  private(set) var failure: WorkbookFailure?
  private var text = CellText()
  private var depth = 0
  /// Depth of an element whose content does not count (phonetic runs); 0 when there is none.
  private var skipped = 0
  private var inText = false

  func start(_ element: borrowing XMLStart) throws(XMLStop) {
    depth += 1
    guard skipped == 0 else { return }
    if depth == 2, element.isNamed("si") {
      text.reset()
    } else if depth > 2, element.isNamed("t") {
      text.begin(preserving: element.value("space", in: OOXML.xml) == "preserve")
      inText = true
    } else if depth > 2, element.isNamed("rPh") {
      skipped = depth
    }
  }

  func end(at offset: Int) throws(XMLStop) {
    inText = false
    if skipped == depth { skipped = 0 }
    if depth == 2 {
      guard strings.count < WorkbookExtent.texts.limit else {
        failure = .tooLarge(.texts)
        throw XMLStop()
      }
      strings.append(text.string())
    }
    depth -= 1
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
    if inText { text.append(bytes) }
  }
}

/// Reads what the styles of a workbook make of numbers.
final class StyleReader: PathHandler {
  private var codes: [Int: CellFormat] = [:]
  private var numbers: [Int] = []
  private var section = Section.other

  private enum Section { case formats, cells, other }

  /// The format of each style of cells, in the order of their numbers.
  var formats: [CellFormat] { numbers.map { codes[$0] ?? CellFormat(builtIn: $0) } }

  override func element(_ element: borrowing XMLStart, depth: Int) throws(XMLStop) {
    switch depth {
    case 2:
      section =
        element.isNamed("numFmts") ? .formats : element.isNamed("cellXfs") ? .cells : .other
    case 3 where section == .formats && element.isNamed("numFmt"):
      guard let id = element.value("numFmtId").flatMap({ Int($0) }),
        let code = element.value("formatCode")
      else { return }
      codes[id] = CellFormat(code: code)
    case 3 where section == .cells && element.isNamed("xf"):
      numbers.append(element.value("numFmtId").flatMap { Int($0) } ?? 0)
    default: break
    }
  }
}
