/// What the expressions of a schema can read of a tree, found from their tokens.
///
/// It is a superset, with one exception: the text that an element has through its child elements is
/// not counted as read, so whoever leaves out elements must not do so inside one whose text is asked
/// for.
public struct SchematronReads: Sendable {
  /// Tests that elements are asked to pass.
  public struct Elements: Sendable {
    /// A test that any element of a namespace passes.
    struct AnyElement: Sendable, Hashable {
      /// nil for every namespace.
      let namespace: String?
      /// Attribute that the element must have besides.
      let attribute: String?
    }

    /// Names by namespace.
    private(set) var names: [String: Set<String>] = [:]
    private(set) var anys: Set<AnyElement> = []

    /// Names of elements in a namespace that are asked for.
    public func names(in namespace: String) -> Set<String> { names[namespace] ?? [] }

    /// Attributes, one of which every other element in a namespace must have to be meant; nil among
    /// them stands for no such attribute.
    public func attributesOfOthers(in namespace: String) -> Set<String?> {
      Set(anys.filter { ($0.namespace ?? namespace) == namespace }.map(\.attribute))
    }

    /// Whether an element with one of these names in a namespace can be asked for.
    public func admitsAny(of names: [String], in namespace: String) -> Bool {
      !attributesOfOthers(in: namespace).isEmpty
        || !self.names(in: namespace).isDisjoint(with: names)
    }

    fileprivate mutating func add(_ name: String, in namespace: String) {
      names[namespace, default: []].insert(name)
    }

    fileprivate mutating func addAny(in namespace: String?, with attribute: String?) {
      anys.insert(AnyElement(namespace: namespace, attribute: attribute))
    }
  }

  /// Names of attributes; nil when any attribute can be read.
  public private(set) var attributes: Set<String>? = []
  /// Elements that an expression can reach.
  public private(set) var elements = Elements()
  /// Elements that can be the context of a rule.
  public private(set) var contexts = Elements()

  /// Everything there is can be read.
  mutating func addEverything() {
    attributes = nil
    elements.addAny(in: nil, with: nil)
  }

  /// Takes note of an expression.
  ///
  /// - Parameters:
  ///   - expression: its tokens.
  ///   - namespaces: namespaces by prefix.
  ///   - isContext: whether it is the context of a rule.
  mutating func add(
    _ expression: XPathText, _ namespaces: [(prefix: String, uri: String)], isContext: Bool
  ) {
    let tokens = expression.tokens
    for index in tokens.indices {
      let token = tokens[index]
      let previous = index > 0 ? tokens[index - 1] : nil
      let isAttribute =
        previous?.text == "@"
        || (previous?.text == "::" && index > 1 && tokens[index - 2].text == "attribute")
      switch token.kind {
      case .name where isAttribute:
        if token.text.hasSuffix(":*") { attributes = nil } else { attributes?.insert(token.text) }
      case .symbol where isAttribute && token.text == "*", .nodeType where isAttribute:
        attributes = nil
      case .name:
        addElement(token.text, tokens[(index + 1)...], namespaces, isContext: isContext)
      case .symbol where token.text == "*" && SchematronReads.isTest(after: previous):
        addElement("*", tokens[(index + 1)...], namespaces, isContext: isContext)
      case .nodeType where token.text == "node" || previous?.text == "//":
        elements.addAny(in: nil, with: nil)
        if isContext { contexts.addAny(in: nil, with: nil) }
      default: break
      }
    }
  }

  private mutating func addElement(
    _ name: String, _ rest: ArraySlice<XPathText.Token>,
    _ namespaces: [(prefix: String, uri: String)], isContext: Bool
  ) {
    let parts = name.split(separator: ":").map(String.init)
    let prefix = parts.count > 1 ? parts[0] : ""
    let namespace = namespaces.first { $0.prefix == prefix }?.uri ?? ""
    guard parts.last == "*" else {
      elements.add(parts.last ?? name, in: namespace)
      if isContext { contexts.add(parts.last ?? name, in: namespace) }
      return
    }
    // `*[@name]` asks for nothing without that attribute.
    let next = rest.prefix(4).map(\.text)
    let attribute =
      next.count == 4 && next[0] == "[" && next[1] == "@" && next[3] == "]" ? next[2] : nil
    let any = parts.count > 1 ? namespace : nil
    elements.addAny(in: any, with: attribute)
    if isContext { contexts.addAny(in: any, with: attribute) }
  }

  /// Whether a `*` behind a token is a test of names and not a product (XPath 1.0, section 3.7).
  private static func isTest(after previous: XPathText.Token?) -> Bool {
    guard let previous else { return true }
    return previous.kind == .symbol && ![")", "]", ".", "..", "*"].contains(previous.text)
  }
}
