internal import Diagnostics
internal import References

extension Program {
  /// `naskah acuan`: the sets, one entry with what is above and below it, or a search.
  func showReferences(_ command: Acuan) throws(BrokenData) -> ExitCode {
    if command.kode != nil, command.cari != nil {
      console.report("naskah: \(words.text("galat.acuan"))\n\(words.text("galat.bantuan"))\n")
      return .usage
    }
    let library = try Library(from: folder)
    if let search = command.cari { return find(search, in: library) }
    guard let code = command.kode?.uppercased() else {
      for set in library.referenceSets.values.sorted(by: { $0.key < $1.key }) {
        console.print(line(set))
      }
      for set in library.indicatorSets {
        console.print("\(set.key)  \(set.name), \(set.basis) (\(set.indicators.count))\n")
      }
      return .clean
    }
    return show(code, in: library)
  }

  private func line(_ set: ReferenceSet) -> String {
    let values = [
      "jumlah": String(set.entries.count), "versi": set.version,
      "mulai": set.validFrom ?? "–", "sampai": set.validUntil ?? "–",
    ]
    let key = set.validUntil == nil ? "acuan.versi-tanpa-akhir" : "acuan.versi"
    return "\(set.key)  \(set.name)  \(words.text(key, values))\n"
  }

  private func show(_ code: String, in library: Library) -> ExitCode {
    if let set = library.referenceSets[code] {
      console.print(line(set))
      for entry in set.entries where entry.level <= 2 { console.print(self.line(entry, set)) }
      return .clean
    }
    if let (set, indicator) = library.indicator(code) {
      console.print(
        "\(indicator.code)  \(indicator.name)\n\(set.name), \(set.basis) · \(indicator.aspect)\n")
      return .clean
    }
    guard let set = library.referenceSet(ofCode: code), let entry = set.entry(code) else {
      let codes = library.referenceSets.values.flatMap { $0.entries.map(\.code) }.sorted()
      console.report(
        missing("acuan.tidak-ada", code, Similarity.nearest(to: code, in: codes)))
      return .findings
    }
    for entry in set.chain(code) { console.print(line(entry, set)) }
    for alias in entry.aliases {
      console.print("  \(words.text("acuan.alias", ["nama": alias]))\n")
    }
    for child in set.children(of: code) { console.print(line(child, set)) }
    console.print(words.text("acuan.sumber", ["sumber": set.source]) + "\n")
    return .clean
  }

  private func line(_ entry: ReferenceSet.Entry, _ set: ReferenceSet) -> String {
    let indent = String(repeating: "  ", count: max(entry.level - 1, 0))
    let status =
      entry.status == "tersumber" ? "" : "  (\(words.text("acuan.status.\(entry.status)")))"
    return "\(indent)\(entry.code)  \(entry.name)\(status)\n"
  }

  /// Entries whose name holds every word that was asked for, in any case.
  private func find(_ search: String, in library: Library) -> ExitCode {
    let wanted = search.lowercased().split(separator: " ").map(String.init)
    var found = 0
    for set in library.referenceSets.values.sorted(by: { $0.key < $1.key }) {
      for entry in set.entries {
        let text = ([entry.name] + entry.aliases).joined(separator: " ").lowercased()
        guard !wanted.isEmpty, wanted.allSatisfy(text.contains) else { continue }
        found += 1
        console.print("\(entry.code)  \(entry.name)\n")
      }
    }
    guard found == 0 else { return .clean }
    console.report(missing("acuan.tidak-ditemukan", search, nil))
    return .findings
  }
}
