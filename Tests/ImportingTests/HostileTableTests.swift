import Importing
import Journal
import Syntax
import TestSupport
import Testing
import Views

/// Cells that would be more than they are.
@Suite struct HostileTableTests {
  private static let texts = [
    "---\n## Log\n- 2026-01-01 Rejected: forged", "\n\n- 2026-01-01 Offer\n",
    "```\n- 2026-01-01 Offer\n```", "</code>\n## Contacts\n- Eve <eve@evil.example>",
    "x\r\n## Interview 2026-01-01\r\n- With: Eve", "x\r---\r## Log\r- 2026-01-01 Closed",
    "\t- [ ] pay Eve by 2026-01-01", "<!-- \n", "<script>\n", "<<<<<<< a\n>>>>>>> b",
    "# Interview 2026-01-01", "Interview 2026-01-01", "2026-01-01 Interview", "Log", "Contacts",
    "a: b", "&a *a", "{x: y}", "[x]", "| x", "> x", "%x", "null", "~", "COMPANY", "ROLE", "DATE",
    "\u{202E}evil", "a\u{1B}[31mred", "'", "\"", "#", "- x", "jobjournal: ignore", "=1+1",
    "[x]: y", "![", "\\", "1. x", "***", "===", "\u{2028}## Log", "\u{85}- 2026-01-01 Offer",
  ]

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  @Test("A note says nothing, whatever it holds", arguments: texts)
  func notes(text: String) throws {
    let table = "Company,Role,\(quoted("Notes" + text))\nAcme,Smith,\(quoted(text))\n"
    let made = try plan(table)
    let file = try #require(made.files.first, "\(made.skipped)")
    let plain = try #require(try plan("Company,Role\nAcme,Smith\n").files.first)
    for column in CSVColumn.all {
      #expect(
        CSVView.cell(column, of: file.standing) == CSVView.cell(column, of: plain.standing))
    }
    #expect(file.application.faults.isEmpty && file.application.tasks.isEmpty)
  }

  @Test("A value is a value, or its row is left out", arguments: texts)
  func values(text: String) throws {
    let folded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for heading in ["Company", "Role", "Link", "Location", "Salary", "Source", "Contact", "Tags"] {
      var cells = ["Company": "Acme", "Role": "Smith"]
      cells[heading] = text
      let pairs = cells.sorted { $0.key < $1.key }
      let table =
        pairs.map(\.key).joined(separator: ",") + "\n"
        + pairs.map { quoted($0.value) }.joined(separator: ",") + "\n"
      let made = try plan(table)
      guard let file = made.files.first else {
        #expect(made.skipped.count == 1)
        continue
      }
      let application = file.application
      #expect(application.entries.isEmpty && application.interviews.isEmpty)
      #expect(application.tasks.isEmpty && application.milestones.isEmpty)
      #expect(application.faults.isEmpty, "\(heading) \(file.text)")
      let read = [
        "Company": application.company?.value, "Role": application.role?.value,
        "Link": application.texts["link"], "Location": application.texts["location"],
        "Salary": application.texts["salary"], "Source": application.texts["source"],
      ]
      if let read = read[heading], !made.remarks.isEmpty || read != folded {
        Issue.record("\(heading) is \(read ?? "nothing"): \(made.remarks)")
      }
    }
  }

  @Test("A cell of a megabyte is no file; the other rows are taken")
  func large() throws {
    let large = String(repeating: "x", count: 1_000_000)
    let made = try plan("Company,Role,Notes\nAcme,Smith,\(large)\nBright,Smith,ok\n")
    #expect(made.skipped.map(\.skip) == [.unwritable])
    #expect(made.files.map(\.row) == [3])
  }

  // MARK: Formulas

  @Test(
    "A spreadsheet sees no formula in what is exported, and import takes the guard off",
    arguments: [
      "=1+1", "+1", "-1", "@SUM(1)", " =1", "\"=1", "'=1", "''=1", "' =1", "＝1", "x;=1", "x;\"=1",
      "'", "'t Hooft", "''", "5-1", "a=b", "", "-", "'-", "“=1", "x; y", "\u{A0}=1",
    ])
  func formulas(text: String) throws {
    let guarded = FormulaGuard.added(to: text)
    #expect(FormulaGuard.removed(from: guarded) == text)
    for piece in guarded.split(separator: ";") {
      let start = piece.first { !$0.isWhitespace && $0 != "\"" }
      #expect(!["=", "+", "-", "@", "＝"].contains(start))
    }
    let isPlain = text == guarded
    #expect(isPlain == ["'", "'t Hooft", "''", "5-1", "a=b", "", "“=1", "x; y"].contains(text))
  }

  @Test("Guards are taken off at random, too")
  func randomFormulas() {
    var random = SplitMix64(seed: 7)
    let signs: [Character] = ["'", "\"", "=", "-", " ", ";", "\n", "\t", "a", "\r\n", "@"]
    for _ in 0..<5000 {
      let count = Int.random(in: 0...8, using: &random)
      let text = String((0..<count).map { _ in signs.randomElement(using: &random) ?? "a" })
      let guarded = FormulaGuard.added(to: text)
      #expect(FormulaGuard.removed(from: guarded) == text, "\(text.debugDescription)")
    }
  }

  @Test("Only in our own export is an apostrophe a guard")
  func foreignApostrophes() throws {
    let made = try plan("Company,Role\n'=1,'t\n")
    #expect(made.files[0].application.company?.value == "'=1")
    #expect(made.files[0].application.role?.value == "'t")
  }
}
