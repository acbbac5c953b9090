internal import Ingest
internal import References

extension SiapWriter {
  /// Coverage matrices between groups: never between single objects, which would be millions of
  /// cells at full size.
  mutating func writeMatrices(_ section: PreparedDocument.Section) {
    writeSentence("kalimat.matriks")
    for spec in MatrixSpec.all where !(isPublic && spec.isRestricted) {
      let (table, map) = matrix(spec, section: section)
      // A single column says nothing about how groups hang together.
      guard (table.columns ?? []).count > MatrixSpec.fewestColumns else { continue }
      if !table.rows.isEmpty { write(map, id: "\(section.id)-\(spec.key)", "matriks.\(spec.key)") }
      write(table)
    }
  }

  private func matrix(
    _ spec: MatrixSpec, section: PreparedDocument.Section
  ) -> (Table, HeatMap) {
    var counts: [String: [String: Int]] = [:]
    for position in prepared.objectsByDomain[spec.rows.domain] ?? [] {
      let object = plan.objects[position]
      guard prepared.isVisible(object, in: document.edition) else { continue }
      let row = group(position, by: spec.rows)
      let kodes =
        spec.isBackward
        ? linking(position, from: spec.columns.domain) : linked(object, to: spec.columns.domain)
      for kode in kodes {
        guard let target = prepared.index[kode],
          prepared.isVisible(plan.objects[target.position], in: document.edition)
        else { continue }
        counts[row, default: [:]][group(target.position, by: spec.columns), default: 0] += 1
      }
    }
    let rows = fold(ordered(counts.keys), limit: MatrixSpec.rowLimit)
    let columns = fold(
      ordered(Set(counts.values.flatMap(\.keys))), limit: MatrixSpec.columnLimit)
    return table(spec, counts, rows, columns, section)
  }

  private func table(
    _ spec: MatrixSpec, _ counts: [String: [String: Int]],
    _ rows: (shown: [String], folded: [String]), _ columns: (shown: [String], folded: [String]),
    _ section: PreparedDocument.Section
  ) -> (Table, HeatMap) {
    var table = table("matriks", id: "\(section.id)-\(spec.key)", titled: "matriks.\(spec.key)")
    let heads = matrixColumns(spec, columns)
    table.columns = heads
    var lines: [HeatMap.Row] = []
    let other = words.text("kata.lainnya")
    for row in rows.shown + (rows.folded.isEmpty ? [] : [other]) {
      let members = row == other ? rows.folded : [row]
      let name = members.count == 1 ? groupName(row) : other
      var cells: RowCells = ["baris": Cell(name)]
      var values: [Int] = []
      for column in columns.shown + (columns.folded.isEmpty ? [] : [other]) {
        let among = column == other ? columns.folded : [column]
        let sum = members.reduce(0) { sum, member in
          sum + among.reduce(0) { $0 + (counts[member]?[$1] ?? 0) }
        }
        values.append(sum)
        cells["kolom.\(column)"] = Cell(
          sum == 0 ? "–" : Formats.grouped(sum), role: sum == 0 ? "nol" : MatrixSpec.heat(sum))
      }
      table.rows.append(Row(cells))
      lines.append(HeatMap.Row(label: name, values: values))
    }
    if !rows.folded.isEmpty || !columns.folded.isEmpty {
      let names = (rows.folded + columns.folded).map(groupName).joined(separator: "; ")
      table.note = sentence("keterangan.lainnya", ["daftar": names])
    }
    let map = HeatMap(
      columnTitle: words.text("matriks.\(spec.key).kolom"), rowTitle: heads.first?.title ?? "",
      columns: heads.dropFirst().map(\.title), rows: lines)
    return (table, map)
  }

  private func matrixColumns(
    _ spec: MatrixSpec, _ columns: (shown: [String], folded: [String])
  ) -> [Table.ExpandedColumn] {
    let other = words.text("kata.lainnya")
    let head = Table.ExpandedColumn(
      key: "baris", title: words.text("matriks.\(spec.key).baris"), group: nil, width: 4,
      alignment: nil, role: nil)
    let group = words.text("matriks.\(spec.key).kolom")
    return [head]
      + (columns.shown + (columns.folded.isEmpty ? [] : [other])).map { column in
        Table.ExpandedColumn(
          key: "kolom.\(column)", title: column == other ? other : groupName(column), group: group,
          width: 2, alignment: "kanan", role: nil)
      }
  }

