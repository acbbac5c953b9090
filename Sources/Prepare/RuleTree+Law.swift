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
          ("dikenal", yes(prepared.profile.document(document.kind)?.citations.isEmpty == false)),
          ("dasar", knownDocuments),
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
