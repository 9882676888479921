import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// The five rules that look for one key in the latest interview or later, with an entry that
/// settles each.
private let asked: [(rule: RuleName, entry: String)] = [
  (.timelineNotAsked, "Timeline: they could not say"), (.contactNotNamed, "Contact: Ana Ruiz"),
  (.contactPreferenceNotAsked, "Prefers: email"), (.processNotAsked, "Process: one more talk"),
  (.concernsNotAsked, "Concerns: none"),
]

private let on = rules(.concernsNotAsked, "on") + "  other-processes-not-told: on\n"

/// Rules that are about interviews before today.
private let ofInterviews: [RuleName] =
  asked.map(\.rule) + [.interviewersNotNamed, .contactDetailsMissing]

private func journal(_ body: String, frontMatter: String = "", log: String = "") -> TestJournal {
  TestJournal(acme(frontMatter, body, log: log), configuration: on)
}

@Suite struct NotAskedTests {
  @Test("A record is looked at from the day after the interview on", arguments: ofInterviews)
  func borders(rule: RuleName) throws {
    let journal = journal("## Interview 2026-11-10")
    #expect(try journal.lines(rule, on: "2026-11-09").isEmpty)
    #expect(try journal.lines(rule, on: "2026-11-10").isEmpty)
    #expect(try journal.texts(rule, on: "2026-11-11") == ["## Interview 2026-11-10"])
    #expect(try journal.lines(rule, on: "2027-11-11").count == 1)
  }

  @Test("A record is looked at only in an active application", arguments: ofInterviews)
  func active(rule: RuleName) throws {
    for status in Status.allCases {
      let journal = journal("## Interview 2026-11-10", frontMatter: "status: \(status.rawValue)")
      #expect(try journal.lines(rule, on: "2026-11-11").count == (status.isActive ? 1 : 0))
    }
  }

  @Test("A cancelled interview has no record", arguments: ofInterviews)
  func cancelled(rule: RuleName) throws {
    let journal = journal("## Interview 2026-11-10\n- Postponed: ill")
    #expect(try journal.lines(rule, on: "2026-11-11").isEmpty)
  }

