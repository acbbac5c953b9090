public import Diagnostics
public import Prose
public import Workbook

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
  /// Prose of Markdown and Word.
  public var prose = ProseReading()
  /// Pictures by file name: those of the folder `gambar`, and those that the prose brought along.
  public var pictures: [String: [UInt8]] = [:]
  /// Kode that earlier runs gave.
  public var register = KodeRegister()
  public var catatan: [Catatan] = []
  public var inputs: [Input] = []
  /// Documents of prose in Word, by name; read when the plan's documents are known.
  var documents: [Input] = []
  /// Whether something could not be read at all.
  public var isUnreadable = false

  init(name: String) { self.name = name }
}
