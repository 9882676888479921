/// The limits that keep a hostile file from stalling libcmark, whose time grows with the square of
/// some inputs. One linear pass, before anything is parsed.
enum MarkdownLimits {
  static func check(_ source: SourceText, from start: Int) throws(TextFault) {
    let images = source.bytes[start...].withUnsafeBufferPointer { bytes in
      var count = 0
      for index in bytes.indices.dropLast()
      where bytes[index] == UInt8(ascii: "!") && bytes[index + 1] == UInt8(ascii: "[") {
        count += 1
      }
      return count
    }
    guard images <= Markdown.imageLimit else {
      throw .tooManyImages(limit: Markdown.imageLimit)
    }
    var nesting = Nesting(bytes: source.bytes)
    for number in source.lineNumber(at: start)..<(source.lineCount + 1) {
      nesting.read(source.line(number))
      guard nesting.depth <= Markdown.depthLimit else {
        throw .tooDeep(limit: Markdown.depthLimit, line: number)
      }
    }
  }

  /// Follows the containers that the lines open. It may see more nesting than a full parser
  /// would, by a little; the exact depth is checked on the parsed tree.
  private struct Nesting {
    private enum Container {
      case quote
      case item(indent: Int)
    }

    let bytes: [UInt8]
    private var open: [Container] = []
    private var fence: (byte: UInt8, length: Int, depth: Int)?

    init(bytes: [UInt8]) { self.bytes = bytes }

    var depth: Int { open.count }

    mutating func read(_ line: Range<Int>) {
      // Most lines of most files: no container is open and none begins.
      if open.isEmpty, fence == nil, let first = line.first, bytes[first].isASCIILetter { return }
      var cursor = line.lowerBound
      var indent = skipBlanks(&cursor, line)
      guard cursor < line.upperBound else { return }
      var matched = 0
      for container in open {
        switch container {
        case .quote:
          guard indent <= 3, cursor < line.upperBound, bytes[cursor] == UInt8(ascii: ">") else {
            break
          }
          cursor += 1
          indent = skipBlanks(&cursor, line)
          if indent > 0 { indent -= 1 }
          matched += 1
          continue
        case .item(let needed):
          guard indent >= needed else { break }
          indent -= needed
          matched += 1
          continue
        }
        break
      }
      if let current = fence {
        if matched < current.depth {
          fence = nil
        } else {
          if indent <= 3, run(of: current.byte, at: cursor, line) >= current.length { fence = nil }
          return
        }
      }
      var isTruncated = false
      while indent <= 3, cursor < line.upperBound, depth <= Markdown.depthLimit {
        guard let container = marker(at: &cursor, line, indent: &indent) else { break }
        if !isTruncated {
          open.removeSubrange(matched...)
          isTruncated = true
        }
        open.append(container)
      }
      if indent <= 3, cursor < line.upperBound {
        let byte = bytes[cursor]
        let length = run(of: byte, at: cursor, line)
        if length >= 3, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") {
          fence = (byte, length, isTruncated ? depth : matched)
        }
      }
    }

    /// Tabs count to the next stop of four, near enough for a limit.
    private func skipBlanks(_ cursor: inout Int, _ line: Range<Int>) -> Int {
      var columns = 0
      while cursor < line.upperBound, bytes[cursor].isBlank {
        columns += bytes[cursor] == .tab ? 4 - columns % 4 : 1
        cursor += 1
      }
      return columns
    }

    private func run(of byte: UInt8, at start: Int, _ line: Range<Int>) -> Int {
      var end = start
      while end < line.upperBound, bytes[end] == byte { end += 1 }
      return end - start
    }

    private func marker(at cursor: inout Int, _ line: Range<Int>, indent: inout Int) -> Container? {
      if bytes[cursor] == UInt8(ascii: ">") {
        cursor += 1
        indent = max(0, skipBlanks(&cursor, line) - 1)
        return .quote
      }
      var end = cursor
      let byte = bytes[cursor]
      if byte == .hyphen || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*") {
        guard !isThematicBreak(cursor, line) else { return nil }
        end += 1
      } else {
        while end < line.upperBound, bytes[end].isASCIIDigit, end - cursor < 9 { end += 1 }
        guard end > cursor, end < line.upperBound,
          bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
        else { return nil }
        end += 1
      }
      guard end == line.upperBound || bytes[end].isBlank else { return nil }
      let width = indent + end - cursor
      cursor = end
      let blanks = skipBlanks(&cursor, line)
      let padding = blanks >= 1 && blanks <= 4 ? blanks : 1
      indent = max(0, blanks - padding)
      return .item(indent: width + padding)
    }

    private func isThematicBreak(_ start: Int, _ line: Range<Int>) -> Bool {
      let byte = bytes[start]
      var count = 0
      for index in start..<line.upperBound {
        if bytes[index] == byte { count += 1 } else if !bytes[index].isBlank { return false }
      }
      return count >= 3
    }
  }
}
