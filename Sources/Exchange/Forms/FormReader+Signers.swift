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

  /// Takes over a signature; `part` is what stands in place of the office while nobody is named.
  private mutating func setSigner(_ lines: [String], _ field: String, part: String?) {
    guard let officeLine = lines.lastIndex(where: { $0.hasSuffix(",") }) else { return }
    let office = lines[officeLine].trimmingComma
    let below = lines[(officeLine + 1)...].filter { !FormText.isBlank($0) }
    guard let name = below.first, !FormText.isBlank(office) else { return }
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
    let number = WordPattern(words.text("nip"))
    for line in below.dropFirst() {
      if let value = number.values(in: line)?["nomor"] {
        if !FormText.isBlank(value) { form.values["\(field)/@nip"] = value }
      } else if field == "penanda-tangan" {
        form.values["\(field)/@pangkat"] = line
      }
    }
  }
}

extension String {
  /// The text without the comma behind an office.
  fileprivate var trimmingComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
