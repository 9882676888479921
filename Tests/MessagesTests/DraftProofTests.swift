import FollowUp
import Journal
import Messages
import Syntax
import TestSupport
import Testing

/// What is written from the built-in templates, read by the proofreader.
@Suite struct DraftProofTests {
  private static let cases = MessageKind.allCases.flatMap { kind in
    Language.allCases.flatMap { language in [true, false].map { (kind, language, $0) } }
  }

  @Test(
    "A filled-in draft has no findings, and one with a place to fill never passes", arguments: cases
  )
  func builtin(kind: MessageKind, language: Language, isFull: Bool) throws {
    var notes = Notes(language: language)
    notes.isFull = isFull
    notes.panel = 3
    notes.entries = "- Timeline: 2026-11-25\n- Promised: the test-rig write-up by 2026-11-20\n"
    if kind == .rejection || kind == .introduction { notes.log = "- 2026-11-17 Rejected: no\n" }
    if kind == .brief, !isFull { notes.log = "## References\n\n- Lee Okafor, +49 30 5550 177\n" }
    let offer = (
      path: "acme.md",
      text: "---\ncompany: Acme Ferries\nrole: Deck Officer\noffer: 2026-11-17\n---\n"
    )
    let messages = try notes.drafts(kind, others: [offer]).messages
    #expect(!messages.isEmpty)
    let drafts = messages.enumerated().map {
      (path: "drafts/\($0.offset).md", text: $0.element.fileText)
    }
    let journal = try WrittenJournal([("northwind.md", notes.text), offer] + drafts)
    let search = journal.assessment(on: try day(Notes.today)).search
    let proofs = Proof.drafts(among: journal.sources)
    let findings = Proofreader(search, proofs).findings(of: Set(drafts.map(\.path)))
    for draft in drafts {
      let found = findings.filter { $0.file == draft.path }
      let hasPlace = draft.text.contains("[…")
      #expect(found.contains { $0.rule == .placeToFill } == hasPlace, "\(draft.text)")
      let others = found.filter { $0.rule != .placeToFill }.map {
        "\($0.rule.rawValue): \($0.message)"
      }
      #expect(others == [], "\(draft.text)")
    }
  }
}
