internal import References

/// What every page carries inside besides its text: style, script, and the policy that lets nothing
/// else run or load.
struct PageAssets {
  /// Style sheet: the faces, where `make` has built them, then the look.
  let style: String
  /// Script of search and filters; the page is whole without it.
  let script: String

  /// Content-Security-Policy of a page: its own script by digest, its own style, faces inside it; for
  /// one that is watched also the style sheet that says which build it is.
  func policy(_ isWatched: Bool) -> String {
    "default-src 'none'; style-src 'unsafe-inline'\(isWatched ? " file:" : ""); "
      + "font-src data:; img-src data:; "
      + "script-src 'sha256-\(Digest.base64SHA256(Array(script.utf8)))'; "
      + "base-uri 'none'; form-action 'none'"
  }

  /// Reads the files beside the templates.
  ///
  /// - Throws: `BrokenData` when the style sheet or the script is missing.
  init(from folder: DataFolder) throws(BrokenData) {
    // The faces are made from a Debian package when the program is built: Scripts/huruf.
    let faces = FileReader.bytes(folder.template("html/huruf.css")).map {
      String(decoding: $0, as: UTF8.self)
    }
    style = (faces ?? "") + (try PageAssets.content("html/naskah.css", folder))
    script = try PageAssets.content("html/naskah.js", folder)
  }

  /// The text of a file beside the templates.
  ///
  /// - Throws: `BrokenData` when it is missing.
  static func content(_ name: String, _ folder: DataFolder) throws(BrokenData) -> String {
    let path = folder.template(name)
    guard let data = FileReader.bytes(path) else {
      throw BrokenData(file: path, "file missing")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
