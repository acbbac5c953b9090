internal import CNettle

/// Digests that identify the bytes of a file.
public enum Digest {
  /// SHA-256 (FIPS 180-4) of `bytes`, in lower-case hexadecimal.
  public static func sha256(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// SHA-256 of `bytes` in base64 (RFC 4648), as a Content-Security-Policy writes it.
  public static func base64SHA256(_ bytes: [UInt8]) -> String {
    let digest = digest(bytes)
    var text = [CChar](repeating: 0, count: (digest.count + 2) / 3 * 4)
    nettle_base64_encode_raw(&text, digest.count, digest)
    return String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, bytes.count, bytes)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return digest
  }
}
