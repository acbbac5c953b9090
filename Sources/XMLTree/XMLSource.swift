internal import CLibXML2

/// A source text, parsed once: its tree of values with exact places, and everything that is wrong
/// with it.
///
/// One pass does it all: libxml2 reads the text, its schema validator hangs into the same stream of
/// events, and this type builds the tree. Places come from the position of the reader, so they hold
/// past line 65535, where the trees of libxml2 stop counting.
public struct XMLSource: Sendable {
  /// The root element; nil when the text is not well-formed.
  public let root: Element?
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
    let builder = TreeBuilder(limit: limit)
    if let schema {
      schema.withContext { builder.run(bytes, validation: $0) }
    } else {
      builder.run(bytes, validation: nil)
    }
    root = builder.result
    issues = builder.issues
  }
}

/// Builds the tree from the events of one parse.
private final class TreeBuilder {
  private(set) var issues: [XMLIssue] = []
  private(set) var result: Element?
  private var stack: [Element] = []
  private var parser: xmlParserCtxtPtr?
  private var current = Place(line: 1, column: 1)
  /// Bytes of the tag being read, inside the parser's buffer: valid until its event ends.
  private var tag = UnsafeBufferPointer<xmlChar>(start: nil, count: 0)
  private var refused = false
  private var pendingText: [UInt8] = []
  /// The last tag whose place was counted: its offset in the text as the parser sees it.
  private var lastTag = (offset: 0, place: Place(line: 1, column: 1))
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func run(_ bytes: [UInt8], validation: xmlSchemaValidCtxtPtr?) {
    bytes.withUnsafeBufferPointer { buffer in
      guard !buffer.isEmpty, buffer.count < Int(Int32.max) else {
        add(
          XMLIssue(
            .parser, code: buffer.isEmpty ? XMLIssue.emptyCode : XMLIssue.tooLargeCode,
            detail: "empty or too large",
            place: current))
        return
      }
      let created = buffer.withMemoryRebound(to: CChar.self) {
        xmlCreateMemoryParserCtxt($0.baseAddress, Int32($0.count))
      }
      guard let context = created else {
        add(XMLIssue(.parser, code: 2, detail: "no memory"))
        return
      }
      defer { xmlFreeParserCtxt(context) }
      parse(context, validation: validation)
    }
  }

