internal import References

/// Columns of stacked parts: money per year by group. Every part carries the letter of its group, so
/// that nobody has to compare patterns.
struct StackedChart: Chart {
  struct Column {
    let label: String
    let values: [Int128]
    /// The sum, as printed.
    let text: String
  }

  let series: [String]
  let columns: [Column]

  /// Most columns of one picture: their sums must fit over them.
  private static let limit = 8
  private static let height: Int128 = 260

  func pictures(_ type: Typesetter) -> [Picture] {
    let sums = columns.map { $0.values.reduce(0) { $0 + max($1, 0) } }
    guard let largest = sums.max(), largest > 0 else { return [] }
    let pages = (columns.count + StackedChart.limit - 1) / StackedChart.limit
    let size = (columns.count + pages - 1) / pages
    return stride(from: 0, to: columns.count, by: size).map { start in
      picture(Array(columns[start..<min(start + size, columns.count)]), largest, type)
    }
  }

  private func picture(_ columns: [Column], _ largest: Int128, _ type: Typesetter) -> Picture {
    var canvas = Canvas(type)
    let used = series.indices.filter { part in self.columns.contains { $0.values[part] > 0 } }
    let top = canvas.legend(
      used.map { (fill: Fill.series($0), name: "\(Formats.letters($0 + 1)). \(series[$0])") })
    let base = top + 40 + Int(StackedChart.height)
    let step = Canvas.width / max(columns.count, 1)
    let width = min(step * 6 / 10, 110)
    for (number, column) in columns.enumerated() {
      let x = number * step + (step - width) / 2
      let upper = draw(column, x: x, base: base, width: width, largest, &canvas)
      let lines = type.lines(column.text, within: step - 6, .bold, limit: 3)
      canvas.lines(
        lines, x: x + width / 2, top: upper - 4 - lines.count * Typesetter.line, anchor: .middle,
        weight: .bold)
      canvas.text(column.label, x: x + width / 2, top: base + 6, anchor: .middle)
    }
    canvas.line(0, base, Canvas.width, base)
    return canvas.picture(height: base + 26)
  }

  /// Draws a column; gives its upper edge.
  private func draw(
    _ column: Column, x: Int, base: Int, width: Int, _ largest: Int128, _ canvas: inout Canvas
  ) -> Int {
    var sum: Int128 = 0
    var y = base
    for (series, value) in column.values.enumerated() where value > 0 {
      sum += value
      let next = base - Int(sum * StackedChart.height / largest)
      if y - next > 0 {
        canvas.box(x: x, y: next, width: width, height: y - next, .series(series))
      }
      if y - next >= 22 {
        canvas.node(
          [Formats.letters(series + 1)], x: x + width / 2 - 10, y: (y + next) / 2 - 9, width: 20,
          height: 18, weight: .bold)
      }
      y = next
    }
    return y
  }
}