  @Test("An interview in the front matter or the log has a record as well", arguments: ofInterviews)
  func elsewhere(rule: RuleName) throws {
    #expect(
      try journal("", frontMatter: "interviews: 2026-11-10").texts(rule, on: "2026-11-11")
        == ["interviews: 2026-11-10"])
    #expect(
      try journal("", log: "- 2026-11-10 Interview: phone").texts(rule, on: "2026-11-11")
        == ["- 2026-11-10 Interview: phone"])
  }

  @Test("What was asked in it or later settles it, and what was asked before does not")
  func later() throws {
    for (rule, entry) in asked {
      let rows: [(body: String, count: Int)] = [
        ("## Interview 2026-11-10\n- \(entry)", 0),
        ("## Interview 2026-11-10\n\n## Interview 2026-11-09\n- \(entry)", 1),
        ("## Interview 2026-11-10\n\n## Interview 2026-11-10\n- \(entry)", 0),
        ("## Interview 2026-11-10\n- \(entry)\n\n## Interview 2026-11-10", 0),
        ("## Interview 2026-11-10\n- \(entry)\n\n## Interview 2026-11-11", 1),
        ("## Interview 2026-11-10\n\n## Interview 2026-11-20\n- \(entry)", 0),
        ("## Interview 2026-11-10\n\n## Interview 2026-11-09\n- 2026-11-10 \(entry)", 0),
        ("## Interview 2026-11-10\n\n## Interview 2026-11-09\n- 2026-11-11 \(entry)", 0),
      ]
      for (body, count) in rows {
        #expect(try journal(body).lines(rule, on: "2026-11-12").count == count, "\(body)")
      }
    }
  }

  @Test("What stands in an interview’s section was asked in it, whatever its own date")
  func dated() throws {
    for (rule, entry) in asked {
      let body = "## Interview 2026-11-10\n- 2026-11-08 \(entry)"
      #expect(try journal(body).lines(rule, on: "2026-11-12").isEmpty)
    }
  }

  @Test("Of several interviews only the latest is spoken of, and of two a day the last one")
  func latest() throws {
    let body = """
      ## Interview 2026-11-10, on site

      ## Interview 2026-11-10, by phone

      ## Interview 2026-11-05
      """
    for (rule, _) in asked {
      #expect(
        try journal(body).texts(rule, on: "2026-11-11") == ["## Interview 2026-11-10, by phone"])
    }
    #expect(
      try journal(body).texts(.contactDetailsMissing, on: "2026-11-11")
        == ["## Interview 2026-11-10, by phone"])
    #expect(
      try journal(body).texts(.interviewersNotNamed, on: "2026-11-11").count == 3)
    let ahead = body + "\n\n## Interview 2026-11-12"
    #expect(
      try journal(ahead).texts(.processNotAsked, on: "2026-11-12")
        == ["## Interview 2026-11-10, by phone"])
  }

  @Test(
    "A timeline in the log settles it from the interview’s day on",
    arguments: [
      ("2026-11-09", 1), ("2026-11-10", 0), ("2026-11-11", 0), ("2026-11-13", 1),
    ])
  func timelineInLog(date: String, count: Int) throws {
    let journal = journal("## Interview 2026-11-10", log: "- \(date) Timeline: not yet")
    #expect(try journal.lines(.timelineNotAsked, on: "2026-11-12").count == count)
  }

  @Test(
    "The front matter settles three of them",
    arguments: [
      ("decision-by: 2026-11-20", RuleName.timelineNotAsked),
      ("decision-by: 2026-11-01", .timelineNotAsked), ("contact: Ana Ruiz", .contactNotNamed),
      ("contact-by: phone", .contactPreferenceNotAsked),
    ])
  func frontMatter(frontMatter: String, settled: RuleName) throws {
    let journal = journal("## Interview 2026-11-10", frontMatter: frontMatter)
    for (rule, _) in asked {
      #expect(try journal.lines(rule, on: "2026-11-11").count == (rule == settled ? 0 : 1))
    }
  }
}

@Suite struct InterviewerTests {
  @Test(
    "Who interviewed is named in the interview or in the front matter",
    arguments: [
      ("", "## Interview 2026-11-10", 1), ("", "## Interview 2026-11-10\n- With: Dana", 0),
      ("", "## Interview 2026-11-10\n- Met:\n  - Dana Whitfield", 0),
      ("interviews: { date: 2026-11-10, with: Dana }", "", 0),
      ("interviews: { date: 2026-11-10, with: Dana }", "## Interview 2026-11-10", 0),
      ("interviews: 2026-11-10", "", 1),
      ("", "## Interview 2026-11-10\n- With: Dana\n\n## Interview 2026-11-10", 1),
    ])
  func named(frontMatter: String, body: String, count: Int) throws {
    let journal = journal(body, frontMatter: frontMatter)
    #expect(try journal.lines(.interviewersNotNamed, on: "2026-11-11").count == count)
  }

  @Test(
    "A title counts wherever it is written",
    arguments: [
      ("- With: Dana Whitfield", "", 1), ("- With: Dana Whitfield (Manager)", "", 0),
      ("- With: Dana Whitfield", "## Contacts\n- Dana Whitfield, Manager", 0),
      ("- With: Dana Whitfield", "## Contacts\n- Dana Whitfield\n  - Title: Manager", 0),
      ("- With: Dana Whitfield", "## Contacts\n- Dana Whitfield <dana@acme.example>", 1),
      ("- With: Dana Whitfield", "## Interview 2026-11-20\n- With: Dana Whitfield (Manager)", 0),
      ("- With: Dana Whitfield", "## Interview 2026-11-05\n- With: Dana Whitfield", 1),
      ("- With: Dana Whitfield, Priya Raman", "", 2),
    ])
  func title(section: String, more: String, count: Int) throws {
    let journal = journal("## Interview 2026-11-10\n\(section)\n\n\(more)")
    #expect(try journal.lines(.interviewerTitleMissing, on: "2026-11-11").count == count)
  }

