internal import XMLTree

/// The geometry of a figure: Prepare computes it in whole units of the picture, templates draw it.
protocol Chart {
  var id: String { get }
  var title: String { get }
  var alternative: String { get }
  /// Writes the shapes and gives the size of the picture.
  func draw(_ shapes: inout [Shape]) -> (width: Int, height: Int)
}

/// A shape of a figure.
enum Shape {
  case bar(x: Int, y: Int, width: Int, height: Int, series: Int)
  /// A text at its baseline; `anchor` is `awal`, `tengah` or `akhir`.
  case text(x: Int, y: Int, anchor: String, text: String)
  case line(x1: Int, y1: Int, x2: Int, y2: Int)
}

extension SiapWriter {
  mutating func write(_ chart: some Chart) {
    var shapes: [Shape] = []
    let size = chart.draw(&shapes)
    guard size.height > 0 else { return }
    xml.start(
      "gambar", [("id", chart.id), ("judul", chart.title), ("alternatif", chart.alternative)])
    xml.start("grafik", [("lebar", String(size.width)), ("tinggi", String(size.height))])
    for shape in shapes { write(shape) }
    xml.end()
    xml.end()
  }

  private mutating func write(_ shape: Shape) {
    switch shape {
    case .bar(let x, let y, let width, let height, let series):
      xml.element(
        "batang",
        [
          ("x", String(x)), ("y", String(y)), ("lebar", String(width)), ("tinggi", String(height)),
          ("seri", String(series)),
        ])
    case .text(let x, let y, let anchor, let text):
      xml.element("teks", [("x", String(x)), ("y", String(y)), ("jangkar", anchor)], text: text)
    case .line(let x1, let y1, let x2, let y2):
      xml.element(
        "garis",
        [("x1", String(x1)), ("y1", String(y1)), ("x2", String(x2)), ("y2", String(y2))])
    }
  }
}

/// Measures of all figures, in units of the picture; a text of 13 units is 9 pt in print.
private enum Measure {
  static let width = 720
  static let text = 13
  /// Widest character in units: labels are wrapped by it, so that none leaves its place.
  static let character = 8
  static let line = 16

  /// Lines of at most `width` units, broken at blanks, long words cut.
  static func wrap(_ text: String, width: Int) -> [String] {
    let limit = max(width / character, 4)
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ").map(String.init) {
      var word = word
      while word.count > limit {
        if !current.isEmpty { lines.append(current) }
        current = ""
        lines.append(String(word.prefix(limit - 1)) + "-")
        word = String(word.dropFirst(limit - 1))
      }
      if current.isEmpty {
        current = word
      } else if current.count + 1 + word.count <= limit {
        current += " " + word
      } else {
        lines.append(current)
        current = word
      }
    }
    if !current.isEmpty { lines.append(current) }
    return lines
  }

  /// The legend: a swatch and a name for each series, in as many lines as it needs.
  static func legend(_ names: [String], at top: Int, _ shapes: inout [Shape]) -> Int {
    var x = 0
    var y = top
    for (series, name) in names.enumerated() {
      let needed = 44 + name.count * character
      if x > 0, x + needed > width {
        x = 0
        y += line + 6
      }
      shapes.append(.bar(x: x, y: y, width: 14, height: 14, series: series))
      shapes.append(.text(x: x + 20, y: y + 12, anchor: "awal", text: name))
      x += needed
    }
    return names.isEmpty ? top : y + line + 10
  }
}

/// Bars side by side for each label: kondisi saat ini against dituju.
struct BarChart: Chart {
  struct Bar {
    let label: String
    let values: [Int]
    let texts: [String]
  }

  let id: String
  let title: String
  let alternative: String
  let series: [String]
  let bars: [Bar]

