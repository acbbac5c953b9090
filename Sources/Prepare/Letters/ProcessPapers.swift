internal import Ingest
public import References

/// The papers of the process log: invitation, attendance list, minutes, berita acara, memorandum,
/// each made of one event (`Schemas/acuan/formulir.xml` says which of which).
///
/// What is not known yet prints as dots, so that a paper is a form to fill in before the meeting and the
/// record of it afterwards.
public struct ProcessPapers: Sendable {
  /// Letterhead, signatures and dates.
  public let forms: LetterForms
  let log: EventLog

  /// - Parameters:
  ///   - prepared: the plan with its log.
  ///   - style: the house style, which holds the lines of the letterhead.
  /// - Throws: `BrokenData` when the words of papers are missing.
  public init(_ prepared: PreparedPlan, style: HouseStyle) throws(BrokenData) {
    forms = try LetterForms(prepared, style: style)
    log = EventLog(prepared)
  }

  /// Rows that an attendance list has at least.
  var blankRows: Int { log.catalogue.blankRows }

  /// The papers of the log in its order.
  ///
  /// - Parameters:
  ///   - kodes: kode of the events that are meant; nil means all.
  ///   - document: key of the document or report whose papers are meant (`peristiwa/@dokumen`); nil
  ///     means all.
  /// - Returns: the papers, each with a key of its own.
  public func papers(of kodes: Set<String>? = nil, for document: String? = nil) -> [Letter] {
    var taken: Set<String> = []
    var result: [Letter] = []
    for (position, event) in log.events.enumerated() {
      if let kodes, !kodes.contains(event.kode ?? "") { continue }
      if let document, event.document != document { continue }
      for kind in log.papers(of: event) {
        var letter = paper(kind, of: event, number: position + 1)
        var count = 1
        let key = letter.key
        while !taken.insert(letter.key).inserted {
          count += 1
          letter.key = "\(key)-\(count)"
        }
        result.append(letter)
      }
    }
    return result
  }

  /// One paper of an event.
  private func paper(_ kind: String, of event: Event, number: Int) -> Letter {
    let whole = log.whole(event)
    let name = event.kode.map(Letter.key) ?? "\(Letter.key(event.date))-\(number)"
    var letter = Letter(
      key: "\(kind)-\(name)", kind: kind,
      title: forms.text(
        "judul", ["naskah": forms.words.text("naskah.\(kind)"), "perihal": event.subject]),
      status: event.isSigned == true ? "ditetapkan" : "siap-ditandatangani")
    letter.head = forms.letterhead(whole.unit)
    letter.event = event.kode
    switch kind {
    case "undangan": invite(whole, &letter)
    case "daftar-hadir": listAttendance(whole, &letter)
    case "notulen": record(whole, &letter)
    case "berita-acara": attest(whole, &letter)
    default: inform(whole, &letter)
    }
    return letter
  }
}
