public import XMLTree

/// Vision to indicator.
public struct Strategy: Sendable {
  public var vision: String?
  public var missions: [Mission]
  public var directions: [Direction]
  public var strategies: [Direction]
  public var place: Place

  /// All sasaran in order.
  public var objectives: [Objective] { missions.flatMap(\.aims).flatMap(\.objectives) }
}

/// A mission with its aims.
public struct Mission: Sendable {
  public var kode: String
  public var text: String
  public var aims: [Aim]
  public var place: Place
}

/// An aim (tujuan) with its sasaran.
public struct Aim: Sendable {
  public var kode: String
  public var text: String
  public var objectives: [Objective]
  public var place: Place
}

/// A sasaran with its indicators.
public struct Objective: Sendable {
  public var kode: String
  public var text: String
  public var indicators: [Indicator]
  public var place: Place
}

/// A key performance indicator (IKU).
public struct Indicator: Sendable {
  public var kode: String
  public var name: String
  public var measure: String?
  public var initial: YearValue?
  public var targets: [YearValue]
  public var place: Place
}

/// A policy direction or a strategy.
public struct Direction: Sendable {
  public var kode: String
  public var text: String
  public var objectives: [Placed<String>]
  public var place: Place
}
