internal import FoundationEssentials

/// Findings that are known and accepted: a JSON report of an earlier run. What stands in it is not
/// reported again; line and column do not count, since they move with every edit.
public struct Baseline: Sendable {
  private struct Report: Decodable {
    struct Item: Decodable {
      let id: String
      let pesan: String
    }

    let catatan: [Item]
  }

  private var known: [String: Int] = [:]

  /// Reads a report; nil when the bytes are none.
  ///
  /// - Parameter bytes: JSON as `JSONReport` writes it.
  public init?(_ bytes: [UInt8]) {
    guard let report = try? JSONDecoder().decode(Report.self, from: Data(bytes)) else {
      return nil
    }
    for item in report.catatan { known[Baseline.key(item.id, item.pesan), default: 0] += 1 }
  }

  /// The findings that are new, in order; a known finding hides as many as were known.
  public func new(among list: [Catatan]) -> [Catatan] {
    var left = known
    return list.filter { catatan in
      let key = Baseline.key(catatan.id, catatan.message)
      guard let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
  }

  private static func key(_ id: String, _ message: String) -> String { "\(id)|\(message)" }
}
