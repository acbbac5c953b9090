internal import ArgumentParser

/// The root command: it only holds the others; its words are in the locale file.
struct Naskah: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "naskah",
    subcommands: [
      Mulai.self, Susun.self, Periksa.self, Impor.self, Ekspor.self, Templat.self, Rekap.self,
      Acuan.self, Profil.self,
      Aturan.self,
      Baca.self, Telaah.self, Reviu.self, Perubahan.self, Banding.self,
      Jadwal.self,
    ],
    helpNames: [])

  /// The command that a command line names, with its options.
  ///
  /// The parser of that command alone does it, since setting up those of all costs more than many a
  /// command; what it refuses goes to the parser of the program, whose words name the place. Commands
  /// are declared as parts of the program, so that their parsers look for none of its requests.
  ///
  /// - Throws: what the parser says.
  static func command(_ arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first {
      let known = $0.configuration
      return arguments.first.map { known.commandName == $0 || known.aliases.contains($0) } ?? false
    }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
      type(of: command) == named
    {
      return command
    }
    return try parseAsRoot(arguments)
  }
}

/// How much archives and workbooks may unpack to, wherever a plan is read from them.
struct LimitOptions: ParsableArguments, LimitedReading {
  @Option var batas: [String] = []
}

/// Options that say which plan is read and how strictly; the limits are among them, since the parser
/// looks through all of the program for each group of options that it meets.
struct PlanOptions: ParsableArguments, LimitedReading {
  @Argument var rencana: String
  @Option var profil: String?
  @Flag var ketat = false
  @Flag var final = false
  @Option var laporan: [String] = []
  @Option var dasar: String?
  @Option var aturan: String?
  @Option var tanggal: String?
  @Option var batas: [String] = []
}

/// `naskah susun`: drafts the documents.
struct Susun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "susun", _superCommandName: "naskah", helpNames: [], aliases: ["build"])
  @OptionGroup var plan: PlanOptions
  @Option(name: [.customShort("o"), .long]) var keluaran = "keluaran"
  @Option var dokumen: [String] = []
  @Option var tahun: String?
  @Option var format: [String] = []
  @Option var edisi = "publik"
  @Flag var rancangan = false
  @Option var gaya: String?
  @Option var simpanTahap: String?
  @Option var pekerja: Int?
  @Option var bukti: String?
  @Flag var pantau = false
}

/// `naskah periksa`: judges a plan without drafting.
struct Periksa: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "periksa", _superCommandName: "naskah", helpNames: [], aliases: ["check"])
  @OptionGroup var plan: PlanOptions
  @Option(name: .customLong("per-pd")) var perPD: String?
  @Flag(name: .customLong("kelompok-pd")) var kelompokPD = false
  @Option var tandai: String?
}

/// `naskah impor`: makes a plan from workbooks and prose.
struct Impor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impor", _superCommandName: "naskah", helpNames: [], aliases: ["import"])
  @Argument var sumber: [String]
  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp(valueName: "berkas"))
  var keluaran: String?
  @Option var profil: String?
  @Flag var jelaskan = false
  @Flag var tulisKode = false
  @Option var ganda: String?
  @Option var laporan: [String] = []
  @OptionGroup var limits: LimitOptions
}

/// `naskah ekspor`: writes a plan back into workbooks and prose.
struct Ekspor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ekspor", _superCommandName: "naskah", helpNames: [], aliases: ["export"])
  @Argument var rencana: String
  @Option(name: [.customShort("o"), .long]) var keluaran: String
  @OptionGroup var limits: LimitOptions
}

/// `naskah templat`: writes blank workbooks.
struct Templat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templat", _superCommandName: "naskah", helpNames: [], aliases: ["template"])
  @Option(name: [.customShort("o"), .long]) var keluaran: String?
  @Option var dari: String?
  @Option(name: .customLong("per-pd")) var perPD: String?
  @OptionGroup var limits: LimitOptions
}

/// `naskah mulai`: leaves a folder to begin with.
struct Mulai: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mulai", _superCommandName: "naskah", helpNames: [], aliases: ["init"])
  @Option(name: [.customShort("o"), .long]) var keluaran: String
  @Option var nama: String?
  @Option var jenis: String?
  @Option var provinsi: String?
  @Option var ibuKota: String?
  @Option var kepalaDaerah: String?
  @Option var mulai: String?
  @Option var selesai: String?
  @Option var profil: String?
}

