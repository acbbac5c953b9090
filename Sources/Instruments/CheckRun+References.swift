internal import Diagnostics
internal import References
internal import XMLTree

extension CheckRun {
  /// An id names one part only.
  mutating func checkIdentities() {
    for position in index.repeated {
      guard let id = index.parts[position].id, let first = index.positions[id] else { continue }
      add("NOM001", at: position, ["nilai": id, "lain": name(first)], value: id)
    }
  }

  /// A reference leads to one part that can be named.
  mutating func check(_ reference: Reference, at position: Int) {
    // Words of an enacted text that nobody has resolved yet are no defect of this rule.
    let isBare = reference.targets.isEmpty && reference.regulation == nil
    if index.isWritten, isBare { return }
    if index.isWritten {
      for id in reference.targets where index.positions[id] == nil {
        report(.unknown(id: id), reference, at: position)
      }
      return
    }
    do throws(ReferenceWords.Problem) {
      for target in try checker.references.targets(of: reference, from: position, in: index)
      where index.parts[target].rank == .annex { cited.insert(target) }
      if let words = reference.words {
        add("RUJ008", at: position, ["nilai": words], value: words, place: reference.place)
      }
      if let key = reference.regulation, checker.library.regulations[key]?.status == "dicabut" {
        add("RUJ009", at: position, ["nilai": key], value: key, place: reference.place)
      }
    } catch {
      report(error, reference, at: position)
    }
  }

  private mutating func report(
    _ problem: ReferenceWords.Problem, _ reference: Reference, at position: Int
  ) {
    let place = reference.place
    switch problem {
    case .unknown(let id):
      let near = Similarity.nearest(to: id, in: index.positions.keys.sorted())
      add(
        "RUJ001", at: position, ["nilai": id], value: id, suggestion: suggestion(near),
        place: place)
    case .empty: add("RUJ002", at: position, place: place)
    case .unnumbered(let id):
      add("RUJ003", at: position, ["nilai": id], value: id, place: place)
    case .around(let id): add("RUJ004", at: position, ["nilai": id], value: id, place: place)
    case .range(let from, let to):
      add(
        "RUJ005", at: position, ["nilai": from, "lain": to], value: "\(from) \(to)", place: place)
    case .unknownRegulation(let key):
      let near = Similarity.nearest(to: key, in: checker.library.regulations.keys.sorted())
      add(
        "RUJ006", at: position, ["nilai": key], value: key, suggestion: suggestion(near),
        place: place)
    case .repeated(let id): add("RUJ007", at: position, ["nilai": id], value: id, place: place)
    }
  }

  func suggestion(_ near: String?) -> String? {
    near.map { checker.library.messages.text("saran.mungkin", ["nilai": $0]) }
  }
}
