internal import Ingest
internal import References
internal import XMLTree

/// The yearly round: what was asked for, how it was judged, what follows.
extension SiapWriter {
  /// The computed content of a section about the round, by kind.
  mutating func writeProposals(_ round: ProposalRound, _ section: PreparedDocument.Section) {
    switch section.kind {
    case "usulan-dasar": writeProposalBasis(round)
    case "usulan-penilaian": writeProposalCriteria()
    case "usulan-baris": writeProposalLines(round, section)
    case "usulan-hasil": writeProposalVerdicts(round, section)
    case "usulan-rekap": writeProposalRecap(round, section)
    case "usulan-unit": writeProposalUnits(round, section)
    case "usulan-sumber": writeProposalFunds(round, section)
    case "usulan-banding": writeProposalComparison(round, section)
    case "usulan-kegiatan": writeProposalActivities(round, section)
    case "usulan-riwayat": writeProposalHistory(round, section)
    case "usulan-rekomendasi": writeProposalNeeds(round, section)
    case "usulan-luar": writeProposalList(round, section, verdict: .unplanned)
    case "usulan-duplikat": writeProposalList(round, section, verdict: .duplicate)
    case "usulan-ditolak": writeRefusedProposals(round, section)
    case "usulan-daftar": writeAllProposals(round, section)
    default: break
    }
  }

  // MARK: Basis

  /// What the law says about the document: that it is made, in which form, guided by what, by whom.
  private mutating func writeProposalBasis(_ round: ProposalRound) {
    guard let law = document.law, let basis = prepared.profile.cite(law.citations, words) else {
      return writeSentence("usulan.dasar.tanpa", ["dokumen": document.title])
    }
    writeSentence("usulan.dasar.ada", ["dokumen": law.name.capitalizedFirst, "dasar": basis])
    if let form = law.form {
      writeSentence(
        "usulan.dasar.bentuk",
        [
          "dokumen": law.name.capitalizedFirst, "bentuk": form.name,
          "dasar": form.citation(words) ?? "",
        ])
    }
    let words = words
    writeItems("usulan.dasar.selaras", law.alignments) { words.binding($0, else: "") }
    writeItems("usulan.dasar.penyusun", law.drafters) { words.binding($0, else: "cara.oleh") }
    writeItems("usulan.dasar.konsultasi", law.consultations, \.name)
  }

  /// A sentence and a list of what the law says, each with its article.
  private mutating func writeItems(
    _ key: String, _ statements: [Statement], _ text: (Statement) -> String
  ) {
    guard !statements.isEmpty else { return }
    writeSentence(key)
    xml.start("daftar", [("urut", "ya"), ("huruf", "ya")])
    for (number, statement) in statements.enumerated() {
      let article = statement.citation(words).map { " (\($0))" } ?? ""
      let tail = number == statements.count - 1 ? "." : ";"
      xml.element("butir", text: text(statement) + article + tail)
    }
    xml.end()
  }

  /// What each verdict means, and which recommendations the law asks for.
  private mutating func writeProposalCriteria() {
    writeSentence("usulan.penilaian")
    xml.start("daftar", [("urut", "ya"), ("huruf", "ya")])
    for verdict in ProposalVerdict.allCases {
      xml.element("butir", text: sentence("usulan.penilaian.\(verdict.rawValue)"))
    }
    xml.end()
    writeSentence("usulan.penilaian.ditolak")
    let law = prepared.profile.recommendations
    guard !law.isEmpty else { return writeSentence("usulan.penilaian.tanpa-rekomendasi") }
    writeSentence("usulan.penilaian.rekomendasi")
    xml.start("daftar", [("urut", "ya"), ("huruf", "ya")])
    for (number, item) in law.enumerated() {
      xml.element(
        "butir",
        text: sentence(
          "usulan.penilaian.butir",
          [
            "hal": item.statement.name, "sifat": item.statement.modality.map { "\($0) " } ?? "",
            "bentuk": item.form, "dari": item.giver,
            "dasar": item.statement.citation(words) ?? "",
          ]) + (number == law.count - 1 ? "." : ";"))
    }
    xml.end()
  }

  // MARK: Lists

