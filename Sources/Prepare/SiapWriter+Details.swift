internal import Ingest
internal import References
internal import XMLTree

extension SiapWriter {
  /// All fields of the objects of one domain that the reader may see, with links both ways.
  mutating func writeDetails(_ section: PreparedDocument.Section) {
    guard let key = section.subject else { return }
    for position in prepared.objectsByDomain[key] ?? [] {
      let object = plan.objects[position]
      guard prepared.isVisible(object, in: document.edition),
        let kind = prepared.library.fields.kind(object.kind)
      else { continue }
      xml.start(
        "rincian",
        [
          ("id", SiapWriter.anchor(object.kode)), ("kode", object.kode), ("judul", object.name),
          ("asal", isPublic ? nil : originText(object.place)),
        ])
      detailFields = []
      writeState(object, kind: kind)
      for field in kind.fields where field.key != "nama" { writeField(field, of: object) }
      writeBackLinks(position)
      writeActivities(object)
      if key == "layanan" { writeContext(position) }
      note(
        details: detailFields, of: origin(object.kind, object.place),
        id: SiapWriter.anchor(object.kode))
      xml.end()
    }
  }

  private mutating func writeState(_ object: PlanObject, kind: FieldCatalogue.Kind) {
    if prepared.library.fields.domain(kind.domain).map({ $0.kinds.count > 1 }) == true {
      writeValue(words.text("kata.jenis"), kind.name, field: nil)
    }
    writeValue(
      words.text("kolom.keadaan"), words.text("keadaan.\(object.state.rawValue)"),
      field: "@keadaan")
    if let replaces = object.replaces {
      writeLinks(words.text("kolom.atas"), [replaces.value], field: "@atas")
    }
    if let period = object.period {
      writeValue(words.text("kata.periode"), period.value, field: "@periode")
    }
  }

  private mutating func writeValue(_ label: String, _ text: String, field: String?) {
    detailFields.append(field)
    xml.start("bidang", [("label", label)])
    xml.element("nilai", text: text)
    xml.end()
  }

  private mutating func writeLinks(_ label: String, _ kodes: [String], field: String?) {
    let visible = kodes.filter { prepared.mayName($0, in: document.edition) }
    guard !visible.isEmpty else { return }
    detailFields.append(field)
    xml.start("bidang", [("label", label)])
    for kode in visible { writeNamedLink(kode) }
    xml.end()
  }

  /// A link with the name behind it, so that the page can be read on paper.
  private mutating func writeNamedLink(_ kode: String) {
    xml.start("nilai", mixed: true)
    if let target = prepared.index[kode] {
      if prepared.library.fields.kind(target.kind) != nil {
        writeLink(kode, id: SiapWriter.anchor(kode))
      } else {
        xml.text(kode)
      }
      xml.text(" \(target.name)")
    } else {
      xml.text(kode)
    }
    xml.end()
  }

  private mutating func writeField(_ field: FieldCatalogue.Field, of object: PlanObject) {
    let values = object.fields.filter {
      $0.field == field.key && prepared.isVisible($0, of: object, in: document.edition)
    }
    guard !values.isEmpty else { return }
    if case .link = field.content {
      return writeLinks(field.label, values.map(\.value), field: field.key)
    }
    detailFields.append(field.key)
    xml.start("bidang", [("label", field.label)])
    for value in values { xml.element("nilai", text: text(value, field)) }
    xml.end()
  }

  /// A value as it is printed.
  private func text(_ value: FieldValue, _ field: FieldCatalogue.Field) -> String {
    switch field.content {
    case .unit: return prepared.unitName(value.value)
    case .reference(let key):
      guard let set = prepared.library.referenceSets[key] else { return value.value }
      let chain = set.chain(value.value)
      let names = chain.map(\.name).joined(separator: " › ")
      if chain.isEmpty { return value.value }
      return prepared.printsNumbers(set) ? "\(value.value) \(names)" : names
    case .date: return prepared.formats.date(value.value)
    case .number: return Formats.decimal(value.value)
    case .money: return Int64(value.value).map { Formats.rupiah($0) } ?? value.value
    case .text, .list, .link, .code:
      // An IKU may be named by its kode.
      if let target = prepared.index[value.value], target.kind == "iku" { return target.name }
      return value.value
    }
  }

  /// Objects that name this one, by their kind.
  private mutating func writeBackLinks(_ position: Int) {
    for domain in prepared.domainKeys {
      let kodes = linking(position, from: domain)
      guard !kodes.isEmpty else { continue }
      var seen: Set<String> = []
      writeLinks(
        sentence("kata.dipakai-oleh", ["nama": prepared.domainName(domain)]),
        kodes.filter { seen.insert($0).inserted }, field: nil)
    }
  }

  private mutating func writeActivities(_ object: PlanObject) {
    let activities = prepared.activitiesOfObject[object.kode] ?? []
    guard !activities.isEmpty else { return }
    detailFields.append(nil)
    xml.start("bidang", [("label", words.text("kolom.kegiatan"))])
    for position in activities {
      let activity = plan.activities[position]
      xml.element("nilai", text: "\(activity.kode) \(activity.name)")
    }
    xml.end()
  }
}
