internal import XMLTree

/// Definitions and the package around the text.
extension TextWriter {
  func numbering() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:numbering", TextWriter.namespaces)
    for (index, list) in lists.enumerated() {
      xml.start("w:abstractNum", [("w:abstractNumId", String(index + 1))])
      xml.element("w:multiLevelType", [("w:val", "hybridMultilevel")])
      for depth in 0..<9 { writeLevel(depth, isCounted: list.isCounted, to: &xml) }
      xml.end()
    }
    for index in lists.indices {
      xml.start("w:num", [("w:numId", String(index + 1))])
      xml.element("w:abstractNumId", [("w:val", String(index + 1))])
      xml.end()
    }
    return xml.finish()
  }

  private func writeLevel(_ depth: Int, isCounted: Bool, to xml: inout XMLWriter) {
    let formats = ["decimal", "lowerLetter", "lowerRoman"]
    xml.start("w:lvl", [("w:ilvl", String(depth))])
    xml.element("w:start", [("w:val", "1")])
    xml.element("w:numFmt", [("w:val", isCounted ? formats[depth % 3] : "bullet")])
    xml.element("w:lvlText", [("w:val", isCounted ? "%\(depth + 1)." : "\u{2022}")])
    xml.element("w:lvlJc", [("w:val", "left")])
    xml.start("w:pPr")
    xml.element(
      "w:ind", [("w:left", String(425 * (depth + 1))), ("w:hanging", "425")])
    xml.end()
    xml.end()
  }

  func styleSheet(_ language: String) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:styles", TextWriter.namespaces)
    xml.start("w:docDefaults")
    xml.start("w:rPrDefault")
    xml.start("w:rPr")
    xml.element(
      "w:rFonts", [("w:ascii", "Bookman Old Style"), ("w:hAnsi", "Bookman Old Style")])
    xml.element("w:lang", [("w:val", language)])
    xml.end()
    xml.end()
    xml.end()
    for (index, style) in styles.enumerated() {
      var head: [(String, String?)] = [("w:type", "paragraph")]
      if index == 0 { head.append(("w:default", "1")) }
      head.append(("w:styleId", style.id))
      xml.start("w:style", head)
      xml.element("w:name", [("w:val", style.name)])
      if index > 0, let base = styles.first { xml.element("w:basedOn", [("w:val", base.id)]) }
      if index > 0, style.level != nil, let base = styles.first {
        xml.element("w:next", [("w:val", base.id)])
      }
      xml.element("w:qFormat")
      xml.start("w:pPr")
      if style.level != nil { xml.element("w:keepNext") }
      xml.element(
        "w:spacing", [("w:before", String(style.before)), ("w:after", String(style.after))])
      if let level = style.level { xml.element("w:outlineLvl", [("w:val", String(level - 1))]) }
      xml.end()
      xml.start("w:rPr")
      if style.look.contains(.bold) { xml.element("w:b") }
      if style.look.contains(.italic) { xml.element("w:i") }
      xml.element("w:color", [("w:val", style.colour)])
      xml.element("w:sz", [("w:val", String(style.size))])
      xml.end()
      xml.end()
    }
    return xml.finish()
  }

  // MARK: Package

  func contentTypes() -> [UInt8] {
    let base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return PackageLink.types(
      endings: [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"), ("png", "image/png"), ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
      ],
      parts: [
        ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"),
        ("footnotes", "footnotes"),
      ].map { ("word/\($0).xml", "\(base).\($1)+xml") })
  }

  func documentRelationships() -> [UInt8] {
    let fixed = ["styles", "numbering", "footnotes"].map {
      PackageLink(id: "rIdX\($0)", type: PackageLink.office($0), target: "\($0).xml")
    }
    let media = parts.enumerated().map { index, part in
      PackageLink(
        id: "rIdM\(index + 1)", type: PackageLink.office("image"),
        target: String(mediaName(part, index).dropFirst("word/".count)))
    }
    return PackageLink.part(fixed + media)
  }
}
