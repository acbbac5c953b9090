internal import FoundationEssentials

/// Ways from one folder to another, as links of pages need them.
enum RelativePath {
  /// The way from a folder to a file or folder, as their names say it: links are not followed.
  ///
  /// - Parameters:
  ///   - target: path of the file or folder.
  ///   - folder: path of the folder where the way begins.
  ///   - current: the folder that relative paths begin in.
  /// - Returns: a relative path; empty when both are the same folder.
  static func way(
    to target: String, from folder: String,
    current: String = FileManager.default.currentDirectoryPath
  ) -> String {
    let (to, from) = (parts(target, current), parts(folder, current))
    let shared = zip(to, from).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: from.count - shared)
    return (up + to[shared...]).joined(separator: "/")
  }

  /// The folder that holds a plan: the path itself where it is a folder.
  static func folder(of plan: String) -> String {
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: plan, isDirectory: &isFolder)
    if exists, isFolder { return plan }
    guard let slash = plan.lastIndex(of: "/") else { return "." }
    return slash == plan.startIndex ? "/" : String(plan[..<slash])
  }

  private static func parts(_ path: String, _ current: String) -> [String] {
    var result: [String] = []
    let whole = path.hasPrefix("/") ? path : "\(current)/\(path)"
    for part in whole.split(separator: "/") {
      if part == ".." { _ = result.popLast() } else if part != "." { result.append(String(part)) }
    }
    return result
  }
}
