import Diagnostics
import FoundationEssentials
import Testing

@Suite struct JSONReportTests {
  private struct Report: Decodable {
    struct Item: Decodable {
      enum CodingKeys: String, CodingKey {
        case id, tingkat, pesan, saran, rujukan, berkas, lembar, sel, baris, kolom, jalur, nilai
        case heading = "judul-kolom"
        case unit = "perangkat-daerah"
      }

      let id: String
      let tingkat: String
      let pesan: String
      let saran: String?
      let rujukan: String?
      let berkas: String?
      let lembar: String?
      let sel: String?
      let heading: String?
      let baris: Int?
      let kolom: Int?
      let jalur: String?
      let nilai: String?
      let unit: String?
    }

    let versi: Int
    let catatan: [Item]
  }

  private func decoded(_ list: [Catatan]) throws -> Report {
    let text = JSONReport(list).text
    #expect(text.hasSuffix("}\n"))
    return try JSONDecoder().decode(Report.self, from: Data(text.utf8))
  }

  @Test func emptyListIsAReport() throws {
    let report = try decoded([])
    #expect(report.versi == 1)
    #expect(report.catatan.isEmpty)
  }

  @Test func everyKeyIsWritten() throws {
    let catatan = Catatan(
      id: "REF001", level: .peringatan, message: "pesan", suggestion: "saran", citation: "Pasal 1",
      location: Location(
        file: "a.xml", line: 3, column: 4, path: "rencana/x", sheet: "S", cell: "B2", heading: "J"),
      value: "n", unit: "DINKES")
    let item = try #require(try decoded([catatan]).catatan.first)
    #expect(item.id == "REF001")
    #expect(item.tingkat == "peringatan")
    #expect([item.pesan, item.saran, item.rujukan] == ["pesan", "saran", "Pasal 1"])
    #expect([item.berkas, item.lembar, item.sel, item.heading] == ["a.xml", "S", "B2", "J"])
    #expect([item.baris, item.kolom] == [3, 4])
    #expect([item.jalur, item.nilai, item.unit] == ["rencana/x", "n", "DINKES"])
  }

  @Test func keyThatDoesNotApplyIsLeftOut() throws {
    let text = JSONReport([Catatan(id: "A", level: .saran, message: "b")]).text
    for key in ["saran\":", "rujukan", "berkas", "baris", "kolom", "nilai", "perangkat-daerah"] {
      #expect(!text.contains(key))
    }
  }

  @Test(arguments: Array(0...0x2F) + [0x5C, 0x7F, 0x80, 0x9F, 0x2028, 0x2029, 0xFEFF, 0x1F600])
  func everyCharacterComesBack(_ value: Int) throws {
    let scalar = try #require(UnicodeScalar(value))
    let message = "a\(Character(scalar))\"z"
    let report = try decoded([Catatan(id: "A", level: .kesalahan, message: message)])
    #expect(report.catatan.map(\.pesan) == [message])
  }
}
