public import XMLTree

extension Redline {
  /// The merged document as the templates of Word want it, which track words, paragraphs and rows, and
  /// know no marks of larger parts: all words, and drawings, say themselves what became of the parts
  /// around them.
  ///
  /// Around words stands `phrase` with `masuk` (what came with them) and `keluar` (what went with
  /// them): `kata` the words alone, `blok` their paragraph, `baris` their row; and with `pindah`, the
  /// id of the part that they moved with. The list of changes is left out: Word has its own, and it is
  /// no part of either document.
  public var wordDocument: Element {
    var result = WordRedline.spread(document, Fate())
    result.children.removeAll { node in
      guard case .element(let part) = node else { return false }
      return part[attribute: "xml:id"] == ChangeList.id
    }
    var notes = 0
    return WordRedline.numbered(result, &notes)
  }
}

/// What became of words, by the parts around them.
private struct Fate {
  enum Reach: String { case words = "kata", block = "blok", row = "baris" }
  var added: Reach?
  var deleted: Reach?
  /// Id, in the new document, of the part that moved.
  var move: String?

  /// The fate of what stands in an element.
  func inside(_ element: Element) -> Fate {
    var result = self
    let id = element[attribute: "xml:id"] ?? ""
    let isMove = element[attribute: "revision"] == Marks.moved
    switch element[attribute: "revisionflag"].flatMap(Marks.Flag.init) {
    case .added:
      result.added = added ?? .block
      result.move = isMove ? id : nil
    case .deleted:
      result.deleted = deleted ?? .block
      result.move = isMove ? String(id.dropFirst(Marks.former.count)) : nil
    default: break
    }
    if element.name == "row" || element.name == "varlistentry" {
      if result.added == .block { result.added = .row }
      if result.deleted == .block { result.deleted = .row }
    }
    return result
  }

  /// The fate of words that are marked themselves.
  func words(_ flag: Marks.Flag) -> Fate {
    var result = self
    if flag == .added {
      result.added = added ?? .words
      result.move = nil
    } else if flag == .deleted, deleted == nil {
      result.deleted = .words
      result.move = nil
    }
    return result
  }

  /// As attributes; empty where nothing became of the words.
  var attributes: [Attribute] {
    [
      added.map { Attribute("masuk", $0.rawValue) },
      deleted.map { Attribute("keluar", $0.rawValue) }, move.map { Attribute("pindah", $0) },
    ].compactMap(\.self)
  }
}

private enum WordRedline {
  /// The element with the fates of its words.
  static func spread(_ element: Element, _ around: Fate) -> Element {
    let fate = around.inside(element)
    var result = element
    if Marks.lineNames.contains(element.name), InlineRedline.isLine(element) {
      result.children = lines(element.children, fate)
      return result
    }
    result.children = element.children.map { node in
      guard case .element(let inner) = node else { return node }
      return .element(
        inner.name == "mediaobject" ? drawing(inner, fate, of: element) : spread(inner, fate))
    }
    return result
  }

  /// The element with its footnotes counted anew, since those of two documents share numbers.
  static func numbered(_ element: Element, _ count: inout Int) -> Element {
    var result = element
    if element.name == "footnote" {
      count += 1
      result[attribute: "label"] = String(count)
    }
    result.children = []
    for node in element.children {
      if case .element(let inner) = node {
        result.children.append(.element(numbered(inner, &count)))
      } else {
        result.children.append(node)
      }
    }
    return result
  }

  private static func drawing(_ media: Element, _ around: Fate, of figure: Element) -> Element {
    let fate = around.inside(media)
    var result = media
    result.attributes += fate.attributes
    // The drawing that a figure had is a picture of its own.
    if fate.deleted != nil, around.deleted == nil, let id = figure[attribute: "xml:id"] {
      result[attribute: "xml:id"] = Marks.former + id
    }
    return result
  }

  private static func lines(_ nodes: [Node], _ fate: Fate) -> [Node] {
    var result: [Node] = []
    var run: [Node] = []
    func flush() {
      result += phrase(run, fate)
      run = []
    }
    for node in nodes {
      if case .element(let inner) = node, inner.name == "phrase",
        let flag = inner[attribute: "revisionflag"].flatMap(Marks.Flag.init)
      {
        flush()
        result += phrase(inner.children, fate.words(flag))
      } else {
        run.append(node)
      }
    }
    flush()
    return result + [WordRedline.end]
  }

  /// Makes a line of what has no words of its own, so that no blank is written into it.
  private static let end = Node.text("")

  private static func phrase(_ nodes: [Node], _ fate: Fate) -> [Node] {
    let attributes = fate.attributes
    guard !nodes.isEmpty, !attributes.isEmpty else { return nodes }
    return [.element(Element("phrase", attributes: attributes, children: nodes + [end]))]
  }
}
