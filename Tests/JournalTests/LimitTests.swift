import Editing
import Journal
import Syntax
import TestSupport
import Testing

/// A broken or hostile file is refused in good time, and says which limit it breaks.
@Suite struct LimitTests {
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    FactListing.lines(of: bytes, on: try day("2026-11-21"))
  }

  private func lines(body: String) throws -> [String] {
    try lines(Array((FactListing.fragmentHead + body).utf8))
  }

  private let refused = ["no application", "finding file-unreadable"]
  private let empty = ["status lead", "company Example", "role Example"]

  @Test("A file of 256 KiB is read, and one byte more is refused")
  func size() throws {
    let head = Array(FactListing.fragmentHead.utf8)
    let entry = Array("# Log\n- 2026-11-12 Heard: x\n".utf8)
    let filling = [UInt8](repeating: .newline, count: 256 * 1024 - head.count - entry.count)
    let found = try lines(head + filling + entry)
    #expect(found == empty + ["entry 2026-11-12 Heard | x"])
    #expect(try lines(head + [.newline] + filling + entry) == refused)
  }

  @Test("A byte order mark counts as part of the file")
  func byteOrderMark() throws {
    let bytes = Array(("\u{FEFF}" + FactListing.fragmentHead).utf8)
    let filling = [UInt8](repeating: .newline, count: 256 * 1024 - bytes.count)
    #expect(try lines(bytes + filling) == empty)
    #expect(try lines(bytes + filling + [.newline]) == refused)
  }

  @Test("Blocks nest 32 deep in an application and no deeper", arguments: ["> ", "- ", "1. "])
  func depth(marker: String) throws {
    let most = String(repeating: marker, count: 32)
    #expect(try lines(body: most + "a\n") == empty)
    #expect(try lines(body: most + marker + "a\n") == refused)
    #expect(try lines(Array((most + marker + "a\n").utf8)) == refused)
  }

  @Test("An entry that is nested 32 deep is read")
  func deepEntry() throws {
    let nested = (0..<31).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
    let entry = String(repeating: "  ", count: 31) + "- 2026-11-12 Heard: x\n"
    #expect(
      try lines(body: "# Log\n\n" + nested + entry) == empty + ["entry 2026-11-12 Heard | x"])
  }

  @Test("A file may hold 1,000 images and no more")
  func images() throws {
    let most = String(repeating: "![", count: 1000)
    #expect(try lines(body: most + "\n") == empty)
    #expect(try lines(body: most + "![\n") == refused)
  }

  @Test(
    "An application holds so many of each and no more",
    arguments: [
      ("", 100, "## Interview 2026-11-10, round NUMBER\n"),
      ("## Interview 2026-11-10\n", 100, "- With: Ada LundNUMBER\n"),
      ("# References\n", 50, "- Ada LundNUMBER\n"),
    ])
  func numbers(heading: String, most: Int, item: String) throws {
    func holding(_ count: Int) -> String {
      heading + (1...count).map { item.replacing("NUMBER", with: "\($0)") }.joined()
    }
    #expect(try lines(body: holding(most)).first != "no application")
    #expect(try lines(body: holding(most + 1)) == refused)
  }

  @Test(
    "Thousands of nested markers are refused at once", .timeLimit(.minutes(1)),
    arguments: ["> ", "- ", "1. ", "- > "])
  func nestedMarkers(marker: String) throws {
    #expect(try lines(body: String(repeating: marker, count: 15_000) + "a\n") == refused)
  }

  @Test(
    "Large files of one kind of line are read in good time", .timeLimit(.minutes(1)),
    arguments: [
      "- 2026-11-12 Heard: x\n", "- [ ] a by 2026-11-24\n",
      "- a\n", "# Log\n", "*a _b `c [d](e \n", "- With: a, b, c, d, e, f\n", "\n",
    ])
  func manyLines(line: String) throws {
    let body = "# Log\n" + String(repeating: line, count: 2000)
    #expect(try lines(body: body).first == "status lead")
  }

  @Test(
    "A file that is not UTF-8 is refused",
    arguments: [[0xFF], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x93]]
      as [[UInt8]])
  func invalidText(bytes: [UInt8]) throws {
    #expect(try lines(bytes) == refused)
    #expect(try lines(Array(FactListing.fragmentHead.utf8) + bytes) == refused)
    #expect(try lines([0xEF, 0xBB, 0xBF] + bytes) == refused)
  }

  @Test("A zero byte is no end of the text")
  func zero() throws {
    #expect(
      try lines(body: "a\0b\n\n# Log\n\n- 2026-11-12 Heard: x\n")
        == empty + ["entry 2026-11-12 Heard | x"])
  }

  @Test("Whatever a file holds, every finding lies inside it", arguments: [UInt64](1...60))
  func randomFiles(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "# Log\n", "## Interview 2026-11-10\n", "## Interview 2026-11-31, ß\n", "# Contacts\n",
      "# References\n", "# Interviews\n", "- ", "  - ", "> ", "- [ ] ", "- [x] ", "2026-11-12 ",
      "2026-11-31 ", "2026/1/1", "Heard: ", "Haerd: ", "With: ", "Ada Lund", "Thank-you: ",
      "Timeline: ", "Promised: ", "by 2026-11-24", "by 2026-11-31", "Kept: ", "Round: x",
      "Waived: ",
      "Snoozed: ", "process-not-asked ", "until ", "Will tell: ", "\n", "\n", "\n\n", "\r\n", ", ",
      "🎒", "é", "*", "`", "[a](b)", "<c@d.example>", "(", ")", "&amp;", "\t", "---\n", "\\",
    ]
    let body = (0..<150).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let source = try SourceText(FactListing.fragmentHead + body)
    guard
      case .application(let application) = try Reading(
        file: "acme.md", slug: "acme", source: source)
    else {
      Issue.record("no application")
      return
    }
    let places =
      application.faults.compactMap(\.range) + application.entries.map(\.range)
      + application.tasks.map(\.range) + application.interviews.map(\.range)
      + application.promises.map(\.range)
    for range in places {
      #expect(range.lowerBound >= 0 && range.upperBound <= source.bytes.count)
      #expect(!range.isEmpty)
      // No range cuts a character.
      #expect(String(validating: source.bytes[range], as: UTF8.self) != nil)
    }
    for fault in application.faults {
      #expect(fault.range.map { source.lineNumber(at: $0.lowerBound) > 4 } ?? false)
    }
  }
}
