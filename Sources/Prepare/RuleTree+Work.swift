internal import Ingest
internal import References
internal import XMLTree

extension RuleTreeWriter {
  // MARK: Strategy

  mutating func writeStrategy() {
    let strategy = plan.strategy
    let position = strategy.place == .none ? plan.identity.periodPlace : strategy.place
    writer.start("strategi", [("visi", strategy.vision)] + place(position))
    for mission in strategy.missions {
      writer.start(
        "misi",
        [("kode", mission.kode), ("sebutan", mission.kode), ("uraian", mission.text)]
          + place(mission.place))
      for aim in mission.aims {
        writer.start(
          "tujuan",
          [("kode", aim.kode), ("sebutan", aim.kode), ("uraian", aim.text)] + place(aim.place))
        for objective in aim.objectives { writeObjective(objective) }
        writer.end()
      }
      writer.end()
    }
    for (name, list) in [
      ("arah-kebijakan", strategy.directions), ("strategi-pelaksanaan", strategy.strategies),
    ] {
      for direction in list {
        writer.start(
          name,
          [
            ("kode", direction.kode), ("sebutan", direction.kode), ("uraian", direction.text),
          ] + place(direction.place))
        writeLinks("sasaran-terkait", direction.objectives)
        writer.end()
      }
    }
    writer.end()
  }

  private mutating func writeObjective(_ objective: Objective) {
    let kode = objective.kode
    writer.start(
      "sasaran",
      [
        ("kode", kode), ("sebutan", kode), ("uraian", objective.text),
        ("kegiatan", String(uses.activitiesOfObjective[kode] ?? 0)),
        ("kesenjangan", String(uses.gapsOfObjective[kode] ?? 0)),
        ("objek", String(uses.objectsOfObjective[kode] ?? 0)),
      ] + place(objective.place))
    for indicator in objective.indicators {
      writer.start(
        "iku",
        [
          ("kode", indicator.kode), ("sebutan", indicator.kode), ("nama", indicator.name),
          ("satuan", indicator.measure),
        ] + place(indicator.place))
      if let initial = indicator.initial { writeYears("awal", [initial]) }
      writeYears("target", indicator.targets)
      writer.end()
    }
    writer.end()
  }

  // MARK: Gaps and roadmap

  mutating func writeGaps() {
    writer.start("analisis-kesenjangan")
    for gap in plan.gaps {
      writer.start(
        "kesenjangan",
        [
          ("kode", gap.kode), ("sebutan", gap.kode), ("domain", gap.domain),
          ("prioritas", gap.priority), ("dasar", gap.basis), ("ditunda", yes(gap.isDeferred)),
          ("keterbukaan", gap.isRestricted ? "terbatas" : nil), ("uraian", gap.text),
          ("kondisi-saat-ini", gap.today), ("kondisi-dituju", gap.aim),
          ("rekomendasi", gap.recommendation), ("tahun", gap.year.map { String($0.value) }),
          ("dalam-periode", gap.year.map { inPeriod($0.value) }),
          ("kegiatan", String(prepared.activitiesOfGap[gap.kode]?.count ?? 0)),
          ("unit", gap.unit?.value),
        ] + place(gap.place))
      writeLinks("objek-saat-ini", gap.currentObjects)
      writeLinks("objek-dituju", gap.targetObjects)
      writeLinks("sasaran-terkait", gap.objectives)
      writer.end()
    }
    writer.end()
  }

