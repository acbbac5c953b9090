internal import Diagnostics
internal import References
internal import Workbook
internal import XMLTree

extension PlanImporter {
  /// What a cell says, as the plan writes it; what cannot be read is reported.
  mutating func values(_ cell: SourceCell) -> [FieldText] {
    guard cell.column.layout.isRepeated, !(cell.shape.isSingle && cell.shape.isTrimmed) else {
      if PlanImporter.mayBeQuoted(cell.column.layout.content), cell.text.hasPrefix("\""),
        let item = CellWords.values(cell.text).first
      {
        return one(item, cell).map { [$0] } ?? []
      }
      return one(CellWords.Item(text: cell.text, isLiteral: false), cell).map { [$0] } ?? []
    }
    return CellWords.values(cell.text).compactMap { one($0, cell) }
  }

  /// Whether a value in quotes is meant literally, also where there is only one.
  private static func mayBeQuoted(_ content: ColumnLayout.Content) -> Bool {
    switch content {
    case .unit, .link: true
    default: false
    }
  }

  private mutating func one(_ item: CellWords.Item, _ cell: SourceCell) -> FieldText? {
    if let suffix = cell.column.layout.suffix {
      let parts = split(item.text, cell.column.layout)
      return FieldText(
        text: parts.text, attribute: parts.attribute.map { (suffix.attribute, $0) })
    }
    return text(item, cell).map { FieldText(text: $0) }
  }

  private mutating func text(_ item: CellWords.Item, _ cell: SourceCell) -> String? {
    switch cell.column.layout.content {
    case .text: return item.text.foldingSpace()
    case .kode: return kode(item.text, at: cell.location)
    case .unit(let allowsOutsiders): return unit(item, cell, allowsOutsiders: allowsOutsiders)
    case .reference(let set): return reference(item.text, set: set, cell)
    case .list: return item.text.foldingSpace()
    case .item(let list): return key(item.text, of: list, cell)
    case .level(let list): return level(item.text, list, cell)
    case .link(let kinds): return link(item, kinds: kinds, cell)
    case .group: return group(item.text, cell)
    case .indicator: return indicator(item.text, cell)
    case .choice(let list):
      if let choice = catalogue.choice(CellWords.folded(item.text), in: list) { return choice.key }
      reportChoice(item.text, list, at: cell.location, cell.column)
      return nil
    case .date, .year, .period, .number, .count, .money: return quantity(item.text, cell)
    }
  }

  /// A cell of a day, year, period, number or amount.
  private mutating func quantity(_ text: String, _ cell: SourceCell) -> String? {
    func refuse(_ id: String) -> String? {
      report(
        id, at: cell.location, ["nilai": text, "kolom": cell.column.heading], value: text,
        unit: cell.unit)
      return nil
    }
    switch cell.column.layout.content {
    case .date: return words.day(cell.value) ?? refuse("BUK014")
    case .year: return CellWords.year(text) ?? refuse("BUK015")
    case .period: return CellWords.period(text) ?? refuse("BUK034")
    case .count:
      let digits = CellWords.number(text) ?? ""
      let isCount = !digits.isEmpty && digits != "0" && digits.allSatisfy(\.isNumber)
      return isCount && digits.count <= 9 ? digits : refuse("BUK013")
    case .number:
      if case .number(let digits) = cell.value { return digits }
      return CellWords.number(text) ?? refuse("BUK013")
    default:
      switch words.amount(cell.value) {
      case .rupiah(let digits): return digits
      case .unknown: return nil
      case .inexact: return refuse("BUK028")
      case .invalid: return refuse("BUK013")
      }
    }
  }

  /// A kode or key as XML can hold it (`KodeType`); anything else is reported.
  mutating func kode(_ text: String, at location: Location) -> String? {
    let kode = CellWords.folded(text)
    if PlanImporter.isKode(kode) { return kode }
    report("BUK017", at: location, ["nilai": kode], value: kode)
    return nil
  }

  /// Whether a text has the shape of a kode (Schemas/rencana/umum.xsd, `KodeType`).
  static func isKode(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    return isAlphanumeric(first)
      && text.utf8.allSatisfy { isAlphanumeric($0) || [46, 95, 47, 45].contains($0) }
  }

