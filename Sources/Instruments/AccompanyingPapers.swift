internal import Ingest
public import Prepare
public import References
internal import XMLTree

/// The papers that go with the draft of an instrument to the legal bureau: the letter that asks for
/// harmonisation, the explanation of the draft, its legal basis, what consultations gave, and the sheet for
/// initials.
///
/// Steps and their times are data (`Schemas/acuan/persiapan.xml`); sentences are words of papers.
public struct AccompanyingPapers {
  private let prepared: PreparedPlan
  private let forms: LetterForms
  private let style: HouseStyle
  private let words: Words
  private let steps: [LeadTimes.Step]

  /// - Parameters:
  ///   - prepared: the plan.
  ///   - style: the house style: letterhead, and who puts initials on a draft.
  /// - Throws: `BrokenData` when words or times are missing.
  public init(_ prepared: PreparedPlan, style: HouseStyle) throws(BrokenData) {
    self.prepared = prepared
    self.style = style
    forms = try LetterForms(prepared, style: style)
    words = try Words("peraturan", from: prepared.library.folder)
    steps = try LeadTimes(from: prepared.library.folder).steps
  }

  /// The papers of an instrument, in the order in which they are filed.
  public func papers(for item: PlanInstruments.Item) -> [Letter] {
    let draft = Draft(item, prepared, words, style)
    return [
      request(draft), explanation(draft), basis(draft), consultations(draft), initials(draft),
    ]
  }

  // MARK: Letter

  private func request(_ draft: Draft) -> Letter {
    let legal = forms.unit(ofRole: "hukum")
    let manager = forms.unit(nil)
    let steps = steps.filter { $0.instruments.contains(draft.form) }
    var letter = letter("permohonan", draft)
    letter.head = forms.letterhead(nil)
    letter.dateLine = forms.text("titimangsa", ["tanggal": forms.dots])
    letter.fields = [
      Letter.Field(forms.text("isian.nomor"), forms.dots),
      Letter.Field(forms.text("isian.sifat"), forms.text("sifat.segera")),
      Letter.Field(forms.text("isian.lampiran"), forms.text("pengantar.lampiran")),
      Letter.Field(
        forms.text("isian.hal"),
        forms.text(
          steps.isEmpty ? "pengantar.hal-telaah" : "pengantar.hal",
          draft.values(["tahap": prepared.formats.joined(steps.map(\.name))]))),
    ]
    letter.addressee = forms.addressee([forms.head(of: legal)])
    letter.blocks = [.paragraph(forms.text("pengantar.pembuka", draft.values()))]
    if steps.isEmpty {
      letter.blocks.append(.paragraph(forms.text("pengantar.mohon-telaah")))
    } else {
      letter.blocks += [
        .paragraph(forms.text("pengantar.mohon")),
        .list(steps.map(sentence).map { $0.prefix(1).uppercased() + $0.dropFirst() }),
      ]
    }
    letter.blocks += [
      .paragraph(forms.text("pengantar.terlampir")),
      .list(
        [draft.name]
          + ["keterangan", "dasar-hukum", "hasil-konsultasi", "lembar-paraf"].map {
            forms.text("naskah.\($0)")
          }),
      .paragraph(forms.text("pengantar.penutup")),
    ]
    letter.signatures = [forms.signature(nil, office: forms.head(of: manager))]
    letter.copies = [prepared.plan.identity.secretary?.office].compactMap(\.self)
    return letter
  }

  /// "fasilitasi oleh Gubernur, paling lama 15 (lima belas) hari kerja".
  private func sentence(_ step: LeadTimes.Step) -> String {
    forms.text(
      "pengantar.tahap",
      [
        "tahap": step.name, "pelaksana": step.actor,
        "lama": prepared.formats.spelled(step.workdays), "dasar": step.basis,
      ])
  }

  // MARK: Explanation

