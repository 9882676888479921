package import Syntax

/// A section of entries as it stands in the file, for whoever adds to it.
package struct EntrySection {
  /// A list item that is not nested in another.
  package struct Item {
    package let firstLine: Int
    /// With everything nested in it, without the blank lines below.
    package let lastLine: Int
    /// The date that opens it.
    package let date: CivilDate?
    /// Its key, where nothing stands behind it.
    package let blank: EntryKey?
    /// Tells apart what stands below different headings inside the section, as those of months.
    package let part: Int
  }

  /// Where its heading begins.
  package let start: Int
  /// The last line of its heading.
  package let headingLine: Int
  /// The last line, before any further heading, that is not blank.
  package let lastLine: Int
  /// Those that are its own: items below another section's heading inside it are not.
  package private(set) var items: [Item] = []

  /// All of one kind in a file, and how that is divided.
  package static func all(
    _ kind: SectionKind, in source: SourceText
  ) throws(TextFault) -> (sections: [EntrySection], outline: Outline) {
    let markdown = try Markdown(source, from: FrontMatter(of: source).bodyStart(in: source))
    let outline = Outline(markdown, of: source)
    var found: [Int: EntrySection] = [:]
    for (index, section) in outline.sections.enumerated() where section.kind == kind {
      let heading = source.lineNumber(at: section.heading.upperBound)
      let next = outline.sections.dropFirst(index + 1).first?.lines.lowerBound
      let last = source.lastLineWithText(upTo: (next ?? source.lineCount + 1) - 1)
      found[index] = EntrySection(
        start: section.heading.lowerBound, headingLine: heading, lastLine: max(heading, last))
    }
    let blocks = markdown.blocks.filter { if case .item = $0.kind { true } else { false } }
    for (block, item) in zip(blocks, outline.items) where item.depth == 0 {
      guard let part = item.section, let section = outline.sections[part].scope else { continue }
      let parts = ListItem(block, depth: item.depth, in: markdown)
      let opening = WrittenDate.opening(
        markdown.text, at: parts.value.lowerBound, before: parts.value.upperBound)
      let key = parts.key.flatMap { KeyTable.interviewSection[folded: $0] }
      found[section]?.items.append(
        Item(
          firstLine: item.lines.lowerBound, lastLine: item.lines.upperBound,
          date: parts.date?.date ?? opening?.date.date, blank: parts.value.isEmpty ? key : nil,
          part: part))
    }
    return (found.sorted { $0.key < $1.key }.map(\.value), outline)
  }
}

extension Outline {
  /// Of the first heading that carries a meaning.
  package var level: Int? { sections.first { $0.kind != nil }?.level }
}
