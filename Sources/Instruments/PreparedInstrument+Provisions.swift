internal import Prepare
internal import References
internal import XMLTree

extension PreparedInstrument {
  /// Writes provisions with their marks, texts and the ends of their texts; items of one kind in a
  /// row become one list.
  ///
  /// - Parameters:
  ///   - provisions: provisions of one parent.
  ///   - endings: what each ends with; empty means that each ends as its own kind does.
  mutating func writeProvisions(_ provisions: [Provision], endings: [String?]) {
    var open: Provision.Kind?
    for (number, provision) in provisions.enumerated() {
      let list = provision.kind.isItem || provision.kind == .ayat ? provision.kind : nil
      if open != list {
        if open != nil { xml.end() }
        if let list { xml.start("daftar", [("jenis", list.rawValue)]) }
        open = list
      }
      write(provision, ending: endings.isEmpty ? nil : endings[number])
    }
    if open != nil { xml.end() }
  }

  private mutating func write(_ provision: Provision, ending: String?) {
    let own = position
    position += 1
    xml.start(
      "ketentuan",
      [
        ("jenis", provision.kind.rawValue), ("id", provision.id),
        ("marka", mark(provision, index.parts[own].number)),
        ("nama", provision.id == nil ? nil : references.fullName(own, in: index)),
      ])
    if !provision.title.isEmpty {
      let isCapital = provision.kind == .bab
      inlines("judul", provision.title, at: own, ending: "", isCapital: isCapital)
    }
    writeText(of: provision, at: own, ending: ending)
    for (number, row) in provision.rows.enumerated() {
      xml.start(number == 0 && provision.hasTableHead ? "kepala-tabel" : "baris-tabel")
      for cell in row { inlines("sel", cell, at: own, ending: "") }
      xml.end()
    }
    writeProvisions(provision.children, endings: endings(below: provision, ending: ending))
    xml.end()
  }

  private func mark(_ provision: Provision, _ number: String) -> String? {
    if index.isWritten, let mark = provision.mark { return mark }
    if provision.kind == .kalimat || (number.isEmpty && provision.kind != .butir) { return nil }
    if provision.kind == .butir, !number.isEmpty { return number }
    return ends.marks[provision.kind]?.filled(number)
  }

  private mutating func writeText(of provision: Provision, at own: Int, ending: String?) {
    if provision.text.isEmpty, let key = provision.regulation {
      let text = library.regulations[key].map(register.basis) ?? key
      xml.element("teks", text: text + (ending ?? ""))
      return
    }
    guard !provision.text.isEmpty else { return }
    let hasItems = provision.children.indices.contains {
      let kind = provision.children[$0].kind
      return kind.isItem || kind == .tabel
    }
    let end = hasItems ? "" : ending ?? ends.sentence
    inlines("teks", provision.text, at: own, ending: index.isWritten ? "" : end)
  }

  /// What each child ends with: the items of a list by how they belong together, the last of them as
  /// the whole list.
  private func endings(below provision: Provision, ending: String?) -> [String?] {
    let items = provision.children.indices.filter { provision.children[$0].kind.isItem }
    guard !items.isEmpty, !index.isWritten else { return [] }
    let isSentences =
      provision.series == .sentences
      || items.allSatisfy { provision.children[$0].definition != nil }
    let sentence = ends.sentence
    if isSentences { return provision.children.map { _ in sentence } }
    let separator = ends.separator
    let connector = provision.series.map { words.text("akhir.\($0.rawValue)") } ?? separator
    // In an amending instrument, a sentence may go on behind its list.
    let goesOn = provision.kind == .kalimat && provision.series != .sentences
    var seen = 0
    return provision.children.map { child in
      guard child.kind.isItem else { return sentence }
      seen += 1
      if seen == items.count { return goesOn ? separator : ending ?? sentence }
      return seen == items.count - 1 ? connector : separator
    }
  }

  /// Writes running text; the end is added unless the author wrote one.
  mutating func inlines(
    _ name: String, _ inlines: [Inline], at own: Int, ending: String, isCapital: Bool = false
  ) {
    xml.start(name, mixed: true)
    let end = self.end(ending, behind: inlines)
    for (number, inline) in inlines.enumerated() {
      let isLast = number == inlines.count - 1
      switch inline {
      case .text(let text):
        let kept = isLast ? end.cut(text) : text
        writeWords(isCapital ? kept.uppercased() : kept)
      case .foreign(let text): xml.element("asing", text: text)
      case .number(let number): xml.text(formats.spelled(number))
      case .line: break
      case .reference(let reference): write(reference, at: own)
      }
    }
    xml.text(end.added)
    xml.end()
  }

  private mutating func write(_ reference: Reference, at own: Int) {
    do throws(ReferenceWords.Problem) {
      for piece in try references.pieces(reference, from: own, in: index) {
        switch piece {
        case .words(let text): writeWords(text)
        case .link(let text, let target):
          xml.element("rujuk", [("ke", index.parts[target].id)], text: text)
        }
      }
    } catch {
      // Rules stop a run before this; a forced draft shows the hole.
      let target = reference.targets.first ?? reference.regulation ?? ""
      xml.element("isi", text: "\(words.text("isi.tanda")): \(target)]")
    }
  }

  /// What is added to a text, and what is cut from it: nothing is doubled that the author wrote.
  private func end(_ ending: String, behind inlines: [Inline]) -> End {
    guard case .text(let last)? = inlines.last, !ending.isEmpty, let byte = last.utf8.last else {
      return End(added: ending, cuts: 0)
    }
    if byte == UInt8(ascii: ":") { return End(added: "", cuts: 0) }
    for written in ends.connectors where written.utf8.last == byte && last.hasSuffix(written) {
      return End(added: ending, cuts: written.count)
    }
    let isStop = byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".")
    return End(
      added: ending, cuts: isStop ? last.reversed().prefix { ";.".contains($0) }.count : 0)
  }

  private struct End {
    let added: String
    let cuts: Int

    func cut(_ text: String) -> String { cuts == 0 ? text : String(text.dropLast(cuts)) }
  }
}

/// Marks of provisions and ends of their texts, looked up once.
struct ProvisionEndings {
  /// What a sentence, and an item of a list, end with.
  let sentence: String
  let separator: String
  /// Ends that join an item with the last one, also as an author may write them, the longest first.
  let connectors: [String]
  /// Marks by kind, such as `(%n%)`.
  let marks: [Provision.Kind: WordTemplate]

  /// - Parameter words: words of instruments.
  init(_ words: Words) {
    sentence = words.text("akhir.kalimat")
    let separator = words.text("akhir.butir")
    self.separator = separator
    connectors = [Provision.Series.some, .all, .one].flatMap { series in
      let connector = words.text("akhir.\(series.rawValue)")
      return [connector, "," + connector.dropFirst(separator.count)]
    }
    marks = Dictionary(
      uniqueKeysWithValues: Provision.Kind.allCases.map {
        ($0, WordTemplate("marka.\($0.rawValue)", of: words))
      })
  }
}
