internal import Ingest
internal import References
internal import XMLTree

extension SiapWriter {
  // MARK: Law and terms

  /// The legal basis of the profile and of the plan, highest rank first, as a numbered list.
  mutating func writeLegalBasis(_ section: PreparedDocument.Section) {
    var regulations = prepared.profile.legalBasis.compactMap { prepared.library.regulations[$0] }
    var own: [String] = []
    for basis in plan.legalBasis {
      if let key = basis.value.key, let regulation = prepared.library.regulations[key] {
        regulations.append(regulation)
      } else if !basis.value.text.isEmpty {
        own.append(basis.value.text)
      }
    }
    var seen: Set<String> = []
    let ordered = regulations.enumerated().sorted {
      ($0.element.rank, $0.element.year ?? "", $0.offset)
        < ($1.element.rank, $1.element.year ?? "", $1.offset)
    }.map(\.element).filter { seen.insert($0.key).inserted }
    writeSentence("kalimat.dasar-hukum")
    xml.start("daftar", [("urut", "ya")])
    let names = RegulationNames(words, prepared.library.regulations)
    let texts = ordered.map(names.basis) + own
    for (number, text) in texts.enumerated() {
      writeItem(text + (number == texts.count - 1 ? "." : ";"), key: "dasar-hukum")
    }
    xml.end()
  }

  /// What each chapter holds.
  mutating func writeSynopsis(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.sistematika")
    xml.start("pengertian")
    for chapter in document.sections where !chapter.isAppendix {
      let key = "sistematika.\(chapter.id)"
      let parts = chapter.sections.map(\.title)
      let text =
        words.has(key)
        ? sentence(key)
        : parts.isEmpty
          ? sentence("sistematika.umum", ["judul": chapter.title])
          : sentence("sistematika.bagian", ["daftar": prepared.formats.joined(parts)])
      xml.element(
        "istilah",
        [("nama", words.text("rujuk.bab-judul", ["n": chapter.label, "judul": chapter.title]))],
        text: text)
    }
    xml.end()
  }

  /// Definitions of the terms that the document really uses, in the order of the law.
  mutating func writeTerms(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.pengertian-sumber")
    writeSentence("kalimat.pengertian")
    xml.start("pengertian")
    for term in prepared.profile.terms {
      let citation = term.citations.map { $0.text(words) }.joined(separator: "; ")
      xml.element(
        "istilah",
        [
          (
            "nama",
            term.abbreviation.map {
              words.text("kata.disingkat", ["nama": term.name, "singkatan": $0])
            } ?? term.name
          ),
          ("dasar", citation.isEmpty ? nil : citation),
        ],
        text: term.meaning)
    }
    xml.end()
  }

  /// Whether the law asks for the document, and why it is made where it does not.
  mutating func writeStanding(_ section: PreparedDocument.Section) {
    let required = document.law?.isRequired == true
    writeSentence(required ? "kalimat.wajib" : "kalimat.tidak-wajib", ["dokumen": document.title])
    if document.law?.isAnnex == true { writeSentence("kalimat.lampiran") }
    for content in document.law?.contents ?? [] where content.isSummary {
      guard let other = content.document.flatMap(prepared.profile.document),
        let instrument = other.instrument
      else { continue }
      let head = plan.identity.head.office
      writeSentence(
        "kalimat.ringkasan",
        [
          "isi": other.name, "dasar": other.setter?.citation(words) ?? "",
          "instrumen": "\(words.text("instrumen.\(instrument)")) \(head)",
        ])
    }
    if let reason = document.request?.reason { xml.element("kalimat", text: reason) }
  }

  // MARK: Strategy

