public import Diagnostics
public import Pictures
public import References
internal import XMLTree

/// Where the pictures of a plan come from.
public enum PictureSource: Sendable {
  /// The folder `gambar` beside a plan.
  case folder(PictureFolder)
  /// Files that were read with the plan, by their names in `gambar`.
  case files([String: [UInt8]])

  func read(_ name: String) throws(PictureFailure) -> [UInt8] {
    switch self {
    case .folder(let folder): return try folder.read(name)
    case .files(let files):
      guard PictureFolder.isSafe(name) else { throw .unsafeName }
      guard let bytes = files[name] else { throw .missing }
      return bytes
    }
  }
}

/// Fetches the pictures that the prose of a plan names.
public struct PictureShelf: Sendable {
  /// Pictures that documents may carry, by file name.
  public private(set) var pictures: [String: Picture] = [:]
  /// The files as they were read, by file name, for the manifest.
  public private(set) var files: [String: [UInt8]] = [:]
  /// Findings about all others, at the places that name them.
  public private(set) var catatan: [Catatan] = []

  /// Fetches every picture once.
  ///
  /// - Parameters:
  ///   - plan: the plan; places of findings are its own.
  ///   - source: where its pictures are.
  ///   - library: rules and words.
  public init(_ plan: Plan, from source: PictureSource, library: Library) {
    var failures: [String: PictureFailure] = [:]
    for section in plan.narrative {
      for figure in section.blocks where figure.name == "gambar" {
        let name = figure[attribute: "berkas"] ?? ""
        if pictures[name] == nil, failures[name] == nil {
          do throws(PictureFailure) {
            let bytes = try source.read(name)
            files[name] = bytes
            pictures[name] = try Picture(bytes)
          } catch { failures[name] = error }
        }
        guard let failure = failures[name] else { continue }
        let location = plan.location(figure.place, path: "rencana/narasi/bagian[\(section.key)]")
        catatan.append(PictureShelf.catatan(failure, name, location, library))
      }
    }
  }

  private static func catatan(
    _ failure: PictureFailure, _ name: String, _ location: Location, _ library: Library
  ) -> Catatan {
    var values = ["nilai": name]
    let id: String
    switch failure {
    case .missing: id = "GBR001"
    case .unsafeName: id = "GBR002"
    case .unreadable, .unknownFormat, .damaged: id = "GBR003"
    case .tooLarge(let limit):
      id = "GBR004"
      values["harapan"] = library.messages.text(
        "gambar.batas-ukuran", ["n": String(limit / 1_000_000)])
    case .tooManyPixels:
      id = "GBR004"
      values["harapan"] = library.messages.text(
        "gambar.batas-piksel",
        ["sisi": String(Picture.longestSide), "n": String(Picture.mostPixels / 1_000_000)])
    case .forbidden(let what, let line):
      id = "GBR005"
      values["isi"] = what
      values["baris"] = String(line)
    }
    return library.rules.catatan(id, at: location, values, value: name)
  }
}
