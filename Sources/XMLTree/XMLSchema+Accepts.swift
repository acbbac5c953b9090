internal import CLibXML2

extension XMLSchema {
  /// Whether a text, which nobody trusts, is well-formed and valid.
  ///
  /// It builds nothing and says nothing about what is wrong; ``XMLSource`` does, at the cost of a tree.
  ///
  /// - Parameter bytes: the text in any encoding that its declaration names.
  /// - Returns: false also for a text with a DOCTYPE, an empty one, and one beyond the limits of libxml2.
  public func accepts(_ bytes: [UInt8]) -> Bool {
    LibXML.start(allowing: [])
    guard !bytes.isEmpty, bytes.count < Int(Int32.max) else { return false }
    return bytes.withUnsafeBytes { buffer in
      let created = xmlCreateMemoryParserCtxt(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      guard let parser = created else { return false }
      defer { xmlFreeParserCtxt(parser) }
      return withContext { $0.map { Verdict.of(parser, $0) } ?? false }
    }
  }
}

/// What the parser and the validator found so far.
private struct Verdict {
  var hasIssue = false

  /// Parses to the end, or to the DOCTYPE; the caller owns both contexts.
  static func of(_ parser: xmlParserCtxtPtr, _ validation: xmlSchemaValidCtxtPtr) -> Bool {
    // NOENT as in XMLSource, so that both read the same attributes.
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue))
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    var verdict = Verdict()
    return withUnsafeMutablePointer(to: &verdict) { verdict in
      withUnsafeMutablePointer(to: &events) { events in
        let own = UnsafeMutableRawPointer(verdict)
        parser.pointee._private = own
        events.pointee.internalSubset = Verdict.doctype
        events.pointee.serror = Verdict.receiveParser
        let original = parser.pointee.sax
        var active: UnsafeMutablePointer<xmlSAXHandler>? = events
        var userData: UnsafeMutableRawPointer? = UnsafeMutableRawPointer(parser)
        xmlSchemaSetValidStructuredErrors(validation, Verdict.receiveSchema, own)
        let plug = xmlSchemaSAXPlug(validation, &active, &userData)
        active?.pointee.serror = Verdict.receiveParser
        parser.pointee.sax = active
        parser.pointee.userData = userData
        xmlParseDocument(parser)
        if let plug { xmlSchemaSAXUnplug(plug) } else { verdict.pointee.hasIssue = true }
        parser.pointee.sax = original
        if let doc = parser.pointee.myDoc {
          parser.pointee.myDoc = nil
          xmlFreeDoc(doc)
        }
      }
      return !verdict.pointee.hasIssue && parser.pointee.wellFormed != 0
        && xmlSchemaIsValid(validation) == 1
    }
  }

  private static func note(_ own: UnsafeMutableRawPointer?) {
    own?.assumingMemoryBound(to: Verdict.self).pointee.hasIssue = true
  }

  /// The parser of an event: its context is the parser's, or the one that the plug hands on.
  private static let doctype: internalSubsetSAXFunc = { context, _, _, _ in
    guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
    note(parser.pointee._private)
    xmlStopParser(parser)
  }

  private static let receiveParser: xmlStructuredErrorFunc = { _, error in
    // The user data may be the schema validator's, so the way leads through the parser's context.
    guard let parser = error?.pointee.ctxt else { return }
    note(parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private)
  }

  private static let receiveSchema: xmlStructuredErrorFunc = { context, _ in note(context) }
}
