import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct WaiverTests {
  /// Two people met on 2026-11-10, and one of them again on 2026-11-16.
  private func journal(_ entries: String...) -> TestJournal {
    TestJournal(
      acme(
        "contact: Piet Aerts",
        """
        ## Interview 2026-11-10
        - With: Dana Whitfield (Manager), Priya Raman (Recruiter)

        ## Interview 2026-11-16
        - With: Dana Whitfield
        """, log: entries.map { "- \($0)" }.joined(separator: "\n")))
  }

  @Test(
    "A waiver settles what began on or before its day, for whom it names",
    arguments: [
      ("2026-11-09 Waived: thank-you-not-sent: no letters", "overdue, overdue, overdue"),
      ("2026-11-10 Waived: thank-you-not-sent: no letters", "waived, waived, overdue"),
      ("2026-11-15 Waived: thank-you-not-sent: no letters", "waived, waived, overdue"),
      ("2026-11-16 Waived: thank-you-not-sent: no letters", "waived, waived, waived"),
      ("2026-11-20 Waived: thank-you-not-sent", "waived, waived, waived"),
      ("2026-11-20 Waived: thank-you-not-sent, Dana: no letters", "waived, overdue, waived"),
      ("2026-11-20 Waived: thank-you-not-sent Dana: no letters", "waived, overdue, waived"),
      ("2026-11-20 Waived: Thank you not sent Raman: no letters", "overdue, waived, overdue"),
      ("2026-11-15 Waived: thank-you-not-sent, Dana: no letters", "waived, overdue, overdue"),
      ("2026-11-20 Waived: thank-you-not-sent, Piet: no letters", "overdue, overdue, overdue"),
      ("2026-11-20 Waived: promise-not-kept: no letters", "overdue, overdue, overdue"),
      ("2026-11-21 Waived: thank-you-not-sent: no letters", "overdue, overdue, overdue"),
      (
        "2026-11-12 Thank-you: Dana\n- 2026-11-20 Waived: thank-you-not-sent: no",
        "done, waived, waived"
      ),
      ("2026-11-20 Closed\n- 2026-11-20 Waived: thank-you-not-sent: no", "waived, waived, waived"),
    ])
  func covers(entry: String, states: String) throws {
    try journal(entry).expect(.thankYouNotSent, ["2026-11-20 \(states)"])
  }

  @Test("A waiver settles one that was missed as well")
  func missed() throws {
    try journal("2026-12-20 Waived: thank-you-not-sent: no letters").expect(
      .thankYouNotSent,
      ["2026-12-19 missed, missed, missed", "2026-12-20 waived, waived, waived"])
  }

  @Test(
    "A waiver settles findings about the record",
    arguments: [
      ("2026-11-15 Waived: process-not-asked: they do not know", 1),
      ("2026-11-16 Waived: process-not-asked: they do not know", 0),
      ("2026-11-16 Waived: interviewer-title-missing: no titles there", 0),
    ])
  func record(entry: String, count: Int) throws {
    let journal = journal(entry)
    let rule: RuleName = entry.contains("process") ? .processNotAsked : .interviewerTitleMissing
    #expect(try journal.lines(rule, on: "2026-11-20").count == count)
  }

  @Test(
    "A waiver by name settles the finding about that person",
    arguments: [
      ("Dana", ["- With: Dana Whitfield, Priya Raman"]), ("", []),
      ("Ana", Array(repeating: "- With: Dana Whitfield, Priya Raman", count: 2)),
    ])
  func recordByName(name: String, lines: [String]) throws {
    let journal = TestJournal(
      acme(
        "", "## Interview 2026-11-10\n- With: Dana Whitfield, Priya Raman",
        log: "- 2026-11-12 Waived: interviewer-title-missing \(name): no titles there"))
    #expect(try journal.texts(.interviewerTitleMissing, on: "2026-11-12") == lines)
  }

  @Test(
    "A waiver wants a reason, and settles all the same",
    arguments: [
      ("thank-you-not-sent", 1), ("thank-you-not-sent:", 1), ("thank-you-not-sent, Dana", 1),
      ("thank-you-not-sent: no letters", 0), ("thank-you-not-sent, Dana: no letters", 0),
    ])
  func reason(value: String, count: Int) throws {
    let journal = journal("2026-11-20 Waived: \(value)")
    #expect(try journal.lines(.waiverWithoutReason, on: "2026-11-20").count == count)
    #expect(try journal.lines(.waiverUnused, on: "2026-11-20").isEmpty)
    #expect(try journal.lines(.waiverWithoutReason, on: "2026-11-19").isEmpty)
  }

  @Test(
    "A waiver that settles nothing is reported",
    arguments: [
      ("2026-11-20 Waived: promise-not-kept: no", 1),
      ("2026-11-09 Waived: thank-you-not-sent: no", 1),
      ("2026-11-10 Waived: thank-you-not-sent: no", 0), ("2026-11-20 Waived: key-unknown: no", 1),
      ("2026-11-20 Waived: person-unknown: no", 1), ("2026-11-20 Waived: check-in-due: no", 0),
      (
        "2026-11-12 Thank-you\n- 2026-11-17 Thank-you\n- 2026-11-20 Waived: thank-you-not-sent: no",
        1
      ),
      ("2026-11-12 Thank-you\n- 2026-11-20 Waived: thank-you-not-sent: no", 0),
      ("2026-11-20 Waived: interviewers-not-named: no", 1),
      ("2026-11-20 Waived: contact-details-missing: no", 0),
      ("2026-11-21 Waived: promise-not-kept: no", 0),
    ])
  func unused(entry: String, count: Int) throws {
    let journal = journal(entry)
    #expect(try journal.lines(.waiverUnused, on: "2026-11-20").count == count)
    #expect(
      try journal.severities(.waiverUnused, on: "2026-11-20")
        == Array(repeating: .hint, count: count))
  }

  @Test(
    "A name is looked for among those whom the rule names",
    arguments: [
      ("thank-you-not-sent, Dana", true), ("thank-you-not-sent, Dana Whitfield", true),
      ("thank-you-not-sent, Danna Whitfield", false), ("thank-you-not-sent, Piet", false),
      ("check-in-due, Piet", true), ("check-in-due, Dana", false),
      ("references-not-briefed, Dana", false),
    ])
  func names(subject: String, isKnown: Bool) throws {
    let journal = journal("2026-11-20 Waived: \(subject): no")
    for rule in [RuleName.personUnknown, .waiverUnused] {
      #expect(try journal.lines(rule, on: "2026-11-20").count == (isKnown ? 0 : 1))
    }
    #expect(try journal.lines(.personAmbiguous, on: "2026-11-20").isEmpty)
  }

  @Test("A part of a name that fits two is settled for neither")
  func ambiguous() throws {
    let journal = TestJournal(
      acme(
        "", "## Interview 2026-11-10\n- With: Ines Krol, Ines Ruiz",
        log: "- 2026-11-20 Waived: thank-you-not-sent, Ines: no"))
    try journal.expect(.thankYouNotSent, ["2026-11-20 overdue, overdue"])
    for rule in [RuleName.personAmbiguous, .waiverUnused] {
      #expect(try journal.lines(rule, on: "2026-11-20").count == 1)
    }
  }

  @Test(
    "A rule that there is not is reported where it is named",
    arguments: [
      ("Waived: no-such-rule: why", 1), ("Waived: thank-you-not-send: why", 1),
      ("Snoozed: no-such-rule until 2026-11-25", 1), ("Waived: thank-you-not-sent: why", 0),
      ("Waived: Thank_You Not-Sent: why", 0), ("Snoozed: thank-you-not-sent until 2026-11-25", 0),
      ("Waived", 1),
    ])
  func ruleUnknown(entry: String, count: Int) throws {
    #expect(
      try journal("2026-11-20 \(entry)").lines(.ruleUnknown, on: "2026-11-20").count == count)
  }

  @Test(
    "It is reported in the front matter and the configuration as well",
    arguments: [
      ("ignore: no-such-rule", "", "acme.md"), ("ignore: process-not-asked", "", nil),
      ("ignore: [Process Not Asked, no-such-rule]", "", "acme.md"),
      ("", "rules: { no-such-rule: off }", Configuration.fileName),
      ("", "rules: { Process_Not_Asked: off }", nil),
    ])
  func ruleUnknownElsewhere(frontMatter: String, configuration: String, file: String?) throws {
    let findings = try TestJournal(acme(frontMatter), configuration: configuration)
      .findings(.ruleUnknown, on: "2026-11-20")
    #expect(findings.compactMap(\.file) == (file.map { [$0] } ?? []))
  }
}

