internal import Check
internal import Diagnostics
internal import Ingest
internal import References
internal import XMLTree

extension Program {
  /// `naskah profil`: the list, one profile explained with its articles, or a check of a new one.
  func showProfiles(_ command: Profil) throws(BrokenData) -> ExitCode {
    if let path = command.periksa { return try checkProfile(path) }
    let known = folder.names(inSchemas: "profil")
    guard let key = command.kunci?.lowercased() else {
      for key in known {
        let profile = try Profile(path: folder.schema("profil/\(key).xml"), from: folder)
        console.print("\(key)  \(profile.regulation)\n")
      }
      return .clean
    }
    guard known.contains(key) else {
      console.report(missing("profil.tidak-ada", key, Similarity.nearest(to: key, in: known)))
      return .findings
    }
    let profile = try Profile(path: folder.schema("profil/\(key).xml"), from: folder)
    let terms = try Words("umum", "dokumen", from: folder)
    console.print(ProfileExplanation(profile: profile, words: words, legal: terms).text)
    return .clean
  }

  /// Judges a profile file that the user brings; a broken one is reported with its place and exits
  /// with the code for broken data.
  private func checkProfile(_ path: String) throws(BrokenData) -> ExitCode {
    let library = try Library(from: folder)
    let profile: Profile
    do throws(BrokenData) {
      profile = try ProfileCheck.load(path, library)
      try PlanRules(library).add(of: profile)
    } catch {
      return report(error, of: path, library)
    }
    console.print(
      words.text("profil.sah", ["nilai": profile.key, "peraturan": profile.regulation]) + "\n")
    return .clean
  }

  /// Reports what is wrong with a data file that the user brought, with its place.
  func report(_ error: BrokenData, of path: String, _ library: Library) -> ExitCode {
    let source = FileReader.bytes(path).map { SourceLines($0) }
    var sources = source.map { [path: $0] } ?? [:]
    for file in error.defects.map(\.file) where sources[file] == nil {
      sources[file] = FileReader.bytes(file).map { SourceLines($0) }
    }
    let printer = textPrinter(library, sources: sources)
    for defect in error.defects {
      let location = Location(
        file: defect.file, line: defect.place.line, column: defect.place.column)
      console.report(
        printer.text(
          library.rules.catatan(
            defect.rule, at: location, defect.values, value: defect.values["nilai"],
            suggestion: defect.suggestion)))
    }
    if !error.defects.isEmpty { return .brokenData }
    let translator = IssueTranslator(library: library, file: error.file)
    for issue in error.issues {
      let location = Location(
        file: issue.file ?? error.file, line: issue.place.line, column: issue.place.column)
      let catatan =
        issue.origin != .program
        ? translator.catatan(issue)
        : source == nil
          ? library.rules.catatan("BER001", at: Location(file: path), ["berkas": path])
          : library.rules.catatan("PRG001", at: location, ["rincian": issue.detail])
      console.report(printer.text(catatan))
    }
    return .brokenData
  }
}
