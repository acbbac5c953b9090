internal import Diagnostics
internal import References
internal import XMLTree

/// What became of a form that was filled in.
public struct FormSummary: Sendable {
  public let file: String
  /// Kode of the event.
  public let event: String
  /// Key of the paper.
  public let kind: String
  /// Values that the log did not have, or had otherwise.
  public let taken: Int
}

/// Forms of the process log that were filled in with a word processor: their values go into the events
/// that the sheets made.
extension PlanImporter {
  /// Takes over what a form says. Where the sheet says something else the form counts, since it is the
  /// later record, and the difference is reported.
  mutating func take(_ form: FilledForm, from file: String) {
    let findings = FormFindings(file: file, catalogue: catalogue, library: library)
    func event(_ kode: String) -> Element? {
      positions["proses/peristiwa/\(kode)"].flatMap { parts["proses"]?[$0] }
    }
    guard let position = positions["proses/peristiwa/\(form.event)"], let old = event(form.event)
    else {
      catatan.append(findings.unknown(form))
      return
    }
    var merge = FormMerge(event: old, above: FormMerge.meetings(of: old, event))
    merge.take(form) { unitKode($0) }
    catatan += findings.all(form, merge)
    parts["proses"]?[position] = catalogue.sorted(merge.event)
    forms.append(
      FormSummary(file: file, event: form.event, kind: form.kind, taken: merge.taken))
  }
}

/// What is to be said about filled forms.
struct FormFindings {
  let file: String
  let catalogue: SheetCatalogue
  let library: Library

  /// A form of an event that the log does not have.
  func unknown(_ form: FilledForm) -> Catatan {
    library.rules.catatan(
      "BUK050", at: Location(file: file), ["nilai": form.event], value: form.event)
  }

  /// What cannot be read in a form, then what the log said otherwise.
  func all(_ form: FilledForm, _ merge: FormMerge) -> [Catatan] {
    form.problems.map { problem in
      library.rules.catatan(
        "BUK053", at: Location(file: file),
        [
          "nilai": problem.value, "kolom": heading(problem.field),
          "harapan": library.messages.text("formulir.cara.\(problem.manner)"),
        ], value: problem.value)
    }
      + merge.differences.map { difference in
        library.rules.catatan(
          "BUK052", at: Location(file: file),
          [
            "nilai": difference.now, "lain": difference.before, "objek": form.event,
            "kolom": heading(difference.field),
          ], value: difference.now)
      }
  }

  /// The heading of a field of the sheets of the log.
  private func heading(_ field: String) -> String {
    catalogue.sheets.lazy.filter { $0.container == "proses" }.flatMap(\.columns)
      .first { $0.field == field }?.heading ?? field
  }
}
