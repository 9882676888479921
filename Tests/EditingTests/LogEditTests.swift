import Editing
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// Where an entry goes in the log, and in what style.
@Suite struct LogEditTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let before: String
    let day: String
    let after: String

    /// - Parameter day: On which `Heard: soon` is logged.
    init(_ name: String, _ before: String, on day: String, _ after: String) {
      self.name = name
      self.before = before
      self.day = day
      self.after = after
    }

    var testDescription: String { name }
  }

  static let places: [Row] = [
    Row(
      "oldest first, at the end", "- 2026-11-02 Heard: a\n- 2026-11-10 Heard: b\n",
      on: "2026-11-20",
      "- 2026-11-02 Heard: a\n- 2026-11-10 Heard: b\n- 2026-11-20 Heard: soon\n"),
    Row(
      "oldest first, between", "- 2026-11-02 Heard: a\n- 2026-11-10 Heard: b\n", on: "2026-11-05",
      "- 2026-11-02 Heard: a\n- 2026-11-05 Heard: soon\n- 2026-11-10 Heard: b\n"),
    Row(
      "oldest first, before all", "- 2026-11-02 Heard: a\n- 2026-11-10 Heard: b\n",
      on: "2026-10-01",
      "- 2026-10-01 Heard: soon\n- 2026-11-02 Heard: a\n- 2026-11-10 Heard: b\n"),
    Row(
      "oldest first, below others of its day", "- 2026-11-02 Heard: a\n- 2026-11-10 Heard: b\n",
      on: "2026-11-02",
      "- 2026-11-02 Heard: a\n- 2026-11-02 Heard: soon\n- 2026-11-10 Heard: b\n"),
    Row(
      "newest first, at the top", "- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n",
      on: "2026-11-20",
      "- 2026-11-20 Heard: soon\n- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n"),
    Row(
      "newest first, between", "- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n", on: "2026-11-05",
      "- 2026-11-10 Heard: b\n- 2026-11-05 Heard: soon\n- 2026-11-02 Heard: a\n"),
    Row(
      "newest first, at the bottom", "- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n",
      on: "2026-10-01",
      "- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n- 2026-10-01 Heard: soon\n"),
    Row(
      "newest first, above others of its day", "- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n",
      on: "2026-11-10",
      "- 2026-11-10 Heard: soon\n- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n"),
    Row(
      "a single entry", "- 2026-11-10 Heard: b\n", on: "2026-11-20",
      "- 2026-11-10 Heard: b\n- 2026-11-20 Heard: soon\n"),
    Row(
      "without order, below the last that is not later",
      "- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n- 2026-11-12 Heard: c\n", on: "2026-11-11",
      "- 2026-11-10 Heard: b\n- 2026-11-02 Heard: a\n- 2026-11-11 Heard: soon\n"
        + "- 2026-11-12 Heard: c\n"),
    Row(
      "without dates, at the end", "- they were kind\n- a long day\n", on: "2026-11-20",
      "- they were kind\n- a long day\n- 2026-11-20 Heard: soon\n"),
    Row(
      "notes without a date stay with the entry above",
      "- 2026-11-02 Heard: a\n- they were kind\n- 2026-11-10 Heard: b\n", on: "2026-11-20",
      "- 2026-11-02 Heard: a\n- they were kind\n- 2026-11-10 Heard: b\n- 2026-11-20 Heard: soon\n"
    ),
    Row(
      "dates that open the value", "- Heard: 2026-11-10, b\n- Heard: 2026-11-02, a\n",
      on: "2026-11-05",
      "- Heard: 2026-11-10, b\n- 2026-11-05 Heard: soon\n- Heard: 2026-11-02, a\n"),
    Row(
      "bold dates, and a dash behind them", "- **2026-11-02** – Heard: a\n- **2026-11-10** – b\n",
      on: "2026-11-05",
      "- **2026-11-02** – Heard: a\n- 2026-11-05 Heard: soon\n- **2026-11-10** – b\n"),
  ]

  static let styles: [Row] = [
    Row(
      "stars", "* 2026-11-02 Heard: a\n", on: "2026-11-20",
      "* 2026-11-02 Heard: a\n* 2026-11-20 Heard: soon\n"),
    Row(
      "pluses", "+ 2026-11-02 Heard: a\n", on: "2026-11-20",
      "+ 2026-11-02 Heard: a\n+ 2026-11-20 Heard: soon\n"),
    Row(
      "numbers", "1. 2026-11-02 Heard: a\n2. 2026-11-10 Heard: b\n", on: "2026-11-20",
      "1. 2026-11-02 Heard: a\n2. 2026-11-10 Heard: b\n3. 2026-11-20 Heard: soon\n"),
    Row(
      "the numbers of other entries stay", "1) 2026-11-02 Heard: a\n2) 2026-11-10 Heard: b\n",
      on: "2026-11-05",
      "1) 2026-11-02 Heard: a\n2) 2026-11-05 Heard: soon\n2) 2026-11-10 Heard: b\n"),
    Row(
      "indented", "  - 2026-11-02 Heard: a\n", on: "2026-11-20",
      "  - 2026-11-02 Heard: a\n  - 2026-11-20 Heard: soon\n"),
    Row(
      "a tab after the bullet", "-\t2026-11-02 Heard: a\n", on: "2026-11-20",
      "-\t2026-11-02 Heard: a\n-\t2026-11-20 Heard: soon\n"),
    Row(
      "blank lines between", "- 2026-11-02 Heard: a\n\n- 2026-11-10 Heard: b\n", on: "2026-11-20",
      "- 2026-11-02 Heard: a\n\n- 2026-11-10 Heard: b\n\n- 2026-11-20 Heard: soon\n"),
    Row(
      "blank lines between, newest first", "- 2026-11-10 Heard: b\n\n- 2026-11-02 Heard: a\n",
      on: "2026-11-20",
      "- 2026-11-20 Heard: soon\n\n- 2026-11-10 Heard: b\n\n- 2026-11-02 Heard: a\n"),
    Row(
      "checked boxes are not copied", "- [x] 2026-11-02 Heard: a\n", on: "2026-11-20",
      "- [x] 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon\n"),
    Row(
      "nested items belong to the entry",
      "- 2026-11-02 Heard: a\n  - on the phone\n    - at noon\n",
      on: "2026-11-20",
      "- 2026-11-02 Heard: a\n  - on the phone\n    - at noon\n- 2026-11-20 Heard: soon\n"),
    Row(
      "a lazy line belongs to the entry", "- 2026-11-02 Heard: a\nand b\n", on: "2026-11-20",
      "- 2026-11-02 Heard: a\nand b\n- 2026-11-20 Heard: soon\n"),
    Row(
      "code belongs to the entry", "- 2026-11-02 Heard: a\n\n      code\n\nText.\n",
      on: "2026-11-20",
      "- 2026-11-02 Heard: a\n\n      code\n- 2026-11-20 Heard: soon\n\nText.\n"),
    Row(
      "code that is never closed", "- 2026-11-02 Heard: a\n  ```\n  code\n", on: "2026-11-20",
      "- 2026-11-02 Heard: a\n  ```\n  code\n- 2026-11-20 Heard: soon\n"),
    Row(
      "text below the list", "- 2026-11-02 Heard: a\n\nA quiet week.\n", on: "2026-11-20",
      "- 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon\n\nA quiet week.\n"),
    Row(
      "a table right below", "- 2026-11-02 Heard: a\n\n| a |\n|---|\n", on: "2026-11-20",
      "- 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon\n\n| a |\n|---|\n"),
    Row(
      "two lists with a break between", "- 2026-11-02 Heard: a\n\n***\n\n- 2026-11-10 Heard: b\n",
      on: "2026-11-05",
      "- 2026-11-02 Heard: a\n- 2026-11-05 Heard: soon\n\n***\n\n- 2026-11-10 Heard: b\n"),
    Row(
      "a definition and a comment right below",
      "- 2026-11-02 Heard: [a]\n\n[a]: https://acme.example/a\n<!-- to do\n", on: "2026-11-20",
      "- 2026-11-02 Heard: [a]\n- 2026-11-20 Heard: soon\n\n[a]: https://acme.example/a\n"
        + "<!-- to do\n"),
    Row(
      "no final newline", "- 2026-11-02 Heard: a", on: "2026-11-20",
      "- 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon"),
    Row(
      "several final newlines", "- 2026-11-02 Heard: a\n\n\n", on: "2026-11-20",
      "- 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon\n\n\n"),
    Row(
      "CRLF", "- 2026-11-02 Heard: a\r\n- 2026-11-10 Heard: b\r\n", on: "2026-11-05",
      "- 2026-11-02 Heard: a\r\n- 2026-11-05 Heard: soon\r\n- 2026-11-10 Heard: b\r\n"),
    Row(
      "CR alone", "- 2026-11-02 Heard: a\r- 2026-11-10 Heard: b", on: "2026-11-20",
      "- 2026-11-02 Heard: a\r- 2026-11-10 Heard: b\r- 2026-11-20 Heard: soon"),
    Row(
      "mixed line ends: as the line above has it",
      "- 2026-11-02 Heard: a\r\n- 2026-11-10 Heard: b\n",
      on: "2026-11-05",
      "- 2026-11-02 Heard: a\r\n- 2026-11-05 Heard: soon\r\n- 2026-11-10 Heard: b\n"),
  ]

  /// The whole body of the file, not only a log's items.
  static let sections: [Row] = [
    Row(
      "an empty log", "## Log\n\n## Notes\n\nText.\n", on: "2026-11-20",
      "## Log\n\n- 2026-11-20 Heard: soon\n\n## Notes\n\nText.\n"),
    Row(
      "an empty log at the end of the file", "## Log", on: "2026-11-20",
      "## Log\n\n- 2026-11-20 Heard: soon"),
    Row(
      "a log with a paragraph", "## Log\n\nI write daily.\n", on: "2026-11-20",
      "## Log\n\nI write daily.\n\n- 2026-11-20 Heard: soon\n"),
    Row(
      "no log", "## Contacts\n\n* Ana Ruiz\n", on: "2026-11-20",
      "## Contacts\n\n* Ana Ruiz\n\n## Log\n\n* 2026-11-20 Heard: soon\n"),
    Row(
      "no log, and headings without a blank line", "### Contacts\n- Ana Ruiz", on: "2026-11-20",
      "### Contacts\n- Ana Ruiz\n\n### Log\n- 2026-11-20 Heard: soon"),
    Row(
      "no log, and no section", "A forge by the river.\n\n", on: "2026-11-20",
      "A forge by the river.\n\n## Log\n\n- 2026-11-20 Heard: soon\n"),
    Row(
      "another name, underlined", "History\n-------\n- 2026-11-02 Heard: a\n", on: "2026-11-20",
      "History\n-------\n- 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon\n"),
    Row(
      "a log in the middle", "## Log ##\n\n- 2026-11-02 Heard: a\n\n## Notes\n", on: "2026-11-20",
      "## Log ##\n\n- 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon\n\n## Notes\n"),
    Row(
      "of two logs the one in use",
      "## Log\n\n- 2026-11-10 Heard: b\n\n## History\n\n- 2026-11-02 Heard: a\n", on: "2026-11-20",
      "## Log\n\n- 2026-11-10 Heard: b\n- 2026-11-20 Heard: soon\n\n## History\n\n"
        + "- 2026-11-02 Heard: a\n"),
    Row(
      "not below an interview inside it",
      "## Log\n\n- 2026-11-02 Heard: a\n\n### Interview 2026-11-10\n\n- Liked: the rig\n",
      on: "2026-11-20",
      "## Log\n\n- 2026-11-02 Heard: a\n- 2026-11-20 Heard: soon\n\n### Interview 2026-11-10\n\n"
        + "- Liked: the rig\n"),
    Row(
      "in the month of its neighbours",
      "## Log\n\n### October\n\n- 2026-10-05 Heard: a\n\n### November\n\n- 2026-11-09 Heard: b\n",
      on: "2026-10-20",
      "## Log\n\n### October\n\n- 2026-10-05 Heard: a\n- 2026-10-20 Heard: soon\n\n### November\n\n"
        + "- 2026-11-09 Heard: b\n"),
  ]

  @Test("An entry goes where its day belongs", arguments: places)
  func place(row: Row) throws { try check(row, head: "## Log\n\n") }

  @Test("An entry is written like its neighbours", arguments: styles)
  func style(row: Row) throws {
    // The head has the same line ends as the rest, so that only the row says what is new.
    let end = row.before.contains("\r\n") ? "\r\n" : row.before.contains("\r") ? "\r" : "\n"
    try check(row, head: "## Log\(end)\(end)", end: end)
  }

  @Test("An entry goes into the log, and into a new one where there is none", arguments: sections)
  func section(row: Row) throws { try check(row, head: "") }

  private func check(_ row: Row, head: String, end: String = "\n") throws {
    let top = "\u{FEFF}---\(end)company: Acme\(end)role: Smith\(end)---\(end)\(end)\(head)"
    let journal = TestJournal(top + row.before)
    let search = try journal.assessment(on: "2026-11-21").search
    var editor = Editor(search, 0)
    let line = try editor.log("Heard: soon", on: day(row.day))
    #expect(line.hasSuffix("\(row.day) Heard: soon"))
    let after = String(decoding: editor.application.source.contents, as: UTF8.self)
    #expect(after == top + row.after)
    #expect(after.utf8.elementsEqual((top + row.after).utf8))
  }

  @Test("Of several entries on a day the one that counts stays so")
  func sameDay() throws {
    // The first entry about an interview has its title: the new one goes below it.
    let top = "---\ncompany: Acme\nrole: Smith\n---\n\n## Log\n\n"
    let bottom = "- 2026-11-02 Heard: a\n"
    let journal = TestJournal(top + "- 2026-11-20 Interview: by phone\n" + bottom)
    var editor = Editor(try journal.assessment(on: "2026-11-21").search, 0)
    _ = try editor.log("Interview: on site", on: day("2026-11-20"))
    let after = editor.application.source.string(in: 0..<editor.application.source.bytes.count)
    #expect(
      after == top + "- 2026-11-20 Interview: by phone\n- 2026-11-20 Interview: on site\n" + bottom)
  }

  @Test("The last snooze counts, although it was written on the same day as another one")
  func snoozedTwice() throws {
    let journal = TestJournal(
      """
      ---
      company: Acme
      role: Smith
      ---

      ## Interview 2026-11-10

      ## Log

      - 2026-11-19 Snoozed: check-in-due until 2026-11-26
      - 2026-11-11 Thank-you: everyone
      """)
    let search = try journal.assessment(on: "2026-11-19").search
    var editor = Editor(search, 0)
    _ = try editor.snooze("acme#check-in-due/2026-11-10", until: day("2026-11-30"))
    let duty = try #require(
      editor.duties.first { $0.id == "acme#check-in-due/2026-11-10" })
    #expect(duty.from == (try day("2026-11-30")))
  }
}
