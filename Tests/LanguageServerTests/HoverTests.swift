import TestSupport
import Testing

/// On Saturday 2026-11-21.
private let acme = """
  ---
  company: Acme
  role: Dyer
  applied: 2026-10-26
  interviews:
    - date: 2026-11-03
      with: [Tom Ivers]
    - 2026-11-16
  decision by: 2026-11-27
  contact: Dana Whitfield
  ignore: [concerns-not-asked, "process-not-asked"]
  ---

  # Acme, 2026-12-24

  ## Contacts

  - Dana Whitfield, Head of Dyeing <dana@acme.example>, +44 113 5550 17

  ## References

  - Lee Okafor, former team lead
    - Provided: 2026-11-09
    - Will tell: yes
  - Mo Ray

  ## Interview 2026-11-16 10:00, in the vat room

  - With: Dana Whitfield, Tom Ivers (Foreman)
  - Round: 2
  - Prefers: phone, before nine
  - Topics: indigo
  - Promised: the colour chart,
    by 2026-11-19

  ### Before I go

  - [ ] buy gloves by 2026-11-23

  ## Phone interview 2026-11-30

  - With: Dana

  ## Log

  - 2026-11-17 Thank-you: Tom
  - 2026-11-17 Briefed: Lee
  - 2026-11-17 Told about offer: all of them
  - 2026-11-18 Waived: references-not-briefed, Mo Ray: on holiday
  - 2026-11-18 Snoozed: thank you not sent, Dana until 2026-11-24
  - 2026-11-20 Seen open
  - a note about task-due and 2026-02-30

  """

@Suite struct HoverTests {
  private static func markdown(_ names: [String]) -> JSON {
    ["textDocument": ["hover": ["contentFormat": .array(names.map { .string($0) })]]]
  }

