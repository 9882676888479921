/// Where each byte of a text that was read stands in the source that it was read from.
///
/// The parsers' own positions inside a line are not exact enough (libcmark's) or end at the whole
/// value (libyaml's), so text and source are followed side by side. What makes markup in the source
/// is passed over; at the first thing that is not understood the map ends.
package struct SourceMap: Sendable {
  /// How the source writes what the text says.
  package enum Notation: Sendable { case markdown, yaml }

  private let text: ArraySlice<UInt8>
  private let bytes: [UInt8]
  private let notation: Notation
  private let start: Int
  private let end: Int
  /// How many bytes both begin with.
  private var common = 0
  /// Of each byte of the text behind those.
  private var places: [Range<Int>] = []
  /// As far as the source was followed.
  private var cursor: Int

  /// - Parameters:
  ///   - text: Without markup, each run of white space one space.
  ///   - area: Where it stands in the source: a list item without its bullet and box, or a value.
  package init(
    of text: ArraySlice<UInt8>, in source: SourceText, _ area: Range<Int>, _ notation: Notation
  ) {
    self.text = text
    self.notation = notation
    bytes = source.bytes
    start = area.lowerBound
    end = area.upperBound
    cursor = start
  }

  /// Where a part of the text stands, markup inside it included.
  ///
  /// - Parameters:
  ///   - part: Offsets in the text that was read.
  ///   - base: What they count from.
  /// - Returns: nil where the source could not be followed that far.
  package mutating func place(of part: Range<Int>, from base: Int = 0) -> Range<Int>? {
    let lower = part.lowerBound + base - text.startIndex
    let upper = part.upperBound + base - text.startIndex
    guard lower >= 0, lower < upper, upper <= text.count else { return nil }
    follow(upTo: upper)
    guard upper - common <= places.count else { return nil }
    let first = lower < common ? start + lower : places[lower - common].lowerBound
    let last = upper <= common ? start + upper : places[upper - 1 - common].upperBound
    return first..<last
  }

  /// Each step moves forward in the source, so that all of them are linear.
  private mutating func follow(upTo upper: Int) {
    if cursor == start + common { common = commonCount(upTo: min(upper, end - start)) }
    cursor = max(cursor, start + common)
    while common + places.count < upper, cursor < end {
      let wanted = text[index]
      if let blanks = whiteSpace {
        // At the edges of a line or a value it is no part of the text.
        if wanted == .space { places.append(cursor..<blanks) }
        cursor = blanks
      } else if notation == .markdown, let entity = entityEnd {
        repeat {
          places.append(cursor..<entity)
        } while index < text.endIndex && text[index] & 0xC0 == 0x80
        cursor = entity
      } else if bytes[cursor] == wanted {
        places.append(cursor..<cursor + 1)
        cursor += 1
      } else if let next = notation == .markdown ? behindMarkdown() : behindYAML() {
        cursor = next
      } else {
        cursor = end
      }
    }
  }

  /// Most text has no markup.
  private func commonCount(upTo limit: Int) -> Int {
    var count = common
    while count < limit, bytes[start + count] == text[text.startIndex + count],
      // An entity begins with what it may stand for.
      bytes[start + count] != UInt8(ascii: "&")
    {
      count += 1
    }
    return count
  }

  /// Of the next byte of the text.
  private var index: Int { text.startIndex + common + places.count }

  /// The end of the white space here, a no-break space included; nil where there is none.
  private var whiteSpace: Int? {
    var index = cursor
    while index < end {
      if bytes[index] <= .space || bytes[index] == 0x7F {
        index += 1
      } else if bytes[index] == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 {
        index += 2
      } else {
        break
      }
    }
    return index > cursor ? index : nil
  }

  /// Past `&eacute;`, which stands for one character, unless the text has just these letters.
  private var entityEnd: Int? {
    guard bytes[cursor] == UInt8(ascii: "&") else { return nil }
    var last = cursor + 1
    if last < end, bytes[last] == UInt8(ascii: "#") { last += 1 }
    let longest = min(end, cursor + 40)
    while last < longest, bytes[last].isASCIILetter || bytes[last].isASCIIDigit { last += 1 }
    guard last > cursor + 1, last < longest, bytes[last] == UInt8(ascii: ";"),
      !text[index...].starts(with: bytes[cursor...last])
    else { return nil }
    return last + 1
  }

  private func first(_ byte: UInt8, from start: Int) -> Int? {
    bytes[start..<end].firstIndex(of: byte)
  }

  /// Past the signs of emphasis, code, links and tags.
  private func behindMarkdown() -> Int? {
    switch bytes[cursor] {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      UInt8(ascii: "["), UInt8(ascii: "!"), UInt8(ascii: ">"):
      return cursor + 1
    case UInt8(ascii: "]"):
      guard cursor + 1 < end else { return nil }
      switch bytes[cursor + 1] {
      case UInt8(ascii: "("): return destinationEnd(from: cursor + 1)
      case UInt8(ascii: "["):
        return first(UInt8(ascii: "]"), from: cursor + 2).map { $0 + 1 }
      default: return cursor + 1
      }
    case UInt8(ascii: "<"):
      guard let close = first(UInt8(ascii: ">"), from: cursor) else { return nil }
      let inside = bytes[cursor + 1..<close]
      let isAddress = inside.contains { "@:".utf8.contains($0) }
      // An address between brackets is text; a tag is none.
      return isAddress && text[index...].starts(with: inside) ? cursor + 1 : close + 1
    default: return nil
    }
  }

  /// Past the parentheses that hold a link's address.
  private func destinationEnd(from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Past quotes, the signs that escape in them, and what opens a text of several lines.
  private func behindYAML() -> Int? {
    switch bytes[cursor] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): return cursor + 1
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return index == text.startIndex
        ? bytes[cursor..<end].firstIndex { $0 == .newline || $0 == .carriageReturn } : nil
    default: return nil
    }
  }
}
