internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

/// The facts that the clauses of one instrument are filled with: plan, law, officials, dates.
struct ClauseFacts {
  let drafter: InstrumentDrafter
  let group: InstrumentDrafter.Group
  /// Whether the region's own regulation stands in the legal basis, since it delegates.
  var addsOwnLaw = false

  var prepared: PreparedPlan { drafter.prepared }
  var identity: Identity { prepared.plan.identity }
  var words: Words { prepared.library.words }
  private var lead: DocumentRequest { group.requests[0] }

  /// Everything, as one scope.
  var scope: ClauseScope {
    let documents = group.requests.map(document)
    let alignments = group.requests.flatMap(alignments)
    var facts = prepared.facts.merging(prepared.terms) { $1 }
    facts.merge(general) { $1 }
    facts.merge(law) { $1 }
    facts.merge(closing) { $1 }
    facts.merge(monitoring) { $1 }
    facts.merge(reviews) { $1 }
    return ClauseScope(
      facts,
      lists: [
        "dokumen": documents, "selaras": alignments, "dasar": legalBasis.map(basis),
        "dasar-bebas": freeBasis,
      ], origins: origins)
  }

  /// Where facts stand in the plan.
  private var origins: [String: Place] {
    var origins: [String: Place] = [:]
    let names = [
      "status", "nomor", "tahun", "tentang", "mengubah", "tanggal", "undang.tanggal",
      "undang.tahun", "undang.nomor",
    ]
    for name in names { origins[name] = lead.place }
    let officials = [
      ("penanda", lead.official ?? identity.head), ("sekretaris", identity.secretary),
    ]
    for case (let name, let official?) in officials where official.place != .none {
      for part in ["jabatan", "nama", "pangkat", "nip"] {
        origins["\(name).\(part)"] = official.place
      }
    }
    return origins
  }

  /// A regulation of the legal basis, with its place where the plan names it.
  private func basis(_ key: String) -> ClauseScope {
    let own = prepared.plan.legalBasis.first { $0.value.key == key }
    return ClauseScope(
      ["dasar.kunci": key], origins: own.map { ["dasar.kunci": $0.place] } ?? [:])
  }

  private var general: [String: String] {
    let kind = group.kind
    let names = group.requests.map { name($0) }
    let titles = group.requests.map { drafter.titles[$0.kind] ?? name($0) }
    // "Kabupaten X" is the region; what its head makes is "Peraturan Bupati X".
    let place = identity.name.split(separator: " ").dropFirst().joined(separator: " ")
    let blesses = kind.hasBlessing || (kind.hasRulings && drafter.style.blessesDecisions)
    return [
      "jenis.kunci": kind.key, "jenis.nama": kind.name, "jenis.pejabat": kind.office ?? "",
      "status": lead.status, "profil.kunci": prepared.profile.key, "pejabat": identity.head.office,
      "provinsi": identity.kind == "provinsi" ? "" : identity.province, "wilayah": place,
      "nomor": lead.number ?? "", "tahun": lead.year ?? "",
      "tentang": lead.subject ?? titles.joined(separator: ", "), "rahmat": blesses ? "ya" : "",
      "daftar-nama": prepared.formats.joined(names),
      "daftar-nama-panjang": prepared.formats.joined(names.map(spelledOut)),
      "daftar-dokumen": prepared.formats.joined(titles), "dokumen-utama": lead.kind,
      "rujuk.penetapan": group.requests.map { "penetapan-\($0.kind)" }.joined(separator: " "),
      "salinan": lead.status == "salinan" ? "ya" : "", "mengubah": lead.amends ?? "",
      "mengubah.lengkap": lead.amends.flatMap { prepared.library.regulations[$0] }.map {
        RegulationNames(words, prepared.library.regulations).full($0)
      } ?? "",
    ]
  }

  /// A name without the short form of the system: titles and considerations stand before the
  /// definitions, and a title has no short forms (UU 12/2011, Lampiran II).
  func spelledOut(_ name: String) -> String {
    guard let short = prepared.terms["sistem"], let long = prepared.terms["sistem-panjang"] else {
      return name
    }
    return name.split(separator: " ").map { $0 == short ? long : String($0) }
      .joined(separator: " ")
  }

  func name(_ request: DocumentRequest) -> String {
    prepared.profile.document(request.kind)?.name ?? drafter.titles[request.kind]
      ?? request.kind
  }

