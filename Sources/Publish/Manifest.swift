internal import Diagnostics

/// What a build was made from and what it gave: names and digests, so that the same input can be
/// shown to give the same bytes.
public struct Manifest: Sendable {
  /// A file with its digest.
  public struct Entry: Sendable {
    public let name: String
    public let digest: String

    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      digest = Digest.sha256(bytes)
    }
  }

  /// Version of the program.
  public var version: String
  public var edition: String
  public var inputs: [Entry]
  public var outputs: [Entry]

  public init(version: String, edition: String, inputs: [Entry], outputs: [Entry]) {
    self.version = version
    self.edition = edition
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The manifest as JSON, ended by a line break; no path of the machine and no time stands in it.
  public var json: String {
    let quote = JSONReport.quote
    func list(_ entries: [Entry]) -> String {
      entries.map { "    {\"nama\": \(quote($0.name)), \"sha256\": \(quote($0.digest))}" }
        .joined(separator: ",\n")
    }
    return """
      {
        "program": \(quote("naskah \(version)")),
        "edisi": \(quote(edition)),
        "masukan": [
      \(list(inputs))
        ],
        "keluaran": [
      \(list(outputs))
        ]
      }

      """
  }
}
