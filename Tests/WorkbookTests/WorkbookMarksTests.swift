import TestSupport
import Testing
import Workbook

@Suite struct WorkbookMarksTests {
  /// Cells that are there, in a row that is there, in a row that is not, before, between and behind.
  private static func marks(_ sheet: String) -> [CellMark] {
    [
      (2, 2), (4, 1), (4, 3), (4, 8), (4, 30), (6, 3), (7, 2), (7, 1), (200, 5), (1, 1), (150, 1),
    ].map { CellMark(sheet: sheet, row: $0.0, column: $0.1, text: "salah <\($0.0)> & \($0.1)") }
  }

  private static let files = [
    ("openpyxl.xlsx", "Aplikasi"), ("libreoffice.xlsx", "Aplikasi"), ("xlsxwriter.xlsx", "Layanan"),
    ("excel.xlsx", "Pertama"), ("strict.xlsx", "Strict"), ("wps.xlsx", "Sheet1"),
    ("mac1904.xlsx", "Sheet"), ("openpyxl.xlsx", "Kosong"),
  ]

  @Test(arguments: files)
  func everyValueStaysAndOnlyTheseParts(_ file: (String, String)) throws {
    let bytes = try Cells.fixture(file.0)
    let marked = try WorkbookMarks.mark(bytes, Self.marks(file.1), author: "Program")
    let before = try Workbook(xlsx: bytes)
    let after = try Workbook(xlsx: marked)
    #expect(after.sheets.map(\.name) == before.sheets.map(\.name))
    for (before, after) in zip(before.sheets, after.sheets) {
      #expect(after.failure == nil)
      #expect(Cells.values(after) == Cells.values(before))
      #expect(after.merges == before.merges)
      #expect(after.rows.map(\.isHidden) == before.rows.map(\.isHidden))
    }
    let old = try Archive(bytes)
    let new = try Archive(marked)
    #expect(new.entries.map(\.name).starts(with: old.entries.map(\.name)))
    var changed: [String] = []
    for entry in old.entries where try old.read(entry) != new.read(entry.name) {
      changed.append(entry.name)
    }
    let allowed = [
      "Content_Types", "styles", "gaya", "inti.xml.rels", "comment", "vmlDrawing", "legacyDrawing",
      "workbook.xml.rels",
    ]
    let sheets = changed.filter { name in !allowed.contains { name.contains($0) } }
    #expect(sheets.count <= 2, "changed: \(changed)")
    #expect(sheets.allSatisfy { $0.contains("sheet") || $0.contains("satu") }, "\(changed)")
  }

