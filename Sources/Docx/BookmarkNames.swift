/// Names of bookmarks, which Word holds to 40 letters, digits and low lines, a letter first, and does
/// not tell apart by case.
///
/// The same id always gives the same name, whatever else a document holds, so that two builds of a
/// plan name the same things alike.
public struct BookmarkNames: Sendable {
  /// The longest name that Word takes.
  public static let longest = 40

  /// What each name stands for: the id in DocBook, or the place that was derived from one.
  public private(set) var ids: [String: String] = [:]
  private var names: [String: String] = [:]
  private var taken: Set<String> = []

  public init() {}

  /// The name for an id; new ids are entered.
  mutating func name(for id: String) -> String {
    if let name = names[id] { return name }
    var name = BookmarkNames.name(for: id)
    var count = 1
    while !taken.insert(name.lowercased()).inserted {
      count += 1
      name = BookmarkNames.hashed("\(id) \(count)")
    }
    names[id] = name
    ids[name] = id
    return name
  }

  /// The name for an id in a document where no other id comes near it.
  ///
  /// - Parameter id: an `xml:id`, or one with the number of a paragraph (`ID.p3`) or row (`ID.b3`).
  /// - Returns: the id with `_` for `-` and `__` for `.`, where that can be read back and is short
  ///   enough; else its beginning and a digest of all of it.
  public static func name(for id: String) -> String {
    var name = ""
    var wasMark = true
    for scalar in id.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z":
        name.unicodeScalars.append(scalar)
        wasMark = false
      case "0"..."9" where !name.isEmpty:
        name.unicodeScalars.append(scalar)
        wasMark = false
      case "-" where !wasMark, "." where !wasMark:
        name += scalar == "-" ? "_" : "__"
        wasMark = true
      default: return hashed(id)
      }
    }
    return name.utf8.count > longest || wasMark ? hashed(id) : name
  }

  /// The beginning of an id, as far as its letters serve, and a digest of all of it (FNV-1a, 64 bits).
  private static func hashed(_ id: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    let digest = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    let start = id.unicodeScalars.filter {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0)
    }.prefix(longest - 17)
    return "\(start.isEmpty ? "n" : String(String.UnicodeScalarView(start)))_\(digest)"
  }
}
