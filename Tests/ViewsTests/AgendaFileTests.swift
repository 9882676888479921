import FollowUp
import Foundation
import Store
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

/// What is read out of an agenda file before it is written anew.
@Suite struct AgendaFileReadingTests {
  private func file(_ part: String, after: String = "") throws -> AgendaFile {
    try AgendaFile(Array("\(AgendaFile.begin)\n\(part)\n\(AgendaFile.end)\n\(after)".utf8))
  }

  private static let line =
    "Thank Ada — [Ostwind](a.md#L3): interview on Mon 2026-11-16 (from Mon 2026-11-16, due Wed"
    + " 2026-11-18) <!-- a#thank-you-not-sent/2026-11-16/ada -->"

  @Test(
    "What was added to a ticked item is its note",
    arguments: [
      (line, ""), ("\(line) — by phone", "by phone"), ("\(line) 2026-11-17", "2026-11-17"),
      (
        line.replacing(" <!--", with: " — by phone, 2026-11-17 <!--"), "by phone, 2026-11-17"
      ),
      ("\(line)\n  - she was glad", "she was glad"),
      (line.replacing(" <!--", with: " (on the phone) <!--"), "(on the phone)"),
      (line.replacing("18) <!--", with: "18, by phone) <!--"), "by phone"),
      ("\(line) <!-- hm --> late", "<!-- hm --> late"),
      (line.replacing("<!-- ", with: "<!--\n  "), ""),
      (line.replacing(" <!--", with: "\n<!--"), ""),
      ("\(line)\n  - *Not recorded:* her name is gone", ""),
      (line.replacing(" (from", with: "\n  (from"), ""),
      (line.replacing(" (from", with: "\n(from") + " at last", "at last"),
      (line.replacing("interview on", with: "interview (the long one) on"), ""),
    ])
  func note(text: String, note: String) throws {
    for box in ["- [x]", "- [X]", "* [x]", " - [x]", "- [x ]", "- [ x]"] {
      let file = try file("## Today\n\n\(box) \(text)\n")
      #expect(file.ticks.count == 1)
      #expect(file.ticks.first?.id == "a#thank-you-not-sent/2026-11-16/ada")
      #expect(file.ticks.first?.note == note)
      #expect(file.ticks.first?.title == "Thank Ada")
      #expect(file.ticks.first?.line == 4)
      #expect(file.strays.isEmpty)
    }
  }

  @Test(
    "What nobody generated is kept below the generated part",
    arguments: [
      "call her before ten!", "call her\nbefore ten!", "| a | b |\n|---|---|\n\n| 1 |",
      "- [ ] buy stamps", "## Mine", "1. first", "- stamps",
      "- [ ] \(line) call her before ten!", "> quoted",
    ])
  func strays(text: String) throws {
    let file = try file("## Today\n\n\(text)\n\n- [ ] \(Self.line)\n", after: "\nmine\n")
    #expect(file.strays.map(\.line) == [4])
    let new = try AgendaMarkdown(Agenda(TestJournal([]).assessment(on: "2026-11-21"), horizon: 14))
      .text(replacing: file)
    #expect(new.hasSuffix("\(AgendaFile.end)\n\n\(text)\n\nmine\n"))
    #expect(try AgendaFile(Array(new.utf8)).strays.isEmpty)
  }

  @Test("A box of its own below an item is no note of it", arguments: ["- [ ]", "- [x]"])
  func nestedBox(box: String) throws {
    let file = try file("- [x] \(Self.line)\n  \(box) send her the book by 2026-12-01\n")
    #expect(file.ticks.map(\.note) == [""])
    #expect(file.strays.map(\.text) == ["  \(box) send her the book by 2026-12-01"])
  }

  @Test("A box with something strange in it is not read as empty", arguments: ["✓", "-", "*", "х"])
  func strangeBox(mark: String) throws {
    let file = try file("- [\(mark)] \(Self.line)\n")
    #expect(file.ticks.map(\.isClear) == [false])
  }

  @Test("A file with CRLF line ends keeps them")
  func lineEnds() throws {
    let old = "Mine\r\n\r\n\(AgendaFile.begin)\r\n\r\n\(AgendaFile.end)\r\n"
    let agenda = Agenda(try TestJournal([]).assessment(on: "2026-11-21"), horizon: 14)
    let text = AgendaMarkdown(agenda).text(replacing: try AgendaFile(Array(old.utf8)))
    #expect(text.utf8.count { $0 == 13 } == text.utf8.count { $0 == 10 })
    #expect(text.utf8.count { $0 == 10 } > 4)
  }

  @Test("All that is generated is known again, and nothing of it is moved")
  func known() throws {
    let folder = try JournalFolder.find(from: packageFolder.appending(path: "samples").path)
    let assessment = try LoadedJournal(folder).assessment(on: try day("2026-11-21"))
    for horizon in [0, 10, 1000] {
      let agenda = Agenda(assessment, horizon: horizon, includesRecord: true)
      let text = AgendaMarkdown(agenda).text(replacing: try AgendaFile(nil))
      let file = try AgendaFile(Array(text.utf8))
      #expect(file.strays.map(\.text) == [])
      #expect(file.ticks.isEmpty)
      #expect(file.items.count == assessment.agenda(horizon: horizon).count)
      #expect(AgendaMarkdown(agenda).text(replacing: file) == text)
    }
  }