  /// Lines read, taken and refused of each unit.
  private mutating func writeProposalLines(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    let values = [
      "dibaca": Formats.grouped(round.read), "diperhitungkan": Formats.grouped(round.judged.count),
      "ditolak": Formats.grouped(round.refused.count), "baris": Formats.grouped(round.lines),
      "lain": Formats.grouped(round.others),
    ]
    writeSentence("usulan.baris", values)
    if round.others > 0 { writeSentence("usulan.baris.lain", values) }
    var taken: [String: Int] = [:]
    var refused: [String: Int] = [:]
    for item in round.judged { taken[item.proposal.unit, default: 0] += 1 }
    for item in round.refused { refused[item.proposal.unit, default: 0] += 1 }
    func row(_ name: String, _ taken: Int, _ refused: Int, role: String? = nil) -> Row {
      Row(
        role: role,
        [
          "unit": Cell(name), "dibaca": SiapWriter.number(taken + refused),
          "diperhitungkan": SiapWriter.number(taken), "ditolak": SiapWriter.number(refused),
        ])
    }
    var table = table("usulan-baris", id: section.id)
    for unit in round.units {
      table.rows.append(row(prepared.unitName(unit), taken[unit] ?? 0, refused[unit] ?? 0))
    }
    table.rows.append(
      row(words.text("kata.jumlah"), round.judged.count, round.refused.count, role: "jumlah"))
    write(table)
  }

  private mutating func writeProposalNeeds(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    let items = round.judged.filter { $0.counts && !$0.missing.isEmpty }
    guard !items.isEmpty else { return writeSentence("usulan.tanpa-rekomendasi") }
    writeSentence("usulan.rekomendasi", ["jumlah": Formats.grouped(items.count)])
    var table = table("usulan-rekomendasi", id: section.id)
    for item in items {
      for (number, law) in item.missing.enumerated() {
        var cells = number == 0 ? proposalCells(item.proposal) : [:]
        cells["rekomendasi"] = Cell(
          sentence("usulan.rekomendasi.butir", ["bentuk": law.form, "dari": law.giver])
            .capitalizedFirst)
        cells["dasar"] = Cell(law.statement.citation(words) ?? "–")
        table.rows.append(Row(origin: originText(item.proposal.place), cells))
      }
    }
    write(table)
  }

  /// Proposals of a verdict by cause; the lines themselves stand in the list of each unit.
  private mutating func writeProposalList(
    _ round: ProposalRound, _ section: PreparedDocument.Section, verdict: ProposalVerdict
  ) {
    let items = round.judged.filter { $0.verdict == verdict }
    let key = "usulan.daftar.\(verdict.rawValue)"
    guard !items.isEmpty else { return writeSentence("\(key).tanpa") }
    writeSentence(key, ["jumlah": Formats.grouped(items.count)])
    let sums = ProposalSums(items, by: \.cause)
    var table = table("usulan-sebab", id: section.id, titled: "usulan-\(verdict.rawValue)")
    for cause in sums.rows {
      table.rows.append(
        Row([
          "sebab": Cell(words.text("usulan.sebab.\(cause)")),
          "jumlah-usulan": SiapWriter.number(sums[cause].lines),
          "pagu-usulan": amountCell(sums[cause][verdict]),
        ]))
    }
    table.rows.append(
      Row(
        role: "jumlah",
        [
          "sebab": Cell(words.text("kata.jumlah")),
          "jumlah-usulan": SiapWriter.number(sums.total.lines),
          "pagu-usulan": amountCell(sums.total[verdict]),
        ]))
    table.note = sentence("usulan.daftar.keterangan")
    write(table)
  }

  private mutating func writeRefusedProposals(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    guard !round.refused.isEmpty else { return writeSentence("usulan.ditolak.tanpa") }
    writeSentence("usulan.ditolak", ["jumlah": Formats.grouped(round.refused.count)])
    var table = table("usulan-ditolak", id: section.id)
    for item in round.refused {
      var cells = proposalCells(item.proposal)
      cells["alasan"] = Cell(
        item.reasons.map { sentence("usulan.ditolak.\($0.rawValue)") }.joined(separator: "; ")
          .capitalizedFirst)
      cells["tempat"] = Cell(originText(item.proposal.place))
      table.rows.append(Row(origin: originText(item.proposal.place), cells))
    }
    table.note = sentence("usulan.ditolak.keterangan")
    write(table)
  }

