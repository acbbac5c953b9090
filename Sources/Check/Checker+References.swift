internal import Ingest
internal import Prepare
internal import References
internal import XMLTree

extension Checker {
  /// Judges by which version of each reference set the codes of the plan are read: a document is to be
  /// judged by the version that was valid at its date.
  mutating func checkReferenceVersions() {
    for (key, version) in plan.identity.referenceVersions.sorted(by: { $0.key < $1.key }) {
      let known = library.referenceSets[key].map { [$0.version] } ?? []
      guard !known.contains(version.value) else { continue }
      let all = library.referenceSets.values.map { "\($0.key) \($0.version)" }.sorted()
      add(
        "ACU001", at: version.place,
        ["set": key, "nilai": version.value, "harapan": all.joined(separator: ", ")])
    }
    for request in plan.documents {
      guard let year = year(of: request) else { continue }
      for set in usedSets where !isValid(set, in: year) {
        add(
          "ACU002", at: request.place,
          [
            "objek": request.kind, "tahun": String(year),
            "set": set.key, "nilai": set.version, "mulai": set.validFrom ?? "",
            "akhir": set.validUntil ?? "",
          ])
      }
    }
  }

  /// Whether the plan's codes of a set are those of the version that the program has.
  func isJudged(_ set: ReferenceSet) -> Bool {
    plan.identity.referenceVersions[set.key].map { $0.value == set.version } ?? true
  }

  /// Year in which a document is set: that of its date, else the one that it names.
  private func year(of request: DocumentRequest) -> Int? {
    Int((request.date ?? request.year ?? "").prefix(4))
  }

  /// Reference sets whose codes the plan uses, in the order of the domains.
  private var usedSets: [ReferenceSet] {
    library.fields.domains.compactMap { domain in
      prepared.objectsByDomain[domain.key]?.isEmpty == false
        ? library.referenceSets[domain.referenceSet] : nil
    }
  }

  private func isValid(_ set: ReferenceSet, in year: Int) -> Bool {
    let from = set.validFrom.flatMap { Int($0.prefix(4)) } ?? Int.min
    let until = set.validUntil.flatMap { Int($0.prefix(4)) } ?? Int.max
    return (from...until).contains(year)
  }
}
