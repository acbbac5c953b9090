internal import Diagnostics
internal import References
internal import TextDocument

/// The forms of the process log among documents in Word: those that say that they are one. One paper of
/// one event is read once.
struct FormCollection {
  private(set) var forms: [(file: String, form: FilledForm)] = []
  private(set) var catatan: [Catatan] = []
  /// Documents that are no forms, and those that cannot be read at all.
  private(set) var others: [SourceSet.Input] = []

  /// - Parameters:
  ///   - documents: the documents.
  ///   - catalogue: how days and other values of sheets are written.
  ///   - library: words and rules.
  ///   - isExpected: whether a document of this name should be a form, so that another is reported.
  /// - Throws: `BrokenData` when the words of papers are missing.
  init(
    _ documents: [SourceSet.Input], _ catalogue: SheetCatalogue, _ library: Library,
    isExpected: (String) -> Bool
  ) throws(BrokenData) {
    guard !documents.isEmpty else { return }
    let words = try Words("surat", from: library.folder)
    var firsts: [String: String] = [:]
    for input in documents {
      let document = try? TextDocument(docx: input.bytes)
      guard let document, FilledForm.isForm(document) else {
        // What cannot be read at all is said by the reader of the prose.
        if document != nil, isExpected(input.name) {
          catatan.append(library.rules.catatan("BUK051", at: Location(file: input.name), [:]))
        } else {
          others.append(input)
        }
        continue
      }
      var reader = FormReader(document, words: words, cells: CellWords(catalogue: catalogue))
      let form = reader.read()
      if let first = firsts["\(form.kind) \(form.event)"] {
        catatan.append(
          library.rules.catatan(
            "BUK054", at: Location(file: input.name), ["nilai": form.event, "lain": first],
            value: form.event))
        continue
      }
      firsts["\(form.kind) \(form.event)"] = input.name
      forms.append((input.name, form))
    }
  }
}
