internal import Diagnostics
internal import References
internal import TextDocument
internal import XMLTree

/// Turns a Word document into sections of prose. What the plan cannot hold becomes the nearest
/// thing that it can, with a finding that says so.
struct DocumentSectionReader {
  /// Where the text below the last heading goes.
  private enum Target {
    case section(SectionHeading, level: Int)
    /// Nowhere: before the first heading, below a heading of a group, or below an unknown one.
    case none(heading: String)
  }

  let document: TextDocument
  let catalogue: SectionCatalogue
  let words: Words
  var findings: ProseFindings
  private(set) var sections: [Element] = []
  /// Pictures that came with the text, by their names in the folder of pictures.
  var pictures: [(name: String, bytes: [UInt8])] = []
  /// Names given to parts of pictures.
  var names: [String: String] = [:]

  private var target = Target.none(heading: "")
  private var pending: [TextBlock] = []
  /// How many notes are being read, one inside the other.
  var noteDepth = 0

  init(
    _ document: TextDocument, catalogue: SectionCatalogue, words: Words, findings: ProseFindings
  ) {
    self.document = document
    self.catalogue = catalogue
    self.words = words
    self.findings = findings
  }

  /// Reads the whole document.
  mutating func read() {
    let hasHeadings = document.blocks.contains { block in
      if case .paragraph(let paragraph) = block { paragraph.level != nil } else { false }
    }
    for block in document.blocks {
      if case .paragraph(let paragraph) = block, let level = paragraph.level {
        begin(paragraph, level: level)
      } else if case .paragraph(let paragraph) = block,
        isPlainHeading(paragraph, hasHeadings: hasHeadings)
      {
        findings.add("NAR042", at: .none, value: paragraph.text)
        begin(paragraph, level: 1)
      } else {
        pending.append(block)
      }
    }
    finish()
    reportRemarks()
  }

  /// Whether a paragraph without the style of a heading is one: it bears the bookmark of our form, or
  /// it names a section in a document where nothing has such a style.
  private func isPlainHeading(_ paragraph: TextParagraph, hasHeadings: Bool) -> Bool {
    let text = paragraph.text.foldingSpace()
    guard !text.isEmpty else { return false }
    if paragraph.bookmarks.contains(where: { SectionHeading(bookmark: $0) != nil }) { return true }
    guard !hasHeadings else { return false }
    return SectionHeading(mark: text) != nil || catalogue.key(of: text) != nil
      || catalogue.isGroup(text)
  }

  /// A heading: of a section, of a group, inside a section, or unknown.
  private mutating func begin(_ paragraph: TextParagraph, level: Int) {
    let text = paragraph.text.foldingSpace()
    guard !text.isEmpty else {
      var plain = paragraph
      plain.level = nil
      return pending.append(.paragraph(plain))
    }
    let hasMore = paragraph.inlines.contains {
      switch $0 {
      case .note, .picture: true
      case .text, .lineBreak: false
      }
    }
    if hasMore { reportPlain(paragraph) }
    if let heading = heading(paragraph, text) {
      finish()
      target = .section(heading, level: level)
    } else if catalogue.isGroup(text) {
      finish()
      target = .none(heading: text)
    } else if case .section(_, let outer) = target, level > outer {
      findings.add("NAR012", at: .none, value: text)
      var inner = paragraph
      inner.level = nil
      inner.inlines = [.text(text, .bold)]
      pending.append(.paragraph(inner))
    } else {
      finish()
      let suggestion = catalogue.nearest(text).map { words.text("saran.mungkin", ["nilai": $0]) }
      findings.add("NAR035", at: .none, value: text, suggestion: suggestion)
      target = .none(heading: text)
    }
  }

  private func heading(_ paragraph: TextParagraph, _ text: String) -> SectionHeading? {
    if let marked = SectionHeading(mark: text) { return marked }
    if let kept = paragraph.bookmarks.compactMap({ SectionHeading(bookmark: $0) }).first {
      return kept
    }
    let taken = Set(sections.compactMap { $0[attribute: "kunci"] })
    return catalogue.key(of: text, taken: taken).map { SectionHeading(key: $0) }
  }

  /// Ends the text below the last heading.
  private mutating func finish() {
    let blocks = pending.filter { !isFurniture($0) }
    pending = []
    switch target {
    case .section(let heading, _):
      findings.path = "rencana/narasi/bagian[\(heading.key)]"
      var section = Element("bagian", attributes: [Attribute("kunci", heading.key)])
      section[attribute: "dokumen"] = heading.document
      section[attribute: "keterbukaan"] = heading.openness
      section.children = self.blocks(blocks, key: heading.key).map(Node.element)
      section = ProseForm.section(section)
      // A heading that nobody has written under yet says nothing.
      if !section.children.isEmpty { sections.append(section) }
      findings.path = nil
    case .none(let heading):
      let written = blocks.filter(DocumentSectionReader.hasContent)
      guard let first = written.first else { return }
      findings.add(
        "NAR036", at: .none, value: first.text,
        [
          "judul": heading.isEmpty ? words.text("prosa.docx.awal") : heading,
          "n": String(written.count),
        ])
    }
  }

  private static func hasContent(_ block: TextBlock) -> Bool {
    guard case .paragraph(let paragraph) = block else { return true }
    return paragraph.inlines.contains {
      switch $0 {
      case .text(let text, _): !text.foldingSpace().isEmpty
      case .note, .picture: true
      case .lineBreak: false
      }
    }
  }

  /// Whether a block belongs to the form and not to the prose: hints of our writer that nobody wrote
  /// over, titles of the document, tables of contents.
  private func isFurniture(_ block: TextBlock) -> Bool {
    guard case .paragraph(let paragraph) = block else { return false }
    let style = paragraph.style?.lowercased() ?? ""
    let text = paragraph.text.foldingSpace()
    if style == ProseDocument.hintStyle.lowercased() {
      return text.hasPrefix("[ISI:") && text.hasSuffix("]")
        || text == words.text("prosa.docx.petunjuk")
    }
    if style.hasPrefix("toc ") { return true }
    guard case .none(let heading) = target else { return false }
    return heading.isEmpty && ["title", "subtitle"].contains(style)
  }

  /// Reports what reading the document resolved or left out, and its comments.
  private mutating func reportRemarks() {
    let inserted = document.remarks.count { $0.kind == .insertion }
    let deleted = document.remarks.count { $0.kind == .deletion }
    if inserted + deleted > 0 {
      findings.add(
        "NAR038", at: .none, ["n": String(inserted), "m": String(deleted)])
    }
    for remark in document.remarks {
      let kind = words.text("prosa.docx.sisa.\(remark.kind.rawValue)")
      switch remark.kind {
      case .insertion, .deletion: break
      case .hidden: findings.add("NAR040", at: .none, value: remark.text)
      case .object, .externalPicture, .largePicture, .foreignPart:
        findings.add("NAR039", at: .none, value: remark.text, ["jenis": kind])
      case .macros: findings.add("NAR043", at: .none)
      case .textBox, .formula:
        findings.add("NAR041", at: .none, value: remark.text, ["jenis": kind])
      }
    }
    for comment in document.comments {
      findings.add(
        "NAR037", at: .none, value: comment.text,
        ["oleh": comment.author, "bagian": ProseFindings.excerpt(comment.anchor)])
    }
  }
}
