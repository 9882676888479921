internal import Syntax

/// `file:` addresses and paths.
enum DocumentURI {
  /// - Returns: nil for an address of another kind, and for one that is none.
  static func path(of uri: String) -> String? {
    let scheme = "file:"
    guard uri.prefix(scheme.count).lowercased() == scheme else { return nil }
    var rest = uri.utf8.dropFirst(scheme.utf8.count)
    // A host may stand before the path: `file://localhost/home`.
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2).drop { $0 != UInt8(ascii: "/") }
    }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    var path: [UInt8] = []
    var digits = rest.makeIterator()
    while let byte = digits.next() {
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      guard byte == UInt8(ascii: "%") else {
        path.append(byte)
        continue
      }
      guard let high = digits.next(), let low = digits.next(), high != UInt8(ascii: "+"),
        let decoded = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16), decoded != 0
      else { return nil }
      path.append(decoded)
    }
    return String(validating: path, as: UTF8.self)
  }

  static func uri(of path: String) -> String {
    var uri = Array("file://".utf8)
    for byte in path.utf8 {
      let isPlain =
        byte.isASCIILetter || byte.isASCIIDigit || "/-._~".utf8.contains(byte)
      if isPlain {
        uri.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += Array(("%" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8)
      }
    }
    return String(decoding: uri, as: UTF8.self)
  }
}