  /// Units in the order of the plan, all other groups by their key.
  private func ordered(_ keys: some Sequence<String>) -> [String] {
    func rank(_ key: String) -> Int {
      guard key.hasPrefix("unit:") else { return 0 }
      return prepared.index.unit(String(key.dropFirst(5))) ?? .max
    }
    return keys.sorted { (rank($0), $0) < (rank($1), $1) }
  }

  private func fold(_ keys: [String], limit: Int) -> (shown: [String], folded: [String]) {
    guard keys.count > limit else { return (keys, []) }
    return (Array(keys.prefix(limit - 1)), Array(keys.dropFirst(limit - 1)))
  }

  /// Key of the group of an object: it sorts, and leads to the group's name.
  private func group(_ position: Int, by side: MatrixSpec.Side) -> String {
    let object = plan.objects[position]
    switch side.grouping {
    case .unit: return "unit:" + (prepared.ownerOf[position] ?? "")
    case .kind: return "jenis:" + object.kind
    case .reference(let level):
      guard let code = prepared.referenceCode(object)?.value,
        let set = prepared.library.referenceSet(ofCode: code)
      else { return "acuan:" }
      let chain = set.chain(code)
      guard !chain.isEmpty else { return "acuan:" }
      return "acuan:" + chain[min(level, chain.count) - 1].code
    }
  }

  private func groupName(_ key: String) -> String {
    let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      return words.text(parts.first == "unit" ? "kata.tanpa-unit" : "kata.tanpa-acuan")
    }
    switch parts[0] {
    case "unit": return prepared.unitName(parts[1])
    case "jenis": return prepared.library.fields.kind(parts[1])?.name ?? parts[1]
    default:
      return prepared.library.referenceSet(ofCode: parts[1])?.entry(parts[1])?.name ?? parts[1]
    }
  }
}

/// What a matrix counts: links between groups of two domains.
struct MatrixSpec {
  /// How the objects of one side are grouped.
  enum Grouping { case unit, kind, reference(level: Int) }

  /// One side of a matrix.
  struct Side {
    let domain: String
    let grouping: Grouping
  }

  let key: String
  let rows: Side
  let columns: Side
  /// Whether the link is written at the objects of the columns.
  var isBackward = false
  /// Whether the links themselves are restricted.
  var isRestricted = false

  /// Most rows and columns that a page can hold; the rest is folded into one.
  static let rowLimit = 40
  static let columnLimit = 20
  /// Fewest columns, the head column included, that a matrix must have more than.
  static let fewestColumns = 2

  static let all = [
    MatrixSpec(
      key: "layanan-aplikasi", rows: Side(domain: "layanan", grouping: .unit),
      columns: Side(domain: "aplikasi", grouping: .reference(level: 2)), isBackward: true),
    MatrixSpec(
      key: "aplikasi-data", rows: Side(domain: "aplikasi", grouping: .unit),
      columns: Side(domain: "data-informasi", grouping: .reference(level: 1))),
    MatrixSpec(
      key: "aplikasi-infrastruktur", rows: Side(domain: "aplikasi", grouping: .unit),
      columns: Side(domain: "infrastruktur", grouping: .kind)),
    MatrixSpec(
      key: "aplikasi-keamanan", rows: Side(domain: "aplikasi", grouping: .unit),
      columns: Side(domain: "keamanan", grouping: .kind), isRestricted: true),
  ]

  /// Step of the heat scale: none, 1 link, a few, many.
  static func step(_ count: Int) -> Int {
    switch count {
    case ..<1: 0
    case ..<2: 1
    case ..<5: 2
    case ..<10: 3
    default: 4
    }
  }

  /// Role of a cell that holds so many links.
  static func heat(_ count: Int) -> String { "heat-\(step(count))" }
}
