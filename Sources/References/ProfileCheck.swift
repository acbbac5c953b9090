internal import Diagnostics
internal import XMLTree

/// Judges a profile that somebody brings, beyond its schema: what it refers to must exist.
public struct ProfileCheck {
  private let library: Library
  private let path: String
  private var defects: [BrokenData.Defect] = []

  private init(_ library: Library, _ path: String) {
    self.library = library
    self.path = path
  }

  /// Loads a profile and judges it.
  ///
  /// - Parameters:
  ///   - path: the file, as the user named it.
  ///   - library: code lists, register of regulations, outlines.
  /// - Returns: the profile with everything that it imports.
  /// - Throws: `BrokenData` with every defect and its place.
  public static func load(_ path: String, _ library: Library) throws(BrokenData) -> Profile {
    let schema = try library.folder.compiledSchema("profil/profil.xsd")
    let profile = try Profile(path: path, from: library.folder, schema: schema)
    var check = ProfileCheck(library, path)
    let root = try library.folder.load(path)
    for document in root.elements(named: "dokumen") {
      try check.checkContents(of: document, in: profile)
    }
    check.checkKeys(root, profile)
    check.checkRuleFiles(root)
    guard check.defects.isEmpty else { throw BrokenData(file: path, defects: check.defects) }
    return profile
  }

  private mutating func add(
    _ rule: String, _ values: [String: String], at element: Element, among known: [String] = []
  ) {
    let near = values["nilai"].flatMap { Similarity.nearest(to: $0, in: known.sorted()) }
    defects.append(
      .init(
        rule, values.merging(["harapan": known.sorted().joined(separator: ", ")]) { $1 },
        file: path, at: element.place,
        suggestion: near.map { library.messages.text("saran.mungkin", ["nilai": $0]) }))
  }

  /// Every content needs a section of the outline that can answer it.
  private mutating func checkContents(
    of document: Element, in profile: Profile
  ) throws(BrokenData) {
    let key = document[attribute: "kunci"] ?? ""
    let known = library.folder.names(inSchemas: "acuan/kerangka")
    guard known.contains(key) else { return }
    let outline = try Outline(key, profile: profile.key, from: library.folder)
    let contents = ProfileCheck.contents(outline.sections, profile)
    for content in document.elements(named: "isi") {
      let own = content[attribute: "kunci"] ?? ""
      let keys = (content[attribute: "bagian"] ?? own).split(separator: " ").map(String.init)
      for key in keys where !contents.contains(key) {
        add(
          "PRF003", ["nilai": key, "objek": document[attribute: "nama"] ?? ""], at: content,
          among: contents.sorted())
      }
    }
  }

  /// Contents that sections answer, those of repeated sections once for each domain or group.
  private static func contents(
    _ sections: [Outline.Section], _ profile: Profile
  ) -> Set<String> {
    var result: Set<String> = []
    for section in sections {
      if let duty = section.duty {
        result.insert(duty)
        let subjects =
          switch section.each {
          case "domain": profile.domains
          case "muatan": profile.groups
          default: [Statement]()
          }
        for subject in subjects { result.formUnion(["\(duty)-\(subject.key)", subject.key]) }
      }
      result.formUnion(contents(section.sections, profile))
    }
    return result
  }

  /// Keys that lead into code lists, the register of regulations, or other parts of the profile.
  private mutating func checkKeys(_ element: Element, _ profile: Profile) {
    func values(_ list: String) -> [String] { library.lists[list]?.values.map(\.key) ?? [] }
    let lists: [(attribute: String, list: String, keys: [String])] = [
      ("peran", "peran-unit", values("peran-unit")),
      ("usulan", "jenis-usulan", values("jenis-usulan")),
      ("kode-sumber", "kode-sumber", values("kode-sumber")),
      ("penempatan", "penempatan", values("penempatan")),
      ("tim", "tim", profile.teams.map(\.statement.key)),
      ("muatan", "kelompok-kegiatan", profile.groups.map(\.key)),
      ("dokumen", "dokumen", profile.documents.map(\.key)),
      ("dalam", "dokumen", profile.documents.map(\.key)),
      ("unsur", "unsur", profile.elements.map(\.key)),
    ]
    for (attribute, list, keys) in lists {
      let used = element[attribute: attribute].map { $0.split(separator: " ") } ?? []
      for key in used.map(String.init) where !keys.contains(key) {
        add(
          "PRF006", ["nilai": key, "bidang": attribute, "daftar": list], at: element, among: keys)
      }
    }
    switch element.name {
    case "rujuk": checkOwn(element, "peraturan", Array(library.regulations.keys))
    case "dasar":
      if let key = element[attribute: "peraturan"], library.regulations[key] == nil {
        add(
          "PRF006", ["nilai": key, "bidang": "peraturan", "daftar": "peraturan"], at: element,
          among: Array(library.regulations.keys))
      }
    case "bidang":
      checkOwn(element, "manajemen", library.lists["manajemen"]?.values.map(\.key) ?? [])
    default: break
    }
    for child in element.elements { checkKeys(child, profile) }
  }

  private mutating func checkOwn(_ element: Element, _ list: String, _ keys: [String]) {
    guard let key = element[attribute: "kunci"], !keys.contains(key) else { return }
    add("PRF006", ["nilai": key, "bidang": "kunci", "daftar": list], at: element, among: keys)
  }

  private mutating func checkRuleFiles(_ root: Element) {
    for element in root.elements(named: "aturan") {
      let name = element[attribute: "berkas"] ?? ""
      guard FileReader.bytes(Profile.beside(path, name)) == nil else { continue }
      add("PRF007", ["nilai": name], at: element)
    }
  }
}
