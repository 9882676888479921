import FollowUp
import Syntax
import TestSupport
import Testing
import Views

/// A line with a finding in it, and what is shown of it.
struct Shown: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  /// What is underlined, or the place before it where `isEmpty`.
  let meant: String
  let isEmpty: Bool
  let width: Int
  /// The lines below the place; none for a blank line.
  let lines: [String]

  init(
    _ name: String, _ text: String, _ meant: String, isEmpty: Bool = false, width: Int = 40,
    _ lines: [String]
  ) {
    testDescription = name
    self.text = text
    self.meant = meant
    self.isEmpty = isEmpty
    self.width = width
    self.lines = lines
  }
}

private func show(
  _ text: String, _ range: Range<Int>, width: Int, isColored: Bool = false,
  message: String = "it is wrong", help: String = "write it right", severity: Severity = .warning
) throws -> String {
  let source = try SourceText(text)
  let finding = Finding(
    rule: .keyUnknown, severity: severity, file: "a.md", span: source.span(of: range),
    message: message, help: help)
  return TextViews(Style(isColored: isColored), width: width)
    .findings([finding], sources: ["a.md": source])
}

@Suite struct FindingTextTests {
  static let lines = [
    Shown("plain", "one two three", "two", [" 1 | one two three", "   |     ^^^"]),
    Shown(
      "line 12", String(repeating: "\n", count: 11) + "one two", "two",
      [" 12 | one two", "    |     ^^^"]),
    Shown("wide before", "面接 two", "two", [" 1 | 面接 two", "   |      ^^^"]),
    Shown("wide underlined", "a 面接 b", "面接", [" 1 | a 面接 b", "   |   ^^^^"]),
    Shown("tabs", "\ta\ttwo", "two", [" 1 |     a    two", "   |          ^^^"]),
    Shown("a tab underlined", "a\tb", "\t", [" 1 | a    b", "   |  ^^^^"]),
    Shown(
      "combining", "Ju\u{308}rgen e\u{301}\u{323} two", "two",
      [
        " 1 | Ju\u{308}rgen e\u{301}\u{323} two", "   |          ^^^",
      ]),
    Shown("a combining mark alone", "e\u{301}x", "\u{301}", [" 1 | e\u{301}x", "   | ^"]),
    Shown("a joined emoji", "👩🏽‍🚒 two", "two", [" 1 | 👩🏽‍🚒 two", "   |    ^^^"]),
    Shown("half of an emoji", "a 👩🏽‍🚒 b", "🚒", [" 1 | a 👩🏽‍🚒 b", "   |   ^^"]),
    Shown("an emoji’s skin", "👍🏽 two", "two", [" 1 | 👍🏽 two", "   |    ^^^"]),
    Shown("a flag", "🇳🇦 two", "two", [" 1 | 🇳🇦 two", "   |    ^^^"]),
    Shown("an emoji by its selector", "❤️ two", "two", [" 1 | ❤️ two", "   |    ^^^"]),
    Shown(
      "Hangul in parts", "\u{1112}\u{1161}\u{11AB} two", "two",
      [
        " 1 | \u{1112}\u{1161}\u{11AB} two", "   |    ^^^",
      ]),
    Shown("Devanagari", "नमस्ते two", "two", [" 1 | नमस्ते two", "   |      ^^^"]),
    Shown("no width at all", "a\u{200B}b", "\u{200B}", [" 1 | a\u{200B}b", "   |  ^"]),
    Shown(
      "a control", "a\u{1B}[31m two", "two",
      [
        " 1 | a\\u{1b}[31m two", "   |             ^^^",
      ]),
    Shown(
      "marks of direction", "\u{202E}a\u{61C} two", "two",
      [
        " 1 | \\u{202e}a\\u{61c} two", "   |                  ^^^",
      ]),
    Shown("CRLF", "one\r\ntwo\r\n", "two", [" 2 | two", "   | ^^^"]),
    Shown(
      "over a line’s end", "one two\r\nthree\r\n", "two\r\n", [" 1 | one two", "   |     ^^^"]),
    Shown(
      "over lines", "a one two  \nthree\nfour five", "one two  \nthree\nfour",
      [
        " 1 | a one two  ", "   |   ^^^^^^^ to line 3",
      ]),
    Shown(
      "over blanks and a line", "one  \ntwo", "  \ntwo",
      [
        " 1 | one  ", "   |    ^ to line 2",
      ]),
    Shown("a place", "one two", "two", isEmpty: true, [" 1 | one two", "   |     ^"]),
    Shown("a place at the end", "one\ntwo", "\ntwo", isEmpty: true, [" 1 | one", "   |    ^"]),
    Shown("a place at a CRLF", "one\r\ntwo", "\r\n", isEmpty: true, [" 1 | one", "   |    ^"]),
    Shown("an empty line", "one\n\ntwo", "\ntwo", isEmpty: true, []),
    Shown("a blank line", "one\n \t\ntwo", "\t", []),
    // 20 columns: 15 of them for the line.
    Shown(
      "as long as fits", "one two three 4", "two", width: 20,
      [
        " 1 | one two three 4", "   |     ^^^",
      ]),
    Shown(
      "its end cut", "one two three 45", "two", width: 20,
      [
        " 1 | one two three …", "   |     ^^^",
      ]),
    Shown(
      "its start cut", "0 2 4 6 8 10 two", "two", width: 20,
      [
        " 1 | …2 4 6 8 10 two", "   |             ^^^",
      ]),
    Shown(
      "a place at the end of a cut line", "0 2 4 6 8 10 two\nx", "\nx", isEmpty: true, width: 20,
      [
        " 1 | …2 4 6 8 10 two", "   |                ^",
      ]),
    Shown(
      "both ends cut", "0 2 4 6 8 10 12 14 16 18 20 22 24 26 two 34 36 38 40 42 44 46", "two",
      width: 35,
      [" 1 | …4 16 18 20 22 24 26 two 34 3…", "   |                      ^^^"]),
  ]

