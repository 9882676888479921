import TestSupport
import Testing

extension TestClient {
  fileprivate mutating func hints(_ file: String, _ range: JSON? = nil) throws -> [JSON] {
    let answer = try request(
      "textDocument/inlayHint",
      [
        "textDocument": ["uri": .string(uri(file))],
        "range": range ?? LanguageServerTests.range(0, 0, 1_000_000, 0),
      ])
    return answer["result"]?.elements ?? []
  }

  /// By line, in order: `9: thank Dana by Thu 12 Nov`.
  fileprivate mutating func labels(_ file: String, _ range: JSON? = nil) throws -> [String] {
    try hints(file, range)
      .map { ($0["position"]?["line"]?.number ?? -1, $0["label"]?.text ?? "") }
      .sorted { $0.0 < $1.0 }.map { "\($0.0): \($0.1)" }
  }
}

/// What stands beside the lines.
@Suite struct InlayHintTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let today: String
    let frontMatter: String
    let body: String
    let hints: [String]

    init(
      _ name: String, _ today: String, _ frontMatter: String = "", _ body: String = "",
      _ hints: String...
    ) {
      self.name = name
      self.today = today
      self.frontMatter = frontMatter
      self.body = body
      self.hints = hints
    }

    var testDescription: String { name }
  }

  /// The front matter begins in line 3, the body in line 5; both count from 0.
  static let rows: [Row] = [
    Row(
      "people of one line together, by their first names", "2026-11-11", "x-a: 1",
      "## Interview 2026-11-10\n- With: Dana Whitfield, Tom Ivers and Ann Wu\n- Timeline: 2026-12-20",
      "5: do not write before Wed 23 Dec", "6: thank Dana, Tom and Ann by Thu 12 Nov",
      "7: from Wed 23 Dec: ask where things stand"),
    Row(
      "names that are no first names, or that two have, in full", "2026-11-10", "x-a: 1",
      "## Interview 2026-11-10\n- With: Dr. Ann Wu, Herr Dietze, Tom Ivers, Tom Fox, Cher\n"
        + "- Timeline: 2026-11-19",
      "5: do not write before Mon 23 Nov", "5: today",
      "6: thank Dr. Ann Wu, Herr Dietze, Tom Ivers, Tom Fox and Cher by Thu 12 Nov",
      "7: from Mon 23 Nov: ask where things stand"),
    Row(
      "an interview without names, and a reference, overdue", "2026-11-13",
      "decision-by: 2026-11-20",
      "## References\n- Ruth Calder\n\n## Interview 2026-11-10",
      "3: from Mon 23 Nov: ask where things stand", "8: do not write before Mon 23 Nov",
      "8: overdue since Thu 12 Nov: thank them", "8: overdue since Wed 11 Nov: brief Ruth"),
    Row(
      "the wait alone, where it would say the same as the next question", "2026-11-13", "x-a: 1",
      "## Interview 2026-11-10\n- Thank-you: everyone", "5: do not write before Tue 17 Nov"),
    Row(
      "a wait that is over", "2026-11-18", "x-a: 1",
      "## Interview 2026-11-10\n- Thank-you: everyone", "5: ask where things stand by Fri 20 Nov"),
    Row(
      "the last day", "2026-11-12", "x-a: 1",
      "## Interview 2026-11-10\n- With: Dana Whitfield\n- Timeline: 2026-11-30",
      "5: do not write before Thu 3 Dec", "6: thank Dana today",
      "7: from Thu 3 Dec: ask where things stand"),
    Row(
      "another year", "2026-12-28", "applied: 2026-12-26", "",
      "3: from Mon 11 Jan 2027: ask if it arrived"),
    Row(
      "what the line says itself is not said again", "2026-11-13", "x-a: 1",
      "## Interview 2026-11-16\n- 2026-11-02 Promised: a vat\n  by 2026-11-12\n"
        + "- [ ] buy a hat by 2026-11-14\n- [ ] brush it by 2026-11-13",
      "5: on Mon 16 Nov", "7: overdue since Thu 12 Nov", "8: on Sat 14 Nov", "9: today"),
    Row(
      "an offer", "2026-11-13", "offer: 2026-11-12\noffer-expires: 2026-11-20", "",
      "3: answer by Fri 20 Nov"),
    Row(
      "a rejection", "2026-11-13", "rejected: 2026-11-12",
      "## Interview 2026-11-10\n- With: Dana Whitfield",
      "3: ask for an introduction by Mon 16 Nov", "3: ask for feedback by Mon 16 Nov",
      "3: thank them all the same by Mon 16 Nov"),
    Row(
      "put off", "2026-11-11", "x-a: 1",
      "## Interview 2026-11-10\n- With: Dana Whitfield\n## Log\n"
        + "- 2026-11-11 Snoozed: thank-you-not-sent until 2026-11-13\n"
        + "- 2026-11-11 Waived: check-in-due: they call",
      "5: do not write before Thu 12 Nov", "6: on Fri 13 Nov: thank Dana"),
    Row(
      "done, waived, dropped and missed: nothing", "2026-11-16", "withdrawn: 2026-11-15",
      "## References\n- Ruth Calder\n## Interview 2026-10-01\n- With: Tom Ivers\n"
        + "## Interview 2026-11-10\n- With: Dana Whitfield, Ann Wu\n"
        + "- Thank-you: Dana\n- Promised: a vat by 2026-11-20\n"
        + "- 2026-11-11 Waived: thank-you-not-sent, Ann: no\n- [x] brush by 2026-11-20"),
  ]

  private static func text(_ row: Row) -> String {
    "---\ncompany: Acme\nrole: Dyer\n\(row.frontMatter)\n---\n\(row.body)"
  }

  @Test("A window stands beside what raises it", arguments: rows)
  func labels(row: Row) throws {
    var client = try TestClient(today: row.today)
    try client.open("acme.md", Self.text(row))
    let labels = try client.labels("acme.md")
    #expect(labels.sorted() == row.hints.sorted())
  }

  private static let acme = """
    ---
    company: Acme
    role: Dyer
    ---
    ## Interview 2026-11-10 🦦
    - With: Zoë Ÿnn 🦦, Dana Whitfield \t
    - Timeline: 2026-11-25
    """

  @Test("A hint stands at the end of its line, and says more to whoever points at it")
  func hint() throws {
    for (encoding, column) in [("utf-16", 36), ("utf-8", 40)] {
      var client = try TestClient(today: "2026-11-11", encodings: [encoding])
      try client.open("acme.md", Self.acme.replacing("\n", with: "\r\n"))
      let hint = try #require(
        try client.hints("acme.md").first { $0["position"]?["line"]?.number == 5 })
      #expect(hint["position"] == place(5, column))
      #expect(hint["label"] == "thank Zoë and Dana by Thu 12 Nov")
      #expect(hint["paddingLeft"] == true)
      let tooltip = """
        Thank Zoë Ÿnn 🦦: interview on Tue 2026-11-10
        once it is done, write below a heading `## Log`: `- 2026-11-11 Thank-you: Zoë Ÿnn 🦦`
        Thank Dana Whitfield: interview on Tue 2026-11-10
        once it is done, write below a heading `## Log`: `- 2026-11-11 Thank-you: Dana Whitfield`
        """
      #expect(hint["tooltip"] == ["kind": "plaintext", "value": .string(tooltip)])
      let wait = try client.hints("acme.md").first { $0["position"]?["line"]?.number == 4 }
      #expect(
        wait?["tooltip"]?["value"]
          == "last word on Tue 2026-11-10\nfrom Mon 2026-11-30: Ask them where things stand")
    }
  }

  @Test(
    "Only what lies in the range",
    arguments: [
      (range(0, 0, 4, 0), []), (range(0, 0, 4, 26), [4]), (range(4, 26, 5, 36), [4, 5]),
      (range(5, 0, 5, 36), [5]), (range(5, 0, 5, 35), []), (range(4, 27, 99, 0), [4, 5, 6]),
      (range(5, 1, 6, 99), [5, 6]),
    ])
  func ranges(range: JSON, lines: [Int]) throws {
    var client = try TestClient(today: "2026-11-11")
    try client.open("acme.md", Self.acme)
    let found = try client.hints("acme.md", range).compactMap { $0["position"]?["line"]?.number }
    #expect(found.sorted() == lines)
  }

  @Test("Notes have none")
  func notes() throws {
    var client = try TestClient()
    try client.open("acme.md", "# Notes\n\n- [ ] 2026-11-24 a task of no application\n")
    #expect(try client.hints("acme.md") == [])
  }

  // MARK: News

  private func refreshes(_ client: TestClient) -> Int {
    client.told.count { $0["method"] == "workspace/inlayHint/refresh" }
  }

  @Test("The client is told to ask again where something else than the typing changed hints")
  func refresh() throws {
    let offer = "---\ncompany: Birch\nrole: Dyer\n---\n"
    let scratch = try Scratch(["jobjournal.yml": "", "acme.md": Self.acme, "birch.md": offer])
    var client = try TestClient(
      root: scratch.path, today: "2026-11-11",
      capabilities: ["workspace": ["inlayHint": ["refreshSupport": true]]])
    try client.open("acme.md", Self.acme)
    try client.change("acme.md", range(4, 0, 4, 0), to: "\n")
    #expect(refreshes(client) == 0)
    // An offer from somebody else is to be told.
    try client.open("birch.md", offer)
    try client.change("birch.md", range(3, 0, 3, 0), to: "offer: 2026-11-11\n")
    #expect(refreshes(client) == 1)
    #expect(try client.labels("acme.md").contains("5: tell them about your offer by Thu 12 Nov"))
    try client.setToday("2026-11-13")
    #expect(refreshes(client) == 2)
    #expect(
      try client.labels("acme.md").contains(
        "5: overdue since Thu 12 Nov: tell them about your offer"))
    // What takes no parameters is sent without any.
    #expect(client.told.last { $0["id"] != nil }?["params"] == nil)
  }

  @Test("A client that does not know the request is spared it")
  func noRefresh() throws {
    var client = try TestClient(today: "2026-11-11")
    try client.open("acme.md", Self.acme)
    try client.setToday("2026-11-13")
    #expect(refreshes(client) == 0)
  }
}
