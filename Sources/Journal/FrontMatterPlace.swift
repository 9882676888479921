internal import Syntax

/// What a place in the front matter is for, told from its line and those above it: the YAML may be
/// half-written.
public struct FrontMatterPlace: Sendable {
  public enum Role: Hashable, Sendable {
    /// A key, or where one may begin.
    case key, interviewKey
    /// What a key takes, or an item of the list that it takes.
    case value(FrontMatterKey), interviewValue(InterviewKey)
  }

  public let role: Role
  /// Byte offsets of the key, the value or the item around the place, with its quotes; empty where
  /// nothing is written.
  public let range: Range<Int>
  /// Whether a colon follows.
  public let hasColon: Bool
  /// Whether it stands between brackets.
  public let isInFlow: Bool
  /// Whether it opens an item of a list.
  public let isItem: Bool
  /// Of a key: the others of the same mapping, folded.
  public let others: Set<String>

  /// - Returns: nil outside the front matter, in a comment, and below a key that is not known.
  public init?(at offset: Int, in outline: Outline) {
    guard outline.isInFrontMatter(offset), let lines = outline.frontMatterLines else { return nil }
    let source = outline.source
    let number = source.lineNumber(at: offset)
    let line = Line(number, source)
    guard (line.start...line.end).contains(offset) else { return nil }
    let (above, isOpen) = line.keysAbove(downTo: lines.lowerBound + 1, source)
    var path = above
    if let key = line.key, offset > key.colon { path.append(key.name) }
    isItem = line.isItem
    if let key = line.key, offset <= key.colon {
      guard let role = Self.roleOfKey(below: path) else { return nil }
      self.role = role
      range = key.range
      hasColon = true
      isInFlow = false
      others = line.keysBeside(in: lines, source)
      return
    }
    hasColon = false
    let piece = line.piece(at: offset, isOpen: isOpen && line.key == nil, source)
    range = piece.range
    isInFlow = piece.isInFlow
    let isDate = range.first.map { source.bytes[$0].isASCIIDigit } ?? false
    let mayBeKey = line.key == nil && !isInFlow && !(line.isItem && (isDate || path.isEmpty))
    if mayBeKey, let role = Self.roleOfKey(below: path) {
      self.role = role
      others = line.keysBeside(in: lines, source)
      return
    }
    others = []
    guard let role = Self.roleOfValue(path) else { return nil }
    self.role = role
  }

  private static func roleOfKey(below path: [String]) -> Role? {
    if path.isEmpty { return .key }
    return path == [FrontMatterKey.interviews.rawValue] ? .interviewKey : nil
  }

  private static func roleOfValue(_ path: [String]) -> Role? {
    guard let key = path.first.flatMap({ FrontMatterKey(rawValue: $0) }) else { return nil }
    switch path.count {
    case 1: return .value(key)
    case 2 where key == .interviews:
      return InterviewKey(rawValue: path[1]).map { .interviewValue($0) }
    default: return nil
    }
  }
}

/// A line of a block of YAML.
private struct Line {
  struct Key {
    let range: Range<Int>
    let colon: Int
    let name: String
  }

  let number: Int
  /// Columns of the first sign, and of what stands behind the dashes.
  let column: Int
  let textColumn: Int
  let isItem: Bool
  /// Where the text behind the dashes begins, and where it ends, blanks and comments left out.
  let start: Int
  let end: Int
  let key: Key?
  let isBlank: Bool

  init(_ number: Int, _ source: SourceText) {
    self.number = number
    let bytes = source.bytes
    let line = source.line(number)
    var cursor = line.lowerBound
    func skipBlanks() { while cursor < line.upperBound, bytes[cursor].isBlank { cursor += 1 } }
    skipBlanks()
    column = cursor - line.lowerBound
    var isItem = false
    while cursor < line.upperBound, bytes[cursor] == .hyphen,
      cursor + 1 == line.upperBound || bytes[cursor + 1].isBlank
    {
      isItem = true
      cursor += 1
      skipBlanks()
    }
    self.isItem = isItem
    start = cursor
    textColumn = cursor - line.lowerBound
    let end = Self.commentStart(in: bytes, cursor..<line.upperBound) ?? line.upperBound
    self.end = end
    isBlank = !isItem && start == end
    let colon = (start..<end).first {
      bytes[$0] == .colon && ($0 + 1 == end || bytes[$0 + 1].isBlank)
    }
    key = colon.flatMap { colon in
      let range = bytes.trimmingBlanks(cursor..<colon)
      let isName = range.allSatisfy {
        bytes[$0].isWordByte || bytes[$0].isBlank || "-_".utf8.contains(bytes[$0])
      }
      guard isName, !range.isEmpty else { return nil }
      return Key(range: range, colon: colon, name: foldedKey(bytes[range]))
    }
  }

