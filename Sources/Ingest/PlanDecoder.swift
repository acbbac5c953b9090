internal import Diagnostics
internal import XMLTree

/// Turns the tree of a schema-valid plan into a `Plan`; it never fails, since Check says what is
/// missing.
struct PlanDecoder {
  let file: String

  func plan(_ source: consuming Element) -> Plan {
    var root = source
    var places = SheetPlaces(root)
    PlanDecoder.makeReadable(&root, under: nil, &places)
    let enactment = root.first("penetapan")
    let governance = root.first("tata-kelola")
    let identity = identity(root.first("identitas"))
    let requests = (enactment?.elements(named: "dokumen") ?? []).map {
      document($0, in: identity.period)
    }
    return Plan(
      file: file, version: root[attribute: "versi"] ?? "",
      isExample: root[attribute: "contoh"] == "ya", day: root[attribute: "tanggal"],
      identity: identity,
      documents: requests.filter { $0.decision == nil },
      decisions: requests.filter { $0.decision != nil },
      legalBasis: (enactment?.elements(named: "dasar-hukum") ?? []).map {
        Placed(LegalBasis(key: $0[attribute: "kunci"], text: $0.foldedText), at: $0.place)
      },
      units: (root.first("perangkat-daerah")?.elements(named: "unit") ?? []).map(unit),
      strategy: strategy(root.first("strategi")), objects: objects(root),
      gaps: (root.first("analisis-kesenjangan")?.elements(named: "kesenjangan") ?? []).map(gap),
      activities: (root.first("peta-rencana")?.elements(named: "kegiatan") ?? []).map(activity),
      teams: (governance?.elements(named: "tim") ?? []).map(team),
      management: (governance?.elements(named: "manajemen") ?? []).map { element in
        Management(
          area: element[attribute: "bidang"] ?? "", coordinator: element[attribute: "koordinator"],
          text: element.first("uraian")?.foldedText ?? "", place: element.place)
      },
      risks: (governance?.elements(named: "risiko") ?? []).map(risk),
      proposals: (root.first("usulan")?.elements(named: "usul") ?? []).map(proposal),
      events: (root.first("proses")?.elements(named: "peristiwa") ?? []).map(event),
      narrative: (root.first("narasi")?.elements(named: "bagian") ?? []).map { section in
        NarrativeSection(
          key: section[attribute: "kunci"] ?? "", document: section[attribute: "dokumen"],
          isRestricted: restricted(section), blocks: section.elements, place: section.place)
      }, sheets: places.sheets)
  }

  /// The tree with the places of what came from workbooks, as `plan` sees them.
  static func placed(_ source: consuming Element) -> Element {
    var root = source
    var places = SheetPlaces(root)
    makeReadable(&root, under: nil, &places)
    return root
  }

  /// Every attribute of a plan is a token for the schema, which allows white space around it; here
  /// it goes, so that no later comparison can miss a value. What came from a workbook gets the place
  /// that it had there.
  ///
  /// The tree is changed where it is: a plan has a hundred thousand elements.
  private static func makeReadable(
    _ element: inout Element, under outer: SheetPlaces.Row?, _ places: inout SheetPlaces
  ) {
    let row = places.row(of: element, under: outer)
    if let row { element.place = row.place }
    for index in element.attributes.indices {
      let folded = element.attributes[index].value.foldingSpace()
      if folded != element.attributes[index].value { element.attributes[index].value = folded }
    }
    element.changeElements { makeReadable(&$0, under: row, &places) }
  }

  /// Whether an element is marked as restricted; any mark but `publik` counts as one.
  private func restricted(_ element: Element) -> Bool {
    element[attribute: "keterbukaan"].map { $0 != "publik" } ?? false
  }

  private func kodes(_ element: Element, _ name: String) -> [Placed<String>] {
    element.elements(named: name).map { Placed($0.foldedText, at: $0.place) }
  }

  private func kode(_ element: Element, _ name: String) -> Placed<String>? {
    element.first(name).map { Placed($0.foldedText, at: $0.place) }
  }

  private func yearValue(_ element: Element) -> YearValue {
    YearValue(
      year: Int(element[attribute: "tahun"] ?? "") ?? 0, value: element.foldedText,
      place: element.place)
  }

  private func official(_ element: Element) -> Official {
    Official(
      office: element[attribute: "jabatan"]?.foldingSpace() ?? "", name: element[attribute: "nama"],
      nip: element[attribute: "nip"], rank: element[attribute: "pangkat"],
      isActing: element[attribute: "penjabat"] == "ya", place: element.place)
  }

