import TestSupport
import Testing
import Workbook
import XMLTree

@Suite struct HostileWorkbookTests {
  private func failure(_ bytes: [UInt8]) -> WorkbookFailure? {
    do throws(WorkbookFailure) {
      return try Workbook(xlsx: bytes).sheets.compactMap(\.failure).first
    } catch { return error }
  }

  @Test func filesOfOtherKindsAreToldApart() throws {
    #expect(failure(try Cells.fixture("lama.xls")) == .oldFormat)
    #expect(failure(try Cells.fixture("sandi.xlsx")) == .encrypted)
    #expect(failure(Array("<html><table></table></html>".utf8)) == .notAWorkbook)
    #expect(failure([]) == .notAWorkbook)
    var other = ArchiveWriter()
    other.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    #expect(failure(try other.finish()) == .otherFormat("ods"))
    var empty = ArchiveWriter()
    empty.add("a.txt", [1])
    #expect(failure(try empty.finish()) == .missingPart("_rels/.rels"))
  }

  @Test(arguments: ["openpyxl.xlsx", "excel.xlsx", "strict.xlsx", "sandi.xlsx", "lama.xls"])
  func fileCutAtAnyPlaceIsAFailure(_ name: String) throws {
    let bytes = try Cells.fixture(name)
    for end in stride(from: 0, to: bytes.count - 1, by: 50) {
      #expect(failure(Array(bytes[..<end])) != nil, "cut at \(end)")
    }
  }

  @Test func missingPartsAreNamed() throws {
    let sheet = Cells.sheet("<row><c><v>1</v></c></row>")
    for part in ["_rels/.rels", "b.xml", "s.xml", "t.xml"] {
      #expect(failure(try Cells.workbook(sheet: sheet, without: [part])) == .missingPart(part))
    }
    #expect(
      failure(try Cells.workbook(sheet: sheet, without: ["_rels/b.xml.rels"])) == .missingPart("S"))
    #expect(failure(try Cells.workbook(sheet: sheet)) == nil)
  }

  @Test func doctypeInAPartIsRefused() throws {
    let doctype = "<!DOCTYPE worksheet [<!ENTITY a \"b\">]>"
    let row = "<row><c t=\"str\"><v>&a;</v></c></row>"
    guard
      case .brokenPart("s.xml", _) = failure(try Cells.workbook(sheet: doctype + Cells.sheet(row)))
    else {
      Issue.record("DOCTYPE of a sheet was accepted")
      return
    }
    let strings = doctype + "<sst xmlns=\"\(Cells.main)\"/>"
    guard
      case .brokenPart("t.xml", _) =
        failure(try Cells.workbook(sheet: Cells.sheet(""), strings: strings))
    else {
      Issue.record("DOCTYPE of the shared texts was accepted")
      return
    }
  }

  @Test func rowsBeforeADefectStay() throws {
    let rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</w></c></row>"
    let sheet = try Workbook(xlsx: Cells.workbook(sheet: Cells.sheet(rows))).sheets[0]
    #expect(Cells.values(sheet) == ["A1": .number("1"), "A2": .number("2")])
    guard case .brokenPart("s.xml", let issue)? = sheet.failure else {
      Issue.record("no failure")
      return
    }
    #expect(issue.place.line == 1)
  }

  @Test func rowsAndColumnsBeyondTheLastAreRefused() throws {
    for (rows, failure) in [
      ("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>", WorkbookFailure.tooLarge(.rows)),
      ("<row r=\"0\"><c><v>1</v></c></row>", .tooLarge(.rows)),
      ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", .tooLarge(.columns)),
      ("<row r=\"1\"><c r=\"ZZZZZZZZZZZZ1\"><v>1</v></c></row>", .tooLarge(.columns)),
    ] {
      #expect(self.failure(try Cells.workbook(sheet: Cells.sheet(rows))) == failure)
    }
  }

  @Test func oddCellsAreReadAsWhatTheyShow() throws {
    let rows = """
      <row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c><v>abc</v></c><c><v>1e999</v></c>\
      <c><v> 12 </v></c><c s="999"><v>-0.0</v></c><c t="zzz"><v>7</v></c><c t="str"><v>_x0001_</v>\
      </c><c><v>1e-5</v></c><c><v>.5</v></c><c><v>99999.99999999999999</v></c></row>
      """
    let sheet = try Workbook(xlsx: Cells.workbook(sheet: Cells.sheet(rows))).sheets[0]
    #expect(
      sheet.rows.first?.cells.map(\.value) == [
        .error("#REF!"), .error("#REF!"), .text("abc"), .text("1e999"), .number("12"),
        .number("0"), .number("7"), .text("\u{1}"), .number("0.00001"), .number("0.5"),
        .number("100000"),
      ])
  }

  @Test func relationshipsInACircleEnd() throws {
    var writer = ArchiveWriter()
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let circle = """
      <Relationships xmlns="\(package)"><Relationship Id="a" Type="\(links)/officeDocument" \
      Target="b.xml"/><Relationship Id="x" Type="\(links)/worksheet" Target="/b.xml"/>\
      <Relationship Id="y" Type="\(links)/styles" Target="../../b.xml"/></Relationships>
      """
    writer.add("_rels/.rels", Array(circle.utf8))
    writer.add("_rels/b.xml.rels", Array(circle.utf8))
    writer.add(
      "b.xml",
      Array(
        """
        <workbook xmlns="\(Cells.main)" xmlns:r="\(links)"><sheets><sheet name="S" r:id="x"/>\
        <sheet name="T" r:id="tiada"/></sheets></workbook>
        """.utf8))
    let book = try Workbook(xlsx: writer.finish())
    #expect(book.sheets.map(\.rows.isEmpty) == [true, true])
    #expect(book.sheets[1].failure == .missingPart("T"))
  }

  @Test func hundredThousandRowsAreRead() throws {
    var rows = ""
    for number in 1...100_000 {
      rows += "<row r=\"\(number)\"><c r=\"A\(number)\"><v>\(number)</v></c></row>"
    }
    let sheet = try Workbook(xlsx: Cells.workbook(sheet: Cells.sheet(rows))).sheets[0]
    #expect(sheet.rows.count == 100_000)
    #expect(sheet.rows.last?.cells.map(\.value) == [.number("100000")])
  }

  @Test func bombIsStopped() throws {
    let blank = String(repeating: " ", count: 9 << 20)
    let bytes = try Cells.workbook(sheet: Cells.sheet(blank))
    #expect(bytes.count < 20_000)
    #expect(failure(bytes) == .archive(.tooLarge(.ratio, entry: "s.xml")))
  }

  @Test func wrongChecksumOfAPartIsDamage() throws {
    var bytes = try Cells.workbook(sheet: Cells.sheet("<row><c><v>1</v></c></row>"))
    Patch.breakChecksum(&bytes)
    guard case .archive(.damaged) = failure(bytes) else {
      Issue.record("not damaged: \(String(describing: failure(bytes)))")
      return
    }
  }
}
