internal import References

/// How an area is filled; the template gives each its colour and pattern, so that areas can be told
/// apart in black and white too.
enum Fill {
  /// A series of a chart, counted from 0; after the eighth they begin anew.
  case series(Int)
  /// Step of a heat scale, 0 for nothing.
  case heat(Int)
  case head, band, paper

  var name: String {
    switch self {
    case .series(let number): "seri-\(number % 8)"
    case .heat(let step): "panas-\(min(max(step, 0), 4))"
    case .head: "kepala"
    case .band: "pita"
    case .paper: "kertas"
    }
  }
}

/// How a line is drawn.
enum Stroke: String {
  case axis = "sumbu"
  case grid = "kisi"
  case arrow = "panah"
}

/// A shape of a figure, in whole units of the picture; the origin lies one unit inside its top left
/// corner.
enum Shape {
  case box(x: Int, y: Int, width: Int, height: Int, fill: Fill)
  case text(Label)
  case line(x1: Int, y1: Int, x2: Int, y2: Int, stroke: Stroke)
}

/// A text of one line at its baseline.
struct Label {
  /// Which part of the text stands at its place.
  enum Anchor: String {
    case start = "awal"
    case middle = "tengah"
    case end = "akhir"
  }

  let x: Int
  let y: Int
  let text: String
  var anchor: Anchor = .start
  var weight: FontMetrics.Weight = .regular
  /// Whether it stands on a dark area.
  var isLight = false
  /// Whether it runs upwards.
  var isTurned = false
  /// Width that it must be drawn in, for letters whose width nobody knows.
  var length: Int?
}

/// One drawing of a figure.
struct Picture {
  let width: Int
  let height: Int
  let shapes: [Shape]
}

/// Collects the shapes of a picture.
struct Canvas {
  /// Width of all pictures.
  static let width = 720
  /// Most height of a picture: what a page of F4 holds beside its caption.
  static let height = 940

  let type: Typesetter
  private(set) var shapes: [Shape] = []

  init(_ type: Typesetter) { self.type = type }

  mutating func box(x: Int, y: Int, width: Int, height: Int, _ fill: Fill) {
    shapes.append(.box(x: x, y: y, width: max(width, 1), height: max(height, 1), fill: fill))
  }

  mutating func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ stroke: Stroke = .axis) {
    shapes.append(.line(x1: x1, y1: y1, x2: x2, y2: y2, stroke: stroke))
  }

  /// A text of one line whose upper edge is at `top`.
  mutating func text(
    _ text: String, x: Int, top: Int, anchor: Label.Anchor = .start,
    weight: FontMetrics.Weight = .regular, isLight: Bool = false
  ) {
    var label = Label(
      x: x, y: top + 12, text: text, anchor: anchor, weight: weight, isLight: isLight)
    if !type.metrics.knows(text, weight) { label.length = type.width(text, weight) }
    shapes.append(.text(label))
  }

  /// A text that runs upwards; its lines stand side by side from `x` on.
  mutating func turned(_ lines: [String], x: Int, bottom: Int) {
    for (number, line) in lines.enumerated() {
      var label = Label(
        x: x + 12 + number * Typesetter.line, y: bottom, text: line, isTurned: true)
      if !type.metrics.knows(line, .regular) { label.length = type.width(line) }
      shapes.append(.text(label))
    }
  }

  /// Lines one under the other from `top` on.
  mutating func lines(
    _ lines: [String], x: Int, top: Int, anchor: Label.Anchor = .start,
    weight: FontMetrics.Weight = .regular, isLight: Bool = false
  ) {
    for (number, line) in lines.enumerated() {
      text(
        line, x: x, top: top + number * Typesetter.line, anchor: anchor, weight: weight,
        isLight: isLight)
    }
  }

  /// A box with its text in the middle.
  mutating func node(
    _ lines: [String], x: Int, y: Int, width: Int, height: Int, _ fill: Fill = .paper,
    weight: FontMetrics.Weight = .regular
  ) {
    box(x: x, y: y, width: width, height: height, fill)
    let top = y + (height - lines.count * Typesetter.line) / 2
    var isLight = false
    if case .head = fill { isLight = true }
    self.lines(
      lines, x: x + width / 2, top: top, anchor: .middle, weight: weight, isLight: isLight)
  }

  /// The legend: a swatch and a name for each series, in as many lines as they need.
  ///
  /// - Returns: the first free unit below it.
  mutating func legend(_ entries: [(fill: Fill, name: String)], top: Int = 0) -> Int {
    var x = 0
    var y = top
    var tallest = 1
    for entry in entries {
      let lines = type.lines(entry.name, within: Canvas.width - 24, limit: 3)
      let needed = 24 + (lines.map { type.width($0) }.max() ?? 0)
      if x > 0, x + needed > Canvas.width {
        y += tallest * Typesetter.line + 6
        (x, tallest) = (0, 1)
      }
      box(x: x, y: y + 1, width: 14, height: 14, entry.fill)
      self.lines(lines, x: x + 20, top: y)
      tallest = max(tallest, lines.count)
      x += needed + 20
    }
    return entries.isEmpty ? top : y + tallest * Typesetter.line + 12
  }

  /// The finished picture, with room for the outlines of what touches its edges.
  func picture(height: Int) -> Picture {
    Picture(width: Canvas.width + 2, height: max(height, 1) + 2, shapes: shapes)
  }

  /// Items in runs whose heights together fit into `room`; a run has one item at least.
  static func pages<Item>(_ items: [Item], room: Int, height: (Item) -> Int) -> [[Item]] {
    var pages: [[Item]] = []
    var page: [Item] = []
    var used = 0
    for item in items {
      let needed = height(item)
      if !page.isEmpty, used + needed > room {
        pages.append(page)
        (page, used) = ([], 0)
      }
      page.append(item)
      used += needed
    }
    return page.isEmpty ? pages : pages + [page]
  }
}
