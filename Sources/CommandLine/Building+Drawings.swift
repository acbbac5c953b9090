internal import Diagnostics
internal import FoundationEssentials
internal import Publish
internal import References

extension Program {
  /// The program that prints drawings for Word documents.
  ///
  /// - Throws: `DrawingFailure.missing`.
  static func drawingPrinter() throws(DrawingFailure) -> DrawingPrinter {
    try DrawingPrinter(
      beside: executablePath(), path: ProcessInfo.processInfo.environment["PATH"] ?? "")
  }

  /// Reports before anything is drafted that drawings of Word documents cannot be printed.
  ///
  /// - Returns: the exit code; nil when nothing is missing.
  func reportMissingPrinter(for request: BuildRequest, _ library: Library) -> ExitCode? {
    guard request.formats.contains("docx") else { return nil }
    do throws(DrawingFailure) { _ = try Program.drawingPrinter() } catch {
      let catatan = library.rules.catatan(
        "KEL006", at: Location(), ["program": DrawingPrinter.name])
      console.report(textPrinter(library).text(catatan))
      return .notWritten
    }
    return nil
  }
}
