internal import Diagnostics
internal import Exchange
internal import Publish
internal import References
internal import Workbook

extension Program {
  /// Writes what was asked for besides the report: marked copies of the workbooks, and the lists of
  /// every perangkat daerah.
  ///
  /// - Parameters:
  ///   - session: the findings.
  ///   - command: which folders.
  ///   - names: name of each unit.
  /// - Returns: an exit code when something could not be written.
  /// - Throws: `BrokenData` when the template of the pages is broken.
  func writeLists(
    _ session: PlanSession, _ command: Periksa, _ names: [String: String]
  ) throws(BrokenData) -> ExitCode? {
    var marked: Set<String> = []
    if let folder = command.tandai {
      let files = markedCopies(session)
      let code = writeTree(
        files, to: folder, keeping: [command.plan.rencana], session.library)
      if let code { return code }
      marked = Set(files.map(\.name))
    }
    guard let folder = command.perPD else { return nil }
    return try writeLists(session, names, to: folder, from: command.plan.rencana) { location in
      guard let file = location.file, Program.isWorkbook(file) else { return nil }
      if marked.contains(file), let copies = command.tandai {
        return Program.relative("\(copies)/\(file)", from: folder)
      }
      let inside = "\(command.plan.rencana)/\(file)"
      let path = Program.exists(inside) ? inside : command.plan.rencana
      guard Program.isWorkbook(path), Program.exists(path) else { return nil }
      return Program.relative(path, from: folder)
    }
  }

  /// Whether a file is a workbook that can be marked and opened at a cell.
  private static func isWorkbook(_ name: String) -> Bool {
    [".xlsx", ".xlsm"].contains { name.lowercased().hasSuffix($0) }
  }

  // MARK: Lists

  /// Writes one page and one workbook for each perangkat daerah that has findings; what no unit
  /// answers for goes to files of its own.
  private func writeLists(
    _ session: PlanSession, _ names: [String: String], to path: String,
    from source: String, target: (Location) -> String?
  ) throws(BrokenData) -> ExitCode? {
    let pages = try CatatanPages(session.library)
    let books = CatatanBook(session.library)
    let list = session.intake?.attributed(session.catatan) ?? session.catatan
    var byUnit: [String: [Catatan]] = [:]
    for catatan in list { byUnit[catatan.unit ?? "", default: []].append(catatan) }
    let nobody = "tanpa-pd"
    let units = Set(byUnit.keys).union(names.keys).subtracting([""])
    let fileNames = FileNames.unique(units.sorted(), besides: [nobody])
    var files: [WorkbookSet.File] = []
    for (unit, list) in byUnit.sorted(by: { $0.key < $1.key }) {
      let known = names[unit] ?? session.intake?.units.first { $0.kode == unit }?.name ?? unit
      let name = unit.isEmpty ? session.library.messages.text("halaman.tanpa-unit") : known
      let file = fileNames[unit] ?? nobody
      files.append(WorkbookSet.File("\(file).html", try pages.page(for: name, list)))
      do throws(WorkbookDraftFailure) {
        files.append(
          WorkbookSet.File("\(file).xlsx", try books.workbook(for: name, list, target: target)))
      } catch {
        throw BrokenData(file: path, "\(error)")
      }
    }
    return writeTree(files, to: path, keeping: [source], session.library)
  }

  // MARK: Marks

  /// Copies of the workbooks that have findings, the faulty cells coloured and with a note each. Of
  /// what cannot be marked it is said why.
  private func markedCopies(_ session: PlanSession) -> [WorkbookSet.File] {
    let messages = session.library.messages
    var marks: [String: [CellMark]] = [:]
    for catatan in session.catatan {
      let place = catatan.location
      guard let file = place.file, let sheet = place.sheet, place.line > 0 else { continue }
      let text =
        "\(catatan.level.rawValue): \(catatan.message) [\(catatan.id)]"
        + (catatan.suggestion.map { "\n\(messages.text("cetak.saran")) \($0)" } ?? "")
      marks[file, default: []].append(
        CellMark(sheet: sheet, row: place.line, column: max(place.column, 1), text: text))
    }
    var files: [WorkbookSet.File] = []
    for input in session.inputs {
      guard Program.isWorkbook(input.name), let own = marks.removeValue(forKey: input.name) else {
        continue
      }
      do throws(WorkbookFailure) {
        let copy = try WorkbookMarks.mark(
          input.bytes, own, author: messages.text("buku.pembuat"))
        files.append(WorkbookSet.File(input.name, copy))
        let cells = Set(own.map { "\($0.sheet)\u{0}\($0.row)\u{0}\($0.column)" }).count
        console.report(
          words.text("tandai.jumlah", ["berkas": input.name, "jumlah": String(cells)]) + "\n")
      } catch {
        console.report(words.text("tandai.gagal", ["berkas": input.name]) + "\n")
      }
    }
    for file in marks.keys.sorted() {
      let key = Program.isWorkbook(file) ? "tandai.arsip" : "tandai.teks"
      console.report(words.text(key, ["berkas": file]) + "\n")
    }
    return files
  }
}
