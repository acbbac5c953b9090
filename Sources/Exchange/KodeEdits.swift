internal import Workbook

/// Given kode on their way back into the workbooks that had none.
public struct KodeEdits {
  /// The changed workbooks, and the register.
  public private(set) var files: [WorkbookSet.File] = []
  /// Cells written, by file.
  public private(set) var counts: [(file: String, count: Int)] = []
  /// Files into which nothing can be written: tables of text, archives, broken ones. Their objects
  /// keep their kode through the register.
  public private(set) var failed: [String] = []

  /// - Parameters:
  ///   - given: the kode.
  ///   - sources: the workbooks as they were read.
  public init(_ given: [GivenKode], _ sources: SourceSet) {
    var cells: [String: [CellEntry]] = [:]
    for item in given {
      guard let column = item.column else { continue }
      cells[item.file, default: []].append(
        CellEntry(sheet: item.sheet, row: item.row, column: column, text: item.kode))
    }
    for input in sources.inputs {
      guard let own = cells.removeValue(forKey: input.name) else { continue }
      do throws(WorkbookFailure) {
        files.append(WorkbookSet.File(input.name, try WorkbookEdits.write(own, into: input.bytes)))
        counts.append((input.name, own.count))
      } catch {
        failed.append(input.name)
      }
    }
    failed += cells.keys.sorted()
    guard !given.isEmpty else { return }
    var register = sources.register
    register.add(given)
    files.append(WorkbookSet.File(KodeRegister.fileName, register.bytes))
  }
}
