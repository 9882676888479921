import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct PatternTests {
  private func patterns(
    _ texts: [String], on today: String = "2026-11-21", configuration: String? = nil
  ) throws -> Patterns {
    let files = texts.enumerated().map { (path: "acme-\($0.offset).md", text: $0.element) }
    return Patterns(
      try TestJournal(files, configuration: configuration).assessment(on: today))
  }

  // MARK: On time, late, missed

  /// `1 on time, 2 late (1/3), 1 missed`, of one rule.
  private func record(
    _ rule: RuleName, _ texts: [String], on today: String = "2026-11-21"
  ) throws -> String {
    let row = try patterns(texts, on: today).rules.first { $0.rule == rule }
    return row.map { Self.words($0.record) } ?? "nothing"
  }

  private static func words(_ record: Punctuality) -> String {
    let late = record.medianDelay.map { " (\($0)/\(record.worstDelay ?? -1))" } ?? ""
    let parts = [
      (record.onTime, "on time"), (record.late, "late\(late)"), (record.missed, "missed"),
      (record.overdue, "overdue"), (record.waived, "waived"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// A talk on a Monday: thanks are due by Wednesday, and pointless after 2026-11-16.
  private static let talk = "## Interview 2026-11-02\n- With: Dana Whitfield (Manager)"

  @Test(
    "What became of a thank-you",
    arguments: [
      ("", "- 2026-11-04 Thank-you: Dana", "1 on time"),
      // From Wednesday to Monday.
      ("", "- 2026-11-09 Thank-you: Dana", "1 late (3/3)"),
      ("", "", "1 missed"),
      ("", "- 2026-11-20 Waived: thank-you-not-sent: an internal talk", "1 waived"),
      // They said no before it was due, when it was due, and when it was pointless.
      ("rejected: 2026-11-03", "", "nothing"),
      ("rejected: 2026-11-10", "", "1 missed"),
      ("rejected: 2026-11-20", "", "1 missed"),
      // Nobody knows when that was.
      ("status: rejected", "", "nothing"),
      ("status: rejected", "- 2026-11-03 Thank-you: Dana", "1 on time"),
    ])
  func thankYou(frontMatter: String, log: String, expected: String) throws {
    #expect(try record(.thankYouNotSent, [acme(frontMatter, Self.talk, log: log)]) == expected)
  }

  @Test("What is still to be done is overdue, and what is not due yet does not count")
  func pending() throws {
    let text = acme("", Self.talk)
    #expect(try record(.thankYouNotSent, [text], on: "2026-11-05") == "1 overdue")
    #expect(try record(.thankYouNotSent, [text], on: "2026-11-04") == "nothing")
  }

  @Test(
    "A question that was never asked is missed once they have answered without it",
    arguments: [
      // Due from Monday 11-09 to Thursday 11-12.
      ("- 2026-11-10 Heard: soon", "nothing"), ("- 2026-11-13 Heard: soon", "1 missed"),
      ("- 2026-11-10 Check-in: Dana\n- 2026-11-13 Heard: soon", "1 on time"),
    ])
  func answered(log: String, expected: String) throws {
    #expect(
      try record(.checkInDue, [acme("", Self.talk, log: log)], on: "2026-11-16") == expected)
  }

  @Test("Giving up and asking after months are never missed: nobody is owed them")
  func advice() throws {
    let text = acme(
      "rejected: 2026-11-20", "## Interview 2026-03-02\n- With: Dana",
      log: "- 2026-03-16 Check-in: Dana")
    let rules = try patterns([text]).rules.map(\.rule)
    #expect(!rules.contains(.timeToMoveOn))
    #expect(!rules.contains(.jobStillOpen))
  }

  @Test("Of the late ones, the middle and the worst")
  func delays() throws {
    let texts = ["05", "06", "09", "10"].map {
      acme("", Self.talk, log: "- 2026-11-\($0) Thank-you: Dana")
    }
    #expect(try record(.thankYouNotSent, texts) == "4 late (2/4)")
  }

  @Test("Each duty counts in the month in which it was due")
  func months() throws {
    let texts = ["2026-10-29", "2026-10-30", "2026-11-02"].map {
      acme("", "## Interview \($0)\n- With: Dana", log: "- \($0) Thank-you: Dana")
    }
    let configuration = "rules:\n  check-in-due: off\n  time-to-move-on: off\n"
    let months = try patterns(texts, configuration: configuration).months
    // The thanks for the Friday were due on a Tuesday of November.
    #expect(
      months.map { "\($0.month): \(Self.words($0.record))" } == [
        "2026-11: 3 on time"
      ])
  }

  // MARK: Gaps

  @Test("References briefed after two of seven interviews: the sentence has its figures")
  func references() throws {
    let texts = (0..<7).map { index in
      let wentOn = index < 3
      return acme(
        wentOn ? "offer: 2026-11-12" : "rejected: 2026-11-12",
        "## References\n- Lee Okafor\n\n" + Self.talk,
        log: "- 2026-11-03 Thank-you: Dana" + (index < 2 ? "\n- 2026-11-03 Briefed: Lee" : ""))
    }
    let sentence = """
      References were briefed after 2 of 7 interviews; both times the process went on, and 1 of \
      the other 5 times.
      """
    let gaps = try patterns(texts).gaps
    #expect(gaps.contains(sentence), "\(gaps)")
  }

  @Test("Fewer than four cases, or one gap alone, carry no sentence")
  func fewCases() throws {
    func gaps(thanked: Int, of count: Int) throws -> [String] {
      let notes = "\n- Timeline: 2026-12-01\n- Process: a talk\n- Contact: Dana\n- Liked: the rig"
      return try patterns(
        (0..<count).map { index in
          let log = index < thanked ? "- 2026-11-03 Thank-you: Dana" : ""
          return acme("", Self.talk + notes, log: log)
        }, on: "2026-11-20"
      ).gaps
    }
    #expect(try gaps(thanked: 0, of: 3) == [])
    #expect(try gaps(thanked: 3, of: 4) == [])
    #expect(try gaps(thanked: 2, of: 4) == ["Everyone was thanked after 2 of 4 interviews."])
    #expect(try gaps(thanked: 0, of: 4) == ["Everyone was thanked after none of 4 interviews."])
  }

  @Test("What the front matter says is no gap")
  func frontMatter() throws {
    let text = acme(
      "contact: Dana\ndecision-by: 2026-12-01", Self.talk + "\n- Process: a talk\n- Fit: the rig",
      log: "- 2026-11-03 Thank-you: Dana")
    #expect(try patterns([text, text, text, text]).gaps == [])
  }

  // MARK: Stages

  @Test(
    "The stages that an application passed",
    arguments: [
      ("", "", "found, open"),
      ("applied: 2026-10-01", "", "found, applied, open"),
      // Whoever was turned down had applied; whoever gave up may not have.
      ("status: rejected", "", "found, applied, rejected"),
      ("closed: 2026-10-05", "", "found, closed"),
      (
        "applied: 2026-10-01\nrejected: 2026-11-10", talk,
        "found, applied, interview, rejected"
      ),
      (
        "status: interviewing", "## Interview 2026-11-02\n- Cancelled: they are ill",
        "found, applied, interview, open"
      ),
      // Two talks on one day are one round, and the third round stands for all that follow.
      (
        "signed: 2026-11-20",
        [1, 1, 2, 3, 4, 5].map { "## Interview 2026-11-0\($0)" }.joined(separator: "\n"),
        "found, applied, interview, second-interview, third-interview, offer, accepted, signed"
      ),
      ("withdrawn: 2026-11-20\noffer: 2026-11-18", "", "found, applied, offer, withdrawn"),
      ("accepted: 2026-11-20", "", "found, applied, offer, accepted, open"),
    ])
  func stages(frontMatter: String, body: String, expected: String) throws {
    let patterns = try patterns([acme(frontMatter, body)])
    let names = patterns.flow.links.prefix(1).map(\.from.name) + patterns.flow.links.map(\.to.name)
    #expect(names.joined(separator: ", ") == expected)
    let passed = patterns.funnel.filter { $0.count > 0 }.map(\.stage.name)
    #expect(Array(names.prefix(passed.count)) == passed)
  }

  @Test("Funnel and flow add up", arguments: 0..<UInt64(Proofs.count(20, all: 500)))
  func sums(seed: UInt64) throws {
    let files = (0..<UInt64(40)).map { index in
      var writer = ApplicationWriter(seed: seed * 40 + index)
      return (path: "acme-\(index).md", text: writer.file().text)
    }
    let assessment = try TestJournal(files).assessment(on: "2026-12-20")
    let patterns = Patterns(assessment)
    let count = assessment.search.standings.count
    func sum(_ fits: (Flow.Link) -> Bool) -> Int {
      patterns.flow.links.filter(fits).reduce(0) { $0 + $1.count }
    }
    for (stage, passed) in patterns.funnel {
      let node = Flow.Node.stage(stage)
      let arrived = stage == .found ? count : sum { $0.to == node }
      #expect(arrived == passed, "\(stage.name)")
      let left = sum { $0.from == node }
      #expect(stage == .signed ? left <= passed : left == passed, "\(stage.name)")
    }
    let signed = patterns.funnel.last?.count ?? 0
    #expect(patterns.ends.reduce(0) { $0 + $1.count } + signed == count)
    #expect(patterns.flow.links.allSatisfy { $0.from < $0.to && $0.count > 0 })

    let months = patterns.months.map(\.record)
    for figure in [\Punctuality.onTime, \.late, \.missed, \.overdue, \.waived] {
      let all = patterns.rules.reduce(0) { $0 + $1.record[keyPath: figure] }
      #expect(all == months.reduce(0) { $0 + $1[keyPath: figure] })
      #expect(all == patterns.total[keyPath: figure])
    }
    for time in patterns.times {
      #expect(0 <= time.shortest && time.shortest <= time.median && time.median <= time.longest)
    }
    for replies in patterns.replies { #expect(replies.answered + replies.waiting <= replies.asked) }
  }

  @Test("How long stages took: those that are over, with both days known")
  func times() throws {
    let texts = [
      acme("applied: 2026-10-01", "## Interview 2026-10-11"),
      acme("applied: 2026-10-01", "## Interview 2026-10-31"),
      acme("applied: 2026-10-01\nrejected: 2026-10-03"),
      acme("applied: 2026-10-01"),
      // An interview ahead is not over, and dates in the wrong order say nothing.
      acme("applied: 2026-10-01", "## Interview 2026-12-01"),
      acme("applied: 2026-10-01", "## Interview 2026-09-01"),
    ]
    let times = try patterns(texts).times
    #expect(
      times.map { "\($0.stage.name): \($0.count), \($0.shortest) \($0.median) \($0.longest)" }
        == ["applied: 3, 2 10 30"])
  }

  // MARK: Replies and feedback

  @Test(
    "Which questions were answered",
    arguments: [
      ("- 2026-11-10 Check-in: Dana\n- 2026-11-12 Heard: soon", "in-time 1/1, 2 days"),
      ("- 2026-11-10 Check-in: Dana\n- 2026-11-10 Heard: soon", "in-time 1/1, 0 days"),
      ("- 2026-11-04 Check-in: Dana", "early 0/1, 1 waiting"),
      (
        "- 2026-11-13 Check-in: Dana\n- 2026-11-17 Check-in: Dana\n- 2026-11-20 Heard: soon",
        "late 0/1; again 1/1, 3 days"
      ),
      ("- 2026-10-20 Check-in: Dana", "other 1/1, 13 days"),
    ])
  func replies(log: String, expected: String) throws {
    let replies = try patterns([acme("", Self.talk, log: log)]).replies
    let words = replies.map { replies in
      var text = "\(replies.kind.rawValue) \(replies.answered)/\(replies.asked)"
      if let days = replies.medianDays { text += ", \(days) days" }
      if replies.waiting > 0 { text += ", \(replies.waiting) waiting" }
      return text
    }
    #expect(words.joined(separator: "; ") == expected)
  }

  @Test("What was said against it is gathered, what was said most often first")
  func feedback() throws {
    let texts = [
      acme("", log: "- 2026-11-01 Rejected: no German"),
      acme("", log: "- 2026-11-02 Rejected: by phone\n- 2026-11-03 Feedback asked: No German"),
      acme("", "## Interview 2026-11-09\n- Concerns: none"),
    ]
    let feedback = try patterns(texts).feedback.map { said in
      "\(said.text): " + said.cases.map { "\($0.day) \($0.key.rawValue)" }.joined(separator: ", ")
    }
    #expect(
      feedback == [
        "No German: 2026-11-03 Feedback asked, 2026-11-01 Rejected", "none: 2026-11-09 Concerns",
      ])
  }
}
