import Editing
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// What `lint --fix` writes for the user.
@Suite struct FixTests {
  private static let today = "2026-11-21"

  private func fixed(_ text: String, on today: String = today) throws -> (
    text: String, made: [MadeFix], editor: Editor
  ) {
    var editor = Editor(try TestJournal(text).assessment(on: today).search, 0)
    let made = editor.fix()
    let text = String(decoding: editor.application.source.contents, as: UTF8.self)
    return (text, made, editor)
  }

  private static let head = "---\ncompany: Acme\nrole: Smith\n"

  @Test(
    "What is surely meant is written",
    arguments: [
      ("aplied: 2026-11-02\n---\n", "applied: 2026-11-02\n---\n"),
      ("applied: 2026-11-2\n---\n", "applied: 2026-11-02\n---\n"),
      ("applied: 2026/11/02  # sent\n---\n", "applied: 2026-11-02  # sent\n---\n"),
      ("applied: \"2026.11.2\"\n---\n", "applied: \"2026-11-02\"\n---\n"),
      ("status: lead\napplied: 2026-11-02\n---\n", "status: applied\napplied: 2026-11-02\n---\n"),
      ("ignore: [proces-not-asked]\n---\n", "ignore: [process-not-asked]\n---\n"),
      (
        "---\n\n## Log\n- 2026-11-16 Contcated: asked\n",
        "---\n\n## Log\n- 2026-11-16 Contacted: asked\n"
      ),
      (
        "---\n\n## Log\n- 2026/11/16 Heard: soon\n- 2026-11-1: Heard: x\n",
        "---\n\n## Log\n- 2026-11-16 Heard: soon\n- 2026-11-01: Heard: x\n"
      ),
      (
        "---\n\n## Contacts\n- Ines Krol\n\n## Log\n- 2026-11-16 Thank-you: Inez Krohl, by post\n",
        "---\n\n## Contacts\n- Ines Krol\n\n## Log\n- 2026-11-16 Thank-you: Ines Krol, by post\n"
      ),
      (
        "---\n\n## Interview 2026-11-5\n- Wiht: Ines\n",
        "---\n\n## Interview 2026-11-05\n- Wiht: Ines\n"
      ),
      (
        "---\n\n## Interview 2026-11-05\n- Interviewrs: Ines\n",
        "---\n\n## Interview 2026-11-05\n- Interviewers: Ines\n"
      ),
      (
        "---\r\n\r\n## Log\r\n\r\n* 2026-11-16 Waived: proces-not-asked: small firm",
        "---\r\n\r\n## Log\r\n\r\n* 2026-11-16 Waived: process-not-asked: small firm"
      ),
    ])
  func fixes(text: String, expected: String) throws {
    let result = try fixed(Self.head + text)
    #expect(result.text == Self.head + expected)
    #expect(try fixed(result.text).made.isEmpty)
  }

  @Test(
    "What can be meant otherwise is left alone",
    arguments: [
      // No day, two keys for one value, a key that would bring an error, other words and people.
      "aplied: 2026/11/02\n---\n", "applied: 2026-11-31\n---\n",
      "aplied: 2026-11-02\napplied: 2026-11-03\n---\n",
      "note: x\nteam: y\n---\n", "---\n\n## Log\n- 2026-11-16 Lunch: with Ines\n",
      "---\n\n## Contacts\n- Anne Wu\n\n## Log\n- 2026-11-16 Thank-you: Oskar\n",
      "---\n\n## Contacts\n- Anne Wu\n\n## Log\n- 2026-11-16 Thank-you: Anna\n",
      "status: signed\n---\n", "interset: high\nintrest: low\n---\n",
      // What is not written there exactly as it is read.
      "---\n\n## Log\n- 2026-11-13 They  siad: we will call you\n",
      "---\n\n## Log\n- 2026-11-13 Followed\n  upp: the lady\n",
      "---\n\n## Log\n- 2026-11-13 H*ae*rd: text\n",
      "---\n\n- [ ] task by 2026/11/*20*\n",
      "---\n\n## Log\n- 2026&#47;11&#47;14 Heard: x\n",
      "ignore:\n  - >-\n    proces-not-asked\n  - 'timeline-not-asked'\n---\n",
      // Somebody else, or one of two.
      "contact: Anna Maier\n---\n\n## Contacts\n- Anna Meier\n\n## Interview 2026-11-20\n- With: Anna Maier\n",
      "---\n\n## References\n- Ruth Calder\n- Ruth Caldor\n\n## Log\n- 2026-11-20 Briefed: Ruth Caldar\n",
      // A status that is further on than the dates, or a date that was not read.
      "status: interviewing\napplied: 2026-10-01\n---\n",
      "status: applied\nfound: 2026-10-01\noffer: 2026-11-31\n---\n",
      "status: rejected\napplied: 2026-10-01\nrejected: 2026-12-05\n---\n",
      "---\n\n## Log\n- 16.11.2026 Heard: x\n",
    ])
  func leavesAlone(text: String) throws {
    let result = try fixed(Self.head + text)
    #expect(result.text == Self.head + text)
    #expect(result.made.isEmpty)
  }

