/// Recognises the compound files of old office programs (OLE2, [MS-CFB]): a workbook in the old
/// binary format, and the envelope of a workbook with a password, look alike from outside.
public enum CompoundFile {
  private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// What the bytes are, as a reason not to read them; nil when they are no compound file.
  public static func failure(_ bytes: [UInt8]) -> WorkbookFailure? {
    guard bytes.starts(with: signature) else { return nil }
    let names = streamNames(bytes)
    if names.contains("EncryptionInfo") || names.contains("EncryptedPackage") { return .encrypted }
    if names.contains("Workbook") || names.contains("Book") { return .oldFormat }
    if names.contains("WordDocument") { return .otherFormat("doc") }
    if names.contains("PowerPoint Document") { return .otherFormat("ppt") }
    return .notAWorkbook
  }

  /// Names in the directory, whose sectors are followed through the allocation table ([MS-CFB] 2.2
  /// to 2.6). The table's first 109 sectors are enough: the directory begins early in every file.
  private static func streamNames(_ bytes: [UInt8]) -> Set<String> {
    guard bytes.count >= 512 else { return [] }
    let shift = number(bytes, 30, 2)
    guard (7...16).contains(shift) else { return [] }
    let size = 1 << shift
    var names: Set<String> = []
    var sector = number(bytes, 48, 4)
    for _ in 0..<1024 {
      let start = (sector + 1) * size
      guard start + size <= bytes.count else { break }
      for entry in stride(from: start, to: start + size, by: 128) {
        names.insert(name(bytes, entry))
      }
      let (table, place) = (sector * 4 / size, sector * 4 % size)
      guard table < 109 else { break }
      let next = (number(bytes, 76 + table * 4, 4) + 1) * size + place
      guard next + 4 <= bytes.count else { break }
      sector = number(bytes, next, 4)
    }
    return names
  }

  /// The name of a directory entry: UTF-16, its length in bytes with the final zero at offset 64.
  private static func name(_ bytes: [UInt8], _ entry: Int) -> String {
    guard entry + 66 <= bytes.count else { return "" }
    let units = min(max(number(bytes, entry + 64, 2) / 2 - 1, 0), 31)
    return String(
      decoding: (0..<units).map { UInt16(truncatingIfNeeded: number(bytes, entry + $0 * 2, 2)) },
      as: UTF16.self)
  }

  /// A little-endian number; 0 where the bytes end.
  private static func number(_ bytes: [UInt8], _ offset: Int, _ length: Int) -> Int {
    guard offset >= 0, offset + length <= bytes.count else { return 0 }
    return (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
  }
}
