import Testing
import TestSupport

/// An application with everybody in several places.
private let acme = """
  ---
  company: Acme
  role: Dyer
  contact: Dana
  interviews:
    - 2026-11-05
  ---

  # Acme 🦦

  ## Contacts

  - Dana Whitfield, Head of Dyeing
    Two lines of her.

  ## Interview 2026-11-16 10:00

  - With: Dana, Tom Ivers

  ### Notes

  ## Log

  - 2026-11-17 Thank-you: Dana, Tom
  - 2026-11-17 Heard: they like me


  """

@Suite struct NavigationTests {
  private func client(_ capabilities: JSON = [:]) throws -> TestClient {
    var client = try TestClient(capabilities: capabilities)
    try client.open("acme.md", acme)
    return client
  }

  @Test(
    "A name leads to where its bearer is introduced",
    arguments: [
      (3, 10, range(12, 2, 12, 16)), (17, 9, range(12, 2, 12, 16)), (23, 32, range(17, 14, 17, 23)),
    ])
  func definition(line: Int, character: Int, expected: JSON) throws {
    var client = try client()
    let answer = try client.ask("textDocument/definition", "acme.md", line, character)
    #expect(answer["range"] == expected)
  }

  @Test func `what is no name leads nowhere`() throws {
    var client = try client()
    #expect(try client.ask("textDocument/definition", "acme.md", 8, 3) == .null)
    #expect(try client.ask("textDocument/references", "acme.md", 99, 3) == .null)
  }

  @Test func `a person is found in other applications under the full name`() throws {
    let scratch = try Scratch([
      "jobjournal.yml": "", "acme.md": acme,
      "b.md": "---\ncompany: B\nrole: C\n---\n## Contacts\n- dana whitfield\n- Tom Other\n",
    ])
    var client = try TestClient(root: scratch.path)
    try client.open("acme.md", acme)
    let places = try client.request(
      "textDocument/references",
      [
        "textDocument": ["uri": .string(client.uri("acme.md"))], "position": place(23, 25),
        "context": ["includeDeclaration": true],
      ])["result"]?.elements.map {
        [
          $0["uri"]?.text?.split(separator: "/").last.map { .string(String($0)) } ?? nil,
          $0["range"]?["start"] ?? nil,
        ] as JSON
      }
    #expect(
      places == [
        ["acme.md", place(3, 9)], ["acme.md", place(12, 2)], ["acme.md", place(17, 8)],
        ["acme.md", place(23, 24)],
        ["b.md", place(5, 2)],
      ])
  }

  @Test func `front matter, sections and long items fold`() throws {
    var client = try client()
    let ranges = try client.request(
      "textDocument/foldingRange", ["textDocument": ["uri": .string(client.uri("acme.md"))]])
    let lines = ranges["result"]?.elements.map { [$0["startLine"]?.number, $0["endLine"]?.number] }
    #expect(lines == [[0, 6], [8, 24], [10, 13], [15, 19], [21, 24], [12, 13]])
  }

  private func names(_ symbols: [JSON]) -> [String] {
    symbols.flatMap { symbol in
      [symbol["name"]?.text ?? ""]
        + names(symbol["children"]?.elements ?? []).map { "  " + $0 }
    }
  }

  @Test func `symbols are interviews, people and the log`() throws {
    var client = try client([
      "textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]
    ])
    let symbols = try client.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": .string(client.uri("acme.md"))]])
    #expect(
      names(symbols["result"]?.elements ?? []) == [
        "Interview 2026-11-05", "Acme 🦦", "  Contacts", "    Dana Whitfield",
        "  Interview 2026-11-16 10:00", "    Dana Whitfield", "    Tom Ivers", "    Notes", "  Log",
        "    Thank-you: Dana, Tom", "    Heard: they like me",
      ])
  }

  @Test func `a client that takes no tree gets a list`() throws {
    var client = try client()
    let symbols = try client.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": .string(client.uri("acme.md"))]])
    let contact = symbols["result"]?.elements.first { $0["name"] == "Dana Whitfield" }
    #expect(contact?["containerName"] == "Contacts")
    #expect(contact?["location"]?["range"] == range(12, 2, 12, 16))
  }

  @Test(
    "Applications are found by company, role and file",
    arguments: [
      ("", ["Acme, Dyer", "Bright, Baker"]), ("bak", ["Bright, Baker"]),
      ("ACME dy", ["Acme, Dyer"]),
      ("two", ["Bright, Baker"]), ("acme baker", []),
    ])
  func workspace(query: String, expected: [String]) throws {
    let scratch = try Scratch([
      "jobjournal.yml": "", "one.md": "---\ncompany: Acme\nrole: Dyer\n---\n",
      "two.md": "---\ncompany: Bright\nrole: Baker\n---\n",
    ])
    var client = try TestClient(root: scratch.path)
    let symbols = try client.request("workspace/symbol", ["query": .string(query)])
    #expect(symbols["result"]?.elements.compactMap { $0["name"]?.text } == expected)
  }
}
