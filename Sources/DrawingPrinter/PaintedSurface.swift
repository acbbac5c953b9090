import CPNG
import CRSVG

/// A painted surface on its way into a file.
///
/// Drawings are flat: few colours, and the shades between two of them at the edges of letters. As a
/// palette they pack five times as fast as libcairo packs them, into half the bytes.
struct PaintedSurface {
  private let width: Int
  private let height: Int
  /// Red, green and blue of each pixel, a byte each, as `0xRRGGBB`, row by row.
  private let pixels: [UInt32]

  /// The pixels of a surface of the form `RGB24`.
  ///
  /// - Parameter surface: an image surface; it is only read. One that libcairo had no memory for makes
  ///   nil.
  init?(_ surface: OpaquePointer) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let (wide, high, stride) = (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface)),
      Int(cairo_image_surface_get_stride(surface))
    )
    (width, height) = (wide, high)
    pixels = [UInt32](unsafeUninitializedCapacity: wide * high) { buffer, count in
      for row in 0..<high {
        let line = UnsafeRawPointer(data + row * stride)
        for column in 0..<wide {
          // The byte that the form leaves unused may hold anything.
          buffer[row * wide + column] =
            line.load(fromByteOffset: column * 4, as: UInt32.self) & 0xFF_FFFF
        }
      }
      count = wide * high
    }
  }

  /// The pixels as PNG.
  ///
  /// - Returns: the picture, in at most 256 colours where they serve; nil when there is no memory.
  func png() -> [UInt8]? {
    if let palette = Palette(pixels) {
      return packed(
        palette.places, PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_COLORMAP, palette.colors)
    }
    return packed(pixels.flatMap { $0.channels }, PNG_FORMAT_FLAG_COLOR, [])
  }

  private func packed(_ samples: [UInt8], _ format: UInt32, _ colors: [UInt32]) -> [UInt8]? {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = format
    image.colormap_entries = UInt32(colors.count)
    image.flags = UInt32(PNG_IMAGE_FLAG_FAST)
    defer { png_image_free(&image) }
    let map = colors.flatMap { $0.channels }
    // More than a picture that does not pack at all takes.
    var size = png_alloc_size_t(samples.count + samples.count / 100 + height * 8 + 4096)
    var isWritten = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      isWritten =
        png_image_write_to_memory(&image, buffer.baseAddress, &size, 0, samples, 0, map) != 0
      count = isWritten ? Int(size) : 0
    }
    return isWritten ? bytes : nil
  }
}

/// The colours of a picture, as few as a palette may hold.
private struct Palette {
  /// At most 256.
  var colors: [UInt32] = []
  /// For each pixel the place of its colour.
  let places: [UInt8]

  /// Shades that differ in the last three bits of a channel become one, the one that most pixels
  /// have: no eye parts them, and the colours of areas stay as they are drawn. Nil when even so there
  /// are too many.
  init?(_ pixels: [UInt32]) {
    var counts: [UInt32: Int] = [:]
    var (last, run) = (pixels.first ?? 0, 0)
    for pixel in pixels {
      if pixel == last {
        run += 1
      } else {
        counts[last, default: 0] += run
        (last, run) = (pixel, 1)
      }
    }
    counts[last, default: 0] += run
    var shades: [Int: UInt32] = [:]
    for (color, count) in counts {
      let shade = Palette.shade(color)
      if let other = shades[shade], (counts[other, default: 0], color) >= (count, other) {
        continue
      }
      shades[shade] = color
    }
    guard shades.count <= 256 else { return nil }
    var index = [UInt8](repeating: 0, count: 1 << 15)
    for (shade, color) in shades.sorted(by: { $0.key < $1.key }) {
      index[shade] = UInt8(colors.count)
      colors.append(color)
    }
    places = pixels.map { index[Palette.shade($0)] }
  }

  private static func shade(_ color: UInt32) -> Int {
    let red: UInt32 = color >> 9 & 0x7C00
    let green: UInt32 = color >> 6 & 0x3E0
    let blue: UInt32 = color >> 3 & 0x1F
    return Int(red | green | blue)
  }
}

extension UInt32 {
  /// Red, green and blue of a colour.
  fileprivate var channels: [UInt8] {
    [UInt8(self >> 16 & 0xFF), UInt8(self >> 8 & 0xFF), UInt8(self & 0xFF)]
  }
}
