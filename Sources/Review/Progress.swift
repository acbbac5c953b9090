/// What says how far a plan has been carried out. It does not change the plan.
enum Progress {
  /// Items that are a log, of meetings and of what was asked for in a year.
  static let items: Set = ["peristiwa", "usul", "rka", "rekomendasi-terbit"]

  /// Whether a change of a field only says how far the plan has come.
  static func isProgress(
    _ item: String, _ key: String, _ old: [ItemValue], _ new: [ItemValue]
  ) -> Bool {
    if items.contains(item) { return true }
    switch item {
    // The day of its data, and the vocabulary that it is written in.
    case "rencana": return key == "@tanggal" || key == "@versi"
    case "kegiatan":
      return key == "@status" && old.first?.text != "ditunda" && new.first?.text != "ditunda"
    case "rincian", "iku": return key == "realisasi" || key.hasPrefix("realisasi/")
    case "indeks": return key.hasPrefix("nilai")
    case "tingkat": return key.hasPrefix("@capaian")
    default: return key == "iku-realisasi"
    }
  }
}
