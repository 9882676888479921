import FollowUp
import Journal
import TestSupport
import Testing

/// An interview on Tuesday 2026-11-10, and what followed.
private func waiting(
  _ frontMatter: String = "", section: String = "", log: String = "",
  configuration: String? = nil
) -> TestJournal {
  TestJournal(
    acme(frontMatter, "## Interview 2026-11-10\n\(section)", log: log),
    configuration: configuration)
}

private let phases: [RuleName] = [.checkInDue, .stillNoWord, .timeToMoveOn, .jobStillOpen]

extension TestJournal {
  /// The four waiting rules at once, by their initials: `c missed, m open, j upcoming`.
  fileprivate func phase(on today: String) throws -> String {
    let initials = ["c", "s", "m", "j"]
    return try zip(phases, initials).flatMap { rule, initial in
      try duties(rule, on: today).map { "\(initial) \($0.state.rawValue)" }
    }.joined(separator: ", ")
  }

  fileprivate func expectPhases(
    _ rows: [(today: String, phase: String)], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (today, expected) in rows {
      let found = try phase(on: today)
      #expect(found == expected, "on \(today)", sourceLocation: sourceLocation)
    }
  }
}

@Suite struct CheckInTests {
  @Test("Without a date, asking is due from the seventh to the tenth day, and lapses after thirty")
  func withoutDate() throws {
    let journal = waiting("contact: Priya Raman")
    try journal.expect(
      .checkInDue,
      [
        "2026-11-09", "2026-11-10 upcoming", "2026-11-16 upcoming", "2026-11-17 open",
        "2026-11-20 open", "2026-11-21 overdue", "2026-12-20 overdue", "2026-12-21 missed",
      ])
    #expect(
      try journal.windows(.checkInDue, on: "2026-11-17")
        == ["open Priya Raman 2026-11-17 2026-11-20 2026-12-20"])
    #expect(try journal.severities(.checkInDue, on: "2026-11-21") == [.warning])
  }

  @Test("With a date, asking is due from three days after it, for two working days")
  func withDate() throws {
    let journal = waiting(section: "- Timeline: 2026-11-20")
    try journal.expect(
      .checkInDue,
      [
        "2026-11-20 upcoming", "2026-11-22 upcoming", "2026-11-23 open", "2026-11-25 open",
        "2026-11-26 overdue", "2026-12-25 overdue", "2026-12-26 missed",
      ])
    #expect(
      try journal.windows(.checkInDue, on: "2026-11-23")
        == ["open 2026-11-23 2026-11-25 2026-12-25"])
  }

  @Test(
    "The days move to working days, and can be changed",
    arguments: [
      ("2026-11-10", "", "", "2026-11-17 2026-11-20"),
      ("2026-11-14", "", "", "2026-11-23 2026-11-24"),
      ("2026-11-12", "", "", "2026-11-19 2026-11-23"),
      ("2026-11-10", "", "holidays: [2026-11-17, 2026-11-20]", "2026-11-18 2026-11-23"),
      ("2026-11-10", "", rules(.checkInDue, "{ without-date: 12 }"), "2026-11-23 2026-11-23"),
      (
        "2026-11-10", "", rules(.checkInDue, "{ without-date: 5, at-latest: 14 }"),
        "2026-11-16 2026-11-24"
      ),
      ("2026-11-10", "2026-11-18", "", "2026-11-23 2026-11-25"),
      ("2026-11-10", "2026-11-16", "", "2026-11-19 2026-11-23"),
      (
        "2026-11-10", "2026-11-20", rules(.checkInDue, "{ after-date: 0 }"), "2026-11-20 2026-11-24"
      ),
      (
        "2026-11-10", "2026-11-20", rules(.checkInDue, "{ after-date: 10 }"),
        "2026-11-30 2026-12-02"
      ),
      ("2026-11-10", "2026-11-20", "holidays: [2026-11-23, 2026-11-25]", "2026-11-24 2026-11-27"),
    ])
  func windows(date: String, promised: String, configuration: String, window: String) throws {
    let timeline = promised.isEmpty ? "" : "- Timeline: \(promised)"
    let journal = TestJournal(
      acme("", "## Interview \(date)\n\(timeline)"), configuration: configuration)
    let lapses = try day(String(window.suffix(10))) + 30
    #expect(try journal.windows(.checkInDue, on: date) == ["upcoming \(window) \(lapses)"])
  }

  struct Promised: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let frontMatter: String
    let section: String
    let log: String
    /// The first good day of the last period.
    let from: String

    init(
      _ name: String, frontMatter: String = "", section: String = "", log: String = "",
      from: String
    ) {
      testDescription = name
      self.frontMatter = frontMatter
      self.section = section
      self.log = log
      self.from = from
    }
  }

  static let promises = [
    Promised("none", from: "2026-11-17"),
    Promised("in the interview", section: "- Timeline: 2026-11-30", from: "2026-12-03"),
    Promised("a span", section: "- Timeline: two weeks", from: "2026-11-27"),
    Promised("working days", section: "- Timeline: 10 working days", from: "2026-11-27"),
    Promised("a month", section: "- Timeline: in a month", from: "2026-12-14"),
    Promised("asked, no date", section: "- Timeline: they could not say", from: "2026-11-17"),
    Promised(
      "asked again, no date", section: "- Timeline: 2026-11-30\n- Timeline: not sure",
      from: "2026-12-03"),
    Promised(
      "the last one on a day", section: "- Timeline: 2026-12-18\n- Timeline: 2026-11-30",
      from: "2026-12-03"),
    Promised(
      "in the log, before B", log: "- 2026-11-05 Timeline: 2026-11-30", from: "2026-12-03"),
    Promised(
      "in the log, on B", section: "- Timeline: 2026-12-18",
      log: "- 2026-11-10 Timeline: 2026-11-30", from: "2026-12-03"),
    Promised(
      "in the log, after B, opens a period", section: "- Timeline: 2026-11-20",
      log: "- 2026-11-12 Timeline: 2026-11-30", from: "2026-12-03"),
    Promised(
      "an older one further down", section: "- Timeline: 2026-11-30",
      log: "- 2026-11-05 Timeline: 2026-12-18", from: "2026-12-03"),
    Promised(
      "a date of its own in the section", section: "- 2026-11-12 Timeline: a week",
      from: "2026-11-23"),
    Promised(
      "kept by a later word", section: "- Timeline: 2026-11-30",
      log: "- 2026-11-13 Heard: still reading", from: "2026-12-03"),
    Promised(
      "overtaken", section: "- Timeline: 2026-11-12",
      log: "- 2026-11-13 Heard: still reading", from: "2026-11-20"),
    Promised(
      "not yet overtaken", section: "- Timeline: 2026-11-13",
      log: "- 2026-11-13 Heard: still reading", from: "2026-11-16"),
    Promised("in the front matter", frontMatter: "decision-by: 2026-11-30", from: "2026-12-03"),
    Promised(
      "later in the front matter", frontMatter: "decision-by: 2026-11-30",
      section: "- Timeline: 2026-11-20", from: "2026-12-03"),
    Promised(
      "earlier in the front matter", frontMatter: "decision-by: 2026-11-20",
      section: "- Timeline: 2026-11-30", from: "2026-12-03"),
    Promised(
      "overtaken in the front matter", frontMatter: "decision-by: 2026-11-09",
      from: "2026-11-17"),
    Promised(
      "on B in the front matter", frontMatter: "decision-by: 2026-11-10", from: "2026-11-13"),
  ]

  @Test("The promised day is the latest that they gave, unless overtaken", arguments: promises)
  func promised(promised: Promised) throws {
    let journal = waiting(promised.frontMatter, section: promised.section, log: promised.log)
    let duty = try #require(journal.duties(.checkInDue, on: "2026-11-14").last)
    #expect(duty.from == (try day(promised.from)))
  }

  @Test("The word in the front matter is the current one, and not that of earlier periods")
  func decisionBy() throws {
    let journal = waiting(
      "decision-by: 2026-11-30", section: "- Timeline: 2026-11-16",
      log: "- 2026-11-18 Heard: still reading")
    #expect(
      try journal.windows(.checkInDue, on: "2026-11-17")
        == ["upcoming 2026-12-03 2026-12-07 2027-01-06"])
    #expect(
      try journal.windows(.checkInDue, on: "2026-11-18") == [
        "dropped 2026-11-19 2026-11-23 2026-12-23",
        "upcoming 2026-12-03 2026-12-07 2027-01-06",
      ])
  }

  @Test("A later timeline says nothing about the period before it")
  func laterTimeline() throws {
    let journal = waiting(log: "- 2026-11-12 Timeline: 2026-11-30")
    #expect(
      try journal.windows(.checkInDue, on: "2026-11-12") == [
        "dropped 2026-11-17 2026-11-20 2026-12-20",
        "upcoming 2026-12-03 2026-12-07 2027-01-06",
      ])
  }

  @Test(
    "Each sign of life begins a new period, and nothing else does",
    arguments: [
      ("Heard: soon", 2), ("Timeline: 2026-12-18", 2), ("Timeline: no idea", 2),
      ("Interview: by phone", 2), ("Offer", 1), ("Rejected", 1), ("Contacted: the tests", 1),
      ("Thank-you: everyone", 1), ("Seen open", 1), ("Kept: all", 1), ("Feedback asked", 1),
    ])
  func periods(entry: String, count: Int) throws {
    let journal = waiting(log: "- 2026-11-13 \(entry)")
    #expect(try journal.duties(.checkInDue, on: "2026-11-13").count == count)
  }

  @Test(
    "Nothing waits before the first interview",
    arguments: [
      "- 2026-11-02 Heard: soon", "- 2026-11-02 Timeline: 2026-11-20", "- 2026-11-02 Check-in: Ana",
    ])
  func beforeInterview(log: String) throws {
    for rule in phases {
      try TestJournal(acme("applied: 2026-10-26", log: log)).expect(rule, ["2026-11-24"])
    }
  }

  @Test(
    "A check-in fulfils it, also before its time",
    arguments: [
      ("2026-11-10", "overdue"), ("2026-11-11", "done on time"), ("2026-11-17", "done on time"),
      ("2026-11-20", "done on time"), ("2026-11-21", "done late"),
    ])
  func fulfilled(date: String, state: String) throws {
    let journal = waiting(log: "- \(date) Check-in: Priya")
    let duty = try #require(journal.duties(.checkInDue, on: "2026-11-21").first)
    let time = duty.state == .done ? duty.isOnTime ? " on time" : " late" : ""
    #expect(duty.state.rawValue + time == state)
  }

  @Test(
    "A check-in answered the same day belongs to the period that it ended",
    arguments: [
      "- 2026-11-18 Check-in: Ana\n- 2026-11-18 Heard: in a week",
      "- 2026-11-18 Heard: in a week\n- 2026-11-18 Check-in: Ana",
    ])
  func sameDay(log: String) throws {
    #expect(
      try waiting(log: log).windows(.checkInDue, on: "2026-11-19") == [
        "done 2026-11-17 2026-11-20 2026-12-20",
        "upcoming 2026-11-25 2026-11-30 2026-12-30",
      ])
  }

  @Test(
    "While an interview is ahead, the current period is not in the record",
    arguments: [
      ("## Interview 2026-11-25", ""),
      ("## Interview 2026-11-25\n- Cancelled: ill", "c overdue, j upcoming"),
      ("## Log\n- 2026-11-25 Interview: on site", ""),
      ("## Interview 2026-11-25\n\n## Log\n- 2026-11-18 Closed", ""),
      ("## Interview 2026-11-25\n\n## Log\n- 2026-11-12 Heard: come by", "c dropped"),
      ("## Interview 2026-11-25\n\n## Log\n- 2026-11-18 Check-in: Ana", ""),
    ])
  func interviewAhead(later: String, phase: String) throws {
    let journal = TestJournal(acme("", "## Interview 2026-11-10\n\n\(later)"))
    #expect(try journal.phase(on: "2026-11-24") == phase)
    #expect(try journal.quiet(on: "2026-11-12").isEmpty == !later.contains("Cancelled"))
  }

  @Test("On the day of the next interview its period begins")
  func nextInterview() throws {
    let journal = TestJournal(acme("", "## Interview 2026-11-10\n\n## Interview 2026-11-25"))
    try journal.expectPhases([
      ("2026-11-10", ""), ("2026-11-24", ""), ("2026-11-25", "c dropped, c upcoming, j upcoming"),
      ("2026-12-02", "c dropped, c open, j upcoming"),
    ])
    #expect(try journal.quiet(on: "2026-11-25") == "2026-11-25 2026-12-02")
  }

  @Test(
    "An offer or a rejection closes the period and opens none",
    arguments: [
      ("- 2026-11-18 Offer", "c dropped"), ("- 2026-11-18 Rejected", "c dropped"),
      ("- 2026-11-17 Check-in: Ana\n- 2026-11-18 Offer", "c done"),
      ("- 2026-11-18 Check-in: Ana\n- 2026-11-18 Rejected", "c done"),
      ("- 2026-11-18 Offer\n- 2026-11-18 Heard: good news", "c dropped"),
      ("- 2026-11-18 Offer\n- 2026-11-19 Heard: good news", "c dropped, c dropped"),
    ])
  func offer(log: String, phase: String) throws {
    let journal = waiting(log: log)
    #expect(try journal.phase(on: "2026-11-21") == phase)
    #expect(try journal.quiet(on: "2026-11-21") == "")
  }

  @Test("It is open only in status interviewing", arguments: Status.allCases)
  func status(status: Status) throws {
    let state = status == .interviewing ? "overdue" : "dropped"
    try waiting("status: \(status.rawValue)").expect(.checkInDue, ["2026-11-21 \(state)"])
  }

  @Test(
    "It points at what promised the day, else at what opened the period",
    arguments: [
      ("", "", "", "## Interview 2026-11-10"),
      ("", "- Timeline: 2026-11-12", "", "- Timeline: 2026-11-12"),
      ("decision-by: 2026-11-12", "", "", "decision-by: 2026-11-12"),
      ("decision-by: 2026-11-12", "- Timeline: 2026-11-11", "", "decision-by: 2026-11-12"),
      ("", "- Timeline: 2026-11-11", "- 2026-11-12 Heard: soon", "- 2026-11-12 Heard: soon"),
      (
        "", "- Timeline: not yet", "- 2026-11-12 Timeline: not yet",
        "- 2026-11-12 Timeline: not yet"
      ),
      ("", "- Timeline: 2026-11-13", "- 2026-11-12 Heard: soon", "- Timeline: 2026-11-13"),
    ])
  func line(frontMatter: String, section: String, log: String, line: String) throws {
    let journal = waiting(frontMatter, section: section, log: log)
    #expect(try journal.texts(.checkInDue, on: "2026-11-26") == [line])
  }

  @Test(
    "The agenda says which of three situations it is",
    arguments: [
      ("- Round: 1", "no date was given"), ("- Timeline: 2026-11-20", "they said"),
      ("- Round: final", "all rounds done"),
      ("\n## Interview 2026-11-08\n\n## Interview 2026-11-09", "all rounds done"),
      ("\n## Interview 2026-11-09", "no date was given"),
      ("- Round: 3", "no date was given"),
    ])
  func situation(section: String, reason: String) throws {
    let assessment = try waiting(section: section).assessment(on: "2026-11-24")
    let duty = try #require(assessment.duties.last { $0.rule == .checkInDue })
    #expect(assessment.wording(of: duty).reason.contains(reason))
  }
}

