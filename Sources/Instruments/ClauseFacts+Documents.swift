internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

extension ClauseFacts {
  /// One document with what the law says of it.
  func document(_ request: DocumentRequest) -> ClauseScope {
    let law = prepared.profile.document(request.kind)
    let period = request.period ?? identity.period
    var facts = [
      "dokumen.kunci": request.kind, "dokumen.nama": name(request),
      "dokumen.judul": drafter.titles[request.kind] ?? name(request),
      "dokumen.lama": String(max(period.length, 0)), "dokumen.mulai": String(period.start),
      "dokumen.selesai": String(period.end),
    ]
    let review = law?.reviews.first
    facts.merge(reviewFacts(review)) { $1 }
    let lists: [(String, [Statement])] = [
      ("isi", ClauseFacts.withoutHeads(law?.contents ?? [])), ("waktu", review?.times ?? []),
      ("pemicu", review?.triggers ?? []),
    ]
    var inner: [String: [ClauseScope]] = [:]
    for (key, statements) in lists {
      let names = statements.map(printed)
      facts["dokumen.\(key).banyak"] = names.count > 1 ? "ya" : ""
      facts["dokumen.\(key).tunggal"] = names.count == 1 ? names[0] : ""
      inner["dokumen.\(key)"] = zip(statements, names).map {
        ClauseScope(["dokumen.\(key).kunci": $0.key, "dokumen.\(key).nama": $1])
      }
    }
    if let phrase = review?.timesPhrase {
      facts["dokumen.waktu.banyak"] = ""
      facts["dokumen.waktu.tunggal"] = phrase
    }
    return ClauseScope(facts, lists: inner)
  }

  private func reviewFacts(_ review: Profile.Review?) -> [String: String] {
    guard let review else { return [:] }
    // Where only a review out of turn needs a ground, it is that item of the list that is referred to.
    let names =
      !review.alwaysNeedsTrigger && review.timesPhrase == nil && review.times.count > 1
      && review.times.contains { $0.key == Profile.Review.outOfTurn }
    return [
      "dokumen.reviu": review.name, "dokumen.reviu.awal": review.name.capitalizedFirst,
      "dokumen.reviu.sifat": modality(review.modality),
      "dokumen.reviu.dasar": review.lead ?? drafter.words.text("reviu.dasar"),
      "dokumen.reviu.rincian": series(review.connector),
      "dokumen.waktu.rincian": series(review.timeConnector ?? "dan/atau"),
      "dokumen.reviu.tertentu": names ? Profile.Review.outOfTurn : "",
      "dokumen.reviu.pelaksana": review.reviewer.map { outside($0.name) } ?? "",
      "dokumen.reviu.penerima": review.receiver.map { teamName($0) ?? outside($0.name) } ?? "",
    ]
  }

  /// What a document is bound to, once for each manner in which the law binds it, in its order.
  func alignments(_ request: DocumentRequest) -> [ClauseScope] {
    let statements = prepared.profile.document(request.kind)?.alignments ?? []
    var manners: [String] = []
    var groups: [String: [Statement]] = [:]
    for statement in statements {
      let manner = statement.manner ?? "diselaraskan"
      if groups[manner] == nil { manners.append(manner) }
      groups[manner, default: []].append(statement)
    }
    return manners.map { manner in
      let names = (groups[manner] ?? []).map(printed)
      return ClauseScope(
        [
          "selaras.kunci": "\(request.kind)-\(manner)", "selaras.dokumen": name(request),
          "selaras.cara": drafter.words.text("selaras.\(manner)"),
          "selaras.rincian": names.count > 1 ? Provision.Series.all.rawValue : "",
          "selaras.tunggal": names.count == 1 ? names[0] : "",
        ],
        lists: ["selaras.butir": names.map { ClauseScope(["selaras.butir.nama": $0]) }])
    }
  }

  /// Words of the law as they stand in an instrument of their own.
  private func printed(_ statement: Statement) -> String { outside(item(statement.name)) }

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
