import FollowUp
import Journal
import TestSupport
import Testing

/// An application with one interview, on Tuesday 2026-11-10.
private func interviewed(
  with: String = "- With: Dana Whitfield (Manager)", on date: String = "2026-11-10",
  frontMatter: String = "", log: String = ""
) -> String {
  acme(frontMatter, "## Interview \(date)\n\(with)", log: log)
}

@Suite struct ThankYouTests {
  @Test("A thank-you is owed from the interview for two working days, and lapses after ten")
  func borders() throws {
    try TestJournal(interviewed()).expect(
      .thankYouNotSent,
      [
        "2026-11-09", "2026-11-10 open", "2026-11-12 open", "2026-11-13 overdue",
        "2026-11-24 overdue", "2026-11-25 missed", "2027-11-25 missed",
      ])
  }

  @Test(
    "Only working days count",
    arguments: [
      ("2026-11-10", "", "2026-11-12 2026-11-24"),
      ("2026-11-12", "", "2026-11-16 2026-11-26"),
      ("2026-11-13", "", "2026-11-17 2026-11-27"),
      ("2026-11-14", "", "2026-11-17 2026-11-27"),
      ("2026-11-15", "", "2026-11-17 2026-11-27"),
      ("2026-11-10", "holidays: [2026-11-11, 2026-11-12]", "2026-11-16 2026-11-26"),
      ("2026-11-10", "holidays: [2026-11-14, 2026-11-15]", "2026-11-12 2026-11-24"),
      ("2026-11-12", "working-week: [sun, mon, tue, wed, thu]", "2026-11-16 2026-11-26"),
      ("2026-11-10", "working-week: [sat]", "2026-11-21 2027-01-16"),
      ("2026-11-10", rules(.thankYouNotSent, "{ within: 1, lapses: 3 }"), "2026-11-11 2026-11-13"),
      ("2026-11-13", rules(.thankYouNotSent, "{ within: 5 }"), "2026-11-20 2026-11-27"),
    ])
  func workingDays(date: String, configuration: String, window: String) throws {
    let journal = TestJournal(interviewed(on: date), configuration: configuration)
    #expect(
      try journal.windows(.thankYouNotSent, on: date) == ["open Dana Whitfield \(date) \(window)"])
  }

  @Test(
    "A thank-you counts for whom it names, from the interview on",
    arguments: [
      ("2026-11-09 Thank-you: Dana", "overdue"), ("2026-11-10 Thank-you: Dana", "done"),
      ("2026-11-12 Thank-you: Dana", "done"), ("2026-11-13 Thank-you: Dana", "done late"),
      ("2026-11-16 Thank-you: Dana", "overdue"), ("2026-11-11 Thank-you", "done"),
      ("2026-11-11 Thank-you: everyone", "done"), ("2026-11-11 Thank-you: Priya", "overdue"),
      ("2026-11-11 Check-in: Dana", "overdue"), ("2026-11-11 Briefed: Dana", "overdue"),
    ])
  func fulfilled(entry: String, state: String) throws {
    let text = acme(
      "", "## Contacts\n- Priya Raman\n\n## Interview 2026-11-10\n- With: Dana Whitfield",
      log: "- \(entry)")
    let duty = try #require(
      TestJournal(text).duties(.thankYouNotSent, on: "2026-11-14").first)
    let late = duty.state == .done && !duty.isOnTime ? " late" : ""
    #expect(duty.state.rawValue + late == state)
  }

  @Test("The earliest thank-you on or after the interview is the one that counts")
  func earliest() throws {
    let text = interviewed(
      log:
        "- 2026-11-18 Thank-you: Dana\n- 2026-11-12 Thank-you: Dana\n- 2026-11-09 Thank-you: Dana")
    let duty = try #require(TestJournal(text).duties(.thankYouNotSent, on: "2026-11-20").first)
    #expect(duty.fulfilled == (try day("2026-11-12")))
    #expect(duty.isOnTime)
  }

  @Test("Each interviewer of each interview is owed one of their own")
  func everyInterviewer() throws {
    let text = acme(
      "",
      """
      ## Interview 2026-11-10
      - With: Dana Whitfield, Priya Raman

      ## Interview 2026-11-16
      - With: Dana Whitfield
      """, log: "- 2026-11-11 Thank-you: Dana Whitfield")
    let journal = TestJournal(text)
    #expect(
      try journal.windows(.thankYouNotSent, on: "2026-11-16") == [
        "done Dana Whitfield 2026-11-10 2026-11-12 2026-11-24",
        "overdue Priya Raman 2026-11-10 2026-11-12 2026-11-24",
        "open Dana Whitfield 2026-11-16 2026-11-18 2026-11-30",
      ])
    #expect(
      try journal.duties(.thankYouNotSent, on: "2026-11-16").map(\.id) == [
        "acme#thank-you-not-sent/2026-11-10/dana-whitfield",
        "acme#thank-you-not-sent/2026-11-10/priya-raman",
        "acme#thank-you-not-sent/2026-11-16/dana-whitfield",
      ])
  }

  @Test(
    "Where nobody is named, thanks to everyone or to somebody unnamed count",
    arguments: [
      ("", "overdue"), ("- 2026-11-11 Thank-you", "done"),
      ("- 2026-11-11 Thank-you: everyone", "done"),
      ("- 2026-11-11 Thank-you: the panel", "overdue"),
      ("- 2026-11-11 Thank-you: panel", "done"),
      ("- 2026-11-11 Thank-you: Priya Raman", "done"),
      ("- 2026-11-11 Thank-you: Dana Whitfield", "overdue"),
      ("- 2026-11-09 Thank-you: Priya Raman", "overdue"),
    ])
  func nobodyNamed(entry: String, state: String) throws {
    let text = acme(
      "",
      """
      ## Contacts
      - Priya Raman, Recruiter

      ## Interview 2026-11-02
      - With: Dana Whitfield

      ## Interview 2026-11-10
      """, log: entry)
    let duties = try TestJournal(text).duties(.thankYouNotSent, on: "2026-11-14")
      .filter { $0.who == nil }
    #expect(duties.map(\.state.rawValue) == [state])
    #expect(duties.first?.id == "acme#thank-you-not-sent/2026-11-10/-")
  }

  @Test(
    "It is dropped when the application ends, unless it is done",
    arguments: [
      "Withdrawn", "Closed", "Rejected", "Signed",
    ])
  func ended(entry: String) throws {
    try TestJournal(interviewed(log: "- 2026-11-12 \(entry)")).expect(
      .thankYouNotSent,
      ["2026-11-11 open", "2026-11-12 dropped", "2026-11-13 dropped", "2026-12-24 dropped"])
    try TestJournal(interviewed(log: "- 2026-11-12 \(entry)\n- 2026-11-13 Thank-you: Dana"))
      .expect(.thankYouNotSent, ["2026-11-12 dropped", "2026-11-13 done"])
  }

  @Test("It stays owed while an offer or an acceptance stands", arguments: ["Offer", "Accepted"])
  func offered(entry: String) throws {
    try TestJournal(interviewed(log: "- 2026-11-12 \(entry)")).expect(
      .thankYouNotSent, ["2026-11-12 open", "2026-11-13 overdue"])
  }

  @Test("A cancelled interview owes nothing")
  func cancelled() throws {
    let journal = TestJournal(
      interviewed(with: "- With: Dana Whitfield\n- Cancelled: they are ill"))
    try journal.expect(.thankYouNotSent, ["2026-11-10", "2026-11-14"])
  }

  @Test(
    "It points at the entry that names the person, else at the heading",
    arguments: [
      ("- Round: 1\n- With: Dana Whitfield", "- With: Dana Whitfield"),
      ("- Round: 1", "## Interview 2026-11-10"),
    ])
  func line(section: String, text: String) throws {
    let journal = TestJournal(interviewed(with: section))
    #expect(try journal.texts(.thankYouNotSent, on: "2026-11-14") == [text])
  }

  @Test("An interview in the front matter or the log owes thanks as one with a section does")
  func elsewhere() throws {
    let frontMatter = """
      interviews:
        - date: 2026-11-10
          with: [Dana Whitfield]
        - 2026-11-11
      """
    let journal = TestJournal(acme(frontMatter, log: "- 2026-11-12 Interview: by phone"))
    #expect(
      try journal.windows(.thankYouNotSent, on: "2026-11-12") == [
        "open Dana Whitfield 2026-11-10 2026-11-12 2026-11-24",
        "open 2026-11-11 2026-11-13 2026-11-25", "open 2026-11-12 2026-11-16 2026-11-26",
      ])
  }
}

