internal import XMLTree

/// Writes findings in the Schematron Validation Report Language (ISO/IEC 19757-3, annex D).
public struct SVRLReport: Sendable {
  private let findings: [SchematronFinding]

  private static let namespace = "http://purl.oclc.org/dsdl/svrl"

  public init(_ findings: [SchematronFinding]) { self.findings = findings }

  /// The report as XML.
  public var bytes: [UInt8] {
    var writer = XMLWriter()
    writer.start("svrl:schematron-output", [("xmlns:svrl", SVRLReport.namespace)])
    for finding in findings {
      writer.start("svrl:active-pattern", [("id", finding.patternID)])
      writer.end()
      writer.start("svrl:fired-rule", [("context", finding.ruleContext)])
      writer.end()
      writer.start(
        finding.isReport ? "svrl:successful-report" : "svrl:failed-assert",
        [
          ("test", finding.test), ("id", finding.id), ("role", finding.role),
          ("flag", finding.flag), ("see", finding.see), ("location", finding.path ?? "/"),
        ])
      writer.element("svrl:text", text: finding.text)
      for note in finding.diagnostics { write(note, "diagnostic", &writer) }
      for note in finding.properties { write(note, "property", &writer) }
      writer.end()
    }
    return writer.finish()
  }

  private func write(_ note: SchematronFinding.Note, _ kind: String, _ writer: inout XMLWriter) {
    writer.start("svrl:\(kind)-reference", [(kind, note.id)])
    writer.start("svrl:text", [("xml:lang", note.language)], mixed: true)
    for child in note.content.children {
      switch child {
      case .text(let text): writer.text(text)
      case .element(let element): writer.write(element)
      case .instruction(let target, let content): writer.instruction(target, content)
      }
    }
    writer.end()
    writer.end()
  }
}