@Suite struct StillNoWordTests {
  private let journal = waiting("interest: high", log: "- 2026-11-18 Check-in: Ana")

  @Test("Where they were keen, it is raised three weeks after the check-in")
  func borders() throws {
    try journal.expect(
      .stillNoWord,
      [
        "2026-11-17", "2026-11-18 upcoming", "2026-12-08 upcoming", "2026-12-09 open",
        "2026-12-16 open", "2026-12-17 overdue", "2027-01-15 overdue", "2027-01-16 missed",
      ])
    #expect(
      try journal.windows(.stillNoWord, on: "2026-12-09")
        == ["open 2026-12-09 2026-12-16 2027-01-15"])
    #expect(
      try journal.texts(.stillNoWord, on: "2026-12-17") == ["- 2026-11-18 Check-in: Ana"])
    #expect(try journal.severities(.stillNoWord, on: "2026-12-17") == [.warning])
  }

  @Test("Only high interest raises it", arguments: ["high", "normal", "low", ""])
  func interest(interest: String) throws {
    let frontMatter = interest.isEmpty ? "" : "interest: \(interest)"
    let journal = waiting(frontMatter, log: "- 2026-11-18 Check-in: Ana")
    let expected = interest == "high" ? "c done, s open, j upcoming" : "c done, m open, j upcoming"
    #expect(try journal.phase(on: "2026-12-09") == expected)
  }

  @Test("The second check-in fulfils it, and the phase after it begins")
  func second() throws {
    let journal = waiting(
      "interest: high", log: "- 2026-11-18 Check-in: Ana\n- 2026-12-10 Check-in: Ana")
    try journal.expectPhases([
      ("2026-12-09", "c done, s open, j upcoming"),
      ("2026-12-10", "c done, s done, m upcoming, j upcoming"),
      ("2026-12-31", "c done, s done, m open, j upcoming"),
    ])
    #expect(
      try journal.windows(.timeToMoveOn, on: "2026-12-31")
        == ["open 2026-12-31 2027-01-14 2027-02-13"])
    #expect(try journal.quiet(on: "2026-12-10") == "2026-11-10 2026-12-31")
  }

  @Test("Missed or waived, it is followed by no phase, and by no quiet")
  func missed() throws {
    #expect(try journal.phase(on: "2027-01-16") == "c done, s missed, j upcoming")
    #expect(try journal.quiet(on: "2027-01-16") == "")
    let waived = waiting(
      "interest: high",
      log: "- 2026-11-18 Check-in: Ana\n- 2026-11-19 Waived: still-no-word: they are slow")
    #expect(try waived.phase(on: "2026-11-20") == "c done, s waived, j upcoming")
    #expect(try waived.quiet(on: "2026-11-20") == "")
  }

  @Test(
    "What answers it leaves it in the record, dropped",
    arguments: [
      ("2026-12-10 Heard: soon", "c done, c upcoming, s dropped, j upcoming"),
      ("2026-12-10 Offer", "c done, s dropped"), ("2026-12-10 Closed", "c done, s dropped"),
      ("2026-12-10 Withdrawn", "c done, s dropped"), ("2026-12-10 Rejected", "c done, s dropped"),
    ])
  func ended(entry: String, phase: String) throws {
    let journal = waiting("interest: high", log: "- 2026-11-18 Check-in: Ana\n- \(entry)")
    #expect(try journal.phase(on: "2026-12-10") == phase)
  }

  @Test("Its days can be changed, and roll")
  func options() throws {
    let setting = rules(.stillNoWord, "{ after: 10 }")
    let journal = waiting(
      "interest: high", log: "- 2026-11-18 Check-in: Ana", configuration: setting)
    #expect(
      try journal.windows(.stillNoWord, on: "2026-11-18")
        == ["upcoming 2026-11-30 2026-12-07 2027-01-06"])
  }
}

