internal import Ingest
public import XMLTree

/// Puts edited prose into the text of a plan and leaves every other byte as it is: comments, line
/// breaks and the order of attributes stay the planner's.
public struct PlanSplice {
  private var text: XMLSplice

  /// The text with the prose in it.
  ///
  /// - Parameters:
  ///   - source: the plan as UTF-8.
  ///   - sections: sections that changed.
  ///   - narrative: element `narasi` of the plan.
  /// - Returns: nil where a place is not found, so that the plan must be written anew.
  public static func bytes(
    _ source: [UInt8], _ sections: [ProseEdits.Section], in narrative: Element
  ) -> [UInt8]? {
    guard let text = XMLSplice(source) else { return nil }
    var splice = PlanSplice(text: text)
    for section in sections {
      guard splice.add(section, in: narrative) else { return nil }
    }
    return splice.text.finish()
  }

  private mutating func add(_ section: ProseEdits.Section, in narrative: Element) -> Bool {
    let prefix = narrative.prefix
    guard let position = section.position else { return begin(section, in: narrative) }
    let sections = narrative.elements(named: "bagian")
    guard sections.indices.contains(position) else { return false }
    let blocks = sections[position].elements
    if !section.head.isEmpty {
      guard let first = blocks.first, let range = text.range(of: first) else { return false }
      let indent = text.indent(before: range.lowerBound)
      let bytes = section.head.flatMap { XMLSplice.bytes($0, prefix) + indent }
      text.replace(range.lowerBound..<range.lowerBound, with: bytes)
    }
    for (position, new) in section.changes {
      guard blocks.indices.contains(position), let range = text.range(of: blocks[position]) else {
        return false
      }
      let indent = text.indent(before: range.lowerBound)
      // What was noted inside the block stands before it from now on.
      let pieces = text.comments(in: range) + new.map { XMLSplice.bytes($0, prefix) }
      let start = pieces.isEmpty ? range.lowerBound - indent.count : range.lowerBound
      text.replace(start..<range.upperBound, with: Array(pieces.joined(separator: indent)))
    }
    return true
  }

  /// A section that nobody has written before stands behind all others.
  private mutating func begin(_ section: ProseEdits.Section, in narrative: Element) -> Bool {
    guard let last = narrative.elements.last, let range = text.range(of: last) else { return false }
    var element = Element("bagian", attributes: [Attribute("kunci", section.narrative.key)])
    element.children = section.blocks.map(Node.element)
    let bytes = text.indent(before: range.lowerBound) + XMLSplice.bytes(element, narrative.prefix)
    text.replace(range.upperBound..<range.upperBound, with: bytes)
    return true
  }
}
