import Testing
import Workbook

@Suite struct ArchiveTests {
  private func archive(_ entries: [(String, [UInt8])]) throws -> [UInt8] {
    var writer = ArchiveWriter()
    for (name, bytes) in entries { writer.add(name, bytes) }
    return try writer.finish()
  }

  private func failure(
    _ bytes: [UInt8], _ limits: ArchiveLimits = .standard, reading name: String? = nil
  ) -> ArchiveFailure? {
    do throws(ArchiveFailure) {
      let archive = try Archive(bytes, limits: limits)
      if let name { _ = try archive.read(name) }
      return nil
    } catch {
      return error
    }
  }

  @Test func entriesAreReadInTheirOrder() throws {
    let bytes = try archive([("b/c.txt", [1, 2]), ("a", []), ("b/", []), ("Z.XML", [9])])
    let archive = try Archive(bytes)
    #expect(archive.entries.map(\.name) == ["b/c.txt", "a", "Z.XML"])
    #expect(archive.entries.map(\.claimedSize) == [2, 0, 1])
    #expect(try archive.read("b/c.txt") == [1, 2])
    #expect(try archive.read("a") == [])
    #expect(try archive.read("z.xml") == [9])
    #expect(archive.refused.isEmpty)
    #expect(failure(bytes, reading: "tiada") == .missing("tiada"))
  }

  @Test func sameEntriesGiveTheSameBytes() throws {
    let entries = [("a", [UInt8](repeating: 7, count: 5000)), ("b", [1])]
    #expect(try archive(entries) == archive(entries))
    #expect(throws: ArchiveFailure.repeatedName("a")) { try archive([("a", []), ("a", [])]) }
  }

  @Test func bytesThatAreNoArchiveAreRefused() {
    #expect(failure([]) == .notAnArchive)
    #expect(failure(Array("teks".utf8)) == .notAnArchive)
    #expect(
      failure(Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 100)) == .notAnArchive)
  }

  @Test(arguments: [
    "/etc/passwd", "../x", "a/../../x", "a\\b", "C:/x", "a\u{1}b", "a/./b",
  ])
  func nameThatIsUnsafeIsRefusedAndTheRestIsRead(_ name: String) throws {
    // The writer would refuse some of these names itself.
    let plain = String(repeating: "n", count: name.utf8.count)
    var bytes = try archive([(plain, [1]), ("baik", [2])])
    Patch.replace(plain, by: name, in: &bytes)
    let archive = try Archive(bytes)
    #expect(archive.entries.map(\.name) == ["baik"])
    #expect(archive.refused.map(\.failure) == [.unsafeName(name)])
    #expect(try archive.read("baik") == [2])
  }

  @Test func secondEntryOfANameIsRefused() throws {
    var bytes = try archive([("satu", [1]), ("dua_", [2])])
    Patch.replace("dua_", by: "SATU", in: &bytes)
    let archive = try Archive(bytes)
    #expect(archive.refused.map(\.failure) == [.repeatedName("SATU")])
    #expect(failure(bytes, reading: "satu") == .repeatedName("SATU"))
  }

  @Test func entryWithAPasswordIsRefused() throws {
    var bytes = try archive([("a", [1, 2, 3])])
    Patch.setEncrypted(&bytes)
    #expect(failure(bytes, reading: "a") == .encrypted(entry: "a"))
  }

  @Test func wrongChecksumIsDamage() throws {
    var bytes = try archive([("a", Array("isi yang panjang".utf8))])
    Patch.breakChecksum(&bytes)
    guard case .damaged(entry: "a", _) = failure(bytes, reading: "a") else {
      Issue.record("not damaged: \(String(describing: failure(bytes, reading: "a")))")
      return
    }
  }

  @Test func everyLimitHolds() throws {
    let large = [UInt8](repeating: 0, count: 6 << 20)
    let bytes = try archive([("a", large), ("b", large), ("c", [1])])
    var limits = ArchiveLimits.standard
    #expect(failure(bytes, limits, reading: "a") == .tooLarge(.ratio, entry: "a"))
    limits.ratio = 2000
    #expect(failure(bytes, limits, reading: "a") == nil)
    limits.entryBytes = 1 << 20
    #expect(failure(bytes, limits, reading: "a") == .tooLarge(.entryBytes, entry: "a"))
    limits.entryBytes = 8 << 20
    limits.totalBytes = 7 << 20
    let archive = try Archive(bytes, limits: limits)
    #expect(try archive.read("a").count == large.count)
    var second: ArchiveFailure?
    do throws(ArchiveFailure) { _ = try archive.read("b") } catch { second = error }
    #expect(second == .tooLarge(.totalBytes, entry: "b"))
    limits.entries = 2
    #expect(failure(bytes, limits) == .tooLarge(.entries, entry: nil))
  }

  @Test func sizeThatLiesIsFoundWhileReading() throws {
    let large = [UInt8](repeating: 65, count: 100_000)
    var bytes = try archive([("a", large)])
    Patch.claimSize(10, in: &bytes)
    guard case .damaged = failure(bytes, reading: "a") else {
      Issue.record("read: \(String(describing: failure(bytes, reading: "a")))")
      return
    }
  }

  @Test func archivesInsideArchivesShareTheLimits() throws {
    let inner = try archive([("x", [UInt8](repeating: 1, count: 1000))])
    var bytes = inner
    for _ in 0..<5 { bytes = try archive([("dalam.zip", bytes)]) }
    let first = try Archive(bytes)
    let second = try first.nested(first.entries[0])
    let third = try second.nested(second.entries[0])
    let fourth = try third.nested(third.entries[0])
    let fifth = try fourth.nested(fourth.entries[0])
    #expect(fifth.entries.map(\.name) == ["dalam.zip"])
    var deep: ArchiveFailure?
    do throws(ArchiveFailure) { _ = try fifth.nested(fifth.entries[0]) } catch { deep = error }
    #expect(deep == .tooLarge(.nesting, entry: "dalam.zip"))
  }

  @Test func bombOfManyArchivesIsStoppedByTheTotal() throws {
    let inner = try archive([("x", [UInt8](repeating: 1, count: 400_000))])
    let outer = try archive((0..<8).map { ("\($0).zip", inner) })
    let archive = try Archive(outer, limits: ArchiveLimits(totalBytes: 1_000_000))
    var read = 0
    var stopped: ArchiveFailure?
    for entry in archive.entries {
      do throws(ArchiveFailure) {
        let nested = try archive.nested(entry)
        read += try nested.read("x").count
      } catch { stopped = stopped ?? error }
    }
    #expect(read == 800_000)
    #expect(stopped == .tooLarge(.totalBytes, entry: "x"))
  }
}
