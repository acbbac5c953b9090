#if canImport(Glibc)
  internal import Glibc
#endif

/// Thrown when a file or folder could not be written.
public struct OutputFailure: Error, Sendable {
  /// The file or folder as the user named it.
  public let path: String
  /// Whether the folder itself is the trouble.
  public let isFolder: Bool
}

/// Files that appear together: all are written beside their places first, then moved over the old
/// ones, so that a failure leaves every earlier document as it was.
public struct OutputFolder: Sendable {
  private let path: String
  private var staged: [(temporary: String, final: String)] = []
  private let inputs: [String]

  /// Makes the folder at `path` where it is missing.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - inputs: files that were read and must never be written over.
  /// - Throws: `OutputFailure` when it cannot be made or written to.
  public init(_ path: String, keeping inputs: [String] = []) throws(OutputFailure) {
    self.path = path
    self.inputs = inputs
    var current = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      current += (current.isEmpty || current.hasSuffix("/") ? "" : "/") + part
      if mkdir(current, 0o755) != 0, errno != EEXIST {
        throw OutputFailure(path: path, isFolder: true)
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, access(path, W_OK) == 0
    else { throw OutputFailure(path: path, isFolder: true) }
  }

  /// Writes `bytes` beside their place; `commit` moves them there.
  ///
  /// - Throws: `OutputFailure` when the disk is full or refuses; what was staged is removed.
  public mutating func stage(_ bytes: [UInt8], as name: String) throws(OutputFailure) {
    let final = "\(path)/\(name)"
    guard mayReplace(final) else {
      discard()
      throw OutputFailure(path: final, isFolder: false)
    }
    let temporary = "\(path)/.\(name).\(getpid())"
    staged.append((temporary, final))
    guard OutputFolder.write(bytes, to: temporary) else {
      discard()
      throw OutputFailure(path: final, isFolder: false)
    }
  }

  /// Whether a file may be put at `final`: nothing stands there, or an ordinary file or link that is
  /// none of the inputs.
  private func mayReplace(_ final: String) -> Bool {
    var status = stat()
    guard lstat(final, &status) == 0 else { return errno == ENOENT }
    guard status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFLNK else {
      return false
    }
    for input in inputs {
      var other = stat()
      if stat(input, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino {
        return false
      }
    }
    return true
  }

  /// Moves all staged files to their places.
  ///
  /// - Throws: `OutputFailure` naming the file that could not be moved; files not yet moved keep
  ///   their earlier content.
  public mutating func commit() throws(OutputFailure) {
    for (index, file) in staged.enumerated() where rename(file.temporary, file.final) != 0 {
      staged.removeFirst(index)
      discard()
      throw OutputFailure(path: file.final, isFolder: false)
    }
    staged = []
  }

  /// Removes what was staged and not committed.
  public mutating func discard() {
    for file in staged { unlink(file.temporary) }
    staged = []
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { return false }
    let isWritten = bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        guard let base = buffer.baseAddress else { return false }
        let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
    let isSynced = isWritten && fsync(descriptor) == 0
    return close(descriptor) == 0 && isSynced
  }
}
