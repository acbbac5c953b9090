internal import XMLTree

/// Advance widths of the letters that figures are set in (`Schemas/acuan/huruf.xml`), so that labels
/// are broken and placed before anything draws them.
public struct FontMetrics: Sendable {
  /// A cut of the family.
  public enum Weight: String, Sendable, CaseIterable {
    case regular = "biasa"
    case bold = "tebal"
  }

  /// Code points below this bound are looked up in an array.
  private static let bound = 0x180

  private let near: [Weight: [Int]]
  private let far: [Weight: [UInt32: Int]]
  private let other: Int

  /// Widths of no letter at all.
  init() {
    near = [:]
    far = [:]
    other = 1000
  }

  /// Loads the widths.
  ///
  /// - Throws: `BrokenData` when the file is missing, broken or lacks a cut.
  public init(from folder: DataFolder) throws(BrokenData) {
    let path = folder.schema("acuan/huruf.xml")
    let root = try folder.load(path)
    other = root[attribute: "lain"].flatMap { Int($0) } ?? 1000
    var near: [Weight: [Int]] = [:]
    var far: [Weight: [UInt32: Int]] = [:]
    for weight in Weight.allCases {
      guard
        let cut = root.elements(named: "ragam").first(where: {
          $0[attribute: "nama"] == weight.rawValue
        })
      else { throw BrokenData(file: path, "no ragam '\(weight.rawValue)'") }
      var table = [Int](repeating: -1, count: FontMetrics.bound)
      for group in cut.elements(named: "lebar") {
        let width = group[attribute: "em"].flatMap { Int($0) } ?? other
        for scalar in (group[attribute: "huruf"] ?? "").unicodeScalars {
          if Int(scalar.value) < FontMetrics.bound {
            table[Int(scalar.value)] = width
          } else {
            far[weight, default: [:]][scalar.value] = width
          }
        }
      }
      near[weight] = table
    }
    self.near = near
    self.far = far
  }

  /// Width of a text in thousandths of the em: the sum of its letters, and a wide guess for letters
  /// that the file does not list. Marks that stand over a letter have none.
  public func width(of text: some StringProtocol, _ weight: Weight) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1, weight) }
  }

  /// Whether the widths of all letters of a text are known.
  public func knows(_ text: String, _ weight: Weight) -> Bool {
    text.unicodeScalars.allSatisfy { lookUp($0, weight) != nil }
  }

  private func width(of scalar: Unicode.Scalar, _ weight: Weight) -> Int {
    if let width = lookUp(scalar, weight) { return width }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return other
    }
  }

  private func lookUp(_ scalar: Unicode.Scalar, _ weight: Weight) -> Int? {
    guard Int(scalar.value) < FontMetrics.bound else { return far[weight]?[scalar.value] }
    let width = near[weight]?[Int(scalar.value)] ?? -1
    return width < 0 ? nil : width
  }
}
