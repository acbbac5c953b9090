public import Diagnostics
public import Workbook
public import XMLTree

/// What a plan is read from: workbooks, prose and pictures, from files, folders and archives.
public struct SourceSet: Sendable {
  /// A workbook with the name that findings call it by: its path inside the folder or archive that
  /// the user named, else the name of the file.
  public struct Book: Sendable {
    public let file: String
    public let workbook: Workbook
  }

  /// A file that took part, for the manifest.
  public struct Input: Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The first source as the user named it.
  public var name: String
  public var books: [Book] = []
  /// Sections of prose, as `bagian` of a plan.
  public var sections: [Element] = []
  /// Files of prose in the order in which the sections' places count them.
  public var proseFiles: [String] = []
  /// Kode that earlier runs gave.
  public var register = KodeRegister()
  public var catatan: [Catatan] = []
  public var inputs: [Input] = []
  /// Whether something could not be read at all.
  public var isUnreadable = false

  init(name: String) { self.name = name }
}
