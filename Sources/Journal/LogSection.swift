package import Syntax

/// A section `Log` as it stands in the file, for whoever adds to it.
package struct LogSection {
  /// A list item that is not nested in another.
  package struct Item {
    package let firstLine: Int
    /// With everything nested in it, without the blank lines below.
    package let lastLine: Int
    /// The date that opens it.
    package let date: CivilDate?
    /// Counts the headings above it inside the section, as those of months.
    package let part: Int
  }

  /// The last line of its heading.
  package let headingLine: Int
  /// The last line, before any further heading, that is not blank.
  package private(set) var lastLine: Int
  /// Those that are the log's own: items below an interview's heading inside it are not.
  package private(set) var items: [Item] = []

  /// All of a file, and the level of its first recognised heading.
  package static func all(
    in source: SourceText
  ) throws(TextFault) -> (sections: [LogSection], level: Int?) {
    let markdown = try Markdown(source, from: FrontMatter(of: source).bodyStart(in: source))
    var sections: [LogSection] = []
    var level: Int?
    var stack = SectionStack()
    var part = 0
    /// Whether no heading has followed the one of the last section.
    var isAtHeading = false
    func close(before line: Int) {
      guard isAtHeading, let last = sections.indices.last else { return }
      let end = lastLineWithText(upTo: line - 1, in: source)
      sections[last].lastLine = max(sections[last].headingLine, end)
    }
    for block in markdown.blocks {
      switch block.kind {
      case .heading(let own):
        close(before: block.lines.lowerBound)
        part += 1
        let heading = Heading(block, in: markdown, isBelowInterviews: stack.isBelowInterviews(own))
        stack.enter(heading, level: own)
        if case .other = heading {} else { level = level ?? own }
        isAtHeading = if case .log = heading { true } else { false }
        if isAtHeading {
          sections.append(LogSection(headingLine: block.lastLine, lastLine: block.lastLine))
        }
      case .item(let depth):
        guard case .log = stack.current, depth == 0, let last = sections.indices.last else {
          continue
        }
        let item = ListItem(block, depth: depth, in: markdown)
        let opening = WrittenDate.opening(
          markdown.text, at: item.value.lowerBound, before: item.value.upperBound)
        sections[last].items.append(
          Item(
            firstLine: block.lines.lowerBound,
            lastLine: lastLineWithText(upTo: block.lastLine, in: source),
            date: item.date?.date ?? opening?.date.date, part: part))
      }
    }
    close(before: source.lineCount + 1)
    return (sections, level)
  }

  private static func lastLineWithText(upTo last: Int, in source: SourceText) -> Int {
    var line = last
    while line > 1, source.content(ofLine: line).isEmpty { line -= 1 }
    return line
  }
}
