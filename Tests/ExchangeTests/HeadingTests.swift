import TestSupport
import Testing

@testable import Exchange

/// Columns are recognised by how their headings begin.
@Suite struct HeadingTests {
  private func field(_ heading: String, in sheet: String) throws -> String? {
    let catalogue = try SheetCatalogue(try Shared.library.get())
    let layout = try #require(catalogue.sheets.first { $0.key == sheet })
    return HeadingMatcher(layout).match(heading).map { match in
      let column = layout.columns[match.column]
      return column.level.map { "\(column.field)\($0)" } ?? column.linkKind ?? column.field
    }
  }

  /// Headings as the analyst workbooks have them, with arrows, "(Dependency)" and hints behind.
  @Test(arguments: [
    ("proses-bisnis", "Nama Bisnis/Urusan", "nama"), ("proses-bisnis", "ID", "@kode"),
    ("proses-bisnis", "-> Unit Kerja (Dependency)", "unit-kerja"),
    ("proses-bisnis", "-> RAB Level 4 (Dependency)", "rab4"),
    ("proses-bisnis", "-> RAB Level 1 Nasional (Dependency) isi dengan kode", "rab1"),
    ("proses-bisnis", "Indikator Kinerja Utama (IKU)", "iku"),
    ("proses-bisnis", "Nilai IKU Terealisasi", "iku-realisasi"),
    ("proses-bisnis", "Status Probis", "@keadaan"),
    ("layanan", "Urusan Pemerintahan → RAB Level 2", "urusan"),
    ("layanan", "→ Target Layanan", "target"),
    ("layanan", "Unit Pelaksana → Unit Kerja (Dependency)", "unit-pelaksana"),
    ("layanan", "Potensi Resiko", "risiko"), ("layanan", "Potensi Risiko", "risiko"),
    ("layanan", "← Proses Bisnis (Dependency)", "proses-bisnis"),
    ("layanan", "NAMA  LAYANAN *", "nama"),
    ("data-informasi", "<- Penghasil Data/Produsen Data", "produsen"),
    ("data-informasi", "-> Penanggung Jawab Data/ Wali Data (Dependency)", "wali-data"),
    ("data-informasi", "Informasi yang Terkait (Output)", "output"),
    ("data-informasi", "<- Audit Keamanan SPBE (Dependency)", "audit-keamanan"),
    (
      "data-informasi", "<- Standar Teknis dan Prosedur Keamanan SPBE (Dependency)",
      "standar-keamanan"
    ),
    ("strategi", "Target Tahun 2027", "target/%tahun%"),
    ("strategi", "target 2027", "target/%tahun%"),
  ])
  func headingIsRecognised(_ sample: (sheet: String, heading: String, field: String)) throws {
    #expect(try field(sample.heading, in: sample.sheet) == sample.field)
  }

  @Test(arguments: ["Namanya", "Identitas", "Tujuann Layanan", "Keterangan lain", ""])
  func otherHeadingIsNot(_ heading: String) throws {
    #expect(try field(heading, in: "layanan") == nil)
  }

  @Test func longerNameWins() throws {
    #expect(try field("Nilai IKU Target", in: "proses-bisnis") == "iku-target")
    #expect(try field("Tahun Target", in: "kesenjangan") == "target")
  }
}
