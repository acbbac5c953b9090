internal import References

/// Who signs a form: office, name, rank, and civil servant number below each other.
extension FormReader {
  /// The one who signs at the end: the last line that ends with a comma is the office.
  mutating func readSigner(_ field: String) {
    let copies = isText("tembusan")
    let lines = text.paragraphs.map(\.text).prefix { !copies($0) }
    guard let start = lines.lastIndex(where: { $0.hasSuffix(",") }) else { return }
    let part = field == "pimpinan" ? words.text("jabatan.pimpinan") : nil
    setSigner(Array(lines[start...]), field, part: part)
  }

  /// Those who sign side by side: a row of offices and a row of names.
  mutating func readSigners() {
    var offices: [[String]]?
    for case .row(let cells) in text.lines where cells.count == 2 {
      guard let above = offices else {
        offices = cells
        continue
      }
      for (office, names) in zip(above, cells) {
        for (key, field) in [("jabatan.notulis", "notulis"), ("jabatan.pimpinan", "pimpinan")]
        where office.first.map({ FormText.isSame($0.trimmingComma, words.text(key)) }) == true {
          setSigner(office + names, field, part: words.text(key))
        }
      }
      offices = nil
    }
  }

  /// Those who attest a berita acara: side by side in rows of offices and rows of names, or one below
  /// the text.
  mutating func readAttestation() {
    let closing = isText("berita-acara.penutup")
    let start = text.lines.lastIndex { line in
      if case .paragraph(let text) = line { closing(text) } else { false }
    }
    var below: [String] = []
    var offices: [[String]]?
    for line in text.lines[(start.map { $0 + 1 } ?? text.lines.endIndex)...] {
      switch line {
      case .paragraph(let text): if !text.isEmpty { below.append(text) }
      case .row(let cells):
        guard let above = offices, above.count == cells.count else {
          offices = cells
          continue
        }
        for (office, names) in zip(above, cells) {
          addSigner(office + names, officeLines: office.count)
        }
        offices = nil
      }
    }
    // Paragraphs: every line that ends with a comma begins the next.
    let starts = below.indices.filter { below[$0].hasSuffix(",") }
    for (number, start) in starts.enumerated() {
      let end = starts.indices.contains(number + 1) ? starts[number + 1] : below.endIndex
      addSigner(Array(below[start..<end]), officeLines: 1)
    }
  }

  /// Takes note of who signs: the office, then name, rank and civil servant number.
  private mutating func addSigner(_ lines: [String], officeLines: Int) {
    let head = lines.prefix(officeLines)
    guard let line = head.lastIndex(where: { $0.hasSuffix(",") }) ?? head.indices.last else {
      return
    }
    let office = lines[line].trimmingComma
    guard !FormText.isBlank(office) else { return }
    let person = Self.person(lines[(line + 1)...], WordPattern(words.text("nip")))
    form.signers.append(
      FilledForm.Signer(office: office, name: person.name, rank: person.rank, nip: person.nip))
  }

  /// Name, rank and civil servant number below each other; what is still open is nil.
  private static func person(
    _ lines: ArraySlice<String>, _ number: WordPattern
  ) -> (name: String?, rank: String?, nip: String?) {
    let lines = lines.filter { !FormText.isBlank($0) }
    var result: (name: String?, rank: String?, nip: String?)
    for line in lines {
      if let value = number.values(in: line)?["nomor"] {
        if !FormText.isBlank(value) { result.nip = value }
      } else if result.name == nil {
        result.name = line
      } else {
        result.rank = line
      }
    }
    return result
  }

  /// Takes over a signature; `part` is what stands in place of the office while nobody is named.
  private mutating func setSigner(_ lines: [String], _ field: String, part: String?) {
    guard let officeLine = lines.lastIndex(where: { $0.hasSuffix(",") }) else { return }
    let office = lines[officeLine].trimmingComma
    let person = Self.person(lines[(officeLine + 1)...], WordPattern(words.text("nip")))
    guard let name = person.name, !FormText.isBlank(office) else { return }
    // The part alone is no office: who led is not said by the words "Pimpinan Rapat".
    let isPart = part.map { FormText.isSame(office, $0) } ?? false
    if form.values["\(field)/@jabatan"] == nil {
      guard !isPart else {
        form.problems.append(.init(field: "\(field)/@jabatan", value: name, manner: "orang"))
        return
      }
      form.values["\(field)/@jabatan"] = office
    }
    if form.values["\(field)/@nama"] == nil { form.values["\(field)/@nama"] = name }
    if let nip = person.nip { form.values["\(field)/@nip"] = nip }
    if field == "penanda-tangan", let rank = person.rank {
      form.values["\(field)/@pangkat"] = rank
    }
  }
}

extension String {
  /// The text without the comma behind an office.
  fileprivate var trimmingComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
