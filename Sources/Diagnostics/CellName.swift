/// Names of cells of a workbook, such as `C12` (ECMA-376 part 1, section 18.3.1.4).
public enum CellName {
  /// Letters of a column, counted from 1: 1 is `A`, 27 is `AA`.
  public static func letters(_ column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Name of a cell.
  public static func name(row: Int, column: Int) -> String { letters(column) + String(row) }

  /// Column of letters such as `AA`, counted from 1; nil for anything else.
  public static func column(_ letters: some StringProtocol) -> Int? {
    guard !letters.isEmpty, letters.utf8.count <= 3 else { return nil }
    var column = 0
    for byte in letters.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
    }
    return column
  }
}
