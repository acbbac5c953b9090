import Testing
import TextDocument

@testable import Exchange

/// Paragraphs, labels, lists and tables of a form.
@Suite struct FormTextTests {
  private func paragraph(_ text: String) -> TextBlock {
    .paragraph(TextParagraph([.text(text, [])]))
  }

  private func row(_ cells: [String]) -> TextRow {
    TextRow(cells.map { TextCell([paragraph($0)]) })
  }

  private func text(_ blocks: [TextBlock]) -> FormText { FormText(TextDocument(blocks: blocks)) }

  @Test func labelsHaveTheLinesOfTheirValues() {
    let form = text([
      .table(TextTable([row(["Tempat", ":", "Aula"]), row(["Pukul", ":", "……………"])]))
    ])
    #expect(form.value(of: "tempat") == ["Aula"])
    #expect(form.value(of: "Pukul") == [])
    #expect(form.value(of: "Acara") == nil)
  }

  /// A column that was moved is found by its title; rows end with the table.
  @Test func tablesAreReadByTheirHeads() {
    let form = text([
      .table(
        TextTable([row(["No.", "Jabatan", "Nama"]), row(["1", "Camat", "Budi"]), row(["2"])])),
      paragraph("antara"), .table(TextTable([row(["x", "y", "z"])])),
    ])
    #expect(form.rows(below: ["Nama", "Jabatan"]) == [["Budi", "Camat"], ["", ""]])
    #expect(form.rows(below: ["Nama", "Instansi"]) == nil)
  }

  @Test func itemsStandBetweenTwoParagraphs() {
    let form = text(["Agenda", "1.\tSatu", "2. Dua", "Tiga", "…", "Hasil"].map(paragraph))
    let items = form.items(after: { $0 == "Agenda" }, until: { $0 == "Hasil" })
    #expect(items == ["Satu", "Dua", "Tiga"])
    #expect(form.items(after: { $0 == "Tembusan" }, until: { _ in false }) == nil)
  }

  @Test(arguments: [
    ("2. Kepala", "Kepala"), ("3) Kepala", "Kepala"), ("2025", "2025"), ("2.5 GB", "2.5 GB"),
    ("5 (lima)", "5 (lima)"),
  ])
  func onlyNumbersOfItemsAreLeftOut(_ text: String, _ item: String) {
    #expect(FormText.withoutNumber(text) == item)
  }
}
