internal import Exchange
internal import FoundationEssentials
internal import Publish
internal import References

extension Program {
  /// Writes files into a folder and the folders below it that their names lead through. All are
  /// staged before the first appears.
  ///
  /// - Parameters:
  ///   - files: names relative to the folder, and bytes.
  ///   - path: the folder.
  ///   - inputs: files and folders that were read and must not be written over.
  ///   - isQuiet: whether the paths are not printed, since something else goes to the output.
  ///   - library: words of findings.
  /// - Returns: an exit code when something could not be written; nothing has been replaced then.
  func writeTree(
    _ files: [WorkbookSet.File], to path: String, keeping inputs: [String],
    isQuiet: Bool = false, _ library: Library
  ) -> ExitCode? {
    var order: [String] = []
    var byFolder: [String: [WorkbookSet.File]] = [:]
    for file in files {
      let inner = file.name.split(separator: "/").dropLast().joined(separator: "/")
      if byFolder[inner] == nil { order.append(inner) }
      byFolder[inner, default: []].append(file)
    }
    let kept = inputs.flatMap(SourceReader.files)
    var folders: [OutputFolder] = []
    do throws(OutputFailure) {
      for inner in order {
        var folder = try OutputFolder(
          inner.isEmpty ? path : "\(path)/\(inner)", keeping: kept)
        do throws(OutputFailure) {
          for file in byFolder[inner] ?? [] {
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            try folder.stage(file.bytes, as: name)
          }
        } catch {
          for index in folders.indices { folders[index].discard() }
          throw error
        }
        folders.append(folder)
      }
      for index in folders.indices { try folders[index].commit() }
    } catch {
      return report(error, library)
    }
    if !isQuiet { for file in files { console.print("\(path)/\(file.name)\n") } }
    return nil
  }

  /// Path of a file as a folder elsewhere names it: both are taken from the folder of work, and
  /// links are not followed.
  static func relative(_ file: String, from folder: String) -> String {
    let own = segments(file)
    let base = segments(folder)
    let shared = zip(own, base).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: base.count - shared) + own[shared...]
    return steps.joined(separator: "/")
  }

  private static func segments(_ path: String) -> [String] {
    let whole =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var result: [String] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = result.popLast() } else { result.append(String(part)) }
    }
    return result
  }
}