@Suite struct BriefingTests {
  private func journal(
    _ reference: String = "- Lee Okafor", later: String = "", log: String = "",
    configuration: String? = nil
  ) -> TestJournal {
    TestJournal(
      acme(
        "", "## References\n\(reference)\n\n## Interview 2026-11-10\n\n\(later)", log: log),
      configuration: configuration)
  }

  @Test("A briefing is owed until the next working day, and lapses after ten")
  func borders() throws {
    try journal().expect(
      .referencesNotBriefed,
      [
        "2026-11-09", "2026-11-10 open", "2026-11-11 open", "2026-11-12 overdue",
        "2026-11-24 overdue", "2026-11-25 missed",
      ])
  }

  @Test(
    "Only a reference given by the day of the interview is briefed",
    arguments: [
      ("2026-11-09", "open"), ("2026-11-10", "open"), ("2026-11-11", ""),
    ])
  func provided(date: String, state: String) throws {
    let journal = journal("- Lee Okafor\n  - Provided: \(date)")
    #expect(try journal.states(.referencesNotBriefed, on: "2026-11-11") == state)
  }

  @Test(
    "The next interview on a later day ends it the day before",
    arguments: [
      ("2026-11-10", "2026-11-24"), ("2026-11-11", "2026-11-10"), ("2026-11-13", "2026-11-12"),
      ("2026-11-24", "2026-11-23"), ("2026-11-25", "2026-11-24"), ("2026-11-26", "2026-11-24"),
    ])
  func nextInterview(next: String, lapses: String) throws {
    let duty = try #require(
      journal(later: "## Interview \(next)").duties(.referencesNotBriefed, on: "2026-11-30")
        .first { $0.concerns == "2026-11-10" })
    #expect(duty.lapses == (try day(lapses)))
    #expect(duty.state == .missed)
  }

  @Test(
    "An interview that is still ahead or was cancelled ends nothing",
    arguments: [
      "## Interview 2026-11-13", "## Interview 2026-11-11\n- Cancelled: they are ill",
    ])
  func ahead(later: String) throws {
    let duties = try journal(later: later).windows(.referencesNotBriefed, on: "2026-11-12")
    #expect(duties == ["overdue Lee Okafor 2026-11-10 2026-11-11 2026-11-24"])
  }

  @Test(
    "A briefing counts from the interview on, in the log or below the name",
    arguments: [
      ("- Lee Okafor", "- 2026-11-09 Briefed: Lee", "overdue"),
      ("- Lee Okafor", "- 2026-11-10 Briefed: Lee", "done"),
      ("- Lee Okafor", "- 2026-11-12 Briefed: Lee", "done"),
      ("- Lee Okafor", "- 2026-11-12 Briefed", "done"),
      ("- Lee Okafor", "- 2026-11-12 Thank-you: Lee", "overdue"),
      ("- Lee Okafor\n  - Briefed: 2026-11-11", "", "done"),
      ("- Lee Okafor\n  - Briefed: 2026-11-09, 2026-11-12", "", "done"),
      ("- Lee Okafor\n  - Briefed: 2026-11-09", "", "overdue"),
      ("- Lee Okafor\n  - Briefed: 2026-11-13", "", "overdue"),
    ])
  func fulfilled(reference: String, entry: String, state: String) throws {
    try journal(reference, log: entry).expect(.referencesNotBriefed, ["2026-11-12 \(state)"])
  }

  @Test("Each reference is briefed about each interview")
  func each() throws {
    let journal = journal(
      "- Lee Okafor\n- Sam Ito", later: "## Interview 2026-11-16", log: "- 2026-11-17 Briefed: Lee")
    #expect(
      try journal.windows(.referencesNotBriefed, on: "2026-11-18")
        == [
          "done Lee Okafor 2026-11-10 2026-11-11 2026-11-15",
          "missed Sam Ito 2026-11-10 2026-11-11 2026-11-15",
          "done Lee Okafor 2026-11-16 2026-11-17 2026-11-30",
          "overdue Sam Ito 2026-11-16 2026-11-17 2026-11-30",
        ])
  }

  @Test("Its days can be changed")
  func options() throws {
    let setting = rules(.referencesNotBriefed, "{ within: 2, lapses: 4 }")
    #expect(
      try journal(configuration: setting).windows(.referencesNotBriefed, on: "2026-11-10")
        == ["open Lee Okafor 2026-11-10 2026-11-12 2026-11-16"])
  }

  @Test("It is dropped when the application ends, and points at the interview’s heading")
  func endAndLine() throws {
    try journal(log: "- 2026-11-12 Closed").expect(
      .referencesNotBriefed, ["2026-11-11 open", "2026-11-12 dropped"])
    #expect(
      try journal().texts(.referencesNotBriefed, on: "2026-11-12") == ["## Interview 2026-11-10"])
  }
}

