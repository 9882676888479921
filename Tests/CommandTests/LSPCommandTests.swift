import Foundation
import TestSupport
import Testing

/// How the language server begins, ends, and stands an editor that does not behave.
@Suite struct LSPCommandTests {
  private static let shutdown = #"{"jsonrpc":"2.0","id":"end","method":"shutdown"}"#
  private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

  /// A journal of many applications about which there is something to say.
  private static func journal(of count: Int) throws -> Scratch {
    let scratch = try Scratch(["jobjournal.yml": ""])
    for number in 1...count {
      try scratch.write(
        "---\ncompany: Number \(number)\napplied: 2026-10-0\(number % 9 + 1)\n---\n",
        to: "\(number).md")
    }
    return scratch
  }

  private static func start(_ server: RunningServer, in scratch: Scratch) throws {
    let params = #"{"rootUri":"file://\#(scratch.path)","capabilities":{}}"#
    try server.send(
      #"{"jsonrpc":"2.0","id":"start","method":"initialize","params":\#(params)}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
  }

  private func ids(_ messages: [[String: Any]]) -> [String] {
    messages.filter { $0["method"] == nil }.map { $0["id"] as? String ?? "none" }
  }

  @Test func `a session goes from its start to its end`() throws {
    let scratch = try Self.journal(of: 3)
    let server = try RunningServer(["--stdio"])
    try Self.start(server, in: scratch)
    try server.read(until: "role-missing")
    try server.send(Self.shutdown)
    try server.read(until: "\"end\"")
    try server.send(Self.exit)
    try server.read()
    #expect(try server.ending() == .exited(0))
    #expect(try server.program.errors == "")
    let messages = try server.messages()
    #expect(ids(messages) == ["start", "end"])
    #expect(messages.allSatisfy { $0["jsonrpc"] as? String == "2.0" })
  }

  @Test func `the end does not wait for all that there is to say`() throws {
    let scratch = try Self.journal(of: 1000)
    let server = try RunningServer()
    try Self.start(server, in: scratch)
    try server.read(until: "publishDiagnostics")
    try server.send(Self.shutdown, Self.exit)
    try server.read()
    #expect(try server.ending() == .exited(0))
    #expect(ids(try server.messages()) == ["start", "end"])
  }

  @Test(
    "The end of the input is the end", arguments: [(true, Int32(0)), (false, 1)])
  func inputEnds(isShutDown: Bool, status: Int32) throws {
    let scratch = try Self.journal(of: 200)
    let server = try RunningServer()
    try Self.start(server, in: scratch)
    if isShutDown { try server.send(Self.shutdown) }
    server.closeInput()
    try server.read()
    #expect(try server.ending() == .exited(status))
    #expect(try server.program.errors == "")
    #expect(ids(try server.messages()) == (isShutDown ? ["start", "end"] : ["start"]))
  }

  @Test func `whoever reads no more ends it quietly`() throws {
    let scratch = try Self.journal(of: 3)
    let server = try RunningServer()
    try Self.start(server, in: scratch)
    try server.read(until: "role-missing")
    server.closeOutput()
    #expect(try server.ending() == .exited(1))
    #expect(try server.program.errors == "")
  }

  @Test func `whoever writes everything before reading is answered`() throws {
    let scratch = try Self.journal(of: 100)
    let server = try RunningServer()
    try Self.start(server, in: scratch)
    let requests = (1...200).map {
      #"{"jsonrpc":"2.0","id":"\#($0)","method":"workspace/symbol","params":{"query":""}}"#
    }
    // Together more than two pipes hold.
    try server.write(Array(requests.map(frame).joined().utf8))
    try server.send(Self.shutdown)
    try server.read(until: "\"end\"")
    try server.send(Self.exit)
    try server.read()
    #expect(try server.ending() == .exited(0))
    #expect(ids(try server.messages()) == ["start"] + (1...200).map(String.init) + ["end"])
  }

  @Test func `whoever never reads is left in the end`() throws {
    let scratch = try Self.journal(of: 100)
    let server = try RunningServer()
    try Self.start(server, in: scratch)
    let request = #"{"jsonrpc":"2.0","id":1,"method":"workspace/symbol","params":{"query":""}}"#
    try server.write(Array(String(repeating: frame(request), count: 200).utf8))
    try server.send(Self.shutdown, Self.exit)
    #expect(try server.ending() == .exited(0))
  }

  @Test("A signal ends it at once, and nothing is written", arguments: [SIGINT, SIGTERM])
  func signals(number: Int32) throws {
    let scratch = try Self.journal(of: 200)
    let stamps = try scratch.stamps
    let server = try RunningServer()
    try Self.start(server, in: scratch)
    try server.read(until: "\"start\"")
    server.program.signal(number)
    #expect(try server.ending() == .killed(signal: number))
    #expect(try scratch.stamps == stamps)
  }

  @Test("What is no message is answered with an error, and ends it", arguments: BrokenStream.all)
  func brokenStream(stream: BrokenStream) throws {
    let scratch = try Self.journal(of: 3)
    let server = try RunningServer()
    try Self.start(server, in: scratch)
    try server.write(stream.bytes)
    try server.read()
    #expect(try server.ending() == .exited(1))
    let answers = try server.messages().filter { $0["method"] == nil }
    #expect(answers.last?["id"] is NSNull)
    #expect((answers.last?["error"] as? [String: Any])?["code"] as? Int == -32700)
    let errors = try server.program.errors.split(separator: "\n")
    #expect(1...2 ~= errors.count)
    #expect(errors.allSatisfy { $0.hasPrefix("jobjournal: ") && !$0.contains("Number") })
  }

  @Test func `a message that never ends is given up with the input`() throws {
    let server = try RunningServer()
    try server.write(Array("Content-Length: 100\r\n\r\n{\"jsonrpc\"".utf8))
    server.closeInput()
    try server.read()
    #expect(try server.ending() == .exited(1))
    #expect(try server.messages().isEmpty)
    #expect(
      try server.program.errors == "jobjournal: the client stopped in the middle of a message\n")
  }

  @Test func `the largest message is taken`() throws {
    let server = try RunningServer()
    let limit = 16 * 1024 * 1024
    let body = #"{"jsonrpc":"2.0","id":"big","method":"x"}"#
    try server.send(body + String(repeating: " ", count: limit - body.utf8.count))
    try server.read(until: "\"big\"")
    server.closeInput()
    #expect(try server.ending() == .exited(1))
  }
}
