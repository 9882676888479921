import Journal
import Syntax
import TestSupport
import Testing

@Suite struct OutlineTests {
  /// One line a section: depth in the tree, kind, date, title, lines, and the kind of what the lines
  /// below are read as.
  private func sections(_ text: String) throws -> [String] {
    let outline = try Outline(SourceText(text))
    return outline.sections.map { section in
      var depth = 0
      var parent = section.parent
      while let next = parent {
        depth += 1
        parent = outline.sections[next].parent
      }
      let date = section.date.map { " \($0)" } ?? ""
      let scope = section.scope.flatMap { outline.sections[$0].kind?.rawValue } ?? "nothing"
      return String(repeating: "  ", count: depth) + (section.kind?.rawValue ?? "other") + date
        + " “\(section.title)” \(section.lines.lowerBound)–\(section.lines.upperBound) as \(scope)"
    }
  }

  @Test("Each heading has its kind, its lines and its place in the tree")
  func tree() throws {
    let text = """
      ---
      company: A
      role: B
      ---

      # Cook at A

      ## People

      - Ada Lund

      ### From before

      - Bo Ek


      ## References
      ## Interviews

      ### Phone, 2026-11-10

      #### Notes

      - Process: soup

      ### Later

      # *Log*
      ## November

      - 2026-11-12 Heard: x

      ## 2nd interview
      text

      """
    let expected = [
      "other “Cook at A” 6–26 as nothing", "  Contacts “People” 8–14 as Contacts",
      "    other “From before” 12–14 as Contacts", "  References “References” 17–17 as References",
      "  Interviews “Interviews” 18–26 as Interviews",
      "    Interview 2026-11-10 “Phone, 2026-11-10” 20–24 as Interview",
      "      other “Notes” 22–24 as Interview", "    other “Later” 26–26 as Interviews",
      "Log “Log” 28–34 as Log", "  other “November” 29–31 as Log",
      "  Interview “2nd interview” 33–34 as Log",
    ]
    #expect(try sections(text) == expected)
    for lineEnd in ["\r\n", "\r"] {
      #expect(try sections("\u{FEFF}" + text.replacing("\n", with: lineEnd)) == expected)
    }
  }

  @Test("Below an interview on an impossible day nothing is read")
  func impossible() throws {
    let outline = try Outline(
      SourceText("## Interview 2026-11-31\n### Log\n- 2026-11-12 Heard: x\n## Log\n"))
    #expect(outline.sections.map(\.kind) == [.interview, nil, .log])
    #expect(outline.sections.map(\.scope) == [0, 0, 2])
    #expect(outline.sections.map(\.date) == [nil, nil, nil])
  }

  @Test(
    "A heading is found with its marks, its text without",
    arguments: [
      ("# Log", "# Log", "Log"), ("  ## *Log* ##  ", "## *Log* ##", "*Log*"),
      ("#\tLog", nil, "Log"),
      ("# Log \\#", nil, "Log \\#"), ("# Log#", nil, "Log#"), ("# Log # #", nil, "Log #"),
      ("#", "#", ""), ("## ##", "## ##", ""), ("# Größe 🎒 #", nil, "Größe 🎒"),
      ("Log\n===", nil, "Log"), ("  Log  \n---\n", "Log  \n---", "Log"),
      ("Log\n===\ntext", "Log\n===", "Log"), ("Log\n===\n\n- a", "Log\n===", "Log"),
      ("An\n  *old* log\n---\ntext", "An\n  *old* log\n---", "An\n  *old* log"),
      ("#Log\n---", "#Log\n---", "#Log"),
    ] as [(String, String?, String)])
  func ranges(written: String, heading: String?, text: String) throws {
    let source = try SourceText("---\nrole: B\n---\n\n\(written)")
    let section = try #require(try Outline(source).sections.first)
    #expect(source.string(in: section.heading) == heading ?? written)
    #expect(source.string(in: section.text) == text)
  }

