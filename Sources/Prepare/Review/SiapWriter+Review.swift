internal import Ingest
internal import References
internal import Review
internal import XMLTree

/// The sections of a Laporan Reviu.
extension SiapWriter {
  /// The computed content of a section of the report, by kind.
  mutating func writeReviewPart(_ section: PreparedDocument.Section) {
    guard let review else { return }
    switch section.kind {
    case "reviu-identitas": writeIdentity(of: review, section)
    case "reviu-dasar": writeBasis(of: review, section)
    case "reviu-metode": writeMethod(of: review, section)
    case "reviu-realisasi-muatan": writeGroupRealisation(review.realisation, section)
    case "reviu-realisasi-unit": writeUnitRealisation(review.realisation, section)
    case "reviu-realisasi-kurang": writeShortfalls(review.realisation, section)
    case "reviu-iku": writeIndicatorResults(review.realisation, section)
    case "reviu-indeks": writeIndexResults(review.indices, section)
    case "reviu-perubahan": writeChangeSummary(review, section)
    case "reviu-perubahan-domain": writeDomainChanges(review, section)
    case "reviu-perubahan-lain": writeOtherChanges(review, section)
    case "reviu-acuan": writeReferenceChanges(review, section)
    case "reviu-bagian": writeSectionChanges(review, section)
    case "reviu-isu": writeIssues(review, section)
    case "reviu-kesesuaian": writeReviewDuties(review, section)
    case "reviu-simpulan": writeConclusions(review, section)
    case "reviu-tindak-lanjut": writeFollowUps(review, section)
    case "reviu-lampiran-perubahan": writeRemainingChanges(review, section)
    case "reviu-lampiran-realisasi": writeActivityRealisation(review.realisation, section)
    case "reviu-lampiran-proses": writeReviewEvents(review, section)
    default: break
    }
  }

  /// A visible mark for what the reviewer still has to write.
  mutating func writeMissing(_ key: String) {
    xml.element("isi", [("kunci", key)], text: "[ISI: \(sentence("reviu.isi.\(key)"))]")
  }

  // MARK: Identity, basis, method

  private mutating func writeIdentity(
    of review: ReviewReport, _ section: PreparedDocument.Section
  ) {
    writeSentence(
      "reviu.kalimat.identitas", ["nomor": review.assessment?.number ?? words.text("titik")])
    if review.request.isForced { writeSentence("reviu.kalimat.paksa") }
    var table = table("reviu-identitas", id: section.id)
    for request in review.old.plan.documents {
      let law = review.old.profile.document(request.kind)
      let shared = request.together.flatMap { key in
        review.old.plan.documents.first { $0.kind == key }
      }
      let own = shared ?? request
      let instrument = own.instrument.map { words.text("reviu.instrumen.\($0)") } ?? "–"
      let number = [own.number, own.year].compactMap(\.self).joined(separator: "/")
      table.rows.append(
        Row([
          "dokumen": Cell(law?.name ?? request.kind),
          "instrumen": Cell("\(instrument) \(number)"),
          "tanggal": Cell(own.date.map { prepared.formats.date($0) } ?? "–"),
          "periode": Cell(
            { "\($0.start)–\($0.end)" }(review.old.period(ofDocument: request.kind))),
          "status-dokumen": Cell(words.text("reviu.status.\(own.status)")),
          "sidik": Cell(own.digest ?? "–"),
        ]))
    }
    table.note = sentence("reviu.keterangan.identitas")
    write(table)
  }

  private mutating func writeBasis(
    of review: ReviewReport, _ section: PreparedDocument.Section
  ) {
    writeSentence("reviu.kalimat.dasar")
    var table = table("reviu-dasar", id: section.id)
    for document in review.documents {
      for law in document.reviews {
        for time in law.times where review.request.isAt(time) {
          table.rows.append(
            Row([
              "dokumen": Cell(document.name), "ketentuan": Cell(time.name.capitalizedFirst),
              "dasar": Cell(time.citation(words) ?? "–"),
              "fakta": Cell(
                review.old.period(ofDocument: document.key).years.isEmpty
                  ? "–" : dueText(time, document, review)),
            ]))
        }
        for trigger in law.triggers where review.request.triggers.contains(trigger.key) {
          table.rows.append(
            Row([
              "dokumen": Cell(document.name), "ketentuan": Cell(trigger.name.capitalizedFirst),
              "dasar": Cell(trigger.citation(words) ?? "–"),
              "fakta": Cell(
                review.assessment?.triggers[trigger.key]
                  ?? "[ISI: \(sentence("reviu.isi.pemicu"))]"),
            ]))
        }
      }
    }
    write(table)
    if review.request.triggers.isEmpty { writeSentence("reviu.kalimat.tanpa-pemicu") }
  }

  private func dueText(
    _ time: Statement, _ document: Profile.Document, _ review: ReviewReport
  ) -> String {
    let years = Schedule.years(
      of: time.key, every: time.interval, in: review.old.period(ofDocument: document.key))
    return years.isEmpty
      ? words.text("reviu.tanpa-tahun")
      : words.text(
        "reviu.jatuh-tempo", ["tahun": years.map(String.init).joined(separator: ", ")])
  }

  private mutating func writeMethod(
    of review: ReviewReport, _ section: PreparedDocument.Section
  ) {
    let assessment = review.assessment
    writeSentence(
      "reviu.kalimat.metode", ["jumlah": Formats.grouped(review.comparison.new.items.count)])
    for paragraph in assessment?.method ?? [] { xml.element("p", text: paragraph) }
    if assessment?.method.isEmpty != false { writeMissing("metode") }
    writeSentence("reviu.kalimat.sumber")
    xml.start("daftar", [("urut", "ya"), ("huruf", "ya")])
    var sources = ["reviu.sumber.lama", "reviu.sumber.baru"].map { sentence($0) }
    sources += assessment?.sources ?? []
    for source in sources { xml.element("butir", text: source) }
    xml.end()
    var table = table("reviu-tim", id: section.id)
    let members = assessment?.members ?? []
    table.rows = members.enumerated().map { number, member in
      Row([
        "nomor": Cell(String(number + 1)), "nama": Cell(member.name ?? "–"),
        "jabatan": Cell(member.office), "kedudukan": Cell(member.position),
      ])
    }
    if members.isEmpty { writeMissing("tim") } else { write(table) }
  }

  /// The signature of the report: who signs is said by the assessment, else it is whoever must make
  /// the review.
  mutating func writeSignature(of review: ReviewReport) {
    let dots = words.text("titik")
    let day = review.assessment?.date.map { prepared.formats.date($0) } ?? dots
    let reviewer = review.documents.flatMap(\.reviews).compactMap(\.reviewer).first
    let office = review.assessment?.office ?? reviewer?.name ?? prepared.plan.identity.head.office
    xml.element(
      "tanda-tangan",
      [
        ("titimangsa", "\(plan.identity.seat), \(day)"),
        ("jabatan", office.uppercased() + ","),
        ("nama", review.assessment?.name?.uppercased() ?? dots),
        ("nip", review.assessment?.nip.map { words.text("reviu.nip", ["nomor": $0]) }),
      ])
  }
}
