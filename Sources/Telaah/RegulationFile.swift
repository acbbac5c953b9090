public import Diagnostics
internal import Instruments
public import References

/// Text of a regulation from a file of any kind that is read: plain text, Word, or an instrument in XML.
public enum RegulationFile {
  /// Why a file gives no text.
  public enum Failure: Error, Sendable {
    /// PDF, an old Word file, or another binary file: the key of the sentence that says so.
    case unreadable(String)
    /// An instrument with findings of its own; the flag says that it is not even XML.
    case instrument([Catatan], isUnreadable: Bool)
    /// The program's own schema is broken.
    case broken(BrokenData)
  }

  /// The text of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, which nobody trusts.
  ///   - file: its name, for findings.
  ///   - library: schemas and words.
  /// - Returns: the words of the text by lines.
  /// - Throws: `RegulationFile.Failure`.
  public static func text(
    _ bytes: [UInt8], file: String, _ library: Library
  ) throws(Failure) -> SourceText {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      return SourceText(lines: try WordText.lines(bytes).enumerated().map { ($1, $0 + 1) })
    }
    if bytes.starts(with: Array("%PDF".utf8)) { throw .unreadable("naskah.pdf") }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .unreadable("naskah.doc") }
    if bytes.prefix(4096).contains(0) { throw .unreadable("naskah.biner") }
    if isXML(bytes) { return try instrument(bytes, file, library) }
    return SourceText(bytes)
  }

  private static func isXML(_ bytes: [UInt8]) -> Bool {
    let first = bytes.drop { [0xEF, 0xBB, 0xBF, 9, 10, 13, 32].contains($0) }
    return first.starts(with: Array("<?xml".utf8)) || first.starts(with: Array("<instrumen".utf8))
  }

  private static func instrument(
    _ bytes: [UInt8], _ file: String, _ library: Library
  ) throws(Failure) -> SourceText {
    let read: ReadInstrument
    do throws(BrokenData) {
      read = try InstrumentReader(library).read(bytes, file: file)
    } catch {
      throw .broken(error)
    }
    guard let instrument = read.instrument else {
      throw .instrument(read.catatan, isUnreadable: read.isUnreadable)
    }
    do throws(BrokenData) {
      let written = try DraftedText.filled(instrument, library)
      return SourceText(lines: WrittenText.lines(written))
    } catch {
      throw .broken(error)
    }
  }
}
