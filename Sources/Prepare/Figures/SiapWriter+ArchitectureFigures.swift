internal import Ingest
internal import References

/// What the figures of architecture and strategy show.
extension SiapWriter {
  /// Most boxes of one layer of a picture; one more says how many are left out.
  private static let boxLimit = 9

  /// Objects of each domain: kondisi saat ini against what the plan adds.
  var domainChart: BarChart {
    BarChart(
      series: [words.text("keadaan.saat-ini"), words.text("kata.dituju")],
      rows: prepared.domainKeys.map { key in
        let count = prepared.counts[key] ?? PreparedPlan.Counts()
        return BarChart.Row(
          label: prepared.domainName(key), values: [Int128(count.today), Int128(count.added)],
          texts: [Formats.grouped(count.today), Formats.grouped(count.added)])
      })
  }

  /// Gaps of each domain by priority.
  func gapChart(_ gaps: [Gap]) -> PartChart {
    let priorities: [String?] = ["tinggi", "sedang", "rendah", nil]
    var counts: [String: [Int]] = [:]
    for gap in gaps {
      let place = priorities.firstIndex(of: gap.priority) ?? 3
      counts[gap.domain, default: [0, 0, 0, 0]][place] += 1
    }
    let used = priorities.indices.filter { place in counts.values.contains { $0[place] > 0 } }
    return PartChart(
      series: used.map {
        priorities[$0].map { words.text("prioritas.\($0)") } ?? words.text("kolom.tanpa-prioritas")
      },
      rows: prepared.domainKeys.map { key in
        PartChart.Row(
          label: prepared.domainName(key), values: used.map { counts[key]?[$0] ?? 0 })
      })
  }

  /// Visi, misi, tujuan and sasaran.
  var strategyTree: TreePicture {
    let strategy = plan.strategy
    let missions = strategy.missions.map { mission in
      TreePicture.Node(
        text: mission.text,
        children: mission.aims.map { aim in
          TreePicture.Node(
            text: aim.text,
            children: aim.objectives.map { .init(text: "\($0.kode) \($0.text)", children: []) })
        })
    }
    return TreePicture(
      levels: ["visi", "misi", "tujuan", "sasaran"].map {
        words.text("gambar.pohon-sasaran.\($0)")
      },
      root: TreePicture.Node(text: strategy.vision ?? "–", children: missions))
  }

  // MARK: Layers

  /// The groups of a domain with the number of their objects that this edition shows, largest
  /// first: kinds where a domain has several, else the first level of its reference.
  private func layerGroups(_ key: String) -> [(name: String, count: Int)] {
    guard let domain = prepared.library.fields.domain(key) else { return [] }
    var counts: [String: Int] = [:]
    var names: [String: String] = [:]
    for position in prepared.objectsByDomain[key] ?? [] {
      let object = plan.objects[position]
      guard prepared.isVisible(object, in: document.edition) else { continue }
      let group = layerGroup(object, domain)
      counts[group.key, default: 0] += 1
      names[group.key] = group.name
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (names[$0.key] ?? $0.key, $0.value) }
  }

  private func layerGroup(
    _ object: PlanObject, _ domain: FieldCatalogue.Domain
  ) -> (key: String, name: String) {
    if domain.kinds.count > 1 {
      return (object.kind, prepared.library.fields.kind(object.kind)?.name ?? object.kind)
    }
    guard let code = prepared.referenceCode(object)?.value,
      let first = prepared.library.referenceSets[domain.referenceSet]?.chain(code).first
    else { return ("~", words.text("kata.tanpa-acuan")) }
    return (first.code, first.name)
  }

  /// The six domains as layers with their groups, and the same in a table.
  mutating func writeLayers(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.lapisan")
    var table = table("lapisan", id: section.id)
    var layers: [LayerPicture.Layer] = []
    for key in prepared.domainKeys {
      let groups = layerGroups(key)
      let count = groups.reduce(0) { $0 + $1.count }
      let note = sentence("gambar.lapisan.objek", ["jumlah": Formats.grouped(count)])
      layers.append(
        LayerPicture.Layer(
          name: prepared.domainName(key), note: note,
          boxes: boxes(groups.map { "\($0.name) (\(Formats.grouped($0.count)))" })))
      table.rows.append(
        .group(
          sentence(
            "kalimat.kelompok",
            ["nama": prepared.domainName(key), "jumlah": Formats.grouped(count)])))
      table.rows += groups.map {
        Row(["kelompok": Cell($0.name), "jumlah-objek": Cell(Formats.grouped($0.count))])
      }
    }
    write(LayerPicture(layers: layers, hasArrows: false), id: section.id, "lapisan")
    write(table)
  }

  /// What a layanan stands on, from its proses bisnis to its keamanan.
  mutating func writeContext(_ position: Int) {
    let service = plan.objects[position]
    let applications = unique(linking(position, from: "aplikasi"))
    var below: [String: [String]] = [:]
    for kode in applications {
      guard let target = prepared.index[kode] else { continue }
      let application = plan.objects[target.position]
      for domain in ["infrastruktur", "keamanan"] {
        below[domain, default: []] += linked(application, to: domain)
      }
    }
    let columns: [(String, [String])] = [
      ("proses-bisnis", linked(service, to: "proses-bisnis")),
      ("layanan", [service.kode]), ("aplikasi", applications),
      ("data-informasi", linking(position, from: "data-informasi")),
      ("infrastruktur", below["infrastruktur"] ?? []), ("keamanan", below["keamanan"] ?? []),
    ]
    let layers = columns.compactMap { domain, kodes -> LayerPicture.Layer? in
      let visible = unique(kodes).filter { prepared.mayName($0, in: document.edition) }
      guard !visible.isEmpty else { return nil }
      return LayerPicture.Layer(
        name: prepared.domainShortName(domain), note: "", boxes: boxes(visible.map(named)))
    }
    guard layers.count > 1 else { return }
    write(
      LayerPicture(layers: layers, hasArrows: true),
      id: "konteks-\(SiapWriter.anchor(service.kode).dropFirst(4))", "konteks",
      ["nama": service.name])
  }

  private func named(_ kode: String) -> String {
    prepared.index[kode].map { "\(kode) \($0.name)" } ?? kode
  }

  /// The kodes in their order, each once.
  private func unique(_ kodes: [String]) -> [String] {
    var seen: Set<String> = []
    return kodes.filter { seen.insert($0).inserted }
  }

  private func boxes(_ names: [String]) -> [String] {
    guard names.count > SiapWriter.boxLimit else { return names }
    let shown = SiapWriter.boxLimit - 1
    return names.prefix(shown)
      + [sentence("gambar.lapisan.sisa", ["jumlah": Formats.grouped(names.count - shown)])]
  }
}
