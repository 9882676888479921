import Syntax
import TestSupport
import Testing

@Suite struct MarkdownTests {
  /// Each block on a line: its kind, its lines, and its text.
  private func blocks(_ text: String) throws -> [String] {
    let markdown = try Markdown(SourceText(text))
    return markdown.blocks.map { block in
      let kind =
        switch block.kind {
        case .heading(let level): String(repeating: "#", count: level)
        case .item(let depth): String(repeating: "-", count: depth + 1)
        }
      let lines =
        block.lines.count == 1
        ? "\(block.lines.lowerBound)" : "\(block.lines.lowerBound)-\(block.lines.upperBound)"
      let text = String(decoding: markdown.text[block.text], as: UTF8.self)
      return "\(kind) \(lines) \(text)"
    }
  }

  @Test(
    "Text is what a reader sees, its white space folded",
    arguments: [
      ("a *b* **c** ***d*** _e_", "a b c d e"), ("a`b` ``c ` d``", "ab c ` d"),
      ("[a *b*](https://c.example \"d\") e", "a b e"), ("<https://c.example>", "https://c.example"),
      ("AT&amp;T &eacute;&#233; &lt;b&gt; &copy;", "AT&T éé <b> ©"),
      ("a&nbsp;b\u{A0}c", "a b c"), ("a   b\tc", "a b c"), ("a <b>c</b> <!-- d --> e", "a c e"),
      ("a \\*b\\* \\[c\\]", "a *b* [c]"), ("a_b_c 2*3*4", "a_b_c 234"),
      ("\"a\" -- b...", "\"a\" -- b..."),
      ("é 🎒 – ß", "é 🎒 – ß"), ("*a", "*a"), ("a `b", "a `b"), ("[a]", "[a]"), ("", ""),
      ("[ ] a", "[ ] a"), ("[x] a", "[x] a"), ("a ![b c](d.png) e", "a b c e"),
    ])
  func text(written: String, text: String) throws {
    #expect(try blocks("# \(written)\n") == ["# 1 \(text)"])
    #expect(try blocks("- \(written)\n") == ["- 1 \(text)"])
  }

  @Test(
    "The blocks of a text, with their lines",
    arguments: [
      // Headings.
      ("# a\n## b ##\n###### c", ["# 1 a", "## 2 b", "###### 3 c"]),
      ("a\n===\n\nb\nc\n---\n", ["# 1 a", "## 4-5 b c"]),
      ("#a\n####### b\n\\# c\n", []),
      // Paragraphs, code and HTML.
      ("a\n\nb\n", []), ("```\n# a\n- b\n```\n# c", ["# 5 c"]), ("~~~\n- a\n", []),
      ("    - a\n", []), ("<div>\n- a\n</div>\n\n- b", ["- 5 b"]), ("<!--\n# a\n\n- b\n-->\n", []),
      // Items.
      ("- a\n- b\n* c\n+ d\n", ["- 1 a", "- 2 b", "- 3 c", "- 4 d"]),
      ("1. a\n2) b\n", ["- 1 a", "- 2 b"]), ("-a\n", []), ("-\n- b", ["- 1 ", "- 2 b"]),
      ("- a\n  - b\n    - c\n  - d\n- e", ["- 1 a", "-- 2 b", "--- 3 c", "-- 4 d", "- 5 e"]),
      ("1. a\n   - b\n     1. c", ["- 1 a", "-- 2 b", "--- 3 c"]),
      ("- 1. a", ["- 1 ", "-- 1 a"]), ("- - - a", ["- 1 ", "-- 1 ", "--- 1 a"]),
      // Wrapped lines, hard breaks, and lines that continue without indentation.
      ("- a\n  b\n  c\n- d", ["- 1-3 a b c", "- 4 d"]), ("- a  \n  b\\\n  c", ["- 1-3 a b c"]),
      ("- a\nb\n\nc", ["- 1-2 a b"]), ("-\n  a", ["- 2 a"]),
      // Only the first paragraph of an item counts.
      ("- a\n\n  b\n\n- c\n", ["- 1 a", "- 5 c"]), ("- a\n\n\n- b", ["- 1 a", "- 4 b"]),
      ("-     a\n", ["- 1 "]), ("- ```\n  a\n  ```\n", ["- 1 "]), ("- # a\n", ["- 1 "]),
      ("- > a\n", ["- 1 "]), ("- <div>\n  a\n", ["- 1 "]), ("- ***\n", ["- 1 "]),
      // Headings in items and quotes are none, and items in quotes are none.
      ("- a\n\n  # b\n", ["- 1 a"]), ("> # a\n>\n> - b\n\n# c", ["# 5 c"]),
      ("- a\n\n  > - b\n  >\n  > # c\n\n  - d", ["- 1 a", "-- 7 d"]),
      ("> > - a\n\n- b", ["- 3 b"]), ("> - a\n>   > - b\n> - c\n\n- d", ["- 5 d"]),
      // What ends a list.
      ("- a\n# b\n- c", ["- 1 a", "# 2 b", "- 3 c"]), ("- a\n\nb\n\n- c", ["- 1 a", "- 5 c"]),
      ("a\n- b", ["- 2 b"]), ("- a\n***\n- b", ["- 1 a", "- 3 b"]),
    ])
  func structure(text: String, expected: [String]) throws {
    #expect(try blocks(text) == expected)
    #expect(try blocks(text.replacing("\n", with: "\r\n")) == expected)
    #expect(try blocks("\u{FEFF}" + text) == expected)
  }

