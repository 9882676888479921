internal import Syntax

/// A list item as it stands in the source, taken apart there: it may be half-written.
public struct WrittenItem: Sendable {
  /// The section as part of which it is read; nil where only tasks are.
  public let section: SectionKind?
  /// Counts the items around it.
  public let depth: Int
  public let hasBox: Bool
  /// Byte offsets of its first paragraph, past bullet and box.
  public let content: Range<Int>
  /// The date before the key, valid or not.
  public let date: Range<Int>?
  /// What stands before the first colon, behind the date, without the signs of emphasis; all of it
  /// where there is no colon.
  public let word: Range<Int>
  /// What stands behind the colon.
  public let value: Range<Int>?
  private let folded: String

  fileprivate init(_ item: Outline.Item, _ section: SectionKind?, _ source: SourceText) {
    let start = source.itemStart(ofLine: item.lines.lowerBound)
    let end = source.content(ofLine: item.paragraph.upperBound).upperBound
    let parts = ItemParts(source.bytes, in: start..<max(start, end))
    self.section = section
    depth = item.depth
    hasBox = parts.box != nil
    content = parts.content
    date = parts.date?.range
    word = source.bytes.trimmingEmphasis(parts.keyRange)
    value = parts.hasColon ? parts.value : nil
    folded = foldedKey(source.bytes[word])
  }

  /// The key of an entry, where the section takes it.
  public var entryKey: EntryKey? {
    switch section {
    case .interview: KeyTable<EntryKey>.interviewSection[folded: folded]
    case .log: KeyTable<EntryKey>.log[folded: folded]
    default: nil
    }
  }

  /// The key of a line below a person, where the section takes it.
  public var personKey: PersonKey? {
    guard depth > 0 else { return nil }
    return switch section {
    case .contacts: KeyTable<PersonKey>.contacts[folded: folded]
    case .references: KeyTable<PersonKey>.references[folded: folded]
    default: nil
    }
  }
}

extension Outline {
  /// The list item in whose first paragraph an offset lies.
  public func item(at offset: Int) -> WrittenItem? {
    let line = source.lineNumber(at: offset)
    guard let item = items.last(where: { $0.lines.lowerBound <= line }) else { return nil }
    if item.lines.lowerBound < line, item.lines.contains(line), source.isBullet(line: line) {
      // A bullet alone makes a heading of the text above it; who types it begins an item.
      return written(
        Item(
          depth: item.depth + 1, lines: line...line, paragraph: line...line, section: item.section))
    }
    return line <= item.paragraph.upperBound ? written(item) : nil
  }

  private func written(_ item: Item) -> WrittenItem {
    let section = item.section.flatMap { sections[$0].scope }.flatMap { sections[$0].kind }
    return WrittenItem(item, section, source)
  }

  /// The keys of the entries in the section as part of which the line of an offset is read.
  public func entryKeys(around offset: Int) -> Set<EntryKey> {
    guard let scope = section(at: offset)?.scope else { return [] }
    let own = items.filter { $0.section.map { sections[$0].scope == scope } ?? false }
    return Set(own.map(written).filter { $0.value != nil }.compactMap(\.entryKey))
  }
}

extension SourceText {
  /// Where the text of a list item begins, past its bullet. Several may open on one line:
  /// `- 1. text`.
  func itemStart(ofLine number: Int) -> Int {
    let line = line(number)
    var start = content(ofLine: number).lowerBound
    while start < line.upperBound {
      var cursor = start
      if "-+*>".utf8.contains(bytes[cursor]) {
        cursor += 1
      } else {
        while cursor < line.upperBound, bytes[cursor].isASCIIDigit { cursor += 1 }
        guard cursor > start, cursor < line.upperBound,
          bytes[cursor] == UInt8(ascii: ".") || bytes[cursor] == UInt8(ascii: ")")
        else { break }
        cursor += 1
      }
      guard cursor == line.upperBound || bytes[cursor].isBlank else { break }
      while cursor < line.upperBound, bytes[cursor].isBlank { cursor += 1 }
      start = cursor
    }
    return start
  }
}

extension SourceText {
  /// Whether nothing but a bullet stands in a line.
  fileprivate func isBullet(line: Int) -> Bool {
    let content = content(ofLine: line)
    return content.count == 1 && "-+*".utf8.contains(bytes[content.lowerBound])
  }
}

extension [UInt8] {
  fileprivate func trimmingEmphasis(_ range: Range<Int>) -> Range<Int> {
    let isMark = { (index: Int) in "*_`".utf8.contains(self[index]) }
    guard let first = range.first(where: { !isMark($0) }),
      let last = range.last(where: { !isMark($0) })
    else { return range }
    return first..<last + 1
  }
}
