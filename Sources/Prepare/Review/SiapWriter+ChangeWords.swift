internal import Ingest
internal import References
internal import Review

/// How a change is put into words: what it is about, what its fields are called, what stood there.
extension SiapWriter {
  /// Kode and name of what a change is about: lines stand under their kegiatan.
  func heading(
    of change: ItemChange, _ review: ReviewReport
  ) -> (kode: String, name: String) {
    guard let item = change.new ?? change.old else { return ("", "") }
    let plan = change.new == nil ? review.comparison.old : review.comparison.new
    var kode = item.kode ?? item.value("@kunci") ?? item.value("@set") ?? "–"
    if item.kode == nil, let parent = item.parent, let outer = plan.items[parent].kode {
      kode = outer
    }
    if let old = change.old?.kode, let new = change.new?.kode, old != new {
      kode = words.text("reviu.kode-berganti", ["lama": old, "baru": new])
    }
    // What has no name of its own is called by what it is.
    var title = item.title == item.name ? thing(item.name) : item.title
    if let year = item.value("@tahun") { title += " (\(year))" }
    return (kode, SiapWriter.clipped(title))
  }

  /// What an item of an element is called; the element's own name where there is no word for it.
  private func thing(_ name: String) -> String {
    let key = "reviu.butir.\(name)"
    return words.has(key) ? sentence(key) : name
  }

  /// What an item that came or went is, in a few words.
  func summary(of item: PlanItem?) -> String {
    guard let item else { return "–" }
    var parts: [String] = []
    if let kind = prepared.library.fields.kind(item.name) {
      parts.append(kind.name)
      parts.append(words.text("keadaan.\(item.value("@keadaan") ?? ObjectState.current.rawValue)"))
      if let domain = prepared.library.fields.domain(kind.domain),
        let owner = item.value(domain.ownerField)
      {
        parts.append(owner)
      }
    } else {
      parts.append(thing(item.name))
      if let unit = item.value("@perangkat-daerah") ?? item.value("penanggung-jawab") {
        parts.append(unit)
      }
      if let amount = item.value("pagu").flatMap({ Int64($0) }) {
        parts.append(Formats.rupiah(amount))
      }
    }
    return parts.joined(separator: "; ")
  }

  func label(of key: String, _ item: String) -> String {
    if let field = prepared.library.fields.kind(item)?.field(key) { return field.label }
    if words.has("reviu.bidang.\(key)") { return sentence("reviu.bidang.\(key)") }
    let parts = key.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, words.has("reviu.bidang.\(parts[0])") else { return key }
    return "\(sentence("reviu.bidang.\(parts[0])")) \(parts[1])"
  }

  func valueText(_ values: [ItemValue], _ key: String, _ item: String) -> String {
    if values.isEmpty, let usual = SiapWriter.usual["\(item) \(key)"] ?? SiapWriter.usual[key] {
      return words.text(usual)
    }
    guard !values.isEmpty else { return "–" }
    if key == "@keadaan" {
      return words.text("keadaan.\(values[0].text)")
    }
    if key == "@status", words.has("status.\(values[0].text)") {
      return words.text("status.\(values[0].text)")
    }
    let isMoney =
      key == "pagu" || prepared.library.fields.kind(item)?.field(key)?.content == .money
    let texts = values.map { value -> String in
      if isMoney, let amount = Int64(value.text) { return Formats.grouped(amount) }
      return value.text
    }
    return texts.joined(separator: "; ")
  }

  /// Both sides of a field as a table shows them: long ones from shortly before the first difference.
  func sides(_ field: FieldChange, _ item: String) -> (old: String, new: String) {
    let (old, new) = (
      valueText(field.old, field.key, item), valueText(field.new, field.key, item)
    )
    let limit = SiapWriter.clipLimit
    guard old.count > limit || new.count > limit, !field.old.isEmpty, !field.new.isEmpty else {
      return (SiapWriter.clipped(old), SiapWriter.clipped(new))
    }
    let same = zip(old, new).prefix { $0 == $1 }.count
    guard same > SiapWriter.lead else { return (SiapWriter.clipped(old), SiapWriter.clipped(new)) }
    func tail(_ text: String) -> String {
      // From the beginning of a word.
      let rest = text.dropFirst(same - SiapWriter.lead)
      let words = rest.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
      return SiapWriter.clipped("… " + (words.isEmpty ? rest : words))
    }
    return (tail(old), tail(new))
  }

  /// Characters before the first difference of two long values that a table shows.
  private static let lead = 80

  /// What the absence of an attribute says, as keys of words.
  private static let usual = [
    "@keadaan": "keadaan.saat-ini", "kegiatan @status": "status.belum-mulai",
    "kesenjangan @status": "reviu.status-aktif", "dokumen @status": "reviu.status.rancangan",
  ]

  /// Most characters of a value in a table.
  private static let clipLimit = 240

  private static func clipped(_ text: String) -> String {
    text.count <= clipLimit ? text : text.prefix(clipLimit - 1) + "…"
  }
}
