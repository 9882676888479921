import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// What holds for every journal, tried on small ones that are put together at random.
@Suite struct InvariantTests {
  /// An application with its log last, so that entries can be added at the end.
  private struct Writer {
    var random: SplitMix64

    private mutating func pick(_ texts: [String]) -> String {
      texts.randomElement(using: &random) ?? ""
    }

    mutating func date(_ days: Range<Int> = 0..<120) -> String {
      let start = CivilDate(year: 2026, month: 9, day: 14)?.dayNumber ?? 0
      return CivilDate(dayNumber: start + Int.random(in: days, using: &random)).description
    }

    private static let people = ["Dana Whitfield", "Priya Raman", "Ana Ruiz"]
    private static let references = ["Lee Okafor", "Sam Ito"]

    private mutating func entry() -> String {
      let person = pick(Self.people)
      return pick([
        "Thank-you: \(person)", "Thank-you", "Thank-you: Dana, Priya", "Briefed: Lee", "Briefed",
        "Check-in: \(person)", "Check-in: \(person)", "Contacted: asked about the tests",
        "Heard: still reading", "Heard: soon", "Timeline: \(date())", "Timeline: two weeks",
        "Timeline: mid November", "Interview: by phone", "Promised: the plan by \(date())",
        "Promised: a list", "Kept: the plan", "Told about offer: them", "Feedback asked",
        "Introductions asked", "Seen open", "Applied", "Offer", "Accepted", "Rejected", "Withdrawn",
        "Closed", "Waived: thank-you-not-sent: no letters", "Waived: check-in-due: no need",
        "Waived: process-not-asked", "Waived: references-not-briefed, Sam: no calls",
        "Snoozed: check-in-due until \(date())",
        "Snoozed: thank-you-not-sent, Dana until \(date())", "Tahnked: Dana", "Thank-you: Danna",
      ])
    }

    private mutating func interview() -> String {
      var lines = ["## Interview \(date())"]
      let notes = [
        "- With: Dana Whitfield (Manager), Priya Raman", "- With: Ana Ruiz",
        "- Timeline: \(date())",
        "- Timeline: 10 days", "- Process: a talk", "- Contact: Ana Ruiz", "- Prefers: email",
        "- Liked: the rig", "- Round: final", "- Promised: a sketch by \(date())",
        "- Cancelled: they are ill", "- [ ] send the ticket by \(date())",
        "- Other processes: told them", "A paragraph in between.",
      ]
      for note in notes where Int.random(in: 0..<4, using: &random) == 0 { lines.append(note) }
      return lines.joined(separator: "\n")
    }

    mutating func application(_ name: String) -> String {
      let keys = [
        "applied: \(date(0..<40))", "found: \(date(0..<30))", "interest: high", "contact: Ana Ruiz",
        "decision-by: \(date())", "offer: \(date())", "offer-expires: \(date())",
        "rejected: \(date())", "still-open: \(date())", "contact-by: email",
        "interviews: [\(date()), \(date())]", "ignore: process-not-asked", "staus: open",
      ]
      var frontMatter: [String] = ["company: \(name)", "role: Smith"]
      for key in keys where Int.random(in: 0..<5, using: &random) == 0 { frontMatter.append(key) }
      var parts = [
        """
        ## Contacts
        - Dana Whitfield <dana@acme.example>
        - Ana Ruiz, Recruiter

        ## References
        - Lee Okafor
          - Provided: \(date(0..<60))
        - Sam Ito
        """
      ]
      for _ in 0..<Int.random(in: 0...2, using: &random) { parts.append(interview()) }
      var log: [String] = []
      for _ in 0..<Int.random(in: 0...7, using: &random) {
        log.append("- \(date()) \(entry())")
      }
      parts.append("## Log\n\n\(log.joined(separator: "\n"))")
      return "---\n\(frontMatter.joined(separator: "\n"))\n---\n\n"
        + parts.joined(separator: "\n\n") + "\n"
    }

    mutating func journal() -> TestJournal {
      let names = ["Acme", "Brightwater", "Corvid"].prefix(Int.random(in: 1...3, using: &random))
      return TestJournal(names.map { ("\($0.lowercased()).md", application($0)) })
    }
  }

  /// A journal and a day for each seed.
  private func journals(
    seed: UInt64, count: Int = 300, _ body: (TestJournal, String) throws -> Void
  ) throws {
    var writer = Writer(random: SplitMix64(seed: seed))
    for _ in 0..<count {
      let journal = writer.journal()
      try body(journal, writer.date(0..<200))
    }
  }

  /// All of a duty that does not depend on where it stands among others.
  private struct Outline: Equatable {
    let id: String
    let state: Duty.State
    let who: String?
    let from: CivilDate
    let due: CivilDate
    let lapses: CivilDate?
    let fulfilled: CivilDate?

    init(_ duty: Duty) {
      id = duty.id
      state = duty.state
      who = duty.who
      from = duty.from
      due = duty.due
      lapses = duty.lapses
      fulfilled = duty.fulfilled
    }
  }

  private struct Summary: Equatable {
    let duties: [Outline]
    let findings: [Finding]
    let quiet: [String]

    init(_ assessment: Assessment) {
      duties = assessment.duties.map(Outline.init)
      findings = assessment.findings
      quiet = assessment.quiet.map { "\($0.application) \($0.since) \($0.until)" }
    }
  }

