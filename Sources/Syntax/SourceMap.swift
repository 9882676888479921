/// Where each byte of a text that was read stands in the source that it was read from.
///
/// The parsers' own positions inside a line are not exact enough (libcmark's) or end at the whole
/// value (libyaml's), so text and source are followed side by side. What makes markup in the source
/// is passed over; at the first thing that is not understood the map ends.
package struct SourceMap: Sendable {
  /// How the source writes what the text says.
  package enum Notation: Sendable { case markdown, yaml }

  private enum Places: Sendable {
    /// The source holds the text as it is; how far behind the text's own offsets.
    case shifted(Int)
    case each([Range<Int>])
  }

  /// Offsets in the text that was read.
  private let text: Range<Int>
  private let places: Places

  /// - Parameters:
  ///   - text: Without markup, each run of white space one space.
  ///   - area: Where it stands in the source: a list item without its bullet and box, or a value.
  package init(
    of text: ArraySlice<UInt8>, in source: SourceText, _ area: Range<Int>, _ notation: Notation
  ) {
    self.text = text.startIndex..<text.endIndex
    if source.bytes[area].starts(with: text) {
      places = .shifted(area.lowerBound - text.startIndex)
    } else {
      var walk = Walk(
        bytes: source.bytes, text: text, cursor: area.lowerBound, end: area.upperBound)
      walk.follow(notation)
      places = .each(walk.places)
    }
  }

  /// Where a part of the text stands, markup inside it included.
  ///
  /// - Parameters:
  ///   - part: Offsets in the text that was read.
  ///   - start: What they count from.
  /// - Returns: nil where the source could not be followed that far.
  package func place(of part: Range<Int>, from start: Int = 0) -> Range<Int>? {
    let part = part.lowerBound + start..<part.upperBound + start
    guard !part.isEmpty, text.contains(part.lowerBound), part.upperBound <= text.upperBound else {
      return nil
    }
    switch places {
    case .shifted(let distance):
      return part.lowerBound + distance..<part.upperBound + distance
    case .each(let places):
      let last = part.upperBound - 1 - text.lowerBound
      guard last < places.count else { return nil }
      return places[part.lowerBound - text.lowerBound].lowerBound..<places[last].upperBound
    }
  }
}

/// Each step moves forward in the source, so the whole walk is linear.
private struct Walk {
  let bytes: [UInt8]
  let text: ArraySlice<UInt8>
  var cursor: Int
  let end: Int
  /// One for each byte of the text.
  var places: [Range<Int>] = []

  mutating func follow(_ notation: SourceMap.Notation) {
    places.reserveCapacity(text.count)
    while cursor < end, let wanted {
      if let blanks = whiteSpace {
        // At the edges of a line or a value it is no part of the text.
        if wanted == .space { places.append(cursor..<blanks) }
        cursor = blanks
      } else if notation == .markdown, let entity = entityEnd(at: cursor) {
        repeat {
          places.append(cursor..<entity)
        } while self.wanted.map { $0 & 0xC0 == 0x80 } ?? false
        cursor = entity
      } else if bytes[cursor] == wanted {
        places.append(cursor..<cursor + 1)
        cursor += 1
      } else if let next = notation == .markdown ? behindMarkdown() : behindYAML() {
        cursor = next
      } else {
        return
      }
    }
  }

  private var index: Int { text.startIndex + places.count }
  private var wanted: UInt8? { index < text.endIndex ? text[index] : nil }

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
  private func entityEnd(at start: Int) -> Int? {
    guard bytes[start] == UInt8(ascii: "&") else { return nil }
    var index = start + 1
    if index < end, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let longest = min(end, start + 40)
    while index < longest, bytes[index].isASCIILetter || bytes[index].isASCIIDigit { index += 1 }
    guard index > start + 1, index < longest, bytes[index] == UInt8(ascii: ";"),
      !text[self.index...].starts(with: bytes[start...index])
    else { return nil }
    return index + 1
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
      return places.isEmpty
        ? bytes[cursor..<end].firstIndex { $0 == .newline || $0 == .carriageReturn } : nil
    default: return nil
    }
  }
}
