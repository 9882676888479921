import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct DateFormTests {
  @Test(
    "An event after today is reported until its day has come",
    arguments: [
      ("Contacted: them", 1), ("Check-in: them", 1), ("Heard: soon", 1), ("Thank-you", 1),
      ("Briefed", 1), ("Promised: the plan by 2026-11-20", 1), ("Applied", 1), ("Rejected", 1),
      ("Waived: task-due: no need", 1), ("Snoozed: task-due until 2026-11-20", 1),
      ("Timeline: 2026-11-20", 1), ("Seen open", 1), ("Interview: by phone", 0),
    ])
  func future(entry: String, count: Int) throws {
    let line = "- 2026-11-11 \(entry)"
    let journal = TestJournal(acme(log: line))
    #expect(
      try journal.texts(.dateInFuture, on: "2026-11-10")
        == Array(repeating: line, count: count))
    #expect(try journal.lines(.dateInFuture, on: "2026-11-11").isEmpty)
  }

  @Test(
    "In an interview ahead, only events and dated timelines are reported",
    arguments: [
      ("- Timeline: 2026-12-01", 0), ("- Process: a talk", 0), ("- With: Dana", 0),
      ("- Thank-you: Dana", 1), ("- 2026-11-11 Thank-you: Dana", 1),
      ("- 2026-11-10 Heard: hello", 0),
      ("- 2026-11-11 Timeline: 2026-12-01", 1), ("- 2026-11-10 Timeline: 2026-12-01", 0),
      ("- [ ] Thank-you: Dana", 0), ("- [ ] 2026-11-12 Thank-you: Dana", 0),
      ("- Promised: the plan by 2026-12-01", 1),
    ])
  func interviewAhead(entry: String, count: Int) throws {
    let journal = TestJournal(acme("", "## Interview 2026-11-11\n\(entry)"))
    #expect(try journal.lines(.dateInFuture, on: "2026-11-10").count == count)
    #expect(try journal.lines(.dateInFuture, on: "2026-11-11").isEmpty)
  }

  @Test(
    "What is dated after today does not count yet",
    arguments: [
      ("- 2026-11-13 Check-in: Ana", RuleName.checkInDue, "upcoming", "done"),
      ("- 2026-11-13 Withdrawn", .thankYouNotSent, "open", "dropped"),
      ("- 2026-11-13 Thank-you", .thankYouNotSent, "open", "done"),
      ("- 2026-11-13 Waived: thank-you-not-sent: no", .thankYouNotSent, "open", "waived"),
      (
        "- 2026-11-13 Snoozed: thank-you-not-sent until 2026-11-17", .thankYouNotSent, "open",
        "upcoming"
      ),
      ("- 2026-11-13 Heard: soon", .checkInDue, "upcoming", "dropped, upcoming"),
    ])
  func counts(entry: String, rule: RuleName, before: String, after: String) throws {
    let journal = TestJournal(acme("", "## Interview 2026-11-11", log: entry))
    try journal.expect(rule, ["2026-11-12 \(before)", "2026-11-13 \(after)"])
  }

  @Test(
    "Neighbours of a chain are in order",
    arguments: [
      ("found: 2026-11-03\napplied: 2026-11-02", ["applied: 2026-11-02"]),
      ("applied: 2026-11-02\nfound: 2026-11-03", ["applied: 2026-11-02"]),
      ("found: 2026-11-02\napplied: 2026-11-02", []),
      ("found: 2026-11-03\noffer: 2026-11-02", ["offer: 2026-11-02"]),
      ("applied: 2026-11-03\noffer: 2026-11-02", ["offer: 2026-11-02"]),
      ("offer: 2026-11-03\naccepted: 2026-11-02", ["accepted: 2026-11-02"]),
      ("accepted: 2026-11-03\nsigned: 2026-11-02", ["signed: 2026-11-02"]),
      ("signed: 2026-11-03\nstarts: 2026-11-02", ["starts: 2026-11-02"]),
      ("signed: 2026-11-03\nstarts: 2027-01-02", []),
      ("offer: 2026-11-03\noffer-expires: 2026-11-02", ["offer-expires: 2026-11-02"]),
      ("offer: 2026-11-03\noffer-expires: 2026-11-03", []),
      ("accepted: 2026-11-03\noffer-expires: 2026-11-02", []),
      ("found: 2026-11-05\napplied: 2026-11-02\noffer: 2026-11-03", ["applied: 2026-11-02"]),
      (
        "found: 2026-11-05\napplied: 2026-11-04\noffer: 2026-11-03",
        ["applied: 2026-11-04", "offer: 2026-11-03"]
      ),
      ("rejected: 2026-11-01\napplied: 2026-11-02", []),
      ("applied: 2026-12-05\noffer: 2026-12-01", ["offer: 2026-12-01"]),
    ])
  func order(frontMatter: String, lines: [String]) throws {
    #expect(
      try TestJournal(acme(frontMatter)).texts(.datesOutOfOrder, on: "2026-11-10") == lines)
  }

  @Test(
    "Dates of the log stand in the same order",
    arguments: [
      ("2026-11-01", 1), ("2026-11-02", 0), ("2026-11-11", 0),
    ])
  func orderInLog(date: String, count: Int) throws {
    let journal = TestJournal(acme("applied: 2026-11-02", log: "- \(date) Offer"))
    #expect(try journal.lines(.datesOutOfOrder, on: "2026-11-10").count == count)
  }

  @Test(
    "Two dates for one fact disagree at the log entry",
    arguments: [
      ("Applied", "applied"), ("Offer", "offer"), ("Accepted", "accepted"), ("Signed", "signed"),
      ("Rejected", "rejected"), ("Withdrawn", "withdrawn"), ("Closed", "closed"),
    ])
  func disagree(entry: String, key: String) throws {
    for (date, count) in [("2026-11-02", 1), ("2026-11-03", 0), ("2026-11-04", 1)] {
      let journal = TestJournal(acme("\(key): 2026-11-03", log: "- \(date) \(entry)"))
      #expect(
        try journal.texts(.datesDisagree, on: "2026-11-10")
          == Array(repeating: "- \(date) \(entry)", count: count))
    }
    let future = TestJournal(acme("\(key): 2026-11-03", log: "- 2026-11-11 \(entry)"))
    #expect(try future.lines(.datesDisagree, on: "2026-11-10").isEmpty)
    #expect(try future.lines(.datesDisagree, on: "2026-11-11").count == 1)
    let twice = TestJournal(acme(log: "- 2026-11-04 \(entry)\n- 2026-11-03 \(entry)"))
    #expect(try twice.texts(.datesDisagree, on: "2026-11-10") == ["- 2026-11-04 \(entry)"])
  }
}

