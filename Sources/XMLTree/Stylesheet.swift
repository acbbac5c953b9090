internal import CLibXML2
internal import CLibXSLT
internal import CXMLShims

/// A compiled stylesheet (XSLT 1.0).
///
/// Not Sendable: libxslt writes into a compiled stylesheet while it runs, so each worker compiles
/// its own (well under a millisecond for ours).
public final class Stylesheet {
  private let pointer: xsltStylesheetPtr
  /// File that the stylesheet was compiled from.
  public let path: String

  /// Compiles the stylesheet in the file at `path`, which must lie in an allowed folder.
  ///
  /// - Throws: `XMLFailure` with issues of origin `.program` when it does not compile.
  public init(path: String) throws(XMLFailure) {
    LibXML.startStylesheets()
    self.path = path
    let log = MessageLog()
    let compiled = log.watchingThread { () -> xsltStylesheetPtr? in
      guard LibXML.allowedPath(path) != nil else { return nil }
      return xsltParseStylesheetFile(path)
    }
    guard let compiled, compiled.pointee.errors == 0 else {
      if let compiled { xsltFreeStylesheet(compiled) }
      throw XMLFailure(log.issues(defaultFile: path))
    }
    pointer = compiled
  }

  /// Compiles a stylesheet that this program made itself.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text of the stylesheet.
  ///   - path: the file that it was made from, for messages.
  /// - Throws: `XMLFailure` with issues of origin `.program`; their lines are those of `bytes`.
  public init(compiling bytes: [UInt8], madeFrom path: String) throws(XMLFailure) {
    LibXML.startStylesheets()
    // Without a name libxslt would leave file and line out of its messages.
    let tree = try XMLTree(parsing: bytes, named: "stylesheet")
    self.path = path
    let log = MessageLog()
    let doc = tree.release()
    let compiled = log.watchingThread { xsltParseStylesheetDoc(doc) }
    guard let compiled, compiled.pointee.errors == 0 else {
      // A stylesheet that came about owns the document; without one it is still ours.
      if let compiled { xsltFreeStylesheet(compiled) } else { xmlFreeDoc(doc) }
      throw XMLFailure(log.issues(defaultFile: path))
    }
    pointer = compiled
  }

  deinit { xsltFreeStylesheet(pointer) }

  /// The most XPath steps that one transform may take: far above what a plan of 16 times the usual
  /// size needs, and an end for a stylesheet that loops.
  private static let operationLimit: UInt = 300_000_000

  /// Transforms `source`, which is used up.
  ///
  /// - Parameters:
  ///   - source: the tree to transform.
  ///   - parameters: values of global parameters, as strings.
  ///   - isLast: whether the run ends soon, so that the source need not be freed (`XMLTree.leave`).
  /// - Returns: the result tree.
  /// - Throws: `XMLFailure` with the messages of libxslt or of a terminating `xsl:message`.
  public func transform(
    _ source: consuming XMLTree, parameters: [String: String] = [:], isLast: Bool = false
  ) throws(XMLFailure) -> XMLTree {
    let result = try result(of: source, parameters)
    if isLast { source.leave() }
    return result
  }

  private func result(
    of source: borrowing XMLTree, _ parameters: [String: String]
  ) throws(XMLFailure) -> XMLTree {
    let log = MessageLog()
    guard let context = xsltNewTransformContext(pointer, source.doc) else {
      throw XMLFailure([XMLIssue(.program, detail: "no memory", file: path)])
    }
    defer { xsltFreeTransformContext(context) }
    let preferences = LibXML.denyingPreferences()
    defer { xsltFreeSecurityPrefs(preferences) }
    xsltSetCtxtSecurityPrefs(preferences, context)
    context.pointee.opLimit = Stylesheet.operationLimit
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      xsltQuoteOneUserParam(context, name, value)
    }
    let result = log.watching(context) {
      xsltApplyStylesheetUser(pointer, source.doc, nil, nil, nil, context)
    }
    guard let result, context.pointee.state == XSLT_STATE_OK else {
      if let result { xmlFreeDoc(result) }
      throw XMLFailure(log.issues(defaultFile: path))
    }
    return XMLTree(owning: result)
  }
}

/// Joins the fragments in which libxslt delivers its messages.
private final class MessageLog {
  private var text = ""

  private static let sink: naskah_sink = { context, fragment in
    guard let context, let fragment else { return }
    Unmanaged<MessageLog>.fromOpaque(context).takeUnretainedValue().text += String(
      cString: fragment)
  }

  func watchingThread<Result>(_ body: () -> Result) -> Result {
    var channel = naskah_channel(
      sink: MessageLog.sink, context: Unmanaged.passUnretained(self).toOpaque())
    return withExtendedLifetime(self) {
      withUnsafeMutablePointer(to: &channel) {
        naskah_watch_thread($0)
        defer { naskah_watch_thread(nil) }
        return body()
      }
    }
  }

  func watching<Result>(_ context: xsltTransformContextPtr, _ body: () -> Result) -> Result {
    var channel = naskah_channel(
      sink: MessageLog.sink, context: Unmanaged.passUnretained(self).toOpaque())
    return withExtendedLifetime(self) {
      withUnsafeMutablePointer(to: &channel) {
        naskah_watch_transform(context, $0)
        return body()
      }
    }
  }

  /// The messages as issues: "compilation error: file F line N element E" and the cause after it.
  func issues(defaultFile: String) -> [XMLIssue] {
    let lines = text.split(separator: "\n").map { String($0).foldingSpace() }.filter { !$0.isEmpty }
    var issues: [XMLIssue] = []
    var pending: (file: String?, line: Int, element: String?)?
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      if let at = words.firstIndex(of: "line"), at + 1 < words.count,
        let number = Int(words[at + 1]),
        words.contains("error:") || words.contains("error")
      {
        let file = words.firstIndex(of: "file").map { words[$0 + 1] }
        let element = words.firstIndex(of: "element").flatMap {
          $0 + 1 < words.count ? words[$0 + 1] : nil
        }
        pending = (file, number, element)
      } else {
        issues.append(
          XMLIssue(
            .program, detail: line, place: Place(line: pending?.line ?? 0, column: 0),
            element: pending?.element, file: pending?.file ?? defaultFile))
        pending = nil
      }
    }
    if issues.isEmpty {
      issues.append(XMLIssue(.program, detail: text.foldingSpace(), file: defaultFile))
    }
    return issues
  }
}
