public import References
public import XMLTree

/// Makes plans of a few objects in which every kind of value occurs, with the texts that cells treat
/// specially.
public struct PlanMaker {
  private let library: Library
  private var random: SeededGenerator
  private var kodes: [String: [String]] = [:]
  private var units: [String] = []
  private let years = [2025, 2026, 2027, 2028, 2029]

  /// - Parameters:
  ///   - library: catalogues of fields and lists.
  ///   - seed: the same seed makes the same plan.
  public init(_ library: Library, seed: UInt64) {
    self.library = library
    random = SeededGenerator(seed: seed)
  }

  private static let texts = [
    "Layanan biasa", "=cmd|'/C calc'!A0", "+62 811", "-5", "@nama", "a; b; c", "\"dikutip\" awal",
    "kata \"di tengah\"", "1.250.000", "12,5", "007", "Rp 5.000", "2026", "TRUE", "Ya",
    "<b>&amp;</b>",
    "Nama dengan\u{A0}spasi tetap", "é ü 漢字", "👩‍👩‍👧 keluarga", "RAB.09.03 INFORMASI", "DAA-001",
    "a → b ← c", "CONTOH lain", "31-12-2026", "#REF!", "'petik", "a = b", "nama #2 = Publik",
    "_x0041_ bukan A", String(repeating: "panjang ", count: 60) + "akhir", "-", "belum dihitung",
  ]

