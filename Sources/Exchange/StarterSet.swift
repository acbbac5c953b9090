internal import Prose
public import References
internal import TextDocument
internal import Workbook
internal import XMLTree

/// What `naskah mulai` leaves in a new folder: the workbooks with the identity filled in, a text with
/// the headings to write under, and one page that says how to go on.
public struct StarterSet {
  /// Whose plan it is, for which years, under which law.
  public struct Region: Sendable {
    /// `provinsi`, `kabupaten` or `kota`.
    public let kind: String
    /// Name with its kind, such as `Kabupaten Kapuas`.
    public let name: String
    public let province: String
    public let seat: String
    /// Office of the head of the region.
    public let head: String
    public let start: Int
    public let end: Int
    /// Key of the profile.
    public let profile: String

    public init(
      kind: String, name: String, province: String, seat: String, head: String, start: Int,
      end: Int, profile: String
    ) {
      self.kind = kind
      self.name = name
      self.province = province
      self.seat = seat
      self.head = head
      self.start = start
      self.end = end
      self.profile = profile
    }

    /// The region as a plan has it, as far as it is known.
    var identity: Element {
      func leaf(_ name: String, _ text: String) -> Node {
        .element(Element(name, children: [.text(text)]))
      }
      let region = Element(
        "instansi", attributes: [Attribute("jenis", kind)],
        children: [
          leaf("nama", name), leaf("provinsi", province), leaf("ibu-kota", seat),
          .element(Element("kepala-daerah", attributes: [Attribute("jabatan", head)])),
        ])
      let period = Element(
        "periode",
        attributes: [Attribute("mulai", String(start)), Attribute("selesai", String(end))])
      let law = Element("profil", attributes: [Attribute("kunci", profile)])
      return Element(
        "identitas", children: [.element(region), .element(period), .element(law)])
    }
  }

  /// Name of the text with the prose.
  public static let proseFile = "narasi.docx"

  public let files: [WorkbookSet.File]

  /// - Parameters:
  ///   - region: the region; its profile must be one that the program has.
  ///   - folder: the folder as the page of instructions names it.
  ///   - reader: the catalogue of sheets.
  ///   - library: outlines and words.
  /// - Throws: `BrokenData` when the profile, an outline or the catalogue is broken.
  public init(
    _ region: Region, folder: String, _ reader: PlanImportReader, _ library: Library
  ) throws(BrokenData) {
    let path = library.folder.schema("profil/\(region.profile).xml")
    let profile = try Profile(path: path, from: library.folder)
    let outlines = library.folder.names(inSchemas: "acuan/kerangka")
    let documents = profile.documents.filter { $0.isRequired && outlines.contains($0.key) }.map {
      Node.element(Element("dokumen", attributes: [Attribute("jenis", $0.key)]))
    }
    let root = Element(
      "rencana",
      children: [
        .element(region.identity), .element(Element("penetapan", children: documents)),
      ])
    let books = try WorkbookSet(template: root, reader, library).files
    let headings = try SectionCatalogue(profile: profile, library: library)
    let builder = StarterText(library: library, region: region)
    let page = builder.instructions(reader.catalogue, folder: folder)
    do throws(ArchiveFailure) {
      files =
        books + [
          WorkbookSet.File(
            StarterSet.proseFile, try ProseDocument.docx(headings, library: library)),
          WorkbookSet.File(
            library.messages.text("mulai.petunjuk.berkas"), try builder.docx(page)),
        ]
    } catch {
      throw BrokenData(file: path, "\(error)")
    }
  }
}

extension WorkbookSet.File {
  /// - Parameters:
  ///   - name: name with the folders that lead to it.
  ///   - bytes: its content.
  public init(_ name: String, _ bytes: [UInt8]) {
    self.init(name: name, bytes: bytes)
  }
}

/// Writes the texts of a new folder.
private struct StarterText {
  let library: Library
  let region: StarterSet.Region

  private func words(_ key: String, _ values: [String: String] = [:]) -> String {
    library.messages.text("mulai.\(key)", values)
  }

  func docx(_ document: TextDocument) throws(ArchiveFailure) -> [UInt8] {
    try document.docx(
      styles: [
        TextStyle("Normal", size: 22, after: 100),
        TextStyle("heading 1", level: 1, look: .bold, size: 28, before: 200),
        TextStyle("heading 2", level: 2, look: .bold, size: 24, before: 160),
      ], language: "id-ID")
  }

  // MARK: Instructions

  /// Steps in `mulai.petunjuk.1` and so on, as far as the locale file goes.
  func instructions(_ catalogue: SheetCatalogue, folder: String) -> TextDocument {
    let values = [
      "nama": region.name, "mulai": String(region.start), "selesai": String(region.end),
      "folder": folder, "narasi": StarterSet.proseFile,
    ]
    var blocks: [TextBlock] = [
      .paragraph(
        TextParagraph([.text(words("petunjuk.judul", values), [])], style: "heading 1", level: 1)),
      .paragraph(TextParagraph([.text(words("petunjuk.pengantar", values), [])])),
    ]
    var number = 1
    while library.messages.has("mulai.petunjuk.\(number)") {
      blocks.append(
        .paragraph(
          TextParagraph(
            [.text(words("petunjuk.\(number)", values), [])],
            mark: TextListMark(list: 1, number: number, label: "\(number)."))))
      number += 1
    }
    blocks.append(
      .paragraph(
        TextParagraph([.text(words("petunjuk.daftar"), [])], style: "heading 2", level: 2)))
    return TextDocument(blocks: blocks + [.table(table(catalogue))])
  }

  /// Which workbook holds what, and who fills it.
  private func table(_ catalogue: SheetCatalogue) -> TextTable {
    func cell(_ text: String, _ look: TextLook = []) -> TextCell {
      TextCell([.paragraph(TextParagraph([.text(text, look)]))])
    }
    let head = TextRow(
      ["buku", "lembar", "pengisi"].map { cell(words("petunjuk.\($0)"), .bold) }, isHead: true)
    let rows = catalogue.books.map { book in
      let sheets = book.sheets.filter { !$0.isCombined }.map(\.name)
      let names =
        sheets.count > 6
        ? words("petunjuk.banyak-lembar", ["jumlah": String(sheets.count)])
        : sheets.joined(separator: ", ")
      return TextRow([
        cell(book.file), cell(names),
        cell(words(book.isForUnits ? "petunjuk.unit" : "petunjuk.pengelola")),
      ])
    }
    return TextTable([head] + rows)
  }
}

extension PlanImportReader {
  /// Kinds of regions that a plan can be of: key and name.
  public var governmentKinds: [(key: String, name: String)] {
    (catalogue.choices["jenis-pemerintah"] ?? []).map { ($0.key, $0.name) }
  }
}