@Suite struct TimeToMoveOnTests {
  @Test("After one check-in, without high interest, it is raised three weeks on")
  func borders() throws {
    let journal = waiting(log: "- 2026-11-18 Check-in: Ana")
    try journal.expect(
      .timeToMoveOn,
      [
        "2026-11-17", "2026-11-18 upcoming", "2026-12-08 upcoming", "2026-12-09 open",
        "2026-12-23 open", "2026-12-24 overdue", "2027-01-22 overdue", "2027-01-23 missed",
        "2027-02-15 missed", "2027-02-16 dropped",
      ])
    #expect(
      try journal.windows(.timeToMoveOn, on: "2026-12-09")
        == ["open 2026-12-09 2026-12-23 2027-01-22"])
    #expect(
      try journal.texts(.timeToMoveOn, on: "2026-12-24") == ["- 2026-11-18 Check-in: Ana"])
    #expect(try journal.severities(.timeToMoveOn, on: "2026-12-24") == [.hint])
  }

  @Test("It counts from the last of several check-ins", arguments: ["high", "normal"])
  func several(interest: String) throws {
    let journal = waiting(
      "interest: \(interest)",
      log: """
        - 2026-11-18 Check-in: Ana
        - 2026-12-14 Check-in: Ana
        - 2026-12-10 Check-in: Ana
        """)
    #expect(
      try journal.windows(.timeToMoveOn, on: "2026-12-20")
        == ["upcoming 2027-01-04 2027-01-18 2027-02-17"])
  }

  @Test("After a missed check-in it is raised from the day after that")
  func missed() throws {
    let journal = waiting()
    try journal.expectPhases([
      ("2026-12-20", "c overdue, j upcoming"), ("2026-12-21", "c missed, m open, j upcoming"),
      ("2027-01-04", "c missed, m open, j upcoming"),
      ("2027-01-05", "c missed, m overdue, j upcoming"),
      ("2027-02-03", "c missed, m overdue, j upcoming"),
      ("2027-02-04", "c missed, m missed, j upcoming"),
      ("2027-02-07", "c missed, m missed, j upcoming"),
      ("2027-02-08", "c missed, m dropped, j open"),
    ])
    #expect(
      try journal.texts(.timeToMoveOn, on: "2027-01-05") == ["## Interview 2026-11-10"])
    #expect(try journal.quiet(on: "2026-12-21") == "")
  }

  @Test("The day after a missed check-in moves to a working day, and is quiet until then")
  func missedBeforeWeekend() throws {
    let journal = waiting(section: "- Timeline: 2026-11-20")
    try journal.expectPhases([
      ("2026-12-25", "c overdue, j upcoming"), ("2026-12-26", "c missed, m upcoming, j upcoming"),
      ("2026-12-28", "c missed, m open, j upcoming"),
    ])
    #expect(try journal.quiet(on: "2026-12-25") == "")
    #expect(try journal.quiet(on: "2026-12-26") == "2026-11-10 2026-12-28")
    #expect(
      try journal.windows(.timeToMoveOn, on: "2026-12-28")
        == ["open 2026-12-28 2027-01-11 2027-02-10"])
  }

  @Test(
    "After a waived check-in it is raised from the day after the waiver",
    arguments: [
      ("2026-11-10", "2026-11-11"), ("2026-11-12", "2026-11-13"), ("2026-11-13", "2026-11-16"),
      ("2026-11-14", "2026-11-16"), ("2026-11-23", "2026-11-24"),
    ])
  func waived(date: String, from: String) throws {
    let journal = waiting(log: "- \(date) Waived: check-in-due: they asked for patience")
    #expect(try journal.phase(on: date) == "c waived, m upcoming, j upcoming")
    let duty = try #require(journal.duties(.timeToMoveOn, on: date).first)
    #expect(duty.from == (try day(from)))
    #expect(try journal.quiet(on: date) == "2026-11-10 \(from)")
    #expect(try journal.phase(on: from) == "c waived, m open, j upcoming")
  }

  @Test("A waiver from before the period settles nothing in it")
  func earlierWaiver() throws {
    let journal = waiting(log: "- 2026-11-09 Waived: check-in-due: they asked for patience")
    #expect(try journal.phase(on: "2026-11-21") == "c overdue, j upcoming")
  }

  struct Ending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let log: String
    let interest: String
    let phase: String

    init(_ name: String, _ log: [String], interest: String = "normal", _ phase: String) {
      testDescription = name
      self.log = log.map { "- \($0)" }.joined(separator: "\n")
      self.interest = interest
      self.phase = phase
    }
  }

  static let endings = [
    Ending("closed before asking", ["2026-11-16 Closed"], "c dropped"),
    Ending("closed when asking was due", ["2026-11-18 Closed"], "c dropped"),
    Ending("closed when asking was overdue", ["2026-12-20 Closed"], "c dropped"),
    Ending(
      "closed on the day of the check-in", ["2026-11-18 Check-in: Ana", "2026-11-18 Closed"],
      "c done, m done"),
    Ending(
      "closed while quiet", ["2026-11-18 Check-in: Ana", "2026-11-30 Closed"], "c done, m done"),
    Ending(
      "withdrawn when it was time", ["2026-11-18 Check-in: Ana", "2026-12-14 Withdrawn"],
      "c done, m done"),
    Ending(
      "closed long after", ["2026-11-18 Check-in: Ana", "2027-01-30 Closed"], "c done, m done"),
    Ending(
      "closed once the job had been open for months",
      ["2026-11-18 Check-in: Ana", "2027-02-20 Closed"], "c done, m done"),
    Ending(
      "closed after they were asked once, and keen",
      ["2026-11-18 Check-in: Ana", "2026-12-14 Closed"], interest: "high", "c done, s dropped"),
    Ending(
      "closed after they were asked twice, and keen",
      ["2026-11-18 Check-in: Ana", "2026-12-14 Check-in: Ana", "2026-12-20 Closed"],
      interest: "high", "c done, s done, m done"),
    Ending(
      "closed after a missed check-in", ["2026-12-22 Closed"], "c dropped, m done"),
    Ending(
      "closed after a waived check-in",
      ["2026-11-12 Waived: check-in-due: no need", "2026-11-16 Closed"], "c waived, m done"),
    Ending(
      "closed before the waiver",
      ["2026-11-16 Closed", "2026-11-18 Waived: check-in-due: no need"], "c waived"),
    Ending("rejected", ["2026-11-18 Check-in: Ana", "2026-12-14 Rejected"], "c done"),
    Ending(
      "they wrote, then it was closed",
      ["2026-11-18 Check-in: Ana", "2026-12-14 Heard: soon", "2026-12-15 Closed"],
      "c done, c dropped"),
    Ending(
      "closed, then they wrote",
      ["2026-11-18 Check-in: Ana", "2026-12-14 Closed", "2026-12-15 Heard: a pity"],
      "c done, c dropped, m done"),
  ]

  @Test("Closing or withdrawing fulfils it, if it had come to that", arguments: endings)
  func ended(ending: Ending) throws {
    let journal = waiting("interest: \(ending.interest)", log: ending.log)
    #expect(try journal.phase(on: "2027-03-01") == ending.phase)
  }

  @Test("Its days can be changed")
  func options() throws {
    let setting = rules(.timeToMoveOn, "{ after: 7 }")
    #expect(
      try waiting(log: "- 2026-11-18 Check-in: Ana", configuration: setting)
        .windows(.timeToMoveOn, on: "2026-11-25") == ["open 2026-11-25 2026-12-09 2027-01-08"])
  }
}

