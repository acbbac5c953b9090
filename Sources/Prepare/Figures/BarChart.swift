internal import References

/// Bars that lie, each with its value written behind it: one for every series of a row.
struct BarChart: Chart {
  struct Row {
    let label: String
    let values: [Int128]
    let texts: [String]
  }

  /// Names of the series; a single one needs no legend.
  let series: [String]
  let rows: [Row]
  /// Whether rows stand close together, for a page that holds much else.
  var isDense = false

  private static let labelWidth = 232
  private var barHeight: Int { isDense ? 16 : 18 }

  func pictures(_ type: Typesetter) -> [Picture] {
    let widest = rows.flatMap(\.texts).map { type.width($0) }.max() ?? 0
    let room = max(Canvas.width - BarChart.labelWidth - widest - 16, 60)
    let largest = max(rows.flatMap(\.values).max() ?? 0, 1)
    let measured = rows.map { row in
      (row, type.lines(row.label, within: BarChart.labelWidth - 14, limit: 5))
    }
    func height(_ item: (Row, [String])) -> Int {
      max(item.0.values.count * barHeight, item.1.count * Typesetter.line) + (isDense ? 4 : 10)
    }
    return Canvas.pages(measured, room: Canvas.height - 80, height: height).map { page in
      var canvas = Canvas(type)
      let entries = series.enumerated().map { (fill: Fill.series($0.offset), name: $0.element) }
      let top = canvas.legend(series.count > 1 ? entries : [])
      var y = top
      for item in page {
        canvas.lines(item.1, x: 0, top: y)
        draw(item.0, y: y, room: room, largest: largest, &canvas)
        y += height(item)
      }
      canvas.line(BarChart.labelWidth, top, BarChart.labelWidth, y - 6)
      return canvas.picture(height: y)
    }
  }

  private func draw(_ row: Row, y: Int, room: Int, largest: Int128, _ canvas: inout Canvas) {
    for (number, value) in row.values.enumerated() {
      let length = Int(max(value, 0) * Int128(room) / largest)
      let top = y + number * barHeight
      if value > 0 {
        canvas.box(
          x: BarChart.labelWidth, y: top, width: length, height: barHeight - 3,
          .series(number))
      }
      canvas.text(row.texts[number], x: BarChart.labelWidth + length + 7, top: top)
    }
  }
}

/// Bars that lie, made of parts with their values inside: gaps by priority.
struct PartChart: Chart {
  struct Row {
    let label: String
    let values: [Int]
  }

  let series: [String]
  let rows: [Row]
  /// Whether rows stand close together.
  var isDense = false

  private static let labelWidth = 232
  private var barHeight: Int { isDense ? 20 : 26 }

  func pictures(_ type: Typesetter) -> [Picture] {
    let largest = rows.map { $0.values.reduce(0, +) }.max() ?? 0
    guard largest > 0 else { return [] }
    let measured = rows.map { row in
      (row, type.lines(row.label, within: PartChart.labelWidth - 14, limit: 5))
    }
    func height(_ item: (Row, [String])) -> Int {
      max(barHeight, item.1.count * Typesetter.line) + (isDense ? 4 : 12)
    }
    return Canvas.pages(measured, room: Canvas.height - 80, height: height).map { page in
      var canvas = Canvas(type)
      let top = canvas.legend(
        series.enumerated().map { (fill: Fill.series($0.offset), name: $0.element) })
      var y = top
      for item in page {
        canvas.lines(item.1, x: 0, top: y + (item.1.count == 1 ? (barHeight - 16) / 2 : 0))
        draw(item.0, y: y, largest: largest, &canvas)
        y += height(item)
      }
      canvas.line(PartChart.labelWidth, top, PartChart.labelWidth, y - 6)
      return canvas.picture(height: y)
    }
  }

  private func draw(_ row: Row, y: Int, largest: Int, _ canvas: inout Canvas) {
    let sum = row.values.reduce(0, +)
    let total = Formats.grouped(sum)
    let room = Canvas.width - PartChart.labelWidth - 70
    var before = 0
    var x = PartChart.labelWidth
    for (number, value) in row.values.enumerated() where value > 0 {
      before += value
      let next = PartChart.labelWidth + before * room / largest
      canvas.box(x: x, y: y, width: next - x, height: barHeight, .series(number))
      let text = Formats.grouped(value)
      let width = canvas.type.width(text, .bold) + 6
      if width + 4 <= next - x {
        let left = x + (next - x - width) / 2
        canvas.node(
          [text], x: left, y: y + (barHeight - 18) / 2, width: width, height: 18, weight: .bold)
      }
      x = next
    }
    canvas.text(total, x: x + 7, top: y + (barHeight - 16) / 2, weight: .bold)
  }
}
