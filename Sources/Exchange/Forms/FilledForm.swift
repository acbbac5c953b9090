internal import TextDocument

/// A paper of the process log that somebody filled in with a word processor, as it says.
struct FilledForm {
  /// Somebody in the attendance list.
  struct Attendant {
    var name: String?
    var office: String
    /// Unit or body, as written.
    var organisation: String?
    /// What stands where a signature belongs; nil where nothing was typed.
    var isPresent: Bool?
  }

  /// Something decided.
  struct Decision {
    var text: String
    var actor: String?
    /// Day of ISO 8601.
    var deadline: String?
  }

  /// Somebody who signs at the end of a berita acara.
  struct Signer {
    var office: String
    /// nil while nobody is named.
    var name: String?
    var rank: String?
    var nip: String?
  }

  /// Something that cannot be read: the field as the sheet calls it, what stands there, and how it is
  /// written.
  struct Problem {
    let field: String
    let value: String
    /// Key of the words that say how it is written (`formulir.cara.KEY`).
    let manner: String
  }

  /// Kode of the event.
  let event: String
  /// Key of the paper.
  let kind: String
  /// Single values by the field of the sheet Proses, such as `waktu/@mulai`; only what is filled in.
  var values: [String: String] = [:]
  /// Lists by the field of the sheet: `agenda`, `pihak`, `tembusan`.
  var lists: [String: [String]] = [:]
  /// nil where the form has no such table.
  var attendants: [Attendant]?
  var decisions: [Decision]?
  /// Those who sign a berita acara, in its order; empty for other papers.
  var signers: [Signer] = []
  var problems: [Problem] = []

  /// Name of the property of the document that holds the kode of the event.
  static let eventProperty = "naskah-peristiwa"
  /// Name of the property that holds the key of the paper.
  static let kindProperty = "naskah-jenis"

  /// Whether a document says that it is a form.
  static func isForm(_ document: TextDocument) -> Bool {
    document.properties[eventProperty]?.isEmpty == false
  }
}
