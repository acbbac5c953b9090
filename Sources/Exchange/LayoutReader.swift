internal import References
internal import XMLTree

/// Reads the layouts of sheets from the catalogue's XML, with the help of the field catalogue.
struct LayoutReader {
  let fields: FieldCatalogue
  /// Columns that every sheet of architecture objects has besides its own.
  let common: [Element]

  /// The sheets of one entry: one, or one for each kind of a domain and a combined one.
  func sheets(_ element: Element) -> [SheetLayout] {
    element.name == "lembar-jenis" ? kindSheets(element) : [sheet(element)]
  }

  /// The first field of an object's sheet that the field catalogue does not have.
  func unknownField(in sheets: [SheetLayout]) -> String? {
    for sheet in sheets where sheet.holdsObjects && !sheet.isCombined {
      guard let kind = sheet.element.flatMap(fields.kind) else { return sheet.key }
      for column in sheet.columns where !column.field.hasPrefix("@") && !column.field.hasPrefix("#")
      {
        if kind.field(column.field) == nil { return "\(kind.key)/\(column.field)" }
      }
    }
    return nil
  }

  private func sheet(_ element: Element) -> SheetLayout {
    let name = element[attribute: "elemen"]
    let kind = name.flatMap(fields.kind)
    let isObject = kind != nil && (element[attribute: "wadah"] ?? "").hasPrefix("domain-")
    var columns = element.elements(named: "kolom").map { column($0, kind: isObject ? kind : nil) }
    if let kind, isObject { columns += commonColumns(of: kind, besides: columns) }
    return SheetLayout(
      key: element[attribute: "kunci"] ?? "", name: element[attribute: "nama"] ?? "",
      otherNames: element.elements(named: "nama-lain").map(\.foldedText),
      form: SheetLayout.Form(rawValue: element[attribute: "bentuk"] ?? "") ?? .object,
      container: element[attribute: "wadah"] ?? "", element: name,
      prefix: element[attribute: "awalan"], group: element[attribute: "induk"],
      child: element[attribute: "anak"], content: element[attribute: "isi"],
      hasOrigin: element[attribute: "tanpa-asal"] != "ya",
      childHasOrigin: element[attribute: "anak-tanpa-asal"] != "ya",
      domain: isObject ? kind?.domain : nil, isCombined: false, columns: columns)
  }

  private func commonColumns(
    of kind: FieldCatalogue.Kind, besides columns: [ColumnLayout]
  ) -> [ColumnLayout] {
    let set = (fields.domain(kind.domain)?.referenceSet ?? "")
    let known = Set(columns.map(\.field))
    return common.compactMap { element in
      var element = element
      for name in ["bidang", "judul"] {
        element[attribute: name] = element[attribute: name].map {
          Words.fill($0, ["acuan": name == "bidang" ? set.lowercased() : set])
        }
      }
      let column = column(element, kind: kind)
      let isOwn = column.field.hasPrefix("@") || column.field.hasPrefix("#")
      guard !known.contains(column.field), isOwn || kind.field(column.field) != nil else {
        return nil
      }
      return column
    }
  }

  private func column(_ element: Element, kind: FieldCatalogue.Kind?) -> ColumnLayout {
    let path = element[attribute: "bidang"] ?? ""
    let field = kind?.field(path)
    return ColumnLayout(
      field: path, heading: element[attribute: "judul"] ?? "",
      aliases: element.elements(named: "alias").map(\.foldedText),
      content: content(element, field),
      isRepeated: element[attribute: "banyak"] == "ya" || field?.isRepeated == true,
      role: ColumnLayout.Role(rawValue: element[attribute: "kunci"] ?? "") ?? .plain,
      isRequired: element[attribute: "wajib"] == "ya",
      isIgnored: element[attribute: "abaikan"] == "ya",
      level: element[attribute: "tingkat"].flatMap { Int($0) },
      linkKind: element[attribute: "jenis"],
      suffix: element[attribute: "atribut"].map {
        ColumnLayout.Suffix(
          attribute: $0, before: element[attribute: "awalan"] ?? "",
          after: element[attribute: "akhiran"] ?? "")
      },
      standard: element[attribute: "bawaan"],
      width: element[attribute: "lebar"].flatMap { Int($0) },
      history: element[attribute: "riwayat"].flatMap { Int($0) },
      example: element[attribute: "contoh"], hint: element[attribute: "petunjuk"])
  }

