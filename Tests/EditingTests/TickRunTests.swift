import Editing
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// What ticking an item of the agenda writes into the application.
@Suite struct TickRunTests {
  private static let today = "2026-11-21"

  /// An application in which nearly everything is owed.
  private static let ostwind = """
    ---
    company: Ostwind Rowing
    role: Coach
    applied: 2026-11-02
    contact: Piet Aerts
    ---

    ## Contacts

    - Piet Aerts, Head Coach
    - Noor Rahimi, Treasurer

    ## References

    - Ruth Calder, my first coach
    - Bo *the Oar* Lind

    ## Interview 2026-11-16

    - With: Piet Aerts, Noor Rahimi
    - Promised: the training plan by 2026-11-20
    - [ ] Promised: the photos by 2026-11-20

    ## Log

    - 2026-11-17 Heard: they liked the trial

    - [ ] wash the shirt by 2026-11-22
    """

  private struct Result {
    let outcome: TickRun.Outcome
    let text: String
    let duties: [Duty]
  }

  /// Ticks one item of one application.
  private func tick(
    _ id: String, _ note: String = "", title: String = "", in text: String = ostwind
  ) throws -> Result {
    let journal = TestJournal(text)
    let assessment = try journal.assessment(on: Self.today)
    let run = TickRun([Tick(id: id, title: title, note: note)], in: assessment)
    let edited =
      run.changed.first?.application.source
      ?? assessment.search.standings[0]
      .application.source
    let new = String(decoding: edited.contents, as: UTF8.self)
    return Result(
      outcome: run.outcomes[0], text: new,
      duties: try TestJournal(new).assessment(on: Self.today).duties)
  }

  /// The lines that one text has and the other has not.
  private func added(_ result: Result, to text: String = ostwind) -> [String] {
    let old = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let new = result.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return new.difference(from: old).insertions.map {
      if case .insert(_, let line, _) = $0 { line } else { "" }
    }.filter { !$0.isEmpty }
  }

  @Test(
    "A tick becomes the entry or the box that settles it",
    arguments: [
      (
        "acme#thank-you-not-sent/2026-11-16/noor-rahimi", "",
        "- 2026-11-21 Thank-you: Noor Rahimi"
      ),
      (
        "acme#thank-you-not-sent/2026-11-16/noor-rahimi", "by phone, 2026-11-19",
        "- 2026-11-19 Thank-you: Noor Rahimi, by phone"
      ),
      (
        "acme#thank-you-not-sent/2026-11-16/noor-rahimi", "2026-11-19",
        "- 2026-11-19 Thank-you: Noor Rahimi"
      ),
      (
        "acme#thank-you-not-sent/2026-11-16/noor-rahimi", "She wants the plan by 2026-12-01",
        "- 2026-11-21 Thank-you: Noor Rahimi (She wants the plan by 2026-12-01)"
      ),
      (
        "acme#references-not-briefed/2026-11-16/ruth-calder", "",
        "- 2026-11-21 Briefed: Ruth Calder"
      ),
      (
        "acme#references-not-briefed/2026-11-16/bo-the-oar-lind", "",
        "- 2026-11-21 Briefed: Bo the Oar Lind"
      ),
      (
        "acme#references-not-briefed/2026-11-16/ruth-calder", "on 2026-11-17 by phone",
        "- 2026-11-17 Briefed: Ruth Calder, by phone"
      ),
      (
        "acme#references-not-briefed/2026-11-16/ruth-calder", "by phone on 2026-11-18.",
        "- 2026-11-18 Briefed: Ruth Calder, by phone"
      ),
      (
        "acme#references-not-briefed/2026-11-16/ruth-calder", "by phone (2026-11-18)",
        "- 2026-11-18 Briefed: Ruth Calder, by phone"
      ),
      (
        "acme#references-not-briefed/2026-11-16/ruth-calder", "yesterday, by phone",
        "- 2026-11-20 Briefed: Ruth Calder, by phone"
      ),
      (
        "acme#references-not-briefed/2026-11-16/ruth-calder", "Yesterday.",
        "- 2026-11-20 Briefed: Ruth Calder"
      ),
      ("acme#promise-not-kept/the-training-plan", "", "- 2026-11-21 Kept: the training plan"),
      ("acme#promise-not-kept/the-photos", "", "- [x] Promised: the photos by 2026-11-20"),
      (
        "acme#promise-not-kept/the-photos", "two of them",
        "- 2026-11-21 Kept: the photos, two of them"
      ),
      ("acme#task-due/wash-the-shirt", "", "- [x] wash the shirt by 2026-11-22"),
      (
        "acme#task-due/wash-the-shirt", "2026-11-20 in cold water",
        "- [x] wash the shirt by 2026-11-22 — 2026-11-20 in cold water"
      ),
      ("acme#check-in-due/2026-11-17", "", "- 2026-11-21 Check-in: Piet Aerts"),
      (
        "acme#check-in-due/2026-11-17", "Check-in: Noor, on the landing stage",
        "- 2026-11-21 Check-in: Noor, on the landing stage"
      ),
    ])
  func settles(id: String, note: String, line: String) throws {
    let result = try tick(id, note)
    guard case .written(let file, let written) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(file == "acme.md")
    #expect(added(result) == [line])
    #expect("- \(written)" == line)
    #expect(result.duties.first { $0.id == id }.map { $0.state == .done } ?? true)
    // Ticked once more, it says so already.
    let again = try tick(id, note, in: result.text)
    #expect(again.outcome == .before(file: "acme.md"))
    #expect(again.text == result.text)
  }