@Suite struct PromiseTests {
  private func journal(_ log: String) -> TestJournal { TestJournal(acme(log: log)) }

  @Test("A promise is open until its day, overdue for thirty days, then missed")
  func borders() throws {
    try journal("- 2026-11-10 Promised: the plan by 2026-11-13").expect(
      .promiseNotKept,
      [
        "2026-11-09", "2026-11-10 open", "2026-11-13 open", "2026-11-14 overdue",
        "2026-12-13 overdue", "2026-12-14 missed",
      ])
  }

  @Test(
    "A promise is kept by an entry or a checked box",
    arguments: [
      (
        "- 2026-11-10 Promised: the plan by 2026-11-13\n- 2026-11-13 Kept: the plan", "done on time"
      ),
      ("- 2026-11-10 Promised: the plan by 2026-11-13\n- 2026-11-14 Sent: the plan", "done late"),
      ("- 2026-11-10 Promised: the plan by 2026-11-13\n- 2026-11-14 Kept", "done late"),
      ("- 2026-11-10 Promised: the plan by 2026-11-13\n- 2026-11-16 Kept: the plan", "overdue"),
      ("- [x] 2026-11-10 Promised: the plan by 2026-11-13", "done on time"),
      ("- [ ] 2026-11-10 Promised: the plan by 2026-11-13", "overdue"),
      ("- 2026-11-10 Promised: the plan by 2026-11-13\n- 2026-11-14 Withdrawn", "dropped"),
    ])
  func kept(log: String, state: String) throws {
    let duty = try #require(journal(log).duties(.promiseNotKept, on: "2026-11-14").first)
    let time = duty.state == .done ? duty.isOnTime ? " on time" : " late" : ""
    #expect(duty.state.rawValue + time == state)
    #expect(duty.who == nil)
    #expect(duty.concerns == "the plan")
  }

