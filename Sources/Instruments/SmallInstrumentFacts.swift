internal import Diagnostics
internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

/// What a small instrument is filled with: facts of plan and law, members and tasks of its team, rows of
/// its register.
struct SmallInstrumentFacts {
  let decision: SmallInstruments.Known
  let drafter: InstrumentDrafter
  let kind: InstrumentKind

  private var prepared: PreparedPlan { drafter.prepared }

  /// The group that it stands for: one request, the plan's where it knows number, date or status.
  var group: InstrumentDrafter.Group {
    InstrumentDrafter.Group(
      kind: kind,
      requests: [
        request
          ?? DocumentRequest(
            kind: DocumentRequest.decisionPrefix + decision.key, status: "rancangan")
      ])
  }

  /// What the plan knows of the instrument.
  private var request: DocumentRequest? {
    prepared.plan.decisions.first { $0.decision == decision.key }
  }

  /// The team of the plan that it sets up.
  private var team: Team? { prepared.plan.teams.first { $0.kind == decision.key } }

  /// Where findings about its material lie: at its team, else where the plan names its law.
  var place: Place { team?.place ?? prepared.plan.identity.profile.place }

  /// Where findings about the draft lie: where the plan tells of it, else at its material.
  var draftPlace: Place { request?.place ?? place }

  /// Whether the plan has nothing for its annex.
  var isEmpty: Bool {
    switch decision.entry.material {
    case .members: team?.members.isEmpty ?? true
    case .objects: objects.isEmpty
    case .units: units.isEmpty
    }
  }

  /// That the plan has nothing for its annex.
  func lacking() -> Catatan {
    let (id, value): (String, String) =
      switch decision.entry.material {
      case .members: ("KPT002", decision.key)
      case .objects(let kinds):
        (
          "KPT003",
          kinds.sorted().compactMap { prepared.library.fields.kind($0)?.name }
            .joined(separator: ", ")
        )
      case .units(let role):
        ("KPT004", prepared.library.lists["peran-unit"]?.value(role)?.name ?? role)
      }
    return prepared.library.rules.catatan(
      id, at: prepared.plan.location(place), ["nilai": value, "objek": decision.statement.name],
      value: value)
  }

  /// Everything, as one scope.
  var scope: ClauseScope {
    let facts = ClauseFacts(drafter: drafter, group: group, addsOwnLaw: true)
    var scope = facts.scope
    let words = prepared.library.words
    let manager = prepared.plan.units.first { hasRole($0, "pengelola-spbe") }
    scope.facts["amanat"] = Statement.citation(decision.citations, words) ?? ""
    let name = team?.name ?? decision.statement.name
    scope.facts["tim.nama"] = name
    scope.facts["tim.nama-panjang"] = facts.spelledOut(name)
    scope.facts["tim.disebut"] = facts.spelledOut(name) == name ? "" : name
    scope.facts["pengelola"] = manager?.name ?? drafter.words.text("titik")
    switch decision.entry.material {
    case .members: addMembers(to: &scope)
    case .objects: addObjects(to: &scope)
    case .units:
      scope.lists["unit"] = units.enumerated().map {
        ClauseScope(["unit.nomor": String($0 + 1), "unit.nama": $1.name])
      }
    }
    return scope
  }

  private func addMembers(to scope: inout ClauseScope) {
    let law = prepared.profile.teams.first { $0.statement.key == decision.key }
    addWork("tim.tugas", law?.tasks ?? [], to: &scope)
    addWork("tim.fungsi", law?.functions ?? [], to: &scope)
    let members = team?.members ?? []
    scope.lists["anggota"] = members.enumerated().map { number, member in
      ClauseScope([
        "anggota.nomor": String(number + 1), "anggota.jabatan": member.office,
        "anggota.kedudukan": member.position,
      ])
    }
    // One row for each task; the first names whose it is.
    scope.lists["tugas"] = members.enumerated().flatMap { number, member in
      (member.tasks.isEmpty ? [drafter.words.text("titik")] : member.tasks).enumerated().map {
        position, task in
        let isFirst = position == 0
        return ClauseScope([
          "tugas.nomor": isFirst ? String(number + 1) : "",
          "tugas.kedudukan": isFirst ? member.position : "",
          "tugas.jabatan": isFirst ? member.office : "",
          "tugas.teks": member.tasks.count > 1
            ? "\(Formats.letters(position + 1)). \(task)" : task,
        ])
      }
    }
  }

  /// What the law has a team do: several as a list, a single one in the sentence.
  private func addWork(_ key: String, _ statements: [Statement], to scope: inout ClauseScope) {
    let names = statements.map(\.name)
    scope.facts["\(key).ada"] = names.isEmpty ? "" : "ya"
    scope.facts["\(key).banyak"] = names.count > 1 ? "ya" : ""
    scope.facts["\(key).tunggal"] = names.count == 1 ? names[0] : ""
    scope.lists[key] = names.map { ClauseScope(["\(key).nama": $0]) }
  }

  private func addObjects(to scope: inout ClauseScope) {
    let open = objects.filter { !$0.isRestricted }
    let hidden = objects.count - open.count
    scope.facts["objek.ditahan"] = hidden == 0 ? "" : String(hidden)
    scope.lists["objek"] = open.enumerated().map { number, object in
      ClauseScope([
        "objek.nomor": String(number + 1), "objek.kode": object.kode, "objek.nama": object.name,
        "objek.jenis": prepared.library.fields.kind(object.kind)?.name ?? object.kind,
        "objek.unit": owner(of: object),
      ])
    }
  }

  /// The unit that answers for an object, by name; a dash where the public may not know it.
  private func owner(of object: PlanObject) -> String {
    let fields = prepared.library.fields
    guard let kind = fields.kind(object.kind), let domain = fields.domain(kind.domain),
      let value = object.fields.first(where: { $0.field == domain.ownerField }),
      value.isRestricted ?? kind.field(domain.ownerField)?.isRestricted != true
    else { return "–" }
    return prepared.index.unit(value.value).map { prepared.plan.units[$0].name } ?? value.value
  }

  /// Objects that stay, of the kinds that it lists.
  private var objects: [PlanObject] {
    guard case .objects(let kinds) = decision.entry.material else { return [] }
    return prepared.plan.objects.filter { kinds.contains($0.kind) && $0.state != .stopped }
  }

  private var units: [Unit] {
    guard case .units(let role) = decision.entry.material else { return [] }
    return prepared.plan.units.filter { hasRole($0, role) }
  }

  private func hasRole(_ unit: Unit, _ role: String) -> Bool {
    let list = prepared.library.lists["peran-unit"]
    return unit.roles.contains { (list?.value($0)?.key ?? $0) == role }
  }
}
