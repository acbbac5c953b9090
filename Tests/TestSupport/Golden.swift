internal import FoundationEssentials
internal import Publish

/// Golden files: what a run must give, byte for byte.
///
/// `RECORD=1` rewrites them; the run fails all the same, so that a recording is never mistaken for
/// a pass.
public enum Golden {
  /// What is wrong with `bytes`; nil when they equal the golden file of this name.
  public static func difference(_ bytes: [UInt8], _ name: String) throws -> String? {
    let path = Repository.test("Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Files.write(bytes, to: path)
      return "recorded \(name); run again without RECORD"
    }
    guard Files.exists(path) else { return "golden file missing: \(name); record it with RECORD=1" }
    let golden = try Files.bytes(path)
    return golden == bytes ? nil : firstDifference(golden, bytes, name)
  }

  private static func firstDifference(_ golden: [UInt8], _ bytes: [UInt8], _ name: String) -> String
  {
    let old = golden.split(separator: 10, omittingEmptySubsequences: false)
    let new = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let at = line ?? min(old.count, new.count)
    func text(_ lines: [ArraySlice<UInt8>]) -> String {
      at < lines.count ? String(decoding: lines[at].prefix(300), as: UTF8.self) : "(end)"
    }
    return "\(name):\(at + 1) differs\n- \(text(old))\n+ \(text(new))"
  }

  /// A page with its style sheet replaced by the digest of it: the sheet is a file of its own.
  public static func withoutStyle(_ html: [UInt8]) -> [UInt8] {
    let text = String(decoding: html, as: UTF8.self)
    guard let start = text.firstRange(of: "<style>"),
      let end = text[start.upperBound...].firstRange(of: "</style>")
    else { return html }
    // The faces are built from a package of the system; the look is ours.
    let style = text[start.upperBound..<end.lowerBound].split(separator: "\n")
      .filter { !$0.hasPrefix("@font-face") && !$0.hasPrefix("/* Naskah Bonum") }
      .joined(separator: "\n")
    return Array(text[..<start.upperBound].utf8)
      + Array("sha256:\(Digest.sha256(Array(style.utf8)))".utf8)
      + Array(text[end.lowerBound...].utf8)
  }
}