  @Test("The line and its mark", arguments: lines)
  func excerpt(shown: Shown) throws {
    let source = try SourceText(shown.text)
    var range = try #require(source.find(shown.meant, in: 0..<source.bytes.count))
    if shown.isEmpty { range = range.lowerBound..<range.lowerBound }
    let text = try show(shown.text, range, width: shown.width)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = try #require(lines.firstIndex { $0.contains("--> ") })
    let help = try #require(lines.firstIndex { $0.contains(" = help: ") })
    #expect(Array(lines[(place + 1)..<help]) == shown.lines)
    // The bar, the arrow and the sign stand below each other.
    if let line = shown.lines.first, let bar = line.firstIndex(of: "|") {
      let column = line.distance(from: line.startIndex, to: bar)
      #expect(lines[place].hasPrefix(String(repeating: " ", count: column - 1) + "-->"))
      #expect(lines[help].hasPrefix(String(repeating: " ", count: column) + "= help"))
    }
  }

  @Test("A line of any length is cut to the width, with what is meant in view")
  func long() throws {
    let text = (0..<2000).map { "w\($0)" }.joined(separator: " ")
    let source = try SourceText(text)
    for word in ["w0 ", "w9 ", "w500 ", "w1985 ", "w1998 ", "w1999"] {
      let range = try #require(source.find(word, in: 0..<source.bytes.count))
      for width in [40, 80, 200] {
        let lines = try show(text, range, width: width).split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix(" 1 | ") })
        let mark = try #require(lines.first { $0.hasPrefix("   | ") })
        #expect(line.count == width)
        let start = try #require(mark.firstIndex(of: "^"))
        let from = mark.distance(from: mark.startIndex, to: start)
        #expect(line.dropFirst(from).prefix(word.count) == word.prefix(line.count - from))
        #expect(mark.count { $0 == "^" } == word.count)
      }
    }
  }

  @Test("Message and help are filled between words; several blanks, and breaks, are kept")
  func filled() throws {
    let text = try show(
      "company: x", 0..<7, width: 40,
      message: "the keys of this file are not those that were meant",
      help: "below its name write `  - Will tell: yes`, or what they said\nor leave it\n\nas it is")
    #expect(
      text == """
        warning[key-unknown]: the keys of this
          file are not those that were meant
          --> a.md:1:1
         1 | company: x
           | ^^^^^^^
           = help: below its name write
                   `  - Will tell: yes`, or what
                   they said
                   or leave it

                   as it is

        1 warning.

        """)
  }

  @Test("A word that is wider than the width is left whole")
  func word() throws {
    let word = String(repeating: "long", count: 20)
    let text = try show("company: x", 0..<7, width: 40, message: word, help: "a \(word) b")
    #expect(text.contains("]: \(word)\n"))
    #expect(text.contains("help: a\n           \(word)\n           b\n"))
  }

  @Test("A message cannot pass for another finding, nor a file’s name for a place")
  func hostile() throws {
    let finding = Finding(
      rule: .keyUnknown, severity: .hint, file: "a\n\u{1B}[2J.md", span: nil,
      message: "x\nerror[key-unknown]: y\r\u{202E}", help: "h\u{9B}31m")
    let text = TextViews(Style(isColored: false)).findings([finding], sources: [:])
    #expect(
      text == """
        hint[key-unknown]: x\\u{a}error[key-unknown]: y\\u{d}\\u{202e}
          --> a\\u{a}\\u{1b}[2J.md
           = help: h\\u{9b}31m

        1 hint.

        """)
  }

  @Test(
    "Severity and mark have one colour, and nothing has any where it is off",
    arguments: [(Severity.error, 31), (.warning, 33), (.hint, 34)])
  func colors(severity: Severity, code: Int) throws {
    let message = "the keys of this file are not those that were meant"
    func text(_ isColored: Bool) throws -> String {
      try show(
        "company: x\n---\n", 0..<14, width: 40, isColored: isColored, message: message,
        severity: severity)
    }
    let colored = try text(true)
    #expect(colored.hasPrefix("\u{1B}[\(code)m\(severity.rawValue)\u{1B}[0m[key-unknown]: "))
    #expect(colored.contains("\u{1B}[\(code)m^^^^^^^^^^ to line 2\u{1B}[0m\n"))
    // No line begins in the colour of the one before.
    for line in colored.split(separator: "\n") {
      #expect(line.count { $0 == "\u{1B}" } % 2 == 0)
    }
    let plain = try text(false)
    #expect(colored.replacing(/\u{1B}\[\d+m/, with: "") == plain)
    #expect(!plain.contains("\u{1B}"))
  }
}

