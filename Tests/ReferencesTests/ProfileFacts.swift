import References

/// A profile as lines that a table of facts can be held against: `kind subject fact` and the articles
/// behind it in short form, such as `5(2)a`.
struct ProfileFacts {
  struct Line {
    let text: String
    let articles: Set<String>
  }

  let lines: [Line]

  /// Lines of one kind in the order of the profile.
  func lines(_ kind: String) -> [String] {
    lines.filter { $0.text.hasPrefix(kind + " ") }.map(\.text)
  }

  init(_ profile: Profile) {
    var lines: [Line] = []
    func add(_ text: String, _ citations: [Citation]) {
      lines.append(Line(text: text, articles: Set(citations.map(ProfileFacts.short))))
    }
    for item in profile.elements { add("unsur \(item.key)", item.citations) }
    for item in profile.domains { add("domain \(item.key)", item.citations) }
    for item in profile.groups { add("muatan \(item.key)", item.citations) }
    for document in profile.documents { ProfileFacts.describe(document, add) }
    for duty in profile.duties {
      let interval = duty.interval.map {
        "\(duty.isMinimum ? "paling-sedikit" : "tepat") \($0.count) \($0.isMonths ? "bulan" : "tahun")"
      }
      let times = duty.times.map(\.key).joined(separator: "+")
      add(
        "kewajiban \(duty.statement.key) \(interval ?? (times.isEmpty ? "-" : times))",
        duty.statement.citations)
      for object in duty.objects {
        add("objek \(duty.statement.key) \(object.key)", object.citations)
      }
    }
    for item in profile.deadlines {
      add("tenggat \(item.statement.key) \(item.lastDay ?? "-")", item.statement.citations)
    }
    for team in profile.teams {
      add("tim \(team.statement.key) \(team.instrument ?? "-")", team.statement.citations)
      for member in team.members {
        add("anggota \(team.statement.key) \(member.position): \(member.office)", member.citations)
      }
    }
    for item in profile.decisions {
      add("keputusan \(item.statement.key) \(item.instrument ?? "-")", item.statement.citations)
    }
    for item in profile.recommendations {
      let limits = [item.sourceCode, item.placement].compactMap(\.self).map { "[\($0)]" }
      add(
        ([
          "rekomendasi", item.statement.modality ?? "-",
          item.kinds.joined(separator: "+"),
        ] + limits + ["\(item.form): \(item.giver)"]).joined(separator: " "),
        item.statement.citations)
    }
    for area in profile.management {
      let names = (profile.coordinators[area.key] ?? []).map { $0.role ?? $0.team ?? "?" }
      add(
        "manajemen \(area.key) \(names.isEmpty ? "-" : names.joined(separator: "+"))",
        area.citations + (profile.coordinators[area.key] ?? []).flatMap(\.citations))
    }
    self.lines = lines
  }

  private static func describe(
    _ document: Profile.Document, _ add: (String, [Citation]) -> Void
  ) {
    let key = document.key
    let standing =
      document.partOf.map { "dalam \($0)" } ?? (document.isRequired ? "wajib" : "tidak")
    add("dokumen \(key) \(standing)", document.citations)
    for content in document.contents {
      let form = content.document.map { _ in content.isSummary ? " ringkasan" : " utuh" } ?? ""
      add("isi \(key) \(content.key)\(form)", content.citations)
    }
    if let period = document.period {
      add("periode \(key) \(period.binding.rawValue) \(period.years)", period.statement.citations)
      for condition in period.conditions {
        add("syarat \(key) \(condition.key)", condition.citations)
      }
    }
    for item in document.alignments {
      add("selaras \(key) \(item.key) \(item.manner ?? "-")", item.citations)
    }
    for item in document.drafters { add("penyusun \(key) \(item.role ?? "-")", item.citations) }
    for item in document.consultations {
      add("konsultasi \(key) \(item.modality ?? "-")", item.citations)
    }
    if let setter = document.setter {
      let annex = document.isAnnex ? " lampiran" : ""
      add("penetap \(key) \(setter.name) \(document.instrument ?? "-")\(annex)", setter.citations)
    }
    for review in document.reviews {
      add("reviu \(key) \(review.name) \(review.modality) \(review.connector)", [])
      for item in review.times {
        let force = item.modality.map { " \($0)" } ?? ""
        add("waktu \(key) \(item.key)\(force)", item.citations)
      }
      for item in review.triggers { add("pemicu \(key) \(item.key)", item.citations) }
      if let item = review.reviewer {
        add("pelaksana \(key) \(item.role ?? item.team ?? item.name)", item.citations)
      }
      if let item = review.receiver {
        add("penerima \(key) \(item.team ?? item.role ?? item.name)", item.citations)
      }
    }
  }

  /// `4(3)a`, `1#12`; articles of another regulation with its name in front.
  private static func short(_ citation: Citation) -> String {
    (citation.regulation.map { "\($0) " } ?? "") + (citation.article ?? "")
      + (citation.paragraph.map { "(\($0))" } ?? "") + (citation.letter ?? "")
      + (citation.number.map { "#\($0)" } ?? "")
  }
}
