/// Small facts about the text of prose that readers and writers share.
enum ProseText {
  /// Begins the paragraph above a table that holds its title.
  static let tableMark = "Tabel:"
  /// Begins the paragraph below a picture that holds its title, in Word.
  static let figureMark = "Gambar:"
  /// Folder of pictures beside the prose.
  static let pictureFolder = "gambar/"

  /// File name in the folder of pictures of an address such as `gambar/peta.svg`; editors that
  /// show pictures want `../gambar/peta.svg`, which is the same.
  static func pictureName(_ address: String) -> String {
    for prefix in [pictureFolder, "../" + pictureFolder, "./" + pictureFolder]
    where address.utf8.starts(with: prefix.utf8) {
      return String(decoding: address.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
    return address
  }

  /// A text with every character that XML 1.0 does not allow replaced by U+FFFD.
  static func clean(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isAllowed) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isAllowed(scalar) ? scalar : "\u{FFFD}") }
    return String(result)
  }

  /// `Char` of XML 1.0, section 2.2.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
