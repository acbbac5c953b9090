internal import Diagnostics
internal import FoundationEssentials
internal import Pictures
internal import Prose
public import References
public import Workbook
internal import XMLTree

#if canImport(Glibc)
  internal import Glibc
#endif

/// Collects the sources of a plan: workbooks, tables of text, archives (also inside each other), and
/// folders of all of them.
public struct SourceReader {
  private let library: Library
  private let limits: ArchiveLimits
  private var set: SourceSet
  /// Files of Markdown, read when all are there.
  private var markdown: [(path: String, bytes: [UInt8])] = []
  /// Files that may be given twice, through a folder and by name.
  private var seen: Set<String> = []
  /// Workbooks of a folder by path, read side by side before their turn comes.
  private var early: [String: EarlyBook] = [:]

  /// Whether only documents in Word are wanted.
  private var takesForms = false

  /// A file that was read before its turn.
  private struct EarlyBook: Sendable {
    let bytes: [UInt8]
    let result: Result<Workbook, WorkbookFailure>
  }

  /// Folders inside folders that are looked into.
  private static let depth = 8
  /// Endings of files that are read.
  private static let endings = bookEndings + ["csv", "tsv", "zip"]
  /// Endings of workbooks.
  private static let bookEndings = ["xlsx", "xlsm"]
  /// Folder of the prose, whose files are named after their sections, and name of the prose in Word.
  private static let proseFolder = "narasi"
  /// Folder of the papers of the process log that were filled in.
  private static let formFolder = "proses"

  /// Whether a file lies in the folder of filled papers.
  static func isInFormFolder(_ name: String) -> Bool {
    name.split(separator: "/").dropLast().last?.lowercased() == formFolder
  }

  /// Endings of prose in one document; of all but the first two it is said that they are not read.
  private static let wordEndings = ["docx", "docm", "doc", "odt", "rtf"]
  /// Endings of pictures in their folder.
  private static let pictureEndings = ["png", "jpg", "jpeg", "svg"]
  /// Endings of files of which it is said that they are not read.
  private static let refusedEndings = ["xls", "xlsb", "ods", "numbers"]

  /// Reads sources.
  ///
  /// - Parameters:
  ///   - paths: files and folders as the user named them.
  ///   - library: rules and words of findings.
  ///   - limits: how much an archive may unpack to.
  /// - Returns: everything that could be read, and findings about the rest.
  public static func read(
    _ paths: [String], _ library: Library, limits: ArchiveLimits = .standard
  ) -> SourceSet {
    var reader = SourceReader(library, limits, name: paths.first ?? "")
    for path in paths { reader.readSource(path) }
    reader.readProse()
    return reader.set
  }

  /// Reads the forms of the process log that were filled in and belong to a plan that is one file.
  ///
  /// - Parameters:
  ///   - paths: documents in Word, archives and folders of them; everything else that a plan could be
  ///     read from is reported.
  ///   - library: rules and words of findings.
  ///   - limits: how much an archive may unpack to.
  /// - Returns: the documents, and findings about the rest.
  public static func readForms(
    _ paths: [String], _ library: Library, limits: ArchiveLimits = .standard
  ) -> SourceSet {
    var reader = SourceReader(library, limits, name: paths.first ?? "")
    reader.takesForms = true
    for path in paths { reader.readSource(path) }
    return reader.set
  }

  /// The folder of filled forms beside a plan; nil where there is none.
  public static func forms(beside plan: String) -> String? {
    let parent = plan.lastIndex(of: "/").map { String(plan[...$0]) } ?? ""
    return isFolder(parent + formFolder) ? parent + formFolder : nil
  }

  /// Whether a path is something that a plan is read from in this way, and not a rencana.xml.
  public static func isSource(_ path: String) -> Bool {
    let ending = SourceReader.ending(path)
    if (endings + refusedEndings).contains(ending) { return true }
    return isFolder(path) && !isPlanFolder(path) && holdsSources(path, depth: 0)
  }