@Suite struct StatisticsTests {
  private static let findings: [Finding] = [
    (RuleName.roleMissing, Severity.error), (.keyUnknown, .warning), (.keyUnknown, .hint),
    (.timelineNotAsked, .warning), (.companyMissing, .error), (.searchStalled, .hint),
  ].map { Finding(rule: $0, severity: $1, file: nil, span: nil, message: "m", help: "h") }

  @Test("Most often first, then the gravest, then in the order of the rules")
  func text() {
    let text = TextViews(Style(isColored: false), width: 120).statistics(
      Self.findings + (0..<9).map { _ in Self.findings[3] })
    #expect(
      text == """
        10  warning  timeline-not-asked  You do not know by when the employer decides.
         2  warning  key-unknown         A key is not known, and nothing is done with it.
         1  error    company-missing     \(Rule[.companyMissing].summary)
         1  error    role-missing        \(Rule[.roleMissing].summary)
         1  hint     search-stalled      \(Rule[.searchStalled].summary)

        2 errors, 11 warnings, 2 hints.

        """)
  }

  @Test("As JSON")
  func json() {
    #expect(
      JSONViews.statistics(Array(Self.findings[1...2])) == """
        [
          {
            "count": 2,
            "severity": "warning",
            "rule": "key-unknown",
            "summary": "\(Rule[.keyUnknown].summary)"
          }
        ]

        """)
    #expect(JSONViews.statistics([]) == "[]\n")
  }

  @Test("A summary that is too long goes on below itself")
  func narrow() {
    let text = TextViews(Style(isColored: false), width: 60).statistics([Self.findings[1]])
    #expect(
      text.hasPrefix(
        "1  warning  key-unknown  A key is not known, and nothing is\n"
          + "                         done with it.\n"))
  }

  @Test("Nothing to count is said")
  func none() {
    #expect(TextViews(Style(isColored: false)).statistics([]) == "Nothing to report.\n")
  }
}
