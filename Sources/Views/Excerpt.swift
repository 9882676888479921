internal import Syntax

/// The source line of a finding, made fit for a terminal, and the mark that goes below it.
struct Excerpt {
  /// Longer lines are cut, with what is meant in view.
  private static let width = 96

  let line: String
  let mark: String

  /// nil for a blank line.
  init?(of source: SourceText, _ span: SourceSpan) {
    let text = source.string(in: source.line(span.start.line))
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    var cells: [(shown: String, width: Int, isMarked: Bool)] = []
    var column = 1
    var lead = 0
    var firstMarked: Int?
    for scalar in text.unicodeScalars {
      let shown = scalar == "\t" ? "    " : Escaping.terminal(String(scalar))
      let width = TerminalWidth.columns(of: shown)
      let isBeforeEnd = span.end.line > span.start.line || column < span.end.column
      let isMarked = column >= span.start.column && isBeforeEnd
      if column < span.start.column { lead += width }
      if isMarked, firstMarked == nil { firstMarked = cells.count }
      cells.append((shown, width, isMarked))
      column += scalar.value > 0xFFFF ? 2 : 1
    }
    let isCutBefore = lead > Self.width / 2
    let start = isCutBefore ? max(0, (firstMarked ?? cells.count) - 20) : 0
    var line = isCutBefore ? "…" : ""
    var mark = isCutBefore ? " " : ""
    var used = 0
    for cell in cells[start...] {
      used += cell.width
      guard used <= Self.width else {
        line += "…"
        break
      }
      line += cell.shown
      mark += String(repeating: cell.isMarked ? "^" : " ", count: cell.width)
    }
    while mark.hasSuffix(" ") { mark.removeLast() }
    self.line = line
    // A place between two characters is marked, too.
    self.mark = mark.contains("^") ? mark : String(repeating: " ", count: min(lead, used)) + "^"
  }
}
