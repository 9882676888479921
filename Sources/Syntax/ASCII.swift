/// The few ASCII bytes that the formats are made of, by name.
extension UInt8 {
  package static let newline = UInt8(ascii: "\n")
  package static let carriageReturn = UInt8(ascii: "\r")
  package static let space = UInt8(ascii: " ")
  package static let tab = UInt8(ascii: "\t")
  package static let colon = UInt8(ascii: ":")
  package static let comma = UInt8(ascii: ",")
  package static let hyphen = UInt8(ascii: "-")
  package static let backslash = UInt8(ascii: "\\")
  package static let backtick = UInt8(ascii: "`")

  package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  package var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }
  package var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  package var isBlank: Bool { self == .space || self == .tab }

  /// Part of a word: an ASCII letter or digit, or any byte of a character beyond ASCII.
  package var isWordByte: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }

  package var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
}

extension [UInt8] {
  /// The range without the blanks at its ends.
  package func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, self[first].isBlank { range.removeFirst() }
    while let last = range.last, self[last].isBlank { range.removeLast() }
    return range
  }

  /// Where a word first begins in a range, its first letter in the same case.
  package func first(_ word: StaticString, in range: Range<Int>) -> Int? {
    let last = range.upperBound - word.utf8CodeUnitCount
    guard last >= range.lowerBound else { return nil }
    let letter = word.utf8Start.pointee
    return (range.lowerBound...last).first {
      self[$0] == letter && hasWord(word, at: $0, before: range.upperBound)
    }
  }

  /// As above, where it last begins.
  package func last(_ word: StaticString, in range: Range<Int>) -> Int? {
    let last = range.upperBound - word.utf8CodeUnitCount
    guard last >= range.lowerBound else { return nil }
    let letter = word.utf8Start.pointee
    return (range.lowerBound...last).last {
      self[$0] == letter && hasWord(word, at: $0, before: range.upperBound)
    }
  }

  /// Whether the bytes at `index` are `word`, ASCII letters compared without case.
  package func hasWord(_ word: StaticString, at index: Int, before end: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, index + length <= end, end <= count else { return false }
    return word.withUTF8Buffer { letters in
      for offset in 0..<length
      where self[index + offset].asciiLowercased != letters[offset].asciiLowercased {
        return false
      }
      return true
    }
  }
}

extension Range where Bound == Int {
  fileprivate mutating func removeFirst() { self = lowerBound + 1..<upperBound }
  fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}

/// Without the blanks, and the signs that separate, at both ends.
package func trimmingSeparators(_ text: String) -> String {
  let isEdge = { (character: Character) in character.isWhitespace || "—–-,;:".contains(character) }
  var text = Substring(text).drop(while: isEdge)
  while let last = text.last, isEdge(last) { text.removeLast() }
  return String(text)
}
