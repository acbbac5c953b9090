/// How much an archive may unpack to. A small file can claim to hold more than any machine has.
public struct ArchiveLimits: Sendable, Hashable {
  /// Bytes unpacked in all, archives inside the archive included.
  public var totalBytes: Int
  /// Bytes of one entry, unpacked.
  public var entryBytes: Int
  /// How many times larger an entry may be than its packed form; holds for entries of more than
  /// ``ratioFloor`` bytes.
  public var ratio: Int
  /// Entries in all, archives inside the archive included.
  public var entries: Int
  /// Archives inside archives: 0 allows none. A workbook is an archive too.
  public var nesting: Int

  /// Entries up to this size may be packed at any ratio: blank sheets pack very well.
  public static let ratioFloor = 4 << 20

  public init(
    totalBytes: Int = 1 << 30, entryBytes: Int = 256 << 20, ratio: Int = 400,
    entries: Int = 10_000, nesting: Int = 4
  ) {
    self.totalBytes = totalBytes
    self.entryBytes = entryBytes
    self.ratio = ratio
    self.entries = entries
    self.nesting = nesting
  }

  /// The limits by which the program reads unless it is told otherwise: 1 GiB in all, 256 MiB per
  /// entry, 400 times the packed size, 10,000 entries, archives four deep.
  public static let standard = ArchiveLimits()

  /// Names of the limits, for messages and options.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case totalBytes, entryBytes, ratio, entries, nesting
  }

  /// The value of a limit.
  public subscript(name: Name) -> Int {
    switch name {
    case .totalBytes: totalBytes
    case .entryBytes: entryBytes
    case .ratio: ratio
    case .entries: entries
    case .nesting: nesting
    }
  }
}

/// Why an archive or one of its entries is not read.
public enum ArchiveFailure: Error, Sendable, Hashable {
  /// The bytes are no zip archive, or its directory is cut off.
  case notAnArchive
  /// An entry needs a password.
  case encrypted(entry: String)
  /// The archive or an entry is damaged; `detail` holds the words of the library.
  case damaged(entry: String?, detail: String)
  /// An entry is packed in a way that is not read.
  case unsupported(entry: String, detail: String)
  /// A limit is passed.
  case tooLarge(ArchiveLimits.Name, entry: String?)
  /// The name leads out of the archive or cannot be shown: absolute, with `..`, a backslash, a drive
  /// or a control character.
  case unsafeName(String)
  /// A second entry of the same name.
  case repeatedName(String)
  /// There is no entry of this name.
  case missing(String)
}

/// What the archives of one reading have unpacked so far, nested ones included.
final class ArchiveBudget {
  var bytes = 0
  var entries = 0
}
