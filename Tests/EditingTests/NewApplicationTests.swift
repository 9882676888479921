import Editing
import Foundation
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

@Suite struct NewApplicationTests {
  private func make(
    _ company: String = "Acme Ferries", _ role: String = "Deck Officer", applied: String? = nil,
    found: String? = nil, template: String? = nil
  ) throws -> String {
    let new = try NewApplication(
      company: company, role: role, applied: try applied.map(day), found: try found.map(day),
      today: try day("2026-11-21"))
    let bytes = try new.text(from: template.map { Array($0.utf8) })
    return String(decoding: bytes, as: UTF8.self)
  }

  private func findingsOfForm(_ text: String, on today: String = "2026-11-21") throws -> [Finding] {
    try TestJournal(text).assessment(on: today).findings
      .filter { Rule[$0.rule].group == .form }
  }

  @Test("The built-in template makes an application that nobody complains about")
  func builtIn() throws {
    let text = try make()
    let read = try #require(try application(text))
    #expect(read.company?.value == "Acme Ferries")
    #expect(read.role?.value == "Deck Officer")
    #expect(read.milestones[.found]?.value == (try day("2026-11-21")))
    #expect(read.milestones[.applied] == nil)
    #expect(read.entries.isEmpty && read.people.isEmpty && read.interviews.isEmpty)
    #expect(text.contains("# Deck Officer at Acme Ferries\n"))
    #expect(try findingsOfForm(text).isEmpty)
  }

  @Test(
    "The dates that are named stand in the front matter, and no others",
    arguments: [
      ("2026-11-09", nil, "applied: 2026-11-09\n", "found:"),
      (nil, "2026-11-09", "found: 2026-11-09\n", "applied:"),
      ("2026-11-09", "2026-11-02", "found: 2026-11-02\napplied: 2026-11-09\n", "2026-11-21\nlink"),
    ] as [(String?, String?, String, String)])
  func dates(applied: String?, found: String?, present: String, absent: String) throws {
    let text = try make(applied: applied, found: found)
    #expect(text.contains(present))
    #expect(!text.contains(absent))
    #expect(try findingsOfForm(text).isEmpty)
  }

  @Test(
    "Whatever the names hold, they are read back as they were and change nothing else",
    arguments: [
      "R & D: Berlin", "# 1", "- dash", "C#", "1. FC Example", "Müller's \"Best\"", "*Star* [x](y)",
      "null", "yes", "<b>", "Acme, Inc.", "{curly}", "Interview Coach", "Log", "ROLE",
      "DATE at COMPANY", "  two   words\n", "株式会社例", "a_b_c", "> quoted", "+ plus", "===",
      "`code`", "&amp; more", "\\", "5) five", "@x", "%x", "!tag", "C #",
      ">\u{301}", "'\u{301}t: Hooft", "- '\u{301}",
    ])
  func names(name: String) throws {
    let folded = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let list = "---\ncompany: COMPANY\nrole: ROLE\ntags: [COMPANY, x]\n---\n\nCOMPANY\n\nlast\n"
    for template in [nil, list] {
      let text = try make(name, name, template: template)
      let read = try #require(try application(text))
      #expect(read.company?.value == folded)
      #expect(read.role?.value == folded)
      #expect(read.tags == (template == nil ? [] : [folded, "x"]))
      #expect(read.interviews.isEmpty && read.entries.isEmpty)
      #expect(try findingsOfForm(text).isEmpty, "\(text)")
      let source = try SourceText(text)
      guard case .present(_, let body) = FrontMatter(of: source) else { continue }
      let kinds = try Markdown(source, from: body).blocks.map { "\($0.kind)" }
      let plain = try SourceText(try make("Acme", "Acme", template: template))
      guard case .present(_, let plainBody) = FrontMatter(of: plain) else { continue }
      #expect(kinds == (try Markdown(plain, from: plainBody).blocks.map { "\($0.kind)" }))
    }
  }

  @Test("Only whole words in capitals are replaced, and no other byte changes")
  func words() throws {
    let template =
      "\u{FEFF}---\r\n# COMPANY\r\ncompany:   \"COMPANY\"  # the firm\r\nrole: ROLE\r\n"
      + "title: my COMPANY\r\nx-made: DATE\r\n---\r\n\r\n"
      + "COMPANY's COMPANYS UP-TO-DATE DATES company (DATE) ROLE_1 ROLE\r\n"
    let expected =
      "\u{FEFF}---\r\n# COMPANY\r\ncompany:   Acme Ferries  # the firm\r\nrole: Deck Officer\r\n"
      + "title: my COMPANY\r\nx-made: 2026-11-21\r\n---\r\n\r\n"
      + "Acme Ferries's COMPANYS UP-TO-DATE DATES company (2026-11-21) ROLE_1 Deck Officer\r\n"
    // Bytes, since to a string a line end of two characters is one.
    #expect(Array(try make(template: template).utf8) == Array(expected.utf8))
  }

