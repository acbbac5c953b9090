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
    let issues = bytes.withUnsafeBytes { buffer in
      guard !buffer.isEmpty, buffer.count < Int(Int32.max) else {
        return [XMLEvents.sizeIssue(buffer.isEmpty)]
      }
      return EventRun.issues(
        of: xmlCreateMemoryParserCtxt(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count)), handler)
    }
    if !issues.isEmpty { throw XMLFailure(issues) }
  }

  /// Reads from `source` and hands every event to `handler`.
  ///
  /// - Throws: `XMLFailure` when the text is not well-formed or is refused, also because the source
  ///   ended too early.
  public static func read(
    from source: any XMLByteSource, to handler: any XMLEventHandler
  ) throws(XMLFailure) {
    let feed = Feed(source)
    let issues = withExtendedLifetime(feed) {
      EventRun.issues(
        of: xmlCreateIOParserCtxt(
          nil, nil, Feed.read, nil, Unmanaged.passUnretained(feed).toOpaque(),
          XML_CHAR_ENCODING_NONE), handler)
    }
    if !issues.isEmpty { throw XMLFailure(issues) }
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
///
/// A struct behind a pointer, as the builder of trees is: a class is retained for every event.
private struct EventRun {
  private var issues: [XMLIssue] = []
  private let handler: any XMLEventHandler
  private let parser: xmlParserCtxtPtr
  /// Set when nothing more shall be delivered: the handler stopped, or the text was refused.
  private var isOver = false
  private var elements = 0
  private var textLength = 0
  /// Apart from the run, since an element counts on while its event is handled.
  private let places: UnsafeMutablePointer<TagPlaces>

  /// The longest text of one element, in bytes.
  private static let longestText = 1_000_000

  private init(_ handler: any XMLEventHandler, _ parser: xmlParserCtxtPtr) {
    self.handler = handler
    self.parser = parser
    places = .allocate(capacity: 1)
    places.initialize(to: TagPlaces())
  }

  /// Parses to the end, or to where the handler or a defect ends it.
  ///
  /// - Parameters:
  ///   - created: the parser's context, which is freed here; nil when there was no memory for it.
  ///   - handler: takes the events.
  /// - Returns: what is wrong with the text.
  static func issues(
    of created: xmlParserCtxtPtr?, _ handler: any XMLEventHandler
  ) -> [XMLIssue] {
    LibXML.start(allowing: [])
    guard let context = created else { return [XMLIssue(.parser, code: 2, detail: "no memory")] }
    defer { xmlFreeParserCtxt(context) }
    let run = UnsafeMutablePointer<EventRun>.allocate(capacity: 1)
    run.initialize(to: EventRun(handler, context))
    defer {
      run.pointee.places.deallocate()
      run.deinitialize(count: 1)
      run.deallocate()
    }
    // NOENT only makes the five entities of XML itself arrive decoded in attributes: any other would
    // need a DOCTYPE, which is refused.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    let own = UnsafeMutableRawPointer(run)
    context.pointee._private = own
    context.pointee.userData = own
    context.pointee.sax.pointee = events
    xmlParseDocument(context)
    if let doc = context.pointee.myDoc {
      context.pointee.myDoc = nil
      xmlFreeDoc(doc)
    }
    run.pointee.finish(isWellFormed: context.pointee.wellFormed != 0)
    return run.pointee.issues
  }

  private static var events: xmlSAXHandler {
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElementNs = EventRun.start
    events.endElementNs = EventRun.end
    events.characters = EventRun.text
    events.ignorableWhitespace = EventRun.text
    events.cdataBlock = EventRun.text
    events.internalSubset = EventRun.doctype
    events.serror = EventRun.receive
    return events
  }

  private mutating func finish(isWellFormed: Bool) {
    guard issues.isEmpty, !isOver, elements == 0 || !isWellFormed else { return }
    issues.append(
      XMLIssue(
        .parser, code: XMLIssue.emptyCode, detail: "no document", place: Place(line: 1, column: 1)))
  }

  private mutating func stop() {
    isOver = true
    xmlStopParser(parser)
  }

  private mutating func refuse(_ code: Int, _ detail: String) {
    issues.append(
      XMLIssue(
        .parser, code: code, detail: detail,
        place: Place(line: Int(parser.pointee.input?.pointee.line ?? 1), column: 1)))
    stop()
  }

  /// Offset of the reader in the text.
  private var offset: Int {
    guard let input = parser.pointee.input, let base = input.pointee.base,
      let current = input.pointee.cur
    else { return 0 }
    return Int(input.pointee.consumed) + (current - base)
  }

  // MARK: Callbacks

  /// The run of an event; nil when it is over.
  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<EventRun>? {
    guard let run = context?.assumingMemoryBound(to: EventRun.self), !run.pointee.isOver else {
      return nil
    }
    return run
  }

  private static let start: startElementNsSAX2Func = {
    context, local, _, uri, _, _, count, _, attributes in
    guard let run = run(context), let local else { return }
    run.pointee.textLength = 0
    run.pointee.elements += 1
    let element = XMLStart(
      local: local, uri: uri, attributes: attributes, count: Int(count),
      input: run.pointee.parser.pointee.input, places: run.pointee.places)
    do throws(XMLStop) { try run.pointee.handler.start(element) } catch { run.pointee.stop() }
  }

  private static let end: endElementNsSAX2Func = { context, _, _, _ in
    guard let run = run(context) else { return }
    run.pointee.textLength = 0
    do throws(XMLStop) { try run.pointee.handler.end(at: run.pointee.offset) } catch {
      run.pointee.stop()
    }
  }

  private static let text: charactersSAXFunc = { context, text, length in
    guard let run = run(context), let text, length > 0 else { return }
    run.pointee.textLength += Int(length)
    guard run.pointee.textLength <= EventRun.longestText else {
      run.pointee.refuse(XMLIssue.textTooLongCode, "text too long")
      return
    }
    let bytes = UnsafeBufferPointer(start: text, count: Int(length))
    do throws(XMLStop) { try run.pointee.handler.text(bytes) } catch { run.pointee.stop() }
  }

  private static let doctype: internalSubsetSAXFunc = { context, _, _, _ in
    run(context)?.pointee.refuse(XMLIssue.doctypeCode, "DOCTYPE refused")
  }

  private static let receive: xmlStructuredErrorFunc = { _, error in
    guard let error = error?.pointee, let parser = error.ctxt,
      let run = run(parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private),
      // Warnings and namespace errors leave a text readable.
      error.level == XML_ERR_FATAL, run.pointee.issues.count < 20
    else { return }
    run.pointee.issues.append(
      XMLIssue(
        .parser, code: Int(error.code),
        detail: error.message.map { String(cString: $0).foldingSpace() } ?? "",
        place: Place(line: max(Int(error.line), 1), column: max(Int(error.int2), 1))))
  }
}
