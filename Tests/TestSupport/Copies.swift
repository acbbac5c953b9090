internal import FoundationEssentials
internal import XMLTree

/// Plans of any size, made from one plan: every copy has its own kode and its own links.
public enum Copies {
  private static let domains: Set<String> = [
    "domain-proses-bisnis", "domain-layanan", "domain-data-informasi", "domain-aplikasi",
    "domain-infrastruktur", "domain-keamanan", "analisis-kesenjangan", "peta-rencana",
    "usulan",
  ]

  /// The plan with its objects, gaps, kegiatan and proposals `count` times; identity, law, units, strategy and
  /// prose stand once.
  public static func plan(_ path: String, count: Int) throws -> [UInt8] {
    guard var root = XMLSource(parsing: try Files.bytes(path)).root else {
      throw TestFailure("not a plan: \(path)")
    }
    var kodes: Set<String> = []
    for section in root.elements where domains.contains(section.name) {
      for item in section.elements { if let kode = item[attribute: "kode"] { kodes.insert(kode) } }
    }
    root.children = root.children.map { child in
      guard case .element(var section) = child, domains.contains(section.name) else { return child }
      let items = section.elements
      section.children = (1...count).flatMap { number in
        items.map { .element(copy($0, number, kodes)) }
      }
      return .element(section)
    }
    var writer = XMLWriter(capacity: 1 << 22)
    writer.write(root)
    return writer.finish()
  }

  private static func copy(_ element: Element, _ number: Int, _ kodes: Set<String>) -> Element {
    guard number > 1 else { return element }
    var result = element
    for name in ["kode", "atas"] {
      if let kode = result[attribute: name], kodes.contains(kode) {
        result[attribute: name] = "\(kode)-\(number)"
      }
    }
    let text = element.foldedText
    if element.elements.isEmpty, kodes.contains(text) {
      result.children = [.text("\(text)-\(number)")]
    } else if element.name == "nama", !text.isEmpty {
      result.children = [.text("\(text) \(number)")]
    } else {
      result.children = element.children.map { child in
        if case .element(let inner) = child { .element(copy(inner, number, kodes)) } else { child }
      }
    }
    return result
  }
}
