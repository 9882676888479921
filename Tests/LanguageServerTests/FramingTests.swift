import Testing

@testable import LanguageServer

@Suite struct FramingTests {
  @Test(arguments: 1...40)
  func `messages arrive in pieces of any length`(size: Int) throws {
    let bytes = Array("Content-Length: 2\r\n\r\n{}content-length: 4\r\nX: y\r\n\r\n\"\u{e4}\"".utf8)
    var framer = MessageFramer()
    var messages: [String] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      framer.append(bytes[start..<min(start + size, bytes.count)])
      while let message = try framer.next() {
        messages.append(String(decoding: message, as: UTF8.self))
      }
    }
    #expect(messages == ["{}", "\"\u{e4}\""])
    #expect(!framer.isPending)
  }
}
