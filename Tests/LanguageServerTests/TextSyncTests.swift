import Syntax
import TestSupport
import Testing

@testable import LanguageServer

/// The text that the server keeps of a document is the one that the editor has.
@Suite struct TextSyncTests {
  /// The least that could be right: units in lines, and nothing but arithmetic.
  private struct Model {
    let encoding: PositionEncoding
    /// UTF-16 or UTF-8 units.
    var units: [UInt16]

    init(_ text: String, _ encoding: PositionEncoding) {
      self.encoding = encoding
      units = Self.units(text, encoding)
    }

    static func units(_ text: String, _ encoding: PositionEncoding) -> [UInt16] {
      encoding == .utf16 ? Array(text.utf16) : text.utf8.map(UInt16.init)
    }

    var text: String {
      encoding == .utf16
        ? String(decoding: units, as: UTF16.self)
        : String(decoding: units.map { UInt8($0) }, as: UTF8.self)
    }

    /// Each line without its end.
    var lines: [Range<Int>] {
      var lines: [Range<Int>] = []
      var start = 0
      var index = 0
      while index < units.count {
        let unit = units[index]
        if unit == 10 || unit == 13 {
          lines.append(start..<index)
          if unit == 13, index + 1 < units.count, units[index + 1] == 10 { index += 1 }
          start = index + 1
        }
        index += 1
      }
      return lines + [start..<units.count]
    }

    private func isInside(_ index: Int) -> Bool {
      guard index < units.count else { return false }
      return encoding == .utf16
        ? (0xDC00...0xDFFF).contains(units[index]) : units[index] & 0xC0 == 0x80
    }

    func offset(_ position: LSP.Position) -> Int {
      let lines = lines
      if position.line >= lines.count { return units.count }
      let line = lines[max(0, position.line)]
      var offset = line.lowerBound + min(max(0, position.character), line.count)
      while isInside(offset) { offset -= 1 }
      return offset
    }

    mutating func apply(_ change: LSP.DidChangeParams.Change) {
      guard let range = change.range else {
        units = Self.units(change.text, encoding)
        return
      }
      let start = offset(range.start)
      units.replaceSubrange(
        start..<max(start, offset(range.end)), with: Self.units(change.text, encoding))
    }
  }

  private static let pieces = [
    "a", "bc", "é", "e\u{301}", "ß", "🦦", "👩‍🌾", "\u{FEFF}", "\u{2028}", "\n", "\r\n", "\r",
    "\n\n", "\r\r", "- ", "---\n", "company: A", "\u{0}", "\t", "\u{10FFFF}", "漢",
  ]

  private static func text(_ random: inout SplitMix64, upTo count: Int) -> String {
    (0..<Int.random(in: 0...count, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static func position(
    _ random: inout SplitMix64, lines: Int
  ) -> LSP.Position {
    if Int.random(in: 0..<40, using: &random) == 0 {
      let numbers = [Int.min, Int.max, -1, 1 << 31]
      return LSP.Position(
        line: numbers.randomElement(using: &random) ?? 0,
        character: numbers.randomElement(using: &random) ?? 0)
    }
    return LSP.Position(
      line: Int.random(in: 0...lines, using: &random),
      character: Int.random(in: 0...8, using: &random))
  }

  @Test("Changes one by one give the editor's text", arguments: [PositionEncoding.utf16, .utf8])
  func changes(encoding: PositionEncoding) throws {
    for seed in 1...UInt64(Proofs.count(300, all: 10_000)) {
      var random = SplitMix64(seed: seed)
      let start = Self.text(&random, upTo: 30)
      var document = Document(.init(uri: "", version: nil, text: start))
      var model = Model(start, encoding)
      for _ in 0..<20 {
        let lines = model.lines.count
        let isWhole = Int.random(in: 0..<20, using: &random) == 0
        let change = LSP.DidChangeParams.Change(
          range: isWhole
            ? nil
            : LSP.Range(
              start: Self.position(&random, lines: lines), end: Self.position(&random, lines: lines)
            ),
          text: Self.text(&random, upTo: 3))
        document.apply(change, encoding)
        model.apply(change)
        try #require(document.text == Array(model.text.utf8), "seed \(seed), \(change)")
      }
    }
  }

  @Test("Places are where the editor has them", arguments: [PositionEncoding.utf16, .utf8])
  func places(encoding: PositionEncoding) throws {
    for seed in 1...UInt64(Proofs.count(300, all: 10_000)) {
      var random = SplitMix64(seed: seed)
      let text = Self.text(&random, upTo: 30)
      let source = try SourceText(text)
      let model = Model(text, encoding)
      for _ in 0..<20 {
        let position = Self.position(&random, lines: model.lines.count)
        let offset = encoding.offset(of: position, in: source)
        let before = source.contents.count - source.bytes.count + offset
        let units = Model(
          String(decoding: source.contents[..<before], as: UTF8.self), encoding
        ).units.count
        // What a byte order mark counts for belongs to no place of its own.
        let expected = max(
          model.offset(position), source.hasByteOrderMark ? (encoding == .utf8 ? 3 : 1) : 0)
        try #require(units == expected, "seed \(seed), \(position)")
        let again = encoding.position(at: offset, in: source)
        try #require(encoding.offset(of: again, in: source) == offset, "seed \(seed), \(position)")
      }
    }
  }

  @Test(
    "A place that is none is taken to the nearest one",
    arguments: [
      (0, 0, 0, 0, "xabc\nd🦦e\n"), (9, 0, 9, 9, "abc\nd🦦e\nx"), (0, 99, 0, 99, "abcx\nd🦦e\n"),
      (0, 99, 1, 99, "abcx\n"), (1, 0, 0, 0, "abc\nxd🦦e\n"), (1, 99, 1, 1, "abc\nd🦦ex\n"),
      (1, 2, 1, 2, "abc\ndx🦦e\n"), (-1, -1, 0, 1, "xbc\nd🦦e\n"), (.min, .min, .max, .max, "x"),
    ])
  func nearest(line: Int, character: Int, endLine: Int, end: Int, expected: String) {
    var document = Document(.init(uri: "", version: nil, text: "abc\nd🦦e\n"))
    let range = LSP.Range(
      start: .init(line: line, character: character), end: .init(line: endLine, character: end))
    document.apply(.init(range: range, text: "x"), .utf16)
    #expect(String(decoding: document.text, as: UTF8.self) == expected)
  }

  @Test("Each of several changes refers to the text after the one before")
  func several() throws {
    var client = try TestClient()
    try client.open("acme.md", "---\ncompany: A\n---\n")
    try client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(client.uri("acme.md")), "version": 2],
        "contentChanges": [
          ["range": range(1, 10, 1, 10), "text": "\nlocation: B"],
          ["range": range(2, 0, 2, 8), "text": "role"],
          ["range": range(1, 0, 1, 2), "text": "CO"],
          ["range": range(3, 0, 3, 0), "text": "colour: C\n"],
        ],
      ])
    #expect(client.rules("acme.md") == ["key-unknown"])
    #expect(client.diagnostics[client.uri("acme.md")]?.first?["range"] == range(3, 0, 3, 6))
  }
}
