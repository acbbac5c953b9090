internal import CLibXML2

/// Judges the syntax of XPath 1.0 expressions, so that whoever writes one is told its own place and
/// not that of a stylesheet made from it.
public enum XPathSyntax {
  /// What is wrong with `expression`; nil when it compiles.
  ///
  /// Names are not looked up: whether a prefix, variable or function exists is for the caller.
  public static func problem(in expression: String) -> String? {
    LibXML.start(allowing: [])
    guard let context = xmlXPathNewContext(nil) else { return "no memory" }
    defer { xmlXPathFreeContext(context) }
    let log = IssueLog()
    context.pointee.userData = Unmanaged.passUnretained(log).toOpaque()
    context.pointee.error = IssueLog.receiveProgram
    let compiled = withExtendedLifetime(log) { xmlXPathCtxtCompile(context, expression) }
    if let compiled {
      xmlXPathFreeCompExpr(compiled)
      return nil
    }
    return log.issues.first?.detail ?? "not an XPath expression"
  }
}
