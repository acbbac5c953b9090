internal import CLibXML2

/// Receives the events of a text that is read without building a tree.
///
/// Pointers that the events carry are valid during the call only.
public protocol XMLEventHandler: AnyObject {
  /// An element begins.
  ///
  /// - Throws: `XMLStop` to read no further; the handler keeps its reason itself.
  func start(_ element: borrowing XMLStart) throws(XMLStop)

  /// The element that began last and has not ended yet ends.
  ///
  /// - Parameter offset: offset behind its end tag, in bytes of the text as the parser sees it
  ///   (UTF-8).
  /// - Throws: `XMLStop` to read no further.
  func end(at offset: Int) throws(XMLStop)

  /// A piece of text; one text may arrive in many pieces.
  ///
  /// - Parameter bytes: UTF-8, entities resolved.
  /// - Throws: `XMLStop` to read no further.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop)
}

/// Thrown by a handler of events that wants no more of them.
public struct XMLStop: Error, Sendable {
  public init() {}
}

/// A source of bytes that are read piece by piece.
public protocol XMLByteSource: AnyObject {
  /// Fills the front of `buffer`.
  ///
  /// - Returns: bytes written, 0 at the end, a negative number on failure; the source keeps its
  ///   reason itself.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int
}

/// Reads XML as a stream of events, for texts too large for a tree.
///
/// The rules are those of ``XMLSource``: no DOCTYPE, no entity of the text's own, no network, the
/// limits of libxml2 on depth and size in force, and no element with more than a megabyte of text.
public enum XMLEvents {
  /// Reads `bytes` and hands every event to `handler`.
  ///
  /// - Throws: `XMLFailure` when the text is not well-formed or is refused. Events before the defect
  ///   have been delivered by then. A handler that stops is no failure.
  public static func read(
    _ bytes: [UInt8], to handler: any XMLEventHandler
  ) throws(XMLFailure) {
    let run = EventRun(handler)
    bytes.withUnsafeBytes { buffer in
      guard !buffer.isEmpty, buffer.count < Int(Int32.max) else {
        run.issues = [XMLEvents.sizeIssue(buffer.isEmpty)]
        return
      }
      run.parse(
        xmlCreateMemoryParserCtxt(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count)))
    }
    if !run.issues.isEmpty { throw XMLFailure(run.issues) }
  }

  /// Reads from `source` and hands every event to `handler`.
  ///
  /// - Throws: `XMLFailure` when the text is not well-formed or is refused, also because the source
  ///   ended too early.
  public static func read(
    from source: any XMLByteSource, to handler: any XMLEventHandler
  ) throws(XMLFailure) {
    let run = EventRun(handler)
    let feed = Feed(source)
    withExtendedLifetime(feed) {
      run.parse(
        xmlCreateIOParserCtxt(
          nil, nil, Feed.read, nil, Unmanaged.passUnretained(feed).toOpaque(),
          XML_CHAR_ENCODING_NONE))
    }
    if !run.issues.isEmpty { throw XMLFailure(run.issues) }
  }

  private static func sizeIssue(_ isEmpty: Bool) -> XMLIssue {
    XMLIssue(
      .parser, code: isEmpty ? XMLIssue.emptyCode : XMLIssue.tooLargeCode,
      detail: "empty or too large", place: Place(line: 1, column: 1))
  }
}

/// Leads from libxml2's reading callback to the source.
private final class Feed {
  let source: any XMLByteSource

  init(_ source: any XMLByteSource) { self.source = source }

  static let read: xmlInputReadCallback = { context, buffer, length in
    guard let context, let buffer, length > 0 else { return -1 }
    let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
    let count = feed.source.read(
      into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(length)))
    return Int32(clamping: min(count, Int(length)))
  }
}

/// One parse, from the callbacks of libxml2 to the handler.
private final class EventRun {
  var issues: [XMLIssue] = []
  private let handler: any XMLEventHandler
  private var parser: xmlParserCtxtPtr?
  /// Set when nothing more shall be delivered: the handler stopped, or the text was refused.
  private var isOver = false
  private var elements = 0
  private var textLength = 0

  /// The longest text of one element, in bytes.
  private static let longestText = 1_000_000

