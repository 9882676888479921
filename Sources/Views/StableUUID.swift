internal import Syntax

/// A name for something that says nothing about it, as RFC 7986 advises: a UUID of version 8
/// (RFC 9562), made from what identifies the thing. The same in every run.
enum StableUUID {
  /// - Parameter parts: Together they are unique.
  static func of(_ parts: String...) -> String {
    // FNV-1a, of 128 bits.
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    for part in parts {
      // Zero is in no text that was read from a file, so parts do not run together.
      for byte in Array(part.utf8) + [0] {
        hash ^= UInt128(byte)
        hash = hash &* 0x0000_0000_0100_0000_0000_0000_0000_013B
      }
    }
    let version: UInt128 = 0x8 << 76
    let variant: UInt128 = 0x8 << 60
    let free: UInt128 = ~(0xF << 76 | 0xC << 60)
    let digits = String(hash & free | version | variant, radix: 16)
    let padded = Array(String(repeating: "0", count: 32 - digits.count) + digits)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return groups.map { String(padded[$0]) }.joined(separator: "-")
  }

  /// Whether a text is a UUID of that version, as these are written.
  static func isOne(_ text: String) -> Bool {
    let form = "00000000-0000-8000-0000-000000000000".utf8
    return text.utf8.count == form.count
      && zip(text.utf8, form).allSatisfy { byte, sign in
        sign == UInt8(ascii: "0")
          ? byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
          : byte == sign
      }
  }
}
