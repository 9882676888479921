/// Why a file's bytes cannot be read as text.
public enum TextFault: Error, Equatable, Sendable {
  case tooLarge(limit: Int)
  case notUTF8
  case tooDeep(limit: Int, line: Int?)
  case tooManyImages(limit: Int)
  /// `things`: what is counted, in plain words.
  case tooMany(things: String, limit: Int)
  /// A merge has left two versions of something.
  case conflict(line: Int)
  /// The file system's own reason.
  case unreadable(reason: String)
}

/// A text file as it stands on disk, with the offsets of its lines.
///
/// Offsets count UTF-8 bytes from the first byte after a byte order mark.
public struct SourceText: Sendable {
  /// The largest file that is read, in bytes.
  public static let sizeLimit = 256 * 1024

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  public let bytes: [UInt8]
  /// Whether the file began with a byte order mark, which `bytes` leaves out.
  public let hasByteOrderMark: Bool
  /// In four bytes each: a journal has hundreds of thousands of lines.
  private let lineStarts: [UInt32]
  /// The UTF-16 units before every so many bytes; empty where no line is so long that counting from
  /// its start would take much.
  private let unitsBefore: [UInt32]

  /// - Throws: `TextFault` for a file that is too large or is not UTF-8.
  public init(_ contents: [UInt8]) throws(TextFault) {
    guard contents.count <= Self.sizeLimit else { throw .tooLarge(limit: Self.sizeLimit) }
    guard (try? UTF8Span(validating: contents.span)) != nil else { throw .notUTF8 }
    hasByteOrderMark = contents.starts(with: Self.byteOrderMark)
    bytes = hasByteOrderMark ? Array(contents.dropFirst(3)) : contents
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 24 + 1)
    bytes.withUnsafeBufferPointer { buffer in
      // Like CommonMark and YAML: LF, CRLF, or a CR alone. Hardly any byte is one of them.
      for index in buffer.indices where buffer[index] <= .carriageReturn {
        let isLoneReturn =
          buffer[index] == .carriageReturn
          && (index + 1 == buffer.count || buffer[index + 1] != .newline)
        if buffer[index] == .newline || isLoneReturn { starts.append(UInt32(index + 1)) }
      }
    }
    lineStarts = starts
    let hasLongLine =
      bytes.count > Self.longLine
      && (bytes.count - Int(starts[starts.count - 1]) > Self.longLine
        || zip(starts, starts.dropFirst()).contains { $1 - $0 > Self.longLine })
    unitsBefore = hasLongLine ? Self.unitsBefore(everyStepOf: bytes) : []
  }

  private static let longLine = 4096
  private static let step = 512

  private static func unitsBefore(everyStepOf bytes: [UInt8]) -> [UInt32] {
    var units: UInt32 = 0
    return stride(from: 0, through: bytes.count, by: step).map { start in
      defer { units += UInt32(count(bytes[start..<min(start + step, bytes.count)])) }
      return units
    }
  }

  public init(_ text: String) throws(TextFault) {
    try self.init(Array(text.utf8))
  }

  /// As many lines, as long as these, with nothing but blanks in them.
  package var blanked: SourceText { SourceText(blanking: self) }

  private init(blanking source: SourceText) {
    bytes = source.bytes.map { $0 == .newline || $0 == .carriageReturn ? $0 : .space }
    hasByteOrderMark = source.hasByteOrderMark
    lineStarts = source.lineStarts
    unitsBefore = source.unitsBefore.isEmpty ? [] : Self.unitsBefore(everyStepOf: bytes)
  }

  public var lineCount: Int { lineStarts.count }

  private func lineStart(_ number: Int) -> Int { Int(lineStarts[number - 1]) }

  /// The bytes of a line without its end. Lines count from 1; one beyond the text is empty.
  public func line(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStart(number)
    var end = number < lineStarts.count ? lineStart(number + 1) - 1 : bytes.count
    if number < lineStarts.count, bytes[end] == .newline, end > start,
      bytes[end - 1] == .carriageReturn
    {
      end -= 1
    }
    return start..<end
  }

  /// A line without the blanks at its ends: what a finding about the whole line underlines.
  public func content(ofLine number: Int) -> Range<Int> {
    bytes.trimmingBlanks(line(number))
  }

  /// The number, from 1, of the line that holds a byte offset.
  public func lineNumber(at offset: Int) -> Int {
    max(1, lineStarts.partitioningIndex { $0 > offset })
  }

  /// Where an offset lies, in the columns that JSON, SARIF and LSP count: UTF-16 units from 1.
  public func position(at offset: Int) -> SourcePosition {
    let number = lineNumber(at: offset)
    let start = lineStart(number)
    return SourcePosition(
      line: number, column: 1 + units(in: start..<max(start, min(offset, bytes.count))))
  }

  /// UTF-16 units.
  private func units(in range: Range<Int>) -> Int {
    unitsBefore.isEmpty || range.count <= Self.step
      ? Self.count(bytes[range]) : units(before: range.upperBound) - units(before: range.lowerBound)
  }

  private func units(before offset: Int) -> Int {
    let mark = offset / Self.step
    return Int(unitsBefore[mark]) + Self.count(bytes[mark * Self.step..<offset])
  }

  /// Each scalar's first byte counts once, and twice where UTF-16 needs two units.
  private static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    var units = 0
    for byte in bytes where byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
    return units
  }

  public func span(of range: Range<Int>) -> SourceSpan {
    SourceSpan(start: position(at: range.lowerBound), end: position(at: range.upperBound))
  }

  /// Where a position of `position(at:)` lies; one beyond its line lies at the line's end,
  /// one within a character before it.
  public func offset(of position: SourcePosition) -> Int {
    guard position.line >= 1, position.line <= lineStarts.count else { return bytes.count }
    let end = line(position.line).upperBound
    var offset = start(for: position, in: lineStart(position.line)..<end)
    var column = 1 + units(in: lineStart(position.line)..<offset)
    while offset < end, column < position.column {
      column += bytes[offset] >= 0xF0 ? 2 : 1
      // Between the two units of a character nothing begins.
      if column > position.column { break }
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }

  /// An offset in a line from which on a position is to be counted: the first one, or one that is
  /// nearer.
  private func start(for position: SourcePosition, in line: Range<Int>) -> Int {
    guard line.count > Self.longLine else { return line.lowerBound }
    let wanted = units(before: line.lowerBound) + min(max(position.column, 1) - 1, line.count)
    let steps = unitsBefore[line.lowerBound / Self.step...line.upperBound / Self.step]
    let step = max(steps.startIndex, steps.partitioningIndex { $0 > wanted } - 1)
    var offset = max(line.lowerBound, step * Self.step)
    while offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// The text that a span covers; of one that covers none, its line without the blanks around it.
  public func string(in span: SourceSpan) -> String {
    let start = offset(of: span.start)
    let end = offset(of: span.end)
    return string(in: start < end ? start..<end : content(ofLine: span.start.line))
  }

  public func string(in range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The first place of `needle` inside `range`, byte for byte.
  public func find(_ needle: String, in range: Range<Int>) -> Range<Int>? {
    find(Array(needle.utf8)[...], in: range)
  }

  package func find(_ needle: ArraySlice<UInt8>, in range: Range<Int>) -> Range<Int>? {
    guard let first = needle.first, needle.count <= range.count else { return nil }
    guard needle.count <= 32 else { return find(long: Array(needle), in: range) }
    for start in range.lowerBound...(range.upperBound - needle.count)
    where bytes[start] == first && bytes[start..<start + needle.count].elementsEqual(needle) {
      return start..<start + needle.count
    }
    return nil
  }

  /// As Knuth, Morris and Pratt do it: each byte is looked at once, however often the needle begins
  /// and does not end.
  private func find(long needle: [UInt8], in range: Range<Int>) -> Range<Int>? {
    // How much of the needle's beginning ends at each of its bytes.
    var borders = [0]
    var matched = 0
    for index in needle.indices.dropFirst() {
      while matched > 0, needle[matched] != needle[index] { matched = borders[matched - 1] }
      if needle[matched] == needle[index] { matched += 1 }
      borders.append(matched)
    }
    matched = 0
    for index in range {
      while matched > 0, needle[matched] != bytes[index] { matched = borders[matched - 1] }
      if needle[matched] == bytes[index] { matched += 1 }
      if matched == needle.count { return index + 1 - matched..<index + 1 }
    }
    return nil
  }
}

/// A line, and a column in UTF-16 units, both from 1.
public struct SourcePosition: Hashable, Comparable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of text; its end is exclusive.
public struct SourceSpan: Hashable, Sendable {
  public let start: SourcePosition
  public let end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}
