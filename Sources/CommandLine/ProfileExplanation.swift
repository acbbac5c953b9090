internal import References

/// A profile in words: what the law demands, statement by statement, each with its article.
struct ProfileExplanation {
  let profile: Profile
  /// Words of the command line.
  let words: Words
  /// Words of legal references.
  let legal: Words

  var text: String {
    var lines = ["\(profile.key)  \(profile.regulation)", ""]
    lines += list("profil.unsur", profile.elements)
    lines += list("profil.domain", profile.domains)
    lines += list("profil.muatan", profile.groups)
    for document in profile.documents { lines += explain(document) }
    lines += list("profil.kewajiban", profile.duties.map(cited))
    lines += list("profil.tenggat", profile.deadlines.map(cited))
    lines += list("profil.manajemen", profile.management)
    lines += list("profil.tim", profile.teams.flatMap(cited))
    lines += list("profil.keputusan", profile.decisions.map(cited))
    lines += list("profil.rekomendasi", profile.recommendations.map(cited))
    lines += list(
      "profil.catatan",
      profile.notes.map { note in
        let kind = words.text("profil.catatan.\(note.kind)")
        return "\(kind) (\(Statement.citation(note.citations, legal) ?? "–")): \(note.text)"
      })
    return lines.joined(separator: "\n") + "\n"
  }

  private func cited(_ name: String, _ citations: [Citation]) -> String {
    Statement.citation(citations, legal).map { "\(name) (\($0))" } ?? name
  }

  private func cited(_ statement: Statement) -> String {
    cited(statement.name, statement.citations)
  }

  private func cited(_ duty: Profile.PeriodicDuty) -> String {
    var name = duty.statement.name
    if !duty.objects.isEmpty { name += ": " + duty.objects.map(\.name).joined(separator: ", ") }
    if let interval = duty.interval {
      let unit = words.text(interval.isMonths ? "profil.bulan" : "profil.tahun")
      let key = duty.isMinimum ? "profil.paling-sedikit" : "profil.setiap"
      name += "; " + words.text(key, ["jangka": "\(interval.count) \(unit)"])
    }
    for time in duty.times { name += "; " + time.name }
    if let actor = duty.actor { name += "; " + words.text("profil.oleh", ["nama": actor]) }
    if let receiver = duty.receiver {
      name += "; " + words.text("profil.kepada", ["nama": receiver])
    }
    return cited(name, duty.statement.citations)
  }

  private func cited(_ deadline: Profile.Deadline) -> String {
    let day = deadline.lastDay ?? deadline.since
    return cited(
      "\(deadline.statement.name); \(words.text("profil.paling-lambat", ["tanggal": day]))",
      deadline.statement.citations)
  }

  private func cited(_ team: Profile.Team) -> [String] {
    func work(_ key: String, _ statements: [Statement]) -> [String] {
      statements.map { "  \(cited(words.text(key, ["nilai": $0.name]), $0.citations))" }
    }
    let set = setBy(team.statement.name, team.setter, team.instrument)
    return [cited(set, team.statement.citations)]
      + team.members.map { "  \(cited("\($0.position): \($0.office)", $0.citations))" }
      + work("profil.tim-tugas", team.tasks) + work("profil.tim-fungsi", team.functions)
  }

  private func cited(_ decision: Profile.Decision) -> String {
    cited(
      setBy(decision.statement.name, decision.setter, decision.instrument),
      decision.statement.citations)
  }

  private func cited(_ recommendation: Profile.Recommendation) -> String {
    let giver = words.text(
      "profil.dari", ["bentuk": recommendation.form, "nama": recommendation.giver])
    return cited(
      "\(recommendation.statement.name); \(giver)", recommendation.statement.citations)
  }

  private func setBy(_ name: String, _ setter: String?, _ instrument: String?) -> String {
    let parts = [
      setter.map { words.text("profil.oleh", ["nama": $0]) },
      instrument.map { words.text("profil.dengan", ["nama": $0]) },
    ].compactMap(\.self)
    return ([name] + parts).joined(separator: "; ")
  }

  private func list(_ key: String, _ statements: [Statement]) -> [String] {
    list(key, statements.map(cited))
  }

  private func list(_ key: String, _ texts: [String]) -> [String] {
    guard !texts.isEmpty else { return [] }
    return [words.text(key)] + texts.map { "  - \($0)" } + [""]
  }

  private func explain(_ document: Profile.Document) -> [String] {
    let whole = document.partOf.flatMap(profile.document)?.name
    let duty =
      whole.map { words.text("profil.dalam", ["nama": $0]) }
      ?? words.text(document.isRequired ? "profil.wajib" : "profil.tidak-wajib")
    var lines = ["\(cited(document.name, document.citations)): \(duty)", ""]
    lines += list("profil.isi", document.contents)
    if let period = document.period {
      let key =
        switch period.binding {
        case .exactly: "profil.periode"
        case .atMost: "profil.periode-paling-lama"
        case .atLeast: "profil.periode-paling-sedikit"
        }
      lines.append(
        cited(words.text(key, ["tahun": String(period.years)]), period.statement.citations))
      lines += period.conditions.map { "  - \(cited($0))" }
    }
    lines += list("profil.keselarasan", document.alignments)
    for drafter in document.drafters {
      lines.append(words.text("profil.penyusun", ["nama": cited(drafter)]))
    }
    for partner in document.consultations {
      lines.append(
        words.text(
          "profil.konsultasi", ["nama": cited(partner), "sifat": partner.modality ?? ""]))
    }
    if let setter = document.setter {
      lines.append(words.text("profil.penetap", ["nama": cited(setter)]))
      lines.append(
        document.instrument.map { words.text("profil.instrumen", ["nama": $0]) }
          ?? words.text("profil.tanpa-instrumen"))
      if document.isAnnex {
        lines.append(words.text("profil.lampiran", ["nama": profile.regulation]))
      }
    }
    for review in document.reviews { lines += explain(review) }
    return lines + [""]
  }

  private func explain(_ review: Profile.Review) -> [String] {
    var lines = [
      words.text("profil.reviu", ["nama": review.name, "sifat": review.modality])
    ]
    lines += review.times.map { "  - \(cited(legal.text("waktu.\($0.key)"), $0.citations))" }
    let key = review.alwaysNeedsTrigger ? "profil.pemicu-setiap" : "profil.pemicu"
    lines += list(key, review.triggers).map {
      Words.fill($0, ["konektor": review.connector])
    }
    if let reviewer = review.reviewer {
      lines.append(words.text("profil.pelaksana", ["nama": cited(reviewer)]))
    }
    if let receiver = review.receiver {
      lines.append(words.text("profil.penerima", ["nama": cited(receiver)]))
    }
    if let setter = review.setter {
      let name = setBy(setter.name, nil, review.instrument)
      lines.append(words.text("profil.penetap-perubahan", ["nama": cited(name, setter.citations)]))
    }
    return lines
  }
}
