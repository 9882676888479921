internal import Syntax

/// How many columns a terminal needs.
enum TerminalWidth {
  static let line = 80

  /// Breaks text between words into lines of at most 80 columns.
  ///
  /// - Parameters:
  ///   - indent: What the first line begins with.
  ///   - hanging: What the others begin with.
  static func filled(_ text: String, indent: String, hanging: String) -> String {
    let lines = lines(
      of: joinedBySingleSpaces(text), after: columns(of: indent), hanging: columns(of: hanging),
      width: Self.line)
    return indent + lines.joined(separator: "\n" + hanging)
  }

  /// Breaks text at single spaces. Several in a row are kept with the words around them, and what
  /// stands between backticks is kept whole where it fits a line: it is there to be typed.
  ///
  /// - Parameters:
  ///   - first: How many columns the first line has lost already.
  ///   - hanging: How many the others lose.
  static func lines(of text: String, after first: Int, hanging: Int, width: Int) -> [String] {
    if let lines = plainLines(of: text, after: first, hanging: hanging, width: width) {
      return lines
    }
    let words = joiningCode(in: joiningBlanks(in: text), upTo: width - hanging)
    var lines = [words.first ?? ""]
    var used = first + columns(of: lines[0])
    for word in words.dropFirst() {
      let columns = columns(of: word)
      if used + 1 + columns > width {
        lines.append(word)
        used = hanging + columns
      } else {
        lines[lines.count - 1] += " " + word
        used += 1 + columns
      }
    }
    return lines
  }

  /// The same for text without code, its words a space apart: nearly all there is. Lines are
  /// stretches of it, and no word is copied for itself.
  private static func plainLines(
    of text: String, after first: Int, hanging: Int, width: Int
  ) -> [String]? {
    let bytes = Array(text.utf8)
    guard isJoinedBySingleSpaces(text), !bytes.contains(.backtick) else { return nil }
    var lines: [String] = []
    var (start, end, used) = (0, 0, first)
    func add() { lines.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
    while end < bytes.count {
      let next = end == start ? start : end + 1
      let wordEnd = bytes[next...].firstIndex(of: .space) ?? bytes.count
      let columns = columns(of: bytes[next..<wordEnd])
      if end > start, used + 1 + columns > width {
        add()
        (start, used) = (next, hanging + columns)
      } else {
        used += (end > start ? 1 : 0) + columns
      }
      end = wordEnd
    }
    add()
    return lines
  }

  private static func columns(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.allSatisfy { $0 < 0x80 }
      ? bytes.count : columns(of: String(decoding: bytes, as: UTF8.self))
  }

  private static func isJoinedBySingleSpaces(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var last = UInt8.space
      for byte in bytes {
        if byte == .space, last == .space { return false }
        last = byte
      }
      return last != .space
    }
  }

  private static func joinedBySingleSpaces(_ text: String) -> String {
    isJoinedBySingleSpaces(text)
      ? text : text.split(separator: " ").joined(separator: " ")
  }

  private static func joiningBlanks(in text: String) -> [String] {
    var words: [String] = []
    var isGlued = false
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = words.indices.last, isGlued || word.isEmpty {
        words[last] += " " + word
      } else {
        words.append(String(word))
      }
      isGlued = word.isEmpty
    }
    return words
  }

  private static func joiningCode(in words: [String], upTo width: Int) -> [String] {
    var joined: [String] = []
    var start = words.startIndex
    while start < words.endIndex {
      var word = words[start]
      var end = start + 1
      while !isClosed(word), end < words.endIndex {
        word += " " + words[end]
        end += 1
      }
      if !isClosed(word) || columns(of: word) > width {
        word = words[start]
        end = start + 1
      }
      joined.append(word)
      start = end
    }
    return joined
  }

  private static func isClosed(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "`") }.isMultiple(of: 2)
  }

  static func columns(of text: String) -> Int {
    // What is plain is counted at once, for it is nearly everything.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// An emoji made of several is shown as one; of anything else the parts stand side by side.
  private static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    let isSequence = scalars.dropFirst().contains {
      $0 == "\u{200D}" || $0 == "\u{FE0F}" || $0.properties.isEmojiModifier
        || isRegionalIndicator($0)
    }
    if let first = scalars.first, isSequence, first.properties.isEmoji { return 2 }
    return scalars.reduce(0) { $0 + columns(of: $1) }
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Wide and full-width characters take two columns, marks that combine none.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    // Letters of most of Europe; dashes and quotation marks.
    if scalar.value < 0x300 || (0x2010...0x2027).contains(scalar.value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    // Vowels and finals of Hangul join the letter before them.
    case 0x1160...0x11FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
