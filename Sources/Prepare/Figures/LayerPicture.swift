internal import References

/// Layers one over the other, each with the boxes that stand in it: the architecture by domain, or
/// what one layanan stands on.
struct LayerPicture: Chart {
  struct Layer {
    let name: String
    /// Small text under the name.
    let note: String
    let boxes: [String]
  }

  let layers: [Layer]
  /// Whether arrows lead from layer to layer.
  let hasArrows: Bool

  private static let labelWidth = 150
  private static let gap = 10
  private static let perRow = 3

  func pictures(_ type: Typesetter) -> [Picture] {
    guard !layers.isEmpty else { return [] }
    let between = hasArrows ? 26 : 10
    let measured = layers.map { measure($0, type) }
    return Canvas.pages(measured, room: Canvas.height, height: { $0.height + between }).map {
      page in
      var canvas = Canvas(type)
      var y = 0
      for (number, layer) in page.enumerated() {
        if number > 0 {
          if hasArrows {
            let x = LayerPicture.labelWidth + (Canvas.width - LayerPicture.labelWidth) / 2
            canvas.line(x, y + 3, x, y + between - 6, .arrow)
          }
          y += between
        }
        draw(layer, y: y, &canvas)
        y += layer.height
      }
      return canvas.picture(height: y + 1)
    }
  }

  private struct Measured {
    let title: [String]
    let note: [String]
    /// Rows of boxes with their lines.
    let rows: [[[String]]]
    let height: Int
  }

  private func measure(_ layer: Layer, _ type: Typesetter) -> Measured {
    let room = LayerPicture.labelWidth - 16
    let title = type.lines(layer.name, within: room, .bold, limit: 4)
    let note = type.lines(layer.note, within: room, limit: 3)
    let boxes = layer.boxes.map { type.lines($0, within: LayerPicture.boxWidth - 14, limit: 5) }
    let rows = stride(from: 0, to: boxes.count, by: LayerPicture.perRow).map {
      Array(boxes[$0..<min($0 + LayerPicture.perRow, boxes.count)])
    }
    let inner = rows.reduce(0) { $0 + LayerPicture.height($1) + LayerPicture.gap }
    let label = (title.count + note.count) * Typesetter.line
    return Measured(
      title: title, note: note, rows: rows,
      height: max(inner + LayerPicture.gap, label + 2 * LayerPicture.gap))
  }

  private static var boxWidth: Int {
    (Canvas.width - labelWidth - (perRow + 1) * gap) / perRow
  }

  private static func height(_ row: [[String]]) -> Int {
    (row.map(\.count).max() ?? 0) * Typesetter.line + 10
  }

  private func draw(_ layer: Measured, y: Int, _ canvas: inout Canvas) {
    canvas.box(x: 0, y: y, width: Canvas.width, height: layer.height, .band)
    canvas.box(x: 0, y: y, width: LayerPicture.labelWidth, height: layer.height, .head)
    let used = (layer.title.count + layer.note.count) * Typesetter.line
    let top = y + (layer.height - used) / 2
    canvas.lines(layer.title, x: 8, top: top, weight: .bold, isLight: true)
    canvas.lines(
      layer.note, x: 8, top: top + layer.title.count * Typesetter.line, isLight: true)
    var y = y + LayerPicture.gap
    for row in layer.rows {
      let height = LayerPicture.height(row)
      for (number, lines) in row.enumerated() {
        let step = LayerPicture.boxWidth + LayerPicture.gap
        let free = LayerPicture.perRow - row.count
        let x = LayerPicture.labelWidth + LayerPicture.gap + free * step / 2 + number * step
        canvas.node(lines, x: x, y: y, width: LayerPicture.boxWidth, height: height)
      }
      y += height + LayerPicture.gap
    }
  }
}