  private func parse(_ context: xmlParserCtxtPtr, validation: xmlSchemaValidCtxtPtr?) {
    parser = context
    defer { parser = nil }
    // NOENT only makes the five entities of XML itself arrive decoded in attributes: any other would
    // need a DOCTYPE, which is refused.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
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
    let own = Unmanaged.passUnretained(self).toOpaque()
    withExtendedLifetime(self) {
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
        if context.pointee.wellFormed == 0 || refused { result = nil }
        if let doc = context.pointee.myDoc {
          context.pointee.myDoc = nil
          xmlFreeDoc(doc)
        }
      }
    }
    if result == nil, issues.isEmpty {
      add(XMLIssue(.parser, code: XMLIssue.emptyCode, detail: "no document", place: current))
    }
  }

  private func add(_ issue: XMLIssue) {
    if issues.count < limit { issues.append(issue) }
  }

  private var path: String { stack.map(\.name).joined(separator: "/") }

  private func flushText() {
    guard !pendingText.isEmpty else { return }
    let text = String(decoding: pendingText, as: UTF8.self)
    pendingText.removeAll(keepingCapacity: true)
    if !stack.isEmpty { stack[stack.count - 1].children.append(.text(text)) }
  }

  /// The place where the tag that was just read begins: the reader stands behind it, so the text
  /// between is scanned back to its `<`, which cannot stand inside a tag.
  ///
  /// The column is counted on from the previous tag, not from the line's start, so that a text
  /// without line breaks costs linear time.
  private func tagStart() -> Place {
    guard let input = parser?.pointee.input, let base = input.pointee.base,
      let end = input.pointee.cur
    else { return current }
    var cursor = end
    while cursor > base, cursor.pointee != UInt8(ascii: "<") { cursor -= 1 }
    tag = UnsafeBufferPointer(start: cursor, count: min(end - cursor, 4096))
    let dropped = Int(input.pointee.consumed)
    let known = lastTag.offset - dropped
    var scan = base + max(known, 0)
    var place = lastTag.place
    if known < 0 {
      var lines = 0
      var ahead = base
      while ahead < end {
        if ahead.pointee == 10 { lines += 1 }
        ahead += 1
      }
      place = Place(line: Int(input.pointee.line) - lines, column: 1)
      scan = base
    }
    // A byte order mark is no character of the text.
    if lastTag.offset == 0, dropped == 0, cursor - base >= 3, base[0] == 0xEF, base[1] == 0xBB,
      base[2] == 0xBF
    {
      scan = base + 3
    }
    if scan < cursor {
      place.move(over: UnsafeBufferPointer(start: scan, count: cursor - scan))
    }
    lastTag = (dropped + (cursor - base), place)
    return place
  }

  // MARK: Events

  private static func builder(_ context: UnsafeMutableRawPointer?) -> TreeBuilder? {
    context.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The longest text of one element, in bytes: far beyond any prose, and below what the next stages
  /// of the pipeline can parse again.
  private static let longestText = 1_000_000

  private static let start: startElementNsSAX2Func = {
    context, localName, prefix, _, namespaceCount, namespaces, attributeCount, _, attributes in
    guard let builder = builder(context), let localName else { return }
    builder.flushText()
    let place = builder.tagStart()
    builder.current = place
    var list: [Attribute] = []
    list.reserveCapacity(Int(namespaceCount + attributeCount))
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
        list.append(Attribute(full ?? String(xml: name), value))
      }
    }
    builder.stack.append(
      Element(
        String(xml: localName), prefix: prefix.map { String(xml: $0) }, attributes: list,
        place: place))
  }

  private static let end: endElementNsSAX2Func = { context, _, _, _ in
    guard let builder = builder(context) else { return }
    builder.flushText()
    guard let element = builder.stack.popLast() else { return }
    builder.current = element.place
    builder.tag = UnsafeBufferPointer(start: nil, count: 0)
    if builder.stack.isEmpty {
      builder.result = element
    } else {
      builder.stack[builder.stack.count - 1].children.append(.element(element))
    }
  }

  private static let characters: charactersSAXFunc = { context, text, length in
    guard let builder = builder(context), let text, length > 0 else { return }
    builder.pendingText.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
    guard builder.pendingText.count > TreeBuilder.longestText, let parser = builder.parser else {
      return
    }
    builder.refused = true
    builder.add(
      XMLIssue(
        .parser, code: XMLIssue.textTooLongCode, detail: "text too long", place: builder.current,
        path: builder.path))
    // Not xmlStopParser: it frees the text that the schema validator reads right after this.
    parser.pointee.disableSAX = 1
  }

  private static let instruction: processingInstructionSAXFunc = { context, target, content in
    guard let builder = builder(context), let target, !builder.stack.isEmpty else { return }
    builder.flushText()
    builder.stack[builder.stack.count - 1].children.append(
      .instruction(
        target: String(xml: target), content: content.map { String(xml: $0) } ?? ""))
  }

  private static let doctype: internalSubsetSAXFunc = { context, _, _, _ in
    guard let builder = builder(context), let parser = builder.parser else { return }
    builder.refused = true
    builder.add(
      XMLIssue(
        .parser, code: XMLIssue.doctypeCode, detail: "DOCTYPE refused",
        place: builder.tagStart()))
    xmlStopParser(parser)
  }

  // MARK: Errors

  private static let receiveParser: xmlStructuredErrorFunc = { _, error in
    // The user data may be the schema validator's, so the way leads through the parser's context.
    guard let error = error?.pointee, let parser = error.ctxt,
      let builder = builder(parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private),
      !builder.refused
    else { return }
    builder.add(
      XMLIssue(
        .parser, code: Int(error.code),
        detail: error.message.map { String(cString: $0).foldingSpace() } ?? "",
        place: builder.errorPlace(error), path: builder.path,
        element: error.str1.map { String(cString: $0) },
        value: error.str2.map { String(cString: $0) }))
  }

  private func errorPlace(_ error: xmlError) -> Place {
    let line = parser?.pointee.input?.pointee.line ?? error.line
    return Place(line: max(Int(line), 1), column: max(Int(error.int2), 1))
  }

  private static let receiveSchema: xmlStructuredErrorFunc = { context, error in
    guard let builder = builder(context), let error = error?.pointee,
      builder.issues.count < builder.limit
    else { return }
    let detail = error.message.map { String(cString: $0).foldingSpace() } ?? ""
    var issue = SchemaMessage(detail).issue(code: Int(error.code))
    issue.place = builder.place(ofAttribute: issue.attribute)
    issue.path = builder.path
    if issue.origin == .schema, let last = builder.stack.last?.name, issue.element == nil {
      issue.element = last
    }
    builder.add(issue)
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

extension Place {
  /// Moves over text: whole lines are counted before the characters of the last one.
  fileprivate mutating func move(over text: UnsafeBufferPointer<xmlChar>) {
    var lines = 0
    for byte in text { lines &+= byte == 10 ? 1 : 0 }
    var last = text[...]
    if lines > 0, let end = text.lastIndex(of: 10) {
      line += lines
      column = 1
      last = text[(end + 1)...]
    }
    var characters = 0
    for byte in last { characters &+= byte & 0xC0 != 0x80 ? 1 : 0 }
    column += characters
  }
}

extension String {
  /// A string of libxml2.
  init(xml text: UnsafePointer<xmlChar>) {
    self = String(decodingCString: text, as: UTF8.self)
  }
}
