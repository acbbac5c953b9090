import Instruments
import References
import TestSupport
import Testing

/// The words of references are computed, and lead where the reference leads.
@Suite struct ReferenceWordsTests {
  private let words: ReferenceWords
  private let marks: NumberMarks

  init() throws {
    let library = try Shared.library.get()
    let own = try Words("peraturan", from: library.folder)
    words = ReferenceWords(own, library)
    marks = NumberMarks(own, numbers: library.words)
  }

  private func text(
    _ reference: Reference, from source: String, in instrument: Instrument
  ) throws -> String {
    let index = InstrumentIndex(instrument, marks)
    let position = try #require(index.positions[source])
    return try words.pieces(reference, from: position, in: index).map { piece in
      switch piece {
      case .words(let text): text
      case .link(let text, _): text
      }
    }.joined()
  }

  /// Pasal 1 (definitions), Pasal 2 with three ayat, of which (1) has huruf a to d, Pasal 3 to 5.
  private var sample: Instrument {
    var letters: [Provision] = []
    for letter in ["a", "b", "c", "d"] {
      letters.append(Provision(.huruf, id: "h\(letter)", text: [.text(letter)]))
    }
    letters[0].children = [
      Provision(.angka, id: "a1", text: [.text("x")]),
      Provision(.angka, id: "a2", text: [.text("y")]),
    ]
    letters[0].children[0].children = [
      Provision(.subhuruf, id: "a1a", text: [.text("x")]),
      Provision(.subhuruf, id: "a1b", text: [.text("y")]),
    ]
    var instrument = Instrument(kind: "peraturan-bupati")
    let section = Provision(
      .bagian, id: "bagian",
      children: [
        Provision(
          .pasal, id: "dua",
          children: [
            Provision(.ayat, id: "y1", text: [.text("x")], children: letters),
            Provision(.ayat, id: "y2", text: [.text("x")]),
            Provision(.ayat, id: "y3", text: [.text("x")]),
          ]), Provision(.pasal, id: "tiga", text: [.text("x")]),
      ])
    instrument.body = [
      Provision(
        .bab, id: "bab1",
        children: [
          Provision(
            .pasal, id: "satu",
            children: [
              Provision(.angka, id: "def", definition: .init("X")),
              Provision(.angka, id: "def2", definition: .init("Y")),
            ])
        ]), Provision(.bab, id: "bab2", children: [section]),
      Provision(
        .bab, id: "bab3",
        children: [
          Provision(.pasal, id: "empat", text: [.text("x")]),
          Provision(.pasal, id: "lima", text: [.text("x")]),
        ]),
    ]
    instrument.annexes = [
      Annex(id: "l1"), Annex(id: "l2", content: [Provision(.tabel, id: "t1")]),
    ]
    return instrument
  }

  @Test(arguments: [
    ("lima", ["dua"], "sebagaimana dimaksud dalam Pasal 2"),
    ("lima", ["y1"], "sebagaimana dimaksud dalam Pasal 2 ayat (1)"),
    ("lima", ["ha"], "sebagaimana dimaksud dalam Pasal 2 ayat (1) huruf a"),
    ("lima", ["a1b"], "sebagaimana dimaksud dalam Pasal 2 ayat (1) huruf a angka 1 huruf b)"),
    ("y2", ["y1"], "sebagaimana dimaksud pada ayat (1)"),
    ("y2", ["hb"], "sebagaimana dimaksud pada ayat (1) huruf b"),
    ("hc", ["hb"], "sebagaimana dimaksud dalam huruf b"),
    ("a2", ["a1"], "sebagaimana dimaksud dalam angka 1"),
    ("lima", ["def"], "sebagaimana dimaksud dalam Pasal 1 angka 1"),
    ("lima", ["bab2"], "sebagaimana dimaksud dalam BAB II"),
    ("lima", ["bagian"], "sebagaimana dimaksud dalam BAB II Bagian Kesatu"),
    ("lima", ["ha", "hb"], "sebagaimana dimaksud dalam Pasal 2 ayat (1) huruf a dan huruf b"),
    (
      "lima", ["ha", "hb", "hd"],
      "sebagaimana dimaksud dalam Pasal 2 ayat (1) huruf a, huruf b, dan huruf d"
    ),
    (
      "lima", ["ha", "hb", "hc"],
      "sebagaimana dimaksud dalam Pasal 2 ayat (1) huruf a sampai dengan huruf c"
    ),
    ("y3", ["y1", "y2"], "sebagaimana dimaksud pada ayat (1) dan ayat (2)"),
    ("lima", ["y1", "tiga"], "sebagaimana dimaksud dalam Pasal 2 ayat (1) dan Pasal 3"),
    ("lima", ["dua", "tiga", "empat"], "sebagaimana dimaksud dalam Pasal 2 sampai dengan Pasal 4"),
    ("lima", ["l1"], "sebagaimana dimaksud dalam Lampiran I"),
    ("lima", ["t1"], "sebagaimana dimaksud dalam Lampiran II Tabel 1"),
  ])
  func wordsFollowTheLaw(_ sample: (String, [String], String)) throws {
    let reference = Reference(to: sample.1, manner: .meant)
    #expect(try text(reference, from: sample.0, in: self.sample) == sample.2)
  }

  @Test func listsRangesAndOtherRegulations() throws {
    let either = Reference(to: ["ha", "hb", "hc"], connector: .andOr)
    #expect(
      try text(either, from: "lima", in: sample)
        == "Pasal 2 ayat (1) huruf a, huruf b, dan/atau huruf c")
    let range = Reference(to: ["dua"], through: "empat", manner: .ruled)
    #expect(
      try text(range, from: "lima", in: sample)
        == "sebagaimana diatur dalam Pasal 2 sampai dengan Pasal 4")
    let outside = Reference(regulation: "perpres-95-2018", element: "Pasal 60 ayat (1)")
    #expect(
      try text(outside, from: "lima", in: sample)
        == "Pasal 60 ayat (1) Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan "
        + "Berbasis Elektronik")
  }

  @Test func onlyAnnexHasNoNumberAndAmendmentsCountInRoman() throws {
    var instrument = sample
    instrument.annexes.removeLast()
    #expect(try text(Reference(to: ["l1"]), from: "lima", in: instrument) == "Lampiran")
    instrument.amends = "perpres-95-2018"
    #expect(try text(Reference(to: ["dua"]), from: "lima", in: instrument) == "Pasal II")
  }

  @Test func referencesThatCannotBeRightHaveNoWords() throws {
    func problem(_ reference: Reference, from source: String) throws -> ReferenceWords.Problem? {
      do { _ = try text(reference, from: source, in: sample) } catch {
        return error as? ReferenceWords.Problem
      }
      return nil
    }
    #expect(try problem(Reference(to: ["hilang"]), from: "lima") == .unknown(id: "hilang"))
    #expect(try problem(Reference(), from: "lima") == .empty)
    #expect(try problem(Reference(to: ["dua"]), from: "ha") == .around(id: "dua"))
    #expect(try problem(Reference(to: ["y1", "ha"]), from: "lima") == .repeated(id: "ha"))
    #expect(
      try problem(Reference(to: ["hc"], through: "ha"), from: "lima")
        == .range(from: "hc", to: "ha"))
    #expect(
      try problem(Reference(to: ["hc"], through: "y2"), from: "lima")
        == .range(from: "hc", to: "y2"))
    #expect(
      try problem(Reference(regulation: "x"), from: "lima") == .unknownRegulation(key: "x"))
  }
}