  @Test(
    "What is typed around the title goes with it",
    arguments: [
      ("2026-11-18 Thank Noor Rahimi", "- 2026-11-18 Thank-you: Noor Rahimi"),
      (
        "Thank Noor Rahimi by phone on 2026-11-18",
        "- 2026-11-18 Thank-you: Noor Rahimi, by phone"
      ),
    ])
  func title(title: String, line: String) throws {
    let id = "acme#thank-you-not-sent/2026-11-16/noor-rahimi"
    #expect(try added(tick(id, title: title)) == [line])
  }

  @Test("An item that says something else by now is not taken for it")
  func changedTitle() throws {
    let id = "acme#thank-you-not-sent/2026-11-16/noor-rahimi"
    guard case .refused(let reason) = try tick(id, title: "Thanked Noor and Piet").outcome else {
      Issue.record("it is taken")
      return
    }
    #expect(reason.contains("it says something else than the item, “Thank Noor Rahimi”"))
  }

  @Test("What is typed behind the reason goes with it, and another reason is not taken for it")
  func reason() throws {
    let assessment = try TestJournal(Self.ostwind).assessment(on: Self.today)
    func run(_ reason: String?) -> TickRun {
      TickRun(
        [
          Tick(
            id: "acme#thank-you-not-sent/2026-11-16/noor-rahimi", title: "Thank Noor Rahimi",
            reason: reason, note: "")
        ], in: assessment)
    }
    #expect(
      run("interview on Mon 2026-11-16 — done 2026-11-18").outcomes
        == [.written(file: "acme.md", "2026-11-18 Thank-you: Noor Rahimi, done")])
    #expect(run("interview on Mon").outcomes.first?.file == "acme.md")
    for reason in ["red ones", nil] { #expect(run(reason).changed.isEmpty) }
  }

  @Test("A waiver that is typed behind a tick settles it, too")
  func typedWaiver() throws {
    let id = "acme#thank-you-not-sent/2026-11-16/noor-rahimi"
    let result = try tick(id, "Waived: thank-you-not-sent, Noor: she asked for no letters")
    #expect(result.duties.first { $0.id == id }?.state == .waived)
  }

