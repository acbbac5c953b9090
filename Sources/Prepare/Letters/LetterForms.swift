public import Ingest
public import References

/// What papers have in common: letterhead, signature, dates and hours as they write them.
public struct LetterForms: Sendable {
  let prepared: PreparedPlan
  let style: HouseStyle
  /// Words of papers (`Templates/locale/surat-id.xml`).
  public let words: Words

  /// - Parameters:
  ///   - prepared: the plan.
  ///   - style: the house style, which holds the lines of the letterhead.
  /// - Throws: `BrokenData` when the words of papers are missing.
  public init(_ prepared: PreparedPlan, style: HouseStyle) throws(BrokenData) {
    self.prepared = prepared
    self.style = style
    words = try Words("surat", from: prepared.library.folder)
  }

  /// Dots for what is still to be filled in.
  public var dots: String { words.text("titik") }

  /// A sentence, filled with the facts of the plan and `values`.
  public func text(_ key: String, _ values: [String: String] = [:]) -> String {
    words.text(key, values, or: prepared.facts)
  }

  /// The letterhead of a unit.
  ///
  /// - Parameter kode: kode of the unit; nil means the one that manages SPBE.
  /// - Returns: the letterhead; nil where the house style says that it is printed on the paper.
  public func letterhead(_ kode: String?) -> Letterhead? {
    guard style.printsLetterhead else { return nil }
    let unit = unit(kode)
    return Letterhead(
      government: (prepared.facts["instansi.pemerintah"] ?? "").uppercased(),
      unit: unit?.name.uppercased(), lines: style.letterhead(of: unit?.kode))
  }

  /// The unit with this kode, or the one that manages SPBE.
  public func unit(_ kode: String?) -> Unit? {
    if let kode { return prepared.index.unit(kode).map { prepared.plan.units[$0] } }
    return unit(ofRole: "pengelola-spbe")
  }

  /// The first unit that has a role of the code list `peran-unit`.
  public func unit(ofRole role: String) -> Unit? {
    let list = prepared.library.lists["peran-unit"]
    return prepared.plan.units.first { unit in
      unit.roles.contains { (list?.value($0)?.key ?? $0) == role }
    }
  }

  /// Who heads a unit, as its office is called.
  public func head(of unit: Unit?) -> String {
    guard let unit else { return dots }
    let rest = unit.name.split(separator: " ").dropFirst().joined(separator: " ")
    let own = "jabatan.kepala.\(unit.kind ?? "")"
    return text(
      words.has(own) && !rest.isEmpty ? own : "jabatan.kepala", ["unit": unit.name, "sisa": rest])
  }

  /// A signature.
  ///
  /// - Parameters:
  ///   - person: who signs; nil leaves the office to `office`, and dots for the rest.
  ///   - office: office of who is expected to sign.
  ///   - lead: lines above it.
  /// - Returns: the block.
  public func signature(
    _ person: Event.Person?, office: String, lead: [String] = []
  ) -> Letter.Signature {
    Letter.Signature(
      lead: lead, office: (person?.office ?? office) + ",", name: person?.name ?? dots,
      rank: person?.rank, nip: person?.nip.map { text("nip", ["nomor": $0]) })
  }

  /// A day, such as `24 September 2024`; dots for none.
  public func date(_ iso: String?) -> String {
    iso.map(prepared.formats.date) ?? dots
  }

  /// A day with the day of the week, such as `Selasa, 24 September 2024`.
  public func weekday(_ iso: String) -> String {
    guard let day = CalendarDay(iso) else { return prepared.formats.date(iso) }
    return text("hari-tanggal", ["hari": words.text("hari.\(day.weekday)"), "tanggal": date(iso)])
  }

  /// The opening of a berita acara: "Selasa, tanggal dua puluh empat bulan September tahun dua ribu
  /// dua puluh empat (24-09-2024)".
  public func spelledDay(_ iso: String) -> String {
    guard let day = CalendarDay(iso) else { return prepared.formats.date(iso) }
    let (year, month, number) = day.parts
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return text(
      "hari-ini",
      [
        "hari": words.text("hari.\(day.weekday)"), "tanggal": prepared.formats.spelling(number),
        "bulan": prepared.library.words.text("bulan.\(month)"),
        "tahun": prepared.formats.spelling(year), "angka": "\(two(number))-\(two(month))-\(year)",
      ])
  }

  /// Hours, such as `09.00 sampai dengan 12.00 WIB`; dots where they are unknown.
  public func hours(_ time: Event.Time?) -> String {
    guard let start = time?.start else { return dots }
    func written(_ hour: String) -> String { hour.replacing(":", with: ".") }
    guard let end = time?.end else { return text("pukul.terbuka", ["mulai": written(start)]) }
    return text("pukul", ["mulai": written(start), "selesai": written(end)])
  }
}

extension Letter {
  /// A name of files made of a kode or other text: lower-case letters, digits and hyphens.
  public static func key(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        result.append(character)
      } else if !result.hasSuffix("-"), !result.isEmpty {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }
}
