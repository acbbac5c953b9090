public import XMLTree

/// Plans with names and numbers that no layout likes, made from a sound one.
public enum HostilePlans {
  /// Names that try to leave their place.
  public static let names: [(label: String, name: @Sendable (Int) -> String)] = [
    (
      "80 characters",
      {
        String(
          "Pengelolaan \($0) Dokumen Perencanaan dan Penganggaran Daerah Terpadu Berbasis Elektronik"
            .prefix(80))
      }
    ),
    (
      "300 characters",
      { number in String(repeating: "Penyelenggaraan \(number) Layanan ", count: 12) }
    ),
    ("no break", { "\($0)" + String(repeating: "W", count: 300) }),
    ("right to left", { "خدمة \($0) إدارة البيانات الحكومية الموحدة وخدمات المواطنين الرقمية" }),
    ("emoji", { String(repeating: "👩🏽‍⚕️🏥\($0)", count: 30) }),
    (
      "overriding direction",
      { "\u{202E}Layanan \($0) terbalik\u{202D} " + String(repeating: "ﷺ", count: 9) }
    ),
    ("combining", { "L\($0)" + String(repeating: "a\u{0301}\u{0323}", count: 90) }),
  ]

  /// The plan with the text of every name and description replaced.
  public static func renamed(_ path: String, _ name: (Int) -> String) throws -> [UInt8] {
    var count = 0
    return try changed(path) { element in
      guard ["nama", "uraian", "visi"].contains(element.name), element.elements.isEmpty else {
        return
      }
      count += 1
      element.children = [.text(name(count))]
    }
  }

  /// The plan with a change made to each of its elements, outer ones first.
  public static func changed(_ path: String, _ change: (inout Element) -> Void) throws -> [UInt8] {
    guard var root = XMLSource(parsing: try Files.bytes(path)).root else {
      throw TestFailure("not a plan: \(path)")
    }
    walk(&root, change)
    var writer = XMLWriter(capacity: 1 << 20)
    writer.write(root)
    return writer.finish()
  }

  private static func walk(_ element: inout Element, _ change: (inout Element) -> Void) {
    change(&element)
    for index in element.children.indices {
      guard case .element(var child) = element.children[index] else { continue }
      walk(&child, change)
      element.children[index] = .element(child)
    }
  }
}
