public import Syntax

/// How a file is divided: its front matter, its headings, its list items. Any text has an outline,
/// whether it is an application or not.
public struct Outline: Sendable {
  /// A heading and what stands below it, up to the next heading of its level or above.
  public struct Section: Sendable {
    /// 1 to 6.
    public let level: Int
    /// nil for a heading that carries no meaning.
    public let kind: SectionKind?
    /// An interview's. One without a date, or with an impossible one, has none.
    public let date: CivilDate?
    /// The heading without markup.
    public let title: String
    /// Byte offsets of the heading with its marks.
    public let heading: Range<Int>
    /// Byte offsets of its text alone.
    public let text: Range<Int>
    /// From the heading to the last line that is not blank.
    public internal(set) var lines: ClosedRange<Int>
    /// The section around it; an index of `sections`.
    public let parent: Int?
    /// The section that its own lines are read as part of: itself, or one around it; an index of
    /// `sections`. nil where only tasks are read. Where that is an interview without a date, nothing
    /// is read.
    public let scope: Int?
  }

  public struct Item: Sendable {
    /// Counts the items around it.
    public let depth: Int
    /// With everything nested in it, without the blank lines below.
    public let lines: ClosedRange<Int>
    /// Of its first paragraph.
    let paragraph: ClosedRange<Int>
    /// The innermost section around it; an index of `sections`.
    public let section: Int?
  }

  /// Byte offsets of the YAML. Where the front matter is never closed, as far as it seems to go: up to
  /// the first blank line or heading.
  public let frontMatter: Range<Int>?
  /// With the fences.
  public let frontMatterLines: ClosedRange<Int>?
  /// In file order.
  public let sections: [Section]
  /// In file order; of those in code, HTML and quotes none.
  public let items: [Item]
  let source: SourceText

  /// - Throws: `TextFault` beyond a limit of the format.
  public init(_ source: SourceText) throws(TextFault) {
    self.init(try Markdown(source, from: FrontMatter(of: source).bodyStart(in: source)), of: source)
  }

  init(_ markdown: Markdown, of source: SourceText) {
    var sections: [Section] = []
    var items: [Item] = []
    var stack = SectionStack()
    var open: [Int] = []
    func close(_ level: Int, before line: Int) {
      while let last = open.last, sections[last].level >= level {
        let start = sections[last].lines.lowerBound
        sections[last].lines = start...max(start, source.lastLineWithText(upTo: line - 1))
        open.removeLast()
      }
    }
    for block in markdown.blocks {
      let first = block.lines.lowerBound
      switch block.kind {
      case .heading(let level):
        close(level, before: first)
        let heading = stack.enter(block, level: level, in: markdown)
        let scope =
          switch heading {
          case nil, .undated, .other: open.last.flatMap { sections[$0].scope }
          default: sections.count
          }
        let start = source.content(ofLine: first).lowerBound
        sections.append(
          Section(
            level: level, kind: heading?.kind, date: heading?.date,
            title: String(decoding: markdown.text[block.text], as: UTF8.self),
            heading: start..<source.content(ofLine: block.lastLine).upperBound,
            text: Self.text(of: block, in: source), lines: first...block.lastLine,
            parent: open.last, scope: scope))
        open.append(sections.count - 1)
      case .item(let depth):
        let last = source.lastLineWithText(upTo: block.lastLine)
        items.append(
          Item(
            depth: depth, lines: first...max(first, last), paragraph: block.lines,
            section: sections.indices.last))
      }
    }
    close(0, before: source.lineCount + 1)
    self.sections = sections
    self.items = items
    self.source = source
    switch FrontMatter(of: source) {
    case .absent where FrontMatter.isBegun(in: source):
      frontMatter = source.line(2).lowerBound..<source.line(3).lowerBound
      frontMatterLines = 1...2
    case .absent: (frontMatter, frontMatterLines) = (nil, nil)
    case .present(let yaml, _):
      (frontMatter, frontMatterLines) = (yaml, 1...source.lineNumber(at: yaml.upperBound))
    case .unclosed:
      let blank = (2...source.lineCount).first { source.content(ofLine: $0).isEmpty }
      let last = min(
        blank ?? source.lineCount, (sections.first?.lines.lowerBound).map { $0 - 1 } ?? .max)
      frontMatter = source.line(2).lowerBound..<source.line(last + 1).lowerBound
      frontMatterLines = 1...last
    }
  }

  /// Without the `#` around it, or the line below it.
  private static func text(of block: Markdown.Block, in source: SourceText) -> Range<Int> {
    let first = source.content(ofLine: block.lines.lowerBound)
    guard block.lastLine == block.lines.upperBound else {
      return first.lowerBound..<source.content(ofLine: block.lines.upperBound).upperBound
    }
    let bytes = source.bytes
    let isMark = { (index: Int) in bytes[index] == UInt8(ascii: "#") }
    var start = first.lowerBound
    while start < first.upperBound, isMark(start) { start += 1 }
    var end = first.upperBound
    while end > start, isMark(end - 1) { end -= 1 }
    // Marks that close a heading stand apart from its text.
    if end > start, !bytes[end - 1].isBlank { end = first.upperBound }
    return bytes.trimmingBlanks(start..<end)
  }

  // MARK: What lies at a place

  /// Whether an offset lies between the fences.
  public func isInFrontMatter(_ offset: Int) -> Bool {
    guard let frontMatter else { return false }
    let isAtEnd = offset == frontMatter.upperBound && offset == source.bytes.count
    return frontMatter.contains(offset) || isAtEnd
  }

  /// The innermost section that an offset lies in; on its heading, too.
  public func section(at offset: Int) -> Section? {
    let line = source.lineNumber(at: offset)
    return sections.last { $0.lines.lowerBound <= line }
  }

  /// The section that the line of an offset is read as part of.
  public func scope(at offset: Int) -> Section? {
    section(at: offset)?.scope.map { sections[$0] }
  }
}

extension SourceText {
  /// The last line, up to one, that is not blank.
  func lastLineWithText(upTo last: Int) -> Int {
    var line = last
    while line > 1, content(ofLine: line).isEmpty { line -= 1 }
    return line
  }
}
