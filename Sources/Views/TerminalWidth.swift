/// How many columns a terminal needs.
enum TerminalWidth {
  static let line = 80

  /// Breaks text between words into lines of at most 80 columns. What stands between backquotes is
  /// there to be copied, and stays on one line however long it is.
  ///
  /// - Parameters:
  ///   - indent: What the first line begins with.
  ///   - hanging: What the others begin with.
  static func filled(_ text: String, indent: String, hanging: String) -> String {
    var lines: [String] = []
    var line = indent
    var used = columns(of: indent)
    var isEmpty = true
    for word in words(of: text) {
      let width = columns(of: word)
      if !isEmpty, used + 1 + width > Self.line {
        lines.append(line)
        line = hanging
        used = columns(of: hanging)
        isEmpty = true
      }
      if !isEmpty {
        line += " "
        used += 1
      }
      line += word
      used += width
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if isOpen, let last = words.indices.last {
        words[last] += " " + word
      } else if !word.isEmpty {
        words.append(String(word))
      }
      if !word.count(where: { $0 == "`" }).isMultiple(of: 2) { isOpen.toggle() }
    }
    // A backquote without a second one quotes nothing.
    guard isOpen, let last = words.popLast() else { return words }
    return words + last.split(separator: " ").map(String.init)
  }

  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// Wide and full-width characters take two columns, marks that combine none.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
