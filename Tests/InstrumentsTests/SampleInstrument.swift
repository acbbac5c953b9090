import Instruments
import References
import TestSupport

/// A clean instrument with many articles and references of all kinds, made from a seed.
struct SampleInstrument {
  var instrument: Instrument
  private var random: SeededGenerator
  /// Ids of articles, paragraphs and items, in the order they were made.
  private(set) var ids: [String] = []

  /// - Parameters:
  ///   - articles: number of articles.
  ///   - seed: seed of everything that is random.
  init(articles: Int, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    instrument = Instrument(kind: "peraturan-bupati")
    instrument.head = Head(
      maker: Written("Bupati Uji"), name: Written("Peraturan Bupati Uji"),
      subject: Written("Contoh"), year: "2025")
    instrument.preamble.considerations = .init([
      Provision(.kalimat, text: [.text("bahwa perlu menetapkan Peraturan Bupati tentang Contoh")])
    ])
    instrument.preamble.legalBasis = .init([
      Provision(.angka, regulation: "uu-23-2014"), Provision(.angka, regulation: "perpres-95-2018"),
    ])
    let official = Official(office: "Bupati Uji", name: "Nama Uji")
    instrument.closing.setting = .init(town: "Uji", official: official)
    instrument.closing.promulgation = .init(town: "Uji", official: official)
    var chapters: [Provision] = []
    for number in 0..<articles {
      if number % 5 == 0 {
        chapters.append(
          Provision(.bab, id: "b\(number / 5)", title: [.text("Bab contoh")]))
      }
      chapters[chapters.count - 1].children.append(article("p\(number)"))
    }
    instrument.body = chapters
    addReferences()
  }

  private mutating func article(_ id: String) -> Provision {
    ids.append(id)
    guard Bool.random(using: &random) else {
      return Provision(.pasal, id: id, text: [.text("ketentuan \(id)")])
    }
    var article = Provision(.pasal, id: id)
    for paragraph in 0..<Int.random(in: 2...4, using: &random) {
      let own = "\(id).y\(paragraph)"
      ids.append(own)
      var provision = Provision(.ayat, id: own, text: [.text("ketentuan \(own)")])
      if Int.random(in: 0..<3, using: &random) == 0 {
        provision.series = .all
        for letter in 0..<Int.random(in: 2...5, using: &random) {
          let item = "\(own).h\(letter)"
          ids.append(item)
          provision.children.append(Provision(.huruf, id: item, text: [.text("butir \(item)")]))
        }
      }
      article.children.append(provision)
    }
    return article
  }

  /// Adds a reference to every leaf: one target, a pair, or a range.
  private mutating func addReferences() {
    var body = instrument.body
    for chapter in body.indices {
      for article in body[chapter].children.indices {
        add(to: &body[chapter].children[article])
      }
    }
    instrument.body = body
  }

  private mutating func add(to provision: inout Provision) {
    for index in provision.children.indices { add(to: &provision.children[index]) }
    guard provision.children.isEmpty, let own = provision.id else { return }
    let outside = ids.filter { id in !own.hasPrefix(id) && !id.hasPrefix(own) }
    guard let first = outside.randomElement(using: &random) else { return }
    var reference = Reference(to: [first], manner: .meant)
    let second = outside.filter { !$0.hasPrefix(first) && !first.hasPrefix($0) }
      .randomElement(using: &random)
    if let second, Int.random(in: 0..<3, using: &random) == 0 {
      reference.targets.append(second)
      reference.connector = .or
    }
    provision.text += [.text(" "), .reference(reference)]
  }

  /// All references of an instrument, with the id of the part that each stands in.
  static func references(_ instrument: Instrument) -> [(source: String, reference: Reference)] {
    var result: [(String, Reference)] = []
    func walk(_ provision: Provision) {
      for case .reference(let reference) in provision.text {
        result.append((provision.id ?? "", reference))
      }
      provision.children.forEach(walk)
    }
    instrument.body.forEach(walk)
    return result
  }

  /// The instrument with one reference changed, counted in the order of the text.
  static func changing(
    _ instrument: Instrument, reference number: Int, _ change: (inout Reference) -> Void
  ) -> Instrument {
    var seen = -1
    func walk(_ provision: inout Provision) {
      for index in provision.text.indices {
        guard case .reference(var reference) = provision.text[index] else { continue }
        seen += 1
        if seen == number {
          change(&reference)
          provision.text[index] = .reference(reference)
        }
      }
      for index in provision.children.indices { walk(&provision.children[index]) }
    }
    var result = instrument
    for index in result.body.indices { walk(&result.body[index]) }
    return result
  }

  /// The instrument without the provision of this id.
  static func removing(_ id: String, from instrument: Instrument) -> Instrument {
    func walk(_ provisions: inout [Provision]) {
      provisions.removeAll { $0.id == id }
      for index in provisions.indices { walk(&provisions[index].children) }
    }
    var result = instrument
    walk(&result.body)
    return result
  }
}