  @Test("A missing title is reported once a person, at the first entry that names them")
  func once() throws {
    let journal = journal(
      """
      ## Interview 2026-11-10
      - With: Priya Raman and Dana Whitfield

      ## Interview 2026-11-09
      - With: Dana Whitfield
      """)
    #expect(try journal.lines(.interviewerTitleMissing, on: "2026-11-10") == [10])
    #expect(try journal.lines(.interviewerTitleMissing, on: "2026-11-11") == [7, 10])
    #expect(
      try journal.findings(.interviewerTitleMissing, on: "2026-11-11").map { $0.span?.start.column }
        == [9, 9])
  }

  @Test(
    "Details are wanted of the contact, or else of any interviewer",
    arguments: [
      ("", "", 1), ("contact: Ana Ruiz", "", 1),
      ("contact: Ana Ruiz", "## Contacts\n- Ana Ruiz <ana@acme.example>", 0),
      ("contact: Ana Ruiz", "## Contacts\n- Ana Ruiz, +49 30 5550 142", 0),
      ("contact: Ana Ruiz", "## Contacts\n- Ana Ruiz, Manager", 1),
      ("contact: Ana Ruiz", "## Contacts\n- Dana Whitfield <dana@acme.example>", 1),
      ("", "## Contacts\n- Dana Whitfield <dana@acme.example>", 0),
      ("", "## Contacts\n- Priya Raman, +49 30 5550 142", 0),
      ("", "## Contacts\n- Ana Ruiz <ana@acme.example>", 1),
      ("", "## Interview 2026-11-05\n- With: Ana Ruiz <ana@acme.example>", 1),
      ("", "## Contacts\n- Ana Ruiz <ana@acme.example>\n\n## Log\n- 2026-11-10 Heard: hello", 1),
    ])
  func details(frontMatter: String, more: String, count: Int) throws {
    let journal = journal(
      "## Interview 2026-11-10\n- With: Dana Whitfield, Priya Raman\n\n\(more)",
      frontMatter: frontMatter)
    #expect(try journal.lines(.contactDetailsMissing, on: "2026-11-11").count == count)
  }

  @Test(
    "The latest contact that was named is the one to follow up with",
    arguments: [
      ("- Contact: Ana Ruiz", "", 0), ("- Contact: Piet Aerts", "", 1),
      ("- Contact: Piet Aerts", "- Contact: Ana Ruiz", 0),
      ("- Contact: Ana Ruiz", "- Contact: Piet Aerts", 1),
    ])
  func contact(first: String, second: String, count: Int) throws {
    let journal = journal(
      """
      ## Contacts
      - Ana Ruiz <ana@acme.example>
      - Piet Aerts

      ## Interview 2026-11-10
      \(second)

      ## Interview 2026-11-05
      \(first)
      """)
    #expect(try journal.lines(.contactDetailsMissing, on: "2026-11-11").count == count)
  }
}

@Suite struct ThankYouPointsTests {
  private func text(_ section: String = "", log: String = "") -> TestJournal {
    journal("## Interview 2026-11-10\n- With: Dana, Priya\n\(section)", log: log)
  }

  @Test(
    "Points are wanted while a thank-you is open or overdue",
    arguments: [
      ("2026-11-10", 0), ("2026-11-11", 1), ("2026-11-12", 1), ("2026-11-13", 1), ("2026-11-24", 1),
      ("2026-11-25", 0),
    ])
  func borders(today: String, count: Int) throws {
    #expect(try text().lines(.thankYouPointsMissing, on: today).count == count)
  }

