import LanguageServer
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
