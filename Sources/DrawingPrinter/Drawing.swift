import CRSVG

/// One drawing as librsvg sees it.
enum Drawing {
  /// The most pixels of a picture: what a reader must unpack to show it.
  private static let mostPixels = 40_000_000.0

  /// The drawing as PNG on white ground.
  ///
  /// - Parameters:
  ///   - bytes: SVG. It has no address, so that librsvg loads nothing that it names.
  ///   - width: width in pixels, less where the picture would have too many.
  /// - Returns: the picture; nil when the drawing is damaged or empty.
  static func png(_ bytes: [UInt8], width: Int) -> [UInt8]? {
    guard let handle = rsvg_handle_new_from_data(bytes, gsize(bytes.count), nil) else { return nil }
    defer { g_object_unref(handle) }
    guard let ratio = ratio(handle) else { return nil }
    let scale = min(1, (mostPixels / (Double(width * width) * ratio)).squareRoot())
    let size = (
      width: max(1, (Double(width) * scale).rounded()),
      height: max(1, (Double(width) * scale * ratio).rounded())
    )
    // libcairo refuses sides of more than 32,767 pixels itself.
    guard size.height <= 32_767,
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(size.width), Int32(size.height))
    else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { return nil }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    var viewport = RsvgRectangle(x: 0, y: 0, width: size.width, height: size.height)
    guard rsvg_handle_render_document(handle, context, &viewport, nil) != 0 else { return nil }
    return PaintedSurface(surface)?.png()
  }

  /// Height by width: of the size that the drawing says, else of its viewBox.
  private static func ratio(_ handle: UnsafeMutablePointer<RsvgHandle>) -> Double? {
    var (width, height) = (0.0, 0.0)
    if rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) == 0 {
      var (hasWidth, hasHeight, hasBox) = (gboolean(0), gboolean(0), gboolean(0))
      var (wide, high) = (RsvgLength(), RsvgLength())
      var box = RsvgRectangle()
      rsvg_handle_get_intrinsic_dimensions(
        handle, &hasWidth, &wide, &hasHeight, &high, &hasBox, &box)
      guard hasBox != 0 else { return nil }
      (width, height) = (box.width, box.height)
    }
    guard width > 0, height > 0, (height / width).isFinite else { return nil }
    return height / width
  }
}