  @Test("A tick that was not recorded is kept with its reason, and again the next time")
  func refused() throws {
    let file = try file("- [x] \(Self.line) — by phone\n  - and a card\n")
    let markdown = AgendaMarkdown(
      Agenda(try TestJournal([]).assessment(on: "2026-11-21"), horizon: 14),
      refused: file.ticks.map { ($0, "no application is called a *any* more") })
    let text = markdown.text(replacing: file)
    #expect(
      text.contains(
        """
        - [x] \(Self.line) — by phone
          - and a card
          - *Not recorded:* no application is called a \\*any\\* more

        """))
    let again = try AgendaFile(Array(text.utf8))
    #expect(again.ticks.map(\.text) == file.ticks.map(\.text))
    #expect(again.ticks.map(\.note) == ["by phone, and a card"].map { _ in file.ticks[0].note })
    #expect(again.items.isEmpty)
    #expect(markdown.text(replacing: again) == text)
  }

  @Test("An item that was moved below another is still one of its own")
  func nested() throws {
    let other = Self.line.replacing("ada", with: "bo")
    let file = try file("- [ ] \(other)\n    - [x] \(Self.line)\n")
    #expect(file.ticks.map(\.id) == ["a#thank-you-not-sent/2026-11-16/ada"])
    #expect(file.items.count == 2)
    #expect(file.strays.isEmpty)
  }

  @Test("A box ticked outside the generated part is not read, and said to be there")
  func outside() throws {
    let file = try file("", after: "- [x] \(Self.line)\n- [x] my own\n")
    #expect(file.ticks.isEmpty)
    #expect(file.ticksOutside.map(\.line) == [4])
    #expect(try AgendaFile(Array("- [x] \(Self.line)\n".utf8)).ticksOutside.map(\.line) == [1])
  }

  @Test("Of the two versions that a merge left, every tick and addition is read, each once")
  func merged() throws {
    let other = Self.line.replacing("Ada", with: "Bo").replacing("/ada", with: "/bo")
    let file = try file(
      """
      ## Today

      - [x] \(Self.line)
      <<<<<<< HEAD
        by phone
      - [x] \(other)

      my own line
      ||||||| 0123456
      - [x] what stood there before
      =======
      - [ ] \(other)
      - [x] \(other)

      my own line

      their own line
      >>>>>>> side
      """)
    #expect(file.isMerged)
    #expect(file.ticks.map(\.line) == [4, 7])
    #expect(file.strays.map(\.text) == ["  by phone", "my own line", "their own line"])
    #expect(file.items.isEmpty)
    #expect(try !self.file("- [x] \(Self.line)\n=======\n").isMerged)
  }

  @Test(
    "A conflict that is not whole, or not inside, is not touched, and its line is named",
    arguments: [
      ("## Today\n<<<<<<< HEAD\n- [x] a\n- [ ] a\n>>>>>>> other", "", 3),
      (
        "## Today\n<<<<<<< HEAD\n- [x] a\n=======\n- [ ] a\n>>>>>>> other", "<<<<<<< a\n>>>>>>> b",
        9
      ),
      ("## Today", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", 4),
      ("<<<<<<< HEAD\na\n=======\n", ">>>>>>> other\n", 2),
    ])
  func conflict(part: String, after: String, line: Int) throws {
    #expect(throws: AgendaFile.Refusal.conflict(line: line)) { try file(part, after: after) }
  }

  @Test(
    "A copy in code or in a comment is only shown",
    arguments: ["```\nX\n```", "~~~ x\nX\n~~~", "    X", "<!--\nX\n-->", "> X"])
  func shown(around: String) throws {
    let file = try file("", after: around.replacing("X", with: "- [x] \(Self.line)") + "\n")
    #expect(file.ticksOutside.isEmpty)
  }

  @Test("A line that lost a part is told from a whole one, and a broken box is kept")
  func broken() throws {
    let whole = try file("- [x] \(Self.line)\n")
    #expect(whole.ticks.first?.reason == "interview on Mon 2026-11-16")
    let cut = Self.line.replacing("(from Mon 2026-11-16, due Wed 2026-11-18)", with: "(done!)")
    #expect(try file("- [x] \(cut)\n").ticks.first?.reason == nil)
    let box = try file("- [x \(Self.line) by phone\n")
    #expect(box.strays.map(\.text) == ["- [x \(Self.line) by phone"])
  }

  @Test("Front matter or bytes that are no text: not an agenda")
  func others() throws {
    #expect(throws: AgendaFile.Refusal.frontMatter) {
      try AgendaFile(Array("---\ncompany: A\n---\n".utf8))
    }
    #expect(throws: AgendaFile.Refusal.notUTF8) { try AgendaFile([0xFF, 0x0A]) }
  }
}
