internal import Syntax

/// Text as a YAML value on one line.
package enum YAMLScalar {
  /// As it stands where YAML reads it back as this text, else in quotes.
  ///
  /// - Parameter isInFlow: Whether it stands between brackets or braces, where more needs quotes.
  package static func written(_ text: String, isInFlow: Bool = false) -> String {
    let isPlain = isPlain(text) && !(isInFlow && text.contains { ",[]{}".contains($0) })
    if isPlain { return text }
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
      return "'\(Escaping.replaced("'", with: "''", in: text))'"
    }
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
    default: String(scalar)
    }
  }

  /// Reading it is the surest test: as the value of a key, and text rather than nothing.
  private static func isPlain(_ text: String) -> Bool {
    let line = "key: \(text)"
    guard let source = try? SourceText(line), source.lineCount == 1,
      let root = try? YAML.compose(source, in: 0..<source.bytes.count),
      case .mapping(let pairs) = root.content, pairs.count == 1
    else { return false }
    return pairs[0].value.text == text
  }
}
