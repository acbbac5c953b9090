import Testing
import Workbook

@Suite struct WorkbookCSVTests {
  private func rows(_ bytes: [UInt8]) throws -> [[String]] {
    try Workbook(csv: bytes, name: "s").sheets[0].rows.map { row in
      row.cells.map { if case .text(let text) = $0.value { text } else { "?" } }
    }
  }

  private func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }

  @Test(arguments: [
    "a;b\n1,5;2,5\n3,5;4,5\n", "a,b\n\"1,5\",\"2,5\"\n\"3,5\",\"4,5\"", "a\tb\r1,5\t2,5\r3,5\t4,5",
    "sep=|\r\na|b\r\n1,5|2,5\r\n3,5|4,5\r\n", "\u{FEFF}a;b\r\n1,5;2,5\r\n3,5;4,5",
  ])
  func delimiterAndLineBreaksAreFoundOut(_ text: String) throws {
    #expect(try rows(text) == [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]])
  }

  @Test func quotationMarksKeepDelimitersAndLineBreaks() throws {
    let text = "nama;isi\n\"a;b\";\"baris 1\r\nbaris \"\"2\"\"\"\n\nc\"d;\"e\"f\n"
    let sheet = try Workbook(csv: Array(text.utf8), name: "s").sheets[0]
    #expect(sheet.failure == nil)
    #expect(sheet.rows.map(\.number) == [1, 2, 4])
    #expect(
      try rows(text) == [["nama", "isi"], ["a;b", "baris 1\nbaris \"2\""], ["c\"d", "ef"]])
  }

  @Test func emptyFieldsKeepTheirColumns() throws {
    let sheet = try Workbook(csv: Array("a;;c\n;b;\n".utf8), name: "s").sheets[0]
    #expect(sheet.rows.map { $0.cells.map(\.column) } == [[1, 3], [2]])
  }

  @Test func encodingIsFoundOut() throws {
    let text = "nama;é – “x”\n"
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let western: [UInt8] =
      Array("nama;".utf8) + [0xE9, 0x20, 0x96, 0x20, 0x93, UInt8(ascii: "x"), 0x94, 10]
    for bytes in [Array(text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, western] {
      #expect(try rows(bytes) == [["nama", "é – “x”"]])
    }
    #expect(try rows([97, 0, 59, 0, 98, 0, 10, 0]) == [["a", "b"]])
    #expect(try rows([0, 97, 0, 59, 0, 98, 0, 10]) == [["a", "b"]])
  }

  @Test func quotationMarkThatIsNeverClosedIsSaid() throws {
    let sheet = try Workbook(csv: Array("a;b\n1;\"2\n3;4\n".utf8), name: "s").sheets[0]
    #expect(sheet.failure == .unclosedQuote(row: 2))
    #expect(sheet.rows.count == 2)
  }

  @Test func oneColumnAndNothingAreTables() throws {
    #expect(try rows("a\nb\n") == [["a"], ["b"]])
    #expect(try rows("") == [])
    #expect(try rows("\n\n") == [])
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    #expect(throws: WorkbookFailure.notAWorkbook) {
      try Workbook(csv: [1, 2, 0, 0, 0, 7, 9, 9, 9], name: "s")
    }
    let old = try Cells.fixture("lama.xls")
    #expect(throws: WorkbookFailure.oldFormat) { try Workbook(csv: old, name: "s") }
  }
}
