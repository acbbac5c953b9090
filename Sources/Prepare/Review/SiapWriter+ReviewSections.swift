internal import References
internal import XMLTree

/// Which chapters and sections of which documents a review changes.
extension SiapWriter {
  mutating func writeSectionChanges(
    _ review: ReviewReport, _ section: PreparedDocument.Section
  ) {
    var table = table("reviu-bagian", id: section.id)
    var unchanged: [String] = []
    for document in review.documents {
      guard let changes = review.sections[document.key] else { continue }
      if changes.isEmpty {
        unchanged.append(document.name)
        continue
      }
      table.rows.append(
        .group(
          words.text(
            "reviu.kelompok-bagian",
            ["dokumen": document.name, "jumlah": Formats.grouped(changes.count)])))
      table.rows += changes.map(row)
    }
    if !table.rows.isEmpty {
      writeSentence("reviu.kalimat.bagian-dokumen")
      write(table)
    }
    if !unchanged.isEmpty {
      writeSentence(
        "reviu.kalimat.bagian-dokumen-tetap", ["dokumen": prepared.formats.joined(unchanged)])
    }
  }

  private func row(_ change: SectionChange) -> Row {
    var parts: [String] = []
    if change.rows > 0 {
      parts.append(
        words.text("reviu.yang-berubah.baris", ["jumlah": Formats.grouped(change.rows)]))
    }
    if change.hasText { parts.append(words.text("reviu.yang-berubah.uraian")) }
    if change.hasDrawing { parts.append(words.text("reviu.yang-berubah.gambar")) }
    return Row([
      "bab": Cell(words.text("reviu.bab", ["label": change.labels.joined(separator: ".")])),
      "bagian-dokumen": Cell(change.title),
      "keadaan-bagian": Cell(words.text("reviu.bagian-dokumen.\(change.kind.rawValue)")),
      "yang-berubah": Cell(parts.isEmpty ? "–" : prepared.formats.joined(parts)),
    ])
  }
}
