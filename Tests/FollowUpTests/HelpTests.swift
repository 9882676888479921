import FollowUp
import TestSupport
import Testing

/// What a finding tells one to write, where it depends on what was written.
@Suite struct HelpTests {
  private func help(_ rule: RuleName, _ text: String) throws -> [String] {
    try TestJournal(text).assessment(on: "2026-11-21").findings
      .filter { $0.rule == rule }.map(\.help)
  }

  private func application(_ frontMatter: String, _ body: String = "") -> String {
    "---\ncompany: Acme\nrole: Smith\n\(frontMatter)\n---\n\n\(body)\n"
  }

  @Test(
    "A key that is not known gets the nearest one, a section, or a way to keep it",
    arguments: [
      ("intrest: high", "write `interest:`"),
      ("References: Ada", "below a heading `## References`"),
      ("contacts: Ada", "below a heading `## Contacts`"), ("mood: fine", "begin a key of your own"),
    ])
  func keys(line: String, expected: String) throws {
    let help = try help(.keyUnknown, application(line))
    #expect(help.count == 1)
    #expect(help.first?.contains(expected) ?? false)
  }

  @Test(
    "A date with one reading is spelled out, any other gets an example",
    arguments: [
      ("2026/11/5", "write `2026-11-05`"), ("2026-1-5", "write `2026-01-05`"),
      ("2026-02-30", "that month has 28 days: write `2026-02-28`"),
      ("tomorrow", "such as `2026-11-21`"), ("05.11.2026", "such as `2026-11-21`"),
    ])
  func dates(written: String, expected: String) throws {
    let help = try help(.dateInvalid, application("applied: \(written)"))
    #expect(help.count == 1)
    #expect(help.first?.contains(expected) ?? false)
  }

  @Test("What is dated by an interview to come is told apart from a wrong date")
  func future() throws {
    let ahead = application("", "## Interview 2026-11-30\n\n- Thank-you: everyone")
    #expect(try help(.dateInFuture, ahead).first?.contains("interview to come") ?? false)
    let late = application("", "## Log\n\n- 2026-11-30 Heard: x")
    #expect(try help(.dateInFuture, late).first?.contains("- [ ] 2026-11-30 Heard") ?? false)
  }

  @Test("What was not asked is written below the interview’s heading, made if there is none")
  func section() throws {
    let heading = application("", "## Interview 2026-11-10")
    #expect(
      try help(.processNotAsked, heading).first?.hasPrefix("write below the interview’s heading: ")
        ?? false)
    let frontMatter = application("interviews: 2026-11-10")
    #expect(
      try help(.processNotAsked, frontMatter).first?
        .hasPrefix("write below a heading `## Interview 2026-11-10`: ") ?? false)
  }

  @Test("Somebody who is in Contacts gets the address there")
  func contact() throws {
    let text = application(
      "contact: Ada Lund", "## Contacts\n- Ada Lund, Smith\n\n## Interview 2026-11-10")
    #expect(
      try help(.contactDetailsMissing, text).first?
        .hasPrefix("in Contacts, make that line `- Ada Lund, Smith <…>`") ?? false)
  }

  @Test(
    "A broken line of the front matter is shown mended where it can be",
    arguments: [
      ("link: a: b", "put the value in quotes: `link: \"a: b\"`"),
      ("link: \"a", "correct the line: one `key: value`"),
      ("link", "write one `key: value` a line"), ("\tlink: a", "begin the line with the key"),
    ])
  func frontMatter(line: String, expected: String) throws {
    let help = try help(.frontMatterInvalid, application(line + "\nfound: 2026-11-10"))
    #expect(help.count == 1)
    #expect(help.first?.hasPrefix(expected) ?? false, "\(help)")
  }

  @Test("An overdue duty says what to write and where")
  func duty() throws {
    let text = application("", "## Interview 2026-11-10\n\n- With: Ada Lund (Smith)")
    #expect(
      try help(.thankYouNotSent, text) == [
        "once it is done, write below a heading `## Log`: `- 2026-11-21 Thank-you: Ada Lund`"
      ])
  }
}