  @Test(
    "One point is enough, of two kinds",
    arguments: [
      ("- Liked: the rig", 0), ("- Fit: the rig", 0), ("- Why me: the rig", 0),
      ("- Forgot: the rig", 1), ("- Challenge: the rig", 1), ("- Topics: the rig", 1),
    ])
  func points(entry: String, count: Int) throws {
    #expect(try text(entry).lines(.thankYouPointsMissing, on: "2026-11-12").count == count)
  }

  @Test(
    "Once everybody is thanked, or the matter settled, it is silent",
    arguments: [
      ("- 2026-11-11 Thank-you: Dana", 1), ("- 2026-11-11 Thank-you: Dana, Priya", 0),
      ("- 2026-11-11 Waived: thank-you-not-sent: no letters", 0),
      ("- 2026-11-11 Waived: thank-you-not-sent, Dana: no letters", 1),
      ("- 2026-11-11 Snoozed: thank-you-not-sent until 2026-11-16", 0),
      ("- 2026-11-11 Closed", 0),
    ])
  func settled(log: String, count: Int) throws {
    #expect(try text(log: log).lines(.thankYouPointsMissing, on: "2026-11-12").count == count)
  }

  @Test("Each interview wants its own points")
  func each() throws {
    let journal = journal(
      "## Interview 2026-11-10\n- With: Dana\n- Liked: it\n\n## Interview 2026-11-11\n- With: Dana")
    #expect(
      try journal.texts(.thankYouPointsMissing, on: "2026-11-12") == ["## Interview 2026-11-11"])
  }

  @Test("Where the thank-you is not asked for, neither are its points")
  func off() throws {
    let journal = TestJournal(
      acme("", "## Interview 2026-11-10"), configuration: rules(.thankYouNotSent, "off"))
    #expect(try journal.lines(.thankYouPointsMissing, on: "2026-11-12").isEmpty)
  }
}

@Suite struct OtherProcessesTests {
  private func journal(_ body: String, other: String) -> TestJournal {
    TestJournal([
      ("acme.md", acme("", body)), ("other.md", "---\ncompany: B\nrole: C\n\(other)\n---\n"),
      (Configuration.fileName, on),
    ])
  }

  @Test(
    "Another counts from its interview until an offer, a rejection or an end",
    arguments: [
      ("interviews: 2026-11-10", 1), ("interviews: 2026-11-11", 0), ("applied: 2026-11-02", 0),
      ("interviews: 2026-11-05\noffer: 2026-11-10", 0),
      ("interviews: 2026-11-05\noffer: 2026-11-11", 1),
      ("interviews: 2026-11-05\nrejected: 2026-11-10", 0),
      ("interviews: 2026-11-05\nwithdrawn: 2026-11-10", 0),
      ("interviews: 2026-11-05\nclosed: 2026-11-11", 1),
      ("interviews: 2026-11-05\noffer: 2026-11-04", 1),
      ("interviews: 2026-11-05\noffer: 2026-11-05", 0),
      ("interviews: [2026-11-02, 2026-11-09]\noffer: 2026-11-05", 1),
      ("interviews: [2026-11-02, 2026-11-10]\noffer: 2026-11-05", 1),
      ("interviews: [2026-11-02, 2026-11-11]\noffer: 2026-11-05", 0),
      ("status: rejected\ninterviews: 2026-11-05", 1),
    ])
  func others(other: String, count: Int) throws {
    let journal = journal("## Interview 2026-11-10", other: other)
    let findings = try journal.findings(.otherProcessesNotTold, on: "2026-11-12")
    #expect(findings.count { $0.file == "acme.md" } == count)
  }