  init(_ handler: any XMLEventHandler) { self.handler = handler }

  func parse(_ created: xmlParserCtxtPtr?) {
    LibXML.start(allowing: [])
    guard let context = created else {
      issues.append(XMLIssue(.parser, code: 2, detail: "no memory"))
      return
    }
    defer { xmlFreeParserCtxt(context) }
    parser = context
    defer { parser = nil }
    // NOENT only makes the five entities of XML itself arrive decoded in attributes: any other would
    // need a DOCTYPE, which is refused.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    let own = Unmanaged.passUnretained(self).toOpaque()
    context.pointee._private = own
    context.pointee.userData = own
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElementNs = EventRun.start
    events.endElementNs = EventRun.end
    events.characters = EventRun.text
    events.ignorableWhitespace = EventRun.text
    events.cdataBlock = EventRun.text
    events.internalSubset = EventRun.doctype
    events.serror = EventRun.receive
    context.pointee.sax.pointee = events
    withExtendedLifetime(self) {
      xmlParseDocument(context)
      if let doc = context.pointee.myDoc {
        context.pointee.myDoc = nil
        xmlFreeDoc(doc)
      }
    }
    if issues.isEmpty, !isOver, elements == 0 || context.pointee.wellFormed == 0 {
      issues.append(
        XMLIssue(
          .parser, code: XMLIssue.emptyCode, detail: "no document", place: Place(line: 1, column: 1)
        ))
    }
  }

  private func stop() {
    isOver = true
    if let parser { xmlStopParser(parser) }
  }

  private func refuse(_ code: Int, _ detail: String) {
    guard !isOver else { return }
    issues.append(
      XMLIssue(
        .parser, code: code, detail: detail,
        place: Place(line: Int(parser?.pointee.input?.pointee.line ?? 1), column: 1)))
    stop()
  }

  /// Offset of the reader in the text.
  private var offset: Int {
    guard let input = parser?.pointee.input, let base = input.pointee.base,
      let current = input.pointee.cur
    else { return 0 }
    return Int(input.pointee.consumed) + (current - base)
  }

  // MARK: Callbacks

  private static func run(_ context: UnsafeMutableRawPointer?) -> EventRun? {
    guard let context else { return nil }
    let run = Unmanaged<EventRun>.fromOpaque(context).takeUnretainedValue()
    return run.isOver ? nil : run
  }

  private static let start: startElementNsSAX2Func = {
    context, local, _, uri, _, _, count, _, attributes in
    guard let run = run(context), let local, let parser = run.parser else { return }
    run.textLength = 0
    run.elements += 1
    let element = XMLStart(
      local: local, uri: uri, attributes: attributes, count: Int(count), input: parser.pointee.input
    )
    do throws(XMLStop) { try run.handler.start(element) } catch { run.stop() }
  }

  private static let end: endElementNsSAX2Func = { context, _, _, _ in
    guard let run = run(context) else { return }
    run.textLength = 0
    do throws(XMLStop) { try run.handler.end(at: run.offset) } catch { run.stop() }
  }

  private static let text: charactersSAXFunc = { context, text, length in
    guard let run = run(context), let text, length > 0 else { return }
    run.textLength += Int(length)
    guard run.textLength <= EventRun.longestText else {
      run.refuse(XMLIssue.textTooLongCode, "text too long")
      return
    }
    let bytes = UnsafeBufferPointer(start: text, count: Int(length))
    do throws(XMLStop) { try run.handler.text(bytes) } catch { run.stop() }
  }

  private static let doctype: internalSubsetSAXFunc = { context, _, _, _ in
    run(context)?.refuse(XMLIssue.doctypeCode, "DOCTYPE refused")
  }

  private static let receive: xmlStructuredErrorFunc = { _, error in
    guard let error = error?.pointee, let parser = error.ctxt,
      let run = run(parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private),
      // Warnings and namespace errors leave a text readable.
      error.level == XML_ERR_FATAL, run.issues.count < 20
    else { return }
    run.issues.append(
      XMLIssue(
        .parser, code: Int(error.code),
        detail: error.message.map { String(cString: $0).foldingSpace() } ?? "",
        place: Place(line: max(Int(error.line), 1), column: max(Int(error.int2), 1))))
  }
}
