/// What a C library said about a text, as data: its code, its own words and the place.
///
/// The words are English and for developers; callers turn the code and the parts below into a
/// message for users.
public struct XMLIssue: Sendable, Hashable {
  /// Which library part raised the issue.
  public enum Origin: Sendable, Hashable {
    /// The text is not well-formed, or uses what we refuse (a DOCTYPE).
    case parser
    /// The text is well-formed and does not match its schema.
    case schema
    /// A stylesheet or a schema is broken.
    case program
  }

  public var origin: Origin
  /// Code of libxml2 (`xmlParserErrors`), 0 where there is none.
  public var code: Int
  /// Words of the library.
  public var detail: String
  public var place: Place
  /// Path of element names around the place, such as `rencana/domain-layanan/layanan`.
  public var path: String
  /// The element concerned, without namespace.
  public var element: String?
  /// The attribute concerned.
  public var attribute: String?
  /// The value that was refused.
  public var value: String?
  /// Names or values that are allowed, as far as the library tells them (ten at most).
  public var expected: [String]
  /// File of the issue, where it is not the text that was parsed.
  public var file: String?

  public init(
    _ origin: Origin, code: Int = 0, detail: String, place: Place = .none, path: String = "",
    element: String? = nil, attribute: String? = nil, value: String? = nil,
    expected: [String] = [], file: String? = nil
  ) {
    self.origin = origin
    self.code = code
    self.detail = detail
    self.place = place
    self.path = path
    self.element = element
    self.attribute = attribute
    self.value = value
    self.expected = expected
    self.file = file
  }
}

extension XMLIssue {
  /// The text is empty (libxml2's own code).
  public static let emptyCode = 4
  /// A DOCTYPE was found and refused; our own code, outside libxml2's range.
  public static let doctypeCode = 100_001
  /// The text is larger than the C library can address; our own code.
  public static let tooLargeCode = 100_002
  /// One element holds more text than is allowed; our own code.
  public static let textTooLongCode = 100_003
}

/// Thrown when a text, a schema or a stylesheet cannot be used at all.
public struct XMLFailure: Error, Sendable {
  public var issues: [XMLIssue]

  public init(_ issues: [XMLIssue]) { self.issues = issues }
}