@Suite struct JobStillOpenTests {
  @Test(
    "It is raised ninety days after the last word, promise or check-in",
    arguments: [
      ("", "", "2027-02-08"), ("- Timeline: 2026-11-20", "", "2027-02-18"),
      ("", "- 2026-11-18 Check-in: Ana", "2027-02-16"),
      ("- Timeline: 2026-11-30", "- 2026-11-18 Check-in: Ana", "2027-03-01"),
      ("", "- 2026-11-18 Check-in: Ana\n- 2026-12-10 Check-in: Ana", "2027-03-10"),
      ("", "- 2026-11-18 Heard: soon", "2027-02-16"),
      ("", "- 2026-11-18 Contacted: the tests", "2027-02-08"),
    ])
  func from(section: String, log: String, from: String) throws {
    let journal = waiting(section: section, log: log)
    let duty = try #require(journal.duties(.jobStillOpen, on: "2026-12-20").last)
    #expect(duty.from == (try day(from)))
  }

  @Test("It is open for ten working days, and lapses after thirty days")
  func borders() throws {
    let journal = waiting(log: "- 2026-11-18 Check-in: Ana")
    try journal.expect(
      .jobStillOpen,
      [
        "2026-11-18 upcoming", "2027-02-15 upcoming", "2027-02-16 open", "2027-03-02 open",
        "2027-03-03 overdue", "2027-04-01 overdue", "2027-04-02 missed",
      ])
    #expect(
      try journal.windows(.jobStillOpen, on: "2027-02-16")
        == ["open 2027-02-16 2027-03-02 2027-04-01"])
    #expect(
      try journal.texts(.jobStillOpen, on: "2027-03-03") == ["- 2026-11-18 Check-in: Ana"])
  }

  @Test("Once it is open the other duty is dropped, as long as it is neither done nor waived")
  func drops() throws {
    try waiting(log: "- 2026-11-18 Check-in: Ana").expectPhases([
      ("2027-02-15", "c done, m missed, j upcoming"), ("2027-02-16", "c done, m dropped, j open"),
      ("2027-04-02", "c done, m dropped, j missed"),
    ])
    try waiting("interest: high", log: "- 2026-11-18 Check-in: Ana").expectPhases([
      ("2027-02-15", "c done, s missed, j upcoming"), ("2027-02-16", "c done, s dropped, j open"),
    ])
    try waiting(
      log: "- 2026-11-18 Check-in: Ana\n- 2026-12-10 Waived: time-to-move-on: they are slow"
    ).expectPhases([("2027-02-16", "c done, m waived, j open")])
    try waiting(
      log: "- 2026-11-18 Check-in: Ana\n- 2026-12-10 Waived: job-still-open: not again"
    ).expectPhases([("2027-02-16", "c done, m missed, j waived")])
  }

  @Test("It drops a check-in that was put off beyond its first day, too")
  func dropsSnoozed() throws {
    let journal = waiting(
      section: "- Timeline: 2026-11-20",
      log: "- 2026-11-24 Snoozed: check-in-due until 2027-03-05")
    #expect(try journal.phase(on: "2027-02-17") == "c upcoming, j upcoming")
    #expect(try journal.quiet(on: "2027-02-17") == "2026-11-10 2027-03-05")
    #expect(try journal.phase(on: "2027-02-18") == "c dropped, j open")
    #expect(try journal.quiet(on: "2027-02-18") == "")
  }

  @Test("A check-in on or after its first day fulfils it, and the next counts from there")
  func fulfilled() throws {
    let early = waiting(
      log: "- 2026-11-18 Check-in: Ana\n- 2027-02-15 Check-in: Ana")
    #expect(try early.phase(on: "2027-02-15") == "c done, m upcoming, j upcoming")
    let journal = waiting(
      log: "- 2026-11-18 Check-in: Ana\n- 2027-02-16 Check-in: Ana")
    try journal.expectPhases([
      ("2027-02-15", "c done, m missed, j upcoming"),
      ("2027-02-16", "c done, m upcoming, j done, j upcoming"),
      ("2027-03-09", "c done, m open, j done, j upcoming"),
      ("2027-05-16", "c done, m missed, j done, j upcoming"),
      ("2027-05-17", "c done, m dropped, j done, j open"),
    ])
    #expect(
      try journal.windows(.jobStillOpen, on: "2027-02-16") == [
        "done 2027-02-16 2027-03-02 2027-04-01", "upcoming 2027-05-17 2027-05-31 2027-06-30",
      ])
    #expect(
      try journal.duties(.jobStillOpen, on: "2027-02-16").map(\.id) == [
        "acme#job-still-open/2026-11-10", "acme#job-still-open/2026-11-10~2",
      ])
  }

  @Test("The first check-in of all fulfils it where it comes that late")
  func firstOfAll() throws {
    try waiting(log: "- 2027-02-10 Check-in: Ana").expectPhases([
      ("2027-02-09", "c missed, m dropped, j open"),
      ("2027-02-10", "c done, m upcoming, j done, j upcoming"),
    ])
  }

  @Test(
    "An earlier period, or an end, leaves nothing of it but what was done",
    arguments: [
      ("- 2026-11-18 Heard: soon\n- 2026-11-19 Closed", 0),
      ("- 2026-11-18 Closed", 0), ("- 2026-11-18 Offer", 0), ("- 2026-11-18 Heard: soon", 1),
      ("- 2027-02-08 Check-in: Ana\n- 2027-02-09 Closed", 1),
      ("- 2027-02-08 Check-in: Ana\n- 2027-02-09 Heard: soon", 2),
      ("- 2027-02-08 Check-in: Ana\n- 2027-02-08 Heard: soon", 2),
    ])
  func left(log: String, count: Int) throws {
    #expect(try waiting(log: log).duties(.jobStillOpen, on: "2027-02-10").count == count)
  }

  @Test(
    "Whether the job was seen decides its weight, and whether it is raised at all",
    arguments: [
      ("", "", [Severity.hint]), ("still-open: no", "", []), ("still-open: yes", "", [.hint]),
      ("still-open: 2027-02-15", "", [.hint]), ("still-open: 2027-02-16", "", [.warning]),
      ("still-open: 2027-03-03", "", [.warning]), ("still-open: 2027-03-04", "", [.hint]),
      ("", "- 2027-02-15 Seen open", [.hint]), ("", "- 2027-02-16 Seen open", [.warning]),
      ("", "- 2027-03-03 Seen open", [.warning]), ("", "- 2027-03-04 Seen open", [.hint]),
      ("still-open: no", "- 2027-02-16 Seen open", []),
    ])
  func seen(frontMatter: String, entry: String, severities: [Severity]) throws {
    let journal = waiting(frontMatter, log: "- 2026-11-18 Check-in: Ana\n\(entry)")
    #expect(try journal.severities(.jobStillOpen, on: "2027-03-03") == severities)
  }

  @Test("Having been seen does not go beyond a severity that is configured")
  func configured() throws {
    let journal = waiting(
      log: "- 2026-11-18 Check-in: Ana\n- 2027-02-16 Seen open",
      configuration: rules(.jobStillOpen, "{ severity: hint, after: 90 }"))
    #expect(try journal.severities(.jobStillOpen, on: "2027-03-03") == [.hint])
  }

  @Test("A job that is gone drops no other duty")
  func gone() throws {
    try waiting("still-open: no", log: "- 2026-11-18 Check-in: Ana").expectPhases([
      ("2027-02-16", "c done, m missed")
    ])
  }

  @Test("Its days can be changed")
  func options() throws {
    #expect(
      try waiting(configuration: rules(.jobStillOpen, "{ after: 30 }"))
        .windows(.jobStillOpen, on: "2026-12-10") == ["open 2026-12-10 2026-12-24 2027-01-23"])
  }
}