  /// What is said at the cursor. The marks, if there are any, stand around what it is said of.
  private func hover(
    _ marked: String, file: String = "acme.md", capabilities: JSON = [:]
  ) throws -> String? {
    let marked = Marked(marked)
    var client = try TestClient(capabilities: capabilities)
    try client.open(file, marked.text)
    let answer = try client.ask("textDocument/hover", file, marked.line, marked.character)
    if answer == .null { return nil }
    if let marks = marked.marks { #expect(answer["range"] == marks) }
    return answer["contents"]?["value"]?.text
  }

  /// The application with some of its lines marked.
  private func marked(_ lines: String) throws -> String {
    let plain = "\n\(Marked(lines).text)\n"
    try #require(acme.contains(plain))
    return acme.replacing(plain, with: "\n\(lines)\n", maxReplacements: 1)
  }

  // MARK: Dates

  @Test(
    "A date has its weekday, and how far away it is",
    arguments: [
      ("applied: «2026-‸10-26»", "Mon 2026-10-26, 19 working days ago (26 days)"),
      ("# Acme, «2026-12-24‸»", "Thu 2026-12-24, in 24 working days (33 days)"),
      ("- «2026‸-11-20» Seen open", "Fri 2026-11-20, yesterday"),
      ("  - Provided: «‸2026-11-09»", "Mon 2026-11-09, 9 working days ago (12 days)"),
    ])
  func dates(line: String, expected: String) throws {
    #expect(try hover(marked(line)) == expected)
  }

  @Test(
    "Near days are counted in working days, far ones in weeks, and days off are named",
    arguments: [
      ("2026-11-21", "Sat 2026-11-21, today; weekend"),
      ("2026-11-22", "Sun 2026-11-22, tomorrow; weekend"),
      ("2026-11-20", "Fri 2026-11-20, yesterday"),
      ("2026-11-15", "Sun 2026-11-15, 4 working days ago (6 days); weekend"),
      ("2026-11-18", "Wed 2026-11-18, 2 working days ago (3 days); a holiday"),
      ("2026-11-23", "Mon 2026-11-23, in 1 working day (2 days)"),
      ("2026-11-28", "Sat 2026-11-28, in 5 working days (7 days); weekend"),
      ("2026-11-30", "Mon 2026-11-30, in 6 working days (9 days)"),
      ("2027-02-28", "Sun 2027-02-28, in 99 days (14 weeks); weekend"),
      ("9999-12-31", "Fri 9999-12-31, in 2912118 days (416016 weeks)"),
      ("0001-01-01", "Mon 0001-01-01, 739940 days ago (105705 weeks)"),
    ])
  func distances(date: String, expected: String) throws {
    let text = "holidays: [2026-11-18]\nagenda: # «\(date)‸»\n"
    let scratch = try Scratch(["jobjournal.yml": Marked(text).text])
    var client = try TestClient(root: scratch.path)
    let marked = Marked(text)
    try client.open("jobjournal.yml", marked.text)
    let answer = try client.ask(
      "textDocument/hover", "jobjournal.yml", marked.line, marked.character)
    #expect(answer["contents"]?["value"]?.text == expected)
    #expect(answer["range"] == marked.marks)
  }

  // MARK: Lines

  @Test(
    "An interview says how it stands with all that it asks for, wherever its day is written",
    arguments: [
      "«## Inter‸view 2026-11-16 10:00, in the vat room»",
      "## Interview «2026-11-16‸» 10:00, in the vat room", "  - «2026-‸11-16»",
    ])
  func interview(line: String) throws {
    let text = """
      Mon 2026-11-16, 4 working days ago (5 days)
      Interview at 10:00 (in the vat room), round 2
      with Dana Whitfield (Head of Dyeing), Tom Ivers (Foreman)

      - overdue: Keep your promise: the colour chart
        from Mon 2026-11-16, due Thu 2026-11-19 — 1 working day ago (2 days)
        promised on Mon 2026-11-16
        Once it is done, write below a heading `## Log`: `- 2026-11-21 Kept: the colour chart`
      - upcoming: buy gloves
        on Mon 2026-11-23 — in 1 working day (2 days)
        your own task
      - upcoming: Thank Dana Whitfield
        on Tue 2026-11-24 — in 2 working days (3 days)
        interview on Mon 2026-11-16
      - done Tue 2026-11-17: Thank Tom Ivers
      - done Tue 2026-11-17: Brief Lee Okafor
      - waived: Brief Mo Ray
      """
    #expect(try hover(marked(line)) == text)
  }

  @Test(
    "So does one that only the front matter or the log knows",
    arguments: [
      ("interviews: [2026-11-02, «20‸26-11-03» 14:00]", "Interview at 14:00"),
      ("interviews:\n  - title: Trial\n    date: «2026-11-0‸3»", "Interview (Trial)"),
      ("---\n## Log\n- 2026-11-03 «Inter‸view»: Trial", "Interview (Trial)"),
      ("---\n## Log\n- «2026-1‸1-03» 9:30 Interview: Trial", "Interview at 09:30 (Trial)"),
    ])
  func interviewWithoutSection(lines: String, expected: String) throws {
    let fence = lines.contains("---") ? "" : "\n---"
    let text = try #require(try hover("---\ncompany: A\nrole: B\n\(lines)\(fence)\n"))
    #expect(text.contains("Tue 2026-11-03, 13 working days ago (18 days)\n\(expected)\n\n"))
    #expect(text.contains("- overdue: Ask them where things stand\n"))
    #expect(text.ranges(of: "Thank whoever interviewed you").count == 1)
  }

  @Test(
    "A line says what it asks for; of what is done, when",
    arguments: [
      (
        "- [ ] «buy glo‸ves by 2026-11-23»",
        """
        - upcoming: buy gloves
          on Mon 2026-11-23 — in 1 working day (2 days)
          your own task
        """
      ),
      (
        "- «Promised: the colour‸ chart,\n  by 2026-11-19»",
        """
        - overdue: Keep your promise: the colour chart
          from Mon 2026-11-16, due Thu 2026-11-19 — 1 working day ago (2 days)
          promised on Mon 2026-11-16
          Once it is done, write below a heading `## Log`: `- 2026-11-21 Kept: the colour chart`
        """
      ),
      (
        "- Promised: the colour chart,\n  by «2026-11‸-19»",
        """
        Thu 2026-11-19, 1 working day ago (2 days)

        - overdue: Keep your promise: the colour chart
          from Mon 2026-11-16, due Thu 2026-11-19 — 1 working day ago (2 days)
          promised on Mon 2026-11-16
          Once it is done, write below a heading `## Log`: `- 2026-11-21 Kept: the colour chart`
        """
      ),
      (
        "- «With: Dana Whitfield, Tom Ivers (Fore‸man)»",
        """
        - upcoming: Thank Dana Whitfield
          on Tue 2026-11-24 — in 2 working days (3 days)
          interview on Mon 2026-11-16
        - done Tue 2026-11-17: Thank Tom Ivers
        """
      ),
      (
        "    «wi‸th»: [Tom Ivers]",
        """
        with: Who interviewed you: a list of names, or names with commas.

        - done Tue 2026-11-17, late: Thank Tom Ivers
        """
      ),
    ])
  func duties(lines: String, expected: String) throws {
    #expect(try hover(marked(lines)) == expected)
  }

  @Test func `what lies far ahead, or is of no use any more, takes one line`() throws {
    let text = """
      ---
      company: A
      role: B
      ---
      ## Interview 2026-10-01
      - With: Ada
      ## Log
      - 2026-11-18 Check-in: Ada, nicely‸
      """
    #expect(
      try hover(text)?.split(separator: "\n") == [
        "- upcoming from Wed 2026-12-09: Move on: close it, or let it rest",
        "- upcoming from Tue 2027-02-16: See whether the job is still posted, and ask them again",
      ])
    let missed = text.replacing("- 2026-11-18 Check-in: Ada, nicely‸", with: "")
      .replacing("With: Ada", with: "«Wit‸h»: Ada")
    #expect(try hover(missed)?.hasSuffix("\n- missed, too late now: Thank Ada") ?? false)
  }