  @Test(
    "Saying so in it or earlier settles it, on the same day too",
    arguments: [
      ("## Interview 2026-11-10\n- Other processes: told them", 0),
      ("## Interview 2026-11-10\n\n## Interview 2026-11-05\n- Other processes: told them", 0),
      ("## Interview 2026-11-10\n- Other processes: told them\n\n## Interview 2026-11-10", 0),
      ("## Interview 2026-11-10\n\n## Interview 2026-11-12\n- Other processes: told them", 1),
      ("## Interview 2026-11-10\n- 2026-11-10 Other processes: told them", 0),
    ])
  func told(body: String, count: Int) throws {
    let journal = journal(body, other: "interviews: 2026-11-02")
    let findings = try journal.findings(.otherProcessesNotTold, on: "2026-11-12")
    #expect(findings.count { $0.file == "acme.md" } == count)
  }

  @Test(
    "Two of the rules on the record are off unless switched on",
    arguments: [
      RuleName.concernsNotAsked, .otherProcessesNotTold,
    ])
  func off(rule: RuleName) throws {
    let files = [
      ("acme.md", acme("interviews: 2026-11-10")), ("b.md", acme("interviews: 2026-11-09")),
    ]
    #expect(try TestJournal(files).findings(rule, on: "2026-11-12").isEmpty)
    for (level, severity) in [("on", Severity.hint), ("warning", .warning), ("error", .error)] {
      let journal = TestJournal(files, configuration: rules(rule, level))
      let findings = try journal.findings(rule, on: "2026-11-12").filter { $0.file == "acme.md" }
      #expect(findings.map(\.severity) == [severity])
    }
  }
}

@Suite struct ReferenceAndPromiseTests {
  @Test(
    "From the day after an interview a reference is asked to tell",
    arguments: [
      ("- Lee Okafor", "2026-11-10", 0), ("- Lee Okafor", "2026-11-11", 1),
      ("- Lee Okafor\n- Sam Ito", "2026-11-11", 2),
      ("- Lee Okafor\n  - Will tell: yes", "2026-11-11", 0),
      ("- Lee Okafor\n  - Will tell: no", "2026-11-11", 0),
      ("- Lee Okafor\n  - Will tell: 2026-11-10", "2026-11-11", 0),
      ("- Lee Okafor\n  - Provided: 2026-11-20", "2026-11-11", 1),
    ])
  func toTell(reference: String, today: String, count: Int) throws {
    let journal = journal("## References\n\(reference)\n\n## Interview 2026-11-10")
    #expect(try journal.lines(.referenceNotAskedToTell, on: today).count == count)
    let ended = self.ended(reference)
    #expect(try ended.lines(.referenceNotAskedToTell, on: today).isEmpty)
  }

  private func ended(_ reference: String) -> TestJournal {
    journal("## References\n\(reference)\n\n## Interview 2026-11-10", log: "- 2026-11-10 Closed")
  }

  @Test("Without an interview nobody is asked to tell")
  func noInterview() throws {
    let journal = journal("## References\n- Lee Okafor")
    #expect(try journal.lines(.referenceNotAskedToTell, on: "2026-11-11").isEmpty)
  }

  @Test(
    "A promise needs a day while it is open",
    arguments: [
      ("- 2026-11-10 Promised: the plan", 1), ("- 2026-11-10 Promised: the plan by 2026-11-13", 0),
      ("- [ ] 2026-11-10 Promised: the plan", 1), ("- [x] 2026-11-10 Promised: the plan", 0),
      ("- 2026-11-10 Promised: the plan\n- 2026-11-12 Kept: the plan", 0),
      ("- 2026-11-10 Promised: the plan\n- 2026-11-10 Closed", 0),
      ("- 2026-11-13 Promised: the plan", 0),
    ])
  func undated(log: String, count: Int) throws {
    #expect(try journal("", log: log).lines(.promiseUndated, on: "2026-11-12").count == count)
  }

  @Test("What is dated after today keeps no promise yet")
  func keptInFuture() throws {
    let journal = journal("", log: "- 2026-11-10 Promised: the plan\n- 2026-11-13 Kept: the plan")
    #expect(try journal.lines(.promiseUndated, on: "2026-11-12").count == 1)
    #expect(try journal.lines(.promiseUndated, on: "2026-11-13").isEmpty)
  }
}
