import Pictures
import TestSupport
import Testing

@Suite struct PictureTests {
  // MARK: PNG

  private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let length = UInt32(content.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + Array(name.utf8)
      + content
      + [0, 0, 0, 0]
  }

  private func png(width: UInt8 = 4, height: UInt8 = 2, _ more: [UInt8] = []) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]
      + chunk("IHDR", [0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]) + more
      + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
  }

  @Test func pngKeepsThePictureOnly() throws {
    let remark = chunk("tEXt", Array("Author\0rahasia".utf8)) + chunk("eXIf", [1])
    let picture = try Picture(png(remark) + Array("ekor".utf8))
    #expect(picture.format == .png && picture.width == 4 && picture.height == 2)
    #expect(picture.bytes == png())
    #expect(picture.dataAddress.hasPrefix("data:image/png;base64,iVBORw0KGgo"))
  }

  @Test func damagedPNGIsRefused() {
    let whole = png()
    for count in 8..<whole.count {
      #expect(throws: PictureFailure.damaged) { try Picture(Array(whole.prefix(count))) }
    }
    #expect(throws: PictureFailure.damaged) { try Picture(png(width: 0)) }
  }

  @Test func tooManyPixelsAreRefused() {
    var huge = png()
    huge[16] = 1
    #expect(throws: PictureFailure.tooManyPixels) { try Picture(huge) }
  }

  // MARK: JPEG

  private func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }

  private func jpeg(_ more: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8)) + more
      + segment(0xC0, [8, 0, 3, 0, 5, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 0x3F, 0])
      + [0x12, 0xFF, 0x00, 0xFF, 0xD0, 0x34] + segment(0xC4, [0xFF, 0xD9]) + [0xFF, 0xD9]
  }

  private func exif(_ orientation: UInt8) -> [UInt8] {
    segment(
      0xE1,
      Array("Exif\0\0II".utf8) + [42, 0, 8, 0, 0, 0, 2, 0] + [
        0x0F, 1, 2, 0, 1, 0, 0, 0, 65, 0, 0, 0,
      ]
        + [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0] + Array("GPS rahasia".utf8))
  }

  @Test func jpegKeepsThePictureOnly() throws {
    let remarks = exif(1) + segment(0xFE, Array("komentar".utf8)) + segment(0xED, [1])
    let picture = try Picture(jpeg(remarks) + Array("ekor".utf8))
    #expect(picture.format == .jpeg && picture.width == 5 && picture.height == 3)
    #expect(picture.bytes == jpeg())
  }

  @Test func orientationIsAllThatExifLeaves() throws {
    let picture = try Picture(jpeg(exif(6)))
    let text = String(decoding: picture.bytes, as: UTF8.self)
    #expect(text.contains("Exif") && !text.contains("GPS"))
    // What was kept is read again as the same orientation.
    #expect(try Picture(picture.bytes).bytes == picture.bytes)
  }

  @Test func damagedJPEGIsRefused() {
    let whole = jpeg()
    for count in 3..<whole.count - 1 {
      #expect(throws: PictureFailure.self) { try Picture(Array(whole.prefix(count))) }
    }
  }

  // MARK: SVG

  private func svg(_ content: String, _ attributes: String = "viewBox=\"0 0 30 20\"") -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"
       xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="urn:i" \(attributes)>\(content)</svg>
      """.utf8)
  }

  @Test func drawingsKeepWhatDraws() throws {
    let picture = try Picture(
      svg(
        """
        <metadata><x/></metadata><inkscape:view/><g inkscape:label="a" id="g1">
        <use xlink:href="#g2"/><rect width="3" fill="url(#p)"/></g>
        <image href="data:image/png;base64,AAAA"/><style>.a { fill: url('#p') }</style>
        """))
    let text = String(decoding: picture.bytes, as: UTF8.self)
    #expect(picture.format == .svg && picture.width == 30 && picture.height == 20)
    #expect(!text.contains("inkscape") && !text.contains("metadata"))
    #expect(text.contains("href=\"#g2\"") && text.contains("fill=\"url(#p)\""))
    #expect(try Picture(picture.bytes).bytes == picture.bytes)
  }

  @Test(arguments: [
    ("", "width=\"2cm\" height=\"1in\"", 76, 96), ("", "width=\"40\" height=\"50px\"", 40, 50),
    ("", "width=\"100%\" viewBox=\"0,0,7.6,3\"", 8, 3),
  ])
  func drawingsHaveASize(_ content: String, _ attributes: String, _ width: Int, _ height: Int)
    throws
  {
    let picture = try Picture(svg(content, attributes))
    #expect(picture.width == width && picture.height == height)
  }

  @Test(arguments: [
    "<script>x</script>", "<foreignObject/>", "<a href=\"http://a.id\"><g/></a>",
    "<rect onclick=\"x\"/>", "<rect ONLOAD=\"x\"/>", "<use href=\"http://a.id/x.svg#a\"/>",
    "<use xlink:href=\"x.svg#a\"/>", "<image href=\"file:///etc/passwd\"/>",
    "<image href=\"data:image/svg+xml;base64,AAAA\"/>", "<rect fill=\"url(http://a.id/x)\"/>",
    "<rect style=\"fill:u\\72l(x)\"/>", "<style>@import 'x';</style>",
    "<style>a{background:URL( 'http://x')}</style>", "<style>@i\\6dport 'x';</style>",
    "<animate attributeName=\"href\" to=\"x\"/>", "<set/>", "<iframe/>", "<handler/>",
    "<?xml-stylesheet href=\"x\"?>", "<image href=\"javascript:alert(1)\"/>",
  ])
  func drawingsThatRunOrLoadAreRefused(_ content: String) throws {
    do {
      _ = try Picture(svg(content))
      Issue.record("taken: \(content)")
    } catch {
      guard case .forbidden(_, let line) = error else {
        Issue.record("\(content): \(error)")
        return
      }
      #expect(line > 0)
    }
  }

  @Test func entitiesAndOtherRootsAreRefused() {
    let doctype = Array("<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
    #expect(throws: PictureFailure.forbidden("DOCTYPE", line: 1)) { try Picture(doctype) }
    #expect(throws: PictureFailure.unknownFormat) { try Picture(Array("<svg/>".utf8)) }
    #expect(throws: PictureFailure.unknownFormat) {
      try Picture(Array("<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>".utf8))
    }
    #expect(throws: PictureFailure.damaged) { try Picture(Array("<svg".utf8)) }
    let large = svg(String(repeating: " ", count: Picture.largestDrawing))
    #expect(throws: PictureFailure.tooLarge(limit: Picture.largestDrawing)) { try Picture(large) }
  }

  @Test func otherBytesAreNoPicture() {
    for bytes: [UInt8] in [[], [0x47, 0x49, 0x46, 0x38], Array("teks".utf8), [0xFF], [0x89]] {
      #expect(throws: PictureFailure.unknownFormat) { try Picture(bytes) }
    }
    let large = [UInt8](repeating: 0, count: Picture.largestFile + 1)
    #expect(throws: PictureFailure.tooLarge(limit: Picture.largestFile)) { try Picture(large) }
  }

  @Test func anyDamageIsRefusedOrRead() {
    var random = SeededGenerator(seed: 3)
    for whole in [png(), jpeg(exif(3)), svg("<g><rect width=\"3\"/></g>")] {
      for _ in 0..<500 {
        var bytes = whole
        for _ in 0...Int.random(in: 0...4, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
            in: 0...255, using: &random)
        }
        if let picture = try? Picture(bytes) { #expect(picture.bytes.count <= bytes.count + 200) }
      }
    }
  }

  @Test(arguments: [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("abcd", "YWJjZA==")])
  func addressesHoldBase64(_ text: String, _ expected: String) throws {
    // A drawing is the only picture whose bytes a test can choose.
    let picture = try Picture(svg("<title>\(text)</title>"))
    let encoded = picture.dataAddress.split(separator: ",").last.map(String.init) ?? ""
    #expect(encoded.utf8.count == (picture.bytes.count + 2) / 3 * 4)
    #expect(expected.isEmpty || encoded.hasSuffix("=") == (picture.bytes.count % 3 != 0))
  }
}
