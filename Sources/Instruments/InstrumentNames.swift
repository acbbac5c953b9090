internal import References

/// The names that an instrument goes by, written where the text leaves them to the program.
struct InstrumentNames: Sendable {
  let instrument: Instrument
  let kind: InstrumentKind?
  let words: Words

  /// Kind without region, such as "Peraturan Bupati".
  var kindName: String { kind?.name ?? instrument.head.name?.text ?? "" }

  /// Name before the number, such as "Peraturan Bupati Kapuas".
  var name: String { instrument.head.name?.text ?? kindName }

  /// Who makes it, such as "Bupati Kapuas".
  var maker: String { instrument.head.maker?.text ?? "" }

  var subject: String { instrument.head.subject?.text ?? "" }

  /// "Nomor 26 Tahun 2024"; dots stand for what is not given yet. A number that is a code of the
  /// archive holds its own year.
  var number: String {
    let number = instrument.head.number ?? words.text("titik-pendek")
    let key = number.contains("/") ? "kepala.nomor-kode" : "kepala.nomor"
    return words.text(
      key, ["nomor": number, "tahun": instrument.head.year ?? words.text("titik-pendek")])
  }

  /// The region, from the name of the gazette: "Kabupaten Kapuas".
  var region: String {
    guard let gazette = instrument.closing.gazette?.name, let lead = kind?.gazette,
      gazette.hasPrefix(lead + " ")
    else { return "" }
    return String(gazette.dropFirst(lead.count + 1))
  }

  /// Words of the program for an element that is present and empty, else its own.
  func text(_ written: Written?, _ usual: () -> String) -> String? {
    written.map { $0.text.isEmpty ? usual() : $0.text }
  }
}