@Suite struct StatusFormTests {
  @Test(
    "A status that the dates contradict is reported",
    arguments: [
      ("status: lead\napplied: 2026-11-02", 1), ("status: applied\napplied: 2026-11-02", 0),
      ("status: applied", 0), ("status: interviewing", 0), ("status: lead", 0),
      ("status: interviewing\napplied: 2026-11-02", 1), ("status: lead\nfound: 2026-11-02", 0),
      ("status: applied\ninterviews: 2026-11-20", 1),
      ("status: interviewing\noffer: 2026-11-10", 1),
      ("status: interviewing\noffer: 2026-11-11", 0),
      ("status: offer\napplied: 2026-11-02", 0), ("status: offer\noffer: 2026-11-02", 0),
      ("status: offer\noffer: 2026-11-02\naccepted: 2026-11-03", 1),
      ("status: closed\nrejected: 2026-11-02", 0),
      ("status: closed\nclosed: 2026-11-02\nrejected: 2026-11-03", 1),
      ("status: signed\napplied: 2026-11-02\nsigned: 2026-11-11", 1),
      ("status: signed\napplied: 2026-11-02\nsigned: 2026-11-10", 0),
      ("status: signed\nsigned: 2026-11-11", 0),
    ])
  func mismatch(frontMatter: String, count: Int) throws {
    let journal = TestJournal(acme(frontMatter))
    let line = String(frontMatter.prefix { $0 != "\n" })
    #expect(
      try journal.texts(.statusMismatch, on: "2026-11-10") == Array(repeating: line, count: count))
  }

  @Test("Six statuses want a date", arguments: Status.allCases)
  func undated(status: Status) throws {
    let wants: Set<Status> = [.offer, .accepted, .signed, .rejected, .withdrawn, .closed]
    let line = "status: \(status.rawValue)"
    let journal = TestJournal(acme(line))
    #expect(
      try journal.texts(.statusUndated, on: "2026-11-10") == (wants.contains(status) ? [line] : []))
    #expect(
      try journal.severities(.statusUndated, on: "2026-11-10")
        == (wants.contains(status) ? [.hint] : []))
    guard wants.contains(status) else { return }
    let name = status.rawValue
    let entry = name.prefix(1).uppercased() + name.dropFirst()
    for text in [acme("\(line)\n\(name): 2026-11-02"), acme(line, log: "- 2026-11-02 \(entry)")] {
      #expect(try TestJournal(text).lines(.statusUndated, on: "2026-11-10").isEmpty)
    }
  }

  @Test(
    "The front matter is behind where they last said a later date",
    arguments: [
      ("decision-by: 2026-11-20", "- 2026-11-05 Timeline: 2026-11-27", 1),
      ("decision-by: 2026-11-27", "- 2026-11-05 Timeline: 2026-11-27", 0),
      ("decision-by: 2026-11-28", "- 2026-11-05 Timeline: 2026-11-27", 0),
      (
        "decision-by: 2026-11-20",
        "- 2026-11-06 Timeline: 2026-11-18\n- 2026-11-05 Timeline: 2026-11-27", 0
      ),
      (
        "decision-by: 2026-11-20",
        "- 2026-11-05 Timeline: 2026-11-18\n- 2026-11-05 Timeline: 2026-11-27", 1
      ),
      ("decision-by: 2026-11-20", "- 2026-11-11 Timeline: 2026-11-27", 0),
      ("decision-by: 2026-11-20", "- 2026-11-05 Timeline: they could not say", 0),
      ("decision-by: 2026-11-20\nclosed: 2026-11-06", "- 2026-11-05 Timeline: 2026-11-27", 0),
      ("applied: 2026-11-02", "- 2026-11-05 Timeline: 2026-11-27", 0),
    ])
  func timeline(frontMatter: String, log: String, count: Int) throws {
    let journal = TestJournal(acme(frontMatter, log: log))
    #expect(
      try journal.texts(.timelineMismatch, on: "2026-11-10")
        == Array(repeating: "decision-by: 2026-11-20", count: count))
  }

  @Test("A span gives a date as well")
  func span() throws {
    let journal = TestJournal(
      acme("decision-by: 2026-11-20", log: "- 2026-11-05 Timeline: in four weeks"))
    #expect(try journal.lines(.timelineMismatch, on: "2026-11-10").count == 1)
  }
}