  @Test("Only what was asked for is fixed")
  func some() throws {
    let text = Self.head + "aplied: 2026-11-02\noffer: 2026/11/20\n---\n"
    var editor = Editor(try TestJournal(text).assessment(on: Self.today).search, 0)
    #expect(editor.fix { $0.rule == .dateInvalid }.map(\.new) == ["2026-11-20"])
    #expect(editor.fix().map(\.new) == ["applied"])
  }

  @Test("Fixes come to an end, take no fact away, and bring nothing that cannot be read")
  func convergence() throws {
    var random = SplitMix64(seed: 7)
    var count = 0
    for seed in 1...UInt64(Proofs.count(150, all: 3000)) {
      var writer = ApplicationWriter(seed: seed)
      let file = writer.file()
      let text = Self.misspelled(file.text, &random)
      let journal = TestJournal(text)
      let old = try journal.assessment(on: file.today.description)
      guard let standing = old.search.standings.first else { continue }
      var editor = Editor(old.search, 0)
      let made = editor.fix()
      count += made.count
      #expect(editor.fix().isEmpty, "seed \(seed)")
      let edited = editor.application
      let before = standing.application
      #expect(edited.entries.count >= before.entries.count, "seed \(seed)\n\(text)")
      #expect(edited.interviews.count >= before.interviews.count, "seed \(seed)\n\(text)")
      #expect(edited.tasks.count >= before.tasks.count, "seed \(seed)\n\(text)")
      #expect(edited.promises.count >= before.promises.count, "seed \(seed)\n\(text)")
      #expect(edited.milestones.count >= before.milestones.count, "seed \(seed)\n\(text)")
      #expect(edited.faults.count <= before.faults.count, "seed \(seed)\n\(text)")
      let errors = { (findings: [Finding]) in
        findings.count { $0.severity == .error && Rule[$0.rule].group == .form }
      }
      #expect(errors(editor.findings) <= errors(old.findings.filter { $0.file == "acme.md" }))
      let lines = (
        text.split(separator: "\n", omittingEmptySubsequences: false).count,
        edited.source.string(in: 0..<edited.source.bytes.count)
          .split(separator: "\n", omittingEmptySubsequences: false).count
      )
      #expect(lines.0 == lines.1)
    }
    #expect(count > 50)
  }

  /// With slips of the pen in some keys, and dates written in other ways.
  private static func misspelled(_ text: String, _ random: inout SplitMix64) -> String {
    let slips: [(String, String)] = [
      ("Thank-you:", "Thank-yuo:"), ("Briefed:", "Breifed:"), ("Check-in:", "Chek-in:"),
      ("Heard:", "Haerd:"), ("Promised:", "Promisd:"), ("Timeline:", "Timelin:"),
      ("applied:", "aplied:"), ("company:", "compny:"), ("contact:", "contcat:"),
      ("2026-11-0", "2026-11-"), ("2026-10-", "2026/10/"), ("Interviewers:", "Interviewrs:"),
    ]
    var text = text
    for slip in slips where Bool.random(using: &random) {
      text = text.replacing(
        slip.0, with: slip.1, maxReplacements: Int.random(in: 1...2, using: &random))
    }
    return text
  }
}