  @Test(
    "The front matter lies between the fences, or goes as far as it seems to",
    arguments: [
      ("---\n«role: B\n»---\n\ntext\n", 1...3), ("---\n«»---\ntext", 1...2),
      ("---\n«role: B\n»...", 1...3), ("---\n«role: B: C\n»---\n# Log", 1...3),
      ("---\n«- a\n»---\n", 1...3), ("text\n---\nrole: B\n---\n", nil), ("", nil),
      ("---\n«»", 1...2), ("---\n«rol\n»", 1...2), ("---\n«rol\n»# Log\n", 1...2),
      ("---\na note\n", nil), ("---", nil),
      ("---\n\n# Log\n", nil), ("---\n«role: B»", 1...2), ("---\n«role: B\n»", 1...3),
      ("---\n«role: B\n\n»text\n", 1...3), ("---\n«role: B\n»# Log\n\nx", 1...2),
      ("---\n«role: B\n \t\n»text\n", 1...3), ("---\n«»role: B\n===\n", 1...1),
    ] as [(String, ClosedRange<Int>?)])
  func frontMatter(marked: String, lines: ClosedRange<Int>?) throws {
    for lineEnd in ["\n", "\r\n", "\r"] {
      let ended = marked.replacing("\n", with: lineEnd)
      let parts = ended.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
      let yaml = parts.last?.split(separator: "»", omittingEmptySubsequences: false).first ?? ""
      let text = ended.replacing("«", with: "").replacing("»", with: "")
      let outline = try Outline(SourceText(text))
      let start = parts[0].utf8.count
      #expect(outline.frontMatter == lines.map { _ in start..<start + yaml.utf8.count })
      #expect(outline.frontMatterLines == lines)
      let isAtEnd = start + yaml.utf8.count == text.utf8.count
      for offset in 0...text.utf8.count {
        let isInside = outline.frontMatter?.contains(offset) ?? false
        let isBehind = lines != nil && isAtEnd && offset == text.utf8.count
        #expect(outline.isInFrontMatter(offset) == (isInside || isBehind))
      }
    }
  }

  @Test("An offset lies in the innermost section, and is read as part of one that carries meaning")
  func places() throws {
    let source = try SourceText("---\nrole: B\n---\na\n# b\nc\n## Log\nd\n### e\nf\n# g\n")
    let outline = try Outline(source)
    let found = (1...source.lineCount).map { line in
      let offset = source.line(line).lowerBound
      let section = outline.section(at: offset)
      #expect(outline.section(at: source.line(line).upperBound)?.title == section?.title)
      return "\(section?.title ?? "-") \(outline.scope(at: offset)?.title ?? "-")"
    }
    #expect(
      found == [
        "- -", "- -", "- -", "- -", "b -", "b -", "Log Log", "Log Log", "e Log", "e Log", "g -",
        "g -",
      ])
  }

  @Test("An item reaches over its lines and what is nested in it, without the blank lines below")
  func items() throws {
    let text = """
      - a
        b
        - c

          d


      - e

      # f
      1. g
      > - h

      ```
      - i
      ```
      """
    let items = try Outline(SourceText(text)).items
    #expect(items.map(\.lines) == [1...5, 3...5, 8...8, 11...11])
    #expect(items.map(\.depth) == [0, 1, 0, 0])
    #expect(items.map(\.section) == [nil, nil, nil, 0])
  }

  @Test("Random text has an outline that holds together", arguments: [UInt64](1...40))
  func randomText(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let alphabet = [
      "---\n", "# ", "## ", "\n", "\n\n", "\r\n", "\r", "===\n", "- ", "  - ", "Log", "Contacts",
      "Interview 2026-11-10", "2026-11-31", "> ", "```\n", "role: B", " #", "\t", "é", "<!--",
    ]
    let text = (0..<60).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    let source = try SourceText((seed % 2 == 0 ? "---\nrole: B\n" : "") + text)
    let outline = try Outline(source)
    for (index, section) in outline.sections.enumerated() {
      #expect(section.lines.upperBound <= source.lineCount)
      #expect(section.heading.lowerBound <= section.text.lowerBound)
      #expect(section.text.upperBound <= section.heading.upperBound)
      #expect(outline.section(at: section.text.upperBound)?.heading == section.heading)
      if let parent = section.parent {
        #expect(outline.sections[parent].level < section.level)
        #expect(outline.sections[parent].lines.upperBound >= section.lines.upperBound)
      }
      for later in outline.sections[(index + 1)...] where later.level <= section.level {
        #expect(later.lines.lowerBound > section.lines.upperBound)
      }
    }
  }
}
