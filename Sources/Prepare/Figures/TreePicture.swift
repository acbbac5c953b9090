internal import References

/// A tree from left to right: each node stands beside the middle of those that it leads to.
struct TreePicture: Chart {
  struct Node {
    let text: String
    let children: [Node]
  }

  /// Heads of the levels, outermost first.
  let levels: [String]
  let root: Node

  private static let gap = 34
  private static let space = 8

  /// A node with its lines and the height that it needs with all below it.
  private struct Measured {
    let lines: [String]
    let own: Int
    let height: Int
    let children: [Measured]
  }

  func pictures(_ type: Typesetter) -> [Picture] {
    guard !levels.isEmpty, !root.children.isEmpty else { return [] }
    let width = (Canvas.width - (levels.count - 1) * TreePicture.gap) / levels.count
    let top = 2 * Typesetter.line + 4
    let branches = root.children.flatMap { branch in
      split(branch, width, type, room: Canvas.height - top - 8)
    }
    return Canvas.pages(
      branches, room: Canvas.height - top - 8, height: { $0.height + TreePicture.space }
    ).map { page in
      var canvas = Canvas(type)
      for (level, name) in levels.enumerated() {
        let x = level * (width + TreePicture.gap)
        canvas.lines(
          type.lines(name, within: width, .bold, limit: 2), x: x + width / 2, top: 0,
          anchor: .middle, weight: .bold)
      }
      let whole = join(page, root.text, width, type)
      _ = draw(whole, level: 0, y: top, width, &canvas)
      return canvas.picture(height: top + whole.height + 2)
    }
  }

  private func measure(_ node: Node, _ width: Int, _ type: Typesetter) -> Measured {
    join(node.children.map { measure($0, width, type) }, node.text, width, type)
  }

  private func join(
    _ children: [Measured], _ text: String, _ width: Int, _ type: Typesetter
  ) -> Measured {
    let lines = type.lines(text, within: width - 14, limit: 14)
    let own = lines.count * Typesetter.line + 10
    let below = children.reduce(0) { $0 + $1.height + TreePicture.space } - TreePicture.space
    return Measured(lines: lines, own: own, height: max(own, below), children: children)
  }

  /// A branch that is taller than a page in several, each with the node that it hangs on.
  private func split(_ node: Node, _ width: Int, _ type: Typesetter, room: Int) -> [Measured] {
    let whole = measure(node, width, type)
    guard whole.height > room, !node.children.isEmpty else { return [whole] }
    let parts = node.children.flatMap { split($0, width, type, room: room) }
    return Canvas.pages(parts, room: room, height: { $0.height + TreePicture.space }).map {
      join($0, node.text, width, type)
    }
  }

  /// Draws a node and what it leads to; gives the middle of its box.
  private func draw(
    _ node: Measured, level: Int, y: Int, _ width: Int, _ canvas: inout Canvas
  ) -> Int {
    let x = level * (width + TreePicture.gap)
    let middle = y + node.height / 2
    var below = y
    var targets: [Int] = []
    for child in node.children {
      targets.append(draw(child, level: level + 1, y: below, width, &canvas))
      below += child.height + TreePicture.space
    }
    canvas.node(
      node.lines, x: x, y: middle - node.own / 2, width: width, height: node.own,
      level == 0 ? .band : .paper)
    guard let first = targets.first, let last = targets.last else { return middle }
    let bend = x + width + TreePicture.gap / 2
    canvas.line(x + width, middle, bend, middle)
    if min(first, middle) < max(last, middle) {
      canvas.line(bend, min(first, middle), bend, max(last, middle))
    }
    for target in targets { canvas.line(bend, target, x + width + TreePicture.gap, target) }
    return middle
  }
}
