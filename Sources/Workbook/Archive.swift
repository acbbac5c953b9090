internal import CLibZip
internal import XMLTree

/// A file in an archive.
public struct ArchiveEntry: Sendable, Hashable {
  /// Name with folders, such as `xl/workbook.xml`.
  public var name: String
  /// Size that the archive's directory claims, in bytes; reading counts for itself.
  public var claimedSize: Int
  /// Position in the archive.
  let index: UInt64
  /// Packed size that the directory claims.
  let packedSize: Int
}

/// The functions of libzip, which is loaded when an archive is opened for the first time.
typealias LibZip = UnsafePointer<naskah_zip>

extension LibZip {
  /// - Throws: `ArchiveFailure.damaged` when the library is not installed, which its package forbids.
  static func load() throws(ArchiveFailure) -> LibZip {
    guard let library = naskah_zip_library() else {
      throw .damaged(entry: nil, detail: "libzip \(LIBZIP_VERSION)")
    }
    return library
  }

  /// What the library says is wrong.
  static func words(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

/// A zip archive in memory, read through libzip. Nobody trusts it: names are checked, sizes are
/// counted while reading and held to limits, and nothing is ever written to a disk.
///
/// Not copyable and not Sendable: libzip's handle has one owner and stays where it was made.
public struct Archive: ~Copyable {
  /// Files in the order of the archive, folders and refused entries left out.
  public let entries: [ArchiveEntry]
  /// Entries that are never read, with the reason, in the order of the archive.
  public let refused: [(name: String, failure: ArchiveFailure)]
  /// The limits in force.
  public let limits: ArchiveLimits

  private let zip: LibZip
  private let handle: OpaquePointer
  private let memory: UnsafeMutableRawBufferPointer
  private let budget: ArchiveBudget
  private let depth: Int
  private let places: [String: Int]

  /// Opens an archive.
  ///
  /// - Throws: `ArchiveFailure` when the bytes are no archive, its directory is damaged, or it has
  ///   too many entries. A defect of one entry is no failure: see ``refused``.
  public init(_ bytes: [UInt8], limits: ArchiveLimits = .standard) throws(ArchiveFailure) {
    try self.init(bytes, limits: limits, budget: ArchiveBudget(), depth: 0)
  }

  private init(
    _ bytes: [UInt8], limits: ArchiveLimits, budget: ArchiveBudget, depth: Int
  ) throws(ArchiveFailure) {
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .notAnArchive }
    let zip = try LibZip.load()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    let handle: OpaquePointer
    let listing: Listing
    do throws(ArchiveFailure) {
      handle = try Archive.open(memory, zip)
    } catch {
      memory.deallocate()
      throw error
    }
    do throws(ArchiveFailure) {
      listing = try Listing(handle, zip, limits: limits, budget: budget)
    } catch {
      zip.pointee.discard(handle)
      memory.deallocate()
      throw error
    }
    self.zip = zip
    self.handle = handle
    self.memory = memory
    self.limits = limits
    self.budget = budget
    self.depth = depth
    entries = listing.entries
    refused = listing.refused
    places = listing.places
  }

  deinit {
    zip.pointee.discard(handle)
    memory.deallocate()
  }

  private static func open(
    _ memory: UnsafeMutableRawBufferPointer, _ zip: LibZip
  ) throws(ArchiveFailure) -> OpaquePointer {
    var error = zip_error_t()
    zip.pointee.error_init(&error)
    defer { zip.pointee.error_fini(&error) }
    guard
      let source = zip.pointee.source_buffer_create(
        memory.baseAddress, zip_uint64_t(memory.count), 0, &error)
    else { throw .damaged(entry: nil, detail: LibZip.words(zip.pointee.error_strerror(&error))) }
    if let handle = zip.pointee.open_from_source(source, ZIP_RDONLY, &error) { return handle }
    zip.pointee.source_free(source)
    if zip.pointee.error_code_zip(&error) == ZIP_ER_NOZIP { throw .notAnArchive }
    throw .damaged(entry: nil, detail: LibZip.words(zip.pointee.error_strerror(&error)))
  }

  /// The entry of a name; letters A to Z count as a to z, as in the packages of office programs.
  public func entry(_ name: String) -> ArchiveEntry? {
    places[name.asciiLowercased()].map { entries[$0] }
  }

  /// The bytes of an entry.
  ///
  /// - Throws: `ArchiveFailure` when it is damaged or passes a limit.
  public func read(_ entry: ArchiveEntry) throws(ArchiveFailure) -> [UInt8] {
    let stream = try open(entry)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(entry.claimedSize, 16 << 20))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { stream.read(into: $0) }
      if count <= 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    if let failure = stream.failure { throw failure }
    return bytes
  }

