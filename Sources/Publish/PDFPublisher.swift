internal import References

/// Why no PDF was made.
public enum PDFFailure: Error, Sendable, Equatable {
  /// WeasyPrint is not installed.
  case missing
  /// A version is installed that knows no tagged PDF/UA-1.
  case tooOld(version: String)
  /// It ran and failed; its last words.
  case failed(String)
  /// The program that reads the text of pages is not installed; its Debian package.
  case noText(package: String)
}

/// Makes PDF/UA-1 of finished pages through WeasyPrint, a program of its own (the Python package
/// `weasyprint`): tagged, with bookmarks and page numbers, on the paper that the style sheet asks for.
public struct PDFPublisher: Sendable {
  /// Package that has to be installed.
  public static let package = "weasyprint"
  /// Oldest version whose tags were looked at.
  public static let oldest = 70

  private let program: ExternalProgram
  /// Reads the text of pages; nil when it is not installed.
  private let reader: ExternalProgram?

  /// A finished file.
  public struct Result: Sendable {
    public let bytes: [UInt8]
    /// Number of its pages; nil when WeasyPrint did not say it.
    public let pages: Int?
  }

  /// Finds WeasyPrint.
  ///
  /// - Parameter path: folders to look in, separated by colons, as in PATH.
  /// - Throws: `PDFFailure` when it is missing or too old.
  public init(path: String) throws(PDFFailure) {
    func find(_ name: String) -> ExternalProgram? {
      path.split(separator: ":").map { "\($0)/\(name)" }.first(where: ExternalProgram.isThere)
        .map { ExternalProgram(path: $0) }
    }
    guard let found = find(PDFPublisher.package) else { throw .missing }
    program = found
    reader = find("pdftotext")
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
  /// - Returns: the file; the same page gives the same bytes.
  /// - Throws: `PDFFailure` when WeasyPrint fails.
  public func pdf(_ html: [UInt8]) throws(PDFFailure) -> Result {
    let file: (bytes: [UInt8], log: String)
    do throws(ExternalProgram.Failure) {
      file = try ExternalProgram.inFolder { folder throws(ExternalProgram.Failure) in
        let output = "\(folder)/naskah.pdf"
        // The page is given without an address, so that links to other files of the build stay
        // relative and no path of this machine is written.
        let outcome = try program.run(
          [
            "--verbose", "--base-url", "about:blank", "--pdf-variant", "pdf/ua-1", "-", output,
          ], input: html)
        guard outcome.state == 0 else { throw ExternalProgram.Failure(words: outcome.lastWords) }
        return (FileReader.bytes(output) ?? [], outcome.report)
      }
    } catch {
      throw .failed(error.words)
    }
    guard file.bytes.starts(with: Array("%PDF-".utf8)) else { throw .failed(PDFPublisher.package) }
    return Result(bytes: file.bytes, pages: PDFPublisher.pages(in: file.log))
  }

  /// The number of the last page that WeasyPrint says it has laid out: " - Page 12", in later rounds
  /// " - Page 12 (up-to-date)".
  static func pages(in log: String) -> Int? {
    guard let last = log.split(separator: "\n").last(where: { $0.contains(" - Page ") }),
      let place = last.ranges(of: " - Page ").last
    else { return nil }
    return Int(last[place.upperBound...].prefix(while: \.isNumber))
  }

  /// The texts of the pages of a file, in the order of reading.
  ///
  /// - Parameter pdf: the file.
  /// - Returns: one text for each page.
  /// - Throws: `PDFFailure` when pdftotext is missing or fails.
  public func texts(of pdf: [UInt8]) throws(PDFFailure) -> [String] {
    guard let reader else { throw .noText(package: "poppler-utils") }
    let outcome: ExternalProgram.Outcome
    do throws(ExternalProgram.Failure) {
      outcome = try reader.run(["-enc", "UTF-8", "-", "-"], input: pdf)
    } catch {
      throw .failed(error.words)
    }
    guard outcome.state == 0 else { throw .failed(outcome.lastWords) }
    return String(decoding: outcome.output, as: UTF8.self).split(
      separator: "\u{0C}", omittingEmptySubsequences: false
    ).dropLast().map(String.init)
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