  /// Every judged line, in a table for each unit.
  private mutating func writeAllProposals(
    _ round: ProposalRound, _ section: PreparedDocument.Section
  ) {
    writeSentence("usulan.daftar")
    for (number, unit) in round.units.enumerated() {
      writeProposals(of: unit, in: round, id: "\(section.id)-\(number + 1)")
    }
  }

  /// The judged lines of a unit, in a group for each verdict and reason: what carries out one kegiatan
  /// stands together, and its reason is said once.
  mutating func writeProposals(of unit: String, in round: ProposalRound, id: String) {
    let items = round.judged(of: unit)
    guard !items.isEmpty else { return }
    var table = table("usulan-daftar", id: id, ["unit": prepared.unitName(unit)])
    var money = Money()
    for item in items where item.counts { money.add(item.proposal.amount) }
    table.rows.reserveCapacity(items.count * 2)
    for verdict in ProposalVerdict.allCases {
      for group in groups(of: items.filter { $0.verdict == verdict }) {
        table.rows.append(.group(heading(of: group[0])))
        for item in group { table.rows.append(proposalRow(item.proposal)) }
      }
    }
    table.rows.append(
      Row(
        role: "jumlah",
        [
          "usulan-lengkap": Cell(words.text("usulan.jumlah-tanpa-duplikat")),
          "pagu-usulan": amountCell(money),
        ]
      ))
    write(table)
  }

  /// Lines of one verdict by reason and article, in the order in which these come first.
  private func groups(of items: [JudgedProposal]) -> [[JudgedProposal]] {
    var groups: [[JudgedProposal]] = []
    var places: [String: Int] = [:]
    for item in items {
      // All other verdicts have one article each.
      let key =
        item.verdict == .needsRecommendation
        ? item.reason + (item.citation ?? "") : item.reason
      if let place = places[key] {
        groups[place].append(item)
      } else {
        places[key] = groups.count
        groups.append([item])
      }
    }
    return groups
  }

  /// Verdict, reason and article of a group of lines.
  private func heading(of item: JudgedProposal) -> String {
    words.text(
      item.citation == nil ? "usulan.kelompok.tanpa-dasar" : "usulan.kelompok",
      [
        "hasil": words.text("usulan.hasil.\(item.verdict.rawValue)"), "alasan": item.reason,
        "dasar": item.citation ?? "",
      ])
  }

  /// A line of the list: name, volume, sub kegiatan and source in one cell.
  private func proposalRow(_ proposal: Proposal) -> Row {
    var text = wholeName(proposal)
    if let code = proposal.subactivity { text += "; " + code }
    if let fund = proposal.fund { text += "; " + fund }
    return Row(
      origin: isPublic ? nil : originText(proposal.place),
      [
        "kode": Cell(proposal.kode), "usulan-lengkap": Cell(text),
        "pagu-usulan": amountText(proposal),
      ])
  }

  /// What short tables show of a proposal.
  private func proposalCells(_ proposal: Proposal) -> RowCells {
    [
      "kode": Cell(proposal.kode), "usulan": Cell(wholeName(proposal)),
      "unit": Cell(prepared.unitName(proposal.unit)), "pagu-usulan": amountText(proposal),
    ]
  }

  /// Name and volume: `Pengadaan server (2 Unit)`.
  private func wholeName(_ proposal: Proposal) -> String {
    guard let volume = proposal.volume.map(Formats.decimal) else { return proposal.name }
    let amount = (volume + " " + (proposal.measure ?? "")).foldingSpace()
    return proposal.name + " (" + amount + ")"
  }

  private func amountText(_ proposal: Proposal) -> Cell {
    Cell(proposal.amount.map { Formats.grouped($0) } ?? words.text("kata.belum-dihitung"))
  }
}

extension Words {
  /// A statement behind the words for how it binds, such as "berpedoman pada Arsitektur SPBE".
  ///
  /// - Parameters:
  ///   - statement: what the law says.
  ///   - standard: key of the words where the law says nothing of the manner; empty for none.
  /// - Returns: the words in one text.
  func binding(_ statement: Statement, else standard: String) -> String {
    let key = statement.manner.map { "cara.\($0)" } ?? standard
    if has(key) { return "\(text(key)) \(statement.name)" }
    return statement.manner.map { "\($0) \(statement.name)" } ?? statement.name
  }
}
