internal import Syntax

/// A list item's text, taken apart as far as every section does it:
/// `[box] [date [time]] Key: value`. Ranges are offsets in the text that it is read from.
struct ItemParts {
  enum Box { case empty, checked }

  let box: Box?
  /// What stands before the key, valid or not.
  let date: WrittenDate?
  let time: CivilTime?
  /// Everything after the box.
  let content: Range<Int>
  /// Everything after box, date and separators.
  let rest: Range<Int>
  /// The word before the first colon of `rest`, folded; nil without one.
  let key: String?
  /// The key as written; all of `rest` where there is no colon.
  let keyRange: Range<Int>
  /// After the colon.
  let value: Range<Int>
  let hasColon: Bool

  init(_ text: [UInt8], in whole: Range<Int>) {
    let end = whole.upperBound
    var cursor = whole.lowerBound
    var box: Box?
    if cursor + 3 <= end, text[cursor] == UInt8(ascii: "["), text[cursor + 2] == UInt8(ascii: "]"),
      cursor + 3 == end || text[cursor + 3] == .space
    {
      switch text[cursor + 1] {
      case .space: box = .empty
      case UInt8(ascii: "x"), UInt8(ascii: "X"): box = .checked
      default: break
      }
      if box != nil { cursor = min(end, cursor + 4) }
      while cursor < end, text[cursor].isBlank { cursor += 1 }
    }
    self.box = box
    content = cursor..<end
    let opening = WrittenDate.opening(text, at: cursor, before: end)
    if let opening { cursor = skipSeparators(in: text, from: opening.end, to: end) }
    date = opening?.date
    time = opening?.time
    rest = cursor..<end
    let colon = rest.first { text[$0] == .colon }
    hasColon = colon != nil
    if let colon {
      keyRange = text.trimmingBlanks(cursor..<colon)
      key = keyRange.isEmpty ? nil : foldedKey(text[keyRange])
      value = text.trimmingBlanks(colon + 1..<end)
    } else {
      keyRange = rest
      key = nil
      value = end..<end
    }
  }
}

/// A list item of a Markdown text.
struct ListItem {
  let markdown: Markdown
  let block: Markdown.Block
  let depth: Int
  private let parts: ItemParts

  init(_ block: Markdown.Block, depth: Int, in markdown: Markdown) {
    self.markdown = markdown
    self.block = block
    self.depth = depth
    parts = ItemParts(markdown.text, in: block.text)
  }

  // As in `parts`.
  var box: ItemParts.Box? { parts.box }
  var date: WrittenDate? { parts.date }
  var time: CivilTime? { parts.time }
  var content: Range<Int> { parts.content }
  var rest: Range<Int> { parts.rest }
  var key: String? { parts.key }
  var keyRange: Range<Int> { parts.keyRange }
  var value: Range<Int> { parts.value }

  func string(_ range: Range<Int>) -> String {
    String(decoding: markdown.text[range], as: UTF8.self)
  }

  /// The item without a colon: it may still be a date and a key and nothing else.
  var bareWord: String { foldedKey(markdown.text[rest]) }
}

/// Past blanks, `:`, `-`, `–` and `—`.
func skipSeparators(in text: [UInt8], from start: Int, to end: Int) -> Int {
  var cursor = start
  while cursor < end {
    if text[cursor] == .space || text[cursor] == .colon || text[cursor] == .hyphen {
      cursor += 1
    } else if cursor + 2 < end, text[cursor] == 0xE2, text[cursor + 1] == 0x80,
      text[cursor + 2] == 0x93 || text[cursor + 2] == 0x94
    {
      cursor += 3
    } else {
      break
    }
  }
  return cursor
}

/// A date in running text with the word that makes it one to act on: `by 2026-11-20`.
struct DatePhrase {
  enum Word { case by, until, due, calendar }

  let date: WrittenDate
  let range: Range<Int>

  /// The first phrase with one of the words.
  static func first(in text: [UInt8], _ range: Range<Int>, _ words: [Word]) -> DatePhrase? {
    var from = range.lowerBound
    while let date = WrittenDate.first(in: text, from..<range.upperBound) {
      from = date.range.upperBound
      for word in words {
        if let start = start(of: word, before: date.range.lowerBound, in: text, range) {
          let time = date.time(in: text, before: range.upperBound, lenient: true)
          return DatePhrase(date: date, range: start..<(time?.end ?? date.range.upperBound))
        }
      }
    }
    return nil
  }

  private static func start(
    of word: Word, before date: Int, in text: [UInt8], _ range: Range<Int>
  ) -> Int? {
    var end = date
    while end > range.lowerBound, text[end - 1] == .space { end -= 1 }
    switch word {
    case .by, .until:
      guard end < date else { return nil }
      return wordStart(word == .by ? "by" : "until", before: end, in: text, range)
    case .due:
      let hasBlank = end < date
      let hasColon = end > range.lowerBound && text[end - 1] == .colon
      if hasColon { end -= 1 }
      guard hasBlank || hasColon else { return nil }
      return wordStart("due", before: end, in: text, range)
    case .calendar:
      // The sign may be followed by a selector for its coloured form.
      for sign: [UInt8] in [[0xF0, 0x9F, 0x93, 0x85, 0xEF, 0xB8, 0x8F], [0xF0, 0x9F, 0x93, 0x85]] {
        let start = end - sign.count
        if start >= range.lowerBound, text[start..<end].elementsEqual(sign) { return start }
      }
      return nil
    }
  }

  private static func wordStart(
    _ word: StaticString, before end: Int, in text: [UInt8], _ range: Range<Int>
  ) -> Int? {
    let start = end - word.utf8CodeUnitCount
    guard start >= range.lowerBound, text.hasWord(word, at: start, before: end),
      start == range.lowerBound || !text[start - 1].isWordByte
    else { return nil }
    return start
  }

  /// The text without the phrase and the punctuation before it.
  func remainder(of text: [UInt8], _ whole: Range<Int>) -> String {
    var before = whole.lowerBound..<range.lowerBound
    var after = range.upperBound..<whole.upperBound
    if let last = before.last(where: { text[$0] != .space }), text[last] == UInt8(ascii: "("),
      after.first.map({ text[$0] == UInt8(ascii: ")") }) ?? false
    {
      before = before.lowerBound..<last
      after = after.lowerBound + 1..<after.upperBound
    }
    let head = trimmingPunctuation(String(decoding: text[before], as: UTF8.self))
    let tail = String(decoding: text[after], as: UTF8.self)
    return trimmingSpaces(head + tail)
  }
}

package func trimmingSpaces(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return String(decoding: bytes[bytes.trimmingBlanks(0..<bytes.count)], as: UTF8.self)
}

/// Without the blanks and the punctuation that separates at its end.
func trimmingPunctuation(_ text: String) -> String {
  var text = Substring(text)
  while let last = text.last, last.isWhitespace || ",;:.!?-–—".contains(last) { text.removeLast() }
  return String(text)
}