  /// A text and the attribute behind it, such as the last year of a former name.
  func split(_ text: String, _ layout: ColumnLayout) -> (text: String, attribute: String?) {
    let text = text.foldingSpace()
    guard let suffix = layout.suffix, text.hasSuffix(suffix.after),
      let range = text.ranges(of: suffix.before).last
    else { return (text, nil) }
    let end = text.index(text.endIndex, offsetBy: -suffix.after.count)
    guard range.upperBound <= end else { return (text, nil) }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound..<end]))
  }

  // MARK: Lists

  /// The key of a value of a code list, from its name or key; a word that the list does not have
  /// becomes a key of the same letters, so that the rules can name it.
  private mutating func key(_ text: String, of list: String, _ cell: SourceCell) -> String? {
    let word = CellWords.folded(text)
    if let list = library.lists[list] {
      if let value = list.value(word) ?? list.alias(word) { return value.key }
      if let value = list.values.first(where: { $0.key == word.lowercased() }) { return value.key }
    }
    if let key = PlanImporter.slug(word) { return key }
    reportList(text, list, cell)
    return nil
  }

  private mutating func level(_ text: String, _ list: String, _ cell: SourceCell) -> String? {
    let word = CellWords.folded(text)
    if let digit = word.split(separator: " ").first, let number = Int(digit),
      (1...5).contains(number)
    {
      return String(number)
    }
    if let value = library.lists[list]?.value(word) { return value.key }
    reportList(text, list, cell)
    return nil
  }

  private mutating func reportList(_ text: String, _ list: String, _ cell: SourceCell) {
    let names = library.lists[list]?.values.map(\.name) ?? []
    report(
      "BUK016", at: cell.location,
      [
        "nilai": text, "kolom": cell.column.heading, "harapan": names.joined(separator: ", "),
      ], value: text, suggestion: meant(text, among: names), unit: cell.unit)
  }

  /// A key made of a word (Schemas/rencana/umum.xsd, `KeyType`); nil when nothing would be left.
  static func slug(_ text: String) -> String? {
    var slug = ""
    for byte in text.lowercased().utf8 {
      if (48...57).contains(byte) || (97...122).contains(byte) {
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty || slug.utf8.count > 64 ? nil : slug
  }

  private mutating func group(_ text: String, _ cell: SourceCell) -> String? {
    let word = CellWords.folded(text).lowercased()
    if let key = groups[word] { return key }
    // "a. Tata Kelola SPBE": the letter of the law before the name.
    let parts = word.split(separator: " ", maxSplits: 1)
    if parts.count == 2, parts[0].count <= 3, let key = groups[String(parts[1])] { return key }
    if let key = PlanImporter.slug(word) { return key }
    reportList(text, "", cell)
    return nil
  }

  private mutating func indicator(_ text: String, _ cell: SourceCell) -> String? {
    let word = CellWords.folded(text)
    let token = CellWords.firstWord(word)
    if PlanImporter.isKode(token), token.contains(".") { return token }
    let wanted = word.lowercased()
    for set in library.indicatorSets {
      if let found = set.indicators.first(where: { $0.name.lowercased() == wanted }) {
        return found.code
      }
    }
    return kode(word, at: cell.location)
  }

  // MARK: Units and links

  /// Kode of a unit, from its name, its kode, or both.
  func unitKode(_ text: String) -> String? { names.unit(text) }

  private mutating func unit(
    _ item: CellWords.Item, _ cell: SourceCell, allowsOutsiders: Bool
  ) -> String? {
    if allowsOutsiders, item.isLiteral { return item.text }
    if let kode = unitKode(item.text) { return kode }
    let word = CellWords.folded(item.text)
    if allowsOutsiders { return item.text.foldingSpace() }
    if addsUnits { return addUnit(word, cell) }
    if PlanImporter.isKode(word) { return word }
    report(
      "BUK029", at: cell.location, ["nilai": word, "kolom": cell.column.heading], value: word,
      suggestion: meant(word, among: names.names(kinds: ["unit"])), unit: cell.unit)
    return nil
  }

  /// Adds a unit that is only named, where there is no list of units.
  private mutating func addUnit(_ name: String, _ cell: SourceCell) -> String {
    let prefix = catalogue.sheets.first { $0.element == "unit" }?.prefix ?? ""
    let kode = nextKode(prefix)
    names.add(kode, kind: "unit", name: name)
    let unit = Element(
      "unit", attributes: [Attribute("kode", kode)],
      children: [.element(Element("nama", children: [.text(name)]))], place: cell.place)
    parts["perangkat-daerah", default: []].append(unit)
    return kode
  }

  private mutating func link(
    _ item: CellWords.Item, kinds: [String], _ cell: SourceCell
  ) -> String? {
    let word = CellWords.folded(item.text)
    if item.isLiteral { return kode(word, at: cell.location) }
    if let kode = names.kode(word) { return kode }
    let token = CellWords.firstWord(word)
    if token.utf8.count < word.utf8.count, let kode = names.kode(token) {
      let name = CellWords.rest(word, after: token)
      if !names.name(of: kode, is: name) {
        report(
          "BUK019", at: cell.location,
          [
            "nilai": word, "kode": kode, "nama": names.entries[kode]?.name ?? "",
            "kolom": cell.column.heading,
          ], value: word, unit: cell.unit)
      }
      return kode
    }
    let wanted = kinds.isEmpty ? library.fields.domains.flatMap(\.kinds).map(\.key) : kinds
    let found = names.kodes(named: word, kinds: wanted)
    if found.count == 1 { return found[0] }
    let values = ["nilai": word, "kolom": cell.column.heading]
    if found.count > 1 {
      report(
        "BUK021", at: cell.location,
        values.merging(["harapan": found.joined(separator: ", ")]) { $1 }, value: word,
        unit: cell.unit)
      return nil
    }
    // A kode of nothing is kept: the rules say where it leads, and what was probably meant.
    let looksLikeKode = token.contains { $0.isNumber } && PlanImporter.isKode(token)
    if looksLikeKode { return token }
    report(
      "BUK022", at: cell.location, values, value: word,
      suggestion: meant(word, among: names.names(kinds: Set(wanted))), unit: cell.unit)
    return nil
  }

  // MARK: References

  /// The code of a cell that holds a code, "KODE NAMA", or the name of an entry.
  private mutating func reference(_ text: String, set key: String, _ cell: SourceCell) -> String? {
    if let known = knownCodes[text] { return known }
    let word = CellWords.folded(text)
    let token = CellWords.firstWord(word)
    guard let set = library.referenceSets[key] else { return kode(token, at: cell.location) }
    if PlanImporter.isCode(token, of: set) {
      let name = CellWords.rest(word, after: token)
      let code = token.uppercased()
      if !name.isEmpty, let entry = set.entry(code), !PlanImporter.isName(name, of: entry) {
        report(
          "BUK018", at: cell.location, ["nilai": word, "kode": code, "nama": entry.name],
          value: word, unit: cell.unit)
      } else {
        knownCodes[text] = code
      }
      return code
    }
    let found = set.entries.filter { PlanImporter.isName(word, of: $0) }
    if found.count == 1 { return found[0].code }
    let values = ["nilai": word, "set": key, "kolom": cell.column.heading]
    if found.isEmpty {
      report(
        "BUK020", at: cell.location, values, value: word,
        suggestion: meant(word, among: set.entries.map(\.name)), unit: cell.unit)
    } else {
      report(
        "BUK021", at: cell.location,
        values.merging(["harapan": found.map(\.code).joined(separator: ", ")]) { $1 },
        value: word, unit: cell.unit)
    }
    return nil
  }

  /// Whether a word has the shape of a code of the set, such as `RAB.09.03`.
  static func isCode(_ word: String, of set: ReferenceSet) -> Bool {
    let parts = word.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count > 1, String(decoding: parts[0], as: UTF8.self).uppercased() == set.key else {
      return false
    }
    return parts.dropFirst().allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
  }

  /// Whether a name is that of an entry, whatever its case, blanks and marks.
  private static func isName(_ name: String, of entry: ReferenceSet.Entry) -> Bool {
    if name == entry.name { return true }
    let wanted = letters(name)
    return ([entry.name] + entry.aliases).contains { letters($0) == wanted }
  }

  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Puts the deepest level of a reference into an element, and local levels below it.
  ///
  /// Levels 1 to 3 are national; what stands deeper is a code only where the set has it, and
  /// otherwise the region's own.
  mutating func putReference(
    _ field: String, _ cells: [(level: Int, cell: SourceCell)], into element: inout Element
  ) {
    guard case .reference(let key)? = cells.first?.cell.column.layout.content else { return }
    var chain: [(code: String, cell: SourceCell)] = []
    for (level, cell) in cells {
      if level <= 3 {
        if let code = reference(cell.text, set: key, cell) { chain.append((code, cell)) }
        continue
      }
      for item in CellWords.values(cell.text) {
        let token = String(item.text.prefix { $0 != " " }).uppercased()
        if !item.isLiteral, library.referenceSets[key]?.entry(token) != nil {
          chain.append((token, cell))
        } else {
          put(
            FieldText(text: item.text.foldingSpace()), at: "\(field)-lokal", of: &element,
            place: cell.place)
        }
      }
    }
    guard let deepest = chain.last else { return }
    for (code, cell) in chain.dropLast() where !deepest.code.hasPrefix(code + ".") {
      report(
        "BUK025", at: cell.location,
        ["nilai": code, "kolom": cell.column.heading, "kode": deepest.code], value: code,
        unit: cell.unit)
    }
    put(FieldText(text: deepest.code), at: field, of: &element, place: deepest.cell.place)
  }
}