  /// The bytes of the entry of a name.
  ///
  /// - Throws: `ArchiveFailure` when there is no such entry, or it is refused, damaged or too large.
  public func read(_ name: String) throws(ArchiveFailure) -> [UInt8] {
    try read(find(name))
  }

  /// An archive inside the archive; it shares the limits.
  ///
  /// - Throws: `ArchiveFailure` when archives are nested too deep, or the entry is no archive.
  public func nested(_ entry: ArchiveEntry) throws(ArchiveFailure) -> Archive {
    guard depth < limits.nesting else { throw .tooLarge(.nesting, entry: entry.name) }
    return try Archive(read(entry), limits: limits, budget: budget, depth: depth + 1)
  }

  /// The entry of a name, or why it cannot be read.
  func find(_ name: String) throws(ArchiveFailure) -> ArchiveEntry {
    if let repeated = refused.first(where: {
      $0.name.asciiLowercased() == name.asciiLowercased()
    }) {
      throw repeated.failure
    }
    guard let entry = entry(name) else { throw .missing(name) }
    return entry
  }

  /// Opens an entry for reading piece by piece. The stream must not outlive the archive.
  ///
  /// - Throws: `ArchiveFailure` when the entry claims to pass a limit or cannot be opened.
  func open(_ entry: ArchiveEntry) throws(ArchiveFailure) -> ArchiveStream {
    if entry.claimedSize > limits.entryBytes { throw .tooLarge(.entryBytes, entry: entry.name) }
    if entry.claimedSize > ArchiveLimits.ratioFloor,
      entry.claimedSize / limits.ratio > entry.packedSize
    {
      throw .tooLarge(.ratio, entry: entry.name)
    }
    guard let file = zip.pointee.fopen_index(handle, entry.index, 0) else {
      let error = zip.pointee.get_error(handle)
      let detail = error.map { LibZip.words(zip.pointee.error_strerror($0)) } ?? ""
      let code = error.map { zip.pointee.error_code_zip($0) } ?? 0
      if code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD {
        throw .encrypted(entry: entry.name)
      }
      if code == ZIP_ER_COMPNOTSUPP || code == ZIP_ER_ENCRNOTSUPP {
        throw .unsupported(entry: entry.name, detail: detail)
      }
      throw .damaged(entry: entry.name, detail: detail)
    }
    return ArchiveStream(file, zip, entry: entry, limits: limits, budget: budget)
  }
}

/// An entry that is being read.
final class ArchiveStream: XMLByteSource {
  /// Why reading ended before the entry's end.
  private(set) var failure: ArchiveFailure?
  private let file: OpaquePointer
  private let zip: LibZip
  private let entry: ArchiveEntry
  private let limits: ArchiveLimits
  private let budget: ArchiveBudget
  private var count = 0

  init(
    _ file: OpaquePointer, _ zip: LibZip, entry: ArchiveEntry, limits: ArchiveLimits,
    budget: ArchiveBudget
  ) {
    self.file = file
    self.zip = zip
    self.entry = entry
    self.limits = limits
    self.budget = budget
  }

