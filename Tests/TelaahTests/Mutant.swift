import TestSupport

@testable import Telaah

/// A clean text with one defect planted into it.
struct Mutant {
  var lines: [String]
  /// Line of the defect, counted from 1.
  var line: Int
  /// Kind that must be found on that line, or on one of `lines`.
  var kind: String
  /// Lines on which the finding may stand.
  var places: ClosedRange<Int>
  /// Kinds that follow from the defect by nature: a number that is gone is missed by its references.
  var consequences: Set<String> = []
}

/// Plants defects.
struct Planter {
  let lines: [String]
  let reading: Reading

  init(_ lines: [String]) throws {
    self.lines = lines
    reading = try Samples.read(lines.joined(separator: "\n"))
  }

  static let kinds = 18

  /// A mutant of one sort at a place of its own choosing; nil when the place does not fit.
  func mutant(_ sort: Int, _ generator: inout SeededGenerator) -> Mutant? {
    switch sort {
    case 0:
      changedReference(&generator) { _ in
        "99"
      } kind: {
        "rujukan-tidak-ada"
      }
    case 1: selfReference(&generator)
    case 2: bareReference(&generator)
    case 3:
      replaced(" dalam Pasal ", " pada Pasal ", after: "dimaksud", "penulisan-rujukan", &generator)
    case 4:
      replaced(" pada ayat (", " dalam ayat (", after: "dimaksud", "penulisan-rujukan", &generator)
    case 5:
      replaced("sebagaimana dimaksud", "sebagaimana yang dimaksud", "penulisan-rujukan", &generator)
    case 6: replaced("; dan", ";", atEnd: true, "rincian-tanpa-penghubung", &generator)
    case 7: strayConnector(&generator)
    case 8: replaced(";", ".", atEnd: true, item: true, "tanda-akhir", &generator)
    case 9: replaced(".", ";", atEnd: true, item: false, "tanda-akhir", &generator)
    case 10: doubledItem(&generator)
    case 11: renumbered(&generator)
    case 12: swappedMarks(&generator)
    case 13: lostMark(&generator)
    case 14: doubledProvision(&generator)
    case 15: replaced("5 (lima)", "5 (enam)", "angka-huruf-berbeda", &generator)
    case 16: renamedHeading(&generator)
    default: wrongItem(&generator)
    }
  }

  // MARK: Choosing

  private func pick(_ count: Int, _ generator: inout SeededGenerator) -> Int? {
    count > 0 ? Int.random(in: 0..<count, using: &generator) : nil
  }

  /// Lines of articles that satisfy a condition, as indices.
  private func rows(where fits: (String) -> Bool) -> [Int] {
    let first = reading.indices(of: .pasal).first.map { reading.units[$0].line } ?? 1
    let last = reading.indices(of: .penutup).first.map { reading.units[$0].line } ?? lines.count
    return (first - 1..<last - 1).filter { fits(lines[$0]) }
  }

  private func units(_ kind: Unit.Kind, where fits: (Unit) -> Bool) -> [Int] {
    reading.indices(of: kind).filter {
      reading.around($0, .pasal) != nil && fits(reading.units[$0])
    }
  }

  private func single(_ unit: Unit) -> Bool {
    unit.spans.count == 1 && unit.children.isEmpty
  }

  private func made(
    _ index: Int, _ text: String, _ kind: String, near: Int = 0, _ consequences: Set<String> = []
  ) -> Mutant {
    var changed = lines
    changed[index] = text
    return Mutant(
      lines: changed, line: index + 1, kind: kind, places: (index + 1 - near)...(index + 1 + near),
      consequences: consequences)
  }

  // MARK: Words and marks

  private func replaced(
    _ old: String, _ new: String, after lead: String = "", atEnd: Bool = false, item: Bool? = nil,
    _ kind: String, _ generator: inout SeededGenerator
  ) -> Mutant? {
    let full = lead + old
    let all = rows { line in
      guard atEnd ? line.hasSuffix(full) : line.contains(full) else { return false }
      guard let item else { return true }
      return isItem(line) == item && !isDefinition(line)
    }
    guard let place = pick(all.count, &generator) else { return nil }
    let line = lines[all[place]]
    let text =
      atEnd
      ? line.dropLast(full.count) + lead + new : replacingFirst(full, in: line, with: lead + new)
    return made(all[place], String(text), kind)
  }

