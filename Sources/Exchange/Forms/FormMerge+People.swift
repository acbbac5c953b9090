internal import XMLTree

/// Who took part, and who signs a berita acara.
extension FormMerge {
  /// A line of the attendance list: it is looked for among the participants by its office, and added
  /// where it is new.
  mutating func take(_ attendant: FilledForm.Attendant, unit: (String) -> String?) {
    let old = participant(attendant.office, attendant.name)
    if old == nil, attendant.name == nil, attendant.isPresent == nil, isInvited(attendant.office) {
      return
    }
    var person = old ?? Element("peserta", place: event.place)
    person[attribute: "jabatan"] = old?[attribute: "jabatan"] ?? attendant.office
    if let name = attendant.name { person[attribute: "nama"] = name }
    if person[attribute: "perangkat-daerah"] == nil, person[attribute: "instansi"] == nil,
      let body = attendant.organisation
    {
      if let kode = unit(body) {
        person[attribute: "perangkat-daerah"] = kode
      } else {
        person[attribute: "instansi"] = body
      }
    }
    if let isPresent = attendant.isPresent {
      person[attribute: "hadir"] = isPresent ? "ya" : "tidak"
    }
    put(person, for: old)
  }

  /// Those who sign a berita acara: participants who sign, or the one who signs papers of the event where
  /// no participant does.
  mutating func take(_ signers: [FilledForm.Signer]) {
    let signing = participants.filter(FormMerge.signs)
    guard !signers.isEmpty else { return }
    if signing.isEmpty, signers.count == 1 {
      takeSole(signers[0])
      return
    }
    for signer in signers {
      let old = participant(signer.office, signer.name)
      var person = old ?? Element("peserta", place: event.place)
      person[attribute: "jabatan"] = old?[attribute: "jabatan"] ?? signer.office
      for (name, value) in [
        ("nama", signer.name), ("nip", signer.nip), ("pangkat", signer.rank),
        ("menandatangani", "ya"),
      ] {
        guard let value else { continue }
        // Whoever is found bears this name, or none.
        if let before = old?[attribute: name], name != "menandatangani",
          !FormMerge.isSame(before, value)
        {
          differences.append(Difference(field: "peserta/@\(name)", before: before, now: value))
        }
        person[attribute: name] = value
      }
      put(person, for: old)
    }
    for old in signing
    where !signers.contains(where: { FormText.isSame($0.office, old[attribute: "jabatan"] ?? "") })
    {
      var person = old
      person[attribute: "menandatangani"] = "tidak"
      differences.append(
        Difference(
          field: "peserta/@menandatangani",
          before: old[attribute: "nama"] ?? old[attribute: "jabatan"] ?? "",
          now: signers.map { $0.name ?? $0.office }.joined(separator: "; ")))
      put(person, for: old)
    }
  }

  /// The only one who signs. Where the log names nobody the paper prints who led the meeting.
  private mutating func takeSole(_ signer: FilledForm.Signer) {
    guard let name = signer.name else { return }
    let chair = ([event] + above).lazy.compactMap { $0.first("pimpinan") }.first
    if event.first("penanda-tangan") == nil, signer.rank == nil, let chair,
      FormText.isSame(chair[attribute: "jabatan"] ?? "", signer.office),
      FormText.isSame(chair[attribute: "nama"] ?? "", name),
      (signer.nip ?? chair[attribute: "nip"]) == chair[attribute: "nip"]
    {
      return
    }
    set("penanda-tangan/@jabatan", to: signer.office)
    set("penanda-tangan/@nama", to: name)
    if let rank = signer.rank { set("penanda-tangan/@pangkat", to: rank) }
    if let nip = signer.nip { set("penanda-tangan/@nip", to: nip) }
  }

  // MARK: Participants

  /// The participants that hold for the event: its own, or those of the meeting that it is about.
  private var participants: [Element] {
    event.first("peserta") == nil ? inherited : event.elements(named: "peserta")
  }

  private var inherited: [Element] {
    above.first { $0.first("peserta") != nil }?.elements(named: "peserta") ?? []
  }

  private static func signs(_ person: Element) -> Bool {
    person[attribute: "menandatangani"] == "ya"
  }

  /// The participant with an office who bears a name, or none yet.
  private func participant(_ office: String, _ name: String?) -> Element? {
    let same = participants.filter { FormText.isSame($0[attribute: "jabatan"] ?? "", office) }
    if let name {
      return same.first { FormText.isSame($0[attribute: "nama"] ?? "", name) }
        ?? same.first { $0[attribute: "nama"] == nil }
    }
    return same.first { $0[attribute: "nama"] == nil } ?? (same.count == 1 ? same.first : nil)
  }

  /// Puts a participant in the place of another, or behind all where there is none.
  private mutating func put(_ person: Element, for old: Element?) {
    if let old, Set(old.attributes) == Set(person.attributes) { return }
    taken += 1
    // Who comes from the meeting's list is written here with all the others of it.
    if event.first("peserta") == nil {
      for other in inherited { event.children.append(.element(other)) }
    }
    let attributes = old.map { Set($0.attributes) }
    let index = event.children.firstIndex { node in
      guard case .element(let child) = node, child.name == "peserta" else { return false }
      return attributes == Set(child.attributes)
    }
    if let index {
      event.children[index] = .element(person)
    } else {
      event.children.append(.element(person))
    }
  }

  /// Whether an office is only that of somebody invited, which the list prints without anybody's doing.
  private func isInvited(_ office: String) -> Bool {
    ([event] + above).flatMap { $0.elements(named: "pihak") }
      .contains { FormText.isSame($0.foldedText, office) }
  }
}
