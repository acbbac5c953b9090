internal import XMLTree

/// Builds a profile on others: what a region's own law does not say may come from the national
/// default, entry by entry, each still citing its own regulation.
struct ProfileImport {
  let folder: DataFolder

  /// The profile at `path` with its imports in place.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - schema: schema to judge the file by; nil for our own, which a test judges.
  ///   - chain: keys of the profiles that led here.
  /// - Returns: its root element with everything imported.
  /// - Throws: `BrokenData` when a file is missing or broken, or imports run in a circle.
  func load(
    _ path: String, schema: XMLSchema? = nil, chain: [String] = []
  ) throws(BrokenData) -> Element {
    var root = try folder.load(path, schema: schema)
    guard root.name == "profil", let key = root[attribute: "kunci"] else {
      throw BrokenData(file: path, "not a profile", at: root.place)
    }
    if let law = root.first("peraturan")?[attribute: "kunci"] {
      ProfileImport.rename(law, to: nil, in: &root)
    }
    for statement in root.elements(named: "impor") {
      let base = statement[attribute: "kunci"] ?? ""
      func defect(_ rule: String) -> BrokenData {
        let names = folder.names(inSchemas: "profil").joined(separator: ", ")
        let values = [
          "nilai": base, "harapan": names,
          "rantai": (chain + [key, base]).joined(
            separator: " → "),
        ]
        return BrokenData(
          file: path, defects: [.init(rule, values, file: path, at: statement.place)])
      }
      guard base != key, !chain.contains(base) else { throw defect("PRF004") }
      guard let file = file(of: base, beside: path) else { throw defect("PRF005") }
      let imported = try load(
        file, schema: file.hasPrefix(folder.path + "/") ? nil : schema, chain: chain + [key])
      let parts = statement[attribute: "bagian"]?.split(separator: " ").map(String.init)
      ProfileImport.merge(imported, into: &root, parts: parts)
    }
    return root
  }

  /// The file of a profile: our own of that key, else one beside the file that imports it.
  private func file(of key: String, beside path: String) -> String? {
    if folder.names(inSchemas: "profil").contains(key) { return folder.schema("profil/\(key).xml") }
    let file = Profile.beside(path, "\(key).xml")
    return FileReader.bytes(file) == nil ? nil : file
  }

  /// Parts that are about the text of one regulation, which nobody takes over.
  private static let own: Set<String> = ["peraturan", "impor", "catatan", "aturan"]

  /// Elements that hold entries; all other parts are entries themselves.
  private static let containers: Set<String> = [
    "unsur", "domain", "kelompok-kegiatan", "manajemen", "pengertian", "dasar-hukum",
  ]

  /// Adds what `base` says to `root`; an entry of the same key in `root` stays.
  private static func merge(_ base: Element, into root: inout Element, parts: [String]?) {
    let law = base.first("peraturan")?[attribute: "singkat"] ?? ""
    for var part in base.elements where !own.contains(part.name) {
      if let parts, !parts.contains(part.name) { continue }
      rename(nil, to: law, in: &part)
      if containers.contains(part.name) {
        mergeContainer(part, into: &root)
      } else if !holds(part, in: root.elements(named: part.name)) {
        root.children.append(.element(part))
      }
    }
  }

  private static func mergeContainer(_ part: Element, into root: inout Element) {
    let own = root.children.firstIndex {
      if case .element(let element) = $0 { element.name == part.name } else { false }
    }
    guard let own, case .element(var container) = root.children[own] else {
      return root.children.append(.element(part))
    }
    let entries = container.elements
    for entry in part.elements where !holds(entry, in: entries) {
      container.children.append(.element(entry))
    }
    root.children[own] = .element(container)
  }

  private static func holds(_ entry: Element, in entries: [Element]) -> Bool {
    entries.contains { $0[attribute: "kunci"] == entry[attribute: "kunci"] }
  }

  /// Gives citations of one law another name: the profile's own law needs none (nil), an imported
  /// one is named.
  private static func rename(_ law: String?, to name: String?, in element: inout Element) {
    if element.name == "dasar", element[attribute: "peraturan"] == law {
      element[attribute: "peraturan"] = name
    }
    for index in element.children.indices {
      guard case .element(var child) = element.children[index] else { continue }
      rename(law, to: name, in: &child)
      element.children[index] = .element(child)
    }
  }
}