  private func replacingFirst(_ old: String, in text: String, with new: String) -> String {
    let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.map(String.init).joined(separator: new)
  }

  private func bare(_ line: String) -> Substring { line.drop { $0 == " " || $0 == "-" } }

  private func isItem(_ line: String) -> Bool {
    let text = bare(line)
    return text.dropFirst().hasPrefix(". ") && text.first?.isLowercase ?? false
  }

  private func isDefinition(_ line: String) -> Bool { line.first?.isNumber ?? false }

  private func strayConnector(_ generator: inout SeededGenerator) -> Mutant? {
    let all = units(.huruf) { unit in
      let row = reading.units[unit.parent].children
      return single(unit) && row.count >= 4 && unit.value ?? 9 < row.count - 1
    }
    guard let place = pick(all.count, &generator) else { return nil }
    let index = reading.units[all[place]].line - 1
    guard lines[index].hasSuffix(";") else { return nil }
    return made(index, lines[index] + " dan", "penghubung-salah-tempat")
  }

  // MARK: References

  private func changedReference(
    _ generator: inout SeededGenerator, _ number: (Unit) -> String, kind: () -> String
  ) -> Mutant? {
    let all = units(.ayat) { unit in
      unit.value ?? 0 > 1 && lines[unit.line - 1].contains("dimaksud pada ayat (")
    }
    guard let place = pick(all.count, &generator) else { return nil }
    let unit = reading.units[all[place]]
    let line = lines[unit.line - 1]
    let lead = "dimaksud pada ayat ("
    let parts = line.split(separator: lead, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let rest = parts[1].drop { $0.isNumber }
    let text = String(parts[0]) + lead + number(unit) + rest
    return text == line ? nil : made(unit.line - 1, text, kind())
  }

  private func selfReference(_ generator: inout SeededGenerator) -> Mutant? {
    guard
      let mutant = changedReference(
        &generator, { String($0.value ?? 0) }, kind: { "rujukan-diri" })
    else { return nil }
    // With a huruf behind it the reference leads nowhere instead.
    return mutant.lines[mutant.line - 1].contains(") huruf ") ? nil : mutant
  }

  private func bareReference(_ generator: inout SeededGenerator) -> Mutant? {
    let all = rows { line in
      guard
        let range = line.split(separator: "dimaksud pada ayat (", maxSplits: 1).dropFirst().first
      else { return false }
      return range.dropFirst(2).hasPrefix(" ")
    }
    guard let place = pick(all.count, &generator) else { return nil }
    let parts = lines[all[place]].split(
      separator: "dimaksud pada ayat (", maxSplits: 1, omittingEmptySubsequences: false)
    let text = String(parts[0]) + "dimaksud pada ayat" + parts[1].dropFirst(2)
    return made(all[place], text, "rujukan-tanpa-nomor")
  }

  /// A reference to another item of a list of names: "Manajemen data ... huruf d" for "huruf c".
  private func wrongItem(_ generator: inout SeededGenerator) -> Mutant? {
    let all = rows { $0.contains("dimaksud dalam Pasal 13 huruf ") }
    guard let place = pick(all.count, &generator),
      let letter = "abcdefgh".randomElement(using: &generator)
    else { return nil }
    let parts = lines[all[place]].split(
      separator: "Pasal 13 huruf ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first != letter else { return nil }
    let text = "\(parts[0])Pasal 13 huruf \(letter)\(parts[1].dropFirst())"
    return made(all[place], text, "rujukan-salah-sasaran")
  }

  // MARK: Items, provisions, numbers

  private func doubledItem(_ generator: inout SeededGenerator) -> Mutant? {
    let all = units(.huruf) { single($0) && $0.value ?? 0 > 1 && lines[$0.line - 1].hasSuffix(";") }
    guard let place = pick(all.count, &generator) else { return nil }
    let unit = reading.units[all[place]]
    let row = reading.units[unit.parent].children
    guard let own = row.firstIndex(of: all[place]), own > 0, single(reading.units[row[own - 1]])
    else {
      return nil
    }
    let mark = lines[unit.line - 1].prefix { $0 != "." }
    let text = "\(mark). \(reading.text(row[own - 1]))"
    return made(unit.line - 1, text, "butir-ganda", ["rujukan-salah-sasaran"])
  }

  private func doubledProvision(_ generator: inout SeededGenerator) -> Mutant? {
    let all = units(.ayat) { unit in
      single(unit) && lines[unit.line - 1].hasSuffix(".")
        && !lines[unit.line - 1].contains("ayat (")
    }
    guard let from = pick(all.count, &generator), let to = pick(all.count, &generator), from != to
    else { return nil }
    let (source, unit) = (all[min(from, to)], reading.units[all[max(from, to)]])
    guard reading.text(source).split(separator: " ").count > 6 else { return nil }
    let mark = lines[unit.line - 1].prefix { $0 != ")" }
    return made(
      unit.line - 1, "\(mark)) \(reading.text(source))", "ketentuan-ganda",
      ["rujukan-salah-sasaran"])
  }

  private func renumbered(_ generator: inout SeededGenerator) -> Mutant? {
    let all = units(.ayat) { $0.value ?? 0 > 1 }
    guard let place = pick(all.count, &generator) else { return nil }
    let unit = reading.units[all[place]]
    let value = unit.value ?? 0
    let shift = Bool.random(using: &generator) ? 1 : -1
    let text = replacingFirst("(\(value))", in: lines[unit.line - 1], with: "(\(value + shift))")
    let row = reading.units[unit.parent].children
    let isLast = row.last == all[place]
    let kind = shift == 1 && isLast ? "nomor-loncat" : "nomor-ganda"
    var mutant = made(
      unit.line - 1, text, kind,
      ["nomor-loncat", "rujukan-tidak-ada", "rujukan-diri", "rujukan-salah-sasaran"])
    // A doubled number is told at the second of the two.
    if shift == 1, !isLast, let own = row.firstIndex(of: all[place]) {
      mutant.places = unit.line...reading.units[row[own + 1]].line
    }
    return mutant
  }

  private func swappedMarks(_ generator: inout SeededGenerator) -> Mutant? {
    let all = units(.huruf) { single($0) && $0.value ?? 0 > 1 }
    guard let place = pick(all.count, &generator) else { return nil }
    let unit = reading.units[all[place]]
    let row = reading.units[unit.parent].children
    guard let own = row.firstIndex(of: all[place]), own > 0 else { return nil }
    let before = reading.units[row[own - 1]]
    guard single(before) else { return nil }
    let (first, second) = (before.number + ". ", unit.number + ". ")
    var mutant = made(
      unit.line - 1, replacingFirst(second, in: lines[unit.line - 1], with: first),
      "urutan-terbalik",
      ["rujukan-salah-sasaran"])
    mutant.lines[before.line - 1] = replacingFirst(first, in: lines[before.line - 1], with: second)
    return mutant
  }

  private func lostMark(_ generator: inout SeededGenerator) -> Mutant? {
    let all = units(.ayat) { unit in
      guard single(unit), let value = unit.value, value > 1 else { return false }
      let row = reading.units[unit.parent].children
      let before = reading.units[row[value - 2]]
      return before.children.isEmpty && reading.text(of: unit.spans).split(separator: " ").count > 9
    }
    guard let place = pick(all.count, &generator) else { return nil }
    let unit = reading.units[all[place]]
    let text = lines[unit.line - 1].split(separator: ") ", maxSplits: 1).last.map(String.init) ?? ""
    return made(
      unit.line - 1, text, "paragraf-tanpa-nomor",
      ["nomor-loncat", "rujukan-tidak-ada", "rujukan-salah-sasaran"])
  }

  private func renamedHeading(_ generator: inout SeededGenerator) -> Mutant? {
    let all = reading.indices(of: .pasal).dropFirst().dropLast()
    guard let place = pick(all.count, &generator) else { return nil }
    let unit = reading.units[all[all.startIndex + place]]
    return made(
      unit.line - 1, "Pasal \((unit.value ?? 0) - 1)", "nomor-ganda",
      ["nomor-loncat", "rujukan-tidak-ada", "rujukan-diri", "rujukan-salah-sasaran"])
  }
}