  @Test func `of very many the most urgent are shown`() throws {
    let names = (100..<200).map { "Ada \($0)" }.joined(separator: ", ")
    let text = "---\ncompany: A\nrole: B\n---\n## Inter‸view 2026-11-19\n- With: \(names)\n"
    let lines = try #require(try hover(text)).split(separator: "\n")
    #expect(lines[2].hasSuffix("Ada 110, Ada 111 and 88 more"))
    #expect(lines.filter { $0.hasPrefix("- open: Thank Ada 1") }.count == 12)
    #expect(lines.last == "- and 90 more")
  }

  // MARK: People

  @Test(
    "A name says who that is, how they come in, and what is owed to them",
    arguments: [
      (
        "- With: «Da‸na Whitfield», Tom Ivers (Foreman)",
        """
        Dana Whitfield, Head of Dyeing
        dana@acme.example, +44 113 5550 17
        the one to follow up with; prefers phone, before nine
        interviewed you on Mon 2026-11-16
        will interview you on Mon 2026-11-30

        - upcoming: Thank Dana Whitfield
          on Tue 2026-11-24 — in 2 working days (3 days)
          interview on Mon 2026-11-16
        """
      ),
      (
        "- 2026-11-17 Thank-you: «Tom‸»",
        "Tom Ivers, Foreman\ninterviewed you on Tue 2026-11-03 and Mon 2026-11-16"
      ),
      (
        "- «Lee Oka‸for», former team lead",
        """
        Lee Okafor, former team lead
        reference, provided on Mon 2026-11-09
        briefed on Tue 2026-11-17
        will tell you when they are in touch
        """
      ),
      (
        "- 2026-11-18 Waived: references-not-briefed, «Mo‸ Ray»: on holiday",
        "Mo Ray\nreference\nnot briefed yet"
      ),
      (
        "- 2026-11-18 Snoozed: thank you not sent, «D‸ana» until 2026-11-24",
        """
        Dana Whitfield, Head of Dyeing
        dana@acme.example, +44 113 5550 17
        the one to follow up with; prefers phone, before nine
        interviewed you on Mon 2026-11-16
        will interview you on Mon 2026-11-30

        - upcoming: Thank Dana Whitfield
          on Tue 2026-11-24 — in 2 working days (3 days)
          interview on Mon 2026-11-16
        """
      ),
    ])
  func people(line: String, expected: String) throws {
    #expect(try hover(marked(line)) == expected)
  }

