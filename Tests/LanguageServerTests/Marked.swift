/// A text with a cursor in it, and perhaps marks around what is meant: `- With: «Da‸na», Tom`.
struct Marked {
  let text: String
  /// From 0, in UTF-16 units.
  let line: Int
  let character: Int
  /// What stands between `«` and `»`.
  let marks: JSON?

  init(_ marked: String) {
    var text = ""
    var (line, character) = (0, 0)
    var cursor = (0, 0)
    var (start, end): ((Int, Int)?, (Int, Int)?)
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "‸": cursor = (line, character)
      case "«": start = (line, character)
      case "»": end = (line, character)
      default:
        text.unicodeScalars.append(scalar)
        character += String(scalar).utf16.count
        if scalar == "\n" { (line, character) = (line + 1, 0) }
      }
    }
    self.text = text
    (self.line, self.character) = cursor
    marks = start.flatMap { start in
      end.map { range(start.0, start.1, $0.0, $0.1) }
    }
  }
}
