internal import References

/// A grid of numbers whose cells are the darker the larger they are; every number is written too.
struct HeatMap: Chart {
  struct Row {
    let label: String
    let values: [Int]
  }

  /// What stands over the columns and over the labels of the rows.
  let columnTitle: String
  let rowTitle: String
  let columns: [String]
  let rows: [Row]

  private static let labelWidth = 236
  /// Most height of turned heads.
  private static let headHeight = 236

  func pictures(_ type: Typesetter) -> [Picture] {
    guard !columns.isEmpty, !rows.isEmpty else { return [] }
    let measured = rows.map { row in
      (row, type.lines(row.label, within: HeatMap.labelWidth - 14, limit: 4))
    }
    func height(_ item: (Row, [String])) -> Int {
      max(24, item.1.count * Typesetter.line + 6)
    }
    let step = (Canvas.width - HeatMap.labelWidth) / columns.count
    return Canvas.pages(measured, room: Canvas.height - HeatMap.headHeight - 40, height: height)
      .map { page in
        var canvas = Canvas(type)
        var y = head(step, &canvas)
        let top = y
        for item in page {
          let needed = height(item)
          canvas.lines(
            item.1, x: 0, top: y + (needed - item.1.count * Typesetter.line) / 2)
          draw(item.0, y: y, height: needed, step, &canvas)
          y += needed
          canvas.line(0, y, HeatMap.labelWidth, y, .grid)
        }
        canvas.line(0, top, HeatMap.labelWidth, top, .grid)
        return canvas.picture(height: y + 2)
      }
  }

  private func draw(_ row: Row, y: Int, height: Int, _ step: Int, _ canvas: inout Canvas) {
    for (number, value) in row.values.enumerated() {
      let x = HeatMap.labelWidth + number * step
      let heat = MatrixSpec.step(value)
      canvas.box(x: x, y: y, width: step, height: height, .heat(heat))
      guard value > 0 else { continue }
      let text = Formats.grouped(value)
      // A number that its cell cannot hold stands in the table.
      guard canvas.type.width(text) + 2 <= step else { continue }
      canvas.text(
        text, x: x + step / 2, top: y + (height - Typesetter.line) / 2, anchor: .middle,
        isLight: heat > 3)
    }
  }

  /// The heads of the columns; gives the first unit below them.
  private func head(_ step: Int, _ canvas: inout Canvas) -> Int {
    let title = canvas.type.lines(
      columnTitle, within: Canvas.width - HeatMap.labelWidth, .bold, limit: 2)
    canvas.lines(title, x: HeatMap.labelWidth, top: 0, weight: .bold)
    let top = title.count * Typesetter.line + 6
    let lying = columns.map { canvas.type.lines($0, within: step - 8, limit: 5) }
    // Heads run upwards where they would have to be broken inside a word or into many lines.
    let isTurned = zip(columns, lying).contains { column, lines in
      lines.count > 4
        || column.split(separator: " ").contains { canvas.type.width($0) > step - 8 }
    }
    let most = max((step - 4) / Typesetter.line, 1)
    let heads =
      isTurned
      ? columns.map { canvas.type.lines($0, within: HeatMap.headHeight - 40, limit: most) }
      : lying
    let height =
      isTurned
      ? (heads.joined().map { canvas.type.width($0) }.max() ?? 0) + 8
      : (heads.map(\.count).max() ?? 0) * Typesetter.line + 6
    for (number, lines) in heads.enumerated() {
      let x = HeatMap.labelWidth + number * step
      if isTurned {
        let used = lines.count * Typesetter.line
        canvas.turned(lines, x: x + (step - used) / 2, bottom: top + height - 4)
      } else {
        canvas.lines(
          lines, x: x + step / 2, top: top + height - 4 - lines.count * Typesetter.line,
          anchor: .middle)
      }
    }
    let row = canvas.type.lines(rowTitle, within: HeatMap.labelWidth - 14, .bold, limit: 3)
    let below = top + max(height, row.count * Typesetter.line + 4)
    canvas.lines(row, x: 0, top: below - row.count * Typesetter.line - 4, weight: .bold)
    return below
  }
}
