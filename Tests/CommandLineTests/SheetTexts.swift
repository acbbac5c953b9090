/// Sheets that tests of the command line write as tables of text.
enum SheetTexts {
  /// Sheet Identitas of a regency under the law of Kapuas, with data of 28 February 2025.
  static let identity = """
    Isian;Nilai
    Jenis Pemerintah Daerah;Kabupaten
    Nama Pemerintah Daerah;Kabupaten Uji
    Provinsi;Provinsi Uji
    Ibu Kota;Kota Uji
    Jabatan Kepala Daerah;Bupati Uji
    Tahun Mulai;2025
    Tahun Selesai;2029
    Profil Peraturan;kapuas-26-2024
    Tanggal Data;28/02/2025
    """
}
