internal import References
internal import Review

/// The parts of a plan by which a report groups its changes.
enum ChangeGroups {
  /// Parts besides the domains, in the order of the report; their words are `reviu.bagian.KEY`.
  static let others = [
    "unit", "strategi", "kesenjangan", "kegiatan", "tata-kelola", "narasi", "lain",
  ]

  /// Key of the part that an item belongs to: the key of a domain, or one of the others.
  static func key(_ name: String, _ library: Library) -> String {
    if let kind = library.fields.kind(name) { return kind.domain }
    switch name {
    case "unit": return "unit"
    case "misi", "tujuan", "sasaran", "iku", "arah-kebijakan", "strategi-pelaksanaan", "strategi":
      return "strategi"
    case "kesenjangan": return "kesenjangan"
    case "kegiatan", "rincian": return "kegiatan"
    case "tim", "anggota", "manajemen", "risiko": return "tata-kelola"
    case "bagian": return "narasi"
    default: return "lain"
    }
  }

  /// Kinds of changes in the order in which a reader wants to see them.
  static let order: [ItemChange.Kind] = [
    .removed, .stopped, .added, .moved, .deferred, .changed, .reordered,
  ]
}
