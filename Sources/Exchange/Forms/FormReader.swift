internal import References
internal import TextDocument
internal import Workbook

/// Reads forms with the words that they were printed with (`Templates/locale/surat-id.xml`).
struct FormReader {
  let words: Words
  let cells: CellWords
  var form: FilledForm
  let text: FormText

  init(_ document: TextDocument, words: Words, cells: CellWords) {
    self.words = words
    self.cells = cells
    form = FilledForm(
      event: document.properties[FilledForm.eventProperty] ?? "",
      kind: document.properties[FilledForm.kindProperty] ?? "")
    text = FormText(document)
  }

  /// Everything that the form says.
  mutating func read() -> FilledForm {
    readMeeting()
    switch form.kind {
    case "undangan": readInvitation()
    case "daftar-hadir": readAttendance()
    case "notulen": readMinutes()
    case "berita-acara": readReport()
    case "nota-dinas": readMemorandum()
    default: break
    }
    return form
  }

  // MARK: Labels

  /// The value of a label in one text; nil where it is missing or not filled in.
  func value(_ key: String) -> String? {
    guard let lines = text.value(of: words.text("isian.\(key)")), !lines.isEmpty else { return nil }
    return lines.joined(separator: " ")
  }

  /// Day, hours and place of a meeting, and who leads it.
  private mutating func readMeeting() {
    if let written = value("hari") { set("waktu/@tanggal", day: written) }
    if let written = value("pukul") { setHours(written) }
    form.values["tempat"] = value("tempat")
    for (key, field) in [("pimpinan", "pimpinan"), ("notulis", "notulis")] {
      if let written = value(key) { setPerson(written, field) }
    }
  }

  /// Nomor, Sifat, Lampiran, Hal.
  private mutating func readLetterFields() {
    form.values["@nomor"] = value("nomor")
    form.values["@lampiran"] = value("lampiran")
    form.values["perihal"] = value("hal")
    // What is printed where nobody said anything is no statement.
    if let handling = value("sifat"), !FormText.isSame(handling, words.text("sifat.biasa")) {
      form.values["@sifat"] = handling
    }
  }

  mutating func set(_ field: String, day written: String) {
    // The day of the week stands before the comma.
    let text = written.split(separator: ",").last.map(String.init) ?? written
    if let day = cells.day(.text(text)) {
      form.values[field] = day
    } else {
      form.problems.append(.init(field: field, value: written, manner: "tanggal"))
    }
  }

  private mutating func setHours(_ written: String) {
    let until = words.text("pukul.terbuka")
    let open = WordPattern(until).values(in: written)
    guard let hours = open ?? WordPattern(words.text("pukul")).values(in: written),
      let start = hours["mulai"], FormReader.isHour(start),
      hours["selesai"].map(FormReader.isHour) ?? true
    else {
      form.problems.append(.init(field: "waktu/@mulai", value: written, manner: "pukul"))
      return
    }
    form.values["waktu/@mulai"] = start
    form.values["waktu/@selesai"] = hours["selesai"]
  }

  /// Whether a text begins with an hour, such as `09.00` or `13:30 WIB`.
  private static func isHour(_ text: String) -> Bool {
    let parts = text.prefix(5).split { ".:".contains($0) }
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else {
      return false
    }
    return (0...24).contains(hour) && (0...59).contains(minute)
  }

  /// `Nama (Jabatan)`; without brackets it is the office alone.
  private mutating func setPerson(_ written: String, _ field: String) {
    guard let start = written.lastIndex(of: "("), written.hasSuffix(")"),
      start > written.startIndex
    else {
      form.values["\(field)/@jabatan"] = written
      return
    }
    let name = CellWords.folded(String(written[..<start]))
    let office = CellWords.folded(String(written[written.index(after: start)...].dropLast()))
    guard !office.isEmpty, !FormText.isBlank(office) else {
      form.problems.append(.init(field: "\(field)/@jabatan", value: written, manner: "orang"))
      return
    }
    form.values["\(field)/@jabatan"] = office
    if !FormText.isBlank(name) { form.values["\(field)/@nama"] = name }
  }

  // MARK: Papers

  private mutating func readInvitation() {
    readLetterFields()
    form.values["@tanggal"] = dateOfLetter()
    form.lists["pihak"] = addressees()
    form.lists["agenda"] = items(after: "undangan.agenda", until: ["undangan.penutup"])
    form.lists["tembusan"] = items(after: "tembusan", until: [])
    readSigner("penanda-tangan")
  }

  /// The day in the line of place and date: the first paragraph that ends with one.
  private func dateOfLetter() -> String? {
    for paragraph in text.paragraphs {
      if let last = paragraph.text.split(separator: ",").last,
        let day = cells.day(.text(String(last)))
      {
        return day
      }
    }
    return nil
  }

  /// Who a letter goes to: behind "Yth.", or numbered below it.
  private func addressees() -> [String]? {
    let one = WordPattern(words.text("tujuan.yth"))
    let town = words.text("tujuan.di")
    for paragraph in text.paragraphs {
      if FormText.isSame(paragraph.text, words.text("tujuan.yth-banyak")) {
        return text.items(after: { $0 == paragraph.text }, until: { FormText.isSame($0, town) })
      }
      if let name = one.values(in: paragraph.text)?["nama"] {
        return FormText.isBlank(name) ? nil : [name]
      }
    }
    return nil
  }

