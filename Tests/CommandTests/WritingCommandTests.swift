import Foundation
import TestSupport
import Testing

private let ostwind = """
  ---
  company: Ostwind Rowing
  role: Coach
  applied: 2026-11-02
  contact: Piet Aerts
  ---

  ## Contacts

  - Piet Aerts, Head Coach
  - Noor Rahimi, Treasurer

  ## Interview 2026-11-16

  - With: Piet Aerts, Noor Rahimi
  - Timeline: 2026-11-27
  - Promised: the training plan by 2026-11-20

  ## Log

  - 2026-11-17 Heard: they liked the trial

  """

private let today = ["--today", "2026-11-21"]

/// Ticks, and the commands that write into applications, as a person runs them.
@Suite struct WritingCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch(["ostwind.md": ostwind]) }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments + today, in: scratch.folder)
  }

  private func tick(_ words: String, adding note: String = "") throws {
    let lines = try scratch.read("AGENDA.md").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in
      line.contains(words) ? line.replacing("- [ ]", with: "- [x]") + note : String(line)
    }
    try scratch.write(lines.joined(separator: "\n"), to: "AGENDA.md")
  }

  @Test("A ticked box lands in the log, and the agenda is written without it")
  func tick() throws {
    _ = try run("agenda")
    try tick("Thank Noor", adding: " — with a card, 2026-11-18")
    let outcome = try run("agenda")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("ostwind.md: 2026-11-18 Thank-you: Noor Rahimi, with a card\n"))
    #expect(
      try scratch.read("ostwind.md")
        == ostwind + "- 2026-11-18 Thank-you: Noor Rahimi, with a card\n")
    #expect(try !scratch.read("AGENDA.md").contains("Noor"))
    #expect(try run("agenda", "--check").status == 0)
  }

  @Test("A tick that cannot be placed is kept, reported, and let go when it is deleted")
  func notRecorded() throws {
    _ = try run("agenda")
    try tick("Thank Noor", adding: " 2026-11-15")
    let outcome = try run("agenda")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("AGENDA.md:7: not recorded: "))
    #expect(try scratch.read("ostwind.md") == ostwind)
    let kept = try scratch.read("AGENDA.md")
    #expect(kept.contains("## Not recorded"))
    #expect(kept.contains("2026-11-15\n  - *Not recorded:* "))
    #expect(kept.contains("- [ ] Thank Noor"))
    #expect(try run("agenda").status == 4)
    #expect(try scratch.read("AGENDA.md") == kept)
    let lines = kept.split(separator: "\n", omittingEmptySubsequences: false)
    try scratch.write(
      lines.filter { !$0.contains("2026-11-15") }.joined(separator: "\n"), to: "AGENDA.md")
    #expect(try run("agenda").status == 0)
    #expect(try !scratch.read("AGENDA.md").contains("Not recorded"))
  }

  @Test("--check sees a tick, and writes nothing")
  func check() throws {
    _ = try run("agenda")
    try tick("Thank Noor")
    let ticked = try scratch.read("AGENDA.md")
    #expect(try run("agenda", "--check").status == 1)
    #expect(try scratch.read("AGENDA.md") == ticked)
    #expect(try scratch.read("ostwind.md") == ostwind)
  }

  @Test("A tick for a file that is gone is kept, and the others are recorded")
  func gone() throws {
    try scratch.write(ostwind.replacing("Ostwind", with: "Westwind"), to: "westwind.md")
    _ = try run("agenda")
    try tick("Thank Noor")
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "westwind.md"))
    let outcome = try run("agenda")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("no application is called westwind any more"))
    #expect(try scratch.read("AGENDA.md").contains("- [x] Thank Noor Rahimi — [Westwind"))
    #expect(try scratch.read("ostwind.md").contains("- 2026-11-21 Thank-you: Noor Rahimi\n"))
  }

  @Test("Versions of an agenda that cannot be told apart stop everything, with their line")
  func conflict() throws {
    _ = try run("agenda")
    let text = try scratch.read("AGENDA.md")
      .replacing("## Overdue\n", with: "<<<<<<< HEAD\n## Overdue\n>>>>>>> other\n")
      .replacing("- [ ] Thank", with: "- [x] Thank")
    try scratch.write(text, to: "AGENDA.md")
    let outcome = try run("agenda")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("AGENDA.md:5 has the markers of a merge conflict"))
    #expect(try scratch.read("AGENDA.md") == text)
    #expect(try scratch.read("ostwind.md") == ostwind)
  }

  @Test("What else stood in the generated part is moved below it, and said")
  func strays() throws {
    _ = try run("agenda")
    let text = try scratch.read("AGENDA.md")
      .replacing("## Overdue\n", with: "## Overdue\n\nring them at ten!\n")
    try scratch.write(text, to: "AGENDA.md")
    let outcome = try run("agenda")
    #expect(outcome.errors.contains("AGENDA.md:7: moved below the generated part"))
    #expect(try scratch.read("AGENDA.md").hasSuffix("agenda ends -->\n\nring them at ten!\n"))
    #expect(try run("agenda", "--check").status == 0)
  }

  @Test("log writes entries, and says what is wrong with what is none")
  func log() throws {
    let outcome = try run("log", "rowing", "Heard: no news", "Called: Piet")
    #expect(
      outcome.output
        == "ostwind.md: 2026-11-21 Heard: no news\nostwind.md: 2026-11-21 Called: Piet\n")
    #expect(try run("log", "rowing", "Heard:", "still", "none", "--on", "-1d").status == 0)
    #expect(
      try scratch.read("ostwind.md") == ostwind + """
        - 2026-11-20 Heard: still none
        - 2026-11-21 Heard: no news
        - 2026-11-21 Called: Piet

        """)
    let text = try scratch.read("ostwind.md")
    for (entry, reason) in [
      ("Chek-in: x", "did you mean Check-in?"), ("Thank-you: Noro", "write `Noor Rahimi`"),
      ("2026-12-24 Heard: x", "is after today"), ("nonsense", "a key and a colon"),
    ] {
      let outcome = try run("log", "rowing", entry)
      #expect(outcome.status == 4)
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }
    #expect(try scratch.read("ostwind.md") == text)
  }

  @Test("log keeps the time of an interview, and refuses rules and names that nobody has")
  func logDetails() throws {
    let outcome = try run("log", "rowing", "2026-11-26 10:30 Interview: on site")
    #expect(outcome.output == "ostwind.md: 2026-11-26 10:30 Interview: on site\n")
    for entry in ["Waived: thank-yuo-not-sent: no", "Waived: thank-you-not-sent, Zoe: no"] {
      #expect(try run("log", "rowing", entry).status == 4)
    }
  }

  @Test("log names what swallows the end of a file")
  func unclosed() throws {
    try scratch.write("---\ncompany: A\nrole: B\n---\n\n<!-- not closed\n", to: "a.md")
    let outcome = try run("log", "a.md", "Heard: x")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("a.md:6 opens a comment that is never closed"))
  }

  @Test("A copy of an item that the user keeps elsewhere can be ticked, too")
  func outside() throws {
    _ = try run("agenda")
    let line = try #require(
      try scratch.read("AGENDA.md").split(separator: "\n").first { $0.contains("Thank Noor") })
    let copy = line.replacing("- [ ]", with: "- [x]") + " by phone\n"
    try scratch.write(try scratch.read("AGENDA.md") + "\n" + copy, to: "AGENDA.md")
    #expect(try run("agenda").output.hasPrefix("ostwind.md: 2026-11-21 Thank-you: Noor Rahimi, by"))
    #expect(try scratch.read("AGENDA.md").hasSuffix("\n" + copy))
    let again = try run("agenda")
    #expect(again.status == 0)
    #expect(!again.output.contains("Noor"))
  }

  @Test("log says what the rules say about the new entry")
  func logFindings() throws {
    let outcome = try run("log", "rowing", "Check-in: Piet")
    #expect(outcome.errors.contains("warning[contacted-too-soon]: "))
  }

  @Test("done takes numbers of the last agenda, ids, and words; the numbers stay good")
  func done() throws {
    let listing = try run("agenda").output
    #expect(listing.contains("  1. Thank Noor Rahimi"))
    #expect(listing.contains("  3. Keep your promise: the training plan"))
    #expect(try run("done", "1", "3").status == 0)
    let noted = ["--on", "2026-11-17", "--note", "by email"]
    #expect(
      try Program.run(["done", "thank", "piet"] + noted + today, in: scratch.folder).status == 0)
    #expect(
      try scratch.read("ostwind.md") == ostwind + """
        - 2026-11-17 Thank-you: Piet Aerts, by email
        - 2026-11-21 Thank-you: Noor Rahimi
        - 2026-11-21 Kept: the training plan

        """)
    let text = try scratch.read("ostwind.md")
    let again = try run("done", "ostwind#promise-not-kept/the-training-plan")
    #expect(again.output == "ostwind.md said so already\n")
    #expect(try scratch.read("ostwind.md") == text)
    #expect(try run("done", "17").errors.contains("the last agenda has no item 17"))
  }

  @Test("Words that several items have are refused, and the items shown")
  func ambiguous() throws {
    let outcome = try run("done", "thank")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("ostwind#thank-you-not-sent/2026-11-16/piet-aerts"))
    #expect(outcome.errors.contains("ostwind#thank-you-not-sent/2026-11-16/noor-rahimi"))
    #expect(try scratch.read("ostwind.md") == ostwind)
  }

  @Test("waive and snooze write the entry that does it")
  func waiveAndSnooze() throws {
    let waived = try run("waive", "noor", "--because", "she asked for no letters")
    #expect(
      waived.output
        == "ostwind.md: 2026-11-21 Waived: thank-you-not-sent, Noor Rahimi: she asked for no letters\n"
    )
    let snoozed = try run("snooze", "training", "plan", "fri")
    #expect(
      snoozed.output == "ostwind.md: 2026-11-21 Snoozed: promise-not-kept until 2026-11-27\n")
    #expect(snoozed.errors == "“fri” is Fri 2026-11-27\n")
    let agenda = try run("agenda", "--format", "text").output
    #expect(!agenda.contains("Noor"))
    #expect(
      agenda.contains("from Fri 2026-11-27, due Fri 2026-11-27")
        || agenda.contains("on Fri 2026-11-27"))
    #expect(try run("snooze", "training", "plan", "yesterday").status == 4)
  }

  @Test("A waiver or snooze that would cover more than was named is refused")
  func tooMuch() throws {
    let text = ostwind.replacing(
      "- Promised: the", with: "- Promised: the photos by 2026-11-20\n- Promised: the")
    try scratch.write(text, to: "ostwind.md")
    for arguments in [["waive", "photos", "--because", "x"], ["snooze", "photos", "fri"]] {
      let outcome = try Program.run(arguments + today, in: scratch.folder)
      #expect(outcome.status == 4)
      #expect(outcome.errors.contains("it would cover ostwind#promise-not-kept/the-training-plan"))
    }
    #expect(try scratch.read("ostwind.md") == text)
  }

  @Test("--dry-run prints the change and makes none")
  func dryRun() throws {
    let outcome = try run("done", "noor", "--dry-run")
    #expect(outcome.output.hasPrefix("--- a/ostwind.md\n+++ b/ostwind.md\n@@ "))
    #expect(outcome.output.contains("\n+- 2026-11-21 Thank-you: Noor Rahimi\n"))
    #expect(try scratch.read("ostwind.md") == ostwind)
  }

  @Test("A day that cannot be understood is wrong usage, and nothing is written")
  func badDay() throws {
    let outcome = try run("log", "rowing", "Heard: x", "--on", "soon")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("“soon” is not a date"))
    #expect(try scratch.read("ostwind.md") == ostwind)
  }
}
