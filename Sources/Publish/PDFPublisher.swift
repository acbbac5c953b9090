internal import References

/// Why no PDF was made.
public enum PDFFailure: Error, Sendable, Equatable {
  /// WeasyPrint is not installed.
  case missing
  /// A version is installed that knows no tagged PDF/UA-1.
  case tooOld(version: String)
  /// It ran and failed; its last words.
  case failed(String)
}

/// Makes PDF/UA-1 of finished pages through WeasyPrint, a program of its own (the Python package
/// `weasyprint`): tagged, with bookmarks and page numbers, on the paper that the style sheet asks for.
public struct PDFPublisher: Sendable {
  /// Package that has to be installed.
  public static let package = "weasyprint"
  /// Oldest version whose tags were looked at.
  public static let oldest = 70

  private let program: ExternalProgram

  /// Finds WeasyPrint.
  ///
  /// - Parameter path: folders to look in, separated by colons, as in PATH.
  /// - Throws: `PDFFailure` when it is missing or too old.
  public init(path: String) throws(PDFFailure) {
    let candidates = path.split(separator: ":").map { folder -> String in
      "\(folder)/\(PDFPublisher.package)"
    }
    guard let found = candidates.first(where: ExternalProgram.isThere) else { throw .missing }
    program = ExternalProgram(path: found)
    let answer = try PDFPublisher.run(program, ["--version"])
    let version = answer.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
    guard let major = version.split(separator: ".").first.flatMap({ Int($0) }) else {
      throw .failed(answer)
    }
    guard major >= PDFPublisher.oldest else { throw .tooOld(version: version) }
  }

  /// The PDF of a page.
  ///
  /// - Parameter html: the page, whole in itself: nothing is loaded from anywhere.
  /// - Returns: the file as bytes; the same page gives the same bytes.
  /// - Throws: `PDFFailure` when WeasyPrint fails.
  public func pdf(_ html: [UInt8]) throws(PDFFailure) -> [UInt8] {
    let file: [UInt8]
    do throws(ExternalProgram.Failure) {
      file = try ExternalProgram.inFolder { folder throws(ExternalProgram.Failure) in
        let output = "\(folder)/naskah.pdf"
        // The page is given without an address, so that links to other files of the build stay
        // relative and no path of this machine is written.
        let outcome = try program.run(
          [
            "--quiet", "--base-url", "about:blank", "--pdf-variant", "pdf/ua-1", "-", output,
          ], input: html)
        guard outcome.state == 0 else { throw ExternalProgram.Failure(words: outcome.lastWords) }
        return FileReader.bytes(output) ?? []
      }
    } catch {
      throw .failed(error.words)
    }
    guard file.starts(with: Array("%PDF-".utf8)) else { throw .failed(PDFPublisher.package) }
    return file
  }

  /// Runs a program to its end and gives what it printed.
  private static func run(
    _ program: ExternalProgram, _ arguments: [String]
  ) throws(PDFFailure) -> String {
    let outcome: ExternalProgram.Outcome
    do throws(ExternalProgram.Failure) { outcome = try program.run(arguments) } catch {
      throw .failed(error.words)
    }
    guard outcome.state == 0 else { throw .failed(outcome.lastWords) }
    return String(decoding: outcome.output, as: UTF8.self) + outcome.report
  }
}
