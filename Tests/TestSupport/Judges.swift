internal import FoundationEssentials

/// Programs that others wrote and that judge what ours makes: checkers of HTML, DocBook and OOXML,
/// browsers, LibreOffice, WeasyPrint.
public enum Judges {
  /// Whether they are asked.
  ///
  /// The bytes that ours writes do not change when AddressSanitizer watches it, so that a second
  /// verdict on them says nothing: the run of the tests under it sets `NASKAH_TANPA_PENILAI=1`. All of
  /// our own work is done in that run too.
  public static let areAsked = ProcessInfo.processInfo.environment["NASKAH_TANPA_PENILAI"] != "1"
}
