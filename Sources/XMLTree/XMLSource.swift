internal import CLibXML2

/// A source text, parsed once: its tree of values with exact places, and everything that is wrong
/// with it.
///
/// One pass does it all: libxml2 reads the text, its schema validator hangs into the same stream of
/// events, and this type builds the tree. Places come from the position of the reader, so they hold
/// past line 65535, where the trees of libxml2 stop counting.
public struct XMLSource: Sendable {
  /// The root element; nil when the text is not well-formed.
  public private(set) var root: Element?
  /// Issues in the order of the text.
  public let issues: [XMLIssue]

  /// Parses `bytes`, which nobody trusts: no entity, DOCTYPE or network is followed, and the limits
  /// of libxml2 on depth and size stay in force.
  ///
  /// - Parameters:
  ///   - bytes: the text in any encoding that its declaration names.
  ///   - schema: schema to validate against; nil judges well-formedness only.
  ///   - limit: most issues to collect.
  public init(parsing bytes: [UInt8], schema: XMLSchema? = nil, limit: Int = 200) {
    LibXML.start(allowing: [])
    let built =
      schema.map { $0.withContext { TreeBuilder.build(bytes, limit: limit, validation: $0) } }
      ?? TreeBuilder.build(bytes, limit: limit, validation: nil)
    root = built.result
    issues = built.issues
  }

  /// The root element for an owner of its own, who may change it where it is; it is gone from here.
  public mutating func takeRoot() -> Element? {
    defer { root = nil }
    return root
  }
}

/// Builds the tree from the events of one parse.
///
/// A struct behind a pointer that the C library hands back: the properties of a class are watched for
/// overlapping access, which costs more than the work of most events.
private struct TreeBuilder {
  /// An element that has not ended yet.
  private struct Open {
    let name: String
    let prefix: String?
    let attributes: [Attribute]
    let place: Place
    /// Where its children begin among the nodes that wait for their parent.
    let first: Int
  }

  private(set) var issues: [XMLIssue] = []
  private(set) var result: Element?
  private var stack: [Open] = []
  private var waiting = NodeStack()
  private var names = NameCache()
  private var parser: xmlParserCtxtPtr?
  private var current = Place(line: 1, column: 1)
  /// Bytes of the tag being read, inside the parser's buffer: valid until its event ends.
  private var tag = UnsafeBufferPointer<xmlChar>(start: nil, count: 0)
  private var refused = false
  private var pendingText: [UInt8] = []
  private var places = TagPlaces()
  private let limit: Int

  private init(limit: Int) { self.limit = limit }

  /// What the text holds, and what is wrong with it.
  static func build(
    _ bytes: [UInt8], limit: Int, validation: xmlSchemaValidCtxtPtr?
  ) -> (result: Element?, issues: [XMLIssue]) {
    let builder = UnsafeMutablePointer<TreeBuilder>.allocate(capacity: 1)
    builder.initialize(to: TreeBuilder(limit: limit))
    defer {
      builder.pointee.waiting.free()
      builder.deinitialize(count: 1)
      builder.deallocate()
    }
    bytes.withUnsafeBufferPointer { buffer in
      guard !buffer.isEmpty, buffer.count < Int(Int32.max) else {
        builder.pointee.add(
          XMLIssue(
            .parser, code: buffer.isEmpty ? XMLIssue.emptyCode : XMLIssue.tooLargeCode,
            detail: "empty or too large", place: builder.pointee.current))
        return
      }
      let created = buffer.withMemoryRebound(to: CChar.self) {
        xmlCreateMemoryParserCtxt($0.baseAddress, Int32($0.count))
      }
      guard let context = created else {
        builder.pointee.add(XMLIssue(.parser, code: 2, detail: "no memory"))
        return
      }
      defer { xmlFreeParserCtxt(context) }
      parse(context, into: builder, validation: validation)
    }
    return (builder.pointee.result, builder.pointee.issues)
  }

