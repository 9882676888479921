import Syntax
import TestSupport
import Testing

@Suite struct SourceTextTests {
  @Test(
    "A position counts lines, and columns in UTF-16 units",
    arguments: [
      ("x", 1, 1), ("abx", 1, 3), ("\t\tx", 1, 3), ("é x", 1, 3), ("🎒x", 1, 3), ("a🎒éx", 1, 5),
      ("e\u{301}x", 1, 3), ("👩‍🔬x", 1, 6), ("a\nx", 2, 1), ("a\r\nbx", 2, 2), ("\n\n\nx", 4, 1),
      ("🎒\n🎒x", 2, 3), ("\u{FEFF}x", 1, 1), ("\u{FEFF}é\nx", 2, 1),
    ])
  func position(text: String, line: Int, column: Int) throws {
    let source = try SourceText(text)
    let place = try #require(source.find("x", in: 0..<source.bytes.count))
    let expected = SourcePosition(line: line, column: column)
    #expect(source.position(at: place.lowerBound) == expected)
    #expect(source.span(of: place).end == SourcePosition(line: line, column: column + 1))
    #expect(source.lineNumber(at: place.lowerBound) == line)
  }

  @Test("A byte order mark is noted and left out")
  func byteOrderMark() throws {
    let source = try SourceText("\u{FEFF}a\n")
    #expect(source.hasByteOrderMark)
    #expect(source.bytes == Array("a\n".utf8))
    #expect(try !SourceText("a\n").hasByteOrderMark)
  }

  @Test(
    "Lines end with a line feed, with or without a carriage return before it",
    arguments: [
      ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", "", ""]),
      ("a\r\n\r\n", ["a", "", ""]), ("a \n\tb", ["a ", "\tb"]),
    ])
  func lines(text: String, lines: [String]) throws {
    let source = try SourceText(text)
    #expect(source.lineCount == lines.count)
    #expect((1...lines.count).map { source.string(in: source.line($0)) } == lines)
    for number in [0, -1, lines.count + 1, lines.count + 100] {
      #expect(source.line(number).isEmpty)
    }
  }

  @Test("The content of a line is what stands between its blanks")
  func content() throws {
    let source = try SourceText("\t a b \t\r\n   \n")
    #expect(source.string(in: source.content(ofLine: 1)) == "a b")
    #expect(source.content(ofLine: 2).isEmpty)
  }

  @Test("A column is the length of the line before it", arguments: [UInt64](1...8))
  func columns(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let alphabet = ["a", "\t", "é", "🎒", "\n", "\r\n", "–", "\u{301}"]
    let text = (0..<60).map { _ in alphabet.randomElement(using: &random) ?? "a" }.joined()
    let source = try SourceText(text)
    var (line, column) = (1, 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      #expect(source.position(at: offset) == SourcePosition(line: line, column: column))
      offset += UTF8.width(scalar)
      column += UTF16.width(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
    #expect(source.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test(
    "So it is in a line of any length, and a position leads back",
    arguments: ["aé🎒–", "ab", "🎒"])
  func longLine(unit: String) throws {
    let text = "\n🎒\n" + String(repeating: unit, count: 5000) + "\r\nend"
    let source = try SourceText(text)
    var (line, column, offset) = (1, 1, 0)
    for (number, scalar) in text.unicodeScalars.enumerated() {
      if number.isMultiple(of: 61) || scalar.isASCII {
        let position = SourcePosition(line: line, column: column)
        #expect(source.position(at: offset) == position)
        if scalar != "\n" { #expect(source.offset(of: position) == offset) }
      }
      offset += UTF8.width(scalar)
      column += UTF16.width(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
    let end = source.line(3).upperBound
    for column in [100_000, Int.max] {
      #expect(source.offset(of: SourcePosition(line: 3, column: column)) == end)
    }
    #expect(source.offset(of: SourcePosition(line: 3, column: Int.min)) == 6)
    let blank = source.blanked
    #expect(blank.position(at: end).column == end - 6 + 1)
  }

  @Test("A long text is found where a short one is, whatever it repeats")
  func findLong() throws {
    let needle = String(repeating: "ab", count: 40) + "c"
    let text = String(repeating: "ab", count: 300) + "c" + needle
    let source = try SourceText(text)
    let place = try #require(source.find(needle, in: 0..<source.bytes.count))
    #expect(place.lowerBound == 520 && source.string(in: place) == needle)
    #expect(source.find(needle, in: 521..<source.bytes.count)?.lowerBound == 601)
    #expect(source.find(needle, in: 602..<source.bytes.count) == nil)
    #expect(source.find(needle + "c", in: 0..<source.bytes.count) == nil)
  }

  @Test("A search stays inside its range")
  func find() throws {
    let source = try SourceText("Hanna, Hanna Voss")
    #expect(source.find("Hanna", in: 0..<17) == 0..<5)
    #expect(source.find("Hanna", in: 1..<17) == 7..<12)
    #expect(source.find("Voss", in: 13..<17) == 13..<17)
    #expect(source.find("Voss", in: 13..<16) == nil)
    #expect(source.find("hanna", in: 0..<17) == nil)
    #expect(source.find("", in: 0..<17) == nil)
    #expect(source.find("Hanna", in: 3..<3) == nil)
  }

  @Test("A file of 256 KiB is read, and one byte more is too large")
  func size() throws {
    let most = [UInt8](repeating: .newline, count: 256 * 1024)
    #expect(try SourceText(most).bytes.count == 262_144)
    #expect(throws: TextFault.tooLarge(limit: 262_144)) { try SourceText(most + [.newline]) }
  }

  @Test("A position leads back to its offset, and one beyond a line to the line’s end")
  func offset() throws {
    let source = try SourceText("\u{FEFF}a🎒é\r\n\rb\u{301}\n")
    // Between a carriage return and its line feed there is no position of its own.
    let offsets = source.bytes.indices.filter {
      source.bytes[$0] & 0xC0 != 0x80 && source.bytes[$0] != .newline
    }
    #expect(offsets.count == 7)
    for offset in offsets + [source.bytes.count] {
      #expect(source.offset(of: source.position(at: offset)) == offset)
    }
    #expect(source.offset(of: SourcePosition(line: 1, column: 99)) == 7)
    #expect(source.offset(of: SourcePosition(line: 99, column: 1)) == source.bytes.count)
  }

  @Test(
    "Bytes that are not UTF-8 are refused",
    arguments: [
      [0xFF], [0x61, 0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFE, 0xFF, 0x00, 0x61], [0xE2, 0x82],
    ] as [[UInt8]])
  func invalidBytes(bytes: [UInt8]) {
    #expect(throws: TextFault.notUTF8) { try SourceText(bytes) }
  }
}
