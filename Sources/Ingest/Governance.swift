public import XMLTree

/// A team with its members.
public struct Team: Sendable {
  public var kode: String
  public var kind: String
  public var name: String
  public var members: [Member]
  public var place: Place
}

/// A member of a team, by office.
public struct Member: Sendable {
  public var office: String
  public var position: String
  public var tasks: [String]
  public var place: Place
}

/// State of one of the management areas.
public struct Management: Sendable {
  public var area: String
  public var coordinator: String?
  public var text: String
  public var place: Place
}

/// A risk of the register.
public struct Risk: Sendable {
  public var kode: String
  public var category: String?
  public var likelihood: Int
  public var impact: Int
  public var isRestricted: Bool
  public var event: String
  public var cause: String?
  public var consequence: String?
  public var treatment: String?
  public var unit: Placed<String>?
  public var objectives: [Placed<String>]
  public var place: Place
}