  private static func parse(
    _ context: xmlParserCtxtPtr, into builder: UnsafeMutablePointer<TreeBuilder>,
    validation: xmlSchemaValidCtxtPtr?
  ) {
    builder.pointee.parser = context
    defer { builder.pointee.parser = nil }
    // NOENT only makes the five entities of XML itself arrive decoded in attributes: any other would
    // need a DOCTYPE, which is refused.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    let own = UnsafeMutableRawPointer(builder)
    context.pointee._private = own
    var handler = TreeBuilder.handler
    withUnsafeMutablePointer(to: &handler) { handler in
      let original = context.pointee.sax
      var active: UnsafeMutablePointer<xmlSAXHandler>? = handler
      var userData: UnsafeMutableRawPointer? = own
      var plug: xmlSchemaSAXPlugPtr?
      if let validation {
        xmlSchemaSetValidStructuredErrors(validation, TreeBuilder.receiveSchema, own)
        plug = xmlSchemaSAXPlug(validation, &active, &userData)
      }
      active?.pointee.serror = TreeBuilder.receiveParser
      context.pointee.sax = active
      context.pointee.userData = userData
      xmlParseDocument(context)
      if let plug { xmlSchemaSAXUnplug(plug) }
      context.pointee.sax = original
      if let doc = context.pointee.myDoc {
        context.pointee.myDoc = nil
        xmlFreeDoc(doc)
      }
    }
    builder.pointee.finish(isWellFormed: context.pointee.wellFormed != 0)
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = TreeBuilder.start
    handler.endElementNs = TreeBuilder.end
    handler.characters = TreeBuilder.characters
    handler.ignorableWhitespace = TreeBuilder.characters
    handler.cdataBlock = TreeBuilder.characters
    handler.processingInstruction = TreeBuilder.instruction
    handler.internalSubset = TreeBuilder.doctype
    handler.serror = TreeBuilder.receiveParser
    return handler
  }

  private mutating func finish(isWellFormed: Bool) {
    if !isWellFormed || refused { result = nil }
    if result == nil, issues.isEmpty {
      add(XMLIssue(.parser, code: XMLIssue.emptyCode, detail: "no document", place: current))
    }
  }

  private mutating func add(_ issue: XMLIssue) {
    if issues.count < limit { issues.append(issue) }
  }

  private var path: String { stack.map(\.name).joined(separator: "/") }

  private mutating func flushText() {
    guard !pendingText.isEmpty else { return }
    let text = String(decoding: pendingText, as: UTF8.self)
    pendingText.removeAll(keepingCapacity: true)
    if !stack.isEmpty { waiting.push(.text(text)) }
  }

  /// The place where the tag that was just read begins, which is kept for what is said about it.
  private mutating func tagStart() -> Place {
    let input = parser?.pointee.input
    guard let (place, start) = places.find(input), let end = input?.pointee.cur else {
      return current
    }
    tag = UnsafeBufferPointer(start: start, count: min(end - start, 4096))
    return place
  }

  // MARK: Events