  @Test("Of tasks in the same words the one of the day that was shown is ticked")
  func sameWords() throws {
    let text = """
      ---
      company: Ostwind
      role: Coach
      ---

      - [x] row by 2026-11-22
      - [ ] row by 2026-11-23
      """
    let assessment = try TestJournal(text).assessment(on: Self.today)
    func outcome(_ id: String, _ due: String) throws -> TickRun.Outcome {
      TickRun(
        [Tick(id: id, title: "row", note: "", due: try day(due))], in: assessment
      ).outcomes[0]
    }
    #expect(
      try outcome("acme#task-due/row~2", "2026-11-23")
        == .written(file: "acme.md", "[x] row by 2026-11-23"))
    #expect(try outcome("acme#task-due/row", "2026-11-22") == .before(file: "acme.md"))
    guard case .refused(let reason) = try outcome("acme#task-due/row", "2026-11-20") else {
      Issue.record("another task is ticked")
      return
    }
    #expect(reason.contains("no such item for Fri 2026-11-20"))
  }

  @Test("A box that holds something strange is not guessed at")
  func strangeBox() throws {
    let assessment = try TestJournal(Self.ostwind).assessment(on: Self.today)
    let run = TickRun(
      [Tick(id: "acme#task-due/wash-the-shirt", title: "", note: "", isClear: false)],
      in: assessment)
    #expect(run.changed.isEmpty)
    #expect(run.outcomes[0].file == nil)
  }

  @Test(
    "Moving on closes the application in its front matter",
    arguments: [
      ("applied: 2026-08-03\n", "applied: 2026-08-03\nclosed: 2026-11-21\n"),
      ("status: interviewing # hm\n", "status: closed # hm\nclosed: 2026-11-21\n"),
      ("closed:\n", "closed: 2026-11-21\n"),
      ("closed:   # when?\n", "closed: 2026-11-21   # when?\n"),
      ("closed: ~\n", "closed: 2026-11-21\n"),
    ])
  func closing(line: String, expected: String) throws {
    let head = "---\ncompany: Ostwind\nrole: Coach\n"
    let body = "---\n\n## Interview 2026-08-10\n\n- With: Piet\n\n## Log\n\n- 2026-08-21 Check-in\n"
    let journal = TestJournal(head + line + body)
    // Between the day on which to move on and the one on which to ask whether the job is open.
    let assessment = try journal.assessment(on: "2026-09-15")
    let duty = try #require(assessment.duties.first { $0.rule == .timeToMoveOn })
    let run = TickRun([Tick(id: duty.id, title: "", note: "2026-09-14")], in: assessment)
    let text = try #require(run.changed.first?.application.source.contents)
    #expect(
      String(decoding: text, as: UTF8.self)
        == head + expected.replacing("2026-11-21", with: "2026-09-14") + body)
  }

  @Test(
    "A plan that is done gets the day on which it was",
    arguments: [
      ("- [ ] 2026-11-24 Check-in: Piet", "- [x] 2026-11-21 Check-in: Piet"),
      ("- [ ] 2026-11-24 09:30 Check-in: Piet", "- [x] 2026-11-21 Check-in: Piet"),
      ("- [ ] Check-in: 2026-11-24 Piet", "- [x] Check-in: 2026-11-21 Piet"),
      ("- [ ] Check-in: Piet by 2026-11-24", "- [x] 2026-11-21 Check-in: Piet by 2026-11-24"),
      ("- [ ] **2026-11-24** Check-in: Piet", "- [x] **2026-11-21** Check-in: Piet"),
      ("- [ ] 2026-11-21 Check-in: Piet", "- [x] 2026-11-21 Check-in: Piet"),
    ])
  func plan(line: String, expected: String) throws {
    let text = "---\ncompany: Ostwind\nrole: Coach\ncontact: Piet\n---\n\n## Log\n\n\(line)\n"
    let duty = try #require(
      try TestJournal(text).assessment(on: Self.today).duties.first { $0.rule == .taskDue })
    let result = try tick(duty.id, in: text)
    #expect(result.text == text.replacing(line, with: expected))
    #expect(try tick(duty.id, in: result.text).outcome == .before(file: "acme.md"))
  }

  @Test(
    "What cannot be placed is refused, with a reason, and nothing is written",
    arguments: [
      (nil, "", "it has no id"), ("gone#task-due/x", "", "no application is called gone"),
      ("acme#task-due/never-there", "", "no such item"),
      ("acme#check-in-due/2020-01-01", "", "no such item any more"),
      ("acme#task-due/wash-the-shirt", "2026-11-31", "is no day"),
      ("acme#task-due/wash-the-shirt", "17.11.2026", "“17.11.2026” is no date"),
      ("acme#task-due/wash-the-shirt", "on Friday, at last", "“on Friday” is no date"),
      ("acme#task-due/wash-the-shirt", "(done 17/11/26)", "“17/11/26” is no date"),
      ("acme#task-due/wash-the-shirt", "by hand, last Thurs.", "“last Thurs” is no date"),
      ("acme#task-due/wash-the-shirt", "17.11.2026—by phone", "“17.11.2026” is no date"),
      ("acme#task-due/wash-the-shirt", "by phone, ca.17.11.2026/18.11.2026", "“17.11.2026” is no"),
      ("acme#task-due/wash-the-shirt", "on Weds—by phone", "“on Weds” is no date"),
      ("acme#task-due/wash-the-shirt", "on Mondays", "“on Mondays” is no date"),
      ("acme#task-due/wash-the-shirt", "-2wd", "“-2wd” is no date"),
      ("acme#task-due/wash-the-shirt", "2 days ago", "“2 days ago” is no date"),
      ("acme#task-due/wash-the-shirt", "the day before yesterday", "is no date"),
      ("acme#task-due/wash-the-shirt", "from 2026-11-17 to 2026-11-18", "names several days"),
      ("acme#task-due/wash-the-shirt", "saw on 2026-11-17 that it fits", "is 2026-11-17 the day"),
      ("acme#task-due/wash-the-shirt", "2026-12-31", "is after today"),
      (
        "acme#thank-you-not-sent/2026-11-16/noor-rahimi", "2026-11-15",
        "which takes one of Mon 2026-11-16 or later"
      ),
      ("acme#check-in-due/2026-11-17", "Heard: nothing", "would not settle it"),
    ] as [(String?, String, String)])
  func refused(id: String?, note: String, reason: String) throws {
    let assessment = try TestJournal(Self.ostwind).assessment(on: Self.today)
    let run = TickRun([Tick(id: id, title: "", note: note)], in: assessment)
    guard case .refused(let said) = run.outcomes[0] else {
      Issue.record("\(run.outcomes[0])")
      return
    }
    #expect(said.contains(reason), "\(said)")
    #expect(run.changed.isEmpty)
  }

  @Test("A tick for nobody in particular does not thank those who are named")
  func nameless() throws {
    let text = """
      ---
      company: Ostwind
      role: Coach
      ---

      ## Interview 2026-11-12

      - With: Piet Aerts

      ## Interview 2026-11-16
      """
    let result = try tick("acme#thank-you-not-sent/2026-11-16/-", in: text)
    guard case .refused(let reason) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(reason.contains("would also stand for Piet Aerts"))
    #expect(result.text == text)
  }

  @Test("The same item ticked twice: once where both say the same, else neither")
  func twice() throws {
    let id = "acme#thank-you-not-sent/2026-11-16/noor-rahimi"
    let assessment = try TestJournal(Self.ostwind).assessment(on: Self.today)
    func run(_ notes: [String]) -> TickRun {
      TickRun(notes.map { Tick(id: id, title: "", note: $0) }, in: assessment)
    }
    #expect(run(["", ""]).outcomes[1] == .before(file: "acme.md"))
    let different = run(["2026-11-18", "2026-11-19"])
    #expect(different.changed.isEmpty)
    #expect(different.outcomes.allSatisfy { $0.file == nil })
  }

  @Test("A duty that is done keeps a tick that says something else")
  func doneOtherwise() throws {
    let id = "acme#thank-you-not-sent/2026-11-16/noor-rahimi"
    let text = Self.ostwind.replacing(
      "## Log\n", with: "## Log\n\n- 2026-11-17 Thank-you: Noor Rahimi\n")
    #expect(try tick(id, in: text).outcome == .before(file: "acme.md"))
    #expect(try tick(id, "2026-11-17", in: text).outcome == .before(file: "acme.md"))
    for note in ["2026-11-18", "by post"] {
      guard case .refused(let reason) = try tick(id, note, in: text).outcome else {
        Issue.record("\(note)")
        return
      }
      #expect(reason.contains("says already that it was done on Tue 2026-11-17"))
    }
  }

  @Test("Tasks in the same words are each ticked, and all ticks of a file are one change")
  func several() throws {
    let text = """
      ---
      company: Ostwind
      role: Coach
      ---

      - [ ] row by 2026-11-22
      - [ ] row by 2026-11-23
      - [ ] row by 2026-11-24
      """
    let assessment = try TestJournal(text).assessment(on: Self.today)
    let ids = ["acme#task-due/row", "acme#task-due/row~2", "acme#task-due/row~3"]
    #expect(Set(assessment.duties.map(\.id)) == Set(ids))
    let run = TickRun(ids.map { Tick(id: $0, title: "", note: "") }, in: assessment)
    #expect(run.changed.count == 1)
    let edited = try #require(run.changed.first?.application.source.contents)
    #expect(String(decoding: edited, as: UTF8.self) == text.replacing("[ ]", with: "[x]"))
  }

  @Test("A tick for a file with the markers of a merge is kept, and the line is named")
  func conflict() throws {
    let text = Self.ostwind.replacing(
      "## Log\n", with: "## Log\n\n<<<<<<< HEAD\n- 2026-11-17 Heard: a\n=======\n>>>>>>> other\n")
    let assessment = try TestJournal(text).assessment(on: Self.today)
    let run = TickRun(
      [Tick(id: "acme#thank-you-not-sent/2026-11-16/noor-rahimi", title: "", note: "")],
      in: assessment)
    #expect(
      run.outcomes == [
        .refused(reason: "acme.md could not be read: line 26 begins a merge conflict")
      ])
    #expect(run.changed.isEmpty)
  }

  @Test("An interview that was seen off the agenda does not hide the ones to come")
  func interviewAhead() throws {
    let text = """
      ---
      company: Ostwind
      role: Coach
      ---

      ## Interview 2026-11-24

      ## Interview 2026-11-27
      """
    let result = try tick("acme#interview-ahead/2026-11-24", in: text)
    let states = result.duties.filter { $0.rule == .interviewAhead }.map(\.state)
    #expect(states == [.waived, .upcoming])
    let again = try tick("acme#interview-ahead/2026-11-24", in: result.text)
    #expect(again.outcome == .before(file: "acme.md"))
  }
}
