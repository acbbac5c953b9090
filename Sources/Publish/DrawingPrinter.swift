internal import References

/// Why no picture was made of a drawing.
public enum DrawingFailure: Error, Sendable, Equatable {
  /// The program that prints drawings is not there.
  case missing
  /// It ran and failed; its last words.
  case failed(String)
}

/// Prints drawings (SVG) as pictures (PNG) for programs that show no SVG, through `naskah-gambar`, our
/// own program around librsvg.
public struct DrawingPrinter: Sendable {
  /// Name of the program.
  public static let name = "naskah-gambar"
  /// Width of the pictures in pixels: 16 cm at 172 dots an inch, one and a half times the units of
  /// our own figures.
  public static let width = 1083

  private let program: ExternalProgram

  /// Finds the program: beside the running one, in `../libexec/naskah` (installed), or in PATH.
  ///
  /// - Parameters:
  ///   - executable: real path of the running program.
  ///   - path: folders to look in, separated by colons, as in PATH.
  /// - Throws: `DrawingFailure.missing`.
  public init(beside executable: String, path: String) throws(DrawingFailure) {
    let folder = executable.lastIndex(of: "/").map { String(executable[..<$0]) } ?? "."
    let folders =
      [folder, "\(folder)/../libexec/naskah"] + path.split(separator: ":").map(String.init)
    let found = folders.map { "\($0)/\(DrawingPrinter.name)" }.first(where: ExternalProgram.isThere)
    guard let found else { throw .missing }
    program = ExternalProgram(path: found)
  }

  /// The pictures of drawings, in their order; the same drawing gives the same bytes.
  ///
  /// - Parameter drawings: SVG, each whole in itself.
  /// - Returns: PNG, one for each.
  /// - Throws: `DrawingFailure` when one of them cannot be printed.
  public func pictures(of drawings: [[UInt8]]) throws(DrawingFailure) -> [[UInt8]] {
    var places: [[UInt8]: Int] = [:]
    for drawing in drawings where places[drawing] == nil { places[drawing] = places.count }
    let distinct = places.sorted { $0.value < $1.value }.map(\.key)
    // Printing takes as long as writing the document around it: two programs share the work.
    let halves = [0, 1].map { half in
      stride(from: half, to: distinct.count, by: 2).map { distinct[$0] }
    }
    let printed = Parallel.map(halves) { half -> Result<[[UInt8]], DrawingFailure> in
      do throws(DrawingFailure) { return .success(try print(half)) } catch {
        return .failure(error)
      }
    }
    let pictures = try printed.map { half throws(DrawingFailure) in try half.get() }
    return drawings.compactMap { places[$0] }.map { pictures[$0 % 2][$0 / 2] }
  }

  /// The pictures of drawings that one run of the program prints.
  private func print(_ drawings: [[UInt8]]) throws(DrawingFailure) -> [[UInt8]] {
    guard !drawings.isEmpty else { return [] }
    var input: [UInt8] = []
    for drawing in drawings { input += Array("\(drawing.count)\n".utf8) + drawing }
    let outcome: ExternalProgram.Outcome
    do throws(ExternalProgram.Failure) {
      outcome = try program.run([String(DrawingPrinter.width)], input: input)
    } catch {
      throw .failed(error.words)
    }
    guard outcome.state == 0 else { throw .failed(outcome.lastWords) }
    let pictures = DrawingPrinter.split(outcome.output)
    guard pictures.count == drawings.count else { throw .failed(DrawingPrinter.name) }
    return pictures
  }

  /// Takes apart what the program wrote: lengths in digits, each a line, and pictures behind them.
  private static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var pictures: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      guard let length = Int(String(decoding: rest[..<end], as: UTF8.self)), length > 0,
        rest.distance(from: end, to: rest.endIndex) > length
      else { return [] }
      pictures.append(Array(rest[(end + 1)...(end + length)]))
      rest = rest[(end + 1 + length)...]
    }
    return pictures
  }
}
