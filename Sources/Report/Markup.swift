internal import Journal
internal import Syntax

/// HTML in which all text is escaped: beside the style sheet the only thing that templates take over
/// as it is, by names that end in `HTML`.
///
/// Mustache looks every name up while it renders. What a page holds by the ten thousand, cells and
/// shapes, is put together here instead.
struct Markup: CustomStringConvertible {
  private(set) var description = ""

  /// Text, in which no line breaks within a date.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    func piece(_ range: Range<Int>) -> String {
      Self.escaped(String(decoding: bytes[range], as: UTF8.self))
    }
    var index = 0
    while index + 10 <= bytes.count {
      guard Self.isDate(bytes, at: index) else {
        index += 1
        continue
      }
      // `Thu 2026-11-12`.
      let hasWeekday =
        index >= start + 4 && bytes[index - 1] == .space
        && Self.weekdays.contains(Array(bytes[index - 4..<index - 1]))
      let first = hasWeekday ? index - 4 : index
      description += piece(start..<first)
      description += "<span class=\"date\">\(piece(first..<index + 10))</span>"
      index += 10
      start = index
    }
    description += start == 0 ? Self.escaped(text) : piece(start..<bytes.count)
  }

  private static let weekdays = Set(Weekday.allCases.map { Array($0.abbreviation.utf8) })

  private static func isDate(_ bytes: [UInt8], at start: Int) -> Bool {
    guard bytes[start + 4] == .hyphen, bytes[start + 7] == .hyphen else { return false }
    return (0..<10).allSatisfy { $0 == 4 || $0 == 7 || bytes[start + $0].isASCIIDigit }
  }

  /// An element without content.
  init(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
    description = Self.open(name, attributes) + "/>"
  }

  init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ content: Markup...
  ) {
    self.init(name, attributes, content)
  }

  init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ content: [Markup]
  ) {
    description = Self.open(name, attributes) + ">"
    for part in content { description += part.description }
    description += "</\(name)>"
  }

  /// One below the other.
  init(lines: [Markup]) {
    for line in lines { description += line.description + "\n" }
  }

  private static func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) -> String {
    var text = "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(escaped(value))\"" }
    return text
  }

  /// Nothing in it is markup, also between quotes, and nothing acts on what stands around it.
  static func escaped(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
    guard !isPlain else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in Escaping.terminal(text).unicodeScalars {
      switch scalar {
      case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
      case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
      case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
      case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }
}