  private static func builder(
    _ context: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<TreeBuilder>? {
    context?.assumingMemoryBound(to: TreeBuilder.self)
  }

  /// The longest text of one element, in bytes: far beyond any prose, and below what the next stages
  /// of the pipeline can parse again.
  private static let longestText = 1_000_000

  private static let start: startElementNsSAX2Func = {
    context, localName, prefix, _, namespaceCount, namespaces, attributeCount, _, attributes in
    guard let builder = builder(context), let localName else { return }
    builder.pointee.flushText()
    let place = builder.pointee.tagStart()
    builder.pointee.current = place
    var list: [Attribute] = []
    let count = Int(namespaceCount + attributeCount)
    if count > 0 { list.reserveCapacity(count) }
    if let namespaces {
      for index in 0..<Int(namespaceCount) {
        let prefix = namespaces[index * 2].map { "xmlns:" + String(xml: $0) } ?? "xmlns"
        list.append(Attribute(prefix, namespaces[index * 2 + 1].map { String(xml: $0) } ?? ""))
      }
    }
    if let attributes {
      for index in 0..<Int(attributeCount) {
        let at = index * 5
        guard let name = attributes[at], let begin = attributes[at + 3],
          let end = attributes[at + 4]
        else { continue }
        let value = String(
          decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
        let full = attributes[at + 1].map { String(xml: $0) + ":" + String(xml: name) }
        list.append(Attribute(full ?? builder.pointee.names.string(name), value))
      }
    }
    builder.pointee.open(localName, prefix: prefix, list, place)
  }

  private mutating func open(
    _ name: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, _ attributes: [Attribute],
    _ place: Place
  ) {
    stack.append(
      Open(
        name: names.string(name), prefix: prefix.map { String(xml: $0) }, attributes: attributes,
        place: place, first: waiting.count))
  }

  private static let end: endElementNsSAX2Func = { context, _, _, _ in
    guard let builder = builder(context) else { return }
    builder.pointee.flushText()
    builder.pointee.close()
  }

  private mutating func close() {
    guard let open = stack.popLast() else { return }
    let element = Element(
      open.name, prefix: open.prefix, attributes: open.attributes,
      children: waiting.pop(from: open.first), place: open.place)
    current = open.place
    tag = UnsafeBufferPointer(start: nil, count: 0)
    if stack.isEmpty { result = consume element } else { waiting.push(.element(consume element)) }
  }

  private static let characters: charactersSAXFunc = { context, text, length in
    guard let builder = builder(context), let text, length > 0 else { return }
    builder.pointee.pendingText.append(
      contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
    guard builder.pointee.pendingText.count > TreeBuilder.longestText,
      let parser = builder.pointee.parser
    else { return }
    builder.pointee.refused = true
    builder.pointee.add(
      XMLIssue(
        .parser, code: XMLIssue.textTooLongCode, detail: "text too long",
        place: builder.pointee.current, path: builder.pointee.path))
    // Not xmlStopParser: it frees the text that the schema validator reads right after this.
    parser.pointee.disableSAX = 1
  }

  private static let instruction: processingInstructionSAXFunc = { context, target, content in
    guard let builder = builder(context), let target, !builder.pointee.stack.isEmpty else { return }
    builder.pointee.flushText()
    builder.pointee.waiting.push(
      .instruction(
        target: String(xml: target), content: content.map { String(xml: $0) } ?? ""))
  }

  private static let doctype: internalSubsetSAXFunc = { context, _, _, _ in
    guard let builder = builder(context), let parser = builder.pointee.parser else { return }
    builder.pointee.refused = true
    let place = builder.pointee.tagStart()
    builder.pointee.add(
      XMLIssue(.parser, code: XMLIssue.doctypeCode, detail: "DOCTYPE refused", place: place))
    xmlStopParser(parser)
  }

  // MARK: Errors

  private static let receiveParser: xmlStructuredErrorFunc = { _, error in
    // The user data may be the schema validator's, so the way leads through the parser's context.
    guard let error = error?.pointee, let parser = error.ctxt,
      let builder = builder(parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private),
      !builder.pointee.refused
    else { return }
    let place = builder.pointee.errorPlace(error)
    let path = builder.pointee.path
    builder.pointee.add(
      XMLIssue(
        .parser, code: Int(error.code),
        detail: error.message.map { String(cString: $0).foldingSpace() } ?? "",
        place: place, path: path, element: error.str1.map { String(cString: $0) },
        value: error.str2.map { String(cString: $0) }))
  }

  private func errorPlace(_ error: xmlError) -> Place {
    let line = parser?.pointee.input?.pointee.line ?? error.line
    return Place(line: max(Int(line), 1), column: max(Int(error.int2), 1))
  }

  private static let receiveSchema: xmlStructuredErrorFunc = { context, error in
    guard let builder = builder(context), let error = error?.pointee,
      builder.pointee.issues.count < builder.pointee.limit
    else { return }
    let detail = error.message.map { String(cString: $0).foldingSpace() } ?? ""
    var issue = SchemaMessage(detail).issue(code: Int(error.code))
    issue.place = builder.pointee.place(ofAttribute: issue.attribute)
    issue.path = builder.pointee.path
    if issue.origin == .schema, let last = builder.pointee.stack.last?.name, issue.element == nil {
      issue.element = last
    }
    builder.pointee.add(issue)
  }

  /// The place of an attribute inside the tag being read, or of the tag.
  private func place(ofAttribute name: String?) -> Place {
    guard let name, !self.tag.isEmpty else { return current }
    let tag = String(decoding: self.tag, as: UTF8.self)
    var line = current.line
    var column = current.column
    var previous: Character = "<"
    var index = tag.startIndex
    while index < tag.endIndex {
      if previous.isWhitespace, tag[index...].hasPrefix(name),
        let next = tag.index(index, offsetBy: name.count, limitedBy: tag.endIndex),
        next < tag.endIndex, tag[next] == "=" || tag[next].isWhitespace
      {
        return Place(line: line, column: column)
      }
      previous = tag[index]
      if previous.isNewline {
        line += 1
        column = 1
      } else {
        column += 1
      }
      index = tag.index(after: index)
    }
    return current
  }
}