  private func identity(_ element: Element?) -> Identity {
    let government = element?.first("instansi")
    let period = element?.first("periode")
    let profile = element?.first("profil")
    var versions: [String: Placed<String>] = [:]
    for version in element?.elements(named: "versi-acuan") ?? [] {
      versions[version[attribute: "set"] ?? ""] = Placed(
        version[attribute: "versi"] ?? "", at: version.place)
    }
    return Identity(
      kind: government?[attribute: "jenis"] ?? "",
      name: government?.first("nama")?.foldedText ?? "",
      province: government?.first("provinsi")?.foldedText ?? "",
      seat: government?.first("ibu-kota")?.foldedText ?? "",
      head: government?.first("kepala-daerah").map(official)
        ?? Official(office: "", isActing: false),
      secretary: government?.first("sekretaris-daerah").map(official),
      legalHead: government?.first("kepala-bagian-hukum").map(official),
      start: Int(period?[attribute: "mulai"] ?? "") ?? 0,
      end: Int(period?[attribute: "selesai"] ?? "") ?? 0, periodPlace: period?.place ?? .none,
      profile: Placed(profile?[attribute: "kunci"] ?? "", at: profile?.place ?? .none),
      referenceVersions: versions, indices: (element?.elements(named: "indeks") ?? []).map(index))
  }

  private func index(_ element: Element) -> Index {
    Index(
      set: element[attribute: "set"] ?? "", values: element.elements(named: "nilai").map(yearValue),
      targets: element.elements(named: "target").map(yearValue),
      levels: element.elements(named: "tingkat").map { level in
        IndicatorLevel(
          indicator: level[attribute: "indikator"] ?? "", initial: level[attribute: "awal"],
          target: level[attribute: "target"], place: level.place)
      }, place: element.place)
  }

  /// Years of a document of its own; a year that is left out is that of the plan.
  private func period(_ element: Element, in plan: Period) -> Period? {
    let start = element[attribute: "mulai"].flatMap { Int($0) }
    let end = element[attribute: "selesai"].flatMap { Int($0) }
    guard start != nil || end != nil else { return nil }
    return Period(start: start ?? plan.start, end: end ?? plan.end)
  }

  private func document(_ element: Element, in plan: Period) -> DocumentRequest {
    DocumentRequest(
      kind: element[attribute: "jenis"] ?? "", instrument: element[attribute: "instrumen"],
      number: element[attribute: "nomor"], year: element[attribute: "tahun"],
      date: element[attribute: "tanggal"], status: element[attribute: "status"] ?? "rancangan",
      subject: element.first("tentang")?.foldedText, reason: element.first("alasan")?.foldedText,
      official: element.first("pejabat").map(official),
      gazette: element.first("pengundangan").map {
        GazettePlace(
          number: $0[attribute: "nomor"] ?? "", year: $0[attribute: "tahun"] ?? "",
          date: $0[attribute: "tanggal"])
      }, together: element[attribute: "bersama"], amends: element[attribute: "mengubah"],
      instrumentFile: element[attribute: "naskah"],
      numbersFile: element[attribute: "nomor-beku"], digest: element[attribute: "sidik"],
      firstPage: element[attribute: "halaman-mulai"].flatMap { Int($0) },
      period: period(element, in: plan), place: element.place)
  }

  private func unit(_ element: Element) -> Unit {
    Unit(
      kode: element[attribute: "kode"] ?? "", kind: element[attribute: "jenis"],
      parent: element[attribute: "induk"], name: element.first("nama")?.foldedText ?? "",
      roles: element.elements(named: "peran").map(\.foldedText), affairs: kodes(element, "urusan"),
      place: element.place)
  }

  private func strategy(_ element: Element?) -> Strategy {
    Strategy(
      vision: element?.first("visi")?.foldedText,
      missions: (element?.elements(named: "misi") ?? []).map { mission in
        Mission(
          kode: mission[attribute: "kode"] ?? "", text: mission.first("uraian")?.foldedText ?? "",
          aims: mission.elements(named: "tujuan").map { aim in
            Aim(
              kode: aim[attribute: "kode"] ?? "", text: aim.first("uraian")?.foldedText ?? "",
              objectives: aim.elements(named: "sasaran").map(objective), place: aim.place)
          }, place: mission.place)
      }, directions: (element?.elements(named: "arah-kebijakan") ?? []).map(direction),
      strategies: (element?.elements(named: "strategi-pelaksanaan") ?? []).map(direction),
      place: element?.place ?? .none)
  }

  private func objective(_ element: Element) -> Objective {
    Objective(
      kode: element[attribute: "kode"] ?? "", text: element.first("uraian")?.foldedText ?? "",
      indicators: element.elements(named: "iku").map { indicator in
        Indicator(
          kode: indicator[attribute: "kode"] ?? "", name: indicator.first("nama")?.foldedText ?? "",
          measure: indicator.first("satuan")?.foldedText,
          initial: indicator.first("awal").map(yearValue),
          targets: indicator.elements(named: "target").map(yearValue), place: indicator.place)
      }, place: element.place)
  }

