import FoundationEssentials
import TestSupport
import Testing

/// Word documents that scripts edit, led back by `naskah banding`.
struct EditedDocuments {
  /// An edit as the report has it.
  struct Edit: Decodable {
    let jenis: String
    let semula: String
    let menjadi: String
    let sumber: String
    let pokok: String
    let bagian: String
    let masuk: Bool
    let terlacak: Bool
    let berkas: String?
    let baris: Int?
    let lembar: String?
    let sel: String?
    let jalur: String?
    let bidang: String?
    let judul: String?
    let dasar: String?

    enum CodingKeys: String, CodingKey {
      case jenis, semula, menjadi, sumber, pokok, bagian, masuk, terlacak, berkas, baris, lembar
      case sel, jalur, bidang
      case judul = "judul-kolom"
      case dasar = "dasar-hitungan"
    }

    /// Where it is said to stand.
    var place: Place {
      Place(
        berkas: berkas?.split(separator: "/").last.map(String.init) ?? "",
        baris: sel == nil ? baris : nil,
        lembar: lembar, sel: sel, judul: judul)
    }
  }

  private struct Report: Decodable { let suntingan: [Edit] }

  /// A place as a script finds it without the program.
  struct Place: Decodable, Hashable {
    let berkas: String
    let baris: Int?
    let lembar: String?
    let sel: String?
    let judul: String?
  }

  /// What a script did.
  struct Deed: Decodable {
    let jenis: String
    let tanda: String
    let semula: String
    /// Places of the plan that hold the words that were edited; none for what is computed.
    let tempat: [Place]?
  }

  let folder: TemporaryFolder
  private let python = Repository.path(".build/venv/bin/python")

  init() throws { folder = try TemporaryFolder() }

  /// Builds a document of a plan.
  func build(_ plan: String, _ document: String, as name: String) throws -> String {
    let result = try Naskah.run(
      "susun", plan, "--dokumen", document, "--format", "docx", "-o", folder.file(name))
    #expect(result.code == 0, "\(result.report)")
    return folder.file("\(name)/\(document).docx")
  }

  /// The edits of a document that came back.
  func edits(
    _ file: String, _ plan: String, _ output: String, _ options: String...
  ) throws -> [Edit] {
    let result = try Naskah.run(
      arguments: ["banding", file, plan, "-o", folder.file(output)] + options)
    #expect(result.code == 0, "\(result.report)")
    let bytes = try Files.bytes(folder.file("\(output)/banding.json"))
    return try JSONDecoder().decode(Report.self, from: Data(bytes)).suntingan
  }

  /// Edits a document with python-docx, and finds without the program where the words stand.
  func edit(
    _ source: String, _ target: String, _ plan: String, seed: Int, count: Int,
    _ kinds: [String] = []
  ) throws -> [Deed] {
    let script = Repository.test("Skrip/sunting.py")
    return try deeds(
      python, [script, source, target, String(seed), String(count)] + kinds, plan)
  }

  /// Edits a document in LibreOffice itself.
  func editInLibreOffice(
    _ source: String, _ target: String, _ plan: String, seed: Int, count: Int, isTracked: Bool
  ) throws -> [Deed] {
    let script = Repository.test("Skrip/sunting-libreoffice.py")
    return try deeds(
      "/usr/bin/python3",
      [script, source, target, String(seed), String(count), folder.file("profil")]
        + (isTracked ? ["terlacak"] : []), plan)
  }

  private func deeds(_ program: String, _ arguments: [String], _ plan: String) throws -> [Deed] {
    let made = try Command.run(program, arguments)
    #expect(made.code == 0, "\(made.report)")
    let list = try folder.write(Array(made.text.utf8), as: "perbuatan.jsonl")
    let found = try Command.run(python, [Repository.test("Skrip/sumber.py"), plan, list])
    #expect(found.code == 0, "\(found.report)")
    return try found.text.split(separator: "\n").map {
      try JSONDecoder().decode(Deed.self, from: Data($0.utf8))
    }
  }

  /// Runs a piece of Python.
  func python(_ script: String, _ arguments: String...) throws {
    let made = try Command.run(python, ["-c", script] + arguments)
    #expect(made.code == 0, "\(made.report)")
  }

  static func settled(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let kinds = [
    "kata": "ubah", "sel": "ubah", "objek": "ubah", "hapus": "hapus", "sisip": "tambah",
    "terlacak": "ubah",
    "komentar": "komentar", "baris-hapus": "hapus", "baris-sisip": "tambah", "gabung": "ubah",
    "pindah": "pindah", "kaki": "ubah", "keterangan": "ubah", "judul": "ubah", "kepala": "ubah",
  ]

  /// Every deed is one edit, there is no other, and each is led to where its words stand.
  ///
  /// - Returns: how many deeds have a place of their own in the plan.
  func match(_ deeds: [Deed], _ edits: [Edit], isTracked: Bool = false) -> Int {
    #expect(edits.count == deeds.count)
    var strict = 0
    for deed in deeds {
      let isGone = ["hapus", "baris-hapus", "pindah"].contains(deed.jenis)
      let found = edits.filter { edit in
        isGone
          ? edit.jenis == EditedDocuments.kinds[deed.jenis]
            && EditedDocuments.settled(edit.semula) == EditedDocuments.settled(deed.semula)
          : edit.menjadi.split(whereSeparator: \.isWhitespace).contains(Substring(deed.tanda))
      }
      #expect(found.count == 1, "\(deed)")
      guard let edit = found.first else { continue }
      #expect(edit.jenis == EditedDocuments.kinds[deed.jenis], "\(deed)")
      #expect(edit.terlacak == (isTracked || deed.jenis == "terlacak"), "\(deed)")
      if let places = deed.tempat, !places.isEmpty {
        strict += 1
        #expect(places.contains(edit.place), "\(deed) \(edit)")
      } else {
        // What has no words in the plan is computed from it, or belongs to the frame around.
        #expect(edit.sumber != "hitungan" || edit.dasar?.isEmpty == false, "\(edit)")
        #expect(edit.sumber != "data" || edit.berkas != nil, "\(edit)")
      }
    }
    return strict
  }
}
