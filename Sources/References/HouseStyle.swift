internal import XMLTree

/// The house style of a legal bureau: margins, font, head, signatures (`Templates/gaya`).
///
/// What a style leaves out stays as in the program's own, so that every value has its safest default.
public struct HouseStyle: Sendable {
  /// Whether room is left for the emblem above the head.
  public private(set) var printsEmblem = false
  /// Whether a Keputusan has the line of blessing.
  public private(set) var blessesDecisions = false
  /// Mark in place of the signature on a copy.
  public private(set) var signatureMark = ""
  /// Whether a place for the electronic signature is marked.
  public private(set) var hasElectronicSignature = false
  /// Whether the foot of a page has the first words of the next, in PDF.
  public private(set) var hasCatchwords = false
  /// Who receives copies of a Keputusan that names none itself.
  public private(set) var copies: [String] = []
  /// Offices that put their initials on a draft.
  public private(set) var initials: [String] = []
  /// Whether papers carry a letterhead, and not the paper that they are printed on.
  public private(set) var printsLetterhead = true
  /// Lines of letterheads, each with the kode of the unit that it is of; nil for all.
  private var letterheads: [(unit: String?, line: String)] = []
  /// Paths of the files that took part, for the manifest.
  public private(set) var files: [String] = []
  private var values: [(name: String, value: String)] = []
  private var ownCSS = ""
  /// Stylesheets of the folder, by name without ending.
  private var templates: [String: String] = [:]

  /// Names of stylesheets that a folder may hold: those of the pages of documents and of instruments.
  private static let templateNames = ["html", "peraturan"]

  private static let variables = [
    ("halaman", "marjin-atas", "--marjin-atas"), ("halaman", "marjin-kanan", "--marjin-kanan"),
    ("halaman", "marjin-bawah", "--marjin-bawah"), ("halaman", "marjin-kiri", "--marjin-kiri"),
    ("halaman", "kop", "--kop"), ("huruf", "ukuran", "--huruf-ukuran"),
  ]

  /// Loads the program's own style and lays that of a folder over it.
  ///
  /// - Parameters:
  ///   - folder: data of the program.
  ///   - path: folder of the user's style, which may hold `gaya.xml`, `gaya.css`, and stylesheets
  ///     `html.xsl` and `peraturan.xsl` that import the program's own as `naskah:html/html.xsl` and
  ///     `naskah:peraturan/html.xsl`; nil for none.
  /// - Throws: `BrokenData` when a file is not as its schema says, holds markup in its CSS, or the
  ///   folder holds none of them.
  public init(from folder: DataFolder, overlay path: String? = nil) throws(BrokenData) {
    let schema = try folder.compiledSchema(template: "gaya/gaya.xsd")
    read(try folder.load(folder.template("gaya/gaya.xml"), schema: schema))
    guard let path else { return }
    let file = path + "/gaya.xml"
    let sheet = path + "/gaya.css"
    let css = FileReader.bytes(sheet)
    for name in HouseStyle.templateNames {
      let template = "\(path)/\(name).xsl"
      guard FileReader.bytes(template) != nil else { continue }
      templates[name] = template
      files.append(template)
    }
    if FileReader.bytes(file) == nil, css == nil, templates.isEmpty {
      throw BrokenData(file: file, "file missing")
    }
    // What its stylesheets import and read lies in the folder or among the program's own templates.
    if !templates.isEmpty { LibXML.start(allowing: [path]) }
    if FileReader.bytes(file) != nil {
      read(try folder.load(file, schema: schema))
      files.append(file)
    }
    if let css {
      let text = String(decoding: css, as: UTF8.self)
      // The sheet becomes the content of a style element, and nothing may be loaded from elsewhere.
      for forbidden in ["<", "@import", "url("] where text.lowercased().contains(forbidden) {
        throw BrokenData(file: sheet, "'\(forbidden)' is not allowed in a house style")
      }
      ownCSS = text
      files.append(sheet)
    }
  }

  private mutating func read(_ root: Element) {
    for (element, attribute, variable) in HouseStyle.variables {
      guard let value = root.first(element)?[attribute: attribute] else { continue }
      values.append((variable, value.foldingSpace()))
    }
    if let font = root.first("huruf")?[attribute: "nama"] {
      values.append(("--huruf-gaya", "\"\(font.foldingSpace())\""))
    }
    if let value = root.first("halaman")?[attribute: "kata-penyambung"] {
      hasCatchwords = value == "ya"
    }
    let head = root.first("kepala")
    if let value = head?[attribute: "garuda"] { printsEmblem = value == "ya" }
    if let value = head?[attribute: "rahmat-keputusan"] { blessesDecisions = value == "ya" }
    let signature = root.first("tanda-tangan")
    if let value = signature?[attribute: "tanda"] { signatureMark = value }
    if let value = signature?[attribute: "elektronik"] { hasElectronicSignature = value == "ya" }
    if let block = root.first("paraf") { initials = block.elements.map(\.foldedText) }
    if let block = root.first("tembusan") { copies = block.elements.map(\.foldedText) }
    guard let letterhead = root.first("kop") else { return }
    if let value = letterhead[attribute: "dicetak"] { printsLetterhead = value == "ya" }
    letterheads = letterhead.elements.map { ($0[attribute: "unit"], $0.foldedText) }
  }

  /// Lines under the names in the letterhead of a unit, such as its address.
  ///
  /// - Parameter unit: kode of the unit.
  /// - Returns: the unit's own lines; those for all units where it has none.
  public func letterhead(of unit: String?) -> [String] {
    let own = letterheads.filter { $0.unit != nil && $0.unit == unit }
    return (own.isEmpty ? letterheads.filter { $0.unit == nil } : own).map(\.line)
  }

  /// Name of the font.
  public var font: String {
    let value = values.last { $0.name == "--huruf-gaya" }?.value ?? ""
    return value.filter { $0 != "\"" }
  }

  /// A length of the style.
  ///
  /// - Parameter name: the attribute of `gaya.xml`, such as `marjin-kiri` or `ukuran`.
  /// - Returns: twentieths of a point, as word processors measure; 0 where the style has none.
  public func twips(_ name: String) -> Int {
    let variable = HouseStyle.variables.first { $0.1 == name }?.2
    let text = values.last { $0.name == variable }?.value ?? ""
    // Twentieths of a point in a centimetre, a millimetre and a point.
    let units = ["cm": 1440 / 2.54, "mm": 144 / 2.54, "pt": 20]
    guard let number = Double(text.dropLast(2)), let unit = units[String(text.suffix(2))] else {
      return 0
    }
    return Int((number * unit).rounded())
  }

  /// Path of the folder's own stylesheet; nil where the program's own holds.
  ///
  /// - Parameter name: `html` for the pages of documents, `peraturan` for those of instruments.
  /// - Returns: its path.
  public func template(_ name: String) -> String? { templates[name] }

  /// The style as CSS, to stand behind the program's own.
  public var css: String {
    var latest: [String: String] = [:]
    for (name, value) in values { latest[name] = value }
    if let font = latest.removeValue(forKey: "--huruf-gaya") {
      latest["--huruf"] =
        "\(font), \"Bookman Old Style\", \"URW Bookman\", \"TeX Gyre Bonum\", Georgia, serif"
    }
    let lines = latest.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value);" }
    return ":root { \(lines.joined(separator: " ")) }\n\(ownCSS)"
  }
}
