/// Where a stage writes its tree: as text (`XMLWriter`), or as the tree of libxml2 itself
/// (`XMLTreeBuilder`) when the next stage is a transform and nobody reads the text.
public protocol XMLOutput {
  /// Opens an element; see `XMLWriter.start`.
  mutating func start(_ name: String, _ attributes: [(String, String?)], mixed: Bool)
  /// Adds an attribute to the element opened last, before anything is written into it.
  mutating func attribute(_ name: String, _ value: String)
  /// Writes text into the element that is open.
  mutating func text(_ text: String)
  /// Closes the element opened last.
  mutating func end()
}

extension XMLOutput {
  /// Opens an element that holds no text beside other elements.
  public mutating func start(_ name: String, _ attributes: [(String, String?)] = []) {
    start(name, attributes, mixed: false)
  }

  /// Writes an element that holds nothing but text.
  public mutating func element(
    _ name: String, _ attributes: [(String, String?)] = [], text: String = ""
  ) {
    start(name, attributes, mixed: false)
    self.text(text)
    end()
  }
}

extension XMLWriter: XMLOutput {}