  deinit { _ = zip.pointee.fclose(file) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard failure == nil else { return -1 }
    let got = Int(zip.pointee.fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
    guard got >= 0 else {
      failure = .damaged(
        entry: entry.name, detail: LibZip.words(zip.pointee.file_strerror(file)))
      return -1
    }
    if got == 0, count != entry.claimedSize {
      failure = .damaged(entry: entry.name, detail: "size differs from the directory")
      return -1
    }
    count += got
    budget.bytes += got
    if count > limits.entryBytes {
      failure = .tooLarge(.entryBytes, entry: entry.name)
    } else if budget.bytes > limits.totalBytes {
      failure = .tooLarge(.totalBytes, entry: entry.name)
    } else if count > ArchiveLimits.ratioFloor, count / limits.ratio > entry.packedSize {
      failure = .tooLarge(.ratio, entry: entry.name)
    }
    return failure == nil ? got : -1
  }

  /// Reads what is left, so that the library compares the checksum.
  func drain() {
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while chunk.withUnsafeMutableBytes({ read(into: $0) }) > 0 {}
  }
}

/// The directory of an archive, sorted into entries and refusals.
private struct Listing {
  var entries: [ArchiveEntry] = []
  var refused: [(name: String, failure: ArchiveFailure)] = []
  var places: [String: Int] = [:]

  init(
    _ handle: OpaquePointer, _ zip: LibZip, limits: ArchiveLimits, budget: ArchiveBudget
  ) throws(ArchiveFailure) {
    let count = zip.pointee.get_num_entries(handle, 0)
    budget.entries += Int(max(count, 0))
    guard budget.entries <= limits.entries else { throw .tooLarge(.entries, entry: nil) }
    for index in 0..<zip_uint64_t(max(count, 0)) {
      var status = zip_stat_t()
      guard zip.pointee.stat_index(handle, index, 0, &status) == 0, let text = status.name else {
        throw .damaged(entry: nil, detail: "directory")
      }
      let name = Listing.name(handle, index, zip) ?? String(cString: text)
      if let failure = Listing.failure(name, status, known: places) {
        refused.append((name, failure))
        continue
      }
      if name.hasSuffix("/") { continue }
      places[name.asciiLowercased()] = entries.count
      entries.append(
        ArchiveEntry(
          name: name, claimedSize: Int(clamping: status.size), index: index,
          packedSize: Int(clamping: status.comp_size)))
    }
  }

  /// The name as stored when it holds control characters, which libzip would show as the pictures
  /// that old machines drew for them.
  private static func name(
    _ handle: OpaquePointer, _ index: zip_uint64_t, _ zip: LibZip
  ) -> String? {
    guard let raw = zip.pointee.get_name(handle, index, zip_flags_t(ZIP_FL_ENC_RAW)) else {
      return nil
    }
    let name = String(cString: raw)
    return name.utf8.contains { $0 < 0x20 || $0 == 0x7F } ? name : nil
  }

  private static func failure(
    _ name: String, _ status: zip_stat_t, known: [String: Int]
  ) -> ArchiveFailure? {
    if !isSafe(name) { return .unsafeName(name) }
    if known[name.asciiLowercased()] != nil { return .repeatedName(name) }
    if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0,
      status.encryption_method != UInt16(ZIP_EM_NONE)
    {
      return .encrypted(entry: name)
    }
    return nil
  }

  private static func isSafe(_ name: String) -> Bool {
    if name.isEmpty || name.hasPrefix("/") || name.utf8.count > 1024 { return false }
    if name.unicodeScalars.contains(where: {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0 == "\\" || $0 == "\u{FFFD}"
    }) {
      return false
    }
    if name.dropFirst().hasPrefix(":") { return false }
    return !name.split(separator: "/").contains { $0 == ".." || $0 == "." }
  }
}

extension String {
  /// The string with A to Z as a to z and everything else as it is.
  func asciiLowercased() -> String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