/// `naskah rekap`: shows who has sent what.
struct Rekap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rekap", _superCommandName: "naskah", helpNames: [], aliases: ["intake"])
  @Argument var folder: String
  @Option var profil: String?
  @Option var laporan: [String] = []
  @Option var verifikasi: String?
  @OptionGroup var limits: LimitOptions
}

/// `naskah acuan`: shows the references.
struct Acuan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acuan", _superCommandName: "naskah", helpNames: [], aliases: ["references"])
  @Argument var kode: String?
  @Option var cari: String?
}

/// `naskah profil`: lists and explains the laws of regions, or checks a new one.
struct Profil: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profil", _superCommandName: "naskah", helpNames: [], aliases: ["profiles"])
  @Argument var kunci: String?
  @Option var periksa: String?
}

/// `naskah aturan`: shows the catalogue of rules.
struct Aturan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aturan", _superCommandName: "naskah", helpNames: [], aliases: ["rules"])
  @Argument var id: String?
  @Option var profil: String?
}

/// `naskah baca`: the text of an existing regulation as an instrument.
struct Baca: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baca", _superCommandName: "naskah", helpNames: [], aliases: ["read"])
  @Argument var naskah: String
  @Option(name: [.customShort("o"), .long]) var keluaran: String?
  @Flag var rujukan = false
}

/// `naskah telaah`: the formal defects of an existing regulation.
struct Telaah: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "telaah", _superCommandName: "naskah", helpNames: [], aliases: ["proofread"])
  @Argument var naskah: String
  @Option var laporan: [String] = []
  @Flag var ketat = false
}

/// `naskah perubahan`: the instrument that amends one version into another.
struct Perubahan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perubahan", _superCommandName: "naskah", helpNames: [], aliases: ["amend"])
  @Argument var lama: String
  @Argument var baru: String
  @Option(name: [.customShort("o"), .long]) var keluaran = "keluaran"
  @Option var dokumen: [String] = []
  @Option var format: [String] = []
  @Option var gaya: String?
  @Flag var rancangan = false
  @Flag var ketat = false
  @Option var laporan: [String] = []
  @OptionGroup var limits: LimitOptions
}

/// `naskah reviu`: compares the plan that was set with the plan now, and writes the Laporan Reviu.
struct Reviu: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviu", _superCommandName: "naskah", helpNames: [], aliases: ["review"])
  @Argument var lama: String
  @Argument var baru: String?
  @Option var jenis: String?
  @Option var pemicu: [String] = []
  @Flag var paksa = false
  @Option var tanggal: String?
  @Option var penilaian: String?
  @Option var padanan: String?
  @Option var padananAcuan: [String] = []
  @Option(name: [.customShort("o"), .long]) var keluaran = "keluaran"
  @Option var format: [String] = []
  @Option var edisi = "publik"
  @Option var profil: String?
  @Option var gaya: String?
  @Option var laporan: [String] = []
  @Flag var ketat = false
  @Flag var rancangan = false
  @OptionGroup var limits: LimitOptions
  @Flag var redline = false
  @Option var dokumen: [String] = []
}

/// `naskah jadwal`: the periodic duties of one or many plans, and when they are due.
struct Jadwal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jadwal", _superCommandName: "naskah", helpNames: [], aliases: ["schedule"])
  @Argument(help: ArgumentHelp(valueName: "rencana-banyak")) var rencana: [String]
  @Option var tanggal: String?
  @Option var profil: String?
  @Option var laporan: [String] = []
  @Flag var ketat = false
  @OptionGroup var limits: LimitOptions
}

/// `naskah banding`: what was edited in a Word document of ours, led back to its sources.
struct Banding: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "banding", _superCommandName: "naskah", helpNames: [], aliases: ["compare"])
  @Argument var hasil: String
  @Argument var rencana: String
  @Option(name: [.customShort("o"), .long]) var keluaran = "keluaran"
  @Option var dokumen: String?
  @Option var edisi: String?
  @Option var profil: String?
  @Option var gaya: String?
  @Flag var terima = false
  @Flag var paksa = false
  @Option var laporan: [String] = []
}