  private mutating func readAttendance() {
    let titles = ["nama", "jabatan", "instansi", "tanda-tangan"].map { words.text("kolom.\($0)") }
    guard let rows = text.rows(below: titles) else { return }
    var attendants: [FilledForm.Attendant] = []
    for row in rows where !row.allSatisfy(\.isEmpty) {
      guard !row[1].isEmpty else {
        let written = row.filter { !$0.isEmpty }.joined(separator: ", ")
        form.problems.append(.init(field: "peserta/@jabatan", value: written, manner: "peserta"))
        continue
      }
      let isAbsent = FormText.isSame(row[3], words.text("tidak-hadir"))
      attendants.append(
        FilledForm.Attendant(
          name: row[0].isEmpty ? nil : row[0], office: row[1],
          organisation: row[2].isEmpty ? nil : row[2],
          isPresent: row[3].isEmpty ? nil : !isAbsent))
    }
    form.attendants = attendants
    readSigner("pimpinan")
  }

  private mutating func readMinutes() {
    form.lists["agenda"] = items(after: "notulen.agenda", until: ["notulen.hasil"])
    let result = items(after: "notulen.hasil", until: ["notulen.tindak-lanjut"]) ?? []
    if !result.isEmpty { form.values["hasil"] = result.joined(separator: " ") }
    let titles = ["uraian", "penanggung-jawab", "tenggat"].map { words.text("kolom.\($0)") }
    if let rows = text.rows(below: titles) {
      form.decisions = rows.filter { !$0.allSatisfy(\.isEmpty) }.compactMap {
        decision($0[0], by: $0[1], until: $0[2])
      }
    }
    readSigners()
  }

  private mutating func decision(
    _ written: String, by actor: String, until deadline: String
  ) -> FilledForm.Decision? {
    guard !written.isEmpty else {
      let all = [actor, deadline].filter { !$0.isEmpty }.joined(separator: ", ")
      form.problems.append(.init(field: "keputusan/uraian", value: all, manner: "keputusan"))
      return nil
    }
    var decision = FilledForm.Decision(text: written, actor: actor.isEmpty ? nil : actor)
    if !deadline.isEmpty {
      decision.deadline = cells.day(.text(deadline))
      if decision.deadline == nil {
        form.problems.append(
          .init(field: "keputusan/@tenggat", value: deadline, manner: "tanggal"))
      }
    }
    return decision
  }

  private mutating func readReport() {
    let number = WordPattern(words.text("kepala.nomor"))
    let opening = WordPattern(words.text("berita-acara.pembuka"))
    for paragraph in text.paragraphs {
      if let value = number.values(in: paragraph.text)?["nomor"], !FormText.isBlank(value) {
        form.values["@nomor"] = value
      }
      guard let values = opening.values(in: paragraph.text) else { continue }
      if let place = values["tempat"], !FormText.isBlank(place) { form.values["tempat"] = place }
      let digits = values["hari-ini"]?.split(separator: "(").last?.split(separator: ")").first
      if let digits { set("waktu/@tanggal", day: String(digits)) }
    }
    form.lists["pihak"] = text.items(
      after: { opening.values(in: $0) != nil }, until: isText("berita-acara.hasil"))
    let agreed = items(after: "berita-acara.hasil", until: ["berita-acara.penutup"]) ?? []
    if let result = agreed.first { form.values["hasil"] = result }
    if !agreed.isEmpty { form.decisions = agreed.dropFirst().map(decision) }
    readAttestation()
  }

  /// "Menyempurnakan data, oleh Dinas X, paling lambat tanggal 1 Oktober 2024." taken apart.
  private func decision(_ sentence: String) -> FilledForm.Decision {
    var text = sentence
    while text.hasSuffix(".") { text.removeLast() }
    var decision = FilledForm.Decision(text: text)
    let until = WordPattern("%uraian%" + words.text("keputusan.tenggat"))
    if let values = until.values(in: decision.text), let day = values["tanggal"],
      let deadline = cells.day(.text(day))
    {
      decision.deadline = deadline
      decision.text = values["uraian"] ?? decision.text
    }
    if let values = WordPattern("%uraian%" + words.text("keputusan.oleh")).values(in: decision.text)
    {
      decision.actor = values["nama"]
      decision.text = values["uraian"] ?? decision.text
    }
    return decision
  }

  private mutating func readMemorandum() {
    readLetterFields()
    if let written = value("tanggal") { set("@tanggal", day: written) }
    form.lists["pihak"] = text.value(of: words.text("isian.yth"))
    form.lists["tembusan"] = text.value(of: words.text("isian.tembusan"))
    let lastRow = text.lines.lastIndex { if case .row = $0 { true } else { false } } ?? -1
    let ends = [isText("nota-dinas.tindak-lanjut"), isText("nota-dinas.penutup")]
    let body = text.paragraphs.filter { $0.position > lastRow }.map(\.text)
      .prefix { line in !ends.contains { $0(line) } }.filter { !FormText.isBlank($0) }
    if !body.isEmpty { form.values["hasil"] = body.joined(separator: " ") }
    readSigner("penanda-tangan")
  }

  // MARK: Parts

  /// Whether a paragraph is the text of a key.
  func isText(_ key: String) -> (String) -> Bool {
    let text = words.text(key)
    return { FormText.isSame($0, text) }
  }

  private func items(after first: String, until last: [String]) -> [String]? {
    let ends = last.map(isText)
    return text.items(after: isText(first), until: { line in ends.contains { $0(line) } })
  }
}
