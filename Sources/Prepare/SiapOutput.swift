internal import XMLTree

/// Where a prepared tree is written: as text, or as the tree that the templates take where nobody reads
/// the text.
struct SiapOutput: XMLOutput {
  private var writer: XMLWriter
  private let builder: XMLTreeBuilder?

  /// An output as text.
  init() {
    writer = XMLWriter(capacity: 1 << 20)
    builder = nil
  }

  /// An output as a tree.
  init(to builder: XMLTreeBuilder) {
    writer = XMLWriter(capacity: 0)
    self.builder = builder
  }

  /// What was written as text so far.
  var bytes: [UInt8] { writer.bytes }

  mutating func start(_ name: String, _ attributes: [(String, String?)], mixed: Bool) {
    if let builder {
      builder.start(name, attributes, mixed: mixed)
    } else {
      writer.start(name, attributes, mixed: mixed)
    }
  }

  mutating func start(_ name: String, mixed: Bool) { start(name, [], mixed: mixed) }

  mutating func attribute(_ name: String, _ value: String) {
    if let builder { builder.attribute(name, value) } else { writer.attribute(name, value) }
  }

  mutating func text(_ text: String) {
    if let builder { builder.text(text) } else { writer.text(text) }
  }

  mutating func end() {
    if let builder { builder.end() } else { writer.end() }
  }

  /// The finished text.
  consuming func finish() -> [UInt8] { writer.finish() }
}