  mutating func writeActivities() {
    let groups = Dictionary(
      prepared.profile.groups.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    let indicators = Dictionary(
      library.indicatorSets.flatMap(\.indicators).map { ($0.code, $0.name) },
      uniquingKeysWith: { first, _ in first })
    writer.start("peta-rencana")
    for activity in plan.activities {
      writer.start(
        "kegiatan",
        [
          ("kode", activity.kode), ("sebutan", activity.kode), ("muatan", activity.group),
          ("muatan-nama", groups[activity.group]), ("status", activity.status),
          ("nama", activity.name), ("inisiatif", activity.initiative),
          ("unit", activity.units.first?.value),
        ] + place(activity.place))
      writeLinks("sasaran-terkait", activity.objectives)
      writeGapLinks(activity.gaps)
      writeLinks("objek-dibangun", activity.objects)
      for indicator in activity.indicators {
        let name = indicators[indicator.value]
        writer.element(
          "indikator", [("ada", yes(name != nil)), ("nama", name)] + place(indicator.place),
          text: indicator.value)
      }
      writeUnitLinks("penanggung-jawab", activity.units)
      for line in activity.lines { writeLine(line) }
      writer.end()
    }
    writer.end()
  }

  private mutating func writeGapLinks(_ links: [Placed<String>]) {
    for link in links {
      var attributes = target(link.value)
      if let found = prepared.index[link.value], found.kind == "kesenjangan" {
        attributes.append(("ditunda", yes(plan.gaps[found.position].isDeferred)))
      }
      writer.element(
        "kesenjangan-terkait", attributes + place(link.place), text: link.value)
    }
  }

  private mutating func writeLine(_ line: Line) {
    let fund = line.fund.flatMap { library.lists["sumber-dana"]?.value($0)?.key }
    writer.element(
      "rincian",
      [
        ("tahun", String(line.year)), ("dalam-periode", inPeriod(line.year)),
        ("sub-kegiatan", line.subactivity), ("sumber-dana", line.fund),
        ("sumber-dana-butir", fund), ("keluaran", line.output), ("satuan", line.measure),
        ("target", line.target), ("pagu", line.amount.map { String($0) }), ("unit", line.unit),
      ] + place(line.place))
  }

  // MARK: Governance

  mutating func writeGovernance() {
    writer.start("tata-kelola")
    for team in plan.teams {
      writer.start(
        "tim",
        [
          ("kode", team.kode), ("sebutan", team.kode), ("jenis", team.kind), ("nama", team.name),
          ("ketua", leader(of: team)),
        ] + place(team.place))
      for member in team.members {
        writer.element(
          "anggota",
          [
            ("jabatan", member.office), ("kedudukan", member.position),
            ("tugas", String(member.tasks.count)),
          ])
      }
      writer.end()
    }
    for area in plan.management {
      let found = library.lists["manajemen"]?.values.first { $0.key == area.area }
      writer.element(
        "manajemen",
        [
          ("bidang", area.area), ("sebutan", found?.name ?? area.area), ("nama", found?.name),
          ("koordinator", area.coordinator),
          ("koordinator-ada", area.coordinator.map { yes(prepared.index.unit($0) != nil) }),
          ("uraian", area.text),
        ] + place(area.place))
    }
    for risk in plan.risks { writeRisk(risk) }
    writer.end()
    writeEvents()
  }

  /// Whether a team that the law has set by an instrument is led by somebody; nil for others, and for one
  /// without members.
  private func leader(of team: Team) -> String? {
    let law = prepared.profile.teams.first { $0.statement.key == team.kind }
    guard law?.instrument != nil, !team.members.isEmpty else { return nil }
    let positions = library.lists["kedudukan-pemimpin"]
    return yes(
      team.members.contains {
        (positions?.value($0.position) ?? positions?.alias($0.position)) != nil
      })
  }

  private mutating func writeRisk(_ risk: Risk) {
    let size = library.riskMatrix.size(likelihood: risk.likelihood, impact: risk.impact)
    let category = risk.category.map { library.lists["kategori-risiko"]?.value($0)?.key }
    writer.start(
      "risiko",
      [
        ("kode", risk.kode), ("sebutan", risk.kode), ("kategori", risk.category),
        ("kategori-butir", category.flatMap { $0 }),
        ("kemungkinan", String(risk.likelihood)), ("dampak", String(risk.impact)),
        ("besaran", size.map { String($0.size) }), ("tingkat", size?.level),
        ("kejadian", risk.event), ("penyebab", risk.cause), ("akibat", risk.consequence),
        ("mitigasi", risk.treatment), ("unit", risk.unit?.value),
      ] + place(risk.place))
    writeLinks("sasaran-terkait", risk.objectives)
    writer.end()
  }

  mutating func writeNarrative() {
    writer.start("narasi")
    for section in plan.narrative {
      writer.element(
        "bagian", [("kunci", section.key), ("dokumen", section.document)] + place(section.place))
    }
    writer.end()
  }
}
