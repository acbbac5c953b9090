internal import XMLTree

/// How ministries are named in an instrument (`Schemas/acuan/kementerian.xml`): by the affairs that
/// they conduct, since their names change and their affairs do not.
public struct MinistryNames: Sendable {
  /// A name that an instrument should not use.
  public struct Name: Sendable {
    /// The name with the word before it, such as "Menteri Keuangan", or a short form.
    public let text: String
    /// What stands in its place.
    public let replacement: String
  }

  /// The names, in the order of the file.
  public let names: [Name]
  /// Words that make a name part of something else when they stand before it: the titles of
  /// regulations.
  public let titles: [String]

  /// Loads the names.
  ///
  /// - Throws: `BrokenData` when the file is missing or broken.
  init(from folder: DataFolder) throws(BrokenData) {
    let root = try folder.load(folder.schema("acuan/kementerian.xml"))
    titles = root.elements(named: "judul").compactMap { $0[attribute: "kata"] }
    let forms = root.elements(named: "sebutan")
    var names: [Name] = []
    for ministry in root.elements(named: "kementerian") {
      let affairs = ministry[attribute: "urusan"] ?? ""
      for form in forms {
        let replacement = Words.fill(form[attribute: "ganti"] ?? "", ["urusan": affairs])
        let word = form[attribute: "kata"] ?? ""
        names.append(
          Name(text: "\(word) \(ministry[attribute: "nama"] ?? "")", replacement: replacement))
        for short in (form[attribute: "singkat"].flatMap { ministry[attribute: $0] } ?? "")
          .split(separator: " ")
        {
          names.append(Name(text: String(short), replacement: replacement))
        }
      }
    }
    self.names = names
  }
}
