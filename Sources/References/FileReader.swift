#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads whole files.
///
/// Only ordinary files are read: a pipe or a device has no end that anyone can promise, and
/// Foundation's reader leaks a buffer for every empty file.
public enum FileReader {
  /// Why a file was not read.
  public enum Failure: Error, Sendable {
    case missing
    case folder
    case unreadable
  }

  /// The largest file that is read: what the C libraries can address.
  private static let limit = Int(Int32.max)

  /// The bytes of the file at `path`.
  ///
  /// - Throws: `Failure` when there is no file, or it is a folder, a pipe or a device, or it cannot
  ///   be read to its end.
  public static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable
    }
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// The first bytes of the file at `path`, at most `count`; nil when it cannot be read.
  public static func head(_ path: String, _ count: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try? bytes(of: descriptor, count: min(count, Int(status.st_size)))
  }

  /// The bytes of an open file; the descriptor stays open and the caller's.
  ///
  /// - Throws: `Failure` when it is a folder, a pipe or a device, or cannot be read to its end.
  public static func read(descriptor: Int32) throws(Failure) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable }
    if status.st_mode & S_IFMT == S_IFDIR { throw .folder }
    let size = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG, size <= limit else { throw .unreadable }
    return try bytes(of: descriptor, count: size)
  }

  private static func bytes(of descriptor: Int32, count size: Int) throws(Failure) -> [UInt8] {
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { isWhole = false }
        if got <= 0 { break }
        count += got
      }
    }
    guard isWhole else { throw .unreadable }
    return bytes
  }

  /// The bytes of the file at `path`; nil when it cannot be read.
  public static func bytes(_ path: String) -> [UInt8]? { try? read(path) }
}
