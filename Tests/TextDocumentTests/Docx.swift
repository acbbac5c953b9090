import TextDocument
import Workbook

/// Word documents made by hand for tests.
enum Docx {
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A document with this content of its body.
  static func bytes(
    _ body: String, parts: [String: String] = [:],
    links: [(id: String, type: String, to: String)] = [],
    external: [(id: String, to: String)] = []
  ) throws -> [UInt8] {
    var archive = ArchiveWriter()
    archive.add(
      "_rels/.rels",
      Array(
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="r1" Type="\(office)/officeDocument" Target="word/document.xml"/>\
        </Relationships>
        """.utf8))
    archive.add("word/document.xml", Array(root("document", "<w:body>\(body)</w:body>").utf8))
    let kinds = parts.keys.sorted()
    let own = kinds.map {
      "<Relationship Id=\"x\($0)\" Type=\"\(office)/\($0)\" Target=\"\($0).xml\"/>"
    }
    let given = links.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.to)\"/>"
    }
    let outside = external.map {
      """
      <Relationship Id="\($0.id)" Type="\(office)/image" Target="\($0.to)" TargetMode="External"/>
      """
    }
    archive.add(
      "word/_rels/document.xml.rels",
      Array(
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        \((own + given + outside).joined())</Relationships>
        """.utf8))
    for kind in kinds {
      archive.add("word/\(kind).xml", Array(root(kind, parts[kind] ?? "").utf8))
    }
    for link in links where link.type == "image" {
      archive.add("word/\(link.to)", Array("gambar".utf8))
    }
    return try archive.finish()
  }

  private static func root(_ name: String, _ content: String) -> String {
    """
    <w:\(name) xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
     xmlns:r="\(office)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
     xmlns:wps="urn:wps" xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:pic="urn:pic" xmlns:v="urn:v"
     xmlns:m="urn:m" xmlns:c="urn:c">\(content)</w:\(name)>
    """
  }

  /// A document read from this content of its body.
  static func read(
    _ body: String, parts: [String: String] = [:],
    links: [(id: String, type: String, to: String)] = [],
    external: [(id: String, to: String)] = []
  ) throws -> TextDocument {
    try TextDocument(docx: try bytes(body, parts: parts, links: links, external: external))
  }

  /// A paragraph with one run.
  static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }
}
