/// A picture that documents may carry: checked, and freed of everything that is no picture.
public struct Picture: Sendable, Hashable {
  /// Kinds of pictures that are taken.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case png
    case jpeg
    case svg

    /// Media type of data of this format.
    public var mediaType: String {
      switch self {
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      case .svg: "image/svg+xml"
      }
    }
  }

  public let format: Format
  /// The picture without remarks, places, scripts and whatever else rode along.
  public let bytes: [UInt8]
  /// Size in pixels; nil for a drawing that does not say.
  public let width: Int?
  public let height: Int?

  init(_ format: Format, bytes: [UInt8], width: Int?, height: Int?) {
    self.format = format
    self.bytes = bytes
    self.width = width
    self.height = height
  }

  /// The most bytes of a picture file: its text form must stay below what an attribute of the
  /// drafted documents can hold (libxml2: 10,000,000).
  public static let largestFile = 5_000_000
  /// The most bytes of a drawing: it is read as a tree.
  public static let largestDrawing = 1_000_000
  /// The most pixels of a side, and of the whole: what a reader must unpack to show it.
  public static let longestSide = 20_000
  public static let mostPixels = 100_000_000

  /// Reads a picture, which nobody trusts, by what its bytes are and not by what it is called.
  ///
  /// - Throws: `PictureFailure` when it is none of the formats, damaged, too large, or holds what no
  ///   document may carry.
  public init(_ bytes: [UInt8]) throws(PictureFailure) {
    guard bytes.count <= Picture.largestFile else { throw .tooLarge(limit: Picture.largestFile) }
    if bytes.starts(with: PNGPicture.signature) {
      self = try PNGPicture.read(bytes)
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = try JPEGPicture.read(bytes)
    } else if SVGPicture.mayBegin(bytes) {
      self = try SVGPicture.read(bytes)
    } else {
      throw .unknownFormat
    }
  }

  /// Refuses sides that no reader should be asked to unpack.
  static func check(width: Int, height: Int) throws(PictureFailure) {
    guard width > 0, height > 0 else { throw .damaged }
    guard width <= longestSide, height <= longestSide, width * height <= mostPixels else {
      throw .tooManyPixels
    }
  }

  /// The picture as an address that holds all of it (RFC 2397).
  public var dataAddress: String { "data:\(format.mediaType);base64,\(Base64.text(bytes))" }
}

/// Why a picture is not taken.
public enum PictureFailure: Error, Sendable, Hashable {
  case missing
  /// The name leads out of the folder, or what stands there is a link or no ordinary file.
  case unsafeName
  case unreadable
  /// The file has more bytes than `limit`.
  case tooLarge(limit: Int)
  case tooManyPixels
  case unknownFormat
  case damaged
  /// A drawing holds something that runs, loads or leads away.
  case forbidden(String, line: Int)
}

/// Base 64 (RFC 4648).
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    let length = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: length) { buffer in
      var written = 0
      var index = 0
      while index < bytes.count {
        let rest = min(bytes.count - index, 3)
        var group = UInt32(bytes[index]) << 16
        if rest > 1 { group |= UInt32(bytes[index + 1]) << 8 }
        if rest > 2 { group |= UInt32(bytes[index + 2]) }
        for place in 0..<4 {
          let letter = letters[Int(group >> UInt32(18 - 6 * place)) & 63]
          buffer[written + place] = place <= rest ? letter : UInt8(ascii: "=")
        }
        written += 4
        index += 3
      }
      return written
    }
  }
}
