internal import Ingest
public import References

/// The letters by which the unit that manages SPBE tells every perangkat daerah how its proposals were
/// judged, which of them it recommends, and what the others lack.
public struct RecommendationLetters: Sendable {
  private let prepared: PreparedPlan
  private let round: ProposalRound
  private let forms: LetterForms

  /// - Parameters:
  ///   - round: the judged proposals of a year.
  ///   - prepared: the plan.
  ///   - style: the house style, which holds the lines of the letterhead.
  /// - Throws: `BrokenData` when the words of papers are missing.
  public init(
    _ round: ProposalRound, of prepared: PreparedPlan, style: HouseStyle
  ) throws(BrokenData) {
    self.prepared = prepared
    self.round = round
    forms = try LetterForms(prepared, style: style)
  }

  private var words: Words { prepared.library.words }
  private var law: Profile.Document? { prepared.profile.document("rencana-anggaran") }
  /// Role of the unit that writes.
  private static let role = "pengelola-spbe"

  /// A letter for every unit of the plan that has lines, in the order of the plan.
  public func letters() -> [Letter] {
    let refused = Dictionary(grouping: round.refused) { $0.proposal.unit }
    return round.units.compactMap { kode in
      forms.unit(kode).map { letter(to: $0, refused: refused[kode] ?? []) }
    }
  }

  private func text(_ key: String, _ values: [String: String] = [:]) -> String {
    words.text(
      "surat.\(key)", ["tahun": String(round.year)].merging(values) { $1 }, or: prepared.facts)
  }

  private func letter(to unit: Unit, refused: [RefusedProposal]) -> Letter {
    let judged = round.judged(of: unit.kode)
    let subject = text("hal", ["dokumen": title])
    var letter = Letter(
      key: "surat-rekomendasi-\(round.year)-\(Letter.key(unit.kode))", kind: "surat-rekomendasi",
      title: text("judul", ["hal": subject, "unit": unit.name]), status: "siap-ditandatangani")
    letter.head = forms.letterhead(nil)
    letter.dateLine = forms.text("titimangsa", ["tanggal": forms.date(nil)])
    letter.fields = [
      Letter.Field(forms.text("isian.nomor"), forms.dots),
      Letter.Field(forms.text("isian.sifat"), forms.text("sifat.biasa")),
      Letter.Field(forms.text("isian.hal"), subject),
    ]
    // Nobody writes to himself: the proposals of the writer go to who drafts the document.
    let drafters = drafters(besides: unit)
    let own = forms.unit(nil)?.kode == unit.kode
    let receiver = own ? drafters.first ?? forms.head(of: unit) : forms.head(of: unit)
    letter.addressee = [
      forms.text("tujuan.yth", ["nama": receiver]), forms.text("tujuan.di"),
      forms.text("tujuan.tempat"),
    ]
    letter.blocks = opening(unit, judged, refused) + verdicts(judged) + rejects(refused)
    letter.blocks.append(.paragraph(text("penutup")))
    letter.signatures = [
      forms.signature(nil, office: forms.head(of: forms.unit(nil)))
    ]
    letter.copies = own ? Array(drafters.dropFirst()) : drafters
    return letter
  }

  /// What the law calls the document, else our own name for it.
  private var title: String { prepared.title(of: law, kind: "rencana-anggaran") }

  /// Heads of the units that draft the document by law, besides the writer and the receiver; the words
  /// of the law where the plan has no such unit.
  private func drafters(besides unit: Unit) -> [String] {
    (law?.drafters ?? []).compactMap { drafter in
      guard drafter.role != RecommendationLetters.role else { return nil }
      guard let found = drafter.role.flatMap(forms.unit(ofRole:)) else {
        return text("kepala", ["nama": drafter.name])
      }
      return found.kode == unit.kode ? nil : forms.head(of: found)
    }
  }

  // MARK: Text

