import Ingest
import Prepare
import References
import TestSupport
import Testing

/// What falls due by the calendar under each regulation, for a period of 2025 to 2029, and on which
/// grounds a review may be made besides; written from the texts.
@Suite struct DueDatesTests {
  struct Region: Sendable, CustomTestStringConvertible {
    let key: String
    let due: [String]
    /// Grounds of the reviews, joined by the word of the law.
    let grounds: [String]
    var testDescription: String { key }
  }

  private static let everyYear = "2025 2026 2027 2028 2029"

  static let regions = [
    // Pasal 5 (2), 7 (2), 8 (1), 16 (4), 31 (3), 33 (2) and (6).
    Region(
      key: "kapuas-26-2024",
      due: [
        "arsitektur paruh-waktu: 2027", "arsitektur tahun-terakhir: 2029",
        "peta-rencana paruh-waktu: 2027", "peta-rencana tahun-terakhir: 2029",
        "rencana-anggaran-tahunan: \(everyYear)", "reviu-pusat-data paruh-waktu: 2027",
        "reviu-pusat-data tahun-terakhir: 2029", "audit-tik: 2026 2028",
        "pemantauan-evaluasi: \(everyYear)", "laporan-bupati: \(everyYear)",
      ],
      grounds: [
        "arsitektur: arsitektur-nasional, pemantauan-evaluasi, unsur atau renstra",
        "peta-rencana: peta-rencana-nasional, renstra, arsitektur atau pemantauan-evaluasi",
      ]),
    // The Wali Kota may review (Pasal 8 (1), 10 (1)), so no review is due; Pasal 11 (3), 48 (2),
    // 49 (3) and (4), 53.
    Region(
      key: "banjarbaru-5-2022",
      due: [
        "rencana-anggaran-tahunan: \(everyYear)", "audit-infrastruktur: 2026 2028",
        "audit-aplikasi-khusus: 2026 2028", "audit-aplikasi-umum: \(everyYear)",
        "peraturan-pelaksana: 2024-08-26",
      ],
      grounds: [
        "arsitektur: arsitektur-nasional, pemantauan-evaluasi, unsur atau rpjmd",
        "peta-rencana: peta-rencana-nasional, renstra, arsitektur atau pemantauan-evaluasi",
      ]),
    // The Arsitektur knows no reviu; the Peta Rencana is reviewed every year (Pasal 8 (5)).
    Region(
      key: "lebak-24-2024",
      due: [
        "peta-rencana tahunan: \(everyYear)", "pemantauan-arsitektur: \(everyYear)",
        "audit-infrastruktur: 2026 2028", "audit-aplikasi-khusus: 2026 2028",
        "audit-keamanan: 2026 2028",
      ],
      grounds: [
        "arsitektur: perkembangan-keadaan, kebutuhan-daerah, arsitektur-nasional, "
          + "pemantauan-evaluasi, rpjmd dan/atau peraturan",
        "peta-rencana: peta-rencana-nasional, renstra, arsitektur dan/atau pemantauan-evaluasi",
      ]),
    // Revision at least once in five years (Pasal 7 (7)); 54 (2), 55 (3), 77 (4).
    Region(
      key: "kuantan-singingi-33-2020",
      due: [
        "rencana-induk berkala: 2029", "anggaran-tahunan: \(everyYear)",
        "pemantauan-evaluasi: \(everyYear)", "evaluasi-perangkat-daerah: \(everyYear)",
        "audit-pusat-data: 2026 2028", "uji-keberlangsungan: 2026 2028",
      ],
      grounds: ["rencana-induk: peraturan, teknologi, capaian dan/atau kebijakan-strategis"]),
    // Only when needed, and then on both grounds (Pasal 9).
    Region(
      key: "kapuas-hulu-56-2020", due: [],
      grounds: ["rencana-induk: pemantauan-evaluasi dan kebijakan-strategis"]),
  ]

  private func profile(_ region: Region) throws -> Profile {
    let folder = try Shared.folder.get()
    return try Profile(path: folder.schema("profil/\(region.key).xml"), from: folder)
  }

  private func text(_ name: String, _ years: [Int]) -> String? {
    years.isEmpty ? nil : "\(name): \(years.map(String.init).joined(separator: " "))"
  }

  @Test(arguments: regions) func whatFallsDueIsWhatTheLawSays(_ region: Region) throws {
    let profile = try profile(region)
    let period = Period(start: 2025, end: 2029)
    var due: [String?] = []
    for document in profile.documents {
      for review in document.reviews where review.modality != "dapat" {
        due += review.times.filter { $0.modality != "dapat" }.map {
          text(
            "\(document.key) \($0.key)",
            Schedule.years(of: $0.key, every: $0.interval, in: period))
        }
      }
    }
    for duty in profile.duties {
      due.append(
        text(duty.statement.key, Schedule.years(every: duty.interval, in: period)))
      due += duty.times.map {
        text(
          "\(duty.statement.key) \($0.key)",
          Schedule.years(of: $0.key, every: $0.interval, in: period))
      }
    }
    due += profile.deadlines.map { "\($0.statement.key): \($0.lastDay ?? "")" }
    #expect(due.compactMap(\.self) == region.due)
  }

  @Test(arguments: regions) func groundsAreJoinedByTheWordOfTheLaw(_ region: Region) throws {
    let grounds = try profile(region).documents.flatMap { document in
      document.reviews.map { review in
        let keys = review.triggers.map(\.key)
        let head = keys.dropLast().joined(separator: ", ")
        return "\(document.key): \(head) \(review.connector) \(keys.last ?? "")"
      }
    }
    #expect(grounds == region.grounds)
  }
}