  @Test("A checked box has no day of its own")
  func checked() throws {
    let duty = try #require(
      journal("- [x] 2026-11-10 Promised: the plan by 2026-11-13")
        .duties(.promiseNotKept, on: "2026-11-20").first)
    #expect(duty.state == .done)
    #expect(duty.fulfilled == nil)
  }

  @Test("A promise without a day is no duty")
  func undated() throws {
    try journal("- 2026-11-10 Promised: the plan").expect(.promiseNotKept, ["2026-11-20"])
  }

  @Test("An overdue promise is an error at the promise")
  func finding() throws {
    let journal = journal("- 2026-11-10 Promised: the plan by 2026-11-13")
    #expect(try journal.severities(.promiseNotKept, on: "2026-11-14") == [.error])
    #expect(
      try journal.texts(.promiseNotKept, on: "2026-11-14") == [
        "- 2026-11-10 Promised: the plan by 2026-11-13"
      ])
  }
}

@Suite struct TaskTests {
  @Test(
    "A task is due on its day, and never lapses",
    arguments: [
      "- [ ] call by 2026-11-18", "- [ ] call due 2026-11-18", "- [ ] call due: 2026-11-18",
      "- [ ] call due:2026-11-18", "- [ ] call 📅 2026-11-18",
    ])
  func borders(item: String) throws {
    let journal = TestJournal(acme("", item))
    try journal.expect(
      .taskDue,
      [
        "2026-11-17 upcoming", "2026-11-18 open", "2026-11-19 overdue", "2030-11-19 overdue",
      ])
    #expect(try journal.windows(.taskDue, on: "2026-11-18") == ["open 2026-11-18 2026-11-18 never"])
    #expect(try journal.duties(.taskDue, on: "2026-11-18").map(\.concerns) == ["call"])
  }

