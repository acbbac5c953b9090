internal import Schematron
internal import XMLTree

#if canImport(Glibc)
  internal import Glibc
#endif

/// Runs a schema on a document, for the conformance suite and for people who write rules.
enum SchematronRun {
  static func run(_ arguments: [String]) -> (output: String, code: Int32) {
    guard arguments.count > 2 else { return ("schematron-run SCHEMA DOCUMENT [PHASE]\n", 2) }
    LibXML.start(allowing: [folder(arguments[1]), folder(arguments[2])])
    do throws(XMLFailure) {
      let options = SchematronOptions(
        phase: arguments.count > 3 ? arguments[3] : nil, writesPaths: true)
      let rules = try SchematronRules(SchematronSchema(path: arguments[1]), options)
      guard let document = LibXML.readAllowed(arguments[2]) else {
        return ("\(arguments[2])\n", 3)
      }
      let findings = try rules.run(on: XMLTree(parsing: document.bytes))
      let text = String(decoding: SVRLReport(findings).bytes, as: UTF8.self)
      return (text, findings.isEmpty ? 0 : 1)
    } catch {
      let lines = error.issues.map { issue in
        "\(issue.file ?? ""):\(issue.place.line):\(issue.place.column): \(issue.detail)\n"
      }
      return (lines.joined(), 4)
    }
  }

  static func leave(_ code: Int32) -> Never { exit(code) }

  private static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
