import LanguageServer
import TestSupport
import Testing

@Suite struct LifeCycleTests {
  @Test func `nothing is answered before initialize`() throws {
    var client = try TestClient(starts: false)
    #expect(try client.request("textDocument/hover")["error"]?["code"] == -32002)
    #expect(try client.request("shutdown")["error"]?["code"] == -32002)
  }

  @Test func `an unknown request is answered, an unknown notification is not`() throws {
    var client = try TestClient()
    #expect(try client.request("textDocument/frobnicate")["error"]?["code"] == -32601)
    let told = client.told
    try client.notify("frobnicate", [:])
    #expect(client.told == told)
  }

  @Test func `after shutdown only exit follows`() throws {
    var client = try TestClient()
    #expect(try client.request("shutdown")["result"] == .some(.null))
    #expect(try client.request("shutdown")["error"]?["code"] == -32600)
    #expect(client.server.exitStatus == nil)
    try client.notify("exit", nil)
    #expect(client.server.exitStatus == 0)
  }

  @Test func `exit without shutdown is a failure`() throws {
    var client = try TestClient()
    try client.notify("exit", nil)
    #expect(client.server.exitStatus == 1)
  }

  @Test func `the end before the start is a failure, after shutdown it is none`() throws {
    for (isShutDown, status) in [(false, 1), (true, 0)] as [(Bool, Int32)] {
      var client = try TestClient()
      if isShutDown { _ = try client.request("shutdown") }
      client.disconnect()
      #expect(client.server.exitStatus == status)
    }
    var client = try TestClient(starts: false)
    try client.notify("exit", nil)
    #expect(client.server.exitStatus == 1)
  }

  @Test func `exit ends the session even with an id`() throws {
    var client = try TestClient()
    _ = try client.request("shutdown")
    #expect(try client.request("exit")["error"]?["code"] == -32600)
    #expect(client.server.exitStatus == 0)
  }

  @Test func `what comes after exit is not answered`() throws {
    var client = try TestClient()
    try client.send(together: [
      Self.request(11, "shutdown"), ["jsonrpc": "2.0", "method": "exit"],
      Self.request(12, "shutdown"),
    ])
    #expect(client.answers.last?["id"] == 11)
    #expect(client.server.exitStatus == 0)
  }

  @Test func `nothing is told before the client is ready for it`() throws {
    var client = try TestClient(starts: false)
    try client.open("early.md", "---\ncompany: A\n---\n")
    _ = try client.request("initialize", ["capabilities": [:]])
    try client.open("acme.md", "---\ncompany: A\n---\n")
    #expect(client.told.isEmpty)
    try client.notify("initialized", [:])
    #expect(client.diagnostics.keys.sorted() == [client.uri("acme.md")])
  }

  @Test("What is left to say about a journal keeps nobody waiting", arguments: [true, false])
  func leaving(isShutDown: Bool) throws {
    let files = (1...100).map { ("\($0).md", "---\nrole: \($0)\n---\n") }
    let scratch = try Scratch(Dictionary(uniqueKeysWithValues: files))
    try scratch.write("", to: "jobjournal.yml")
    var client = try TestClient(starts: false)
    var server = client.server
    try client.start(root: scratch.path)
    for body in client.sent { server.receive(body) }
    for _ in 0..<5 { server.step() }
    if isShutDown {
      server.receive(Array(#"{"jsonrpc":"2.0","id":"end","method":"shutdown"}"#.utf8))
      server.receive(Array(#"{"jsonrpc":"2.0","method":"exit"}"#.utf8))
      for _ in 0..<2 { server.step() }
    } else {
      server.disconnect()
    }
    #expect(server.exitStatus == (isShutDown ? 0 : 1))
    let told = OutputFramer.messages(in: server.takeOutput()).filter { $0["method"] != nil }
    #expect(1..<100 ~= told.count)
    #expect(client.diagnostics.count == 100)
  }

  // MARK: Cancelling

  private static func request(_ id: JSON, _ method: String) -> JSON {
    ["jsonrpc": "2.0", "id": id, "method": .string(method)]
  }

  private static func cancellation(_ id: JSON) -> JSON {
    ["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": id]]
  }

  @Test("A request that waits is cancelled, and no other", arguments: [7, "seven"] as [JSON])
  func cancelling(id: JSON) throws {
    var client = try TestClient()
    let ask = { Self.request($0, "textDocument/formatting") }
    try client.send(together: [
      ask(50), ask(id), ask(51), Self.cancellation(id), Self.cancellation("other"), ask(52),
    ])
    #expect(client.answers.suffix(4).map { $0["id"] } == [50, id, 51, 52])
    #expect(client.answers.suffix(4).map { $0["error"]?["code"] } == [nil, -32800, nil, nil])
    // A name may be used again.
    try client.send(together: [ask(id)])
    #expect(client.answers.last?["result"] == [])
  }

  @Test func `what is answered already is left alone`() throws {
    var client = try TestClient()
    _ = try client.request("textDocument/formatting")
    let answers = client.answers
    try client.send(Self.cancellation(client.answers.last?["id"] ?? nil))
    #expect(client.answers == answers)
    // A number and a text are two names.
    try client.send(together: [Self.request(7, "textDocument/formatting"), Self.cancellation("7")])
    #expect(client.answers.last?["result"] == [])
  }

  @Test func `an answer to the server is no request`() throws {
    var client = try TestClient(
      capabilities: ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]])
    let registration = try #require(client.told.last)
    #expect(registration["method"] == "client/registerCapability")
    let answers = client.answers
    let id = registration["id"] ?? nil
    try client.send(together: [["jsonrpc": "2.0", "id": id, "result": nil], Self.cancellation(id)])
    try client.send(["jsonrpc": "2.0", "id": id, "error": ["code": -32601, "message": "no"]])
    #expect(client.answers == answers)
  }

  // MARK: Single files

  @Test func `a file outside any journal is looked at by itself, and cleared on close`() throws {
    var client = try TestClient()
    try client.open("acme.md", "---\ncompany: Acme\nrole: Dyer\nloction: Leeds\n---\n")
    #expect(client.rules("acme.md") == ["key-unknown"])
    try client.change("acme.md", range(3, 0, 3, 7), to: "location")
    #expect(client.rules("acme.md") == [])
    try client.change("acme.md", to: "---\ncompany: Acme\n---\n")
    #expect(client.rules("acme.md") == ["role-missing"])
    try client.close("acme.md")
    #expect(client.diagnostics[client.uri("acme.md")] == [])
  }
}