  @Test(
    "A plan with a day is a task",
    arguments: [
      ("## Log\n- [ ] 2026-11-18 Contacted: ask again", "overdue"),
      ("## Log\n- [ ] Contacted: ask again by 2026-11-18", "overdue"),
      ("## Log\n- [ ] Contacted: ask again", ""),
      ("## Log\n- [x] 2026-11-18 Contacted: ask again", ""),
      ("- [x] call by 2026-11-18", ""), ("- call by 2026-11-18", ""), ("- [ ] call", ""),
    ])
  func plans(body: String, state: String) throws {
    try TestJournal(acme("", body)).expect(.taskDue, ["2026-11-19 \(state)"])
  }

  @Test("A task stays whatever becomes of the application", arguments: Status.allCases)
  func status(status: Status) throws {
    try TestJournal(acme("status: \(status.rawValue)", "- [ ] call by 2026-11-18")).expect(
      .taskDue, ["2026-11-19 overdue"])
  }

  @Test(
    "A task can be waived on any day, and put off",
    arguments: [
      ("2026-11-10 Waived: task-due: not worth it", "2026-11-19 waived"),
      ("2026-11-19 Waived: task-due: not worth it", "2026-11-19 waived"),
      ("2026-11-20 Waived: task-due: not worth it", "2026-11-19 overdue"),
      ("2026-11-10 Snoozed: task-due until 2026-11-20", "2026-11-19 upcoming"),
      ("2026-11-10 Snoozed: task-due until 2026-11-20", "2026-11-20 open"),
      ("2026-11-10 Snoozed: task-due until 2026-11-20", "2026-11-21 overdue"),
    ])
  func waived(entry: String, row: String) throws {
    try TestJournal(acme("", "- [ ] call by 2026-11-18", log: "- \(entry)")).expect(.taskDue, [row])
  }
}

@Suite struct InterviewAheadTests {
  @Test("An interview is ahead until its day has passed")
  func borders() throws {
    let journal = TestJournal(acme("", "## Interview 2026-11-24"))
    try journal.expect(
      .interviewAhead,
      ["2026-10-01 upcoming", "2026-11-23 upcoming", "2026-11-24 open", "2026-11-25"])
    #expect(
      try journal.windows(.interviewAhead, on: "2026-11-23")
        == ["upcoming 2026-11-24 2026-11-24 2026-11-24"])
  }

  @Test(
    "The agenda lists it from the horizon on",
    arguments: [
      (14, "2026-11-09", 0), (14, "2026-11-10", 1), (14, "2026-11-24", 1), (0, "2026-11-23", 0),
      (0, "2026-11-24", 1), (30, "2026-10-25", 1),
    ])
  func horizon(horizon: Int, today: String, count: Int) throws {
    let assessment = try TestJournal(acme("", "## Interview 2026-11-24")).assessment(on: today)
    #expect(assessment.agenda(horizon: horizon).count { $0.rule == .interviewAhead } == count)
  }

  @Test(
    "Neither a cancelled one nor one of an ended application is ahead",
    arguments: [
      ("## Interview 2026-11-24\n- Cancelled: ill", ""),
      ("## Interview 2026-11-24\n\n## Log\n- 2026-11-18 Withdrawn", "dropped"),
      ("## Interview 2026-11-24\n\n## Log\n- 2026-11-18 Offer", "upcoming"),
    ])
  func gone(body: String, state: String) throws {
    try TestJournal(acme("", body)).expect(.interviewAhead, ["2026-11-20 \(state)"])
  }

  @Test(
    "Others are mentioned where there are others",
    arguments: [
      ("interviews: 2026-11-02", true), ("offer: 2026-11-02", true), ("applied: 2026-11-02", false),
      ("interviews: 2026-11-02\nclosed: 2026-11-03", false),
    ])
  func others(frontMatter: String, isMentioned: Bool) throws {
    let assessment = try TestJournal([
      ("acme.md", acme("", "## Interview 2026-11-24")), ("other.md", acme(frontMatter)),
    ]).assessment(on: "2026-11-23")
    let duty = try #require(assessment.duties.first { $0.rule == .interviewAhead })
    #expect(assessment.wording(of: duty).reason.contains("others") == isMentioned)
  }
}