  private func explanation(_ draft: Draft) -> Letter {
    var letter = letter("keterangan", draft)
    letter.heading = heading("keterangan", draft)
    letter.blocks = [
      .heading(forms.text("keterangan.latar")), .list(draft.considerations),
      .heading(forms.text("keterangan.dasar")),
      .paragraph(forms.text("keterangan.dasar-isi", draft.values())),
    ]
    for request in draft.item.requests {
      if let reason = request.reason { letter.blocks.append(.paragraph(reason)) }
    }
    letter.blocks += [
      .heading(forms.text("keterangan.materi")),
      .paragraph(forms.text("keterangan.materi-isi", draft.values())), .list(draft.contents),
    ]
    if !draft.annexes.isEmpty {
      letter.blocks += [
        .heading(forms.text("keterangan.lampiran")), .list(draft.annexes),
      ]
    }
    letter.signatures = [
      forms.signature(
        nil, office: forms.head(of: forms.unit(nil)),
        lead: [forms.text("titimangsa", ["tanggal": forms.dots])])
    ]
    return letter
  }

  private func basis(_ draft: Draft) -> Letter {
    var letter = letter("dasar-hukum", draft)
    letter.heading = heading("dasar-hukum", draft)
    letter.blocks = [
      .grid(
        Letter.Grid(
          forms.text("naskah.dasar-hukum"),
          columns: columns([("nomor", 1, "tengah"), ("peraturan", 12, nil), ("keadaan", 4, nil)]),
          rows: draft.basis.enumerated().map { number, entry in
            [String(number + 1), entry.text, state(entry.status)]
          }))
    ]
    return letter
  }

  /// Whether a regulation holds, in words; the register may not say.
  private func state(_ status: String) -> String {
    let key = "keadaan.\(status)"
    return forms.words.has(key) ? forms.text(key) : forms.text("keadaan.lain")
  }

  // MARK: Consultations

  private func consultations(_ draft: Draft) -> Letter {
    let kinds: Set = ["konsultasi", "rapat", "harmonisasi", "berita-acara"]
    let documents = Set(draft.item.requests.map(\.kind))
    let events = prepared.plan.events.filter { event in
      kinds.contains(event.kind) && event.document.map(documents.contains) ?? true
    }
    var letter = letter("hasil-konsultasi", draft)
    letter.heading = heading("hasil-konsultasi", draft)
    guard !events.isEmpty else {
      letter.blocks = [.paragraph(forms.text("hasil-konsultasi.nihil"))]
      return letter
    }
    letter.blocks = [
      .grid(
        Letter.Grid(
          forms.text("naskah.hasil-konsultasi"),
          columns: columns([
            ("nomor", 1, "tengah"), ("tanggal", 3, nil), ("kegiatan", 6, nil), ("pihak", 5, nil),
            ("hasil", 6, nil),
          ]),
          rows: events.enumerated().map { number, event in
            [
              String(number + 1), forms.date(event.date), event.subject,
              event.parties.joined(separator: "; "), event.result ?? forms.dots,
            ]
          }))
    ]
    return letter
  }

  private func initials(_ draft: Draft) -> Letter {
    let own = [
      forms.head(of: forms.unit(nil)), forms.head(of: forms.unit(ofRole: "hukum")),
      prepared.plan.identity.secretary?.office,
    ].compactMap(\.self)
    let offices = style.initials.isEmpty ? own : style.initials
    var letter = letter("lembar-paraf", draft)
    letter.heading = heading("lembar-paraf", draft)
    letter.blocks = [
      .grid(
        Letter.Grid(
          forms.text("naskah.lembar-paraf"),
          columns: columns([
            ("nomor", 1, "tengah"), ("jabatan", 8, nil), ("tanggal", 3, nil), ("paraf", 3, nil),
            ("catatan", 5, nil),
          ]),
          rows: offices.enumerated().map { [String($0 + 1), $1, "", "", ""] }))
    ]
    return letter
  }

  // MARK: Parts

  private func letter(_ kind: String, _ draft: Draft) -> Letter {
    Letter(
      key: "\(kind)-\(draft.key)", kind: kind,
      title: forms.text(
        "judul", ["naskah": forms.words.text("naskah.\(kind)"), "perihal": draft.name]),
      status: "siap-ditandatangani")
  }