  mutating func writeVision(_ section: PreparedDocument.Section) {
    if let vision = plan.strategy.vision {
      writeSentence(
        "kalimat.visi", ["visi": vision], from: [origin("strategi", plan.strategy.place)])
    }
    guard !plan.strategy.missions.isEmpty else { return }
    writeSentence("kalimat.misi")
    xml.start("daftar", [("urut", "ya")])
    for mission in plan.strategy.missions {
      xml.start("butir", mixed: true)
      note(mission.text, from: [origin("misi", mission.place)], field: "uraian")
      xml.text(mission.text)
      if !mission.aims.isEmpty {
        xml.start("daftar", [("urut", "ya")])
        for aim in mission.aims { writeItem(aim.text, from: [origin("tujuan", aim.place)]) }
        xml.end()
      }
      xml.end()
    }
    xml.end()
  }

  mutating func writeObjectives(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.sasaran")
    write(strategyTree, id: section.id, "pohon-sasaran")
    var table = table("sasaran", id: section.id)
    for objective in plan.strategy.objectives {
      let indicators = objective.indicators
      for (number, indicator) in indicators.enumerated() {
        var cells: RowCells = [
          "kode": Cell(number == 0 ? objective.kode : ""),
          "sasaran": Cell(number == 0 ? objective.text : ""), "iku": Cell(indicator.name),
          "satuan": Cell(indicator.measure ?? "–"),
          "awal": Cell(indicator.initial.map { "\($0.value) (\($0.year))" } ?? "–"),
        ]
        for year in plan.identity.years {
          cells["target.\(year)"] = Cell(
            indicator.targets.first { $0.year == year }?.value ?? "–")
        }
        table.rows.append(
          Row(
            from: [
              origin("iku", indicator.place), origin("sasaran", objective.place),
            ], cells))
      }
      if indicators.isEmpty {
        table.rows.append(
          Row(
            from: [origin("sasaran", objective.place)],
            [
              "kode": Cell(objective.kode), "sasaran": Cell(objective.text), "iku": Cell("–"),
            ]))
      }
    }
    write(table)
  }

  mutating func writeDirections(_ directions: [Direction], _ section: PreparedDocument.Section) {
    guard !directions.isEmpty else { return }
    writeSentence("kalimat.\(section.kind)")
    xml.start("daftar", [("urut", "ya")])
    for direction in directions {
      let objectives = direction.objectives.map(\.value)
      let tail =
        objectives.isEmpty
        ? ""
        : " " + sentence("kata.mendukung", ["daftar": prepared.formats.joined(objectives)])
      let name =
        section.kind == "strategi" ? "strategi-pelaksanaan" : "arah-kebijakan"
      writeItem(direction.text + tail, from: [origin(name, direction.place)])
    }
    xml.end()
  }

  /// Values, targets and grades of the maturity index, and the levels of its indicators.
  mutating func writeIndex(_ section: PreparedDocument.Section) {
    for (number, index) in plan.identity.indices.enumerated() {
      let set = prepared.library.indicatorSets.first { $0.key == index.set }
      let names = ["indeks": set?.name ?? index.set, "dasar": set?.basis ?? ""]
      var table = table("indeks", id: "\(section.id)-\(number + 1)", names)
      let years = Set((index.values + index.targets).map(\.year)).sorted()
      for year in years {
        let value = index.values.first { $0.year == year }?.value
        let target = index.targets.first { $0.year == year }?.value
        table.rows.append(
          Row(
            from: [origin("indeks", index.place)],
            [
              "tahun": Cell(String(year)), "nilai-indeks": Cell(value ?? "–"),
              "target-indeks": Cell(target ?? "–"),
              "predikat": Cell((value ?? target).flatMap { grade($0, set) } ?? "–"),
            ]))
      }
      write(table)
      guard !index.levels.isEmpty else { continue }
      var levels = self.table(
        "tingkat-indikator", id: "\(section.id)-tingkat-\(number + 1)", names)
      for level in index.levels {
        let indicator = set?.indicators.first { $0.code == level.indicator }
        levels.rows.append(
          Row(
            from: [origin("tingkat", level.place)],
            [
              "kode": Cell(level.indicator), "indikator-nama": Cell(indicator?.name ?? "–"),
              "tingkat-awal": Cell(level.initial.map(Formats.decimal) ?? "–"),
              "tingkat-target": Cell(level.target.map(Formats.decimal) ?? "–"),
            ]))
      }
      write(levels)
    }
  }

