internal import Syntax

/// A file as an editor holds it.
struct Document {
  /// As the client writes it.
  let uri: String
  var version: Int?
  private(set) var text: [UInt8]
  /// Where lines begin, as far as anybody has looked: of many changes none looks from the start.
  private var lineStarts = [0]

  init(_ item: LSP.DidOpenParams.Item) {
    uri = item.uri
    version = item.version
    text = Array(item.text.utf8)
  }

  /// Makes one change; what lies outside the text is taken to its end.
  mutating func apply(_ change: LSP.DidChangeParams.Change, _ encoding: PositionEncoding) {
    guard let range = change.range else {
      text = Array(change.text.utf8)
      lineStarts = [0]
      return
    }
    let start = offset(of: range.start, encoding)
    let end = max(start, offset(of: range.end, encoding))
    text.replaceSubrange(start..<end, with: change.text.utf8)
    // A line that begins right here may do so no more: a return may be followed by a newline now.
    while lineStarts.count > 1, let last = lineStarts.last, last >= start {
      lineStarts.removeLast()
    }
  }

  /// As `SourceText` does it; but here a text may be larger than one that is read.
  private mutating func offset(of position: LSP.Position, _ encoding: PositionEncoding) -> Int {
    let line = max(0, position.line)
    findLines(upTo: line)
    guard line < lineStarts.count else { return text.count }
    var offset = lineStarts[line]
    var column = 0
    while offset < text.count, column < position.character {
      let byte = text[offset]
      if byte == .newline || byte == .carriageReturn { break }
      var next = offset + 1
      while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
      switch encoding {
      case .utf16: column += byte >= 0xF0 ? 2 : 1
      case .utf8: column += next - offset
      }
      // A position within a character lies before it.
      if column > position.character { break }
      offset = next
    }
    return offset
  }

  private mutating func findLines(upTo line: Int) {
    var offset = lineStarts.last ?? 0
    text.withUnsafeBufferPointer { bytes in
      while lineStarts.count <= line, offset < bytes.count {
        let byte = bytes[offset]
        offset += 1
        if byte == .carriageReturn, offset < bytes.count, bytes[offset] == .newline { offset += 1 }
        if byte == .newline || byte == .carriageReturn { lineStarts.append(offset) }
      }
    }
  }
}
