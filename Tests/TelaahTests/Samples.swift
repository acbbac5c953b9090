import References
import TestSupport
import Testing

@testable import Telaah

/// The five regulations as published, counted and read by hand.
enum Samples {
  static let names = [
    "kapuas-26-2024", "banjarbaru-5-2022", "lebak-24-2024", "kuantan-singingi-33-2020",
    "kapuas-hulu-56-2020",
  ]

  static let folder: DataFolder? = DataFolder(at: Repository.root)

  static func path(_ file: String) -> String { Repository.test("Fixtures/peraturan/\(file)") }

  static func bytes(_ name: String) throws -> [UInt8] { try Files.bytes(path("\(name).txt")) }

  static func vocabulary() throws -> Vocabulary {
    try Vocabulary(from: try #require(folder))
  }

  static func read(_ bytes: [UInt8]) throws -> Reading {
    RegulationReader(try vocabulary()).read(SourceText(bytes))
  }

  static func read(_ text: String) throws -> Reading { try read(Array(text.utf8)) }

  /// Rows of a table of tab-separated values without its head.
  static func rows(_ file: String) throws -> [[String]] {
    try Files.text(path(file)).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}