@Suite struct ApplicationUnansweredTests {
  @Test("Asking is due two weeks after applying, for five working days")
  func borders() throws {
    let journal = TestJournal(acme("applied: 2026-10-26\ncontact: Lena Forsberg"))
    try journal.expect(
      .applicationUnanswered,
      [
        "2026-10-25", "2026-10-26 upcoming", "2026-11-08 upcoming", "2026-11-09 open",
        "2026-11-16 open", "2026-11-17 overdue", "2026-12-16 overdue", "2026-12-17 missed",
      ])
    #expect(
      try journal.windows(.applicationUnanswered, on: "2026-11-09")
        == ["open Lena Forsberg 2026-11-09 2026-11-16 2026-12-16"])
    #expect(try journal.severities(.applicationUnanswered, on: "2026-11-17") == [.hint])
    #expect(
      try journal.texts(.applicationUnanswered, on: "2026-11-17") == ["applied: 2026-10-26"])
  }

  @Test(
    "The first day is moved to a working day",
    arguments: [
      ("2026-10-30", "", "2026-11-13 2026-11-20"), ("2026-10-31", "", "2026-11-16 2026-11-23"),
      ("2026-10-26", "holidays: 2026-11-09", "2026-11-10 2026-11-17"),
      ("2026-10-26", rules(.applicationUnanswered, "{ after: 0 }"), "2026-10-26 2026-11-02"),
      ("2026-10-26", rules(.applicationUnanswered, "{ after: 21 }"), "2026-11-16 2026-11-23"),
    ])
  func roll(applied: String, configuration: String, window: String) throws {
    let journal = TestJournal(acme("applied: \(applied)"), configuration: configuration)
    let lapses = try day(String(window.suffix(10))) + 30
    #expect(
      try journal.windows(.applicationUnanswered, on: "2027-06-01")
        == ["missed \(window) \(lapses)"])
  }

  @Test(
    "Word from them, or an interview, by the first day keeps it from being raised",
    arguments: [
      ("- 2026-11-09 Heard: still reading", ""), ("- 2026-11-10 Heard: still reading", "overdue"),
      ("- 2026-11-09 Timeline: 2026-12-01", ""), ("- 2026-11-10 Timeline: 2026-12-01", "overdue"),
      ("- 2026-11-09 Interview: by phone", ""), ("- 2026-11-10 Interview: by phone", "dropped"),
      ("- 2026-11-09 Rejected", ""), ("- 2026-11-10 Rejected", "dropped"),
      ("- 2026-11-10 Withdrawn", "dropped"), ("- 2026-11-10 Seen open", "overdue"),
      ("- 2026-11-10 Check-in: Lena", "done"), ("- 2026-11-10 Contacted: Lena", "done"),
      ("- 2026-10-27 Contacted: Lena", "done"), ("- 2026-10-26 Contacted: Lena", "overdue"),
      ("- 2026-11-10 Thank-you: everyone", "overdue"),
    ])
  func answered(entry: String, state: String) throws {
    try TestJournal(acme("applied: 2026-10-26", log: entry)).expect(
      .applicationUnanswered, ["2026-11-17 \(state)"])
  }

  @Test("An early question is no duty any more once they answered in time")
  func answeredAfterAsking() throws {
    let journal = TestJournal(
      acme(
        "applied: 2026-10-26", log: "- 2026-10-30 Contacted: them\n- 2026-11-05 Heard: reading"))
    try journal.expect(.applicationUnanswered, ["2026-11-04 done", "2026-11-05"])
  }

  @Test("A cancelled interview keeps nothing from being raised")
  func cancelled() throws {
    let journal = TestJournal(
      acme("applied: 2026-10-26", "## Interview 2026-11-05\n- Cancelled: ill"))
    try journal.expect(.applicationUnanswered, ["2026-11-17 dropped"])
  }

  @Test("Only an application in status applied is open", arguments: Status.allCases)
  func status(status: Status) throws {
    let state = status == .applied ? "overdue" : "dropped"
    try TestJournal(acme("applied: 2026-10-26\nstatus: \(status.rawValue)")).expect(
      .applicationUnanswered, ["2026-11-17 \(state)"])
  }
}

@Suite struct OfferTests {
  private func shared(
    interview: String = "2026-11-02", log: String = "", offer: String = "offer: 2026-11-10"
  ) -> TestJournal {
    TestJournal([
      ("acme.md", acme("contact: Ana Ruiz", "## Interview \(interview)", log: log)),
      ("bright.md", "---\ncompany: Bright\nrole: Smith\n\(offer)\n---\n"),
    ])
  }