@Suite struct SnoozeTests {
  private func journal(_ entries: String...) -> TestJournal {
    TestJournal(
      acme(
        "", "## Interview 2026-11-10\n- With: Dana Whitfield, Priya Raman",
        log: entries.map { "- \($0)" }.joined(separator: "\n")))
  }

  @Test("From its day on, a snooze moves the duty, and its end by as many days as its last day")
  func borders() throws {
    let journal = journal("2026-11-11 Snoozed: thank-you-not-sent, Dana until 2026-11-20")
    try journal.expect(
      .thankYouNotSent,
      [
        "2026-11-10 open, open", "2026-11-11 open, upcoming", "2026-11-13 overdue, upcoming",
        "2026-11-19 overdue, upcoming", "2026-11-20 overdue, open", "2026-11-21 overdue, overdue",
        "2026-12-02 missed, overdue", "2026-12-03 missed, missed",
      ])
  }

  @Test(
    "Only what is later is moved",
    arguments: [
      ("2026-11-10", "open 2026-11-10 2026-11-12 2026-11-24"),
      ("2026-11-11", "open 2026-11-11 2026-11-12 2026-11-24"),
      ("2026-11-12", "upcoming 2026-11-12 2026-11-12 2026-11-24"),
      ("2026-11-13", "upcoming 2026-11-13 2026-11-13 2026-11-25"),
      ("2026-11-14", "upcoming 2026-11-14 2026-11-14 2026-11-26"),
    ])
  func moved(until: String, window: String) throws {
    let journal = TestJournal(
      acme(
        "", "## Interview 2026-11-10",
        log: "- 2026-11-11 Snoozed: thank-you-not-sent until \(until)")
    )
    #expect(try journal.windows(.thankYouNotSent, on: "2026-11-11") == [window])
  }