  @Test func `whom not to write to yet is said`() throws {
    let text = """
      ---
      company: A
      role: B
      contact: «A‸da»
      ---
      ## Interview 2026-11-19
      - With: Ada
      ## Log
      - 2026-11-20 Thank-you: Ada
      """
    #expect(
      try hover(text) == """
        Ada
        the one to follow up with
        interviewed you on Thu 2026-11-19
        do not write before Thu 2026-11-26, in 4 working days (5 days)

        - upcoming: Ask Ada where things stand
          from Thu 2026-11-26, due Mon 2026-11-30 — begins in 4 working days (5 days)
          no date was given, last word on Thu 2026-11-19
        - upcoming from Wed 2027-02-17: See whether the job is still posted, and ask Ada again
        """)
  }

  // MARK: Words

  @Test(
    "A rule’s name says what the rule is about",
    arguments: [
      ("ignore: [«concerns-‸not-asked», \"process-not-asked\"]", "concerns-not-asked (hint, off"),
      ("ignore: [concerns-not-asked, \"«process-not-asked‸»\"]", "process-not-asked (hint)"),
      (
        "- 2026-11-18 Waived: «references-not-‸briefed», Mo Ray: on holiday",
        "references-not-briefed (warning)"
      ),
      (
        "- 2026-11-18 Snoozed: «thank you‸ not sent», Dana until 2026-11-24",
        "thank-you-not-sent (warning)"
      ),
    ])
  func rules(line: String, expected: String) throws {
    let text = try #require(try hover(marked(line)))
    #expect(text.hasPrefix(expected))
    for title in ["\n\nWhen: ", "\n\nWhy: ", "\n\nWhat to write: "] {
      #expect(text.contains(title))
    }
    #expect(!text.contains("Settings"))
  }

  @Test func `in the settings a rule also says what can be set`() throws {
    let marked = Marked("rules:\n  «check-in‸-due»: { at-latest: 9 }\n")
    let scratch = try Scratch(["jobjournal.yml": marked.text])
    var client = try TestClient(root: scratch.path)
    try client.open("jobjournal.yml", marked.text)
    let answer = try client.ask("textDocument/hover", "jobjournal.yml", 1, 10)
    #expect(answer["range"] == marked.marks)
    #expect(answer["contents"]?["value"]?.text?.contains("\n- `at-latest`: By when") ?? false)
    #expect(try client.ask("textDocument/hover", "jobjournal.yml", 1, 22) == .null)
  }

  @Test(
    "A key says what it means",
    arguments: [
      ("«decision‸ by»: 2026-11-27", "decision-by: The day by which, as they last said"),
      ("  - «‸date»: 2026-11-03", "date: The day, and perhaps the time"),
      ("  - «Will t‸ell»: yes", "Will tell: Whether you asked this reference"),
      ("- «Topics‸»: indigo", "Topics (also Topic, Asked about): What they asked you about"),
      ("- 2026-11-17 «Thank-y‸ou»: Tom", "Thank-you (also Thanked, Thanks): Whom you thanked"),
      ("- 2026-11-20 «Seen ‸open»", "Seen open: The job was still advertised on this day."),
    ])
  func keys(line: String, expected: String) throws {
    #expect(try hover(marked(line))?.hasPrefix(expected) ?? false)
  }

  @Test(
    "Nothing is said of what means nothing",
    arguments: [
      "# Ac‸me, 2026-12-24", "## Conta‸cts", "company: Ac‸me",
      "- a note about task‸-due and 2026-02-30", "- a note about task-due and 2026-0‸2-30",
      "- Topics: ind‸igo", "- 2026-11-17 Told about offer: all ‸of them",
      "- 2026-11-18 Waived: references-not-briefed, Mo Ray: on hol‸iday",
    ])
  func nothing(line: String) throws { #expect(try hover(marked(line)) == nil) }

  // MARK: Any text, any client

  @Test(
    "What can be read of a broken file is explained, and of a note only its dates",
    arguments: [
      ("---\ncompany: [A\n«sta‸tus»: x\n---\n", "status: Where things stand"),
      ("---\ncompany: A\n«ro‸le»: x\n", "role: The job"),
      ("---\nstatus: [\n---\n## Interview 2026-11-19\n- With: «A‸da»\n", "Ada\n"),
      ("---\r\ncompany: A\r\n«ro‸le»: x\r\n---\r\n", "role: The job"),
      ("🦦 «2026-‸11-20»", "Fri 2026-11-20, yesterday"),
      ("## Log\n- «2026-11-20‸» Heard: x\n", "Fri 2026-11-20, yesterday"),
      ("## Log\n- 2026-11-20 Hea‸rd: x\n", nil), ("‸", nil), ("---‸", nil),
      ("---\njobjournal: ignore\n---\n- 2026-11-20 Hea‸rd: x\n", nil),
    ] as [(String, String?)])
  func anyText(text: String, expected: String?) throws {
    let hover = try hover(text)
    if let expected { #expect(hover?.hasPrefix(expected) ?? false) } else { #expect(hover == nil) }
  }

  @Test func `a place beyond the text is its end`() throws {
    var client = try TestClient()
    try client.open("a.md", "# 2026-11-20\n2026-11-21")
    for (line, character) in [(1, 99), (99, 0), (1_000_000_000, 1_000_000_000)] {
      let answer = try client.ask("textDocument/hover", "a.md", line, character)
      #expect(answer["range"] == range(1, 0, 1, 10))
    }
    #expect(try client.ask("textDocument/hover", "a.md", 0, 99)["range"] == range(0, 2, 0, 12))
  }

  @Test func `markup is for who reads it, and nothing in a note becomes any`() throws {
    let text = """
      ---
      company: A
      role: B
      ---
      ## Interview 2026-11-19, *see* [plan](https://a.example)
      - With: Ada *Lund* <b>, https://b.example
      - Promised: a `draft` of <img src=x> [x](https://c.example) www.d.example by 2026-11-20
      - [ ] write to `me@e.example` by 2026-11-20
      """
    let marked = text.replacing("Inter", with: "In‸ter")
    let capabilities = Self.markdown(["plaintext", "markdown"])
    let markdown = try #require(try hover(marked, capabilities: capabilities))
    #expect(markdown.hasPrefix("**Thu 2026-11-19**, 1 working day ago (2 days)  \nInterview"))
    #expect(markdown.contains("- **overdue**: Keep your promise: "))
    // What stands in code, or behind a backslash, is no markup.
    let outside = markdown.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
      .split(separator: "\\").map { $0.dropFirst() }.joined(separator: "")
    for markup in ["](", "://", "www.", "@", "<"] { #expect(!outside.contains(markup)) }
    let plain = try #require(try hover(marked, capabilities: Self.markdown(["plaintext"])))
    #expect(!plain.contains("**") && !plain.contains("\\"))
  }
}
