import TestSupport
import Testing

/// Judging and drafting an instrument takes work in proportion to its articles and references;
/// instructions are counted, as in `LinearityTests`.
@Suite struct InstrumentLinearityTests {
  private let folder: TemporaryFolder
  private let callgrind: Callgrind

  init() throws {
    folder = try TemporaryFolder()
    callgrind = try Callgrind()
  }

  @Test(arguments: ["periksa", "susun"])
  func fourTimesTheArticlesTakeFourTimesTheWork(_ command: String) throws {
    let counts = try [75, 300].map { articles in
      let path = try folder.write(
        LongInstrument.text(articles: articles), as: "naskah-\(articles).xml")
      let output = command == "susun" ? ["-o", folder.file("keluaran-\(articles)")] : []
      return try callgrind.instructions([command, path] + output)
    }
    #expect(
      counts[1] / counts[0] <= 4.4,
      "\(Int(counts[0])) and \(Int(counts[1])) instructions: \(counts[1] / counts[0]) times")
    // 300 articles with 1,000 references: what xmllint spends on them, twice, is a bound in time; this
    // one keeps what was reached.
    if command == "periksa" { #expect(counts[1] <= 170_000_000, "\(Int(counts[1]))") }
  }

  @Test func longInstrumentIsSound() throws {
    let path = try folder.write(LongInstrument.text(articles: 30), as: "naskah.xml")
    let result = try Naskah.run("periksa", path)
    // Findings end in their id.
    #expect(result.code == 0 && !result.report.contains("["), "\(result.report)")
  }
}

/// An instrument of any length: each article refers to others, ten references for three articles.
enum LongInstrument {
  static func text(articles: Int) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <instrumen xmlns="urn:naskah:peraturan:1" versi="1.0" jenis="peraturan-bupati"
        penomoran="dihitung" status="rancangan" profil="kapuas-26-2024">
        <kepala tahun="2025">
          <pembentuk>Bupati Kapuas</pembentuk>
          <provinsi>Kalimantan Tengah</provinsi>
          <nama>Peraturan Bupati Kapuas</nama>
          <tentang>Layanan Sistem Pemerintahan Berbasis Elektronik</tentang>
        </kepala>
        <pembukaan>
          <rahmat/>
          <jabatan/>
          <menimbang>
            <huruf id="timbang-amanat">
              <teks>bahwa untuk melaksanakan ketentuan <rujuk peraturan="perbup-kapuas-26-2024"
                unsur="Pasal 4 ayat (9)"/>, layanan perlu diatur</teks>
            </huruf>
            <huruf>
              <teks>bahwa berdasarkan pertimbangan <rujuk ke="timbang-amanat" sebut="dimaksud"/>,
                perlu menetapkan Peraturan Bupati tentang Layanan Sistem Pemerintahan Berbasis
                Elektronik</teks>
            </huruf>
          </menimbang>
          <mengingat>
            <angka peraturan="uud-1945"/>
            <angka peraturan="perpres-95-2018"/>
          </mengingat>
          <memutuskan/>
          <menetapkan/>
        </pembukaan>
        <batang-tubuh>
          <bab id="umum">
            <judul>Ketentuan Umum</judul>
            <pasal id="pasal-1" rincian="kalimat">
              <teks>Dalam Peraturan Bupati ini yang dimaksud dengan:</teks>
              <angka id="def-bupati" istilah="Bupati">
                <teks>Bupati adalah Bupati Kapuas</teks>
              </angka>
              <angka id="def-layanan" istilah="Layanan Daerah">
                <teks>Layanan Daerah adalah layanan Pemerintah Kabupaten Kapuas</teks>
              </angka>
            </pasal>
          </bab>

      """
    for first in stride(from: 2, through: articles, by: 10) {
      text += "<bab id=\"bab-\(first)\"><judul>Layanan \(first)</judul>\n"
      for article in first..<min(first + 10, articles + 1) {
        text += Self.article(article, of: articles)
      }
      text += "</bab>\n"
    }
    return text + """
      </batang-tubuh>
      <penutup>
        <perintah/>
        <penetapan tempat="Kuala Kapuas">
          <pejabat jabatan="Bupati Kapuas" nama="Nama Contoh"/>
        </penetapan>
        <pengundangan tempat="Kuala Kapuas">
          <pejabat jabatan="Sekretaris Daerah Kabupaten Kapuas" nama="Nama Sekretaris"/>
        </pengundangan>
        <lembaran nama="Berita Daerah Kabupaten Kapuas" tahun="2025"/>
      </penutup>
      </instrumen>

      """
  }

  /// An article of four ayat, of which three or four refer to an ayat of another article.
  private static func article(_ number: Int, of count: Int) -> String {
    var text = "<pasal id=\"pasal-\(number)\">\n"
    for part in 1...4 {
      let target = 2 + (number * 7 + part * 13) % (count - 1)
      let refers = target != number && (part < 4 || number % 3 == 0)
      let reference =
        refers ? " sebagaimana dimaksud dalam <rujuk ke=\"pasal-\(target)-\(part)\"/>" : ""
      text += """
        <ayat id="pasal-\(number)-\(part)"><teks>Bupati menyelenggarakan Layanan Daerah \
        \(number) bagian \(part)\(reference)</teks></ayat>

        """
    }
    return text + "</pasal>\n"
  }
}