  private func direction(_ element: Element) -> Direction {
    Direction(
      kode: element[attribute: "kode"] ?? "", text: element.first("uraian")?.foldedText ?? "",
      objectives: kodes(element, "sasaran"), place: element.place)
  }

  private static let domains = [
    "domain-proses-bisnis", "domain-layanan", "domain-data-informasi", "domain-aplikasi",
    "domain-infrastruktur", "domain-keamanan",
  ]

  private func objects(_ root: Element) -> [PlanObject] {
    var objects: [PlanObject] = []
    for domain in PlanDecoder.domains {
      for element in root.first(domain)?.elements ?? [] { objects.append(object(element)) }
    }
    return objects
  }

  private func object(_ element: Element) -> PlanObject {
    var fields: [FieldValue] = []
    for case .element(let field) in element.children where field.name != "asal" {
      fields.append(
        FieldValue(
          field: field.name, value: field.foldedText,
          isRestricted: field[attribute: "keterbukaan"].map { $0 != "publik" },
          place: field.place))
    }
    return PlanObject(
      kind: element.name, kode: element[attribute: "kode"] ?? "",
      state: ObjectState(rawValue: element[attribute: "keadaan"] ?? "") ?? .current,
      replaces: element[attribute: "atas"].map { Placed($0, at: element.place) },
      isRestricted: restricted(element),
      period: element[attribute: "periode"].map { Placed($0, at: element.place) },
      fields: fields, place: element.place)
  }

  private func gap(_ element: Element) -> Gap {
    Gap(
      kode: element[attribute: "kode"] ?? "", domain: element[attribute: "domain"] ?? "",
      priority: element[attribute: "prioritas"], basis: element[attribute: "dasar"],
      isDeferred: element[attribute: "status"] == "ditunda", isRestricted: restricted(element),
      text: element.first("uraian")?.foldedText ?? "",
      today: element.first("kondisi-saat-ini")?.foldedText,
      aim: element.first("kondisi-dituju")?.foldedText,
      recommendation: element.first("rekomendasi")?.foldedText,
      currentObjects: kodes(element, "objek-saat-ini"),
      targetObjects: kodes(element, "objek-dituju"),
      objectives: kodes(element, "sasaran"), unit: kode(element, "penanggung-jawab"),
      year: element.first("target").flatMap { year in
        Int(year.foldedText).map { Placed($0, at: year.place) }
      }, place: element.place)
  }

  private func activity(_ element: Element) -> Activity {
    Activity(
      kode: element[attribute: "kode"] ?? "", group: element[attribute: "muatan"] ?? "",
      status: element[attribute: "status"] ?? "belum-mulai",
      name: element.first("nama")?.foldedText ?? "",
      initiative: element.first("inisiatif")?.foldedText, objectives: kodes(element, "sasaran"),
      gaps: kodes(element, "kesenjangan"), objects: kodes(element, "objek"),
      indicators: kodes(element, "indikator"), units: kodes(element, "penanggung-jawab"),
      remark: element.first("keterangan")?.foldedText,
      lines: element.elements(named: "rincian").map(line), place: element.place)
  }

  private func line(_ element: Element) -> Line {
    Line(
      unit: element[attribute: "perangkat-daerah"] ?? "",
      subactivity: element[attribute: "sub-kegiatan"]?.foldingSpace(),
      year: Int(element[attribute: "tahun"] ?? "") ?? 0,
      fund: element[attribute: "sumber-dana"]?.foldingSpace(),
      output: element.first("keluaran")?.foldedText, measure: element.first("satuan")?.foldedText,
      target: element.first("target")?.foldedText,
      amount: element.first("pagu").flatMap { Int64($0.foldedText) }, place: element.place)
  }

  private func team(_ element: Element) -> Team {
    Team(
      kode: element[attribute: "kode"] ?? "", kind: element[attribute: "jenis"] ?? "",
      name: element.first("nama")?.foldedText ?? "",
      members: element.elements(named: "anggota").map { member in
        Member(
          office: member[attribute: "jabatan"]?.foldingSpace() ?? "",
          position: member[attribute: "kedudukan"]?.foldingSpace() ?? "",
          tasks: member.elements(named: "tugas").map(\.foldedText), place: member.place)
      }, place: element.place)
  }

  private func risk(_ element: Element) -> Risk {
    Risk(
      kode: element[attribute: "kode"] ?? "", category: element[attribute: "kategori"],
      likelihood: Int(element[attribute: "kemungkinan"] ?? "") ?? 0,
      impact: Int(element[attribute: "dampak"] ?? "") ?? 0, isRestricted: restricted(element),
      event: element.first("kejadian")?.foldedText ?? "",
      cause: element.first("penyebab")?.foldedText,
      consequence: element.first("dampak")?.foldedText,
      treatment: element.first("mitigasi")?.foldedText, unit: kode(element, "penanggung-jawab"),
      objectives: kodes(element, "sasaran"), place: element.place)
  }
}
