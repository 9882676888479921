/// A content line of iCalendar (RFC 5545) or vCard (RFC 6350), unfolded:
/// `NAME;PARAMETER=…:value`.
package struct ContentLine {
  /// Of its first line in the file, from 1.
  package let number: Int
  package let bytes: [UInt8]
  package let nameEnd: Int
  /// Without the blanks at its ends.
  package let value: Range<Int>

  /// A line without a colon says nothing: its name and value are empty.
  init(_ bytes: [UInt8], number: Int) {
    self.number = number
    self.bytes = bytes
    var nameEnd: Int?
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ";"): nameEnd = nameEnd ?? index
      case .colon where !isQuoted:
        self.nameEnd = nameEnd ?? index
        value = bytes.trimmingBlanks(index + 1..<bytes.count)
        return
      default: break
      }
    }
    self.nameEnd = 0
    value = 0..<0
  }

  package func isNamed(_ name: StaticString) -> Bool {
    nameEnd == name.utf8CodeUnitCount && bytes.hasWord(name, at: 0, before: nameEnd)
  }

  package func hasValue(_ word: StaticString) -> Bool {
    value.count == word.utf8CodeUnitCount
      && bytes.hasWord(word, at: value.lowerBound, before: value.upperBound)
  }

  /// In capitals.
  package var name: String { String(decoding: bytes[..<nameEnd], as: UTF8.self).uppercased() }

  /// As written, escapes included; what is no UTF-8 is replaced.
  package var valueText: String { String(decoding: bytes[value], as: UTF8.self) }
}

/// The content lines of a file, one at a time; a line that begins with a blank goes on.
package struct ContentLines {
  private let bytes: [UInt8]
  private var index: Int
  private var nextNumber = 1

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: SourceText.byteOrderMark) ? SourceText.byteOrderMark.count : 0
  }

  /// - Returns: The next line that is not empty.
  package mutating func next() -> ContentLine? {
    while index < bytes.count {
      let number = nextNumber
      var line = nextPhysicalLine()
      while index < bytes.count, bytes[index].isBlank { line += nextPhysicalLine().dropFirst() }
      if !line.isEmpty { return ContentLine(Array(line), number: number) }
    }
    return nil
  }

  private mutating func nextPhysicalLine() -> ArraySlice<UInt8> {
    let end = bytes[index...].firstIndex(of: .newline) ?? bytes.count
    defer {
      index = end + 1
      nextNumber += 1
    }
    let line = bytes[index..<end]
    return line.last == .carriageReturn ? line.dropLast() : line
  }
}