@Suite struct QuietTests {
  @Test(
    "From the last word to the first good day, the agenda says not to write",
    arguments: [
      ("2026-11-09", "", ""), ("2026-11-10", "", "2026-11-10 2026-11-17"),
      ("2026-11-16", "", "2026-11-10 2026-11-17"), ("2026-11-17", "", ""), ("2026-11-21", "", ""),
      ("2026-11-18", "- 2026-11-18 Check-in: Ana", "2026-11-10 2026-12-09"),
      ("2026-12-08", "- 2026-11-18 Check-in: Ana", "2026-11-10 2026-12-09"),
      ("2026-12-09", "- 2026-11-18 Check-in: Ana", ""),
      ("2026-11-18", "- 2026-11-18 Heard: soon", "2026-11-18 2026-11-25"),
      (
        "2026-11-17", "- 2026-11-16 Snoozed: check-in-due until 2026-11-24", "2026-11-10 2026-11-24"
      ),
      ("2026-11-24", "- 2026-11-16 Snoozed: check-in-due until 2026-11-24", ""),
      ("2026-11-12", "- 2026-11-11 Closed", ""), ("2026-11-12", "- 2026-11-11 Offer", ""),
    ])
  func spells(today: String, log: String, spell: String) throws {
    #expect(try waiting(log: log).quiet(on: today) == spell)
  }

  @Test(
    "Where the phase has no duty there is no quiet",
    arguments: [
      RuleName.checkInDue, .timeToMoveOn,
    ])
  func off(rule: RuleName) throws {
    let journal = waiting(configuration: rules(rule, "off"))
    #expect(
      try journal.quiet(on: "2026-11-12")
        == (rule == .checkInDue ? "" : "2026-11-10 2026-11-17"))
    let asked = waiting(log: "- 2026-11-18 Check-in: Ana", configuration: rules(rule, "off"))
    #expect(
      try asked.quiet(on: "2026-11-20")
        == (rule == .timeToMoveOn ? "" : "2026-11-10 2026-12-09"))
  }

  @Test("Spells come in the order of the applications’ names")
  func order() throws {
    let text = acme("", "## Interview 2026-11-10")
    let assessment = try TestJournal([("b.md", text), ("a.md", text)]).assessment(on: "2026-11-12")
    #expect(assessment.quiet.map(\.application) == [1, 0])
  }
}
