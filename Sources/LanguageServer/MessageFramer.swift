internal import Syntax

/// Cuts the bytes that a client sends into messages: headers, an empty line, and as many bytes as
/// `Content-Length` says.
struct MessageFramer {
  /// The largest message, in bytes. The largest file that is read has 256 KiB, which escapes can
  /// make six times as long.
  static let messageLimit = 16 * 1024 * 1024
  private static let headerLimit = 4 * 1024

  private var buffer: [UInt8] = []
  private var start = 0
  /// Of the message whose headers were read.
  private var length: Int?

  /// Whether the client stopped in the middle of a message.
  var isPending: Bool { length != nil || start < buffer.count }

  mutating func append(_ bytes: some Collection<UInt8>) {
    if start > buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer += bytes
  }

  /// - Returns: The next message; nil where it has not arrived in full.
  /// - Throws: `FramingFault`, after which nobody can tell where the next message begins.
  mutating func next() throws(FramingFault) -> [UInt8]? {
    if length == nil { length = try readHeaders() }
    guard let length, buffer.count - start >= length else { return nil }
    let message = Array(buffer[start..<start + length])
    start += length
    self.length = nil
    return message
  }

  private mutating func readHeaders() throws(FramingFault) -> Int? {
    let rest = buffer[start...].prefix(Self.headerLimit)
    var lineStart = rest.startIndex
    var length: Int?
    while let end = rest[lineStart...].firstIndex(of: .newline) {
      let line = rest[lineStart..<end]
      guard line.last == .carriageReturn else { throw FramingFault("a header has no line end") }
      lineStart = end + 1
      if line.count == 1 {
        guard let length else { throw FramingFault("a message has no Content-Length") }
        start = lineStart
        return length
      }
      guard let colon = line.firstIndex(of: .colon) else {
        throw FramingFault("a header has no colon")
      }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      guard name == "content-length" else { continue }
      length = try Self.length(line[(colon + 1)...].dropLast())
    }
    guard rest.count < Self.headerLimit else {
      throw FramingFault("headers are longer than \(Self.headerLimit) bytes")
    }
    return nil
  }

  private static func length(_ value: ArraySlice<UInt8>) throws(FramingFault) -> Int {
    var digits = value.drop(while: \.isBlank)
    while digits.last?.isBlank ?? false { digits.removeLast() }
    guard digits.allSatisfy(\.isASCIIDigit),
      let length = Int(String(decoding: digits, as: UTF8.self))
    else { throw FramingFault("Content-Length is no number") }
    guard length <= messageLimit else {
      throw FramingFault("a message is longer than \(messageLimit / 1024 / 1024) MiB")
    }
    return length
  }
}

/// Why what a client sends cannot be cut into messages.
struct FramingFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
