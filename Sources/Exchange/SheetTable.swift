internal import Workbook

/// What a sheet of a plan holds, before it is given a look.
struct SheetTable {
  /// A column of the sheet; a yearly one stands once for each year.
  struct Column {
    let layout: ColumnLayout
    let year: Int?

    /// The heading, with the year in its place.
    var heading: String {
      year.map { layout.heading.replacing("%tahun%", with: String($0)) } ?? layout.heading
    }
  }

  let layout: SheetLayout
  let columns: [Column]
  var rows: [[CellValue?]] = []
}