  func draw(_ shapes: inout [Shape]) -> (width: Int, height: Int) {
    let labelWidth = 210
    let room = Measure.width - labelWidth - 70
    let largest = max(bars.flatMap(\.values).max() ?? 0, 1)
    var y = Measure.legend(series, at: 0, &shapes)
    let top = y
    for bar in bars {
      let lines = Measure.wrap(bar.label, width: labelWidth - 10)
      let height = max(bar.values.count * 18, lines.count * Measure.line)
      for (number, line) in lines.enumerated() {
        shapes.append(
          .text(x: 0, y: y + 13 + number * Measure.line, anchor: "awal", text: line))
      }
      for (number, value) in bar.values.enumerated() {
        let length = value * room / largest
        let start = y + number * 18
        shapes.append(
          .bar(x: labelWidth, y: start, width: max(length, 1), height: 15, series: number))
        shapes.append(
          .text(
            x: labelWidth + length + 6, y: start + 12, anchor: "awal", text: bar.texts[number]))
      }
      y += height + 10
    }
    shapes.append(.line(x1: labelWidth, y1: top, x2: labelWidth, y2: y))
    return (Measure.width, bars.isEmpty ? 0 : y)
  }
}

/// Columns of stacked parts: money per year by group.
struct StackedChart: Chart {
  struct Column {
    let label: String
    let values: [Int128]
    let text: String
  }

  let id: String
  let title: String
  let alternative: String
  let series: [String]
  let columns: [Column]

  func draw(_ shapes: inout [Shape]) -> (width: Int, height: Int) {
    let sums = columns.map { $0.values.reduce(0) { $0 + max($1, 0) } }
    guard let largest = sums.max(), largest > 0 else { return (0, 0) }
    let top = Measure.legend(series, at: 0, &shapes) + 20
    let height: Int128 = 240
    let base = top + Int(height)
    let step = Measure.width / columns.count
    let width = min(step * 6 / 10, 110)
    for (number, column) in columns.enumerated() {
      let x = number * step + (step - width) / 2
      var sum: Int128 = 0
      var y = base
      for (series, value) in column.values.enumerated() where value > 0 {
        sum += value
        let next = base - Int(sum * height / largest)
        if y - next > 0 {
          shapes.append(.bar(x: x, y: next, width: width, height: y - next, series: series))
        }
        y = next
      }
      shapes.append(.text(x: x + width / 2, y: y - 6, anchor: "tengah", text: column.text))
      shapes.append(.text(x: x + width / 2, y: base + 18, anchor: "tengah", text: column.label))
    }
    shapes.append(.line(x1: 0, y1: base, x2: Measure.width, y2: base))
    return (Measure.width, base + 26)
  }
}

/// A grid of numbers by row and year: how much happens when.
struct GridChart: Chart {
  struct Row {
    let label: String
    let values: [Int]
  }

  let id: String
  let title: String
  let alternative: String
  let columns: [String]
  let rows: [Row]

  func draw(_ shapes: inout [Shape]) -> (width: Int, height: Int) {
    guard !columns.isEmpty, !rows.isEmpty else { return (0, 0) }
    let labelWidth = 230
    let step = (Measure.width - labelWidth) / columns.count
    for (number, column) in columns.enumerated() {
      shapes.append(
        .text(x: labelWidth + number * step + step / 2, y: 14, anchor: "tengah", text: column))
    }
    let largest = max(rows.flatMap(\.values).max() ?? 0, 1)
    var y = 24
    for row in rows {
      let lines = Measure.wrap(row.label, width: labelWidth - 10)
      let height = max(30, lines.count * Measure.line + 6)
      for (number, line) in lines.enumerated() {
        shapes.append(.text(x: 0, y: y + 18 + number * Measure.line, anchor: "awal", text: line))
      }
      for (number, value) in row.values.enumerated() where value > 0 {
        let width = max((step - 8) * value / largest, 26)
        let x = labelWidth + number * step + (step - width) / 2
        shapes.append(.bar(x: x, y: y + 4, width: width, height: 20, series: 1))
        shapes.append(.text(x: x + width / 2, y: y + 19, anchor: "tengah", text: String(value)))
      }
      shapes.append(.line(x1: 0, y1: y + height, x2: Measure.width, y2: y + height))
      y += height
    }
    return (Measure.width, y + 4)
  }
}
