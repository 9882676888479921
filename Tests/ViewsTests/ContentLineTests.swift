import Syntax
import TestSupport
import Testing
import Views

/// Lines of calendars and cards: what is written is read again, whatever it holds.
@Suite struct ContentLineTests {
  private func lines(of text: String) -> [ContentLine] {
    var reader = ContentLines(Array(text.utf8))
    var lines: [ContentLine] = []
    while let line = reader.next() { lines.append(line) }
    return lines
  }

  @Test(
    "Text is escaped as RFC 5545 has it",
    arguments: [
      ("a, b; c\\d: \"e\"", #"a\, b\; c\\d: "e""#),
      (#"\n"#, #"\\n"#),
      ("Acme\r\nEND:VEVENT", "Acme END:VEVENT"),
      ("line\u{2028}two\u{85}three\u{0B}four", "line two three four"),
      ("\u{202E}evil\u{202C} nul\u{0}bell\u{7}", "evil nul bell"),
      (" \t blank \n end ", "blank end"),
      ("", ""),
    ])
  func escaping(text: String, expected: String) {
    #expect(ContentLineWriter.text("SUMMARY", text) == "SUMMARY:\(expected)")
  }

  @Test(
    "A line is as long as it may be, in octets, and no character is cut",
    arguments: [
      (String(repeating: "a", count: 67), [75]),
      (String(repeating: "a", count: 68), [75, 2]),
      (String(repeating: "a", count: 67 + 74), [75, 75]),
      (String(repeating: "ä", count: 40), [74, 15]),
      // Of 25 octets each.
      (String(repeating: "👩‍👩‍👧‍👦", count: 5), [58, 51, 26]),
      // One of more octets than a line has.
      ("e" + String(repeating: "\u{301}", count: 60), [75, 55]),
    ])
  func folding(text: String, lengths: [Int]) {
    let folded = ContentLineWriter.folded([ContentLineWriter.text("SUMMARY", text)])
    let lines = folded.utf8.split(separator: UInt8(ascii: "\n"))
    #expect(lines.map { $0.count - 1 } == lengths)
    #expect(lines.allSatisfy { $0.last == .carriageReturn })
  }

  private static let clean = [
    "a", "B", "9", " x", ",", ";", "\\", "\\n", ":", "\"", "ä", "日", "🦦", "👩‍👩‍👧‍👦", "e\u{301}",
    "\u{301}",
    "END:VEVENT", "=0D=0A", "%0A", "-", "a,b;c",
  ]
  private static let hostile = [
    "\r\n", "\n", "\r", "\u{2028}", "\u{85}", "\t", "\u{0}", "\u{202E}", "\r\nEND:VEVENT\r\n",
    "\n BEGIN:VALARM", "\u{7F}", "\u{1B}[2J", " ",
  ]

  @Test(
    "What is written is read again, in one line each, none of them too long", arguments: [1, 2])
  func roundTrip(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<Proofs.count(400, all: 20_000) {
      let isHostile = Bool.random(using: &random)
      let parts = isHostile ? Self.clean + Self.hostile : Self.clean
      let texts = (0..<3).map { _ in
        let count = Int.random(in: 0..<60, using: &random)
        // A mark in front belongs to nothing.
        return "x"
          + (0..<count).map { _ in parts[Int.random(in: parts.indices, using: &random)] }
          .joined()
      }
      let folded = ContentLineWriter.folded(texts.map { ContentLineWriter.text("SUMMARY", $0) })
      let physical = folded.utf8.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      #expect(physical.allSatisfy { $0.count <= 76 })
      #expect(physical.dropLast().allSatisfy { $0.last == .carriageReturn })
      #expect(
        !folded.unicodeScalars.contains {
          Escaping.isControl($0) && !"\r\n".unicodeScalars.contains($0)
        })
      let read = lines(of: folded)
      #expect(read.count == texts.count)
      for (line, text) in zip(read, texts) {
        let value = String(decoding: line.bytes.dropFirst("SUMMARY:".utf8.count), as: UTF8.self)
        #expect(line.isNamed("SUMMARY"))
        if !isHostile { #expect(unescaped(value).utf8.elementsEqual(text.utf8)) }
      }
    }
  }

  /// By the letter of RFC 5545, 3.3.11.
  private func unescaped(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\", let next = scalars.next() else {
        plain.append(scalar)
        continue
      }
      plain.append(next == "n" || next == "N" ? "\n" : next)
    }
    return String(plain)
  }
}