  private func opening(
    _ unit: Unit, _ judged: [JudgedProposal], _ refused: [RefusedProposal]
  ) -> [Letter.Block] {
    let sums = ProposalSums(judged) { $0.verdict.rawValue }
    let part = law?.drafters.first { $0.role == RecommendationLetters.role }
    let basis = part.flatMap { prepared.cite([$0]) } ?? ProposalRound.citations(prepared)["dokumen"]
    return [
      .paragraph(
        text(
          basis == nil ? "pembuka.tanpa-dasar" : "pembuka",
          ["dasar": basis ?? "", "dokumen": title, "unit": unit.name])),
      .paragraph(
        text(
          refused.isEmpty ? "baris.semua" : judged.isEmpty ? "baris.tidak-ada" : "baris",
          [
            "dibaca": prepared.formats.spelled(judged.count + refused.count),
            "diperhitungkan": prepared.formats.spelled(judged.count),
            "ditolak": prepared.formats.spelled(refused.count),
            "kebutuhan": Formats.rupiah(sums.total.need.rupiah),
          ])),
    ]
  }

  /// The judged proposals by verdict: what is recommended, what is lacking, what cannot be.
  private func verdicts(_ judged: [JudgedProposal]) -> [Letter.Block] {
    ProposalVerdict.allCases.flatMap { verdict -> [Letter.Block] in
      let items = judged.filter { $0.verdict == verdict }
      guard !items.isEmpty else { return [] }
      let key = "hasil.\(verdict.rawValue)"
      return [
        .heading(text(key)), .paragraph(text("\(key).kalimat") + basis(of: items)),
        grid(
          text(key), text("kolom.\(verdict.rawValue)"),
          items.map { item in
            [item.proposal.kode, item.proposal.name, amount(item.proposal), remark(item)]
          }),
      ]
    }
  }

  /// The article behind a verdict, which is one for all; recommendations cite their own.
  private func basis(of items: [JudgedProposal]) -> String {
    guard let item = items.first, item.verdict != .needsRecommendation, let basis = item.citation
    else { return "" }
    return " " + text("dasar", ["dasar": basis])
  }

  private func rejects(_ refused: [RefusedProposal]) -> [Letter.Block] {
    guard !refused.isEmpty else { return [] }
    return [
      .heading(text("hasil.ditolak")), .paragraph(text("hasil.ditolak.kalimat")),
      grid(
        text("hasil.ditolak"), text("kolom.ditolak"),
        refused.map { item in
          [
            item.proposal.kode, item.proposal.name, amount(item.proposal),
            item.reasons.map { words.text("usulan.ditolak.\($0.rawValue)") }
              .joined(separator: "; ").capitalizedFirst,
          ]
        }),
    ]
  }

  private func grid(_ title: String, _ last: String, _ rows: [[String]]) -> Letter.Block {
    .grid(
      Letter.Grid(
        title,
        columns: [
          .init(words.text("kolom.kode"), width: 4),
          .init(words.text("kolom.usulan"), width: 12),
          .init(words.text("kolom.pagu-usulan"), width: 5, alignment: "kanan"),
          .init(last, width: 15),
        ], rows: rows))
  }

  private func amount(_ proposal: Proposal) -> String {
    proposal.amount.map { Formats.grouped($0) } ?? words.text("kata.belum-dihitung")
  }

  /// The last column: the reason, or what each article asks for. What the writer itself has to give is
  /// given by the letter; what others give is waited for.
  private func remark(_ item: JudgedProposal) -> String {
    guard item.verdict == .needsRecommendation else { return item.reason }
    return item.missing.map { law in
      let isOwn = law.statement.role == RecommendationLetters.role
      return text(
        isOwn ? "diberikan" : "menunggu",
        [
          "bentuk": law.form, "dari": law.giver,
          "dasar": prepared.cite([law.statement]) ?? "",
        ])
    }.joined(separator: " ")
  }
}
