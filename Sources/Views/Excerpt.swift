internal import Syntax

/// The source line of a finding, made fit for a terminal, and the mark that goes below it.
struct Excerpt {
  /// A longer line is cut; what is meant stays in view, with at most this much before it.
  private static let context = 20
  private static let least = 10

  let line: String
  let mark: String

  private struct Cell {
    let shown: String
    let width: Int
    let isMarked: Bool
    /// Whether it ends where what is meant begins, or before.
    let isBefore: Bool
  }

  /// nil for a blank line.
  init?(of source: SourceText, _ span: SourceSpan, width: Int) {
    let (text, column) = Self.text(of: source, around: span, width: width)
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    let cells = Self.cells(text, from: column, span)
    let first = cells.firstIndex(where: \.isMarked) ?? cells.prefix(while: \.isBefore).count
    let end = cells.lastIndex(where: \.isMarked).map { $0 + 1 } ?? first
    let last = span.end.column > 1 ? span.end.line : span.end.line - 1
    let note = last > span.start.line ? " to line \(last)" : ""
    let shown = Self.window(
      cells, around: first..<end, width: max(width - note.utf8.count, Self.least))
    var line = shown.lowerBound > 0 ? "…" : ""
    var lead = shown.lowerBound > 0 ? 1 : 0
    var marked = 0
    for index in shown {
      line += cells[index].shown
      if index < first { lead += cells[index].width }
      if cells[index].isMarked { marked += cells[index].width }
    }
    if shown.upperBound < cells.count { line += "…" }
    self.line = line
    // A place between two characters is marked, too.
    mark =
      String(repeating: " ", count: lead) + String(repeating: "^", count: max(marked, 1)) + note
  }

  /// The line, and the column it begins with: of a long one, what can come into view.
  private static func text(
    of source: SourceText, around span: SourceSpan, width: Int
  ) -> (text: String, column: Int) {
    let line = source.line(span.start.line)
    let reach = width * 4
    guard line.count > reach * 3 else { return (source.string(in: line), 1) }
    var column = 1
    var start = line.lowerBound
    var end = line.upperBound
    for offset in line where source.bytes[offset] & 0xC0 != 0x80 {
      if column <= span.start.column - reach { start = offset }
      if column > span.start.column + reach {
        end = offset
        break
      }
      column += source.bytes[offset] >= 0xF0 ? 2 : 1
    }
    return (source.string(in: start..<end), source.position(at: start).column)
  }

  /// What a person sees as one character is one cell: cutting or marking half of it would show
  /// another.
  private static func cells(_ text: String, from first: Int, _ span: SourceSpan) -> [Cell] {
    var cells: [Cell] = []
    var column = first
    // Of a span that goes on below, the blanks at its first line's end are not worth marking.
    let isOpen = span.end.line > span.start.line
    var length = text.endIndex
    while isOpen, length > text.startIndex, text[text.index(before: length)].isWhitespace {
      length = text.index(before: length)
    }
    let limit = isOpen ? text[..<length].utf16.count + first : span.end.column
    for character in text {
      let shown = character == "\t" ? "    " : Escaping.terminal(String(character))
      let next = column + character.utf16.count
      cells.append(
        Cell(
          shown: shown, width: TerminalWidth.columns(of: shown),
          isMarked: next > span.start.column && column < limit,
          isBefore: next <= span.start.column))
      column = next
    }
    return cells
  }

  /// The cells that are shown: all that fit, or those around what is meant.
  private static func window(
    _ cells: [Cell], around meant: Range<Int>, width: Int
  ) -> Range<Int> {
    func columns(_ range: Range<Int>) -> Int { cells[range].reduce(0) { $0 + $1.width } }
    guard columns(0..<cells.count) > width else { return 0..<cells.count }
    // One column for the dots at either end.
    let room = width - 1
    var start = 0
    if columns(0..<meant.upperBound) > room {
      start = meant.lowerBound
      let rest = room - 1 - columns(meant)
      let context = min(context, max(rest, room / 4))
      var used = 0
      while start > 0, used + cells[start - 1].width <= context {
        start -= 1
        used += cells[start].width
      }
      // Near the line's end, what is left over goes to what stands before.
      used = columns(start..<cells.count)
      while start > 0, used + cells[start - 1].width <= room {
        start -= 1
        used += cells[start].width
      }
    }
    if start > 0, columns(start..<cells.count) <= room { return start..<cells.count }
    var end = start
    var used = start > 0 ? 1 : 0
    while end < cells.count, used + cells[end].width <= room {
      used += cells[end].width
      end += 1
    }
    return start..<end
  }
}