  private func heading(_ kind: String, _ draft: Draft) -> [String] {
    [forms.text("kepala.\(kind)"), draft.name.uppercased()]
  }

  private func columns(_ keys: [(String, Int, String?)]) -> [Letter.Grid.Column] {
    keys.map { Letter.Grid.Column(forms.text("kolom.\($0)"), width: $1, alignment: $2) }
  }
}

/// What the papers say of a draft: its texts with all numbers and references written out.
private struct Draft {
  let item: PlanInstruments.Item
  /// Part of the names of files: the leading document.
  let key: String
  /// "Rancangan Peraturan Bupati Kapuas tentang …".
  let name: String
  /// Key of the form: `peraturan` or `keputusan`.
  let form: String
  let considerations: [String]
  let basis: [(text: String, status: String)]
  /// Titles of the chapters, or the beginning of each diktum.
  let contents: [String]
  let annexes: [String]

  init(
    _ item: PlanInstruments.Item, _ prepared: PreparedPlan, _ words: Words, _ style: HouseStyle
  ) {
    self.item = item
    key = item.requests.first?.kind ?? item.name
    let library = prepared.library
    let bytes = PreparedInstrument(item.instrument, words, library, style: style).bytes()
    let root = XMLSource(parsing: bytes).root
    let kind = library.instrumentKinds[item.instrument.kind]
    form = kind?.hasRulings == true ? "keputusan" : "peraturan"
    let subject = root?[attribute: "tentang"] ?? ""
    name = words.text(
      "pengantar.rancangan", ["nama": root?[attribute: "nama"] ?? "", "tentang": subject])
    func items(_ key: String) -> [Element] {
      let part = root?.first("pembukaan")?.elements.first {
        $0.name == "konsiderans" && $0[attribute: "kunci"] == key
      }
      return part.map { Draft.provisions(in: $0) } ?? []
    }
    // The last consideration only concludes from the others.
    let all = items("menimbang").map(Draft.text)
    let own = all.count > 1 ? Array(all.dropLast()) : all
    considerations = own.enumerated().map { number, text in
      text + words.text(number + 1 == own.count ? "akhir.kalimat" : "akhir.butir")
    }
    let keys = item.instrument.preamble.legalBasis?.items.map(\.regulation) ?? []
    basis = items("mengingat").enumerated().map { number, element in
      let regulation = number < keys.count ? keys[number].flatMap { library.regulations[$0] } : nil
      return (Draft.text(element), regulation?.status ?? "berlaku")
    }
    let body = root?.first("batang-tubuh").map { Draft.provisions(in: $0) } ?? []
    contents = body.filter { ["bab", "diktum"].contains($0[attribute: "jenis"]) }.map { part in
      part.first("judul").map { Draft.clean($0.foldedText) } ?? Draft.text(part)
    }
    annexes = (root?.elements(named: "lampiran") ?? []).map { annex in
      let title = annex.first("judul").map { Draft.clean($0.foldedText) } ?? ""
      return "\(annex[attribute: "nama"] ?? ""): \(title)"
    }
  }

  func values(_ more: [String: String] = [:]) -> [String: String] {
    ["rancangan": name].merging(more) { $1 }
  }

  /// The provisions of a part, through the lists that hold them.
  private static func provisions(in element: Element) -> [Element] {
    element.elements.flatMap { child -> [Element] in
      switch child.name {
      case "ketentuan": [child]
      case "daftar": provisions(in: child)
      default: []
      }
    }
  }

  private static func text(_ element: Element) -> String {
    clean(element.first("teks")?.foldedText ?? "")
  }

  /// The text without the mark that joins it to the next item.
  private static func clean(_ text: String) -> String {
    var result = text
    for ending in ["; dan", ";", "."] where result.hasSuffix(ending) {
      result.removeLast(ending.count)
    }
    return result.foldingSpace()
  }
}
