public import References
internal import XMLTree

/// A matrix of what stood, what stands now and why, as a document of its own: a prepared tree
/// (Schemas/siap), so that it goes out in all forms. Instruments and plans share it.
public struct ComparisonMatrix: Sendable {
  /// Key of the document, the name of its files.
  public static let key = "persandingan"

  /// What the document says of itself.
  public struct Head: Sendable {
    /// What is compared, under the title.
    public let subject: String
    /// Office or government that makes it, region, province, seat and head of the region.
    public let maker: String
    public let region: String
    public let province: String
    public let seat: String
    public let head: String
    /// Years, as printed.
    public let period: String
    /// `publik` or `terbatas`.
    public let edition: String
    /// Title of the one chapter and of its table, and the paragraph before the table.
    public let chapter: String
    public let table: String
    public let introduction: String

    public init(
      subject: String, maker: String, region: String, province: String, seat: String,
      head: String, period: String, edition: String, chapter: String, table: String,
      introduction: String
    ) {
      self.subject = subject
      self.maker = maker
      self.region = region
      self.province = province
      self.seat = seat
      self.head = head
      self.period = period
      self.edition = edition
      self.chapter = chapter
      self.table = table
      self.introduction = introduction
    }
  }

  /// A part of a long matrix, with a table of its own.
  public struct Part: Sendable {
    /// Tells the part from others, for ids.
    public let key: String
    public let title: String
    /// What stands before the table.
    public let introduction: String
    /// Title of the table.
    public let table: String
    public let groups: [Group]

    public init(
      key: String, title: String, introduction: String, table: String, groups: [Group]
    ) {
      self.key = key
      self.title = title
      self.introduction = introduction
      self.table = table
      self.groups = groups
    }
  }

  /// Rows about one thing, under its name.
  public struct Group: Sendable {
    /// What it is about, and what became of it.
    public let title: String
    /// Name of the thing, where its reason is still to be written.
    public let subject: String
    public let rows: [Row]

    public init(title: String, subject: String, rows: [Row]) {
      self.title = title
      self.subject = subject
      self.rows = rows
    }
  }

  /// What stood, what stands, why; empty for nothing, a nil reason for one that nobody has given.
  public struct Row: Sendable {
    public let old: String
    public let new: String
    public let reason: String?

    public init(old: String, new: String, reason: String?) {
      self.old = old
      self.new = new
      self.reason = reason
    }
  }

  private let head: Head
  private let library: Library
  private let words: Words

  /// - Parameters:
  ///   - head: what the document says of itself.
  ///   - library: words of all documents.
  /// - Throws: `BrokenData` when words are missing.
  public init(_ head: Head, _ library: Library) throws(BrokenData) {
    self.head = head
    self.library = library
    words = try Words("peraturan", from: library.folder)
  }

  /// The prepared tree of the matrix as UTF-8 bytes.
  public func bytes(_ groups: [Group]) -> [UInt8] {
    document { xml in
      start("persandingan-ketentuan", label: "I", head.chapter, &xml)
      xml.element("kalimat", text: head.introduction)
      if !groups.isEmpty { writeTable(groups, "tabel-persandingan", head.table, &xml) }
      xml.end()
    }
  }

  /// The prepared tree of a matrix in parts as UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - parts: what stands in the body, each a section.
  ///   - annex: title of the annex.
  ///   - rest: what stands there; without it there is no annex.
  /// - Returns: the tree.
  public func bytes(_ parts: [Part], annex: String, rest: [Part]) -> [UInt8] {
    document { xml in
      start("persandingan-ketentuan", label: "I", head.chapter, &xml)
      xml.element("kalimat", text: head.introduction)
      write(parts, "persandingan", &xml)
      xml.end()
      guard !rest.isEmpty else { return }
      start("persandingan-lampiran", label: nil, annex, &xml)
      write(rest, "lampiran", &xml)
      xml.end()
    }
  }

  private func write(_ parts: [Part], _ id: String, _ xml: inout XMLWriter) {
    for (number, part) in parts.enumerated() {
      let letter = UnicodeScalar(UInt8(truncatingIfNeeded: 65 + number % 26))
      start("\(id)-\(part.key)", label: String(Character(letter)), part.title, &xml)
      xml.element("kalimat", text: part.introduction)
      writeTable(part.groups, "tabel-\(id)-\(part.key)", part.table, &xml)
      xml.end()
    }
  }

  private func document(_ body: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter(capacity: 1 << 16)
    DocumentHead(
      key: ComparisonMatrix.key, title: words.text("persandingan.judul"), subtitle: head.subject,
      maker: head.maker, region: head.region, province: head.province, seat: head.seat,
      head: head.head, period: head.period, edition: head.edition
    ).start(&xml, library.words)
    body(&xml)
    xml.end()
    xml.end()
    return xml.finish()
  }

  private func start(_ id: String, label: String?, _ title: String, _ xml: inout XMLWriter) {
    xml.start(
      "bagian",
      [
        ("id", id), ("jenis", "narasi"), ("label", label), ("judul", title), ("keadaan", "terisi"),
      ])
  }

  private func writeTable(
    _ groups: [Group], _ id: String, _ title: String, _ xml: inout XMLWriter
  ) {
    xml.start("tabel", [("id", id), ("judul", title), ("peran", "register lanskap")])
    for (name, width) in [("semula", "8"), ("menjadi", "8"), ("alasan", "4")] {
      xml.element(
        "kolom", [("judul", words.text("persandingan.kolom.\(name)")), ("lebar", width)])
    }
    for group in groups { write(group, &xml) }
    xml.end()
  }

  private func write(_ group: Group, _ xml: inout XMLWriter) {
    xml.start("baris", [("peran", "kelompok")])
    cell(group.title, span: 3, &xml)
    xml.end()
    let isExplained = group.rows.contains { $0.reason != nil }
    for (position, row) in group.rows.enumerated() {
      xml.start("baris")
      cell(row.old, &xml)
      cell(row.new, &xml)
      if position == 0, !isExplained {
        xml.start("sel", mixed: true)
        xml.element(
          "isi", [("kunci", "alasan")],
          text: words.text("persandingan.alasan", ["bagian": group.subject]))
        xml.end()
      } else {
        cell(row.reason ?? "", &xml)
      }
      xml.end()
    }
  }

  private func cell(_ text: String, span: Int = 1, _ xml: inout XMLWriter) {
    xml.start("sel", [("rentang", span > 1 ? String(span) : nil)], mixed: true)
    xml.text(text.isEmpty ? words.text("persandingan.kosong") : text)
    xml.end()
  }
}
