internal import Ingest
internal import References

extension ProcessPapers {
  /// A letter that invites to a meeting.
  func invite(_ event: Event, _ letter: inout Letter) {
    letter.dateLine = forms.text("titimangsa", ["tanggal": forms.date(event.date)])
    letter.fields = letterFields(event)
    letter.addressee = forms.addressee(event.parties)
    letter.blocks = [
      .paragraph(forms.text("undangan.pembuka")), .fields(meetingFields(event)),
    ]
    if !event.agenda.isEmpty {
      letter.blocks += [.paragraph(forms.text("undangan.agenda")), .list(event.agenda)]
    }
    letter.blocks.append(.paragraph(forms.text("undangan.penutup")))
    letter.signatures = [signature(of: event)]
    letter.copies = event.copies
  }

  /// A list to be signed by those who come.
  func listAttendance(_ event: Event, _ letter: inout Letter) {
    letter.heading = [forms.text("kepala.daftar-hadir")]
    letter.fields = meetingFields(event)
    var rows = event.participants.map { participant in
      [
        participant.person.name ?? "", participant.person.office, organisation(participant),
        participant.isPresent == false ? forms.text("tidak-hadir") : "",
      ]
    }
    if rows.isEmpty { rows = event.parties.map { ["", $0, "", ""] } }
    // What has been signed is a record, and no form any more.
    while event.isSigned != true || rows.isEmpty, rows.count < blankRows {
      rows.append(["", "", "", ""])
    }
    letter.blocks = [
      .grid(
        Letter.Grid(
          forms.text("naskah.daftar-hadir"),
          columns: columns([
            ("nomor", 1, "tengah"), ("nama", 5, nil), ("jabatan", 6, nil), ("instansi", 6, nil),
            ("tanda-tangan", 4, nil),
          ]), rows: numbered(rows)))
    ]
    letter.signatures = [
      forms.signature(
        event.chair, office: forms.text("jabatan.pimpinan"), lead: [forms.text("mengetahui")])
    ]
  }

  /// Minutes of a meeting.
  func record(_ event: Event, _ letter: inout Letter) {
    letter.heading = [forms.text("kepala.notulen")]
    letter.fields =
      meetingFields(event) + [
        Letter.Field(forms.text("isian.pimpinan"), person(event.chair)),
        Letter.Field(forms.text("isian.notulis"), person(event.recorder)),
        Letter.Field(forms.text("isian.peserta"), attendance(event)),
      ]
    if !event.agenda.isEmpty {
      letter.blocks += [.heading(forms.text("notulen.agenda")), .list(event.agenda)]
    }
    letter.blocks += [
      .heading(forms.text("notulen.hasil")), .paragraph(event.result ?? forms.dots),
      .heading(forms.text("notulen.tindak-lanjut")),
    ]
    var rows = event.resolutions.map {
      [$0.text, $0.actor ?? forms.dots, $0.deadline.map { forms.date($0) } ?? forms.dots]
    }
    if rows.isEmpty, event.isSigned != true {
      rows = Array(repeating: ["", "", ""], count: blankRows / 3)
    }
    letter.blocks.append(
      rows.isEmpty
        ? .paragraph(forms.text("notulen.tanpa-tindak-lanjut"))
        : .grid(
          Letter.Grid(
            forms.text("notulen.tindak-lanjut"),
            columns: columns([
              ("nomor", 1, "tengah"), ("uraian", 9, nil), ("penanggung-jawab", 5, nil),
              ("tenggat", 4, nil),
            ]), rows: numbered(rows))))
    letter.signatures = [
      signature(event.recorder, as: forms.text("jabatan.notulis")),
      signature(event.chair, as: forms.text("jabatan.pimpinan")),
    ]
  }

  /// Who signs for a part in the meeting: the part alone while nobody is named.
  private func signature(_ person: Event.Person?, as part: String) -> Letter.Signature {
    forms.signature(person, office: part, lead: person == nil ? [] : [part])
  }

  /// A report that those who took part attest with their signatures.
  func attest(_ event: Event, _ letter: inout Letter) {
    letter.heading = [
      forms.text("kepala.berita-acara"), occasion(event).uppercased(),
      forms.text("kepala.nomor", ["nomor": event.number ?? forms.dots]),
    ]
    let parties =
      event.parties.isEmpty ? distinct(event.participants.map(organisation)) : event.parties
    letter.blocks = [
      .paragraph(
        forms.text(
          "berita-acara.pembuka",
          [
            "hari-ini": forms.spelledDay(event.time?.date ?? event.date),
            "tempat": event.venue ?? forms.dots, "acara": lowerFirst(occasion(event)),
          ])),
      .list(parties.isEmpty ? [forms.dots] : parties),
      .paragraph(forms.text("berita-acara.hasil")),
      .list(agreements(event)), .paragraph(forms.text("berita-acara.penutup")),
    ]
    let signing = event.participants.filter(\.signs).map(\.person)
    let people = signing.isEmpty ? [event.signer ?? event.chair].compactMap(\.self) : signing
    letter.signatures =
      people.isEmpty
      ? [signature(of: event)]
      : people.map { forms.signature($0, office: $0.office) }
  }

