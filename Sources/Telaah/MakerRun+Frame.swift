internal import Instruments

/// Fields of head and closing, as far as their lines say what they are; the lines themselves stay
/// as originals, so that nothing is lost.
extension MakerRun {
  private func keys(_ text: String) -> [String] {
    text.split(separator: " ").map { vocabulary.key(String($0)) }.filter { !$0.isEmpty }
  }

  /// Number, year, name, subject, blessing and office of the head.
  func settleHead(_ result: inout Instrument) {
    var rest: [Written] = []
    var subject: [Written] = []
    var takesSubject = false
    for written in result.head.original {
      let keys = keys(written.text)
      if vocabulary.phrase("rumus-pembuka", at: 0, in: keys) > 0 {
        (result.preamble.blessing, takesSubject) = (written, false)
      } else if written.text.hasSuffix(","), written.text == written.text.uppercased(),
        !subject.isEmpty || takesSubject
      {
        (result.preamble.office, takesSubject) = (written, false)
      } else if takesSubject {
        subject.append(written)
      } else if keys.first.map({ vocabulary.has($0, in: "tentang") }) ?? false {
        takesSubject = true
        rest.append(written)
      } else {
        settle(written, keys, &result, &rest)
      }
    }
    result.head.line = result.head.original.first?.line
    result.head.original = rest
    if let first = subject.first {
      result.head.subject = Written(subject.map(\.text).joined(separator: " "), line: first.line)
    }
  }

  private func settle(
    _ written: Written, _ keys: [String], _ result: inout Instrument, _ rest: inout [Written]
  ) {
    // "NOMOR 26 TAHUN 2024" gives number and year; its words stay.
    if keys.count == 4, keys[0] == "nomor", keys[2] == "tahun", keys[3].utf8.count == 4,
      Int(keys[3]) != nil
    {
      (result.head.number, result.head.year) = (keys[1], keys[3])
      rest.append(written)
    } else if keys.first == "peraturan", result.head.name == nil {
      result.head.name = written
    } else if keys.first == "salinan", keys.count == 1 {
      result.status = .copy
      rest.append(written)
    } else if result.head.maker == nil, result.head.name == nil, keys.count < 8 {
      result.head.maker = written
    } else {
      rest.append(written)
    }
  }

  /// Order to promulgate, place and date of setting and promulgation, and the gazette.
  func settleClosing(_ closing: inout Closing) {
    if let first = closing.original.first,
      vocabulary.holds("perintah-pengundangan", in: keys(first.text))
    {
      closing.order = first
      closing.original.removeFirst()
    }
    for (index, written) in closing.original.enumerated() {
      let keys = keys(written.text)
      if keys.starts(with: ["ditetapkan", "di"]) {
        closing.setting = signing(written, index, closing.original)
      } else if keys.starts(with: ["diundangkan", "di"]) {
        closing.promulgation = signing(written, index, closing.original)
      } else if let group = ["lembaran-daerah", "berita-daerah"].first(where: {
        vocabulary.phrase($0, at: 0, in: keys) > 0
      }) {
        let text = closing.original.dropFirst(index).prefix(2).map(\.text).joined(separator: " ")
        closing.gazette = gazette(group, self.keys(text), written.line)
      }
    }
  }

  private func gazette(_ group: String, _ keys: [String], _ line: Int?) -> Closing.Gazette {
    func after(_ word: String) -> String? {
      guard let place = keys.firstIndex(of: word), place + 1 < keys.count else { return nil }
      return Int(keys[place + 1]) == nil ? nil : keys[place + 1]
    }
    return Closing.Gazette(
      name: vocabulary.wording(group).uppercased(),
      year: after("tahun").flatMap {
        $0.utf8.count == 4 ? $0 : nil
      }, number: after("nomor"), line: line)
  }

  /// Place and date behind "Ditetapkan di", and the office on the line after them.
  private func signing(_ written: Written, _ index: Int, _ lines: [Written]) -> Closing.Signing {
    let town = written.text.split(separator: " ").dropFirst(2).joined(separator: " ")
    var result = Closing.Signing(town: town.isEmpty ? nil : town, line: written.line)
    guard index + 1 < lines.count else { return result }
    let next = lines[index + 1].text
    if keys(next).starts(with: ["pada", "tanggal"]) {
      result.writtenDate = next.split(separator: " ").dropFirst(2).joined(separator: " ")
      if index + 2 < lines.count, lines[index + 2].text == lines[index + 2].text.uppercased() {
        result.official = Official(office: lines[index + 2].text)
      }
    }
    return result
  }
}
