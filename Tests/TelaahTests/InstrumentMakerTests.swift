import Instruments
import References
import TestSupport
import Testing

@testable import Telaah

@Suite struct InstrumentMakerTests {
  static func instrument(_ bytes: [UInt8]) throws -> Instrument {
    let folder = try #require(Samples.folder)
    let library = try Library(from: folder)
    let vocabulary = try Vocabulary(from: folder)
    return InstrumentMaker(vocabulary, kinds: library.instrumentKinds)
      .instrument(RegulationReader(vocabulary).read(SourceText(bytes)), file: "naskah.txt")
  }

  /// A text without white space and marks of font: what must not change.
  static func letters(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "*" }))
  }

  /// Word for word what was read, in the order of the text, from the XML that was written.
  @Test(arguments: Samples.names) func textComesBackWordForWord(_ name: String) throws {
    let bytes = try Samples.bytes(name)
    let written = InstrumentWriter.bytes(try InstrumentMakerTests.instrument(bytes))
    let library = try Library(from: try #require(Samples.folder))
    let read = try InstrumentReader(library).read(written, file: "naskah.xml")
    #expect(read.catatan.isEmpty, "\(read.catatan.prefix(3))")
    let text = WrittenText.text(try #require(read.instrument))
    let (left, right) = (
      InstrumentMakerTests.letters(text),
      InstrumentMakerTests.letters(String(decoding: bytes, as: UTF8.self))
    )
    #expect(left == right, "\(InstrumentMakerTests.difference(left, right))")
  }

  static func difference(_ left: String, _ right: String) -> String {
    let common = zip(left, right).prefix { $0 == $1 }.count
    return
      "\(left.dropFirst(max(0, common - 40)).prefix(120)) | \(right.dropFirst(max(0, common - 40)).prefix(120))"
  }
}
