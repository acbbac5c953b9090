public import Ingest
public import References

/// Who a document is for.
public enum Edition: String, Sendable, CaseIterable {
  /// Open fields only: annexes and JDIH.
  case publik
  /// Everything, marked on every page.
  case terbatas
}

/// A document with its outline laid over the plan: sections with ids, labels, titles and state.
public struct PreparedDocument: Sendable {
  /// A section ready to be written.
  public struct Section: Sendable {
    public let id: String
    public let kind: String
    /// `I`, `A`, `1` or `a`, by depth.
    public let label: String
    public let title: String
    /// Key of the prose that opens the section.
    public let narrative: String?
    /// The prose itself; nil when the planner wrote none.
    public let prose: NarrativeSection?
    /// Key of the domain or group that the section is about.
    public let subject: String?
    /// Content of the law that the section fulfils.
    public let duty: String?
    /// Further settings of the outline, by name.
    public let settings: [String: [String]]
    public let sections: [Section]

    /// Whether the section stands before or behind the text that is signed.
    public var isAppendix: Bool { label.isEmpty }

    /// Whether prose is asked for and missing.
    public var lacksProse: Bool { narrative != nil && prose == nil }
  }

  public let kind: String
  public let edition: Edition
  public let title: String
  /// Years that the document covers.
  public let period: Period
  public let request: DocumentRequest?
  /// The law on this document.
  public let law: Profile.Document?
  public let sections: [Section]

  /// Lays the outline of a document over the plan.
  ///
  /// - Parameters:
  ///   - outline: the outline.
  ///   - prepared: the plan.
  ///   - edition: who the document is for.
  ///   - year: the one year that it is about; nil for a document of the plan's years or its own.
  public init(
    _ outline: Outline, of prepared: PreparedPlan, edition: Edition, year: Int? = nil
  ) {
    kind = outline.document
    self.edition = edition
    period =
      year.map { Period(start: $0, end: $0) } ?? prepared.period(ofDocument: outline.document)
    let prepared = prepared.within(period)
    let facts = prepared.facts
    let law = prepared.profile.document(outline.document)
    self.law = law
    var values = facts
    values["dokumen.nama"] = law?.name ?? ""
    values["dokumen.judul"] = prepared.title(of: law, kind: outline.document)
    title = prepared.library.words.text(outline.title, values)
    request = prepared.plan.documents.first { $0.kind == outline.document }
    let layer = OutlineLayer(prepared: prepared, edition: edition, document: outline.document)
    sections = layer.sections(outline.sections, depth: 0)
  }

  /// All sections, outer before inner.
  public var allSections: [Section] {
    func flatten(_ sections: [Section]) -> [Section] {
      sections.flatMap { [$0] + flatten($0.sections) }
    }
    return flatten(sections)
  }
}

/// Turns sections of an outline into sections of a document.
private struct OutlineLayer {
  let prepared: PreparedPlan
  let edition: Edition
  let document: String

  func sections(_ outline: [Outline.Section], depth: Int) -> [PreparedDocument.Section] {
    var result: [PreparedDocument.Section] = []
    for section in outline {
      if let only = section.edition, only != edition.rawValue { continue }
      for subject in subjects(section) {
        let number = result.count { !$0.label.isEmpty } + 1
        result.append(make(section, subject: subject, number: number, depth: depth))
      }
    }
    return result
  }

  /// What the section is repeated for; one nil when it stands once.
  private func subjects(_ section: Outline.Section) -> [(key: String, name: String)?] {
    switch section.each {
    case "domain":
      prepared.domainKeys.map { ($0, prepared.domainShortName($0)) }
    case "muatan":
      prepared.groups.map { ($0.key, $0.name) }
    default: [nil]
    }
  }

  private func make(
    _ section: Outline.Section, subject: (key: String, name: String)?, number: Int, depth: Int
  ) -> PreparedDocument.Section {
    var values = prepared.facts
    values["nama"] = subject?.name ?? ""
    let narrative = section.narrative.map { key in subject.map { "\(key)-\($0.key)" } ?? key }
    return PreparedDocument.Section(
      id: subject.map { "\(section.id)-\($0.key)" } ?? section.id, kind: section.kind,
      label: section.isAppendix || section.isPreface
        ? "" : OutlineLayer.label(number, depth: depth),
      title: prepared.library.words.text(section.title, values), narrative: narrative,
      prose: narrative.flatMap(prose), subject: subject?.key, duty: section.duty,
      settings: Dictionary(
        uniqueKeysWithValues: section.settings.keys.map { ($0, section.tokens($0)) }),
      sections: sections(section.sections, depth: depth + 1))
  }

  /// The planner's text: the one written for this document, else the one for all.
  private func prose(_ key: String) -> NarrativeSection? {
    let candidates = prepared.plan.narrative.filter { $0.key == key && !$0.blocks.isEmpty }
    return candidates.first { $0.document == document } ?? candidates.first { $0.document == nil }
  }

  /// Label of an annex: BAB I, A., 1., a., 1), a) (UU 12/2011, Lampiran II, by custom).
  private static func label(_ number: Int, depth: Int) -> String {
    switch depth {
    case 0: Formats.roman(number)
    case 1: Formats.letters(number).uppercased()
    case 3, 5: Formats.letters(number)
    default: String(number)
    }
  }
}

extension PreparedPlan {
  /// A group of kegiatan.
  public struct Group: Sendable {
    public let key: String
    public let name: String
    /// Citation in words; nil when the law does not name the group.
    public let citation: String?
  }

  /// The groups of kegiatan in the order of the law; groups that only the plan names follow, so
  /// that no kegiatan is lost.
  public var groups: [Group] {
    var groups = profile.groups.map {
      Group(key: $0.key, name: $0.name, citation: $0.citation(library.words))
    }
    var known = Set(groups.map(\.key))
    for activity in plan.activities where known.insert(activity.group).inserted {
      groups.append(Group(key: activity.group, name: activity.group, citation: nil))
    }
    return groups
  }
}

extension PreparedPlan {
  /// What the law calls a document, with capitals as in a title; where the law has no such document,
  /// the words of the locale file.
  func title(of law: Profile.Document?, kind: String) -> String {
    guard let name = law?.name else {
      let key = "dokumen.\(kind).umum"
      return library.words.has(key) ? library.words.text(key, facts) : ""
    }
    let small = Set(library.words.text("kata.kecil-dalam-judul").split(separator: " "))
    return name.split(separator: " ").enumerated().map { position, word in
      position > 0 && small.contains(word) ? String(word) : String(word).capitalizedFirst
    }.joined(separator: " ")
  }
}