  @Test(
    "It covers what a waiver would, and the last of several counts",
    arguments: [
      (["2026-11-09 Snoozed: thank-you-not-sent until 2026-11-20"], "overdue, overdue"),
      (["2026-11-10 Snoozed: thank-you-not-sent until 2026-11-20"], "upcoming, upcoming"),
      (["2026-11-14 Snoozed: thank-you-not-sent until 2026-11-20"], "upcoming, upcoming"),
      (["2026-11-15 Snoozed: thank-you-not-sent until 2026-11-20"], "overdue, overdue"),
      (["2026-11-14 Snoozed: thank-you-not-sent, Dana until 2026-11-20"], "overdue, upcoming"),
      (
        [
          "2026-11-11 Snoozed: thank-you-not-sent until 2026-11-20",
          "2026-11-12 Snoozed: thank-you-not-sent until 2026-11-13",
        ], "overdue, overdue"
      ),
      (
        [
          "2026-11-12 Snoozed: thank-you-not-sent until 2026-11-20",
          "2026-11-11 Snoozed: thank-you-not-sent until 2026-11-13",
        ], "upcoming, upcoming"
      ),
      (
        [
          "2026-11-12 Snoozed: thank-you-not-sent until 2026-11-20",
          "2026-11-12 Waived: thank-you-not-sent: no",
        ], "waived, waived"
      ),
      (["2026-11-12 Snoozed: thank-you-not-sent, Ana until 2026-11-20"], "overdue, overdue"),
    ])
  func covers(entries: [String], states: String) throws {
    let log = entries.map { "- \($0)" }.joined(separator: "\n")
    let journal = TestJournal(
      acme("", "## Interview 2026-11-10\n- With: Dana Whitfield, Priya Raman", log: log))
    try journal.expect(.thankYouNotSent, ["2026-11-14 \(states)"])
  }

  @Test(
    "What was done by its date is not put off, and what was done later is",
    arguments: [
      ("2026-11-13", "done 2026-11-10 2026-11-12 2026-11-24 late"),
      ("2026-11-14", "done 2026-11-10 2026-11-12 2026-11-24 late"),
      ("2026-11-16", "done 2026-11-20 2026-11-20 2026-12-02 on time"),
      ("2026-11-21", "done 2026-11-20 2026-11-20 2026-12-02 late"),
    ])
  func done(thanked: String, window: String) throws {
    let journal = TestJournal(
      acme(
        "", "## Interview 2026-11-10",
        log: """
          - \(thanked) Thank-you
          - 2026-11-14 Snoozed: thank-you-not-sent until 2026-11-20
          """))
    let duty = try #require(journal.duties(.thankYouNotSent, on: "2026-11-24").first)
    let words = try journal.windows(.thankYouNotSent, on: "2026-11-24")
    #expect(words.map { "\($0) \(duty.isOnTime ? "on time" : "late")" } == [window])
  }

  @Test(
    "A name that fits nobody is reported, and a snooze is never unused",
    arguments: [
      ("Ana", [RuleName.personUnknown]), ("Dana", []),
    ])
  func names(name: String, rules: [RuleName]) throws {
    let findings = try journal("2026-11-12 Snoozed: thank-you-not-sent, \(name) until 2026-11-20")
      .assessment(on: "2026-11-12").findings.map(\.rule)
    #expect(
      findings.filter { [.personUnknown, .waiverUnused, .waiverWithoutReason].contains($0) }
        == rules)
  }

  @Test("A snooze puts a phase’s day off, and with it the phase after that")
  func phases() throws {
    let journal = TestJournal(
      acme(
        "", "## Interview 2026-11-10", log: "- 2026-11-17 Snoozed: check-in-due until 2026-11-24"))
    #expect(
      try journal.windows(.checkInDue, on: "2026-11-17")
        == ["upcoming 2026-11-24 2026-11-24 2026-12-24"])
    try journal.expect(
      .timeToMoveOn, ["2026-12-24", "2026-12-25 open", "2027-01-08 open", "2027-01-09 overdue"])
  }
}
