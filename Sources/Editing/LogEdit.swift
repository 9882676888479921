package import Journal
package import Syntax

/// Where a new entry of the log goes, in the file's own style.
package enum LogEdit {
  /// The ways to add a line, the best first: which one is read as meant shows when it is read.
  ///
  /// - Parameters:
  ///   - line: `2026-11-11 Thank-you: Dana Whitfield`, dated on `date`.
  ///   - isLast: Whether it goes below others of its day in a log that has the newest first, too.
  package static func candidates(
    adding line: String, of date: CivilDate, isLast: Bool = false, to source: SourceText
  ) throws(TextFault) -> [[TextEdit]] {
    let (sections, outline) = try EntrySection.all(.log, in: source)
    guard !sections.isEmpty else {
      return [[newSection("Log", with: line, level: outline.level ?? 2, in: source)]]
    }
    // Of several logs the one with the latest entry is in use.
    func latest(_ section: EntrySection) -> Int {
      section.items.compactMap(\.date).max()?.dayNumber ?? .min
    }
    guard let section = sections.max(by: { latest($0) < latest($1) }) else { return [] }
    guard !section.items.isEmpty else {
      return [section.lastLine, section.headingLine].map { [first(line, after: $0, in: source)] }
    }
    // One place need not do: of several entries about one interview the first has its title.
    let edits = [isLast, !isLast].map {
      [insertion(of: line, date, isLast: $0, into: section.items, in: source)]
    }
    return edits[0] == edits[1] ? [edits[0]] : edits
  }

  // MARK: Among other items

  private static func insertion(
    of line: String, _ date: CivilDate, isLast: Bool, into items: [EntrySection.Item],
    in source: SourceText
  ) -> TextEdit {
    let dated = items.indices.filter { items[$0].date != nil }
    func isLater(_ index: Int) -> Bool { items[index].date.map { $0 > date } ?? false }
    let neighbours = zip(dated, dated.dropFirst())
    let falling = neighbours.count { items[$0].date ?? date > items[$1].date ?? date }
    let rising = neighbours.count { items[$0].date ?? date < items[$1].date ?? date }
    let previous: Int?
    if falling > rising {
      let next = dated.first { !isLater($0) && !(isLast && items[$0].date == date) }
      previous = next.map { next in dated.last { $0 < next } } ?? dated.last
    } else {
      // A log without any date is added to at its end.
      previous = dated.isEmpty ? items.indices.last : dated.last { !isLater($0) }
    }
    guard let previous else {
      return insertion(of: line, before: dated.first ?? 0, of: items, in: source)
    }
    // Between two headings of months it goes below its own.
    if let next = dated.first(where: { $0 > previous }), items[next].part != items[previous].part,
      isSameMonth(items[next].date, date), !isSameMonth(items[previous].date, date)
    {
      return insertion(of: line, before: next, of: items, in: source)
    }
    return insertion(of: line, after: previous, of: items, in: source)
  }

  private static func isSameMonth(_ left: CivilDate?, _ right: CivilDate) -> Bool {
    guard let left = left?.components else { return false }
    return (left.year, left.month) == (right.components.year, right.components.month)
  }

  static func insertion(
    of line: String, after index: Int, of items: [EntrySection.Item], in source: SourceText
  ) -> TextEdit {
    let item = items[index]
    let end = lineEnd(near: item.lastLine, in: source)
    let gap = isLoose(items, at: index, in: source) ? end : []
    let marker = marker(of: item, numbered: 1, in: source)
    let offset = source.line(item.lastLine).upperBound
    return TextEdit(offset..<offset, end + gap + marker + Array(line.utf8))
  }

  private static func insertion(
    of line: String, before index: Int, of items: [EntrySection.Item], in source: SourceText
  ) -> TextEdit {
    let item = items[index]
    let end = lineEnd(near: item.firstLine, in: source)
    let gap = isLoose(items, at: index, in: source) ? end : []
    let marker = marker(of: item, numbered: 0, in: source)
    let offset = source.line(item.firstLine).lowerBound
    return TextEdit(offset..<offset, marker + Array(line.utf8) + end + gap)
  }

  /// Whether an item and its neighbour have blank lines, and nothing else, between them.
  private static func isLoose(
    _ items: [EntrySection.Item], at index: Int, in source: SourceText
  ) -> Bool {
    func isGap(_ upper: Int, _ lower: Int) -> Bool {
      let lines = items[upper].lastLine + 1..<max(items[upper].lastLine + 1, items[lower].firstLine)
      return !lines.isEmpty && lines.allSatisfy { source.content(ofLine: $0).isEmpty }
    }
    if index + 1 < items.count { return isGap(index, index + 1) }
    return index > 0 && isGap(index - 1, index)
  }

  /// Indentation, bullet and blanks as an item has them.
  ///
  /// - Parameter step: Added to the number of an ordered item.
  private static func marker(
    of item: EntrySection.Item, numbered step: Int, in source: SourceText
  ) -> [UInt8] {
    let line = source.bytes[source.line(item.firstLine)]
    let indent = line.prefix(while: \.isBlank)
    var rest = line.dropFirst(indent.count)
    var bullet = Array(rest.prefix(while: \.isASCIIDigit))
    rest = rest.dropFirst(bullet.count)
    if let number = Int(String(decoding: bullet, as: UTF8.self)), number < 999_999_999 {
      bullet = Array(String(number + step).utf8)
    }
    bullet += rest.prefix(1)
    let blanks = rest.dropFirst().prefix(while: \.isBlank)
    // Five blanks and more begin indented code.
    return indent + bullet + ((1...4).contains(blanks.count) ? Array(blanks) : [.space])
  }

  // MARK: In an empty or a new section

  static func first(_ line: String, after above: Int, in source: SourceText) -> TextEdit {
    let end = lineEnd(near: above, in: source)
    let offset = source.line(above).upperBound
    let isBelowText = !isHeading(above, in: source)
    let gap = isBelowText || hasSpacedHeadings(source) ? end : []
    let isTextBelow = above < source.lineCount && !source.content(ofLine: above + 1).isEmpty
    return TextEdit(
      offset..<offset,
      end + gap + bullet(of: source) + Array(line.utf8) + (isTextBelow ? end : []))
  }

  static func newSection(
    _ title: String, with line: String, level: Int, in source: SourceText
  ) -> TextEdit {
    let end = lineEnd(near: source.lineCount, in: source)
    let isEnded = source.content(ofLine: source.lineCount).isEmpty
    let isBlankAbove = isEnded && source.content(ofLine: max(1, source.lineCount - 1)).isEmpty
    let above = (isEnded ? [] : end) + (isBlankAbove ? [] : end)
    let offset = source.bytes.count
    return TextEdit(
      offset..<offset,
      above + section(title, with: line, level: level, end, in: source) + (isEnded ? end : []))
  }

  /// A heading and one item.
  ///
  /// - Parameter end: What lines end with.
  static func section(
    _ title: String, with line: String, level: Int, _ end: [UInt8], in source: SourceText
  ) -> [UInt8] {
    let heading = Array("\(String(repeating: "#", count: level)) \(title)".utf8)
    let gap = hasSpacedHeadings(source) ? end : []
    return heading + end + gap + bullet(of: source) + Array(line.utf8)
  }

  private static func isHeading(_ line: Int, in source: SourceText) -> Bool {
    let content = source.bytes[source.content(ofLine: line)]
    return content.first == UInt8(ascii: "#")
      || !content.isEmpty && content.allSatisfy { $0 == .hyphen || $0 == UInt8(ascii: "=") }
  }

  /// Whether a blank line follows headings here, as it does unless all of them go without.
  private static func hasSpacedHeadings(_ source: SourceText) -> Bool {
    let below = (1..<max(1, source.lineCount))
      .filter { source.bytes[source.line($0)].first == UInt8(ascii: "#") }
      .map { source.content(ofLine: $0 + 1).isEmpty }
    return below.isEmpty || below.contains(true)
  }

  /// The bullet that the file's lists have.
  private static func bullet(of source: SourceText) -> [UInt8] {
    for number in stride(from: source.lineCount, to: 0, by: -1) {
      let line = source.bytes[source.line(number)]
      if let first = line.first, "-*+".utf8.contains(first), line.dropFirst().first == .space {
        return [first, .space]
      }
    }
    return [.hyphen, .space]
  }

  /// As the line has it, or one above it.
  static func lineEnd(near number: Int, in source: SourceText) -> [UInt8] {
    for line in stride(from: number, to: 0, by: -1) {
      let end = source.lineEnd(line)
      if !end.isEmpty { return end }
    }
    return [.newline]
  }
}
