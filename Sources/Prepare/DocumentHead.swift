internal import References
internal import XMLTree

/// What a prepared document (Schemas/siap) says of itself, before its sections.
public struct DocumentHead: Sendable {
  /// Key of the document, the name of its files.
  public let key: String
  /// Title, and what stands under it.
  public let title: String
  public let subtitle: String
  /// Office or government that makes it, region, province, seat and office of the region's head.
  public let maker: String
  public let region: String
  public let province: String
  public let seat: String
  public let head: String
  /// Years, as printed.
  public let period: String
  /// Short name, for the heads of pages.
  public let shortName: String
  /// `publik` or `terbatas`.
  public let edition: String
  /// Status of the document: rancangan, siap-ditandatangani, ditetapkan or salinan.
  public let status: String
  /// Whether its data are illustrative.
  public let isExample: Bool

  public init(
    key: String, title: String, subtitle: String, maker: String, region: String,
    province: String, seat: String, head: String, period: String, shortName: String? = nil,
    edition: String, status: String = "rancangan", isExample: Bool = false
  ) {
    self.key = key
    self.title = title
    self.subtitle = subtitle
    self.maker = maker
    self.region = region
    self.province = province
    self.seat = seat
    self.head = head
    self.period = period
    self.shortName = shortName ?? title
    self.edition = edition
    self.status = status
    self.isExample = isExample
  }

  /// Starts a document: its element and the words that templates print, up to where its statements
  /// and sections stand. Two elements are open behind it.
  ///
  /// - Parameters:
  ///   - xml: where it is written.
  ///   - words: words of documents.
  ///   - facts: values that those words quote.
  func start(_ xml: inout some XMLOutput, _ words: Words, _ facts: [String: String] = [:]) {
    xml.start(
      "siap",
      [
        ("xmlns", SiapWriter.namespace), ("versi", "1.0"), ("edisi", edition), ("status", status),
        ("contoh", isExample ? "ya" : nil),
      ])
    // Heads of tables come filled in, so that the words that templates print themselves are few.
    xml.start("kata")
    for word in words.keys where word.hasPrefix("cetak.") {
      xml.element("k", [("id", String(word.dropFirst(6)))], text: words.text(word, facts))
    }
    xml.end()
    xml.start(
      "dokumen",
      [
        ("kunci", key), ("judul", title), ("anak-judul", subtitle), ("pemerintah", maker),
        ("instansi", region), ("provinsi", province), ("ibu-kota", seat), ("kepala-daerah", head),
        ("periode", period), ("singkatan", shortName),
      ])
    for kind in ["edisi.\(edition)", "status.\(status)"] {
      xml.element(
        "pernyataan", [("kunci", kind.hasPrefix("edisi") ? "edisi" : "status")],
        text: words.text("pernyataan.\(kind)", facts))
    }
  }
}
