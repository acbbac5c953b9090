import TestSupport
import Testing

@testable import Telaah

@Suite struct RegulationReaderTests {
  /// Parts of each regulation, counted by hand.
  @Test(arguments: Samples.names) func countsAreThoseOfTheHand(_ name: String) throws {
    let reading = try Samples.read(try Samples.bytes(name))
    let row = try #require(try Samples.rows("hitungan.tsv").first { $0.first == name })
    let kinds: [Unit.Kind] = [.bab, .bagian, .paragraf, .pasal, .ayat, .huruf, .definisi]
    let counts = kinds.map { kind in
      String(reading.count(of: kind))
    }
    #expect(counts == Array(row.dropFirst()))
  }

  /// Every word of a text belongs to exactly one part or to the noise.
  @Test(arguments: Samples.names) func everyWordHasOnePlace(_ name: String) throws {
    let reading = try Samples.read(try Samples.bytes(name))
    #expect(reading.places() == Array(reading.source.words.indices))
  }
}

extension Reading {
  /// Indices of all words that units and noise hold, in order.
  func places() -> [Int] {
    let inUnits = units.flatMap { unit in
      ([unit.mark] + unit.title + unit.spans).flatMap { Array($0) }
    }
    return (inUnits + noise.flatMap { Array($0.words) }).sorted()
  }
}
