import Editing
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// Ticking what has been ticked before.
@Suite struct SettleAgainTests {
  private func editor(_ body: String) throws -> Editor {
    let journal = TestJournal("---\ncompany: Acme\nrole: Smith\n---\n\n\(body)")
    return Editor(try journal.assessment(on: "2026-11-20").search, 0)
  }

  @Test("A waiver that stands for doing it is not written twice")
  func waiver() throws {
    var editor = try editor("## Interview 2026-11-20\n")
    let id = "acme#interview-ahead/2026-11-20"
    #expect(try editor.settle(id) == .written("2026-11-20 Waived: interview-ahead: seen"))
    let contents = editor.application.source.contents
    #expect(try editor.settle(id) == .before)
    #expect(editor.application.source.contents == contents)
  }

  @Test(
    "A task is recognised by its words, whatever was added to them",
    arguments: [
      ("", "[x] call Ana by 2026-11-20"),
      ("at noon", "[x] call Ana by 2026-11-20 — at noon"),
    ])
  func task(note: String, line: String) throws {
    var editor = try editor("- [ ] call Ana by 2026-11-20\n")
    #expect(try editor.settle("acme#task-due/call-ana", note: note) == .written(line))
    #expect(try editor.settle("acme#task-due/call-ana", note: note) == .before)
  }

  @Test("So is one with the day on which it was done")
  func datedTask() throws {
    var editor = try editor("- [ ] call Ana by 2026-11-20\n")
    let id = "acme#task-due/call-ana"
    let line = "[x] call Ana by 2026-11-20 — 2026-11-19 at noon"
    #expect(try editor.settle(id, on: day("2026-11-19"), note: "at noon") == .written(line))
    #expect(try editor.settle(id, on: day("2026-11-19"), note: "at noon") == .before)
  }

  @Test("A plan is an entry once it is done, and says so")
  func plan() throws {
    var editor = try editor("## Log\n\n- [ ] Check-in: Ana by 2026-11-24\n")
    let id = "acme#task-due/check-in-ana"
    let line = "[x] 2026-11-20 Check-in: Ana by 2026-11-24"
    #expect(try editor.settle(id) == .written(line))
    #expect(try editor.settle(id) == .before)
  }

  @Test("A task that is gone was not done, although another one begins like it")
  func otherTask() throws {
    var editor = try editor("- [x] call Ana Ruiz by 2026-11-20\n")
    #expect(throws: EditRefusal.self) { try editor.settle("acme#task-due/call-ana") }
  }

  @Test("An agenda that was not renewed changes nothing")
  func ticks() throws {
    let journal = TestJournal(
      "---\ncompany: Acme\nrole: Smith\n---\n\n- [ ] call Ana by 2026-11-20\n")
    let ticks = [
      Tick(id: "acme#task-due/call-ana", title: "call Ana", note: "at noon 2026-11-19")
    ]
    let first = TickRun(ticks, in: try journal.assessment(on: "2026-11-20"))
    let editor = try #require(first.changed.first)
    let text = String(decoding: editor.application.source.contents, as: UTF8.self)
    let second = TickRun(ticks, in: try TestJournal(text).assessment(on: "2026-11-20"))
    #expect(second.outcomes == [.before(file: "acme.md")])
    #expect(second.changed.isEmpty)
  }

  @Test("Of two tasks in the same words, a tick that was recorded does not tick the other")
  func sameWords() throws {
    let text = """
      ---
      company: Acme
      role: Smith
      ---

      - [x] buy a tie by 2026-11-20
      - [ ] buy a tie by 2026-11-27
      """
    let assessment = try TestJournal(text).assessment(on: "2026-11-20")
    func tick(due: String) throws -> TickRun {
      TickRun(
        [Tick(id: "acme#task-due/buy-a-tie", title: "", note: "", due: try day(due))],
        in: assessment)
    }
    #expect(try tick(due: "2026-11-20").outcomes == [.before(file: "acme.md")])
    #expect(try tick(due: "2026-11-27").changed.count == 1)
  }
}

/// What once stopped the program, or wrote more than it should.
@Suite struct HostileEditTests {
  private func editor(_ text: String, on today: String = "2026-11-20") throws -> Editor {
    Editor(try TestJournal(text).assessment(on: today).search, 0)
  }

  @Test("Names that look alike once they are escaped do not stop a run of ticks")
  func names() throws {
    let text = "---\ncompany: Acme\nrole: Smith\n---\n\n- [ ] row by 2026-11-20\n"
    let files = [("a\u{1}.md", text), ("a\\u{1}.md", text)]
    let assessment = try TestJournal(files).assessment(on: "2026-11-20")
    let ticks = assessment.duties.map {
      Tick(id: Escaping.comment($0.id), title: "", note: "")
    }
    // The names of both are the same in a listing; that one of them is meant is all there is.
    #expect(!TickRun(ticks, in: assessment).changed.isEmpty)
  }

  @Test("A key over several lines is not filled, and the log says it instead")
  func keyOverLines() throws {
    let text = """
      ---
      company: Acme
      role: Smith
      ? |-
        closed
      :
      ---

      ## Interview 2026-09-01
      """
    var editor = try editor(text, on: "2026-11-10")
    let duty = try #require(editor.duties.first { $0.rule == .timeToMoveOn })
    _ = try editor.settle(duty.id)
    let edited = editor.application.source
    #expect(edited.string(in: 0..<edited.bytes.count).contains("- 2026-11-10 Closed"))
  }

  @Test("A reason or a note is one line")
  func severalLines() throws {
    let text = "---\ncompany: Acme\nrole: Smith\n---\n\n- [ ] row by 2026-11-20\n\n"
    var editor = try editor(text + "## Interview 2026-11-19\n\n- With: Ana\n")
    let thanks = "acme#thank-you-not-sent/2026-11-19/ana"
    for note in ["x\n\n# Heading", "x\ry"] {
      #expect(throws: EditRefusal.self) { try editor.settle(thanks, note: note) }
      #expect(throws: EditRefusal.self) { try editor.waive(thanks, because: note) }
      #expect(throws: EditRefusal.self) { try editor.settle("acme#task-due/row", note: note) }
    }
    #expect(!editor.hasChanged)
  }

  @Test("The time of an entry that was typed behind a tick is kept, and two days are one too many")
  func typedEntry() throws {
    let text = "---\ncompany: Acme\nrole: Smith\n---\n\n## Interview 2026-11-19\n\n- With: Ana\n"
    var editor = try editor(text)
    let thanks = "acme#thank-you-not-sent/2026-11-19/ana"
    let note = "2026-11-20 14:30 Thank-you: Ana"
    #expect(throws: EditRefusal.self) {
      try editor.settle(thanks, on: day("2026-11-19"), note: note)
    }
    #expect(try editor.settle(thanks, note: note) == .written(note))
  }

  @Test("Of the dates of a task the one that is due is moved")
  func datesOfTask() throws {
    let text =
      "---\ncompany: Acme\nrole: Smith\n---\n\n- [ ] 2026-11-20 file, by 2026-11-20 at last\n"
    var editor = try editor(text)
    let duty = try #require(editor.duties.first)
    _ = try editor.snooze(duty.id, until: day("2026-11-24"))
    #expect(editor.duties.map(\.due) == [try day("2026-11-24")])
  }
}
