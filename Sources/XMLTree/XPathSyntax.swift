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
    // A handler of its own keeps the defect in the context, away from the thread's.
    context.pointee.error = { _, _ in }
    if let compiled = xmlXPathCtxtCompile(context, expression) {
      xmlXPathFreeCompExpr(compiled)
      return nil
    }
    let position = max(Int(context.pointee.lastError.int1), 0)
    return "not an XPath expression from character \(position + 1) on"
  }
}
