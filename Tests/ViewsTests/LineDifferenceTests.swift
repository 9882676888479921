import Syntax
import TestSupport
import Testing
import Views

/// The edits that an editor is sent.
@Suite struct LineDifferenceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let edits: [(Range<Int>, String)]

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "nothing", old: "a\n", new: "a\n", edits: []),
    Row(name: "a line more", old: "a\nb\n", new: "a\nx\nb\n", edits: [(2..<2, "x\n")]),
    Row(
      name: "a section more, among blank lines", old: "a\n\nb\n", new: "a\n\n# x\n\n- y\n\nb\n",
      edits: [(3..<3, "# x\n\n- y\n\n")]),
    Row(
      name: "below a last line without an end", old: "a\r\nb", new: "a\r\nb\r\nc",
      edits: [(4..<4, "\r\nc")]),
    Row(name: "a line less", old: "a\nb\nc\n", new: "a\nc\n", edits: [(2..<4, "")]),
    Row(name: "a letter", old: "x\nPrya R\n", new: "x\nPriya R\n", edits: [(4..<4, "i")]),
    Row(name: "a whole character", old: "é\n", new: "è\n", edits: [(0..<2, "è")]),
    Row(name: "a character of four bytes", old: "🦦a\n", new: "🦉a\n", edits: [(0..<4, "🦉")]),
    Row(name: "a whole line end", old: "a\rb\n", new: "a\r\nb\n", edits: [(1..<2, "\r\n")]),
    Row(
      name: "two neighbours, each by itself", old: "status: a\napplied: b\n",
      new: "status: c\napplied: d\n", edits: [(8..<9, "c"), (19..<20, "d")]),
    Row(
      name: "two places", old: "a\nb\nc\nd\n", new: "x\na\nb\nc\n- d\n",
      edits: [(0..<0, "x\n"), (6..<6, "- ")]),
    Row(name: "everything", old: "", new: "a\nb", edits: [(0..<0, "a\nb")]),
  ]

  @Test("Edits are few and small", arguments: rows)
  func edits(row: Row) throws {
    let (old, new) = (try SourceText(row.old), try SourceText(row.new))
    #expect(old.edits(to: new) == row.edits.map { TextEdit($0.0, $0.1.utf8) })
  }

  @Test("So many changes that the fewest are not looked for make the new text, too")
  func manyChanges() throws {
    let kept = (0..<800).map { "\($0)\n" }
    let changed = kept.enumerated().map { $0.isMultiple(of: 2) ? "x" + $1 : $1 }
    let old = try SourceText("a\n" + kept.joined() + "b\n")
    let new = try SourceText("a\n" + changed.joined() + "b\n")
    #expect(try old.applying(old.edits(to: new)).bytes == new.bytes)
  }

  @Test("Whatever changed, the edits make the new text of the old one")
  func anyChange() throws {
    var random = SplitMix64(seed: 11)
    let lines = ["", "- a", "- ä", "- 🦦 x", "# b", "\r", "- a\r", "c"]
    for round in 1...Proofs.count(400, all: 20_000) {
      func text() -> [UInt8] {
        let count = Int.random(in: 0...8, using: &random)
        let picked = (0..<count).map { _ in lines.randomElement(using: &random) ?? "" }
        return Array(picked.joined(separator: "\n").utf8)
      }
      let (old, new) = (try SourceText(text()), try SourceText(text()))
      let edits = old.edits(to: new)
      #expect(try old.applying(edits).bytes == new.bytes, "round \(round)")
      for (edit, next) in zip(edits, edits.dropFirst()) {
        #expect(edit.range.upperBound <= next.range.lowerBound, "round \(round)")
      }
    }
  }
}
