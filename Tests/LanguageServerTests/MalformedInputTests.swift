import Foundation
import LanguageServer
import TestSupport
import Testing

/// What no client should send is answered with an error, or ends the session; nothing else is lost.
@Suite struct MalformedInputTests {
  struct Message: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: [UInt8]
    /// The code of the error that answers it; nil where nothing does.
    let code: Int?
    let id: JSON

    init(_ name: String, _ text: String, _ code: Int?, id: JSON = nil) {
      testDescription = name
      body = Array(text.utf8)
      self.code = code
      self.id = id
    }

    init(_ name: String, _ bytes: [UInt8], _ code: Int?) {
      testDescription = name
      body = bytes
      self.code = code
      id = nil
    }

    /// A request with the id 7, or a notification.
    init(_ name: String, _ method: String, _ params: String, _ code: Int?, isRequest: Bool = true) {
      let id = isRequest ? #""id":7,"# : ""
      self.init(
        name, #"{"jsonrpc":"2.0",\#(id)"method":"\#(method)","params":\#(params)}"#, code,
        id: isRequest ? 7 : nil)
    }
  }

  static let uri = #""textDocument":{"uri":"file:///nowhere/acme.md"}"#
  static let messages: [Message] = [
    // No JSON.
    Message("nothing", "", -32700),
    Message("a word", "shutdown", -32700),
    Message("half a message", #"{"jsonrpc":"2.0","id":7"#, -32700),
    Message("two messages", #"{"jsonrpc":"2.0"}{"jsonrpc":"2.0"}"#, -32700),
    Message(
      "invalid UTF-8", Array(#"{"jsonrpc":"2.0","id":7,"method":""#.utf8) + [0xFF, 0xFE], -32700),
    Message(
      "a surrogate in UTF-8", Array(#"{"a":""#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}"#.utf8),
      -32700),
    Message("UTF-16", [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], -32700),
    Message("a NUL", #"{"jsonrpc":"2.0",\#u{0}"id":7}"#, -32700),
    Message(
      "a control character in a string", "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"\u{1}\"}",
      -32600, id: 7),
    Message("arrays in arrays", String(repeating: "[", count: 100_000), -32700),
    Message("objects in objects", String(repeating: #"{"a":"#, count: 100_000), -32700),
    Message(
      "arrays in the parameters",
      #"{"jsonrpc":"2.0","id":7,"method":"shutdown","params":"#
        + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}",
      -32700),
    // No message.
    Message("a number", "7", -32600),
    Message("null", "null", -32600),
    Message("a string", #""shutdown""#, -32600),
    Message("a batch", #"[{"jsonrpc":"2.0","id":7,"method":"shutdown"}]"#, -32600),
    Message("an empty batch", "[]", -32600),
    Message("an empty object", "{}", -32600),
    Message("no method", #"{"jsonrpc":"2.0","id":7}"#, -32600, id: 7),
    Message("a method that is a number", #"{"jsonrpc":"2.0","id":7,"method":1}"#, -32600, id: 7),
    Message("a method that is null", #"{"jsonrpc":"2.0","id":7,"method":null}"#, -32600, id: 7),
    Message("no version", #"{"id":7,"method":"shutdown"}"#, -32600, id: 7),
    Message("another version", #"{"jsonrpc":"1.0","id":7,"method":"shutdown"}"#, -32600, id: 7),
    Message("a result without an id", #"{"jsonrpc":"2.0","result":null}"#, -32600),
    // Identifiers.
    Message("a null id", #"{"jsonrpc":"2.0","id":null,"method":"shutdown"}"#, -32600),
    Message("a fraction as id", #"{"jsonrpc":"2.0","id":7.5,"method":"shutdown"}"#, -32600),
    Message("a huge id", #"{"jsonrpc":"2.0","id":1e300,"method":"shutdown"}"#, -32600),
    Message("true as id", #"{"jsonrpc":"2.0","id":true,"method":"shutdown"}"#, -32600),
    Message("an array as id", #"{"jsonrpc":"2.0","id":[7],"method":"shutdown"}"#, -32600),
    Message("an object as id", #"{"jsonrpc":"2.0","id":{},"method":"shutdown"}"#, -32600),
    // Methods.
    Message("an unknown method", "textDocument/frobnicate", "{}", -32601),
    Message("no name at all", "", "{}", -32601),
    Message("an unknown method of the protocol's own", "$/frobnicate", "{}", -32601),
    Message("a notification with an id", "textDocument/didClose", "{\(uri)}", -32600),
    Message("initialized with an id", "initialized", "{}", -32600),
    Message("a cancellation with an id", "$/cancelRequest", #"{"id":3}"#, -32600),
    Message("initialize again", "initialize", #"{"capabilities":{}}"#, -32600),
    Message("an unknown notification", "frobnicate", "{}", nil, isRequest: false),
    Message("an unknown notification of the protocol's own", "$/x", "{}", nil, isRequest: false),
    Message("a request without an id", "textDocument/hover", "{}", nil, isRequest: false),
    // Parameters.
    Message(
      "no parameters", #"{"jsonrpc":"2.0","id":7,"method":"textDocument/hover"}"#, -32602, id: 7),
    Message("null as parameters", "textDocument/hover", "null", -32602),
    Message("an array as parameters", "textDocument/hover", "[]", -32602),
    Message("no position", "textDocument/hover", "{\(uri)}", -32602),
    Message("a position that is text", "textDocument/hover", #"{\#(uri),"position":"x"}"#, -32602),
    Message(
      "a fraction of a line", "textDocument/hover",
      #"{\#(uri),"position":{"line":0.5,"character":0}}"#, -32602),
    Message(
      "a line beyond all numbers", "textDocument/hover",
      #"{\#(uri),"position":{"line":1e99,"character":0}}"#, -32602),
    Message(
      "a line that is text", "textDocument/hover",
      #"{\#(uri),"position":{"line":"0","character":0}}"#, -32602),
    Message(
      "a URI that is null", "textDocument/foldingRange", #"{"textDocument":{"uri":null}}"#, -32602),
    Message("no query", "workspace/symbol", "{}", -32602),
    Message("no context", "textDocument/codeAction", "{\(uri)}", -32602),
    Message("nothing opened", "textDocument/didOpen", "{}", nil, isRequest: false),
    Message(
      "a change of nothing", "textDocument/didChange", "{\(uri)}", nil, isRequest: false),
    Message(
      "a change without a text", "textDocument/didChange",
      #"{\#(uri),"contentChanges":[{"range":{}}]}"#, nil, isRequest: false),
    Message(
      "a document that is not open is changed", "textDocument/didChange",
      #"{"textDocument":{"uri":"file:///other.md","version":1},"contentChanges":[{"text":""}]}"#,
      nil, isRequest: false),
    Message(
      "a document that is not open is closed", "textDocument/didClose",
      #"{"textDocument":{"uri":"file:///other.md"}}"#, nil, isRequest: false),
    Message("a cancellation of nothing", "$/cancelRequest", "{}", nil, isRequest: false),
    Message("an unknown id is cancelled", "$/cancelRequest", #"{"id":99}"#, nil, isRequest: false),
  ]

  @Test(
    "A message that makes no sense is answered with an error, and the session goes on",
    arguments: messages)
  func message(_ message: Message) throws {
    var client = try TestClient()
    try client.open("acme.md", Self.text)
    let (answers, told) = (client.answers.count, client.told.count)
    client.receive(message.body)
    let answer = client.answers.dropFirst(answers)
    #expect(answer.map { $0["error"]?["code"]?.number } == (message.code.map { [$0] } ?? []))
    #expect(answer.allSatisfy { $0["id"] == message.id && $0["result"] == nil })
    #expect(client.server.exitStatus == nil)
    // Only a document that was closed is spoken about.
    #expect(client.told.dropFirst(told).allSatisfy { $0["params"]?["diagnostics"] == [] })
    for line in client.server.log { #expect(!line.contains("Acme"), "\(line)") }
    #expect(try client.request("shutdown")["result"] == .some(.null))
  }

  private static let text = "---\ncompany: Acme\n---\n"

  @Test(
    "Where no message can be found any more, the session ends with an error",
    arguments: BrokenStream.all)
  func stream(_ stream: BrokenStream) throws {
    var client = try TestClient()
    let request = frame(#"{"jsonrpc":"2.0","id":7,"method":"textDocument/formatting"}"#)
    client.receive(bytes: Array(request.utf8) + stream.bytes)
    let last = try #require(client.answers.last)
    #expect(client.answers.contains { $0["id"] == 7 && $0["result"] == [] })
    #expect(last["id"] == .some(.null))
    #expect(last["error"]?["code"] == -32700)
    #expect(client.server.exitStatus == 1)
    #expect(client.server.log.count <= 2)
  }

  @Test(
    "A message that never arrives in full is not answered",
    arguments: ["Content-Length: 50\r\n\r\n{}", "Content-Length: 2\r\n", "C"])
  func unfinished(_ text: String) throws {
    var client = try TestClient()
    let answers = client.answers.count
    client.receive(bytes: text.utf8)
    #expect(client.server.exitStatus == nil)
    client.disconnect()
    #expect(client.server.exitStatus == 1)
    #expect(client.answers.count == answers)
    #expect(client.server.log == ["the client stopped in the middle of a message"])
  }

  @Test(
    "Everything but initialize and exit is put off before the start",
    arguments: messages.filter { $0.id == 7 && $0.code != -32600 })
  func early(_ message: Message) throws {
    var client = try TestClient(starts: false)
    client.receive(message.body)
    #expect(client.answers.map { $0["error"]?["code"] } == [-32002])
  }

  @Test("After shutdown every request is an error", arguments: messages.filter { $0.id == 7 })
  func late(_ message: Message) throws {
    var client = try TestClient()
    _ = try client.request("shutdown")
    client.receive(message.body)
    #expect(client.answers.last?["error"]?["code"] == -32600)
    #expect(client.answers.last?["id"] == 7)
  }

  @Test func `initialize with wrong parameters may be tried again`() throws {
    var client = try TestClient(starts: false)
    #expect(try client.request("initialize", [:])["error"]?["code"] == -32602)
    try client.start()
    #expect(client.answers.last?["result"]?["serverInfo"]?["name"] == "jobjournal")
  }

  @Test(
    "A question about a place that is none is answered",
    arguments: ["hover", "completion", "definition", "references", "codeAction", "inlayHint"])
  func extremes(method: String) throws {
    var client = try TestClient()
    try client.open("acme.md", "\u{FEFF}" + Self.text + "\n## Log\n\n- 2026-11-02 Heard: 🦦")
    let numbers = ["0", "-1", "2147483648", "9223372036854775807", "-9223372036854775808"]
    for line in numbers {
      for character in numbers {
        let place = #"{"line":\#(line),"character":\#(character)}"#
        for range in [
          #"{"start":\#(place),"end":{"line":0,"character":3}}"#,
          #"{"start":{"line":0,"character":3},"end":\#(place)}"#,
        ] {
          let params =
            #"\#(Self.uri),"position":\#(place),"range":\#(range),"context":{"diagnostics":[]}"#
          client.receive(
            #"{"jsonrpc":"2.0","id":7,"method":"textDocument/\#(method)","params":{\#(params)}}"#
              .utf8)
          #expect(client.answers.last?["id"] == 7)
          #expect(client.answers.last?["error"] == nil)
        }
      }
    }
  }

  @Test func `findings of other servers are no reason for an error`() throws {
    var client = try TestClient()
    try client.open("acme.md", Self.text)
    let own = client.diagnostics[client.uri("acme.md")] ?? []
    let foreign: JSON = [
      "range": range(0, 0, 0, 1), "message": "x", "code": 7, "data": ["a": [1]],
    ]
    let answer = try client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(client.uri("acme.md"))], "range": range(0, 0, 9, 0),
        "context": ["diagnostics": .array(own + [foreign, "nonsense"]), "triggerKind": 1],
      ])
    #expect(answer["error"] == nil)
  }

  @Test(
    "Half a surrogate pair becomes a character that is as long",
    arguments: [
      (#"\ud83e"#, "\u{FFFD}"), (#"\uDDa6"#, "\u{FFFD}"), (#"\ud83e\ud83e\udda6"#, "\u{FFFD}🦦"),
      (#"\\ud83e"#, "\\ud83e"), (#"\ud83ex"#, "\u{FFFD}x"),
    ])
  func surrogates(escape: String, character: String) throws {
    var client = try TestClient()
    try client.open("acme.md", Self.text)
    client.receive(
      #"""
      {"jsonrpc":"2.0","method":"textDocument/didChange","params":{\#(Self.uri),
      "contentChanges":[{"text":"---\ncompany: A\nrole: B\nstatus: '\#(escape)'\n---\n"}]}}
      """#.utf8)
    let message = client.diagnostics[client.uri("acme.md")]?.first?["message"]?.text
    #expect(message?.contains(character) == true, "\(message ?? "nothing")")
  }

  @Test(
    "A document of any size and with any characters is taken",
    arguments: [
      (String(repeating: "x\n", count: 131_072), []),
      (
        "---\ncompany: A\nrole: B\n---\n" + String(repeating: "x\n", count: 131_072),
        ["file-unreadable"]
      ),
      (String(repeating: "\u{0}", count: 1000), []),
      (
        "---\ncompany: \u{0}\nrole: \u{1b}[31m\n---\n\u{0}\u{7f}\u{85}\u{2028}",
        ["front-matter-invalid"]
      ),
      (String(repeating: ">", count: 100_000), ["file-unreadable"]),
      ("", []), ("\u{FEFF}", []), ("---", []), ("\r", []),
    ])
  func document(text: String, rules: [String]) throws {
    var client = try TestClient()
    try client.open("acme.md", text)
    #expect(client.rules("acme.md") == rules)
    try client.change("acme.md", range(0, 0, 99, 99), to: Self.text)
    try client.change("acme.md", range(0, 0, 0, 3), to: "---")
    for method in [
      "textDocument/hover", "textDocument/completion", "textDocument/definition",
    ] {
      _ = try client.ask(method, "acme.md", 1, 2)
    }
    #expect(client.answers.allSatisfy { $0["error"] == nil })
  }
}
