import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct ContactedTooSoonTests {
  private func journal(
    _ log: String, frontMatter: String = "", section: String = "", configuration: String? = nil
  ) -> TestJournal {
    TestJournal(
      acme(frontMatter, "## Interview 2026-11-10\n\(section)", log: log),
      configuration: configuration)
  }

  @Test(
    "A check-in before the first good day is reported for thirty days",
    arguments: [
      ("2026-11-16", "2026-11-15", 0), ("2026-11-16", "2026-11-16", 1),
      ("2026-11-16", "2026-12-16", 1), ("2026-11-16", "2026-12-17", 0),
      ("2026-11-11", "2026-11-18", 1), ("2026-11-17", "2026-11-18", 0),
      ("2026-11-18", "2026-11-18", 0), ("2026-11-10", "2026-11-18", 0),
    ])
  func borders(checkIn: String, today: String, count: Int) throws {
    let journal = journal("- \(checkIn) Check-in: Ana")
    let expected = Array(repeating: "- \(checkIn) Check-in: Ana", count: count)
    #expect(try journal.texts(.contactedTooSoon, on: today) == expected)
  }

  @Test(
    "The promised day counts where there is one",
    arguments: [
      ("- Timeline: 2026-11-20", "2026-11-22", 1), ("- Timeline: 2026-11-20", "2026-11-23", 0),
      ("- Timeline: 2026-11-11", "2026-11-15", 1), ("- Timeline: 2026-11-11", "2026-11-16", 0),
    ])
  func promised(section: String, checkIn: String, count: Int) throws {
    let journal = journal("- \(checkIn) Check-in: Ana", section: section)
    #expect(try journal.lines(.contactedTooSoon, on: checkIn).count == count)
  }

  @Test(
    "After a check-in it is three weeks, however keen they were",
    arguments: [
      ("high", ["2026-11-18", "2026-12-08"], 1), ("high", ["2026-11-18", "2026-12-09"], 0),
      ("normal", ["2026-11-18", "2026-12-08"], 1), ("normal", ["2026-11-18", "2026-12-09"], 0),
      ("high", ["2026-11-18", "2026-12-09", "2026-12-29"], 1),
      ("high", ["2026-11-18", "2026-12-09", "2026-12-30"], 0),
      ("high", ["2026-11-18", "2026-11-18"], 1), ("normal", ["2026-11-16", "2026-11-20"], 2),
    ])
  func again(interest: String, checkIns: [String], count: Int) throws {
    let log = checkIns.map { "- \($0) Check-in: Ana" }.joined(separator: "\n")
    let journal = journal(log, frontMatter: "interest: \(interest)")
    #expect(
      try journal.lines(.contactedTooSoon, on: checkIns.last ?? "").count == count)
  }

  @Test(
    "Each interest’s wait can be changed",
    arguments: [
      ("high", RuleName.stillNoWord), ("normal", .timeToMoveOn),
    ])
  func options(interest: String, rule: RuleName) throws {
    let journal = journal(
      "- 2026-11-18 Check-in: Ana\n- 2026-11-25 Check-in: Ana",
      frontMatter: "interest: \(interest)", configuration: rules(rule, "{ after: 7 }"))
    #expect(try journal.lines(.contactedTooSoon, on: "2026-11-25").isEmpty)
  }

  @Test(
    "After a check-in that lapsed or was waived, the next phase’s first day counts",
    arguments: [
      ("- 2026-12-25 Check-in: Ana", 0), ("- 2026-12-26 Check-in: Ana", 1),
      ("- 2026-12-28 Check-in: Ana", 0),
      ("- 2026-11-13 Waived: check-in-due: no need\n- 2026-11-15 Check-in: Ana", 1),
      ("- 2026-11-13 Waived: check-in-due: no need\n- 2026-11-16 Check-in: Ana", 0),
      ("- 2026-11-17 Waived: check-in-due: no need\n- 2026-11-16 Check-in: Ana", 1),
    ])
  func afterLapse(log: String, count: Int) throws {
    let journal = journal(log, section: "- Timeline: 2026-11-20")
    #expect(
      try journal.lines(.contactedTooSoon, on: "2026-12-28").count
        == (log.contains("Waived") ? 0 : count))
    #expect(
      try journal.lines(.contactedTooSoon, on: "2026-12-10").count
        == (log.contains("Waived") ? count : 0))
  }

  @Test("A check-in that was put off lapses later, and may be made until then")
  func snoozed() throws {
    let journal = journal(
      "- 2026-11-24 Snoozed: check-in-due until 2026-12-07\n- 2026-12-26 Check-in: Ana",
      section: "- Timeline: 2026-11-20")
    let before = self.journal(
      "- 2026-11-24 Snoozed: check-in-due until 2026-12-07", section: "- Timeline: 2026-11-20")
    #expect(try before.states(.checkInDue, on: "2026-12-26") == "overdue")
    #expect(try journal.lines(.contactedTooSoon, on: "2026-12-26").isEmpty)
  }

  @Test("It is reported whether or not an interview is ahead, and in earlier periods")
  func elsewhere() throws {
    let ahead = TestJournal(
      acme(
        "", "## Interview 2026-11-10\n\n## Interview 2026-11-25", log: "- 2026-11-12 Check-in: Ana")
    )
    #expect(try ahead.lines(.contactedTooSoon, on: "2026-11-13").count == 1)
    #expect(try ahead.lines(.contactedTooSoon, on: "2026-11-26").count == 1)
    let answered = journal("- 2026-11-12 Check-in: Ana\n- 2026-11-12 Heard: soon")
    #expect(try answered.lines(.contactedTooSoon, on: "2026-11-13").count == 1)
  }

  @Test(
    "Only check-ins in a waiting period of an active application count",
    arguments: [
      "- 2026-11-12 Contacted: Ana", "- 2026-11-12 Thank-you: Ana", "- 2026-11-09 Check-in: Ana",
      "- 2026-11-12 Check-in: Ana\n- 2026-11-12 Closed",
      "- 2026-11-11 Offer\n- 2026-11-12 Check-in: Ana",
      "- 2026-11-12 Check-in: Ana\n- 2026-11-13 Waived: contacted-too-soon: she asked me to",
    ])
  func silent(log: String) throws {
    #expect(try journal(log).lines(.contactedTooSoon, on: "2026-11-13").isEmpty)
  }
}