  private mutating func text() -> String {
    PlanMaker.texts.randomElement(using: &random) ?? ""
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private func leaf(_ name: String, _ text: String, _ attributes: [Attribute] = []) -> Element {
    Element(name, attributes: attributes, children: [.text(text)])
  }

  /// A plan that follows the schema.
  public mutating func plan() -> Element {
    units = ["DINAS-A", "BADAN.B", "RSUD/C"]
    for (index, kind) in library.fields.domains.flatMap(\.kinds).enumerated() {
      kodes[kind.key] = (1...2).map { "OB\(index)-\($0)" }
    }
    kodes["sasaran"] = ["S-1", "S-2"]
    kodes["kesenjangan"] = ["K-1", "K-2"]
    var root = Element(
      "rencana",
      attributes: [Attribute("xmlns", "urn:naskah:rencana:1"), Attribute("versi", "1.0")])
    root.children = [identity(), unitList(), strategy()].map { .element($0) }
    for domain in library.fields.domains {
      let objects = domain.kinds.flatMap { kind in
        (kodes[kind.key] ?? []).map { object(kind, $0) }
      }
      root.children.append(
        .element(Element("domain-\(domain.key)", children: objects.map { .element($0) })))
    }
    root.children.append(.element(gaps()))
    root.children.append(.element(roadmap()))
    return root
  }

  private mutating func identity() -> Element {
    let government = Element(
      "instansi", attributes: [Attribute("jenis", "kota")],
      children: [
        leaf("nama", text()), leaf("provinsi", "Jawa"), leaf("ibu-kota", text()),
        Element("kepala-daerah", attributes: [Attribute("jabatan", "Wali Kota")]),
      ].map { .element($0) })
    return Element(
      "identitas",
      children: [
        government,
        Element(
          "periode", attributes: [Attribute("mulai", "2025"), Attribute("selesai", "2029")]),
        Element("profil", attributes: [Attribute("kunci", "nasional")]),
        Element(
          "indeks", attributes: [Attribute("set", "SPBE59")],
          children: [
            .element(leaf("nilai", "2,65", [Attribute("tahun", "2024")])),
            .element(leaf("target", "3,1", [Attribute("tahun", "2027")])),
            .element(
              Element(
                "tingkat",
                attributes: [
                  Attribute("indikator", "SPBE59.11"), Attribute("awal", "2"),
                  Attribute("target", "4"),
                ])),
          ]),
      ].map { .element($0) })
  }

  private mutating func unitList() -> Element {
    let list = units.enumerated().map { index, kode in
      Element(
        "unit", attributes: [Attribute("kode", kode), Attribute("jenis", "dinas")],
        children: [
          .element(leaf("nama", "\(text()) unit \(index)")), .element(leaf("peran", "hukum")),
          .element(leaf("urusan", "RAB.09.03")),
          .element(leaf("nama-lama", text(), [Attribute("sampai", "2025")])),
        ])
    }
    return Element("perangkat-daerah", children: list.map { .element($0) })
  }

  private mutating func strategy() -> Element {
    func aim(_ kode: String, _ goals: [String]) -> Element {
      Element(
        "tujuan", attributes: [Attribute("kode", kode)],
        children: [.element(leaf("uraian", text()))]
          + goals.map { goal in
            .element(
              Element(
                "sasaran", attributes: [Attribute("kode", goal)],
                children: [
                  .element(leaf("uraian", text())),
                  .element(
                    Element(
                      "iku", attributes: [Attribute("kode", "IKU-" + goal)],
                      children: [
                        .element(leaf("nama", text())), .element(leaf("satuan", text())),
                        .element(leaf("awal", text(), [Attribute("tahun", "2024")])),
                        .element(leaf("target", text(), [Attribute("tahun", "2026")])),
                      ])),
                ]))
          })
    }
    let mission = Element(
      "misi", attributes: [Attribute("kode", "M-1")],
      children: [
        .element(leaf("uraian", text())), .element(aim("T-1", ["S-1"])),
        .element(aim("T-2", ["S-2"])),
      ])
    let direction = Element(
      "arah-kebijakan", attributes: [Attribute("kode", "AK-1")],
      children: [.element(leaf("uraian", text())), .element(leaf("sasaran", "S-2"))])
    return Element(
      "strategi", children: [leaf("visi", text()), mission, direction].map { .element($0) })
  }

  private mutating func object(_ kind: FieldCatalogue.Kind, _ kode: String) -> Element {
    var object = Element(kind.key, attributes: [Attribute("kode", kode)])
    if chance(40) { object[attribute: "keadaan"] = chance(50) ? "baru" : "dihentikan" }
    if chance(20) { object[attribute: "periode"] = "2026-2027" }
    if chance(20) { object[attribute: "keterbukaan"] = "terbatas" }
    for field in kind.fields where field.need == .always || chance(50) {
      let count = field.isRepeated ? Int.random(in: 1...3, using: &random) : 1
      for _ in 0..<count {
        var value = leaf(field.key, self.value(field))
        if chance(10) { value[attribute: "keterbukaan"] = chance(50) ? "publik" : "terbatas" }
        object.children.append(.element(value))
      }
    }
    return object
  }

  private mutating func value(_ field: FieldCatalogue.Field) -> String {
    switch field.content {
    case .text, .code: return text()
    case .list(let key): return library.lists[key]?.values.randomElement(using: &random)?.name ?? ""
    case .unit(let allowsOutsiders):
      return allowsOutsiders && chance(50) ? text() : units.randomElement(using: &random) ?? ""
    case .reference(let key):
      let entries = library.referenceSets[key]?.entries ?? []
      return chance(10) ? "\(key).88.77" : entries.randomElement(using: &random)?.code ?? ""
    case .link(let kinds):
      let known = kinds.flatMap { kodes[$0] ?? [] }
      return chance(10) ? "TIDAK-ADA-9" : known.randomElement(using: &random) ?? "X-1"
    case .date: return "2026-02-28"
    case .number: return ["5", "0.25", "1000000"].randomElement(using: &random) ?? "1"
    case .money:
      return ["3000000001", "-5", "999999999999999999"].randomElement(using: &random) ?? "1"
    }
  }

  private mutating func gaps() -> Element {
    let list = (kodes["kesenjangan"] ?? []).map { kode in
      Element(
        "kesenjangan",
        attributes: [
          Attribute("kode", kode), Attribute("domain", "layanan"), Attribute("prioritas", "rendah"),
          Attribute("status", "ditunda"),
        ],
        children: [
          .element(leaf("uraian", text())), .element(leaf("kondisi-dituju", text())),
          .element(leaf("objek-saat-ini", kodes["layanan"]?.first ?? "")),
          .element(leaf("sasaran", "S-1")), .element(leaf("penanggung-jawab", units[0])),
          .element(leaf("target", "2027")),
        ])
    }
    return Element("analisis-kesenjangan", children: list.map { .element($0) })
  }

  private mutating func roadmap() -> Element {
    let list = (1...3).map { number in
      var activity = Element(
        "kegiatan",
        attributes: [
          Attribute("kode", "PR-\(number)"),
          Attribute("muatan", chance(50) ? "layanan" : "lain-lain"),
          Attribute("status", "berjalan"),
        ],
        children: [
          .element(leaf("nama", "\(text()) \(number)")), .element(leaf("kesenjangan", "K-2")),
          .element(leaf("indikator", "SPBE59.12")), .element(leaf("penanggung-jawab", units[1])),
          .element(leaf("penanggung-jawab", units[2])), .element(leaf("keterangan", text())),
        ])
      for index in 0..<Int.random(in: 0...3, using: &random) {
        activity.children.append(.element(line(index)))
      }
      return activity
    }
    return Element("peta-rencana", children: list.map { .element($0) })
  }

  private mutating func line(_ index: Int) -> Element {
    var line = Element(
      "rincian",
      attributes: [
        Attribute("perangkat-daerah", units[index % units.count]),
        Attribute("tahun", String(years[index])),
      ])
    if chance(60) { line[attribute: "sub-kegiatan"] = "2.16.03.2.02.0037" }
    line.children = [.element(leaf("keluaran", text())), .element(leaf("satuan", text()))]
    if chance(60) { line.children.append(.element(leaf("target", "12.5"))) }
    if chance(60) { line.children.append(.element(leaf("pagu", "1234567890123"))) }
    if chance(40) {
      line.children.append(
        .element(
          Element(
            "realisasi",
            children: [
              .element(leaf("capaian", "10")), .element(leaf("serapan", "1000")),
              .element(leaf("alasan", text())),
            ])))
    }
    return line
  }
}
