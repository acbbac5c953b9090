import Diagnostics
import TestSupport
import Workbook

/// Workbooks of the fixtures, read as one line a cell.
enum Cells {
  /// The bytes of a fixture.
  static func fixture(_ name: String) throws -> [UInt8] {
    try Files.bytes(Repository.test("Fixtures/buku/\(name)"))
  }

  /// A fixture as a workbook.
  static func workbook(_ name: String) throws -> Workbook {
    try Workbook(xlsx: fixture(name))
  }

  /// What the cells of a sheet show, by their names.
  static func values(_ sheet: Sheet) -> [String: CellValue] {
    var values: [String: CellValue] = [:]
    for row in sheet.rows {
      for cell in row.cells {
        values[CellName.name(row: row.number, column: cell.column)] = cell.value
      }
    }
    return values
  }

  /// A workbook of one sheet, put together by hand: the part of the sheet as given.
  static func workbook(
    sheet: String, strings: String? = nil, without missing: Set<String> = []
  ) throws -> [UInt8] {
    var writer = ArchiveWriter()
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let parts = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
      ),
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(package)"><Relationship Id="a" Type="\(links)/officeDocument" \
        Target="b.xml"/></Relationships>
        """
      ),
      (
        "b.xml",
        """
        <workbook xmlns="\(main)" xmlns:r="\(links)"><sheets><sheet name="S" sheetId="1" r:id="x"/>\
        </sheets></workbook>
        """
      ),
      (
        "_rels/b.xml.rels",
        """
        <Relationships xmlns="\(package)"><Relationship Id="x" Type="\(links)/worksheet" \
        Target="s.xml"/><Relationship Id="y" Type="\(links)/sharedStrings" Target="t.xml"/>\
        </Relationships>
        """
      ),
      ("s.xml", sheet), ("t.xml", strings ?? "<sst xmlns=\"\(main)\"/>"),
    ]
    for (name, text) in parts where !missing.contains(name) {
      writer.add(name, Array(text.utf8))
    }
    return try writer.finish()
  }

  /// The part of a sheet with these rows.
  static func sheet(_ rows: String) -> String {
    "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
}