  @Test("Lines count from the beginning of the file")
  func start() throws {
    let source = try SourceText("---\na: b\n---\n# c\n\n- d\n  e\n")
    let markdown = try Markdown(source, from: source.line(4).lowerBound)
    #expect(markdown.blocks.map(\.lines) == [4...4, 6...7])
  }

  @Test("Each link has its address and its words")
  func links() throws {
    let text = "- a [b *c*](https://d.example/é) <e@f.example>\n- [](g)\n- h [i][j]\n\n[j]: k\n"
    let markdown = try Markdown(SourceText(text))
    let links = markdown.blocks.map { block in
      markdown.links[block.links].map {
        [String(decoding: markdown.text[$0.text], as: UTF8.self), $0.address]
      }
    }
    #expect(
      links == [
        [["b c", "https://d.example/é"], ["e@f.example", "mailto:e@f.example"]],
        [["", "g"]], [["i", "k"]],
      ])
  }

  @Test("An item's text after an empty link stands where it should")
  func linkRanges() throws {
    let markdown = try Markdown(SourceText("- a [b](c) d\n- e\n"))
    for block in markdown.blocks {
      for link in markdown.links[block.links] {
        #expect(block.text.contains(link.text.lowerBound))
        #expect(link.text.upperBound <= block.text.upperBound)
      }
    }
  }

  @Test("Random text never breaks the order of lines", arguments: [UInt64](1...40))
  func randomText(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let alphabet = [
      "- ", "1. ", "> ", "# ", "\n", "\n", "\n  ", "\n    ", "a", "*", "`", "[", "](b)", "é", "<b>",
      "&amp;", "\t", "```", "---", "  \n", "![", "]: c", "\\", "===", "🎒", "_", "~~~", "<!--",
    ]
    let text = (0..<120).map { _ in alphabet.randomElement(using: &random) ?? "a" }.joined()
    let source = try SourceText(text)
    let markdown = try Markdown(source)
    var last = 1
    for block in markdown.blocks {
      #expect(block.lines.lowerBound >= last)
      #expect(block.lines.upperBound <= source.lineCount)
      #expect(String(validating: markdown.text[block.text], as: UTF8.self) != nil)
      last = block.lines.lowerBound
    }
  }

  // MARK: Limits

  @Test("Blocks nest 32 deep and no deeper", arguments: ["> ", "- ", "* ", "1. ", ">"])
  func depth(marker: String) throws {
    let most = String(repeating: marker, count: 32)
    #expect(throws: Never.self) { try Markdown(SourceText(most + "a\n")) }
    #expect(throws: TextFault.tooDeep(limit: 32, line: 1)) {
      try Markdown(SourceText(most + marker + "a\n"))
    }
  }

  @Test("Quotes and items count together, also over several lines")
  func mixedDepth() throws {
    func mixed(_ count: Int) -> String {
      (0..<count).map { $0.isMultiple(of: 2) ? "> " : "- " }.joined() + "a\n"
    }
    func indented(_ count: Int) -> String {
      (0..<count).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
    }
    for text in [mixed(32), indented(32)] {
      #expect(throws: Never.self) { try Markdown(SourceText(text)) }
    }
    for (text, line) in [(mixed(33), 1), (indented(33), 33)] {
      #expect(throws: TextFault.tooDeep(limit: 32, line: line)) { try Markdown(SourceText(text)) }
    }
  }

  @Test("What only looks nested is no nesting")
  func apparentDepth() throws {
    let long = String(repeating: "- ", count: 40)
    let texts = [
      "```\n\(String(repeating: "> ", count: 40))a\n```\n", "    \(long)a\n", long + "\n",
      String(repeating: "- a\n", count: 2000), String(repeating: "> a\n\n", count: 2000),
      String(repeating: "> ", count: 20) + "a\n\n" + String(repeating: "- ", count: 20) + "a\n",
    ]
    for text in texts { #expect(throws: Never.self) { try Markdown(SourceText(text)) } }
  }

  @Test("A file may hold 1,000 images and no more")
  func images() throws {
    let most = String(repeating: "![", count: 1000)
    #expect(throws: Never.self) { try Markdown(SourceText(most)) }
    #expect(throws: TextFault.tooManyImages(limit: 1000)) {
      try Markdown(SourceText(most + " ![a](b)"))
    }
  }

  @Test(
    "Hostile text is refused or read quickly", .timeLimit(.minutes(1)),
    arguments: ["> ", "- ", "1. ", "> - ", "* - + "])
  func nestedMarkers(marker: String) throws {
    let text = String(repeating: marker, count: 15_000)
    #expect(throws: TextFault.tooDeep(limit: 32, line: 1)) {
      try Markdown(SourceText(text + "a\n"))
    }
  }

  @Test(
    "Repeated inline marks are read in good time", .timeLimit(.minutes(1)),
    arguments: ["*a ", "_a ", "**a*", "[", "](", "`a ", "[a](", "<a ", "&#", "\\", "*a_ ", "<!--"])
  func inlineMarks(mark: String) throws {
    let text = String(repeating: mark, count: 20_000)
    #expect(throws: Never.self) { try Markdown(SourceText(String(text.prefix(60_000)))) }
  }
}
