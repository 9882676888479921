internal import FollowUp
internal import Journal
internal import Syntax

/// A place in a file, and what surrounds it.
struct Spot {
  let offset: Int
  /// From 1.
  let line: Int
  /// nil for a text beyond the limits of the format.
  let outline: Outline?
  let frontMatter: FrontMatterPlace?
  /// The list item in whose first paragraph it lies.
  let item: WrittenItem?
  /// The date that it lies in, or right behind.
  let date: WrittenDate?
}

extension FileView {
  func spot(at position: LSP.Position) -> Spot {
    let offset = offset(of: position)
    let outline = try? Outline(source)
    let isYAML = file == Configuration.fileName
    return Spot(
      offset: offset, line: source.lineNumber(at: offset), outline: isYAML ? nil : outline,
      frontMatter: outline.flatMap { FrontMatterPlace(at: offset, in: $0) },
      item: isYAML ? nil : outline?.item(at: offset),
      date: WrittenDate.around(offset, in: source))
  }
}

extension FileView {
  /// What a `Waived` or `Snoozed` entry is about, where a place lies in one.
  func subject(at spot: Spot) -> WaivedRule? {
    guard let item = spot.item, let value = item.value else { return nil }
    let bytes = source.bytes
    switch item.entryKey {
    case .waived:
      let colon = value.first { bytes[$0] == .colon }
      return WaivedRule(bytes, in: value.lowerBound..<(colon ?? value.upperBound))
    case .snoozed:
      let until = value.first { bytes.hasWord(" until", at: $0, before: value.upperBound) }
      return WaivedRule(bytes, in: value.lowerBound..<(until ?? value.upperBound))
    default: return nil
    }
  }
}

extension Range<Int> {
  /// Whether an offset lies in it, or right behind.
  func touches(_ offset: Int) -> Bool { contains(offset) || offset == upperBound }
}

extension [UInt8] {
  /// Letters, digits, `-` and `_`.
  func word(around offset: Int) -> Range<Int> {
    func isPart(_ index: Int) -> Bool {
      self[index].isWordByte || self[index] == .hyphen || self[index] == UInt8(ascii: "_")
    }
    var (start, end) = (offset, offset)
    while start > 0, isPart(start - 1) { start -= 1 }
    while end < count, isPart(end) { end += 1 }
    return start..<end
  }

  func trimmingQuotes(_ range: Range<Int>) -> Range<Int> {
    let isQuoted =
      range.count >= 2 && self[range.lowerBound] == self[range.upperBound - 1]
      && "'\"".utf8.contains(self[range.lowerBound])
    return isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range
  }
}
