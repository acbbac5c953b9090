internal import References

/// The roadmap: each kegiatan under its group, with a bar over the years in which it runs, filled by
/// its status.
struct TimelineChart: Chart {
  struct Item {
    let label: String
    /// Positions of the years in which it runs.
    let years: Set<Int>
    /// Position of its status in `states`.
    let state: Int
  }

  struct Group {
    let name: String
    let items: [Item]
  }

  let years: [String]
  let states: [String]
  let groups: [Group]
  /// Words behind the name of a group that began on an earlier picture.
  let continued: String

  private static let labelWidth = 330

  private enum Line {
    case group(Int, [String])
    case item(Int, Item, [String])
  }

  func pictures(_ type: Typesetter) -> [Picture] {
    guard !years.isEmpty, groups.contains(where: { !$0.items.isEmpty }) else { return [] }
    let lines: [Line] = groups.enumerated().flatMap { number, group in
      group.items.isEmpty
        ? []
        : [.group(number, heading(group.name, type))]
          + group.items.map {
            .item(
              number, $0, type.lines($0.label, within: TimelineChart.labelWidth - 14, limit: 3))
          }
    }
    // Room for the legend, the years, and the heading that a page may have to repeat.
    let pages = Canvas.pages(lines, room: Canvas.height - 170, height: height)
    return TimelineChart.keepingHeadings(pages).map { picture($0, type) }
  }

  /// Moves a heading from the foot of a page to the page of its kegiatan.
  private static func keepingHeadings(_ pages: [[Line]]) -> [[Line]] {
    var result = pages
    for number in result.indices.dropLast() {
      guard case .group? = result[number].last else { continue }
      let heading = result[number].removeLast()
      result[number + 1].insert(heading, at: 0)
    }
    return result.filter { !$0.isEmpty }
  }

  private func heading(_ name: String, _ type: Typesetter) -> [String] {
    type.lines(name, within: Canvas.width - 16, .bold, limit: 3)
  }

  private func height(_ line: Line) -> Int {
    switch line {
    case .group(_, let lines): lines.count * Typesetter.line + 10
    case .item(_, _, let lines): max(lines.count * Typesetter.line, Typesetter.line) + 10
    }
  }

  private func picture(_ page: [Line], _ type: Typesetter) -> Picture {
    var canvas = Canvas(type)
    var y = canvas.legend(
      states.enumerated().map { (fill: TimelineChart.fill($0.offset), name: $0.element) })
    let step = (Canvas.width - TimelineChart.labelWidth) / years.count
    y = head(y, step, &canvas)
    if case .item(let group, _, _) = page.first {
      let lines = heading("\(groups[group].name) \(continued)", type)
      y = band(lines, y, &canvas)
    }
    for line in page {
      switch line {
      case .group(_, let lines): y = band(lines, y, &canvas)
      case .item(_, let item, let lines):
        let height = height(line)
        canvas.lines(lines, x: 0, top: y + 5)
        bars(item, y: y + 5, height: height - 10, step, &canvas)
        y += height
        canvas.line(0, y, Canvas.width, y, .grid)
      }
    }
    return canvas.picture(height: y + 2)
  }

  /// The years over their columns, as many of them as fit beside each other.
  private func head(_ top: Int, _ step: Int, _ canvas: inout Canvas) -> Int {
    let widest = years.map { canvas.type.width($0, .bold) }.max() ?? 0
    let every = max((widest + 6 + step - 1) / max(step, 1), 1)
    for (number, year) in years.enumerated() where number % every == 0 {
      let x = TimelineChart.labelWidth + number * step
      canvas.text(
        year, x: x + step * min(every, years.count - number) / 2, top: top, anchor: .middle,
        weight: .bold)
    }
    return top + Typesetter.line + 6
  }

  private func band(_ lines: [String], _ top: Int, _ canvas: inout Canvas) -> Int {
    let height = lines.count * Typesetter.line + 10
    canvas.box(x: 0, y: top, width: Canvas.width, height: height, .band)
    canvas.lines(lines, x: 8, top: top + 5, weight: .bold)
    return top + height
  }

  /// A bar for every run of years.
  private func bars(
    _ item: Item, y: Int, height: Int, _ step: Int, _ canvas: inout Canvas
  ) {
    let top = y + (height - 16) / 2
    var start: Int?
    for year in 0...years.count {
      if item.years.contains(year) {
        if start == nil { start = year }
      } else if let first = start {
        canvas.box(
          x: TimelineChart.labelWidth + first * step + 2, y: top,
          width: (year - first) * step - 4, height: 16, TimelineChart.fill(item.state))
        start = nil
      }
    }
  }

  /// Done is dark, under way is hatched, planned is light, put off is dotted.
  private static func fill(_ state: Int) -> Fill {
    switch state {
    case 0: .series(0)
    case 1: .series(1)
    case 2: .paper
    default: .series(3)
    }
  }
}
