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
    let terms = try Words("dokumen", from: folder)
    console.print(ProfileExplanation(profile: profile, words: words, legal: terms).text)
    return .clean
  }

  /// Judges a profile file that the user brings; a broken one is reported with its place and exits
  /// with the code for broken data.
  private func checkProfile(_ path: String) throws(BrokenData) -> ExitCode {
    let schema = try folder.compiledSchema("profil/profil.xsd")
    let profile: Profile
    do throws(BrokenData) { profile = try Profile(path: path, from: folder, schema: schema) } catch
    {
      return report(error, of: path, try Library(from: folder))
    }
    console.print(
      words.text("profil.sah", ["nilai": profile.key, "peraturan": profile.regulation]) + "\n")
    return .clean
  }

  /// Reports what is wrong with a data file that the user brought, with its place.
  func report(_ error: BrokenData, of path: String, _ library: Library) -> ExitCode {
    let source = FileReader.bytes(path).map { SourceLines($0) }
    let printer = textPrinter(library, sources: source.map { [path: $0] } ?? [:])
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

/// A profile in words: what the law demands, statement by statement, each with its article.
private struct ProfileExplanation {
  let profile: Profile
  /// Words of the command line.
  let words: Words
  /// Words of legal references.
  let legal: Words

  var text: String {
    var lines = ["\(profile.key)  \(profile.regulation)", ""]
    lines += list("profil.domain", profile.domains)
    lines += list("profil.muatan", profile.groups)
    for document in profile.documents { lines += explain(document) }
    lines += list("profil.kewajiban", profile.duties.map(\.statement))
    lines += list("profil.tim", profile.teams)
    return lines.joined(separator: "\n") + "\n"
  }

  private func cited(_ statement: Statement) -> String {
    statement.citation(legal).map { "\(statement.name) (\($0))" } ?? statement.name
  }

  private func list(_ key: String, _ statements: [Statement]) -> [String] {
    guard !statements.isEmpty else { return [] }
    return [words.text(key)] + statements.map { "  - \(cited($0))" } + [""]
  }

  private func explain(_ document: Profile.Document) -> [String] {
    let duty = words.text(document.isRequired ? "profil.wajib" : "profil.tidak-wajib")
    var lines = ["\(document.name): \(duty)", ""]
    lines += list("profil.isi", document.contents)
    if let years = document.years, let statement = document.periodStatement {
      let key = document.allowsFewerYears ? "profil.periode-paling-lama" : "profil.periode"
      lines.append(words.text(key, ["tahun": String(years)]) + suffix(statement))
    }
    lines += list("profil.keselarasan", document.alignments)
    if let drafter = document.drafter {
      lines.append(words.text("profil.penyusun", ["nama": cited(drafter)]))
    }
    if let setter = document.setter {
      lines.append(words.text("profil.penetap", ["nama": cited(setter)]))
      lines.append(
        document.instrument.map { words.text("profil.instrumen", ["nama": $0]) }
          ?? words.text("profil.tanpa-instrumen"))
    }
    if let review = document.review { lines += explain(review) }
    return lines + [""]
  }

  private func explain(_ review: Profile.Review) -> [String] {
    var lines = [
      words.text("profil.reviu", ["nama": review.name, "sifat": review.modality])
    ]
    lines += review.times.map { "  - \(legal.text("waktu.\($0.key)"))\(suffix($0))" }
    lines += list("profil.pemicu", review.triggers).map {
      Words.fill($0, ["konektor": review.connector])
    }
    if let reviewer = review.reviewer {
      lines.append(words.text("profil.pelaksana", ["nama": cited(reviewer)]))
    }
    if let receiver = review.receiver {
      lines.append(words.text("profil.penerima", ["nama": cited(receiver)]))
    }
    return lines
  }

  private func suffix(_ statement: Statement) -> String {
    statement.citation(legal).map { " (\($0))" } ?? ""
  }
}
