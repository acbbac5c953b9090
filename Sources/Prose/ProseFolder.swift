internal import Markdown
public import References
internal import XMLTree

/// Reads a folder of Markdown files, one section of prose in each.
public enum ProseFolder {
  /// The sections of the files whose names end in `.md`; other files are passed over.
  ///
  /// - Parameters:
  ///   - files: path as findings shall name it, and bytes.
  ///   - library: rules and words.
  /// - Returns: sections in the order of `ProseForm.sorted`, and the findings. Nothing is thrown: a
  ///   file that cannot be read is a finding, and the others are read.
  public static func read(
    markdown files: [(path: String, bytes: [UInt8])], library: Library
  ) -> ProseReading {
    var reading = ProseReading()
    var sections: [(number: Int, section: ProseSection)] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      guard name.lowercased().hasSuffix(".md") else { continue }
      var findings = ProseFindings(library, file: file.path)
      if let name = ProseFileName(name) {
        let (element, found) = section(file.bytes, name, library, findings)
        findings = found
        if let element {
          sections.append((name.number, ProseSection(element: element, file: file.path)))
        }
      } else {
        findings.add("NAR010", at: .none, value: name)
      }
      reading.catatan += findings.catatan
    }
    reading.sections = sections.enumerated().sorted { left, right in
      let one = ProseForm.order(left.element.section.element)
      let other = ProseForm.order(right.element.section.element)
      guard one == other else { return one.lexicographicallyPrecedes(other) }
      return (left.element.number, left.offset) < (right.element.number, right.offset)
    }.map(\.element.section)
    return reading
  }

  /// The section of one file; nil when it cannot be read.
  private static func section(
    _ bytes: [UInt8], _ name: ProseFileName, _ library: Library, _ findings: ProseFindings
  ) -> (Element?, ProseFindings) {
    var findings = findings
    guard bytes.count <= MarkdownParser.longest else { return (nil, tooLarge(findings)) }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard String(validating: text, as: UTF8.self) != nil else {
      findings.add("NAR030", at: .none)
      return (nil, findings)
    }
    let source = MarkdownSource(text)
    let tree: MarkdownNode
    do throws(MarkdownFailure) { tree = try MarkdownParser.parse(source.bytes) } catch {
      switch error {
      case .tooDeep(let line):
        findings.add(
          "NAR032", at: Place(line: line, column: 1),
          ["harapan": String(MarkdownParser.deepest)])
      case .tooLarge, .notParsed: findings = tooLarge(findings)
      }
      return (nil, findings)
    }
    var reader = MarkdownSectionReader(source, words: library.messages, findings: findings)
    let blocks = reader.read(tree)
    var element = Element(
      "bagian", attributes: [Attribute("kunci", name.key)],
      children: blocks.map(Node.element), place: Place(line: 1, column: 1))
    element[attribute: "dokumen"] = name.document
    element[attribute: "keterbukaan"] = reader.openness
    return (ProseForm.section(element), reader.findings)
  }

  private static func tooLarge(_ findings: ProseFindings) -> ProseFindings {
    var findings = findings
    findings.add("NAR031", at: .none, ["harapan": "\(MarkdownParser.longest >> 10) KB"])
    return findings
  }
}