  /// A memorandum inside the government, and any paper that the catalogue adds.
  func inform(_ event: Event, _ letter: inout Letter) {
    letter.heading = [forms.text("kepala.\(letter.kind)")]
    letter.fields = [
      Letter.Field(
        forms.text("isian.yth"), event.parties.isEmpty ? [forms.dots] : event.parties),
      Letter.Field(forms.text("isian.dari"), event.signer?.office ?? forms.head(of: unit(event))),
    ]
    if !event.copies.isEmpty {
      letter.fields.append(Letter.Field(forms.text("isian.tembusan"), event.copies))
    }
    letter.fields.append(Letter.Field(forms.text("isian.tanggal"), forms.date(event.date)))
    letter.fields += letterFields(event)
    letter.blocks = [.paragraph(event.result ?? forms.dots)]
    if !event.resolutions.isEmpty {
      letter.blocks += [
        .paragraph(forms.text("nota-dinas.tindak-lanjut")),
        .list(event.resolutions.map(sentence)),
      ]
    }
    letter.blocks.append(.paragraph(forms.text("nota-dinas.penutup")))
    letter.signatures = [signature(of: event)]
  }

  // MARK: Parts

  private func unit(_ event: Event) -> Unit? { forms.unit(event.unit) }

  private func signature(of event: Event) -> Letter.Signature {
    forms.signature(event.signer, office: forms.head(of: unit(event)))
  }

  /// Nomor, Sifat, Lampiran, Hal.
  private func letterFields(_ event: Event) -> [Letter.Field] {
    [
      Letter.Field(forms.text("isian.nomor"), event.number ?? forms.dots),
      Letter.Field(forms.text("isian.sifat"), event.handling ?? forms.text("sifat.biasa")),
      Letter.Field(forms.text("isian.lampiran"), event.enclosure ?? "–"),
      Letter.Field(forms.text("isian.hal"), event.subject),
    ]
  }

  /// Day, hours, place and occasion of a meeting.
  private func meetingFields(_ event: Event) -> [Letter.Field] {
    // The letter that invites is of another day than the meeting.
    let day = event.time?.date ?? (event.kind == "undangan" ? nil : event.date)
    return [
      Letter.Field(forms.text("isian.hari"), day.map(forms.weekday) ?? forms.dots),
      Letter.Field(forms.text("isian.pukul"), forms.hours(event.time)),
      Letter.Field(forms.text("isian.tempat"), event.venue ?? forms.dots),
      Letter.Field(forms.text("isian.acara"), occasion(event)),
    ]
  }

  /// What a meeting is called: the subject without the word that makes it an invitation or minutes.
  private func occasion(_ event: Event) -> String {
    for lead in forms.words.text("awalan-perihal").split(separator: "|") {
      if event.subject.lowercased().hasPrefix(lead.lowercased() + " ") {
        let rest = event.subject.dropFirst(lead.count + 1)
        return rest.prefix(1).uppercased() + rest.dropFirst()
      }
    }
    return event.subject
  }

  private func lowerFirst(_ text: String) -> String {
    // An abbreviation at the beginning stays as it is.
    let second = text.dropFirst().first
    return second?.isUppercase == true ? text : text.prefix(1).lowercased() + text.dropFirst()
  }

  private func person(_ person: Event.Person?) -> String {
    guard let person else { return forms.dots }
    return person.name.map { "\($0) (\(person.office))" } ?? person.office
  }

  /// Who came: the number of participants, or the parties.
  private func attendance(_ event: Event) -> [String] {
    let present = event.participants.count { $0.isPresent != false }
    if present > 0 {
      return [
        forms.text("notulen.peserta", ["jumlah": forms.prepared.formats.spelled(present)])
      ]
    }
    return event.parties.isEmpty ? [forms.dots] : event.parties
  }

  private func organisation(_ participant: Event.Participant) -> String {
    participant.unit.map { kode in forms.unit(kode)?.name ?? kode }
      ?? participant.organisation ?? ""
  }

  /// What was agreed: the result, then what is to be done.
  private func agreements(_ event: Event) -> [String] {
    let result = event.result.map { $0.hasSuffix(".") ? $0 : $0 + "." }
    let all = (result.map { [$0] } ?? []) + event.resolutions.map(sentence)
    return all.isEmpty ? [forms.dots] : all
  }

  /// "Menyempurnakan data, oleh Dinas X, paling lambat 1 Oktober 2024".
  private func sentence(_ resolution: Event.Resolution) -> String {
    var text = resolution.text
    while text.hasSuffix(".") { text.removeLast() }
    if let actor = resolution.actor { text += forms.text("keputusan.oleh", ["nama": actor]) }
    if let deadline = resolution.deadline {
      text += forms.text("keputusan.tenggat", ["tanggal": forms.date(deadline)])
    }
    return text + "."
  }

  private func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private func columns(_ keys: [(String, Int, String?)]) -> [Letter.Grid.Column] {
    keys.map { Letter.Grid.Column(forms.text("kolom.\($0)"), width: $1, alignment: $2) }
  }

  private func numbered(_ rows: [[String]]) -> [[String]] {
    rows.enumerated().map { [String($0 + 1)] + $1 }
  }
}

extension LetterForms {
  /// The lines of an address: one receiver behind "Yth.", several numbered below it.
  public func addressee(_ parties: [String]) -> [String] {
    let town = [words.text("tujuan.di"), text("tujuan.tempat")]
    switch parties.count {
    case 0: return [text("tujuan.yth", ["nama": dots])] + town
    case 1: return [text("tujuan.yth", ["nama": parties[0]])] + town
    default:
      return [text("tujuan.yth-banyak")]
        + parties.enumerated().map { "\($0 + 1). \($1)" } + town
    }
  }
}