  private func grade(_ value: String, _ set: IndicatorSet?) -> String? {
    Formats.parse(value).flatMap { set?.grade(of: $0) }
  }

  // MARK: Gaps

  mutating func writeGaps(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.kesenjangan")
    write(gapChart(visibleGaps), id: section.id, "kesenjangan")
    for key in prepared.domainKeys {
      let gaps = visibleGaps.filter { $0.domain == key }
      guard !gaps.isEmpty else { continue }
      var table = table(
        "kesenjangan", id: "\(section.id)-\(key)", ["nama": prepared.domainName(key)])
      table.rows = gaps.map(gapRow)
      let withheld = plan.gaps.count { $0.domain == key } - gaps.count
      if withheld > 0 {
        table.note = sentence(
          "keterangan.kesenjangan-terbatas", ["jumlah": Formats.grouped(withheld)])
      }
      write(table)
    }
  }

  var visibleGaps: [Gap] { plan.gaps.filter { !isPublic || !$0.isRestricted } }

  private func gapRow(_ gap: Gap) -> Row {
    let activities = (prepared.activitiesOfGap[gap.kode] ?? []).map { plan.activities[$0].kode }
    let deferred = gap.isDeferred ? words.text("status.ditunda") : "–"
    return Row(
      origin: originText(gap.place), from: [origin("kesenjangan", gap.place)],
      [
        "kode": Cell(gap.kode), "uraian": Cell(parts: [.text(gap.text)] + noteParts(gap.kode)),
        "kondisi-saat-ini": Cell(gap.today ?? "–"), "kondisi-dituju": Cell(gap.aim ?? "–"),
        "rekomendasi": Cell(gap.recommendation ?? "–"),
        "sasaran-kode": kodeCell(gap.objectives.map(\.value)),
        "prioritas": Cell(gap.priority.map { words.text("prioritas.\($0)") } ?? "–"),
        "objek": kodeCell((gap.currentObjects + gap.targetObjects).map(\.value)),
        "kegiatan": Cell(activities.isEmpty ? deferred : activities.joined(separator: ", ")),
        "unit": Cell(gap.unit?.value ?? "–"),
        "target-tahun": Cell(gap.year.map { String($0.value) } ?? "–"),
      ])
  }

  mutating func writeGapSummary(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.ringkasan-kesenjangan")
    var table = table("ringkasan-kesenjangan", id: section.id)
    var columns: [[Int]] = []
    for key in prepared.domainKeys {
      let gaps = plan.gaps.filter { $0.domain == key }
      let counts = [
        gaps.count { $0.priority == "tinggi" }, gaps.count { $0.priority == "sedang" },
        gaps.count { $0.priority == "rendah" }, gaps.count { $0.priority == nil },
        gaps.count { $0.isDeferred }, gaps.count,
      ]
      columns.append(counts)
      table.rows.append(gapCountRow(prepared.domainName(key), counts, role: nil))
    }
    let total = (0..<6).map { column in columns.reduce(0) { $0 + $1[column] } }
    table.rows.append(gapCountRow(words.text("kata.jumlah"), total, role: "jumlah"))
    write(table)
    write(gapChart(plan.gaps), id: section.id, "kesenjangan")
  }

  private func gapCountRow(_ name: String, _ counts: [Int], role: String?) -> Row {
    let keys = ["tinggi", "sedang", "rendah", "tanpa-prioritas", "ditunda", "jumlah"]
    var cells: RowCells = ["domain": Cell(name)]
    for (key, count) in zip(keys, counts) { cells[key] = SiapWriter.number(count) }
    return Row(role: role, cells)
  }
}