  private func content(_ element: Element, _ field: FieldCatalogue.Field?) -> ColumnLayout.Content {
    if let choice = element[attribute: "pilihan"] { return .choice(choice) }
    let list = element[attribute: "daftar"] ?? ""
    switch element[attribute: "tipe"] {
    case "kode": return .kode
    case "pd": return .unit(allowsOutsiders: false)
    case "acuan": return .reference(set: element[attribute: "set"] ?? "")
    case "daftar": return .list(list)
    case "butir": return .item(list)
    case "tingkat": return .level(list)
    case "tautan":
      return .link(
        kinds: (element[attribute: "ke"] ?? "").split(separator: " ").map(String.init))
    case "objek": return .link(kinds: [])
    case "muatan": return .group
    case "indikator": return .indicator
    case "tanggal": return .date
    case "tahun": return .year
    case "periode": return .period
    case "bilangan": return .number
    case "cacah": return .count
    case "uang": return .money
    case "teks": return .text
    default: return field.map { LayoutReader.content($0.content) } ?? .text
    }
  }

  private static func content(_ content: FieldCatalogue.Field.Content) -> ColumnLayout.Content {
    switch content {
    case .text, .code: .text
    case .unit(let allowsOutsiders): .unit(allowsOutsiders: allowsOutsiders)
    case .reference(let set): .reference(set: set)
    case .list(let list): .list(list)
    case .link(let kinds): .link(kinds: kinds)
    case .date: .date
    case .number: .number
    case .money: .money
    }
  }

  // MARK: Domains with several kinds

  private func kindSheets(_ element: Element) -> [SheetLayout] {
    guard let domain = fields.domain(element[attribute: "domain"] ?? "") else { return [] }
    var short: [String: String] = [:]
    for name in element.elements(named: "nama-lembar") {
      short[name[attribute: "jenis"] ?? ""] = name.foldedText
    }
    let sheets = domain.kinds.map { kind in
      layout(
        element, key: kind.key, name: short[kind.key] ?? kind.name, otherNames: [kind.name],
        kind: kind.key, domain: domain.key,
        columns: columns(of: kind, in: domain, element))
    }
    var seen: Set<String> = []
    let union = sheets.flatMap(\.columns).filter {
      seen.insert("\($0.field)|\($0.heading)|\($0.level ?? 0)").inserted
    }
    let kindColumn = ColumnLayout(
      field: "#jenis", heading: element[attribute: "judul-jenis"] ?? "", aliases: [],
      content: .text, isRepeated: false, role: .row, isRequired: false, isIgnored: false,
      level: nil, linkKind: nil, suffix: nil, standard: nil, width: nil, example: nil, hint: nil)
    let combined = layout(
      element, key: domain.key, name: element[attribute: "gabungan"] ?? "", otherNames: [],
      kind: nil,
      domain: domain.key, columns: [kindColumn] + union)
    return sheets + [combined]
  }

  private func layout(
    _ element: Element, key: String, name: String, otherNames: [String], kind: String?,
    domain: String,
    columns: [ColumnLayout]
  ) -> SheetLayout {
    SheetLayout(
      key: key, name: name, otherNames: otherNames, form: .object,
      container: element[attribute: "wadah"] ?? "", element: kind,
      prefix: element[attribute: "awalan"], group: nil, child: nil, content: nil, hasOrigin: true,
      childHasOrigin: true, domain: domain, isCombined: kind == nil, columns: columns)
  }

  /// The columns of a kind: name and ID, then its fields as the catalogue names them, then those of
  /// every object.
  private func columns(
    of kind: FieldCatalogue.Kind, in domain: FieldCatalogue.Domain, _ element: Element
  ) -> [ColumnLayout] {
    var columns: [ColumnLayout] = []
    func add(_ field: FieldCatalogue.Field, heading: String, level: Int? = nil) {
      columns.append(
        ColumnLayout(
          field: field.key, heading: heading, aliases: [],
          content: LayoutReader.content(field.content), isRepeated: field.isRepeated,
          role: field.key == "nama" ? .row : .plain, isRequired: false, isIgnored: false,
          level: level, linkKind: nil, suffix: nil, standard: nil,
          width: field.key == "nama" ? 40 : nil,
          example: nil, hint: nil))
    }
    func linkHeading(_ label: String) -> String {
      Words.fill(element[attribute: "judul-tautan"] ?? "", ["judul": label])
    }
    for field in kind.fields {
      switch field.content {
      case .reference(domain.referenceSet):
        for level in 1...3 {
          let values = ["judul": field.label, "tingkat": String(level)]
          let heading = Words.fill(element[attribute: "judul-tingkat"] ?? "", values)
          add(field, heading: linkHeading(heading), level: level)
        }
      case .link, .unit, .reference: add(field, heading: linkHeading(field.label))
      default: add(field, heading: field.label)
      }
      guard field.key == "nama" else { continue }
      columns.append(
        ColumnLayout(
          field: "@kode", heading: element[attribute: "judul-kode"] ?? "", aliases: [],
          content: .kode, isRepeated: false,
          role: .plain, isRequired: false, isIgnored: false, level: nil, linkKind: nil,
          suffix: nil, standard: nil, width: nil, example: nil, hint: nil))
    }
    return columns + commonColumns(of: kind, besides: columns)
  }
}
