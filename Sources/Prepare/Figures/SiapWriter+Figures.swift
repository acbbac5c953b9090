internal import References
internal import XMLTree

/// A figure: what it shows in words, and how it is drawn.
///
/// Prepare computes every place and breaks every label; templates only draw.
protocol Chart {
  /// The drawings, one for each page that the figure needs; none when there is nothing to show.
  func pictures(_ type: Typesetter) -> [Picture]
}

extension SiapWriter {
  var typesetter: Typesetter { Typesetter(metrics: prepared.library.metrics) }

  /// Writes a figure; one that needs several pages becomes several figures.
  ///
  /// - Parameters:
  ///   - chart: what to draw.
  ///   - id: id of the figure behind `gambar-`.
  ///   - key: key of its title and text alternative in the locale file.
  ///   - values: what these words are filled with.
  mutating func write(
    _ chart: some Chart, id: String, _ key: String, _ values: [String: String] = [:]
  ) {
    let pictures = chart.pictures(typesetter)
    let title = sentence("gambar.\(key)", values)
    let alternative = sentence("gambar.\(key).alternatif", values)
    for (number, picture) in pictures.enumerated() {
      let part = [
        "judul": title, "n": String(number + 1), "jumlah": String(pictures.count),
      ]
      xml.start(
        "gambar",
        [
          ("id", "gambar-\(id)" + (number == 0 ? "" : "_\(number + 1)")),
          ("judul", pictures.count == 1 ? title : sentence("gambar.bagian", part)),
          ("alternatif", alternative),
        ])
      write(picture)
      xml.end()
    }
  }

  /// Writes the geometry of a picture.
  mutating func write(_ picture: Picture) {
    xml.start("grafik", [("lebar", String(picture.width)), ("tinggi", String(picture.height))])
    for shape in picture.shapes { write(shape) }
    xml.end()
  }

  private mutating func write(_ shape: Shape) {
    switch shape {
    case .box(let x, let y, let width, let height, let fill):
      xml.element(
        "kotak",
        [
          ("x", String(x)), ("y", String(y)), ("lebar", String(width)), ("tinggi", String(height)),
          ("isi", fill.name),
        ])
    case .text(let label):
      xml.element(
        "teks",
        [
          ("x", String(label.x)), ("y", String(label.y)),
          ("jangkar", label.anchor == .start ? nil : label.anchor.rawValue),
          ("ragam", label.weight == .regular ? nil : label.weight.rawValue),
          ("terang", label.isLight ? "ya" : nil), ("putar", label.isTurned ? "ya" : nil),
          ("panjang", label.length.map { String($0) }),
        ], text: label.text)
    case .line(let x1, let y1, let x2, let y2, let stroke):
      xml.element(
        "garis",
        [
          ("x1", String(x1)), ("y1", String(y1)), ("x2", String(x2)), ("y2", String(y2)),
          ("gaya", stroke.rawValue),
        ])
    }
  }
}
