internal import Prepare
internal import Publish
internal import References

extension Program {
  /// Writes a folder for each indicator that the documents are evidence for: the documents, and a note
  /// that says where to look and what is missing.
  ///
  /// - Parameters:
  ///   - files: files of each document, by its key.
  ///   - documents: the documents.
  ///   - prepared: the plan.
  ///   - path: folder that holds the folders.
  /// - Returns: the exit code when something could not be written.
  func writeEvidence(
    _ files: [String: [(name: String, bytes: [UInt8])]], _ documents: [PreparedDocument],
    of prepared: PreparedPlan, to path: String
  ) -> ExitCode? {
    var notes: [String: [String]] = [:]
    var holders: [String: [String]] = [:]
    for document in documents {
      for entry in EvidenceIndex(document, of: prepared).entries {
        notes[entry.indicator.code, default: []].append(note(entry, document, prepared))
        holders[entry.indicator.code, default: []].append(document.kind)
      }
    }
    do throws(OutputFailure) {
      for code in notes.keys.sorted() {
        var folder = try OutputFolder("\(path)/\(code)")
        for kind in holders[code] ?? [] {
          for file in files[kind] ?? [] { try folder.stage(file.bytes, as: file.name) }
        }
        let text = (notes[code] ?? []).joined(separator: "\n")
        try folder.stage(Array(text.utf8), as: "keterangan.txt")
        try folder.commit()
      }
      return nil
    } catch {
      return report(error, prepared.library)
    }
  }

  private func note(
    _ entry: EvidenceIndex.Entry, _ document: PreparedDocument, _ prepared: PreparedPlan
  ) -> String {
    let words = prepared.library.words
    let objects = entry.objects.isEmpty ? "–" : entry.objects.joined(separator: ", ")
    let level = entry.current.map {
      words.text("bukti.tingkat", ["tingkat": String($0.level), "isi": $0.text])
    }
    let next = entry.next.map { criterion in
      let certainty = words.text("bukti.keyakinan.\(entry.certainty)")
      return words.text(
        "bukti.kriteria",
        ["tingkat": String(criterion.level), "isi": criterion.text, "keyakinan": certainty])
    }
    let missing = entry.missing.map { words.text("bukti.syarat.\($0)") }.joined(separator: "; ")
    let lines: [(String, String)] = [
      ("kolom.indikator-nama", "\(entry.indicator.code) \(entry.indicator.name)"),
      ("kolom.dokumen", document.title),
      ("kolom.bagian", entry.sections.map(\.title).joined(separator: "; ")),
      ("kolom.objek-bukti", objects), ("kolom.tingkat-bukti", level ?? "0"),
      ("kolom.kriteria-bukti", next ?? "–"),
      ("kolom.kurang-bukti", missing.isEmpty ? "–" : missing),
    ]
    return lines.map { "\(words.text($0.0, prepared.facts)): \($0.1)\n" }.joined()
  }
}