  @Test("The same journal on the same day says the same, in whatever order it was collected")
  func pure() throws {
    var random = SplitMix64(seed: 3)
    try journals(seed: 10) { (journal, today) throws in
      let summary = Summary(try journal.assessment(on: today))
      #expect(Summary(try journal.assessment(on: today)) == summary)
      var shuffled = journal
      shuffled.files.shuffle(using: &random)
      let unsorted = try shuffled.assessment(on: today).duties
      #expect(unsorted.map(Outline.init) == summary.duties)
      shuffled.files.sort { $0.path < $1.path }
      #expect(Summary(try shuffled.assessment(on: today)) == summary)
    }
  }

  @Test("No two duties have the same name, and the states that have findings are the overdue ones")
  func names() throws {
    try journals(seed: 11) { (journal, today) throws in
      let assessment = try journal.assessment(on: today)
      let ids = assessment.duties.map(\.id)
      #expect(Set(ids).count == ids.count)
      let overdue = assessment.duties.filter { $0.state == .overdue }.map(\.rule.rawValue)
      let findings = assessment.findings.filter { Rule[$0.rule].group == .duty }
      #expect(findings.map(\.rule.rawValue).sorted() == overdue.sorted())
    }
  }

  @Test("A state is the first that applies on its day")
  func states() throws {
    try journals(seed: 12) { (journal, text) throws in
      let today = try day(text)
      for duty in try journal.assessment(on: text).duties {
        let lapsed = duty.lapses.map { today > $0 } ?? false
        let fits: Bool =
          switch duty.state {
          case .done: duty.fulfilled.map { $0 <= today } ?? true
          case .waived, .dropped: duty.fulfilled == nil
          case .missed: lapsed
          case .overdue: !lapsed && today > duty.due
          case .open: !lapsed && today >= duty.from && today <= duty.due
          case .upcoming: !lapsed && today < duty.from
          }
        #expect(fits, "\(duty.id) is \(duty.state) on \(today)")
        // A promise, and an offer, can be dated after their own last day.
        if duty.rule != .promiseNotKept, duty.rule != .offerUnanswered {
          #expect(duty.from <= duty.due)
        }
      }
    }
  }

  @Test("What was done stays done, whatever the day")
  func done() throws {
    try journals(seed: 13) { (journal, text) throws in
      let today = try day(text)
      let done = try journal.assessment(on: text).duties.filter { duty in
        // A thank-you to somebody whom a later interview names was none to the nameless.
        duty.state == .done && !(duty.rule == .thankYouNotSent && duty.who == nil)
      }
      for later in [1, 3, 10, 30, 100, 400] {
        let duties = try journal.assessment(on: (today + later).description).duties
        for duty in done {
          // Of two promises with one text, the first in the file has the plain name.
          let isDone = duties.contains {
            $0.state == .done
              && ($0.id == duty.id
                || $0.rule == .promiseNotKept && $0.application == duty.application
                  && $0.concerns == duty.concerns)
          }
          #expect(isDone, "\(duty.id) on \(today), and \(later) days later")
        }
      }
    }
  }

  @Test("Every finding lies within its file, and so does what explains it")
  func spans() throws {
    try journals(seed: 14) { (journal, today) throws in
      let findings = try journal.assessment(on: today).findings
      let places =
        findings.map { ($0.file, $0.span) }
        + findings.flatMap { $0.related.map { ($0.file, $0.span) } }
      for (path, span) in places {
        guard let span else { continue }
        let file = try #require(journal.files.first { $0.path == path })
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(span.start <= span.end)
        for position in [span.start, span.end] {
          #expect((1...lines.count).contains(position.line))
          let length = lines[position.line - 1].utf16.count
          #expect((1...length + 1).contains(position.column), "\(path ?? "") \(span)")
        }
      }
    }
  }

  @Test("A waiver settles an overdue duty and takes its finding away")
  func waived() throws {
    try journals(seed: 15, count: 150) { (journal, today) throws in
      let assessment = try journal.assessment(on: today)
      for duty in assessment.duties where duty.state == .overdue {
        let application = assessment.application(of: duty)
        let index = try #require(journal.files.firstIndex { $0.path == application.file })
        var waived = journal
        let name = duty.who.map { ", \($0)" } ?? ""
        waived.files[index].text += "- \(today) Waived: \(duty.rule.rawValue)\(name): settled\n"
        let duties = try waived.duties(duty.rule, on: today)
        #expect(duties.first { $0.id == duty.id }?.state == .waived, "\(duty.id) on \(today)")
        let before = try journal.findings(.waiverUnused, on: today).count
        #expect(try waived.findings(.waiverUnused, on: today).count == before)
      }
    }
  }

  @Test("Prose at the end changes nothing")
  func prose() throws {
    let prose = """


      They were friendly. On 2026-11-10 we spoke for an hour, and 2026-11-31 was never mentioned.

      Thank-you: everyone. Check-in: nobody. Closed, as it were.

      > - 2026-10-01 Check-in: Dana Whitfield

      ```
      - 2026-10-01 Closed
      ```

      """
    try journals(seed: 16) { (journal, today) throws in
      var longer = journal
      for index in longer.files.indices { longer.files[index].text += prose }
      #expect(
        Summary(try longer.assessment(on: today)) == Summary(try journal.assessment(on: today)))
    }
  }
}
