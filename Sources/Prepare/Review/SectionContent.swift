internal import XMLTree

/// What stands in a section of a prepared document, without the sections inside it, taken apart so
/// that it can be held against the same section of another version.
struct SectionContent {
  /// Id in the outline; it stays from build to build.
  let id: String
  /// Labels from the chapter down, such as `II` and `A`; empty for what stands before or behind the
  /// text that is signed.
  let labels: [String]
  let title: String
  /// The content as it is written.
  let bytes: ArraySlice<UInt8>

  /// A difference in the number of rows, and whether texts and drawings differ.
  struct Difference: Equatable {
    /// Rows of tables that stand in one of the versions only, the more of the two.
    var rows = 0
    var hasText = false
    var hasDrawing = false

    var isNone: Bool { rows == 0 && !hasText && !hasDrawing }
  }

  /// What differs between two versions of a section.
  func difference(from other: SectionContent) -> Difference {
    if bytes == other.bytes { return Difference(hasText: title != other.title) }
    var before = SectionContent.parts(other.bytes)
    var now = SectionContent.parts(bytes)
    for (row, count) in before.rows {
      let both = min(count, now.rows[row] ?? 0)
      before.rows[row]? -= both
      now.rows[row]? -= both
    }
    return Difference(
      rows: max(before.rows.values.reduce(0, +), now.rows.values.reduce(0, +)),
      hasText: title != other.title || before.texts != now.texts,
      hasDrawing: before.drawings != now.drawings)
  }

  private struct Parts {
    /// How often each row stands there, without its number.
    var rows: [[UInt8]: Int] = [:]
    var texts: [ArraySlice<UInt8>] = []
    var drawings: [ArraySlice<UInt8>] = []
  }

  /// Takes the lines of a section apart: the writer gives each element that holds no text its own.
  private static func parts(_ bytes: ArraySlice<UInt8>) -> Parts {
    var parts = Parts()
    var row: [UInt8] = []
    var isInRow = false
    var drawing = 0
    for line in bytes.split(separator: 10) {
      let line = line.drop { $0 == 32 }
      if isInRow {
        if line.starts(with: Mark.rowEnd) {
          parts.rows[row, default: 0] += 1
          isInRow = false
        } else if !row.isEmpty || !isNumber(line) {
          row += line
        }
      } else if line.starts(with: Mark.row) {
        isInRow = true
        row = []
      } else if drawing > 0 || line.starts(with: Mark.drawing) {
        if line.starts(with: Mark.drawing) { drawing += 1 }
        if line.starts(with: Mark.drawingEnd) { drawing -= 1 }
        parts.drawings.append(line)
      } else if !line.starts(with: Mark.column) {
        parts.texts.append(line)
      }
    }
    return parts
  }

  /// Whether a line is a cell with nothing but a number: rows are counted anew in each version.
  private static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: Mark.cell), let start = line.firstIndex(of: UInt8(ascii: ">")),
      let end = line.lastIndex(of: UInt8(ascii: "<")), start < end
    else { return false }
    return line[(start + 1)..<end].allSatisfy { (48...57).contains($0) }
  }

  /// How the lines begin that tell parts of a section.
  private enum Mark {
    static let row = Array("<baris".utf8)
    static let rowEnd = Array("</baris".utf8)
    static let cell = Array("<sel".utf8)
    static let column = Array("<kolom".utf8)
    static let drawing = Array("<gambar".utf8)
    static let drawingEnd = Array("</gambar".utf8)
  }
}
