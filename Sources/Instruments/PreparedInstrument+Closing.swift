internal import Prepare
internal import References
internal import XMLTree

extension PreparedInstrument {
  /// From the order to promulgate to the certification of a copy.
  mutating func writeClosing(_ status: Instrument.Status) {
    let closing = instrument.closing
    xml.start("penutup")
    line(
      "perintah",
      names.text(closing.order) {
        words.text(
          "penutup.perintah",
          ["jenis": names.kindName, "lembaran": closing.gazette?.name ?? names.kind?.gazette ?? ""])
      })
    sign("penetapan", closing.setting, lead: "penutup.ditetapkan", status)
    sign("pengundangan", closing.promulgation, lead: "penutup.diundangkan", status)
    if let gazette = closing.gazette { line("lembaran", text(of: gazette)) }
    if let registration = closing.registration {
      let dots = words.text("titik-pendek")
      line(
        "registrasi",
        words.text(
          "penutup.registrasi",
          [
            "jenis": names.kindName, "daerah": names.region,
            "nomor": registration.text.isEmpty ? dots : registration.text,
          ]
        ).uppercased())
    }
    if status == .copy { certify(closing.certification) }
    let copies = closing.copies.map(\.text)
    let receivers = copies.isEmpty && names.kind?.hasRulings == true ? style.copies : copies
    if !receivers.isEmpty {
      xml.start("tembusan", [("nama", words.text("penutup.tembusan"))])
      for receiver in receivers { line("penerima", receiver) }
      xml.end()
    }
    if status != .copy, !style.initials.isEmpty {
      xml.start("paraf", [("nama", words.text("paraf.judul"))])
      for office in style.initials { line("petugas", office) }
      xml.end()
    }
    xml.end()
  }

  private func text(of gazette: Closing.Gazette) -> String {
    let dots = words.text("titik-pendek")
    let number = gazette.number ?? dots
    let line = words.text(
      "penutup.lembaran",
      ["nama": gazette.name ?? "", "tahun": gazette.year ?? dots, "nomor": number]
    ).uppercased()
    // The number never stands alone on a line.
    guard line.hasSuffix(" \(number.uppercased())") else { return line }
    return "\(line.dropLast(number.count + 1))\u{A0}\(number.uppercased())"
  }

  private mutating func sign(
    _ key: String, _ signing: Closing.Signing?, lead: String, _ status: Instrument.Status
  ) {
    guard let signing else { return }
    let dots = words.text("titik")
    xml.start("tanda-tangan", [("kunci", key)])
    line("tempat", words.text(lead, ["tempat": signing.town ?? dots]))
    let date = signing.date.map(formats.date) ?? signing.writtenDate ?? dots
    line("tanggal", words.text("penutup.tanggal", ["tanggal": date]))
    lines(of: signing.official, status)
    xml.end()
  }

  /// Office, mark or room of the signature, name.
  private mutating func lines(of official: Official?, _ status: Instrument.Status) {
    let dots = words.text("titik")
    line("jabatan", words.text("kepala.jabatan", ["n": official?.office ?? dots]).uppercased())
    if status == .copy {
      line("ttd", official?.mark ?? style.signatureMark)
    } else if style.hasElectronicSignature {
      line("elektronik", words.text("penutup.tanda-tangan-elektronik"))
    }
    line("nama", official?.name?.uppercased() ?? dots)
    line("pangkat", official?.rank)
    line("nip", official?.employeeNumber.map { words.text("penutup.nip", ["n": $0]) })
  }

  /// Who certifies a copy stands in ordinary letters, as the regulations of the regions have it.
  private mutating func certify(_ certification: Closing.Signing?) {
    let dots = words.text("titik")
    xml.start("tanda-tangan", [("kunci", "salinan")])
    line("tempat", words.text("penutup.salinan"))
    let official = certification?.official
    line("jabatan", words.text("kepala.jabatan", ["n": official?.office ?? dots]))
    line("nama", official?.name ?? dots)
    line("pangkat", official?.rank)
    line("nip", official?.employeeNumber.map { words.text("penutup.nip", ["n": $0]) })
    xml.end()
  }

  /// The explanatory part of a Peraturan Daerah, with its head.
  mutating func writeExplanation() {
    guard !instrument.explanation.isEmpty else { return }
    position += 1
    xml.start("penjelasan")
    line("penjelasan", words.text("penjelasan.judul").uppercased())
    line("atas", words.text("penjelasan.atas").uppercased())
    line("nama", names.name.uppercased())
    line("nomor", names.number.uppercased())
    line("kata-tentang", words.text("kepala.tentang").uppercased())
    line("tentang", names.subject.uppercased())
    writeProvisions(instrument.explanation, endings: [])
    xml.end()
  }

  /// An annex: its heading block, its content or the document that it is, its signature.
  mutating func write(_ annex: Annex, _ status: Instrument.Status) {
    let own = position
    position += 1
    let number = index.parts[own].number
    let key = number.isEmpty ? "lampiran.kepala-tunggal" : "lampiran.kepala"
    xml.start(
      "lampiran",
      [
        ("id", annex.id ?? "lampiran-\(index.parts[own].count)"),
        ("nama", words.text(key, ["n": number])), ("dokumen", annex.document),
      ])
    for (key, text) in annexHead(number: number) { line(key, text) }
    if !annex.title.isEmpty {
      inlines("judul", annex.title, at: own, ending: "", isCapital: true)
    }
    writeProvisions(annex.content, endings: [])
    if let key = annex.document, let document = documents[key] {
      xml.element(
        "naskah",
        [("alamat", document.address), ("kata", words.text("lampiran.dokumen"))],
        text: document.title.isEmpty ? annex.title.plainText : document.title)
    }
    xml.start("tanda-tangan", [("kunci", "lampiran")])
    lines(of: annex.official ?? instrument.closing.setting?.official, status)
    xml.end()
    xml.end()
  }

  /// The heading block of an annex, line by line, in capitals and without punctuation (UU 12/2011,
  /// Lampiran II).
  func annexHead(number: String) -> [(key: String, text: String)] {
    let key = number.isEmpty ? "lampiran.kepala-tunggal" : "lampiran.kepala"
    return [
      ("lampiran", words.text(key, ["n": number]).uppercased()),
      ("nama", names.name.uppercased()), ("nomor", names.number.uppercased()),
      ("kata-tentang", words.text("kepala.tentang").uppercased()),
      ("tentang", names.subject.uppercased()),
    ]
  }
}