  /// Whether a folder holds something that is read, at any depth that is looked into.
  private static func holdsSources(_ path: String, depth: Int) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      var status = stat()
      guard lstat("\(path)/\(name)", &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: if (endings + refusedEndings).contains(ending(name)) { return true }
      case S_IFDIR:
        if depth < self.depth, holdsSources("\(path)/\(name)", depth: depth + 1) { return true }
      default: break
      }
    }
    return false
  }

  /// A folder that holds a rencana.xml and no workbook.
  public static func isPlanFolder(_ path: String) -> Bool {
    guard isFolder(path) else { return false }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.contains("rencana.xml") && !names.contains { endings.contains(ending($0)) }
  }

  /// The files that a source is read from: those of a folder that are read, or the file itself.
  ///
  /// Nothing that is written may take their place.
  public static func files(of path: String) -> [String] {
    guard isFolder(path) else { return [path] }
    if isPlanFolder(path) { return ["\(path)/rencana.xml"] }
    return files(in: path, inside: "", depth: 0).filter { isRead($0.name, ending($0.name)) }
      .map(\.path)
  }

  private init(_ library: Library, _ limits: ArchiveLimits, name: String) {
    self.library = library
    self.limits = limits
    set = SourceSet(name: name)
  }

  private static func ending(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Whether a path is a folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  // MARK: Files and folders

  private mutating func readSource(_ path: String) {
    if SourceReader.isFolder(path) {
      var trimmed = path
      while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
      let files = SourceReader.files(in: trimmed, inside: "", depth: 0)
      if !takesForms { readEarly(files) }
      for file in files { readFile(file.path, as: file.name, isNamed: false) }
      return
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    readFile(path, as: name, isNamed: true)
  }

  /// Files of a folder in the order of their names; links are not followed, so that nothing outside
  /// is read.
  private static func files(
    in path: String, inside prefix: String, depth: Int
  ) -> [(path: String, name: String)] {
    var files: [(path: String, name: String)] = []
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      var status = stat()
      let full = "\(path)/\(name)"
      guard lstat(full, &status) == 0 else { continue }
      let inner = prefix.isEmpty ? name : "\(prefix)/\(name)"
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        if depth < SourceReader.depth {
          files += SourceReader.files(in: full, inside: inner, depth: depth + 1)
        }
      case S_IFREG: files.append((full, inner))
      default: break
      }
    }
    return files
  }

  /// Reads the workbooks among files side by side, the largest first.
  private mutating func readEarly(_ files: [(path: String, name: String)]) {
    let books = files.filter { file in
      let ending = SourceReader.ending(file.name)
      return SourceReader.bookEndings.contains(ending) && SourceReader.isRead(file.name, ending)
        && !seen.contains(realPath(file.path))
    }.map { (path: $0.path, size: SourceReader.size($0.path)) }.sorted { $0.size > $1.size }
    guard books.count > 1 else { return }
    let limits = limits
    let read = Parallel.map(books.map(\.path)) { path -> EarlyBook? in
      guard let bytes = FileReader.bytes(path) else { return nil }
      do throws(WorkbookFailure) {
        return EarlyBook(bytes: bytes, result: .success(try Workbook(xlsx: bytes, limits: limits)))
      } catch {
        return EarlyBook(bytes: bytes, result: .failure(error))
      }
    }
    for (book, result) in zip(books, read) { early[book.path] = result }
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private mutating func readFile(_ path: String, as name: String, isNamed: Bool) {
    let ending = SourceReader.ending(name)
    let isRegister = name.split(separator: "/").last.map(String.init) == KodeRegister.fileName
    guard isNamed || isRegister || isWanted(name, ending) else { return }
    guard seen.insert(realPath(path)).inserted else { return }
    let bytes: [UInt8]
    let known = early.removeValue(forKey: path)
    do throws(FileReader.Failure) {
      if let known { bytes = known.bytes } else { bytes = try FileReader.read(path) }
    } catch {
      set.isUnreadable = true
      add(error == .missing ? "BER001" : "BER002", at: Location(file: path), ["berkas": path])
      return
    }
    set.inputs.append(SourceSet.Input(name: name, bytes: bytes))
    if isRegister, !takesForms {
      set.register = KodeRegister(bytes)
    } else {
      read(bytes, ending, as: name, known?.result)
    }
  }

  private func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a file is read by its name: workbooks and tables anywhere, Markdown and pictures in their
  /// folders, Word where it is the prose.
  private static func isRead(_ name: String, _ ending: String) -> Bool {
    if (endings + refusedEndings).contains(ending) { return true }
    let parts = name.split(separator: "/").map(String.init)
    let folder = parts.dropLast().last
    switch ending {
    case "md": return folder == proseFolder
    case _ where wordEndings.contains(ending):
      return isInFormFolder(name)
        || parts.last?.lowercased() == "\(proseFolder).\(ending)"
    default:
      return folder == PictureFolder.name && pictureEndings.contains(ending)
    }
  }

  /// Whether a file is read, or said not to be.
  private func isWanted(_ name: String, _ ending: String) -> Bool {
    SourceReader.isRead(name, ending) || (takesForms && SourceReader.wordEndings.contains(ending))
  }

  /// Reads the prose of all files together, so that the order of its sections is that of their keys.
  private mutating func readProse() {
    set.prose = ProseFolder.read(markdown: markdown, library: library)
    set.catatan += set.prose.catatan
  }

  // MARK: Contents

  /// Takes in a file; a workbook may be `known` already.
  private mutating func read(
    _ bytes: [UInt8], _ ending: String, as name: String,
    _ known: Result<Workbook, WorkbookFailure>? = nil
  ) {
    if takesForms, ending != "zip", !SourceReader.wordEndings.contains(ending) {
      return add("BUK055", at: Location(file: name), ["berkas": name])
    }
    do throws(WorkbookFailure) {
      switch ending {
      case "md": markdown.append((name, bytes))
      case _ where SourceReader.wordEndings.contains(ending):
        set.documents.append(SourceSet.Input(name: name, bytes: bytes))
      case _ where SourceReader.pictureEndings.contains(ending):
        set.pictures[name.split(separator: "/").last.map(String.init) ?? name] = bytes
      case "csv", "tsv":
        let stem = name.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
        addBook(try Workbook(csv: bytes, name: String(stem)), as: name)
      case "zip": readArchive(bytes, as: name)
      default:
        if let known {
          addBook(try known.get(), as: name)
        } else {
          addBook(try Workbook(xlsx: bytes, limits: limits), as: name)
        }
      }
    } catch {
      refuse(name, error)
    }
  }

  private mutating func addBook(_ workbook: Workbook, as name: String) {
    for sheet in workbook.sheets {
      guard let failure = sheet.failure else { continue }
      report(failure, at: Location(file: name, row: 1, column: 1, sheet: sheet.name), name)
    }
    set.books.append(SourceSet.Book(file: name, workbook: workbook))
  }

  private mutating func readArchive(_ bytes: [UInt8], as name: String) {
    do throws(ArchiveFailure) {
      readArchive(try Archive(bytes, limits: limits), as: name)
    } catch {
      refuse(name, .archive(error))
    }
  }

  private mutating func readArchive(_ archive: borrowing Archive, as name: String) {
    for refused in archive.refused {
      report(.archive(refused.failure), at: Location(file: name), refused.name)
    }
    for entry in archive.entries {
      let ending = SourceReader.ending(entry.name)
      let last = entry.name.split(separator: "/").last ?? ""
      guard isWanted(entry.name, ending), !last.hasPrefix("~$"), !last.hasPrefix(".")
      else {
        continue
      }
      let inner = "\(name)/\(entry.name)"
      do throws(ArchiveFailure) {
        if ending == "zip" {
          readArchive(try archive.nested(entry), as: inner)
        } else {
          read(try archive.read(entry), ending, as: inner)
        }
      } catch {
        refuse(inner, .archive(error))
      }
    }
  }

  // MARK: Findings

  private mutating func refuse(_ name: String, _ failure: WorkbookFailure) {
    report(failure, at: Location(file: name), name)
  }

  private mutating func report(_ failure: WorkbookFailure, at location: Location, _ name: String) {
    let limit: (String, Int)? =
      switch failure {
      case .archive(.tooLarge(let limit, _)): (limit.rawValue, limits[limit])
      case .tooLarge(let extent): (extent.rawValue, extent.limit)
      default: nil
      }
    var values = ["berkas": name]
    if let limit {
      values["batas"] = library.messages.text("batas.\(limit.0)", ["jumlah": String(limit.1)])
    }
    let id: String
    switch failure {
    case .oldFormat: id = "BUK002"
    case .encrypted, .archive(.encrypted): id = "BUK003"
    case .archive(.tooLarge), .tooLarge: id = "BUK004"
    case .archive(.unsafeName(let entry)), .archive(.repeatedName(let entry)):
      id = "BUK005"
      values["berkas"] = entry
    case .missingPart(let part), .missingSheet(let part):
      id = "BUK006"
      values["nilai"] = part
    case .brokenPart(let part, let issue):
      id = "BUK006"
      values["nilai"] = issue.place.line > 0 ? "\(part):\(issue.place.line)" : part
    case .unclosedQuote(let row):
      id = "BUK007"
      values["baris"] = String(row)
    case .archive, .otherFormat, .notAWorkbook: id = "BUK001"
    }
    add(id, at: location, values)
  }

  private mutating func add(_ id: String, at location: Location, _ values: [String: String]) {
    set.catatan.append(library.rules.catatan(id, at: location, values, value: values["nilai"]))
  }
}
