/// The rules that a profile brings about: one for each of its statements that a plan can break.
///
/// They are not written anywhere: the rule of a kind (`Schemas/aturan/profil`) judges every statement
/// of that kind, and this is the list of what it judges, in the order of the profile.
public struct ProfileRules: Sendable {
  /// One generated rule.
  public struct Rule: Sendable {
    /// Id of the rule of its kind in the catalogue, and keys of the statement: stable as the law is.
    public let id: String
    public let kind: String
    /// The statement in words.
    public let subject: String
    public let citations: [Citation]
  }

  public private(set) var rules: [Rule] = []

  public init(_ profile: Profile) {
    for item in profile.domains { add("DOM001", [item.key], item) }
    for item in profile.groups { add("MUA001", [item.key], item) }
    for document in profile.documents { add(document) }
    for team in profile.teams {
      add("TIM002", [team.statement.key], team.statement)
      for member in team.members {
        add(
          "TIM003", [team.statement.key, member.position.lowercased()],
          "\(team.statement.name): \(member.position), \(member.office)", member.citations)
      }
    }
    for area in profile.management {
      add("MAN001", [area.key], area)
      for item in profile.coordinators[area.key] ?? [] where item.role != nil {
        add("MAN004", [area.key, item.role ?? ""], item)
      }
    }
    for duty in profile.duties {
      if let role = duty.statement.role {
        add("KWB001", [duty.statement.key, role], duty.statement)
      }
      if let group = duty.group, duty.interval?.years != nil {
        add("KWB002", [duty.statement.key, group], duty.statement)
      }
    }
  }

  private mutating func add(_ document: Profile.Document) {
    let key = document.key
    let name = document.name
    if document.isRequired { add("DOK002", [key], name, document.citations) }
    if document.partOf != nil { add("DOK010", [key], name, document.citations) }
    for content in document.contents {
      add("KSS001", [key, content.key], content)
      if content.isSummary { add("INS005", [key, content.key], content) }
    }
    if let period = document.period {
      add(
        "PRD002", [key], "\(name): \(period.binding.rawValue) \(period.years)",
        period.statement.citations)
      for condition in period.conditions {
        add("PRD004", [key, condition.key], condition)
        add("PRD005", [key, condition.key], condition)
      }
    }
    for item in document.drafters {
      if let role = item.role { add("PYS001", [key, role], item) }
    }
    for item in document.consultations where item.modality != "dapat" {
      add("KON001", [key], item)
    }
    if let setter = document.setter {
      add(
        document.instrument == nil ? "INS002" : "INS001", [key],
        [name, setter.name, document.instrument].compactMap(\.self).joined(separator: ", "),
        setter.citations)
      add("INS003", [key], "\(name), \(setter.name)", setter.citations)
      if document.isAnnex { add("INS004", [key], name, setter.citations) }
    }
    for review in document.reviews {
      for item in [review.reviewer, review.receiver].compactMap(\.self) {
        if let actor = item.role ?? item.team { add("RVU001", [key, actor], item) }
      }
    }
  }

  private mutating func add(_ kind: String, _ keys: [String], _ statement: Statement) {
    add(kind, keys, statement.name, statement.citations)
  }

  private mutating func add(
    _ kind: String, _ keys: [String], _ subject: String, _ citations: [Citation]
  ) {
    rules.append(
      Rule(
        id: ([kind] + keys).joined(separator: "/"), kind: kind, subject: subject,
        citations: citations))
  }
}
