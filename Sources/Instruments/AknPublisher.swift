public import References
internal import XMLTree

/// Makes Akoma Ntoso 3.0 (OASIS LegalDocML) from prepared instruments: the form in which other
/// legal information systems take acts.
///
/// What identifies an act (FRBR) comes from its data; an act without a day yet carries the first day
/// of its year, and says so. One publisher belongs to one worker, since its compiled stylesheet must
/// not be shared.
public final class AknPublisher {
  private let stylesheet: Stylesheet
  private let library: Library
  private let words: Words

  /// Compiles the template.
  ///
  /// - Parameter library: kinds of instruments and words.
  /// - Throws: `BrokenData` when something is missing or does not compile.
  public init(_ library: Library) throws(BrokenData) {
    self.library = library
    words = try Words("peraturan", from: library.folder)
    stylesheet = try library.folder.stylesheet("akn/akn.xsl")
  }

  /// The act as UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - prepared: the prepared instrument as bytes.
  ///   - instrument: the instrument, for what identifies it.
  /// - Returns: an `akomaNtoso` document with one act; its annexes are attachments.
  /// - Throws: `BrokenData` when a template fails.
  public func akn(
    _ prepared: [UInt8], of instrument: Instrument
  ) throws(BrokenData) -> [UInt8] {
    do throws(XMLFailure) {
      let draft = try stylesheet.transform(
        try XMLTree(parsing: prepared), parameters: parameters(instrument))
      guard let text = draft.text(capacity: prepared.count * 2) else {
        throw XMLFailure([XMLIssue(.program, detail: "no document", file: stylesheet.path)])
      }
      return text
    } catch {
      throw BrokenData(file: stylesheet.path, issues: error.issues)
    }
  }

  private func parameters(_ instrument: Instrument) -> [String: String] {
    let names = InstrumentNames(
      instrument: instrument, kind: library.instrumentKinds[instrument.kind], words: words)
    let head = instrument.head
    let closing = instrument.closing
    let maker = JDIHRecord.slug(names.maker.isEmpty ? instrument.kind : names.maker)
    let region = JDIHRecord.slug(names.region.isEmpty ? names.maker : names.region)
    let place = region.isEmpty ? "" : "-\(region)"
    // An act without a number goes by its subject, as Akoma Ntoso has it.
    let number = JDIHRecord.slug(head.number ?? names.subject)
    let country = words.text("akn.negara")
    let address = [
      "", "akn", country + place, "act", instrument.kind, head.year ?? "",
      number.isEmpty ? instrument.status.rawValue : number,
    ].enumerated().filter { $0.offset == 0 || !$0.element.isEmpty }.map(\.element)
      .joined(separator: "/")
    let date = closing.setting?.date
    return [
      "alamat": address, "tanggal": date ?? "\(head.year ?? "0001")-01-01",
      "arti-tanggal": words.text(date == nil ? "akn.tahun" : "akn.penetapan"),
      "negara": country, "bahasa": words.text("akn.bahasa"), "nomor": head.number ?? "",
      "judul": "\(names.name) \(names.number) \(words.text("kepala.tentang").lowercased()) "
        + names.subject,
      "jenis": instrument.kind, "pembentuk": maker, "nama-pembentuk": names.maker,
      "diundangkan": closing.promulgation?.date ?? "", "lembaran": closing.gazette?.name ?? "",
      "nomor-lembaran": closing.gazette?.number ?? "",
    ]
  }
}
