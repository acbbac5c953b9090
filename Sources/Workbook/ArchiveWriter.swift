internal import CLibZip

#if canImport(Glibc)
  internal import Glibc
#endif

/// Writes a zip archive in memory: the same entries give the same bytes, with one fixed time stamp.
public struct ArchiveWriter: Sendable {
  private var entries: [(name: String, bytes: [UInt8], isPacked: Bool)] = []
  private let base: [UInt8]

  public init() { base = [] }

  /// Changes an archive: entries that are added replace those of the same name, all others keep
  /// their packed bytes, their time stamps and their places.
  init(changing archive: [UInt8]) { base = archive }

  /// Adds an entry behind the others.
  ///
  /// - Parameters:
  ///   - name: name with folders, `/` between them.
  ///   - bytes: its content.
  ///   - isPacked: whether it is packed in itself, as pictures are, so that it is stored as it is.
  public mutating func add(_ name: String, _ bytes: [UInt8], isPacked: Bool = false) {
    entries.append((name, bytes, isPacked))
  }

  /// The finished archive, its entries deflated, but for those that are packed in themselves.
  ///
  /// - Throws: `ArchiveFailure.damaged` with the words of libzip when it cannot be made, such as
  ///   `repeatedName` for two entries of one name.
  public func finish() throws(ArchiveFailure) -> [UInt8] {
    var names: Set<String> = []
    for entry in entries where !names.insert(entry.name).inserted {
      throw .repeatedName(entry.name)
    }
    let zip = try LibZip.load()
    var error = zip_error_t()
    zip.pointee.error_init(&error)
    defer { zip.pointee.error_fini(&error) }
    // libzip may only be given memory that it frees itself: a source that it changes takes what it
    // was made from for its own (zip_source_buffer.c, buffer_clone).
    guard
      let target = zip.pointee.source_buffer_create(
        ArchiveWriter.memory(base), zip_uint64_t(base.count), 1, &error)
    else { throw ArchiveWriter.failure(&error, zip) }
    defer { zip.pointee.source_free(target) }
    guard
      let handle = zip.pointee.open_from_source(target, base.isEmpty ? ZIP_TRUNCATE : 0, &error)
    else { throw ArchiveWriter.failure(&error, zip) }
    // libzip takes its own reference only when opening succeeds; ours is freed above.
    zip.pointee.source_keep(target)
    do throws(ArchiveFailure) {
      for entry in entries {
        try ArchiveWriter.add(
          entry.name, entry.bytes, entry.isPacked ? ZIP_CM_STORE : ZIP_CM_DEFLATE, to: handle,
          zip)
      }
    } catch {
      zip.pointee.discard(handle)
      throw error
    }
    guard zip.pointee.close(handle) == 0 else {
      let failure = ArchiveWriter.failure(zip.pointee.get_error(handle), zip)
      zip.pointee.discard(handle)
      throw failure
    }
    return try ArchiveWriter.content(target, zip)
  }

  private static func add(
    _ name: String, _ bytes: [UInt8], _ method: Int32, to handle: OpaquePointer, _ zip: LibZip
  ) throws(ArchiveFailure) {
    guard
      let source = zip.pointee.source_buffer(handle, memory(bytes), zip_uint64_t(bytes.count), 1)
    else { throw failure(zip.pointee.get_error(handle), zip) }
    var index = zip.pointee.name_locate(handle, name, 0)
    if index >= 0 {
      if zip.pointee.file_replace(handle, zip_uint64_t(index), source, 0) < 0 { index = -1 }
    } else {
      index = zip.pointee.file_add(handle, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    }
    guard index >= 0 else {
      let failure = failure(zip.pointee.get_error(handle), zip)
      zip.pointee.source_free(source)
      throw failure
    }
    // 1 January 1980, the earliest day that a zip archive can tell.
    _ = zip.pointee.file_set_dostime(handle, zip_uint64_t(index), 0, 1 << 5 | 1, 0)
    _ = zip.pointee.set_file_compression(handle, zip_uint64_t(index), method, 6)
  }

  /// A copy of the bytes that libzip frees; nil for none, since libzip forgets a block for nothing,
  /// and when there is no memory, which libzip refuses as a length without data.
  private static func memory(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
    guard !bytes.isEmpty else { return nil }
    let memory = malloc(bytes.count)
    bytes.withUnsafeBytes { buffer in
      if let base = buffer.baseAddress { memory?.copyMemory(from: base, byteCount: buffer.count) }
    }
    return memory
  }

  private static func content(
    _ target: OpaquePointer, _ zip: LibZip
  ) throws(ArchiveFailure) -> [UInt8] {
    var status = zip_stat_t()
    guard zip.pointee.source_open(target) == 0 else {
      throw failure(zip.pointee.source_error(target), zip)
    }
    defer { _ = zip.pointee.source_close(target) }
    guard zip.pointee.source_stat(target, &status) == 0 else {
      throw failure(zip.pointee.source_error(target), zip)
    }
    let size = Int(clamping: status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = zip.pointee.source_read(
          target, buffer.baseAddress.map { $0 + count }, zip_uint64_t(size - count))
        if got <= 0 { break }
        count += Int(got)
      }
    }
    guard bytes.count == size else { throw failure(zip.pointee.source_error(target), zip) }
    return bytes
  }

  private static func failure(
    _ error: UnsafeMutablePointer<zip_error_t>?, _ zip: LibZip
  ) -> ArchiveFailure {
    .damaged(
      entry: nil,
      detail: error.map { LibZip.words(zip.pointee.error_strerror($0)) } ?? "")
  }
}