@Suite struct ReadingFormTests {
  struct Written: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: RuleName
    let text: String
    /// What stands on the lines that are reported.
    let lines: [String]

    init(_ rule: RuleName, _ text: String, _ lines: [String]) {
      testDescription = "\(rule.rawValue): \(lines.first ?? "nothing")"
      self.rule = rule
      self.text = text
      self.lines = lines
    }
  }

  private static func log(_ rule: RuleName, _ line: String, isReported: Bool = true) -> Written {
    Written(rule, acme(log: line), isReported ? [line] : [])
  }

  private static func key(_ rule: RuleName, _ line: String, isReported: Bool = true) -> Written {
    Written(rule, acme(line), isReported ? [line] : [])
  }

  static let written = [
    Written(.frontMatterMissing, "# Acme\n\n## Log\n\n## Contacts", ["## Log"]),
    Written(.frontMatterMissing, "# Acme\n\n## Interview 2026-11-10", ["## Interview 2026-11-10"]),
    Written(.frontMatterMissing, "# Acme\n\n## Captain’s log", []),
    Written(.frontMatterMissing, acme("", "## Log"), []),
    Written(.frontMatterInvalid, "---\ncompany: a: b\n---\n", ["company: a: b"]),
    Written(.frontMatterInvalid, "---\ncompany: Acme\n", ["---"]),
    Written(.frontMatterInvalid, "---\ncompany: &a Acme\nrole: *a\n---\n", ["company: &a Acme"]),
    Written(.frontMatterInvalid, acme(), []),
    Written(.companyMissing, "---\nrole: Smith\n---\n", ["---"]),
    Written(.companyMissing, "---\ncompany:\nrole: Smith\n---\n", ["---"]),
    Written(.companyMissing, acme(), []),
    Written(.companyMissing, "---\ncompany: a: b\n---\n", []),
    Written(.roleMissing, "---\ncompany: Acme\n---\n", ["---"]),
    Written(.roleMissing, acme(), []),
    key(.dateInvalid, "applied: 2026-02-30"), key(.dateInvalid, "applied: yesterday"),
    key(.dateInvalid, "applied: 2026/11/02"), key(.dateInvalid, "interviews: 2026-13-01"),
    key(.dateInvalid, "applied: 2026-11-02", isReported: false),
    key(.dateInvalid, "applied: 2026-11-02 10:00", isReported: false),
    log(.dateInvalid, "- 2026-02-30 Heard: hello"), log(.dateInvalid, "- 2026/11/02 Heard: hello"),
    log(.dateInvalid, "- 2026-11-02 Timeline: 2026-11-31"),
    log(.dateInvalid, "- 2026-11-02 Heard: version 2026.13.45", isReported: false),
    key(.valueInvalid, "status: maybe"), key(.valueInvalid, "interest: huge"),
    key(.valueInvalid, "contact-by: pigeon"), key(.valueInvalid, "still-open: perhaps"),
    key(.valueInvalid, "status: Applied", isReported: false),
    log(.valueInvalid, "- 2026-11-02 Snoozed: task-due"),
    key(.keyUnknown, "aplied: 2026-11-02"), key(.keyUnknown, "mood: good"),
    key(.keyUnknown, "x-mood: good", isReported: false),
    key(.keyUnknown, "title: Acme", isReported: false),
    Written(.keyDuplicate, acme("found: 2026-11-02\nFound: 2026-11-03"), ["Found: 2026-11-03"]),
    Written(.keyDuplicate, acme("found: 2026-11-02\napplied: 2026-11-03"), []),
    log(.entryUnknown, "- 2026-11-02 Contcated: them"),
    log(.entryUnknown, "- 2026-11-02 Tahnks: all"),
    log(.entryUnknown, "- 2026-11-02 Contract: came", isReported: false),
    log(.entryUnknown, "- Contcated: them", isReported: false),
    log(.entryUnknown, "- 2026-11-02 Dinner: with them", isReported: false),
    log(.entryUndated, "- Contacted: them"), log(.entryUndated, "- [x] Contacted: them"),
    log(.entryUndated, "- [ ] Contacted: them", isReported: false),
    log(.entryUndated, "- Contacted: 2026-11-02 them", isReported: false),
    log(.entryUndated, "- 2026-11-02 Contacted: them", isReported: false),
    Written(
      .interviewUndated, acme("", "## Interview on 3 November"), ["## Interview on 3 November"]),
    Written(.interviewUndated, acme("", "## Interview"), []),
    Written(.interviewUndated, acme("", "## Interview questions, part 2"), []),
    Written(.interviewUndated, acme("", "## Interview 2026-11-03"), []),
    log(.timelineUnclear, "- 2026-11-02 Timeline: mid November"),
    log(.timelineUnclear, "- 2026-11-02 Timeline: Friday"),
    log(.timelineUnclear, "- 2026-11-02 Timeline: next week"),
    log(.timelineUnclear, "- 2026-11-02 Timeline: two weeks", isReported: false),
    log(.timelineUnclear, "- 2026-11-02 Timeline: they could not say", isReported: false),
    log(.personUnknown, "- 2026-11-02 Thank-you: Inez Krohl"),
    log(.personUnknown, "- 2026-11-02 Briefed: Lee Okafor"),
    log(.personUnknown, "- 2026-11-02 Check-in: Inez Krohl", isReported: false),
    Written(
      .personUnknown,
      acme("", "## Contacts\n- Ines Krol\n\n## Interview 2026-11-03\n- With: Inez Krol"),
      ["- With: Inez Krol"]),
    Written(
      .personUnknown, acme("", "## Contacts\n- Ines Krol", log: "- 2026-11-02 Thank-you: Krol"),
      []),
    Written(
      .personAmbiguous,
      acme("", "## Contacts\n- Ines Krol\n- Ines Ruiz", log: "- 2026-11-02 Thank-you: Ines"),
      ["- 2026-11-02 Thank-you: Ines"]),
    Written(
      .personAmbiguous,
      acme("", "## Contacts\n- Ines Krol\n- Ines Ruiz", log: "- 2026-11-02 Thank-you: Ruiz"), []),
    log(.promiseUnclear, "- 2026-11-02 Kept: the plan"),
    Written(
      .promiseUnclear,
      acme(log: "- 2026-11-02 Promised: a plan\n- 2026-11-03 Kept: something"), []),
    Written(
      .promiseUnclear,
      acme(
        log: """
          - 2026-11-02 Promised: a plan
          - 2026-11-02 Promised: a list
          - 2026-11-03 Kept: it
          """),
      ["- 2026-11-03 Kept: it"]),
    Written(
      .promiseUnclear,
      acme(log: "- 2026-11-02 Kept: the plan\n- 2026-11-03 Promised: the plan"),
      ["- 2026-11-02 Kept: the plan"]),
  ]

  @Test("What cannot be read as it was meant is reported where it stands", arguments: written)
  func reported(written: Written) throws {
    #expect(
      try TestJournal(written.text).texts(written.rule, on: "2026-11-10") == written.lines)
  }

  @Test(
    "A file beyond a limit is reported without a line",
    arguments: [
      String(repeating: "> ", count: 33) + "deep", String(repeating: "![", count: 1001),
      String(repeating: "a\n", count: 128 * 1024),
    ])
  func unreadable(body: String) throws {
    let findings = try TestJournal(acme("", body)).findings(.fileUnreadable, on: "2026-11-10")
    #expect(findings.map(\.file) == ["acme.md"])
    #expect(findings.allSatisfy { $0.span == nil && $0.severity == .error })
  }

  @Test(
    "A file just within a limit is read",
    arguments: [
      String(repeating: "> ", count: 32) + "deep", String(repeating: "![", count: 1000),
      String(repeating: "a\n", count: 120 * 1024),
    ])
  func readable(body: String) throws {
    #expect(
      try TestJournal(acme("", body)).findings(.fileUnreadable, on: "2026-11-10").isEmpty)
  }
}
