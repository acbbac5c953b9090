internal import Ingest
internal import References

/// Computes the values that sentences and prose may quote by name.
struct Facts {
  let plan: Plan
  let profile: Profile
  let library: Library
  let counts: [String: PreparedPlan.Counts]
  let terms: [String: String]

  var all: [String: String] {
    var facts = terms
    facts.merge(identity) { $1 }
    facts.merge(objects) { $1 }
    facts.merge(roadmap) { $1 }
    facts.merge(index) { $1 }
    return facts
  }

  private var identity: [String: String] {
    let identity = plan.identity
    let words = library.words
    let formats = Formats(words)
    let period = identity.period
    return [
      "instansi.nama": identity.name,
      "instansi.pemerintah": words.text("instansi.pemerintah", ["nama": identity.name]),
      "instansi.provinsi": identity.province,
      "instansi.ibu-kota": identity.seat,
      "kepala-daerah.jabatan": identity.head.office,
      "sekretaris-daerah.jabatan": identity.secretary?.office ?? "",
      "periode.mulai": String(identity.start),
      "periode.selesai": String(identity.end),
      "periode.teks": identity.start == identity.end
        ? String(identity.start) : "\(identity.start)–\(identity.end)",
      "periode.lama": formats.spelled(max(period.length, 0)),
      "reviu.paruh-waktu": String(Schedule.midterm(of: period)),
      "reviu.tahun-terakhir": String(identity.end),
      "profil.peraturan": profile.regulation,
      "profil.singkat": profile.shortRegulation,
    ]
  }

  private var objects: [String: String] {
    var facts: [String: String] = [:]
    var today = 0
    var added = 0
    var stopped = 0
    for domain in library.fields.domains {
      let count = counts[domain.key] ?? PreparedPlan.Counts()
      facts["\(domain.key).saat-ini"] = Formats.grouped(count.today)
      facts["\(domain.key).dihentikan"] = Formats.grouped(count.stopped)
      facts["\(domain.key).baru"] = Formats.grouped(count.new)
      facts["\(domain.key).peningkatan"] = Formats.grouped(count.improved)
      facts["\(domain.key).dituju"] = Formats.grouped(count.added)
      today += count.today
      added += count.added
      stopped += count.stopped
    }
    facts["objek.saat-ini"] = Formats.grouped(today)
    facts["objek.dituju"] = Formats.grouped(added)
    facts["objek.dihentikan"] = Formats.grouped(stopped)
    facts["objek.jumlah"] = Formats.grouped(plan.objects.count)
    facts["unit.jumlah"] = Formats.grouped(plan.units.filter { $0.parent == nil }.count)
    facts["sasaran.jumlah"] = Formats.grouped(plan.strategy.objectives.count)
    return facts
  }

  private var roadmap: [String: String] {
    var total = Money()
    for activity in plan.activities where activity.status != "ditunda" {
      for line in activity.lines { total.add(line.amount) }
    }
    return [
      "kesenjangan.jumlah": Formats.grouped(plan.gaps.count),
      "kesenjangan.tinggi": Formats.grouped(plan.gaps.count { $0.priority == "tinggi" }),
      "kesenjangan.ditunda": Formats.grouped(plan.gaps.count { $0.isDeferred }),
      "kegiatan.jumlah": Formats.grouped(plan.activities.count),
      "kegiatan.ditunda": Formats.grouped(plan.activities.count { $0.status == "ditunda" }),
      "pagu.total": Formats.rupiah(total.rupiah),
      "pagu.belum-dihitung": Formats.grouped(total.uncounted),
      "risiko.jumlah": Formats.grouped(plan.risks.count),
    ]
  }

  private var index: [String: String] {
    guard let index = plan.identity.indices.first else {
      return ["indeks.nama": terms["indeks"] ?? ""]
    }
    var facts = [
      "indeks.nama": library.indicatorSets.first { $0.key == index.set }?.name ?? index.set
    ]
    if let last = index.values.max(by: { $0.year < $1.year }) {
      facts["indeks.awal"] = last.value
      facts["indeks.awal.tahun"] = String(last.year)
    }
    if let target = index.targets.max(by: { $0.year < $1.year }) {
      facts["indeks.target"] = target.value
      facts["indeks.target.tahun"] = String(target.year)
    }
    return facts
  }
}