  /// What the law says of who sets the documents, and whether it delegates.
  private var law: [String: String] {
    let laws = group.requests.map { prepared.profile.document($0.kind) }
    let delegations = laws.map { $0?.delegation ?? [] }
    let isDelegated = delegations.allSatisfy { !$0.isEmpty }
    let setters = zip(group.requests, laws).compactMap { request, law in
      law?.setter.map { (request, $0.citations) }
    }
    return [
      "hukum.kunci": prepared.profile.regulationKey,
      "pelimpahan": isDelegated
        ? Statement.citation(delegations.flatMap(\.self), words) ?? "" : "",
      "amanat": Statement.citation(setters.flatMap(\.1), words) ?? "",
      "daftar-amanat": prepared.formats.joined(setters.map { name($0.0) }),
      "daftar-amanat-panjang": prepared.formats.joined(
        setters.map { spelledOut(name($0.0)) }),
    ]
  }

  private var closing: [String: String] {
    let signer = lead.official ?? identity.head
    let secretary = identity.secretary
    func office(_ official: Ingest.Official) -> String {
      (official.isActing ? drafter.words.text("pejabat.penjabat") + " " : "") + official.office
    }
    return [
      "tanggal": lead.date ?? "", "penanda.jabatan": office(signer),
      "penanda.nama": signer.name ?? "", "penanda.pangkat": signer.rank ?? "",
      "penanda.nip": signer.nip ?? "", "sekretaris.jabatan": secretary.map(office) ?? "",
      "sekretaris.nama": secretary?.name ?? "", "sekretaris.pangkat": secretary?.rank ?? "",
      "sekretaris.nip": secretary?.nip ?? "", "lembaran": group.kind.gazette ?? "",
      "undang.tanggal": lead.gazette?.date ?? "",
      "undang.tahun": lead.gazette?.year ?? lead.year ?? "",
      "undang.nomor": lead.gazette?.number ?? "",
    ]
  }

  /// Regulations in force whose rank allows them, highest first, then by year.
  private var legalBasis: [String] {
    let register = prepared.library.regulations
    let keys =
      prepared.profile.legalBasis + prepared.plan.legalBasis.compactMap(\.value.key)
      + (addsOwnLaw ? [prepared.profile.regulationKey] : [])
    var seen: Set<String> = []
    let limit = group.kind.rank ?? 8
    return keys.filter { seen.insert($0).inserted }.compactMap { register[$0] }
      .filter { $0.isRegulation && $0.rank <= limit && $0.status != "dicabut" }
      .enumerated().sorted {
        ($0.element.rank, $0.element.year ?? "", $0.offset)
          < ($1.element.rank, $1.element.year ?? "", $1.offset)
      }.map(\.element.key)
  }

  private var freeBasis: [ClauseScope] {
    prepared.plan.legalBasis.filter { $0.value.key == nil && !$0.value.text.isEmpty }.map {
      ClauseScope(["dasar-bebas.teks": $0.value.text], origins: ["dasar-bebas.teks": $0.place])
    }
  }

  /// Who watches the carrying out, and how often: the duty about the leading document, else the
  /// general one.
  private var monitoring: [String: String] {
    let duties = prepared.profile.duties
    let keys = ["pemantauan-\(lead.kind)", "pemantauan-evaluasi", "pemantauan"]
    guard let key = keys.first(where: { key in duties.contains { $0.statement.key == key } }),
      let duty = duties.first(where: { $0.statement.key == key })
    else { return [:] }
    return [
      "pemantauan.pelaksana": teamName(duty.statement) ?? duty.actor ?? "",
      "pemantauan.lama": duty.interval.map { String($0.count) } ?? "",
      "pemantauan.satuan": duty.interval.map {
        drafter.words.text($0.isMonths ? "satuan.bulan" : "satuan.tahun")
      } ?? "",
      "pemantauan.cara": duty.isMinimum ? drafter.words.text("cara.paling-sedikit") + " " : "",
    ]
  }

  /// The name under which the law sets up the team that acts: one team has one name in a text.
  func teamName(_ statement: Statement) -> String? {
    statement.team.flatMap { key in
      prepared.profile.teams.first { $0.statement.key == key }?.statement.name
    }
  }

  private var reviews: [String: String] {
    let names = group.requests.compactMap {
      prepared.profile.document($0.kind)?.reviews.first?.name
    }
    var seen: Set<String> = []
    let titles = names.filter { seen.insert($0).inserted }.map(\.capitalizedFirst)
    let usual = drafter.words.text("reviu.umum")
    return [
      "reviu.ada": names.isEmpty ? "" : "ya",
      "reviu.judul": titles.isEmpty ? usual : prepared.formats.joined(titles),
    ]
  }
}
