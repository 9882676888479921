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
    /// Tells apart what stands below different headings inside the section, as those of months.
    package let part: Int
  }

  /// The last line of its heading.
  package let headingLine: Int
  /// The last line, before any further heading, that is not blank.
  package let lastLine: Int
  /// Those that are the log's own: items below an interview's heading inside it are not.
  package private(set) var items: [Item] = []

  /// All of a file, and the level of its first recognised heading.
  package static func all(
    in source: SourceText
  ) throws(TextFault) -> (sections: [LogSection], level: Int?) {
    let markdown = try Markdown(source, from: FrontMatter(of: source).bodyStart(in: source))
    let outline = Outline(markdown, of: source)
    var logs: [Int: LogSection] = [:]
    for (index, section) in outline.sections.enumerated() where section.kind == .log {
      let heading = source.lineNumber(at: section.heading.upperBound)
      let next = outline.sections.dropFirst(index + 1).first?.lines.lowerBound
      let last = source.lastLineWithText(upTo: (next ?? source.lineCount + 1) - 1)
      logs[index] = LogSection(headingLine: heading, lastLine: max(heading, last))
    }
    let blocks = markdown.blocks.filter { if case .item = $0.kind { true } else { false } }
    for (block, item) in zip(blocks, outline.items) where item.depth == 0 {
      guard let part = item.section, let log = outline.sections[part].scope else { continue }
      let parts = ListItem(block, depth: item.depth, in: markdown)
      let opening = WrittenDate.opening(
        markdown.text, at: parts.value.lowerBound, before: parts.value.upperBound)
      logs[log]?.items.append(
        Item(
          firstLine: item.lines.lowerBound, lastLine: item.lines.upperBound,
          date: parts.date?.date ?? opening?.date.date, part: part))
    }
    let level = outline.sections.first { $0.kind != nil }?.level
    return (logs.sorted { $0.key < $1.key }.map(\.value), level)
  }
}
