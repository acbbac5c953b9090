internal import Diagnostics
internal import XMLTree

/// A rule set of a region: severities that differ from the catalogue's.
public struct RuleSet: Sendable {
  /// What a set says about one rule.
  struct Setting: Sendable {
    var id: String
    /// nil for a rule that is turned off.
    var level: Catatan.Level?
  }

  let settings: [Setting]

  /// Reads the rule set in the file at `path`.
  ///
  /// - Parameters:
  ///   - path: the file, as the user named it.
  ///   - catalogue: rules that there are.
  ///   - folder: where the schema is.
  /// - Throws: `BrokenData` with the place of what is wrong: exit code 4.
  public init(
    path: String, for catalogue: RuleCatalogue, from folder: DataFolder
  ) throws(BrokenData) {
    let schema = try folder.compiledSchema("aturan/aturan.xsd")
    let root = try folder.load(path, schema: schema)
    guard root.name == "set-aturan" else {
      throw BrokenData(file: path, "root element is not set-aturan", at: root.place)
    }
    var settings: [Setting] = []
    for element in root.elements(named: "aturan") {
      let id = element[attribute: "id"] ?? ""
      guard let rule = catalogue.rule(id) else {
        throw BrokenData(file: path, "rule '\(id)' does not exist", at: element.place)
      }
      guard !rule.isFixed else {
        throw BrokenData(file: path, "rule '\(id)' cannot be changed", at: element.place)
      }
      settings.append(
        Setting(id: id, level: Catatan.Level(rawValue: element[attribute: "tingkat"] ?? "")))
    }
    self.settings = settings
  }
}
