import TestSupport
import Testing
import Workbook

/// Inputs that the fuzzer kept because the readers took a new way through each.
@Suite struct DamagedCorpusTests {
  private static let names = Files.names(Repository.test("Fixtures/buku/rusak"))

  @Test func corpusIsThere() { #expect(Self.names.count >= 20) }

  @Test(arguments: names)
  func damagedInputEndsInAValueOrAFailure(_ name: String) throws {
    let bytes = try Cells.fixture("rusak/\(name)")
    let book: Workbook
    do throws(WorkbookFailure) {
      book = try Workbook(xlsx: bytes)
    } catch {
      let table = try? Workbook(csv: bytes, name: "s")
      #expect(table?.sheets.count ?? 1 == 1)
      return
    }
    let marks = book.sheets.filter { $0.failure == nil }.prefix(1).map {
      CellMark(sheet: $0.name, row: 2, column: 2, text: "x")
    }
    guard let copy = try? WorkbookMarks.mark(bytes, marks, author: "a") else { return }
    let other = try Workbook(xlsx: copy)
    for (own, other) in zip(book.sheets, other.sheets) where own.failure == nil {
      #expect(Cells.values(own) == Cells.values(other))
    }
  }
}