  @Test func sameMarksGiveTheSameBytes() throws {
    let bytes = try Cells.fixture("libreoffice.xlsx")
    let marks = Self.marks("Aplikasi")
    #expect(
      try WorkbookMarks.mark(bytes, marks, author: "P")
        == WorkbookMarks.mark(bytes, marks.reversed(), author: "P"))
    #expect(try WorkbookMarks.mark(bytes, [], author: "P").count > 0)
  }

  /// What openpyxl sees: the colour and the note of each cell, and that other looks are kept.
  private static let facts = """
    import sys, openpyxl
    before, after = (openpyxl.load_workbook(name, rich_text=True) for name in sys.argv[1:3])
    old, new = before[sys.argv[3]], after[sys.argv[3]]
    marked = set(sys.argv[4].split(','))
    def look(cell, fill=True):
        return (cell.number_format, cell.font.b, cell.font.i, cell.border.left.style,
                cell.alignment.wrap_text, cell.protection.locked,
                cell.fill.fgColor.rgb if fill else None)
    known = {cell.coordinate for cell in old._cells.values()}
    for name in sorted(marked):
        cell = new[name]
        note = cell.comment.text if cell.comment else None
        print(name, cell.fill.fgColor.rgb, repr(note),
              name not in known or look(cell, False) == look(old[name], False))
    wrong = [(s.title, c.coordinate) for s in before for row in s.iter_rows() for c in row
             if (s.title, c.coordinate) not in {(sys.argv[3], m) for m in marked}
             and (look(c) != look(after[s.title][c.coordinate]) or
                  c.value != after[s.title][c.coordinate].value or
                  (c.comment and c.comment.text) != (after[s.title][c.coordinate].comment
                   and after[s.title][c.coordinate].comment.text))]
    print(wrong)
    """

  /// Without the workbooks that openpyxl cannot read: strict ones, and one that uses the last row.
  @Test(arguments: files.filter { !["strict.xlsx", "excel.xlsx", "wps.xlsx"].contains($0.0) })
  func openpyxlSeesColoursAndNotes(_ file: (String, String)) throws {
    let folder = try TemporaryFolder()
    let bytes = try Cells.fixture(file.0)
    let marks = Self.marks(file.1).filter { $0.row != 1 }
    let marked = try WorkbookMarks.mark(bytes, marks, author: "Program")
    let names = "B2,A4,C4,H4,AD4,C6,B7,A7,E200,A150"
    let result = try Command.run(
      Repository.path(".build/venv/bin/python"),
      [
        "-c", Self.facts, try folder.write(bytes, as: "a.xlsx"),
        try folder.write(marked, as: "b.xlsx"), file.1, names,
      ])
    #expect(result.report.contains("Error") == false, "\(result.report)")
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == 11)
    for line in lines.dropLast() {
      #expect(line.contains(" FFFFC7CE ") && line.contains("salah <") && line.hasSuffix(" True"))
    }
    #expect(lines.last == "[]")
  }

  @Test func noteThatIsThereIsKept() throws {
    for (file, sheet, row, column, words) in [
      ("openpyxl.xlsx", "Aplikasi", 4, 2, "angka dari DPA"),
      ("libreoffice.xlsx", "Aplikasi", 4, 2, "angka dari DPA"),
      ("xlsxwriter.xlsx", "Layanan", 2, 1, "sudah ada"),
    ] {
      let mark = CellMark(sheet: sheet, row: row, column: column, text: "tambahan")
      let marked = try WorkbookMarks.mark(Cells.fixture(file), [mark], author: "Program")
      let archive = try Archive(marked)
      let notes = archive.entries.filter {
        $0.name.contains("comment") && $0.name.hasSuffix(".xml")
      }
      #expect(notes.count == 1)
      let text = String(decoding: try archive.read(notes[0]), as: UTF8.self)
      #expect(text.contains(words) && text.contains("tambahan"))
      #expect(text.split(separator: "<comment ").count == 2)
    }
  }

  @Test(arguments: ["openpyxl.xlsx", "xlsxwriter.xlsx"])
  func markedCopyKeepsToTheSchemas(_ name: String) throws {
    let sheet = name == "openpyxl.xlsx" ? "Aplikasi" : "Layanan"
    let folder = try TemporaryFolder()
    let bytes = try Cells.fixture(name)
    let marked = try WorkbookMarks.mark(bytes, Self.marks(sheet), author: "Program")
    let before = try Validator.ooxml(try folder.write(bytes, as: "a.xlsx"))
    let after = try Validator.ooxml(try folder.write(marked, as: "b.xlsx"))
    #expect(after == before)
  }

  @Test(.enabled(if: Judges.areAsked)) func libreOfficeOpensMarkedCopies() throws {
    for (name, sheet) in [("libreoffice.xlsx", "Aplikasi"), ("xlsxwriter.xlsx", "Layanan")] {
      let bytes = try Cells.fixture(name)
      let marked = try WorkbookMarks.mark(bytes, Self.marks(sheet), author: "Program")
      let other = try LibreOffice.convert(marked)
      let values = try Workbook(xlsx: bytes).sheets.map(Cells.values)
      #expect(try Workbook(xlsx: other).sheets.map(Cells.values) == values)
      let archive = try Archive(other)
      let notes = try archive.entries.filter { $0.name.contains("comments") }.map {
        String(decoding: try archive.read($0), as: UTF8.self)
      }.joined()
      #expect(notes.contains("salah &lt;200&gt; &amp; 5"))
    }
  }

  @Test func whatIsNotThereIsAFailure() throws {
    func failure(_ bytes: [UInt8], _ mark: CellMark) -> WorkbookFailure? {
      do throws(WorkbookFailure) {
        _ = try WorkbookMarks.mark(bytes, [mark], author: "")
        return nil
      } catch { return error }
    }
    let bytes = try Cells.fixture("excel.xlsx")
    func mark(_ sheet: String, _ row: Int, _ column: Int) -> CellMark {
      CellMark(sheet: sheet, row: row, column: column, text: "x")
    }
    #expect(failure(bytes, mark("Tiada", 1, 1)) == .missingSheet("Tiada"))
    #expect(failure(bytes, mark("Grafik", 1, 1)) == .missingPart("Grafik"))
    #expect(failure(bytes, mark("Pertama", 0, 1)) == .tooLarge(.rows))
    #expect(failure(bytes, mark("Pertama", 1, 16_385)) == .tooLarge(.columns))
    #expect(failure(try Cells.fixture("sandi.xlsx"), mark("Pertama", 1, 1)) == .encrypted)
  }

  /// A part as programs may write it: prefixes, blanks, comments, CDATA, carriage returns, empty
  /// elements, other quotation marks.
  @Test func oddPartsAreChangedInPlace() throws {
    let sheet = """
      <?xml version='1.0'?>\r\n<!-- c --><w:worksheet xmlns:w='\(Cells.main)'\r\n >\r\n\
      <w:cols><w:col min="2" max="4" style="3"/></w:cols>\
      <w:sheetData ><!-- <row r="9"> --><w:row r="2" ><w:c r='A2' s = '0' t="str" >\
      <w:v><![CDATA[<c r="B2">]]></w:v></w:c ><w:c\r\n r="C2"/></w:row\r\n><w:row r="4"/></w:sheetData >\
      <w:extLst/></w:worksheet>
      """
    let bytes = try Cells.workbook(sheet: sheet)
    let marks = [(1, 1), (2, 1), (2, 2), (2, 3), (2, 9), (4, 2), (4, 1), (9, 9)].map {
      CellMark(sheet: "S", row: $0.0, column: $0.1, text: "x")
    }
    let marked = try WorkbookMarks.mark(bytes, marks, author: "P")
    let text = String(decoding: try Archive(marked).read("s.xml"), as: UTF8.self)
    #expect(
      text == """
        <?xml version='1.0'?>\r\n<!-- c --><w:worksheet xmlns:w='\(Cells.main)'\r\n >\r\n\
        <w:cols><w:col min="2" max="4" style="3"/></w:cols>\
        <w:sheetData ><!-- <row r="9"> --><w:row r="1"><w:c r="A1" s="1"/></w:row>\
        <w:row r="2" ><w:c r='A2' s = '1' t="str" ><w:v><![CDATA[<c r="B2">]]></w:v></w:c >\
        <w:c r="B2" s="2"/><w:c\r\n r="C2" s="1"/><w:c r="I2" s="1"/></w:row\r\n>\
        <w:row r="4"><w:c r="A4" s="1"/><w:c r="B4" s="2"/></w:row>\
        <w:row r="9"><w:c r="I9" s="1"/></w:row></w:sheetData >\
        <w:legacyDrawing \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId2"/>\
        <w:extLst/></w:worksheet>
        """)
  }
}
