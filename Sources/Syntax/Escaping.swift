/// Text from files, made harmless for the place where it is shown.
package enum Escaping {
  /// For a terminal: controls, and the marks that turn the direction of text, are spelled out.
  package static func terminal(_ text: String) -> String {
    // Nearly all text is plain, and decoding it would take most of the time.
    var text = text
    guard text.withUTF8({ $0.contains { $0 < 0x20 || $0 >= 0x7F } }),
      text.unicodeScalars.contains(where: isControl)
    else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        safe.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// A message may quote a value of any length.
  package static func shortened(_ message: String) -> String {
    message.count > 240 ? message.prefix(239) + "…" : message
  }

  /// Whether a character acts on a terminal, or on the order in which others are shown.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// For running text in Markdown: no character of it is markup, or acts on a terminal.
  package static func markdown(_ text: String) -> String { markup(terminal(text)) }

  /// For a whole line of running text, or its end: also where it stands first in a line or last in
  /// a heading.
  ///
  /// - Parameter opensLine: Whether it does stand first, behind the bullet if there is one.
  package static func line(_ text: String, opensLine: Bool = true) -> String {
    let scalars = Array(markup(text).unicodeScalars)
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    var safe = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isMarker =
        switch scalar {
        case "#": index == 0 || scalars[index - 1] == " "
        case "+", "-", ">", "=": opensLine && index == 0
        case ".", ")": opensLine && index > 0 && index == digits
        default: false
        }
      if isMarker { safe.append("\\") }
      safe.append(scalar)
    }
    return String(safe)
  }

  /// Text that Markdown reads back as it is.
  private static func markup(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var safe: [UInt8] = []
    safe.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isMarkup =
        switch byte {
        case .backslash, .backtick, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
          UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "~"):
          true
        // An entity; `Krume & Kruste` is none.
        case UInt8(ascii: "&"):
          index + 1 < bytes.count
            && (bytes[index + 1] == UInt8(ascii: "#") || bytes[index + 1].isASCIILetter)
        default: false
        }
      if isMarkup { safe.append(.backslash) }
      safe.append(byte)
    }
    return String(decoding: safe, as: UTF8.self)
  }

  /// For a message in Markdown: what stands between backquotes stays code, the rest is running text.
  package static func message(_ message: String) -> String {
    let parts = message.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().map { index, part in
      if index.isMultiple(of: 2) { return markdown(part) }
      // One that is never closed is a sign like any other.
      return index + 1 < parts.count ? "`\(terminal(part))`" : "\\`\(markdown(part))"
    }.joined()
  }

  /// For the destination of a Markdown link: a path, its characters encoded where they must be.
  package static func linkDestination(_ path: String) -> String {
    var safe: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "/"):
        safe.append(byte)
      case _ where byte.isASCIILetter || byte.isASCIIDigit: safe.append(byte)
      default: safe.append(contentsOf: percentEncoded(byte))
      }
    }
    return String(decoding: safe, as: UTF8.self)
  }

  /// For the address of something: what is beyond ASCII in it encoded, the rest as it is.
  package static func address(_ text: String) -> String {
    var safe: [UInt8] = []
    for byte in text.utf8 {
      if byte < 0x80 { safe.append(byte) } else { safe.append(contentsOf: percentEncoded(byte)) }
    }
    return String(decoding: safe, as: UTF8.self)
  }

  private static func percentEncoded(_ byte: UInt8) -> String.UTF8View {
    ("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)).utf8
  }

  /// For an HTML comment: nothing in it ends the comment or begins another.
  package static func comment(_ text: String) -> String {
    var safe: [UInt8] = []
    var previous: UInt8 = 0
    for byte in terminal(text).utf8 {
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"), .backslash:
        safe.append(contentsOf: percentEncoded(byte))
      case .hyphen where previous == .hyphen: safe.append(contentsOf: percentEncoded(byte))
      default: safe.append(byte)
      }
      previous = byte
    }
    return String(decoding: safe, as: UTF8.self)
  }

  /// As one word of a shell.
  package static func shellWord(_ text: String) -> String {
    "'\(replaced("'", with: "'\\''", in: text))'"
  }

  /// Text with each of a sign replaced, also where the next character combines with it: whoever reads
  /// it byte by byte sees the sign.
  package static func replaced(
    _ sign: Unicode.Scalar, with other: String, in text: String
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == sign {
        result.append(contentsOf: other.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