@Suite struct ContactedTooOftenTests {
  private func count(
    _ entries: [String], on today: String, configuration: String? = nil
  ) throws -> Int {
    let log = entries.map { "- \($0)" }.joined(separator: "\n")
    let journal = TestJournal(
      acme("applied: 2026-10-01", log: log), configuration: configuration)
    return try journal.lines(.contactedTooOften, on: today).count
  }

  @Test(
    "Two within a week are too many, unless they answered after the first",
    arguments: [
      (["2026-11-02 Contacted: a", "2026-11-08 Contacted: b"], 1),
      (["2026-11-02 Contacted: a", "2026-11-09 Contacted: b"], 0),
      (["2026-11-02 Contacted: a", "2026-11-02 Contacted: b"], 1),
      (["2026-11-02 Check-in: a", "2026-11-08 Contacted: b"], 1),
      (["2026-11-02 Contacted: a", "2026-11-05 Heard: c", "2026-11-08 Contacted: b"], 0),
      (["2026-11-02 Contacted: a", "2026-11-08 Heard: c", "2026-11-08 Contacted: b"], 0),
      (["2026-11-02 Contacted: a", "2026-11-08 Contacted: b", "2026-11-08 Heard: c"], 0),
      (["2026-11-02 Contacted: a", "2026-11-02 Heard: c", "2026-11-08 Contacted: b"], 1),
      (["2026-11-02 Contacted: a", "2026-11-09 Heard: c", "2026-11-08 Contacted: b"], 1),
      (["2026-11-02 Contacted: a", "2026-11-05 Timeline: soon", "2026-11-08 Contacted: b"], 0),
      (["2026-11-02 Contacted: a", "2026-11-05 Interview: c", "2026-11-08 Contacted: b"], 0),
      (["2026-11-02 Contacted: a", "2026-11-05 Offer", "2026-11-08 Contacted: b"], 0),
      (["2026-11-02 Contacted: a", "2026-11-05 Thank-you", "2026-11-08 Contacted: b"], 1),
      (["2026-11-02 Contacted: a", "2026-11-04 Thank-you", "2026-11-05 Kept: the plan"], 0),
      (["2026-11-08 Contacted: b", "2026-11-02 Contacted: a"], 1),
      (
        ["2026-11-02 Contacted: a", "2026-11-05 Contacted: b", "2026-11-08 Contacted: c"], 2
      ),
    ])
  func apart(entries: [String], count: Int) throws {
    #expect(try self.count(entries, on: "2026-11-10") == count)
  }

