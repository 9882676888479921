import TestSupport
import Testing

@Suite struct DraftTests {
  private static let text = """
    Application: acme
    To: Dana Whitfield <dana@acme.example>
    Subject: The list

    Dear Dana,

    Dana Whitfeild asked for it.

    Ada
    """

  private static let notes = """
    ---
    company: Acme
    role: Dyer
    ---
    ## Contacts
    - Dana Whitfield, Head of Dyeing
    """

  private func codes(_ client: TestClient, _ file: String) -> [String?]? {
    client.diagnostics[client.uri(file)]?.map { $0["code"]?.text }
  }

  @Test func `an open message is proofread, also when its notes change`() throws {
    let scratch = try Scratch([
      "jobjournal.yml": "", "acme.md": Self.notes, "drafts/dana.md": Self.text,
    ])
    var client = try TestClient(root: scratch.path)
    #expect(codes(client, "drafts/dana.md") ?? [] == [])
    try client.open("drafts/dana.md", Self.text)
    #expect(codes(client, "drafts/dana.md") == ["name-misspelled"])
    try client.open("acme.md", Self.notes)
    try client.change("acme.md", to: Self.notes.replacing("Whitfield", with: "Whitfeild"))
    #expect(codes(client, "drafts/dana.md") == ["name-misspelled"])
    try client.change("drafts/dana.md", to: Self.text.replacing("Whitfield", with: "Whitfeild"))
    #expect(codes(client, "drafts/dana.md") == [])
  }

  @Test func `a message elsewhere is a note like any other`() throws {
    let scratch = try Scratch(["jobjournal.yml": "", "acme.md": Self.notes])
    var client = try TestClient(root: scratch.path)
    try client.open("letters/dana.md", Self.text)
    #expect(codes(client, "letters/dana.md") == [])
  }
}
