internal import Diagnostics
internal import XMLTree

extension PlanDecoder {
  /// An event of the process log.
  func event(_ element: Element) -> Event {
    let time = element.first("waktu")
    return Event(
      kode: element[attribute: "kode"], kind: element[attribute: "jenis"] ?? "",
      date: element[attribute: "tanggal"] ?? "", number: element[attribute: "nomor"],
      subject: element.first("perihal")?.foldedText ?? "", parties: texts(element, "pihak"),
      time: time.map {
        Event.Time(
          date: $0[attribute: "tanggal"], start: $0[attribute: "mulai"],
          end: $0[attribute: "selesai"])
      }, venue: element.first("tempat")?.foldedText, agenda: texts(element, "agenda"),
      participants: element.elements(named: "peserta").map(participant),
      chair: element.first("pimpinan").map(person), recorder: element.first("notulis").map(person),
      result: element.first("hasil")?.foldedText,
      resolutions: element.elements(named: "keputusan").map { resolution in
        Event.Resolution(
          text: resolution.first("uraian")?.foldedText ?? "",
          actor: resolution[attribute: "penanggung-jawab"]?.foldingSpace(),
          deadline: resolution[attribute: "tenggat"], place: resolution.place)
      }, signer: element.first("penanda-tangan").map(person),
      copies: texts(element, "tembusan"), handling: element[attribute: "sifat"],
      enclosure: element[attribute: "lampiran"], unit: element[attribute: "perangkat-daerah"],
      meeting: element[attribute: "acara"].map { Placed($0, at: element.place) },
      document: element[attribute: "dokumen"],
      isSigned: element[attribute: "ditandatangani"].map { $0 == "ya" },
      duties: (element[attribute: "kewajiban"] ?? "").split(separator: " ").map(String.init),
      place: element.place)
  }

  private func texts(_ element: Element, _ name: String) -> [String] {
    element.elements(named: name).map(\.foldedText)
  }

  private func person(_ element: Element) -> Event.Person {
    Event.Person(
      office: element[attribute: "jabatan"]?.foldingSpace() ?? "", name: element[attribute: "nama"],
      nip: element[attribute: "nip"], rank: element[attribute: "pangkat"])
  }

  private func participant(_ element: Element) -> Event.Participant {
    Event.Participant(
      person: person(element), unit: element[attribute: "perangkat-daerah"],
      organisation: element[attribute: "instansi"],
      isPresent: element[attribute: "hadir"].map { $0 == "ya" },
      signs: element[attribute: "menandatangani"] == "ya", place: element.place)
  }
}
