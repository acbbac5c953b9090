internal import CMarkdown

/// Parses Markdown through cmark-gfm.
public enum MarkdownParser {
  /// The longest text that is read, in bytes: far beyond the prose of one section. The library needs
  /// quadratic time for a few inputs, so the length bounds it.
  public static let longest = 256 << 10
  /// The deepest nesting that is read.
  public static let deepest = 100

  /// The tree of a text.
  ///
  /// - Parameter bytes: UTF-8; what is not valid UTF-8 becomes U+FFFD.
  /// - Returns: the document.
  /// - Throws: `MarkdownFailure` when the text is too large or nests too deep.
  public static func parse(_ bytes: [UInt8]) throws(MarkdownFailure) -> MarkdownNode {
    guard bytes.count <= longest else { throw .tooLarge }
    guard let tables, let parser = cmark_parser_new(options) else { throw .notParsed }
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, tables)
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let document = cmark_parser_finish(parser) else { throw .notParsed }
    defer { cmark_node_free(document) }
    return try node(document, depth: 0, line: 1)
  }

  private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8

  /// The extension for tables; the registry is filled once, since it is not safe to fill it twice.
  nonisolated(unsafe) private static let tables = {
    cmark_gfm_core_extensions_ensure_registered()
    return cmark_find_syntax_extension("table")
    // because the pointer is set once and the extension it leads to is never changed
  }()

  private static func node(
    _ node: OpaquePointer, depth: Int, line: Int
  ) throws(MarkdownFailure) -> MarkdownNode {
    guard depth <= deepest else { throw .tooDeep(line: line) }
    let own = Int(cmark_node_get_start_line(node))
    var result = MarkdownNode(kind(node), literal: text(cmark_node_get_literal(node)), line: own)
    if case .footnoteMark = result.kind { result.literal = "" }
    var child = cmark_node_first_child(node)
    while let current = child {
      result.children.append(
        try self.node(current, depth: depth + 1, line: own > 0 ? own : line))
      child = cmark_node_next(current)
    }
    return result
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private static func kind(_ node: OpaquePointer) -> MarkdownNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil)
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_CODE_BLOCK:
      return .codeBlock(language: text(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_CUSTOM_BLOCK: return .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnote
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .code
    case CMARK_NODE_HTML_INLINE, CMARK_NODE_CUSTOM_INLINE: return .html
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK:
      return .link(
        address: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      return .image(
        address: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return .footnoteMark(Int(text(cmark_node_get_literal(node))) ?? 0)
    default: return extensionKind(node)
    }
  }

  /// Kind of a node of the table extension, whose types are known by name only.
  private static func extensionKind(
    _ node: OpaquePointer
  ) -> MarkdownNode.Kind {
    switch text(cmark_node_get_type_string(node)) {
    case "table": .table
    case "table_header": .row(isHead: true)
    case "table_row": .row(isHead: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
    case "table_cell": .cell
    default: .text
    }
  }
}
