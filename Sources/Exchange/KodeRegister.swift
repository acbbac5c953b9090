/// A kode that was given to a row without one.
public struct GivenKode: Sendable, Hashable {
  public let kode: String
  /// Element that the row became.
  public let kind: String
  /// Perangkat daerah as the row names it; empty where it names none.
  public let unit: String
  public let name: String
  public let file: String
  public let sheet: String
  public let row: Int
  /// Column of the kode, counted from 1; nil when the sheet has none.
  public let column: Int?
}

/// The kode that were given in earlier runs, so that an object keeps its kode for ever: one line for
/// each, with tabs between kode, kind, perangkat daerah and name.
public struct KodeRegister: Sendable {
  /// Name of the file in a folder of workbooks.
  public static let fileName = "kode-objek.tsv"

  private var byObject: [String: String] = [:]
  /// Kode in the order of the file.
  public private(set) var kodes: [String] = []
  private var lines: [String] = []

  public init() {}

  /// Reads a register; lines that are none are left out.
  public init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4 else { continue }
      add(kode: parts[0], kind: parts[1], unit: parts[2], name: parts[3])
    }
  }

  /// The kode that an object was given.
  public func kode(kind: String, unit: String, name: String) -> String? {
    byObject[KodeRegister.key(kind, unit, name)]
  }

  /// Adds the kode that a run gave.
  public mutating func add(_ given: [GivenKode]) {
    for item in given { add(kode: item.kode, kind: item.kind, unit: item.unit, name: item.name) }
  }

  private mutating func add(kode: String, kind: String, unit: String, name: String) {
    let key = KodeRegister.key(kind, unit, name)
    guard byObject[key] == nil else { return }
    byObject[key] = kode
    kodes.append(kode)
    let fields = [kode, kind, unit, name].map { $0.map { $0 == "\t" ? " " : $0 } }
    lines.append(fields.map { String($0) }.joined(separator: "\t"))
  }

  /// The register as it is kept.
  public var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  private static func key(_ kind: String, _ unit: String, _ name: String) -> String {
    [kind, unit, name].map { CellWords.folded($0).lowercased() }.joined(separator: "\t")
  }
}