  /// The `#` that stands at the beginning or behind a blank, outside quotes.
  private static func commentStart(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var quote: UInt8?
    for index in range {
      if let open = quote {
        if bytes[index] == open { quote = nil }
      } else if index == range.lowerBound || " \t[,".utf8.contains(bytes[index - 1]) {
        switch bytes[index] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = bytes[index]
        case UInt8(ascii: "#") where index == range.lowerBound || bytes[index - 1].isBlank:
          return index
        default: break
        }
      }
    }
    return nil
  }

  /// The keys around the line, outermost first, and whether the innermost opens a bracket.
  func keysAbove(downTo first: Int, _ source: SourceText) -> (names: [String], isOpen: Bool) {
    var names: [String] = []
    var isOpen = false
    var inside = column
    var isItem = isItem
    var number = number - 1
    while number >= first, inside > 0 || isItem {
      let line = Line(number, source)
      number -= 1
      guard !line.isBlank, let key = line.key else { continue }
      // A list may stand right below its key.
      guard line.textColumn < inside || isItem && line.textColumn == inside else { continue }
      if names.isEmpty {
        let value = source.bytes.trimmingBlanks(key.colon + 1..<line.end)
        isOpen = value.first.map { source.bytes[$0] == UInt8(ascii: "[") } ?? false
      }
      names.append(key.name)
      inside = line.column
      isItem = line.isItem
    }
    return (names.reversed(), isOpen)
  }

  /// The keys of the mapping that the line belongs to, its own left out.
  func keysBeside(in lines: ClosedRange<Int>, _ source: SourceText) -> Set<String> {
    var names: Set<String> = []
    /// - Returns: Whether the mapping may go on beyond the line.
    func take(_ line: Line) -> Bool {
      guard !line.isBlank else { return true }
      guard line.textColumn == textColumn else { return line.textColumn > textColumn }
      if let key = line.key { names.insert(key.name) }
      return !line.isItem
    }
    var above = number - 1
    while !isItem, above > lines.lowerBound, take(Line(above, source)) { above -= 1 }
    var below = number + 1
    while below <= lines.upperBound {
      let line = Line(below, source)
      if line.isItem, line.textColumn <= textColumn { break }
      guard take(line) else { break }
      below += 1
    }
    return names
  }

  /// What an offset behind the key lies in: the item of a list between brackets, or all there is.
  ///
  /// - Parameter isOpen: Whether a bracket was opened on a line above.
  func piece(
    at offset: Int, isOpen: Bool, _ source: SourceText
  ) -> (range: Range<Int>, isInFlow: Bool) {
    let bytes = source.bytes
    var start = key.map { $0.colon + 1 } ?? start
    var piece = start..<end
    var isInFlow = isOpen
    var quote: UInt8?
    var isFirst = true
    var index = start
    while index < end {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if isFirst, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        isFirst = false
      } else if byte == UInt8(ascii: "["), isFirst || isInFlow {
        if offset <= index { break }
        isInFlow = true
        start = index + 1
        piece = start..<end
        isFirst = true
      } else if isInFlow, byte == .comma || byte == UInt8(ascii: "]") {
        piece = start..<index
        if offset <= index { break }
        start = index + 1
        piece = start..<end
        isFirst = true
      } else if !byte.isBlank {
        isFirst = false
      }
      index += 1
    }
    let text = bytes.trimmingBlanks(piece)
    let lower = text.isEmpty ? offset : min(text.lowerBound, offset)
    return (lower..<max(text.upperBound, offset), isInFlow)
  }
}
