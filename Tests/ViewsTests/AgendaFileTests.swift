import FollowUp
import TestSupport
import Testing
import Views

/// What happens to a file that the user writes in as well.
@Suite struct AgendaFileTests {
  private let markdown: AgendaMarkdown

  init() throws {
    let assessment = try TestJournal(
      """
      ---
      company: Ostwind Rowing
      role: Coach
      ---

      - [ ] print the letter by 2026-11-23
      """
    ).assessment(on: "2026-11-21")
    markdown = AgendaMarkdown(Agenda(assessment, horizon: 14))
  }

  @Test("A new file has a heading, the two markers and the task")
  func new() throws {
    let text = try markdown.file(replacing: nil)
    #expect(text.hasPrefix("# Agenda\n\n\(AgendaFile.begin)\n"))
    #expect(text.hasSuffix("\n\(AgendaFile.end)\n"))
    #expect(text.contains("- [ ] print the letter — [Ostwind Rowing](acme.md#L6)"))
  }

  @Test("Writing it again changes nothing")
  func again() throws {
    let text = try markdown.file(replacing: nil)
    #expect(try markdown.file(replacing: text) == text)
  }

  @Test(
    "What stands outside the markers is kept to the byte",
    arguments: [
      ("My plan\n\n", "\nafter\n"), ("", "no newline at the end"),
      ("- [x] a tick of my own\r\n\r\n", "\r\nCRLF\r\n"), ("é\u{301}\n", "\n\n\n"),
    ])
  func outside(before: String, after: String) throws {
    let old = "\(before)\(AgendaFile.begin)\n## Today\n\(AgendaFile.end)\n\(after)"
    let text = try markdown.file(replacing: old)
    #expect(Array(text.utf8).starts(with: Array(before.utf8)))
    #expect(Array(text.utf8.suffix(after.utf8.count)) == Array(after.utf8))
    #expect(!text.contains("## Today"))
  }

  @Test("A file without markers is kept whole, and the agenda follows it")
  func unmarked() throws {
    let text = try markdown.file(replacing: "# Mine\n\ntext")
    #expect(text.hasPrefix("# Mine\n\ntext\n\n\(AgendaFile.begin)"))
  }

  @Test(
    "Markers that are not one pair in order are not guessed at",
    arguments: [
      [AgendaFile.begin], [AgendaFile.end],
      [AgendaFile.end, AgendaFile.begin],
      [AgendaFile.begin, AgendaFile.begin, AgendaFile.end],
      [AgendaFile.begin, AgendaFile.end, AgendaFile.end],
    ])
  func markers(lines: [String]) throws {
    let old = lines.joined(separator: "\n") + "\n"
    #expect(throws: AgendaFile.Refusal.markers) { try markdown.file(replacing: old) }
  }

  @Test(
    "Names from files are text in the agenda and nothing else",
    arguments: [
      ("](http://x.example) *b*", #"\](http://x.example) \*b\*"#),
      ("<script>alert(1)</script>", #"\<script>"#),
      ("--> <!-- end", #"--> \<!-- end"#),
      ("A & B &amp; C", #"A & B \&amp; C"#),
    ])
  func escaping(company: String, shown: String) throws {
    let assessment = try TestJournal(
      "---\ncompany: '\(company)'\nrole: Coach\n---\n\n- [ ] call by 2026-11-23\n"
    ).assessment(on: "2026-11-21")
    let text = try AgendaMarkdown(Agenda(assessment, horizon: 14)).file(replacing: nil)
    #expect(text.contains("[\(shown)") || text.contains(shown))
    #expect(text.split(separator: "\n").count { $0 == AgendaFile.end } == 1)
  }

  @Test("Controls from files are spelled out on a terminal")
  func controls() throws {
    let assessment = try TestJournal(
      "---\ncompany: \"A\\e[31mB\\u202E\"\nrole: Coach\n---\n\n- [ ] call by 2026-11-23\n"
    ).assessment(on: "2026-11-21")
    let text = TextViews(Style(isColored: false)).agenda(Agenda(assessment, horizon: 14))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains(#"A\u{1b}[31mB\u{202e}"#))
  }

  @Test(
    "An offer without a last day is said to be stuck for that reason",
    arguments: [("", true), ("offer-expires: 2026-11-30\n", false)])
  func stuckOffer(line: String, isStuck: Bool) throws {
    let assessment = try TestJournal(
      "---\ncompany: Ostwind\nrole: Coach\noffer: 2026-11-18\n\(line)---\n"
    ).assessment(on: "2026-11-21")
    let text = TextViews(Style(isColored: false)).agenda(Agenda(assessment, horizon: 14))
    #expect(text.contains("no `offer-expires` says by when to answer") == isStuck)
  }
}

extension AgendaMarkdown {
  /// The whole file, with what stood in it before.
  func file(replacing existing: String?) throws -> String {
    text(replacing: try AgendaFile(existing.map { Array($0.utf8) }))
  }
}
