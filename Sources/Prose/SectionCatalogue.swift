internal import Diagnostics
public import References

/// The sections of prose that documents have: their keys, titles, and what belongs there.
public struct SectionCatalogue: Sendable {
  /// A section that a document wants prose for.
  public struct Heading: Sendable {
    public let key: String
    /// Title as the document prints it.
    public let title: String
    /// What belongs there, in words.
    public let hint: String
  }

  /// Sections in the order of the documents, each key once.
  public private(set) var headings: [Heading] = []
  /// Keys by title, in a form that forgives numbers, case and punctuation.
  private var keys: [String: [String]] = [:]
  /// Titles of sections that hold other sections and no prose.
  private var groups: Set<String> = []
  private var known: Set<String> = []

  /// Gathers the sections of the documents of a region.
  ///
  /// - Parameters:
  ///   - profile: law of the region; nil takes the outlines and terms that every region shares.
  ///   - documents: keys of documents in order; nil takes those that the law requires, or all.
  ///   - library: outlines and words.
  /// - Throws: `BrokenData` when an outline or the terms are missing or broken.
  public init(
    profile: Profile?, documents: [String]? = nil, library: Library
  ) throws(BrokenData) {
    let outlines = library.folder.names(inSchemas: "acuan/kerangka")
    let required = profile?.documents.filter(\.isRequired).map(\.key) ?? []
    let wanted = (documents ?? (required.isEmpty ? outlines : required)).filter(outlines.contains)
    let terms = try library.terms(profile?.generation ?? "spbe")
    var builder = CatalogueBuilder(library: library, profile: profile, terms: terms)
    // Titles of all documents are known, also of those that have no heading here.
    for document in wanted + outlines.filter({ !wanted.contains($0) }) {
      let outline = try Outline(document, profile: profile?.key, from: library.folder)
      builder.add(outline.sections, isWanted: wanted.contains(document))
    }
    headings = builder.headings
    keys = builder.keys
    groups = builder.groups
    known = builder.known
  }

  /// Title of a section; nil for a key that no document has.
  public func title(_ key: String) -> String? { headings.first { $0.key == key }?.title }

  /// Key of the section that a heading names, by its title or its key; one whose key is among
  /// `taken` comes last, since titles may be used twice.
  func key(of heading: String, taken: Set<String> = []) -> String? {
    let form = SectionCatalogue.form(heading)
    if let found = keys[form] { return found.first { !taken.contains($0) } ?? found.first }
    let slug = ProseFileName.slug(heading)
    return known.contains(slug) ? slug : nil
  }

  /// Whether a heading names a section that holds other sections only.
  func isGroup(_ heading: String) -> Bool { groups.contains(SectionCatalogue.form(heading)) }

  /// The title that was probably meant.
  func nearest(_ heading: String) -> String? {
    let form = SectionCatalogue.form(heading)
    let near = Similarity.nearest(to: form, in: keys.keys.sorted())
    return near.flatMap { keys[$0]?.first }.flatMap(title)
  }

  /// A heading without its number (`BAB I`, `A.`, `1.2`), in small letters, letters and digits only.
  static func form(_ heading: String) -> String {
    var words = heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.count > 2, words[0] == "bab" { words.removeFirst(2) }
    let isLabelled = heading.contains { $0 == "." || $0 == ")" }
    while isLabelled, words.count > 1, let first = words.first,
      first.count == 1 || first.allSatisfy(\.isNumber)
    {
      words.removeFirst()
    }
    return words.joined(separator: " ")
  }
}

/// Gathers the sections of outlines.
private struct CatalogueBuilder {
  let library: Library
  let profile: Profile?
  let terms: [String: String]
  var headings: [SectionCatalogue.Heading] = []
  var keys: [String: [String]] = [:]
  var groups: Set<String> = []
  var known: Set<String> = []

  mutating func add(_ sections: [Outline.Section], isWanted: Bool) {
    for section in sections {
      for subject in subjects(section) { add(section, subject, isWanted: isWanted) }
      add(section.sections, isWanted: isWanted)
    }
  }

  private mutating func add(
    _ section: Outline.Section, _ subject: (key: String, name: String)?, isWanted: Bool
  ) {
    var values = terms
    values["nama"] = subject?.name
    values["indeks.nama"] = terms["indeks"]
    let title = library.words.text(section.title, values)
    let form = SectionCatalogue.form(title)
    guard let narrative = section.narrative else {
      groups.insert(form)
      return
    }
    let key = subject.map { "\(narrative)-\($0.key)" } ?? narrative
    known.insert(key)
    if keys[form]?.contains(key) != true { keys[form, default: []].append(key) }
    guard isWanted, !headings.contains(where: { $0.key == key }) else { return }
    let name = "isi.\(key)"
    let hint =
      library.words.has(name)
      ? library.words.text(name, values)
      : library.words.text("isi.umum", ["judul": title])
    headings.append(SectionCatalogue.Heading(key: key, title: title, hint: hint))
  }

  private func subjects(_ section: Outline.Section) -> [(key: String, name: String)?] {
    switch section.each {
    case "domain":
      let named = profile?.domains.map { ($0.key, $0.name) } ?? []
      let lead = library.words.text("kata.awalan-domain") + " "
      let others = library.fields.domains.map(\.key)
        .filter { key in !named.contains { $0.0 == key } }
        .map { ($0, library.words.text("domain.\($0)", terms)) }
      return (named + others).map { key, name in
        (key, name.hasPrefix(lead) ? String(name.dropFirst(lead.count)) : name)
      }
    case "muatan": return profile?.groups.map { ($0.key, $0.name) } ?? []
    default: return [nil]
    }
  }
}
