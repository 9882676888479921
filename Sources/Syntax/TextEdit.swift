/// A stretch of a text and what is to stand there instead.
public struct TextEdit: Equatable, Sendable {
  /// Byte offsets in the source; empty where something is only inserted.
  public let range: Range<Int>
  public let replacement: [UInt8]

  public init(_ range: Range<Int>, _ replacement: some Sequence<UInt8>) {
    self.range = range
    self.replacement = Array(replacement)
  }

  public init(at offset: Int, _ text: String) {
    self.init(offset..<offset, text.utf8)
  }
}

extension SourceText {
  /// The file's bytes, byte order mark included.
  public var contents: [UInt8] {
    hasByteOrderMark ? Self.byteOrderMark + bytes : bytes
  }

  /// The text with all edits made; their ranges do not overlap.
  ///
  /// - Throws: `TextFault` where it has grown too large.
  public func applying(_ edits: [TextEdit]) throws(TextFault) -> SourceText {
    var edited = hasByteOrderMark ? Self.byteOrderMark : []
    var copied = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      edited += bytes[copied..<edit.range.lowerBound]
      edited += edit.replacement
      copied = edit.range.upperBound
    }
    return try SourceText(edited + bytes[copied...])
  }

  /// The bytes that end a line; empty for the last line of a text without a final newline.
  public func lineEnd(_ number: Int) -> [UInt8] {
    let line = line(number)
    let next = number < lineCount ? self.line(number + 1).lowerBound : bytes.count
    return Array(bytes[line.upperBound..<next])
  }
}