  @Test("Another employer is told on the day of the offer or the next working day")
  func borders() throws {
    let journal = shared()
    try journal.expect(
      .offerNotShared,
      [
        "2026-11-09", "2026-11-10 open", "2026-11-11 open", "2026-11-12 overdue",
        "2026-11-24 overdue", "2026-11-25 missed",
      ])
    #expect(
      try journal.windows(.offerNotShared, on: "2026-11-10")
        == ["open Ana Ruiz 2026-11-10 2026-11-11 2026-11-24"])
    let finding = try #require(journal.findings(.offerNotShared, on: "2026-11-12").first)
    #expect(finding.file == "acme.md")
    #expect(
      try journal.texts(.offerNotShared, on: "2026-11-12") == ["## Interview 2026-11-02"])
    #expect(
      try journal.duties(.offerNotShared, on: "2026-11-12").map(\.id)
        == ["acme#offer-not-shared/bright"])
  }

  @Test(
    "Only one that is interviewing, by ten working days on, is told",
    arguments: [
      ("2026-11-24", "overdue"), ("2026-11-25", ""),
    ])
  func firstInterview(interview: String, state: String) throws {
    try shared(interview: interview).expect(.offerNotShared, ["2026-11-12 \(state)"])
  }

  @Test(
    "It ends with what was told or with either application",
    arguments: [
      ("- 2026-11-10 Told about offer: Ana", "offer: 2026-11-10", "done"),
      ("- 2026-11-12 Shared offer: Ana", "offer: 2026-11-10", "done"),
      ("- 2026-11-09 Told about offer: Ana", "offer: 2026-11-10", "overdue"),
      ("- 2026-11-09 Withdrawn", "offer: 2026-11-10", ""),
      ("- 2026-11-10 Withdrawn", "offer: 2026-11-10", "dropped"),
      ("- 2026-11-11 Rejected", "offer: 2026-11-10", "dropped"),
      ("- 2026-11-11 Offer", "offer: 2026-11-10", "overdue"),
      ("", "offer: 2026-11-10\naccepted: 2026-11-11", "overdue"),
      ("", "offer: 2026-11-10\nsigned: 2026-11-11", "dropped"),
      ("", "offer: 2026-11-10\nwithdrawn: 2026-11-11", "dropped"),
      ("", "status: offer", ""), ("", "offer: 2026-11-13", ""),
    ])
  func ends(log: String, offer: String, state: String) throws {
    let duties = try shared(log: log, offer: offer).duties(.offerNotShared, on: "2026-11-12")
      .filter { $0.id.hasPrefix("acme#") }
    #expect(duties.map(\.state.rawValue).joined() == state)
  }

  @Test("One with the offer alone owes nothing to itself")
  func alone() throws {
    try TestJournal(acme("offer: 2026-11-10", "## Interview 2026-11-02")).expect(
      .offerNotShared, ["2026-11-12"])
  }

  @Test("Each offer is told to each other application")
  func several() throws {
    let journal = TestJournal([
      ("a.md", acme("interviews: 2026-11-02\noffer: 2026-11-10")),
      ("b.md", acme("interviews: 2026-11-02\noffer: 2026-11-11")),
      ("c.md", acme("interviews: 2026-11-02")),
    ])
    #expect(
      try journal.duties(.offerNotShared, on: "2026-11-11").map(\.id) == [
        "b#offer-not-shared/a", "c#offer-not-shared/a", "a#offer-not-shared/b",
        "c#offer-not-shared/b",
      ])
  }

  @Test("An offer is answered by the day it expires, at the latest thirty days on")
  func unanswered() throws {
    let journal = TestJournal(acme("offer: 2026-11-02\noffer-expires: 2026-11-13"))
    try journal.expect(
      .offerUnanswered,
      [
        "2026-11-01", "2026-11-02 open", "2026-11-13 open", "2026-11-14 overdue",
        "2026-12-13 overdue", "2026-12-14 missed",
      ])
    #expect(try journal.severities(.offerUnanswered, on: "2026-11-14") == [.error])
    #expect(try journal.texts(.offerUnanswered, on: "2026-11-14") == ["offer: 2026-11-02"])
  }

  @Test(
    "The earliest of five ends answers an offer",
    arguments: [
      ("accepted: 2026-11-10", "done 2026-11-10"), ("signed: 2026-11-14", "done 2026-11-14"),
      ("rejected: 2026-11-10", "done 2026-11-10"), ("withdrawn: 2026-11-10", "done 2026-11-10"),
      ("closed: 2026-11-10", "done 2026-11-10"), ("accepted: 2026-11-02", "done 2026-11-02"),
      ("accepted: 2026-11-12\nsigned: 2026-11-10", "done 2026-11-10"),
      ("accepted: 2026-11-15", "overdue"), ("rejected: 2026-11-01", "dropped"),
      ("status: interviewing", "dropped"), ("applied: 2026-10-01", "overdue"),
    ])
  func answered(end: String, state: String) throws {
    let journal = TestJournal(acme("offer: 2026-11-02\noffer-expires: 2026-11-13\n\(end)"))
    let duty = try #require(journal.duties(.offerUnanswered, on: "2026-11-14").first)
    #expect(
      [duty.state.rawValue, duty.fulfilled?.description].compactMap { $0 }
        .joined(separator: " ") == state)
  }

  @Test("An offer that does not expire asks for no answer")
  func noExpiry() throws {
    try TestJournal(acme("offer: 2026-11-02")).expect(.offerUnanswered, ["2026-12-02"])
  }
}

