internal import XMLTree

/// The part of styles: one format of cells per ``CellStyle``, and the same again for texts that look
/// like formulas.
enum DraftStyles {
  /// Index of the format of a cell; of a text that begins as a formula would, one with `quotePrefix`,
  /// which keeps programs from making it a formula when the cell is edited.
  static func index(_ style: CellStyle, looksLikeFormula: Bool = false) -> Int {
    1 + style.rawValue + (looksLikeFormula ? CellStyle.allCases.count : 0)
  }

  /// Custom number formats by their ids; programs show the thousands as their language does, and
  /// the rupiah of locale 421 (Indonesian) with points.
  private static let formats = [
    (164, "[$Rp-421]\\ #,##0"), (165, "dd/mm/yyyy"),
  ]

  private static let fonts: [[(String, String)]] = [
    [("sz", "11")], [("b", ""), ("sz", "14")], [("b", ""), ("sz", "11"), ("color", "FFFFFFFF")],
    [("i", ""), ("sz", "9"), ("color", "FF595959")],
    [("u", ""), ("sz", "11"), ("color", "FF0563C1")],
    [("i", ""), ("sz", "11"), ("color", "FF7F7F7F")],
  ]

  /// Colours of fills after the two that every workbook begins with.
  private static let fills = ["FF1F4E79", "FF833C0B", "FFF2F2F2", "FFD9D9D9", "FFFFC7CE"]

  private struct Look {
    var font = 0
    var fill = 0
    var hasBorder = true
    var format = 0
    var isWrapped = false
    var isCentred = false
  }

  private static func look(_ style: CellStyle) -> Look {
    switch style {
    case .text: Look(format: 49)
    case .title: Look(font: 1, hasBorder: false)
    case .head: Look(font: 2, fill: 2, isWrapped: true, isCentred: true)
    case .requiredHead: Look(font: 2, fill: 3, isWrapped: true, isCentred: true)
    case .hint: Look(font: 3, fill: 4, isWrapped: true)
    case .numberRow: Look(font: 3, fill: 5, isCentred: true)
    case .wrapped: Look(format: 49, isWrapped: true)
    case .number: Look()
    case .rupiah: Look(format: 164)
    case .percent: Look(format: 10)
    case .date: Look(format: 165)
    case .link: Look(font: 4, isWrapped: true)
    case .example: Look(font: 5, fill: 4, isWrapped: true)
    case .locked: Look(fill: 5, format: 49, isWrapped: true)
    case .faulty: Look(fill: 6, isWrapped: true)
    }
  }

  /// How many characters of a wrapped look fit in a column, as a multiple of the column's width, and
  /// the height of its lines in points; nil for a look that is not wrapped.
  static func wrapping(_ style: CellStyle) -> (fit: Double, line: Double)? {
    let look = look(style)
    guard look.isWrapped else { return nil }
    // Bold letters are wider, those of 9 points smaller.
    return look.font == 2 ? (0.9, 15) : look.font == 3 ? (1.2, 12.75) : (1, 15)
  }

  /// The part.
  static func part() -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 13)
    xml.start("styleSheet", [("xmlns", OOXML.main.description)])
    list("numFmts", formats.count, &xml) {
      for (id, code) in formats {
        $0.element("numFmt", [("numFmtId", String(id)), ("formatCode", code)])
      }
    }
    writeFonts(&xml)
    writeFills(&xml)
    writeBorders(&xml)
    list("cellStyleXfs", 1, &xml) {
      $0.element("xf", [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")])
    }
    list("cellXfs", 1 + CellStyle.allCases.count * 2, &xml) {
      $0.element(
        "xf",
        [("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0"), ("xfId", "0")])
      for isQuoted in [false, true] {
        for style in CellStyle.allCases { write(style, isQuoted: isQuoted, &$0) }
      }
    }
    list("cellStyles", 1, &xml) {
      $0.element("cellStyle", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
    }
    xml.end()
    return xml.finish()
  }

  private static func list(
    _ name: String, _ count: Int, _ xml: inout XMLWriter, _ body: (inout XMLWriter) -> Void
  ) {
    xml.start(name, [("count", String(count))])
    body(&xml)
    xml.end()
  }

  private static func write(_ style: CellStyle, isQuoted: Bool, _ xml: inout XMLWriter) {
    let look = look(style)
    xml.start(
      "xf",
      [
        ("numFmtId", String(look.format)), ("fontId", String(look.font)),
        ("fillId", String(look.fill)), ("borderId", look.hasBorder ? "1" : "0"), ("xfId", "0"),
        ("quotePrefix", isQuoted ? "1" : nil), ("applyNumberFormat", "1"), ("applyFont", "1"),
        ("applyFill", "1"), ("applyBorder", "1"), ("applyAlignment", "1"),
        ("applyProtection", "1"),
      ])
    xml.element(
      "alignment",
      [
        ("horizontal", look.isCentred ? "center" : nil),
        ("vertical", look.isCentred ? "center" : "top"), ("wrapText", look.isWrapped ? "1" : nil),
      ])
    xml.element("protection", [("locked", style == .locked ? "1" : "0")])
    xml.end()
  }

  private static func writeFonts(_ xml: inout XMLWriter) {
    list("fonts", fonts.count, &xml) {
      for font in fonts {
        $0.start("font")
        for (name, value) in font {
          let key = name == "color" ? "rgb" : "val"
          $0.element(name, value.isEmpty ? [] : [(key, value)])
        }
        $0.element("name", [("val", "Calibri")])
        $0.element("family", [("val", "2")])
        $0.end()
      }
    }
  }

  private static func writeFills(_ xml: inout XMLWriter) {
    list("fills", fills.count + 2, &xml) {
      for pattern in ["none", "gray125"] {
        $0.start("fill")
        $0.element("patternFill", [("patternType", pattern)])
        $0.end()
      }
      for colour in fills {
        $0.start("fill")
        $0.start("patternFill", [("patternType", "solid")])
        $0.element("fgColor", [("rgb", colour)])
        $0.element("bgColor", [("indexed", "64")])
        $0.end()
        $0.end()
      }
    }
  }

  private static func writeBorders(_ xml: inout XMLWriter) {
    let sides = ["left", "right", "top", "bottom", "diagonal"]
    list("borders", 2, &xml) {
      $0.start("border")
      for side in sides { $0.element(side) }
      $0.end()
      $0.start("border")
      for side in sides where side != "diagonal" {
        $0.start(side, [("style", "thin")])
        $0.element("color", [("rgb", "FFBFBFBF")])
        $0.end()
      }
      $0.element("diagonal")
      $0.end()
    }
  }
}
