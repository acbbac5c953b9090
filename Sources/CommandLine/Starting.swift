internal import Diagnostics
internal import Exchange
internal import References

#if canImport(Glibc)
  internal import Glibc
#endif

extension Program {
  /// `naskah mulai`.
  func start(_ command: Mulai) throws(BrokenData) -> ExitCode {
    let library = try Library(from: folder)
    let reader = try PlanImportReader(library)
    var questions = StartQuestions(
      words: words, console: console, kinds: reader.governmentKinds,
      profiles: folder.names(inSchemas: "profil"), asks: isatty(STDIN_FILENO) == 1)
    let region: StarterSet.Region
    switch questions.region(command) {
    case .success(let answer): region = answer
    case .failure(let problem): return usage(problem.text)
    }
    let set = try StarterSet(region, folder: command.keluaran, reader, library)
    let taken = set.files.map { "\(command.keluaran)/\($0.name)" }.filter(Program.exists)
    if let first = taken.first {
      _ = report(
        [
          library.rules.catatan(
            "KEL010", at: Location(file: first),
            ["berkas": first, "jumlah": String(taken.count)], value: first)
        ], [], keeping: [], library)
      return .notWritten
    }
    if let code = writeTree(set.files, to: command.keluaran, keeping: [], library) { return code }
    console.report(
      words.text(
        "mulai.selesai",
        [
          "folder": command.keluaran, "profil": region.profile,
          "petunjuk": library.messages.text("mulai.petunjuk.berkas"),
        ]) + "\n")
    return .clean
  }

  /// Whether something stands at a path, a link included.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

/// Takes the region from the options, and asks for the rest where somebody can answer.
struct StartQuestions {
  /// Why there is no region to begin with, in words.
  struct Problem: Error { let text: String }

  let words: Words
  let console: Console
  /// Kinds of regions: key and name.
  let kinds: [(key: String, name: String)]
  let profiles: [String]
  let asks: Bool

  /// The region that the options and the answers describe.
  mutating func region(_ command: Mulai) -> Result<StarterSet.Region, Problem> {
    do throws(Problem) {
      var name = try answer("nama", command.nama)
      let named = kinds.first { name.lowercased().hasPrefix($0.name.lowercased() + " ") }
      let kindText = try answer("jenis", command.jenis ?? named?.key, kinds.map(\.key))
      guard
        let kind = kinds.first(where: {
          $0.key == kindText.lowercased() || $0.name.lowercased() == kindText.lowercased()
        })
      else { throw problem("jenis", kindText, kinds.map(\.key)) }
      let bare = named.map { String(name.dropFirst($0.name.count + 1)) } ?? name
      if named == nil { name = "\(kind.name) \(name)" }
      let isProvince = kind.key == "provinsi"
      let province = try answer("provinsi", command.provinsi ?? (isProvince ? bare : nil))
      let seat = try answer("ibu-kota", command.ibuKota)
      let start = try year("mulai", command.mulai)
      let end = try year("selesai", command.selesai)
      guard start <= end, end - start < 20 else {
        throw problem("selesai", String(end), ["\(start)–\(start + 19)"])
      }
      let key = try answer("profil", command.profil ?? ownProfile(bare), profiles)
      guard profiles.contains(key) else { throw problem("profil", key, profiles) }
      let head =
        command.kepalaDaerah ?? words.text("mulai.jabatan.\(kind.key)", ["nama": bare])
      return .success(
        StarterSet.Region(
          kind: kind.key, name: name, province: province, seat: seat, head: head, start: start,
          end: end, profile: key))
    } catch {
      return .failure(error)
    }
  }

  /// The profile of the region itself: its key is the region's name, the number and the year.
  private func ownProfile(_ name: String) -> String? {
    let wanted = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let own = profiles.filter {
      let parts = $0.split(separator: "-").map(String.init)
      return parts.count == wanted.count + 2 && Array(parts.dropLast(2)) == wanted
    }
    return own.count == 1 ? own[0] : nil
  }

  private func problem(_ option: String, _ value: String, _ allowed: [String]) -> Problem {
    Problem(
      text: words.invalid("--\(option)", value, allowed))
  }

  private func year(_ option: String, _ given: String?) throws(Problem) -> Int {
    let text = try answer(option, given)
    guard text.utf8.count == 4, let year = Int(text), year >= 1900 else {
      throw problem(option, text, [words.text("mulai.tahun")])
    }
    return year
  }

  /// The value of an option, or what is answered when it is asked for.
  private func answer(
    _ option: String, _ given: String?, _ allowed: [String] = []
  ) throws(Problem) -> String {
    if let given {
      let text = StartQuestions.clean(given)
      guard !text.isEmpty else { throw missing(option) }
      return text
    }
    guard asks else { throw missing(option) }
    var question = words.text("mulai.tanya.\(option)")
    if !allowed.isEmpty { question += " (\(allowed.joined(separator: ", ")))" }
    while true {
      console.report(question + ": ")
      guard let line = readLine(strippingNewline: true) else { throw missing(option) }
      let text = StartQuestions.clean(line)
      if !text.isEmpty { return text }
    }
  }

  private func missing(_ option: String) -> Problem {
    Problem(text: words.text("mulai.kurang", ["pilihan": "--\(option)"]))
  }

  /// A text in one line without control characters.
  private static func clean(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0.value >= 32 && !(0x7F..<0xA0).contains($0.value) }
    return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
  }
}
