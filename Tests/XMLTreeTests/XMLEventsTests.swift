import Testing
import XMLTree

@Suite struct XMLEventsTests {
  /// Writes down every event.
  private final class Recorder: XMLEventHandler {
    var events: [String] = []
    var stopsAt: String?
    private var pending = ""

    private func flush() {
      if !pending.isEmpty { events.append("\"\(pending)\"") }
      pending = ""
    }

    func start(_ element: borrowing XMLStart) throws(XMLStop) {
      flush()
      var text = element.name
      if let namespace = element.namespace { text += "{\(namespace)}" }
      for index in 0..<element.attributeCount {
        guard let attribute = element.attribute(at: index) else { continue }
        text +=
          " \(attribute.namespace.map { "{\($0)}" } ?? "")\(attribute.name)=\(attribute.value)"
      }
      events.append("\(text) \(element.range)")
      if element.name == stopsAt { throw XMLStop() }
    }

    func end(at offset: Int) throws(XMLStop) {
      flush()
      events.append("/ \(offset)")
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
      pending += String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A text that arrives in small pieces.
  private final class Drops: XMLByteSource {
    private var rest: ArraySlice<UInt8>
    private let fails: Bool

    init(_ text: String, fails: Bool = false) {
      rest = Array(text.utf8)[...]
      self.fails = fails
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let piece = rest.prefix(min(3, buffer.count))
      if piece.isEmpty { return fails ? -1 : 0 }
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
  }

  private static let text =
    "<a xmlns=\"u\" xmlns:p=\"v\">\r\n<p:b c='1&amp;2' p:d=\"&#65;\" />é<![CDATA[<x>]]>&lt;</a>"

  private static let expected = [
    "a{u} 0..<24", "\"\n\"", "b{v} c=1&2 {v}d=A 27..<56", "/ 58", "\"é<x><\"", "/ 83",
  ]

  @Test func eventsCarryNamesValuesAndPlaces() throws {
    let recorder = Recorder()
    try XMLEvents.read(Array(Self.text.utf8), to: recorder)
    #expect(recorder.events == Self.expected)
  }

  @Test func piecesGiveTheSameEvents() throws {
    let recorder = Recorder()
    try XMLEvents.read(from: Drops(Self.text), to: recorder)
    #expect(
      recorder.events.map { $0.prefix { $0 != " " } }
        == Self.expected.map { $0.prefix { $0 != " " } })
  }

  @Test func handlerStopsReading() throws {
    let recorder = Recorder()
    recorder.stopsAt = "b"
    try XMLEvents.read(Array("<a><b><c/></b></a><".utf8), to: recorder)
    #expect(recorder.events == ["a 0..<2", "b 3..<5"])
  }

  @Test func attributeIsFoundByNameAndNamespace() throws {
    final class Reader: XMLEventHandler {
      var values: [String?] = []
      func start(_ element: borrowing XMLStart) throws(XMLStop) {
        values = [
          element.value("a"), element.value("a", in: "v"), element.value("a", in: "w"),
          element.value("ab"), element.isNamed("r") ? "r" : nil, element.isNamed("ro") ? "ro" : nil,
          element.isIn("v") ? "v" : nil,
        ]
      }
      func end(at offset: Int) throws(XMLStop) {}
      func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}
    }
    let reader = Reader()
    try XMLEvents.read(Array("<r xmlns:p='v' p:a='2' a='1'/>".utf8), to: reader)
    #expect(reader.values == ["1", "2", nil, nil, "r", nil, nil])
  }

  private func codes(_ text: String) -> [Int] {
    do throws(XMLFailure) {
      try XMLEvents.read(Array(text.utf8), to: Recorder())
      return []
    } catch { return error.issues.map(\.code) }
  }

  @Test func textsThatAreRefusedAreFailures() {
    #expect(codes("") == [XMLIssue.emptyCode])
    #expect(codes("<!DOCTYPE a><a/>") == [XMLIssue.doctypeCode])
    #expect(codes("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") == [XMLIssue.doctypeCode])
    #expect(
      codes("<a>" + String(repeating: "x", count: 1_000_001) + "</a>") == [
        XMLIssue.textTooLongCode
      ])
    #expect(!codes("<a>&b;</a>").isEmpty)
    #expect(!codes("<a>").isEmpty)
    #expect(!codes("<a/><b/>").isEmpty)
    #expect(!codes(String(repeating: "<a>", count: 300)).isEmpty)
    #expect(codes("<a/>") == [])
  }

  @Test func sourceThatFailsIsAFailure() {
    #expect(throws: XMLFailure.self) {
      try XMLEvents.read(from: Drops("<a><b/>", fails: true), to: Recorder())
    }
  }
}
