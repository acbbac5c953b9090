internal import Ingest
internal import References
internal import XMLTree

extension RuleTreeWriter {
  mutating func writeIdentity() {
    let identity = plan.identity
    writer.start(
      "identitas",
      [
        ("jenis", identity.kind), ("nama", identity.name), ("provinsi", identity.province),
        ("ibu-kota", identity.seat), ("kepala-daerah", identity.head.office),
        ("sekretaris-daerah", identity.secretary?.office), ("mulai", String(identity.start)),
        ("selesai", String(identity.end)), ("periode", prepared.facts["periode.teks"]),
      ] + place(identity.periodPlace))
    for year in identity.years { writer.element("tahun", text: String(year)) }
    for (set, version) in identity.referenceVersions.sorted(by: { $0.key < $1.key }) {
      writer.element(
        "versi-acuan",
        [
          ("set", set), ("versi", version.value),
          ("ada", yes(library.referenceSets[set] != nil)),
        ] + place(version.place))
    }
    for index in identity.indices {
      let set = library.indicatorSets.first { $0.key == index.set }
      let names = Dictionary(
        (set?.indicators ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
      writer.start(
        "indeks",
        [
          ("set", index.set), ("sebutan", index.set), ("nama", set?.name), ("ada", yes(set != nil)),
        ] + place(index.place))
      writeYears("nilai", index.values)
      writeYears("target", index.targets)
      for level in index.levels {
        writer.element(
          "tingkat",
          [
            ("indikator", level.indicator), ("nama", names[level.indicator]),
            ("ada", yes(names[level.indicator] != nil)), ("awal", level.initial),
            ("target", level.target),
          ] + place(level.place))
      }
      writer.end()
    }
    writer.end()
  }

  // MARK: Profile

  mutating func writeProfile() {
    let profile = prepared.profile
    writer.start(
      "profil",
      [
        ("kunci", profile.key), ("generasi", profile.generation),
        ("peraturan", profile.regulation), ("singkat", profile.shortRegulation),
      ] + place(plan.identity.periodPlace))
    for statement in profile.domains {
      let count = prepared.objectsByDomain[statement.key]?.count ?? 0
      writeStatement("domain-wajib", statement, [("jumlah", String(count))])
    }
    for statement in profile.groups {
      let count = uses.activitiesOfGroup[statement.key] ?? 0
      writeStatement("muatan", statement, [("jumlah", String(count))])
    }
    for document in profile.documents { writeDocument(document) }
    let kinds = Set(plan.teams.map(\.kind))
    for statement in profile.teams {
      writeStatement("tim-wajib", statement, [("ada", yes(kinds.contains(statement.key)))])
    }
    let areas = Set(plan.management.map(\.area))
    for statement in profile.management {
      writeStatement("bidang-manajemen", statement, [("ada", yes(areas.contains(statement.key)))])
    }
    for duty in profile.duties {
      writeStatement("kewajiban", duty.statement, [("setiap", duty.interval)])
    }
    writer.end()
  }

  private mutating func writeStatement(
    _ name: String, _ statement: Statement, _ more: Attributes = []
  ) {
    let common: Attributes = [
      ("kunci", statement.key), ("nama", statement.name), ("dasar", basis(statement)),
    ]
    writer.element(name, common + more)
  }

  /// The article behind a statement, with the short name of the regulation.
  private func basis(_ statement: Statement?) -> String? {
    statement?.citation(library.words).map { "\(prepared.profile.shortRegulation) \($0)" }
  }

  private mutating func writeDocument(_ document: Profile.Document) {
    writer.start(
      "dokumen-wajib",
      [
        ("kunci", document.key), ("nama", document.name), ("wajib", yes(document.isRequired)),
        ("diminta", yes(plan.documents.contains { $0.kind == document.key })),
        ("instrumen", document.instrument), ("tahun", document.years.map(String.init)),
        ("boleh-kurang", document.years.map { _ in yes(document.allowsFewerYears) }),
      ])
    for content in document.contents { writeStatement("isi", content) }
    for alignment in document.alignments { writeStatement("keselarasan", alignment) }
    for (name, statement) in [
      ("jangka-waktu", document.periodStatement), ("penyusun", document.drafter),
      ("penetap", document.setter),
    ] {
      if let statement { writeStatement(name, statement) }
    }
    if let review = document.review {
      writer.start(
        "reviu",
        [("nama", review.name), ("sifat", review.modality), ("konektor", review.connector)])
      for time in review.times { writeStatement("waktu", time) }
      for trigger in review.triggers { writeStatement("pemicu", trigger) }
      writer.end()
    }
    writer.end()
  }

  // MARK: Enactment

  mutating func writeEnactment() {
    writer.start("penetapan")
    for document in plan.documents {
      let name = prepared.profile.document(document.kind)?.name
      writer.element(
        "dokumen",
        [
          ("jenis", document.kind), ("sebutan", name ?? document.kind),
          ("instrumen", document.instrument), ("nomor", document.number),
          ("tahun", document.year), ("tanggal", document.date), ("status", document.status),
          ("tentang", document.subject), ("alasan", document.reason),
          ("pejabat", document.official?.office),
        ] + place(document.place))
    }
    for basis in plan.legalBasis {
      let regulation = basis.value.key.map { library.regulations[$0] }
      writer.element(
        "dasar-hukum",
        [
          ("kunci", basis.value.key), ("ada", regulation.map { yes($0 != nil) }),
          ("status", regulation.flatMap { $0?.status }),
        ] + place(basis.place), text: basis.value.text)
    }
    writer.end()
  }

  mutating func writeUnits() {
    writer.start("perangkat-daerah")
    for unit in plan.units {
      writer.start(
        "unit",
        [
          ("kode", unit.kode), ("sebutan", unit.kode), ("nama", unit.name), ("jenis", unit.kind),
          ("induk", unit.parent),
          ("induk-ada", unit.parent.map { yes(prepared.index.unit($0) != nil) }),
          ("objek", String(uses.objectsOfUnit[unit.kode] ?? 0)),
          ("kegiatan", String(uses.activitiesOfUnit[unit.kode] ?? 0)),
          ("anak", String(uses.childrenOfUnit[unit.kode] ?? 0)), ("unit", unit.kode),
        ] + place(unit.place))
      for role in unit.roles {
        let found = library.lists["peran-unit"]?.value(role)
        writer.element("peran", [("butir", found?.key ?? role)], text: role)
      }
      for affair in unit.affairs {
        let entry = library.referenceSets["RAB"]?.entry(affair.value)
        writer.element(
          "urusan", [("ada", yes(entry != nil)), ("nama", entry?.name)] + place(affair.place),
          text: affair.value)
      }
      writer.end()
    }
    writer.end()
  }
}
