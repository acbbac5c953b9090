import FoundationEssentials
import TestSupport

/// A copy of Templates and Schemas that a test may change.
struct DataCopy {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["Templates", "Schemas"] {
      try FileManager.default.copyItem(
        atPath: Repository.path(name), toPath: folder.file(name))
    }
  }

  func path(_ relative: String) -> String { folder.file(relative) }

  /// Changes a file of the copy.
  func edit(_ relative: String, _ change: (String) throws -> String) throws {
    try Files.write(try change(try Files.text(path(relative))), to: path(relative))
  }
}
