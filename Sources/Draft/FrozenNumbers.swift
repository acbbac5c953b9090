public import XMLTree

/// The numbers of a document as they were when it was set: chapters, sections, tables and figures by
/// their ids (`Schemas/rencana/nomor.xsd`).
///
/// What was set is law: a reference to "BAB III huruf B" or "Tabel 5" must find the same thing for
/// ever, so that a later build either has these numbers or is another document.
public struct FrozenNumbers: Sendable, Equatable {
  private static let namespace = "urn:naskah:nomor:1"
  /// Names of parts by those of their DocBook elements.
  private static let kinds = [
    "chapter": "bagian", "section": "bagian", "table": "tabel", "figure": "gambar",
  ]

  /// A numbered part.
  public struct Entry: Sendable, Equatable {
    /// `bagian`, `tabel` or `gambar`.
    public let kind: String
    public let id: String
    /// Number as printed, without the word before it.
    public let number: String
    public let title: String
  }

  /// A part whose number is not what it was.
  public struct Difference: Sendable, Equatable {
    public let title: String
    /// The frozen number; nil for a part that was not there.
    public let frozen: String?
    /// The number now; nil for a part that is gone.
    public let now: String?
  }

  /// Key of the document.
  public let document: String
  public let entries: [Entry]

  /// The numbers of a draft.
  ///
  /// - Parameters:
  ///   - docbook: the draft as bytes.
  ///   - document: key of the document.
  public init(docbook: [UInt8], document: String) {
    self.document = document
    var entries: [Entry] = []
    if let root = XMLSource(parsing: docbook).root { FrozenNumbers.collect(root, &entries) }
    self.entries = entries
  }

  /// The numbers in a file; nil when it is not well-formed or not valid.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - schema: `Schemas/rencana/nomor.xsd`.
  public init?(reading bytes: [UInt8], schema: XMLSchema) {
    let source = XMLSource(parsing: bytes, schema: schema)
    guard let root = source.root, source.issues.isEmpty else { return nil }
    document = root[attribute: "dokumen"] ?? ""
    entries = root.elements.map {
      Entry(
        kind: $0.name, id: $0[attribute: "id"] ?? "", number: $0[attribute: "nomor"] ?? "",
        title: $0[attribute: "judul"] ?? "")
    }
  }

  private static func collect(_ element: Element, _ entries: inout [Entry]) {
    if let kind = kinds[element.name], let id = element[attribute: "xml:id"],
      let number = element[attribute: "label"], !number.isEmpty
    {
      entries.append(
        Entry(
          kind: kind, id: id, number: number, title: element.first("title")?.foldedText ?? ""))
    }
    for child in element.elements { collect(child, &entries) }
  }

  /// The numbers as a file.
  public var bytes: [UInt8] {
    var xml = XMLWriter(capacity: entries.count * 96)
    xml.start(
      "nomor-beku",
      [("xmlns", FrozenNumbers.namespace), ("versi", "1.0"), ("dokumen", document)])
    for entry in entries {
      xml.element(
        entry.kind, [("id", entry.id), ("nomor", entry.number), ("judul", entry.title)])
    }
    xml.end()
    return xml.finish()
  }

  /// What is not as it was: changed and missing parts in the old order, then new ones.
  ///
  /// - Parameter current: the numbers now.
  /// - Returns: the differences; titles may change.
  public func differences(from current: FrozenNumbers) -> [Difference] {
    var now: [String: Entry] = [:]
    for entry in current.entries { now[entry.id] = entry }
    var result: [Difference] = []
    for entry in entries {
      let other = now.removeValue(forKey: entry.id)
      if other?.number != entry.number {
        result.append(Difference(title: entry.title, frozen: entry.number, now: other?.number))
      }
    }
    for entry in current.entries where now[entry.id] != nil {
      result.append(Difference(title: entry.title, frozen: nil, now: entry.number))
    }
    return result
  }
}