  @Test(
    "A fourth without an answer is too many, and so is each after it",
    arguments: [
      (["10-01", "10-08", "10-15"], "", 0), (["10-01", "10-08", "10-15", "10-22"], "", 1),
      (["10-01", "10-08", "10-15", "10-22", "10-29"], "", 2),
      (["10-01", "10-08", "10-15", "10-22"], "2026-10-16", 0),
      (["10-01", "10-08", "10-15", "10-22"], "2026-10-22", 0),
      (["10-01", "10-08", "10-15", "10-22"], "2026-10-15", 0),
      (["10-01", "10-08", "10-15", "10-22"], "2026-10-01", 1),
      (["10-01", "10-08", "10-15", "10-22"], "2026-10-23", 1),
    ])
  func inARow(days: [String], heard: String, count: Int) throws {
    let entries =
      days.map { "2026-\($0) Contacted: them" } + (heard.isEmpty ? [] : ["\(heard) Heard: soon"])
    #expect(try self.count(entries, on: "2026-10-31") == count)
  }

  @Test("It is reported for thirty days, at the later entry")
  func borders() throws {
    let entries = ["2026-11-02 Contacted: a", "2026-11-08 Contacted: b"]
    for (today, count) in [
      ("2026-11-07", 0), ("2026-11-08", 1), ("2026-12-08", 1), ("2026-12-09", 0),
    ] {
      #expect(try self.count(entries, on: today) == count, "\(today)")
    }
    let journal = TestJournal(acme(log: entries.map { "- \($0)" }.joined(separator: "\n")))
    #expect(
      try journal.texts(.contactedTooOften, on: "2026-11-08") == ["- 2026-11-08 Contacted: b"])
  }

  @Test(
    "Both numbers can be changed",
    arguments: [
      ("{ apart: 3 }", 0), ("{ apart: 6 }", 0), ("{ apart: 0 }", 0), ("{ apart: 8 }", 1),
      ("{ apart: 0, unanswered: 1 }", 1), ("{ apart: 0, unanswered: 2 }", 0),
    ])
  func options(setting: String, count: Int) throws {
    let entries = ["2026-11-02 Contacted: a", "2026-11-08 Contacted: b"]
    #expect(
      try self.count(
        entries, on: "2026-11-10", configuration: rules(.contactedTooOften, setting)) == count)
  }

  @Test("An ended application is left in peace", arguments: ["Closed", "Withdrawn", "Rejected"])
  func ended(entry: String) throws {
    let entries = ["2026-11-02 Contacted: a", "2026-11-08 Contacted: b", "2026-11-09 \(entry)"]
    #expect(try count(entries, on: "2026-11-10") == 0)
  }
}

@Suite struct ThankYouNotIndividualTests {
  private func journal(_ log: String) -> TestJournal {
    TestJournal(
      acme(
        "",
        """
        ## Contacts
        - Sam Ito

        ## Interview 2026-11-10
        - With: Dana Whitfield, Priya Raman

        ## Interview 2026-11-16
        - With: Piet Aerts
        """, log: log))
  }

  @Test(
    "One entry for two people or more is one thank-you for all",
    arguments: [
      ("2026-11-11 Thank-you: Dana", 0), ("2026-11-11 Thank-you: Dana, Priya", 1),
      ("2026-11-11 Thank-you: Dana and Sam", 1), ("2026-11-11 Thank-you: everyone", 1),
      ("2026-11-11 Thank-you", 1), ("2026-11-11 Thank-you: panel", 1),
      ("2026-11-09 Thank-you: everyone", 0), ("2026-11-11 Briefed: everyone", 0),
      ("2026-11-11 Thank-you: Dana\n- 2026-11-11 Thank-you: Priya", 0),
      ("2026-11-11 Thank-you: Dana, Priya\n- 2026-11-11 Closed", 0),
    ])
  func people(log: String, count: Int) throws {
    let journal = journal("- \(log)")
    #expect(try journal.lines(.thankYouNotIndividual, on: "2026-11-12").count == count)
  }

  @Test(
    "It is reported for thirty days",
    arguments: [
      ("2026-11-10", 0), ("2026-11-11", 1), ("2026-12-11", 1), ("2026-12-12", 0),
    ])
  func borders(today: String, count: Int) throws {
    let journal = journal("- 2026-11-11 Thank-you: Dana, Priya")
    #expect(try journal.lines(.thankYouNotIndividual, on: today).count == count)
  }
}
