internal import Syntax

/// Words of notes, as they may stand in a message: on one line, and harmless.
package enum PlainText {
  /// A value has so many characters at most; a message is a few sentences.
  private static let limit = 600

  /// White space of any kind is one blank, and what acts on a terminal or turns the direction of
  /// text is left out: no value can begin a line, a header or a field.
  package static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var isBlankDue = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        isBlankDue = true
      } else if !Escaping.isControl(scalar) {
        if isBlankDue, !line.isEmpty { line.append(" ") }
        isBlankDue = false
        line.append(scalar)
      }
    }
    return String(line)
  }

  /// A fragment of the notes that ends as a sentence does.
  static func sentence(_ text: String) -> String {
    let fragment = fragment(text)
    // A quotation mark or a bracket may stand behind the end of a sentence.
    let last = fragment.last { !"\"”“’'»«)".contains($0) }
    return last.map { ".!?…".contains($0) } ?? false ? fragment : fragment + "."
  }

  /// A fragment of the notes without the signs that separate, or a lone full stop, at its end.
  static func fragment(_ text: String) -> String {
    var fragment = Substring(line(text))
    if fragment.count > limit { fragment = fragment.prefix(limit) + " …" }
    while let last = fragment.last, last.isWhitespace || ",;:–—-".contains(last) {
      fragment.removeLast()
    }
    if fragment.hasSuffix("."), !fragment.dropLast().contains(".") { fragment.removeLast() }
    return String(fragment)
  }
}
