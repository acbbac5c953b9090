internal import XMLTree

extension SchematronCompiler {
  /// Writes the templates that visit every node and hand it to the patterns that can fire there.
  mutating func writeWalk() {
    let attributes = visits.keys.contains {
      if case .attribute = $0 { true } else { $0 == .anyAttribute }
    }
    var children = ["*"]
    if visits[.text] != nil { children.append("text()") }
    if visits[.comment] != nil { children.append("comment()") }
    if visits[.instruction] != nil { children.append("processing-instruction()") }
    open("template", [("match", "/")])
    writer.start("findings")
    visit(visits[.root] ?? [])
    apply(children.joined(separator: "|"), mode: "walk")
    writer.end()
    writer.end()
    let everywhere = visits[.anyElement] ?? []
    // Keys are made once: a comparison that made them would make them hundreds of times.
    let targets = visits.map { (key: "\($0.key)", target: $0.key, patterns: $0.value) }
    for (_, target, patterns) in targets.sorted(by: { $0.key < $1.key }) {
      switch target {
      case .root, .anyElement, .anyAttribute: continue
      case .element(let name):
        let all = name.firstIndex(of: ":").map { name[...$0] + "*" }
        let ofNamespace = all.flatMap { visits[.element(String($0))] } ?? []
        let priority = name.hasSuffix("*") ? "0.5" : "1"
        open("template", [("match", name), ("mode", "walk"), ("priority", priority)])
        visit(patterns + ofNamespace + everywhere)
        if attributes { apply("@*", mode: "walk") }
        apply(children.joined(separator: "|"), mode: "walk")
      case .attribute:
        open("template", [("match", matches([target])), ("mode", "walk"), ("priority", "1")])
        visit(patterns + (visits[.anyAttribute] ?? []))
      case .text, .comment, .instruction:
        open("template", [("match", matches([target])), ("mode", "walk")])
        visit(patterns)
      }
      writer.end()
    }
    open("template", [("match", "*"), ("mode", "walk"), ("priority", "0")])
    visit(everywhere)
    if attributes { apply("@*", mode: "walk") }
    apply(children.joined(separator: "|"), mode: "walk")
    writer.end()
    open("template", [("match", "@*"), ("mode", "walk"), ("priority", "0")])
    visit(visits[.anyAttribute] ?? [])
    writer.end()
  }

  private mutating func visit(_ patterns: [Int]) {
    for number in Set(patterns).sorted() { apply(".", mode: "m\(number)") }
  }

  private mutating func apply(_ select: String, mode: String) {
    open("apply-templates", [("select", select), ("mode", mode)])
    writer.end()
  }
}
