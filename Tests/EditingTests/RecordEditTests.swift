import Editing
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// A line to fill in, in the record of an interview.
@Suite struct RecordEditTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let after: String

    init(_ name: String, _ before: String, _ after: String) {
      self.name = name
      self.before = before
      self.after = after
    }

    var testDescription: String { name }
  }

  /// Below an application's front matter: where `Timeline:` goes for its last interview.
  static let rows: [Row] = [
    Row(
      "below the other lines", "## Interview 2026-11-10\n\n- With: Dana\n- Liked: it\n",
      "## Interview 2026-11-10\n\n- With: Dana\n- Liked: it\n- Timeline: \n"),
    Row(
      "above notes and the log",
      "## Interview 2026-11-10\n* Liked: it\n\nA lab.\n\n* soldering\n\n## Log\n",
      "## Interview 2026-11-10\n* Liked: it\n* Timeline: \n\nA lab.\n\n* soldering\n\n## Log\n"),
    Row(
      "below what is nested, with blank lines between",
      "## Interview 2026-11-10\n\n- With:\n  - Dana\n\n- Liked: it\n  and them\n",
      "## Interview 2026-11-10\n\n- With:\n  - Dana\n\n- Liked: it\n  and them\n\n- Timeline: \n"),
    Row(
      "among entries, not below headings of notes",
      "## Interview 2026-11-10\n\n- Liked: it\n\n### Impressions\n\n- loud\n",
      "## Interview 2026-11-10\n\n- Liked: it\n- Timeline: \n\n### Impressions\n\n- loud\n"),
    Row(
      "below text", "## Interview 2026-11-10\n\nThey were kind.\n",
      "## Interview 2026-11-10\n\nThey were kind.\n\n- Timeline: \n"),
    Row(
      "below a bare heading", "## Interview 2026-11-10", "## Interview 2026-11-10\n\n- Timeline: "),
    Row(
      "with the file's line ends",
      "## Interview 2026-11-10\r\n\r\n  + Liked: it\r\n\r\n## Log\r\n",
      "## Interview 2026-11-10\r\n\r\n  + Liked: it\r\n  + Timeline: \r\n\r\n## Log\r\n"),
    Row(
      "in the second of two on one day",
      "## Interview 2026-11-10, HR\n- Liked: a\n\n## Interview 2026-11-10, team\n- Liked: b\n",
      "## Interview 2026-11-10, HR\n- Liked: a\n\n## Interview 2026-11-10, team\n- Liked: b\n"
        + "- Timeline: \n"),
    Row(
      "below a heading with a date among Interviews",
      "## Interviews\n\n### 2026-11-10, video\n\n- Liked: it\n",
      "## Interviews\n\n### 2026-11-10, video\n\n- Liked: it\n- Timeline: \n"),
    Row(
      "in a section of its own above the log",
      "# Us\n\n## Log\n\n- 2026-11-10 Interview: by phone\n",
      "# Us\n\n## Interview 2026-11-10, by phone\n\n- Timeline: \n\n"
        + "## Log\n\n- 2026-11-10 Interview: by phone\n"),
    Row(
      "in a section of its own below earlier ones",
      "### Interview 2026-11-02\n- Liked: it\n\n### Notes\nLoud.\n\n## Log\n- 2026-11-10 Interview\n",
      "### Interview 2026-11-02\n- Liked: it\n\n### Interview 2026-11-10\n- Timeline: \n\n### Notes"
        + "\nLoud.\n\n## Log\n- 2026-11-10 Interview\n"),
  ]

  private static let top = "---\ncompany: Acme\nrole: Smith\n---\n\n"

  private func editor(_ text: String) throws -> Editor {
    Editor(try TestJournal(Self.top + text).assessment(on: "2026-11-21").search, 0)
  }

  @Test("An empty line goes below the others of its interview", arguments: rows)
  func place(row: Row) throws {
    var editor = try editor(row.before)
    let rules = editor.findings.map(\.rule)
    #expect(rules.contains(.timelineNotAsked))
    try editor.addBlank(.timeline, to: editor.application.interviews.count - 1)
    let after = String(decoding: editor.application.source.contents, as: UTF8.self)
    #expect(after.utf8.elementsEqual((Self.top + row.after).utf8), "\(after)")
    // It says nothing yet, and once it does, it is the answer.
    #expect(editor.findings.map(\.rule) == rules)
    let filled = row.after.replacing("Timeline: ", with: "Timeline: they could not say")
    #expect(try !self.editor(filled).findings.contains { $0.rule == .timelineNotAsked })
  }

  @Test("Whatever a record lacks can be filled in", arguments: RuleName.allCases)
  func keys(rule: RuleName) throws {
    guard let key = rule.missing else { return }
    var editor = try editor("## Interview 2026-11-10\n\n- Topics: boats\n")
    try editor.addBlank(key, to: 0)
    let text = editor.application.source.string(in: 0..<editor.application.source.bytes.count)
    #expect(text == Self.top + "## Interview 2026-11-10\n\n- Topics: boats\n- \(key.rawValue): \n")
  }

  @Test(
    "Where a line stands there already, or would not be read, nothing is written",
    arguments: [
      top + "## Interview 2026-11-10\n\n- Timeline:\n- Liked: it\n",
      top + "## Interview 2026-11-10\n\n- Liked: it\n- Hear by: \n",
      "---\ncompany: Acme\nrole: Smith\ninterviews: 2026-11-10\n---\n\n<!-- a draft\n",
    ])
  func refusal(text: String) throws {
    var editor = Editor(try TestJournal(text).assessment(on: "2026-11-21").search, 0)
    #expect(throws: EditRefusal.self) { try editor.addBlank(.timeline, to: 0) }
    #expect(!editor.hasChanged)
  }
}
