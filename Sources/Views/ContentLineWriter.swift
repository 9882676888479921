internal import Messages

/// Writes the content lines of iCalendar (RFC 5545) and vCard (RFC 6350).
package enum ContentLineWriter {
  /// In octets, without the line end.
  private static let width = 75

  /// A property whose value is text: one line, in which white space of any kind is a blank. Controls
  /// are left out, so that no value can begin a line of its own.
  package static func text(_ name: String, _ value: String) -> String {
    "\(name):\(escaped(value))"
  }

  /// A property whose value is text of several lines.
  static func text(_ name: String, lines: [String]) -> String {
    "\(name):\(lines.map(escaped).joined(separator: #"\n"#))"
  }

  /// A property whose value is a list of texts.
  static func list(_ name: String, _ values: [String]) -> String {
    "\(name):\(values.map(escaped).joined(separator: ","))"
  }

  static func escaped(_ value: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in PlainText.line(value).unicodeScalars {
      if scalar == "\\" || scalar == ";" || scalar == "," { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// The lines in a file: each as many as it takes, with CRLF. A character is cut only where it does
  /// not fit a line by itself.
  package static func folded(_ lines: some Sequence<String>) -> String {
    var text: [UInt8] = []
    for line in lines {
      var count = 0
      for character in line {
        let isLong = character.utf8.count > width - 1
        for piece in isLong ? character.unicodeScalars.map(Character.init) : [character] {
          if count + piece.utf8.count > width {
            text += "\r\n ".utf8
            count = 1
          }
          text += piece.utf8
          count += piece.utf8.count
        }
      }
      text += "\r\n".utf8
    }
    return String(decoding: text, as: UTF8.self)
  }
}