  @Test(
    "A user’s template gets the dates where it has room for them",
    arguments: [
      ("applied:\n", "applied: 2026-11-09\n"),
      ("applied: # when\n", "applied: 2026-11-09 # when\n"),
      ("applied: DATE\n", "applied: 2026-11-09\n"), ("applied: ~\n", "applied: 2026-11-09\n"),
      ("", "applied: 2026-11-09\n"), ("found: DATE\n", "found:\napplied: 2026-11-09\n"),
      ("tags:\n  - x\n", "tags:\n  - x\napplied: 2026-11-09\n"),
    ])
  func datesInTemplate(lines: String, expected: String) throws {
    let text = try make(
      applied: "2026-11-09", template: "---\ncompany: COMPANY\nrole: ROLE\n\(lines)---\n")
    #expect(text == "---\ncompany: Acme Ferries\nrole: Deck Officer\n\(expected)---\n")
  }

  @Test("Company and role are filled in where the template leaves them empty or out")
  func gaps() throws {
    #expect(
      try make(template: "---\n  role:\n  link: x\n---\n")
        == "---\n  role: Deck Officer\n  link: x\n  company: Acme Ferries\n---\n")
    #expect(
      try make(template: "---\n---\n") == "---\ncompany: Acme Ferries\nrole: Deck Officer\n---\n")
  }

  @Test(
    "A template that makes something else is refused, with the line to mend",
    arguments: [
      ("# ROLE\n", "_template.md:1: it has no front matter"),
      ("---\ncompany: COMPANY\n", "_template.md:1: its front matter never ends"),
      ("---\ncompany: COMPANY\nrole: a: b\n---\n", "_template.md:3: "),
      ("---\n- COMPANY\n---\n", "_template.md:2: "),
      (
        "---\ncompany: Northwind\nrole: ROLE\n---\n", "_template.md:2: `company` would be read as"
      ),
      ("---\ncompany: COMPANY\njobjournal: ignore\n---\n", "_template.md:3: it says `jobjournal"),
      ("---\napplied: 2026-01-01\n---\n", "_template.md:2: `applied` would be read as"),
      ("---\n{company: COMPANY}\n---\n", "_template.md:"),
      ("---\n---\n" + String(repeating: "> ", count: 40) + "x", "_template.md: "),
    ])
  func brokenTemplate(template: String, message: String) throws {
    let error = #expect(throws: NewApplication.Refusal.self) {
      try self.make(applied: "2026-11-09", template: template)
    }
    #expect(error?.message.hasPrefix(message) ?? false, "\(error?.message ?? "")")
    #expect(error?.isAboutTemplate ?? false)
  }

  @Test(
    "Names and dates that cannot be meant are refused",
    arguments: [
      (" ", "x", nil, nil, "the company is empty"), ("x", "\n", nil, nil, "the role is empty"),
      ("a\u{1B}[31m", "x", nil, nil, "cannot be shown"),
      ("x", "y", "2027-11-09", nil, "after today"), ("x", "y", nil, "2026-11-22", "after today"),
      ("x", "y", "2026-11-09", "2026-11-10", "is after --applied"),
    ] as [(String, String, String?, String?, String)])
  func arguments(
    company: String, role: String, applied: String?, found: String?, message: String
  ) throws {
    let error = #expect(throws: NewApplication.Refusal.self) {
      try self.make(company, role, applied: applied, found: found)
    }
    #expect(error?.message.contains(message) ?? false)
    #expect(!(error?.isAboutTemplate ?? true))
  }

  @Test(
    "The file is named after the company, and after the role too where that is taken",
    arguments: [
      (
        "Northwind Robotics", "Firmware",
        ["northwind-robotics.md", "northwind-robotics-firmware.md"]
      ),
      ("Öl & Söhne", "x", ["öl-söhne.md", "öl-söhne-x.md"]), ("../..", "a/b", ["a-b.md"]),
      ("!", "?", []), (".git", "_x", ["git.md", "git-x.md"]),
      (
        String(repeating: "w", count: 70), "Baker",
        [
          String(repeating: "w", count: 60) + ".md",
          String(repeating: "w", count: 30) + "-baker.md",
        ]
      ),
    ])
  func fileNames(company: String, role: String, names: [String]) throws {
    let new = try NewApplication(
      company: company, role: role, applied: nil, found: nil, today: try day("2026-11-21"))
    #expect(new.fileNames == names)
  }

  @Test("The sample template makes an application without a finding of form")
  func sample() throws {
    let url = packageFolder.appending(path: "samples/_template.md")
    let template = try String(contentsOf: url, encoding: .utf8)
    for applied in [nil, "2026-11-09"] {
      let text = try make(applied: applied, template: template)
      #expect(try findingsOfForm(text).isEmpty)
      #expect(text.contains("# Deck Officer at Acme Ferries"))
    }
  }
}
