internal import Syntax

/// What the columns of positions count.
enum PositionEncoding: String, Encodable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"

  /// The best of those that a client offers; UTF-16, which each must know, where it offers none.
  init(offered: [String]?) {
    self = offered?.contains(Self.utf8.rawValue) ?? false ? .utf8 : .utf16
  }

  func position(at offset: Int, in source: SourceText) -> LSP.Position {
    switch self {
    case .utf16: return position(source.position(at: offset), in: source)
    case .utf8:
      let line = source.lineNumber(at: offset)
      let column = offset - source.line(line).lowerBound
      return LSP.Position(line: line - 1, character: column + mark(line, source))
    }
  }

  func range(_ range: Range<Int>, in source: SourceText) -> LSP.Range {
    LSP.Range(
      start: position(at: range.lowerBound, in: source),
      end: position(at: range.upperBound, in: source))
  }

  func position(_ position: SourcePosition, in source: SourceText) -> LSP.Position {
    switch self {
    case .utf16:
      return LSP.Position(
        line: position.line - 1, character: position.column - 1 + mark(position.line, source))
    case .utf8: return self.position(at: source.offset(of: position), in: source)
    }
  }

  func range(_ span: SourceSpan, in source: SourceText) -> LSP.Range {
    LSP.Range(start: position(span.start, in: source), end: position(span.end, in: source))
  }

  /// Where a position lies; one beyond its line, or beyond the text, lies at its end.
  func offset(of position: LSP.Position, in source: SourceText) -> Int {
    let number = max(0, min(position.line, source.lineCount)) + 1
    let column = max(0, max(0, position.character) - mark(number, source))
    switch self {
    case .utf16:
      return source.offset(of: SourcePosition(line: number, column: min(column, .max - 1) + 1))
    case .utf8:
      let line = source.line(number)
      var offset = line.lowerBound + min(column, line.count)
      while offset > line.lowerBound, offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80
      {
        offset -= 1
      }
      return offset
    }
  }

  func offsets(of range: LSP.Range, in source: SourceText) -> Range<Int> {
    let start = offset(of: range.start, in: source)
    return start..<max(start, offset(of: range.end, in: source))
  }

  /// A byte order mark that an editor shows counts as a character.
  private func mark(_ line: Int, _ source: SourceText) -> Int {
    guard source.hasByteOrderMark, line == 1 else { return 0 }
    return self == .utf8 ? 3 : 1
  }
}
