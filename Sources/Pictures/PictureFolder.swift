internal import References

#if canImport(Glibc)
  internal import Glibc
#endif

/// The folder of pictures beside a plan, `gambar`: nothing outside of it is ever read.
public struct PictureFolder: Sendable {
  /// Name of the folder.
  public static let name = "gambar"

  private let parent: String

  /// - Parameter parent: the folder that the folder of pictures lies in; `""` for the current one.
  public init(beside parent: String) { self.parent = parent.isEmpty ? "." : parent }

  /// The bytes of a file in the folder. Links are not followed, neither that of the folder nor that
  /// of a file.
  ///
  /// - Throws: `PictureFailure` when there is no such file, or it may not or cannot be read.
  public func read(_ name: String) throws(PictureFailure) -> [UInt8] {
    guard PictureFolder.isSafe(name) else { throw .unsafeName }
    let outer = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard outer >= 0 else { throw .missing }
    defer { close(outer) }
    let folder = openat(
      outer, PictureFolder.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { throw errno == ENOENT ? .missing : .unsafeName }
    defer { close(folder) }
    let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      switch errno {
      case ENOENT: throw .missing
      case ELOOP: throw .unsafeName
      default: throw .unreadable
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unsafeName }
    guard Int(status.st_size) <= Picture.largestFile else {
      throw .tooLarge(limit: Picture.largestFile)
    }
    do throws(FileReader.Failure) { return try FileReader.read(descriptor: file) } catch {
      throw .unreadable
    }
  }

  /// Whether a name is that of a file in the folder itself.
  public static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 255 && !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy { $0 != "/" && $0 != "\\" && $0 != ":" && $0.value >= 0x20 }
  }
}
