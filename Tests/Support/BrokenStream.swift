/// Bytes that a client may send, and that nobody can cut into messages.
package struct BrokenStream: Sendable, CustomStringConvertible {
  package let description: String
  package let bytes: [UInt8]

  private init(_ description: String, _ text: String) {
    self.description = description
    bytes = Array(text.utf8)
  }

  package static let all = [
    BrokenStream("no headers", "\r\n{}"),
    BrokenStream("no Content-Length", "Content-Type: text/json\r\n\r\n{}"),
    BrokenStream("no colon", "Content-Length 2\r\n\r\n{}"),
    BrokenStream("lines end with a newline alone", "Content-Length: 2\n\n{}"),
    BrokenStream("a length that is no number", "Content-Length: two\r\n\r\n{}"),
    BrokenStream("a length with a sign", "Content-Length: +2\r\n\r\n{}"),
    BrokenStream("an empty length", "Content-Length:\r\n\r\n{}"),
    BrokenStream("a negative length", "Content-Length: -2\r\n\r\n{}"),
    BrokenStream("a length beyond all numbers", "Content-Length: 99999999999999999999\r\n\r\n{}"),
    BrokenStream("a length beyond the limit", "Content-Length: 16777217\r\n\r\n{}"),
    BrokenStream("headers without an end", String(repeating: "X: y\r\n", count: 1000)),
    BrokenStream("a header without an end", String(repeating: "x", count: 5000)),
    BrokenStream("a length that is too short", frame("{}").dropLast() + frame("{}")),
    BrokenStream("something between messages", frame("{}") + "\r\n" + frame("{}")),
    BrokenStream("plain JSON", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\"}\n\r\n"),
  ]
}

/// A message with its headers.
package func frame(_ body: String) -> String {
  "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
}