@Suite struct RejectionTests {
  static let rules: [RuleName] = [
    .rejectionNotThanked, .feedbackNotAsked, .introductionsNotAsked,
  ]

  private func journal(_ log: String = "") -> TestJournal {
    TestJournal(
      acme(
        "rejected: 2026-11-13\ncontact: Ana Ruiz", "## Interview 2026-11-03\n- With: Ana Ruiz",
        log: log))
  }

  @Test("After a rejection there are two working days, and it lapses after ten", arguments: rules)
  func borders(rule: RuleName) throws {
    try journal().expect(
      rule,
      [
        "2026-11-12", "2026-11-13 open", "2026-11-17 open", "2026-11-18 overdue",
        "2026-11-27 overdue", "2026-11-28 missed",
      ])
    #expect(
      try journal().windows(rule, on: "2026-11-13")
        == ["open Ana Ruiz 2026-11-13 2026-11-17 2026-11-27"])
    #expect(try journal().texts(rule, on: "2026-11-18") == ["rejected: 2026-11-13"])
    #expect(
      try journal().severities(rule, on: "2026-11-18")
        == [rule == .introductionsNotAsked ? .hint : .warning])
  }

  @Test(
    "Each of the three has an entry of its own",
    arguments: [
      ("Thank-you: Ana", RuleName.rejectionNotThanked), ("Feedback asked: Ana", .feedbackNotAsked),
      ("Introductions asked: Ana", .introductionsNotAsked),
    ])
  func fulfilled(entry: String, fulfils: RuleName) throws {
    for rule in Self.rules {
      let state = rule == fulfils ? "done" : "overdue"
      try journal("- 2026-11-13 \(entry)").expect(rule, ["2026-11-18 \(state)"])
      try journal("- 2026-11-18 \(entry)").expect(rule, ["2026-11-18 \(state)"])
      try journal("- 2026-11-12 \(entry)").expect(rule, ["2026-11-18 overdue"])
    }
  }

  @Test(
    "It is owed only after an interview held by then, while the rejection stands",
    arguments: [
      ("interviews: 2026-11-13\nrejected: 2026-11-13", "overdue"),
      ("interviews: 2026-11-14\nrejected: 2026-11-13", ""),
      ("rejected: 2026-11-13", ""), ("interviews: 2026-11-03\nstatus: rejected", ""),
      ("interviews: 2026-11-03\nrejected: 2026-11-13\nstatus: interviewing", "dropped"),
      ("interviews: 2026-11-03\nrejected: 2026-11-13\nclosed: 2026-11-14", "dropped"),
      ("interviews: 2026-11-03\nrejected: 2026-11-13\nclosed: 2026-11-13", "overdue"),
    ])
  func raised(frontMatter: String, state: String) throws {
    for rule in Self.rules {
      try TestJournal(acme(frontMatter)).expect(rule, ["2026-11-18 \(state)"])
    }
  }

  @Test("A rejection in the log is one, too")
  func inTheLog() throws {
    let journal = TestJournal(
      acme("interviews: 2026-11-03", log: "- 2026-11-13 Rejected: by email"))
    try journal.expect(.feedbackNotAsked, ["2026-11-12", "2026-11-13 open", "2026-11-18 overdue"])
    #expect(
      try journal.texts(.feedbackNotAsked, on: "2026-11-18") == ["- 2026-11-13 Rejected: by email"])
  }
}
