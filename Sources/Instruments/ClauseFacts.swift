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

  private var prepared: PreparedPlan { drafter.prepared }
  private var identity: Identity { prepared.plan.identity }
  private var words: Words { prepared.library.words }
  private var lead: DocumentRequest { group.requests[0] }

  /// Everything, as one scope.
  var scope: ClauseScope {
    let documents = group.requests.map(document)
    var facts = prepared.facts.merging(prepared.terms) { $1 }
    facts.merge(general) { $1 }
    facts.merge(law) { $1 }
    facts.merge(closing) { $1 }
    facts.merge(monitoring) { $1 }
    facts.merge(reviews) { $1 }
    return ClauseScope(
      facts,
      lists: [
        "dokumen": documents, "dasar": legalBasis.map(basis), "dasar-bebas": freeBasis,
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

  private func name(_ request: DocumentRequest) -> String {
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
    let team = duty.statement.team.flatMap { key in
      prepared.profile.teams.first { $0.statement.key == key }?.statement.name
    }
    return [
      "pemantauan.pelaksana": team ?? duty.actor ?? "",
      "pemantauan.lama": duty.interval.map { String($0.count) } ?? "",
      "pemantauan.satuan": duty.interval.map {
        drafter.words.text($0.isMonths ? "satuan.bulan" : "satuan.tahun")
      } ?? "",
      "pemantauan.cara": duty.isMinimum ? drafter.words.text("cara.paling-sedikit") + " " : "",
    ]
  }

  private var reviews: [String: String] {
    let names = group.requests.compactMap {
      prepared.profile.document($0.kind)?.reviews.first?.name
    }
    var seen: Set<String> = []
    let titles = names.filter { seen.insert($0).inserted }.map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    let usual = drafter.words.text("reviu.umum")
    return [
      "reviu.ada": names.isEmpty ? "" : "ya",
      "reviu.judul": titles.isEmpty ? usual : prepared.formats.joined(titles),
    ]
  }
}

extension ClauseFacts {
  /// One document with what the law says of it.
  private func document(_ request: DocumentRequest) -> ClauseScope {
    let law = prepared.profile.document(request.kind)
    let period = request.period ?? identity.period
    let review = law?.reviews.first
    var facts = [
      "dokumen.kunci": request.kind, "dokumen.nama": name(request),
      "dokumen.judul": drafter.titles[request.kind] ?? name(request),
      "dokumen.lama": String(max(period.length, 0)), "dokumen.mulai": String(period.start),
      "dokumen.selesai": String(period.end), "dokumen.reviu": review?.name ?? "",
      "dokumen.reviu.awal": (review?.name ?? "").prefix(1).uppercased()
        + (review?.name ?? "").dropFirst(),
      "dokumen.reviu.sifat": review.map { modality($0.modality) } ?? "",
      "dokumen.reviu.dasar": review?.lead ?? drafter.words.text("reviu.dasar"),
      "dokumen.reviu.rincian": series(review?.connector),
      "dokumen.reviu.pelaksana": review?.reviewer.map { outside($0.name) } ?? "",
      "dokumen.reviu.penerima": review?.receiver.map { outside($0.name) } ?? "",
    ]
    let lists: [(String, [Statement])] = [
      ("isi", ClauseFacts.withoutHeads(law?.contents ?? [])), ("selaras", law?.alignments ?? []),
      ("waktu", review?.times ?? []), ("pemicu", review?.triggers ?? []),
    ]
    var inner: [String: [ClauseScope]] = [:]
    for (key, statements) in lists {
      let names = statements.map { outside(item($0.name)) }
      facts["dokumen.\(key).banyak"] = names.count > 1 ? "ya" : ""
      facts["dokumen.\(key).tunggal"] = names.count == 1 ? names[0] : ""
      inner["dokumen.\(key)"] = names.map { ClauseScope(["dokumen.\(key).nama": $0]) }
    }
    return ClauseScope(facts, lists: inner)
  }

  /// Contents without those that only head the ones behind them ("Domain arsitektur").
  private static func withoutHeads(_ contents: [Statement]) -> [Statement] {
    contents.filter { head in contents.count { $0.name.hasPrefix(head.name + " ") } < 2 }
  }

  /// "wajib dilakukan", "dapat dilakukan"; a law that only says "dilakukan" leads to that.
  private func modality(_ word: String) -> String { word.isEmpty ? "" : word + " " }

  private func series(_ connector: String?) -> String {
    switch connector {
    case "dan": Provision.Series.all.rawValue
    case "dan/atau": Provision.Series.some.rawValue
    default: Provision.Series.one.rawValue
    }
  }

  /// A name of the law as an item of a list, which begins small (UU 12/2011, Lampiran II) unless its
  /// words are a defined term or a title.
  private func item(_ text: String) -> String {
    let joins = ["dan", "atau", "dan-atau"].map { drafter.words.text("rujuk.sambung.\($0)") }
    let words = text.split(separator: " ").filter { !joins.contains(String($0)) }
    guard words.count > 1, words[0].dropFirst().allSatisfy(\.isLowercase),
      words[1].first?.isLowercase == true
    else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Words of the law that cite its own articles would cite the new instrument's: they get the name
  /// of the law behind them.
  private func outside(_ text: String) -> String {
    let lead = words.text("rujuk.pasal", ["n": ""]).prefix(while: \.isLetter)
    let cites = ["\(lead) ", "\(lead)\u{A0}"].contains(where: text.contains)
    guard cites else { return text }
    let register = prepared.library.regulations
    let law =
      register[prepared.profile.regulationKey].map { RegulationNames(words, register).name($0) }
      ?? prepared.profile.regulation
    // A law may leave out what only makes sense inside it ("dalam Pasal 3").
    let manner = drafter.words.text("cara.dimaksud.dalam")
    let short = manner.split(separator: " ").last.map(String.init) ?? ""
    let full =
      text.contains(manner) ? text : text.replacing(" \(short) \(lead)", with: " \(manner) \(lead)")
    return "\(full) \(law)"
  }
}
