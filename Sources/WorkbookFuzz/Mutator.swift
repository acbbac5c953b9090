import Workbook

/// Random numbers that are the same for the same seed (SplitMix64).
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int {
    limit > 1 ? Int.random(in: 0..<limit, using: &self) : 0
  }
}

/// Makes damaged workbooks out of good ones.
struct Mutator {
  /// Pieces that readers of workbooks look for, put where they do not belong.
  private static let pieces: [[UInt8]] = [
    "<row>", "</row>", "<row r=\"1048577\">", "<row r=\"-1\"/>", "<row r=\"0\" hidden=\"1\"/>",
    "<row r=\"99999999999999999999\"/>", "<c>", "</c>", "<c r=\"A1\"/>", "<c r=\"XFE1\"/>",
    "<c r=\"\" s=\"999999999\" t=\"s\"><v>99999</v></c>", "<c t=\"d\"><v>T</v></c>", "<v>1e400</v>",
    "<v>-0.0e-0</v>", "<v>9999999999999999999999</v>", "<f/>", "<is><t>a</t></is>", "<is>", "<t>",
    "_x000D_", "_xD83D_", "_x", "&#0;", "&#xFFFF;", "&amp;", "<![CDATA[", "]]>", "<!--", "-->",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?a b?>",
    "xmlns=\"\"", "xmlns:x=\"y\"", " r=\"A1\"", " s=\"1\"", " t=\"str\"", " count=\"0\"", "/>", ">",
    "<mergeCell ref=\"A1:XFD1048576\"/>", "<mergeCell ref=\"A\"/>", "<sheetData>", "<sheetData/>",
    "</sheetData>", "<legacyDrawing r:id=\"x\"/>", "<extLst>",
    "<numFmt numFmtId=\"1\" formatCode=\"[h\"/>",
    "<xf/>", "<fills>", "<cellXfs/>", "<comment ref=\"A1\">", "Target=\"../..\"",
    "TargetMode=\"External\"",
    "\u{FEFF}", "\r\n", "\0",
  ].map { Array($0.utf8) }

  var random: Random

  /// A damaged copy: of the archive as bytes, or of the parts inside a sound archive.
  mutating func damaged(_ bytes: [UInt8], _ other: [UInt8]) -> [UInt8] {
    if random.below(3) == 0 { return raw(bytes, other) }
    guard let parts = Mutator.parts(bytes) else { return raw(bytes, other) }
    return repacked(parts, other) ?? raw(bytes, other)
  }

  private static func parts(_ bytes: [UInt8]) -> [(name: String, bytes: [UInt8])]? {
    guard let archive = try? Archive(bytes) else { return nil }
    var parts: [(name: String, bytes: [UInt8])] = []
    for entry in archive.entries {
      guard let bytes = try? archive.read(entry) else { return nil }
      parts.append((entry.name, bytes))
    }
    return parts.isEmpty ? nil : parts
  }

  private mutating func repacked(
    _ parts: [(name: String, bytes: [UInt8])], _ other: [UInt8]
  ) -> [UInt8]? {
    var parts = parts
    for _ in 0...random.below(3) {
      let index = random.below(parts.count)
      switch random.below(12) {
      case 0 where parts.count > 1: parts.remove(at: index)
      case 1: parts[index].bytes = parts[random.below(parts.count)].bytes
      case 2: parts[index].name = parts[random.below(parts.count)].name + "x"
      default:
        for _ in 0...random.below(4) { parts[index].bytes = changed(parts[index].bytes, other) }
      }
    }
    var writer = ArchiveWriter()
    var names: Set<String> = []
    for part in parts where names.insert(part.name).inserted { writer.add(part.name, part.bytes) }
    return try? writer.finish()
  }

  private mutating func raw(_ bytes: [UInt8], _ other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(8) { bytes = changed(bytes, other) }
    return bytes
  }

  private mutating func changed(_ bytes: [UInt8], _ other: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return other }
    var bytes = bytes
    let place = random.below(bytes.count)
    let length = min(1 + random.below(1 << random.below(8)), bytes.count - place)
    switch random.below(9) {
    case 0: bytes[place] ^= 1 << random.below(8)
    case 1: bytes[place] = UInt8(random.below(256))
    case 2: bytes[place] = [0, 0xFF, 0x7F, 0x80, 0x22, 0x3C, 0x3E][random.below(7)]
    case 3: bytes.removeSubrange(place..<place + length)
    case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: random.below(bytes.count))
    case 5: bytes.removeLast(bytes.count - place)
    case 6:
      let from = random.below(max(other.count, 1))
      let count = min(random.below(64), other.count - from)
      bytes.replaceSubrange(place..<place + length, with: other[from..<from + max(count, 0)])
    default:
      bytes.insert(contentsOf: Mutator.pieces[random.below(Mutator.pieces.count)], at: place)
    }
    return bytes
  }
}
