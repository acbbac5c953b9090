internal import FoundationEssentials
internal import Publish
internal import References

#if canImport(Glibc)
  internal import Glibc
#endif

extension Program {
  /// `naskah susun --pantau`: drafts, then again whenever the plan changes, until it is stopped.
  ///
  /// Pages that are open look at `pantau.css` beside them and load anew when it names another build;
  /// no server is needed.
  ///
  /// - Returns: the exit code when the request itself is wrong; else it does not return.
  func watch(_ command: Susun) throws(BrokenData) -> ExitCode {
    while true {
      let stamp = Program.stamp(command.plan.rencana)
      let code = try build(command)
      if code == .usage || code == .brokenData { return code }
      markBuild(in: command.keluaran)
      console.report(words.text("susun.memantau", ["berkas": command.plan.rencana]) + "\n")
      repeat { usleep(200_000) } while Program.stamp(command.plan.rencana) == stamp
    }
  }

  /// Writes which build the pages of a folder are: the digest of its manifest.
  private func markBuild(in path: String) {
    guard let manifest = FileReader.bytes("\(path)/manifes.json") else { return }
    let text = ":root { --pantau: \"\(Digest.sha256(manifest))\"; }\n"
    do throws(OutputFailure) {
      var folder = try OutputFolder(path)
      try folder.stage(Array(text.utf8), as: "pantau.css")
      try folder.commit()
    } catch {
      // The documents are there; only open pages do not load anew by themselves.
      console.report(words.text("susun.tanpa-pantau", ["berkas": path]) + "\n")
    }
  }

  /// Names, sizes and times of change of a file, or of all files in a folder.
  private static func stamp(_ path: String) -> [String] {
    let manager = FileManager.default
    var isFolder = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    let names = isFolder ? (try? manager.subpathsOfDirectory(atPath: path)) ?? [] : [""]
    return names.sorted().map { name in
      let attributes = try? manager.attributesOfItem(
        atPath: name.isEmpty ? path : "\(path)/\(name)")
      let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
      let size = (attributes?[.size] as? Int64) ?? 0
      return "\(name) \(size) \(time)"
    }
  }
}
