internal import Syntax

/// A file as an editor holds it.
struct Document {
  /// As the client writes it.
  let uri: String
  var version: Int?
  private(set) var text: [UInt8]

  init(_ item: LSP.DidOpenParams.Item) {
    uri = item.uri
    version = item.version
    text = Array(item.text.utf8)
  }

  /// Makes one change; what lies outside the text is taken to its end.
  mutating func apply(_ change: LSP.DidChangeParams.Change, _ encoding: PositionEncoding) {
    guard let range = change.range else {
      text = Array(change.text.utf8)
      return
    }
    let start = offset(of: range.start, encoding)
    let end = max(start, offset(of: range.end, encoding))
    text.replaceSubrange(start..<end, with: change.text.utf8)
  }

  /// As `SourceText` does it; but here a text may be larger than one that is read.
  private func offset(of position: LSP.Position, _ encoding: PositionEncoding) -> Int {
    text.withUnsafeBufferPointer { bytes in
      var offset = 0
      var line = 0
      while line < position.line, offset < bytes.count {
        let byte = bytes[offset]
        offset += 1
        if byte == .newline {
          line += 1
        } else if byte == .carriageReturn {
          if offset < bytes.count, bytes[offset] == .newline { offset += 1 }
          line += 1
        }
      }
      var column = 0
      while offset < bytes.count, column < position.character {
        let byte = bytes[offset]
        if byte == .newline || byte == .carriageReturn { break }
        var next = offset + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
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
  }
}
