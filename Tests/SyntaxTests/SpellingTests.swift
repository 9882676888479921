import Syntax
import TestSupport
import Testing

@Suite struct SpellingTests {
  @Test(
    "An edit inserts, deletes, replaces or swaps",
    arguments: [
      ("", "", 0), ("heard", "heard", 0), ("heard", "", 5), ("", "log", 3),
      ("heard", "heards", 1), ("heard", "head", 1), ("heard", "heart", 1),
      ("heard", "haerd", 1), ("heard", "ehard", 1), ("heard", "headr", 1),
      ("thank-you", "thankyou", 1), ("thank-you", "tahnkyou", 2), ("abcd", "badc", 2),
      ("kitten", "sitting", 3), ("ca", "abc", 3), ("müller", "muller", 1), ("größe", "grösse", 2),
      ("📅", "🎒", 1), ("Heard", "heard", 1),
    ])
  func distance(left: String, right: String, edits: Int) {
    #expect(Spelling.distance(left, right, limit: 5) == edits)
    #expect(Spelling.distance(right, left, limit: 5) == edits)
    #expect(Spelling.distance(left, right, limit: edits) == edits)
    if edits > 0 { #expect(Spelling.distance(left, right, limit: edits - 1) == nil) }
  }

  @Test("A limit changes no distance within it", arguments: [UInt64](1...4))
  func limit(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func word() -> String {
      String(
        (0..<Int.random(in: 0...7, using: &random)).map { _ in
          "abc-".randomElement(using: &random) ?? "a"
        })
    }
    for _ in 0..<300 {
      let (left, right) = (word(), word())
      let edits = plainDistance(Array(left), Array(right))
      for limit in 0...4 {
        #expect(
          Spelling.distance(left, right, limit: limit) == (edits <= limit ? edits : nil),
          "\(left) and \(right) within \(limit)")
      }
    }
  }

  /// The whole table, without a limit.
  private func plainDistance(_ left: [Character], _ right: [Character]) -> Int {
    var table = (0...left.count).map { row in (0...right.count).map { max(row, $0) } }
    for row in 0..<left.count {
      for column in 0..<right.count {
        table[row + 1][column + 1] = min(
          table[row][column + 1] + 1, table[row + 1][column] + 1,
          table[row][column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          table[row + 1][column + 1] = min(
            table[row + 1][column + 1], table[row - 1][column - 1] + 1)
        }
      }
    }
    return table[left.count][right.count]
  }

  @Test(
    "The nearest candidate is the one that was probably meant",
    arguments: [
      ("aplied", "applied"), ("APPLIED", "applied"), ("sallary", "salary"), ("ofer", "offer"),
      ("of", nil),
      ("colour", nil), ("", nil), ("x", nil),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    let candidates = ["applied", "offer", "salary", "offers"]
    #expect(Spelling.nearest(to: word, among: candidates) == expected)
  }

  @Test(
    "Case and the kind of separator make no difference to a key",
    arguments: [
      ("Thank-you", "thank-you"), ("THANK YOU", "thank-you"), ("thank_you", "thank-you"),
      ("Decision By", "decision-by"), ("thankyou", "thankyou"), ("Größe", "größe"), ("", ""),
    ])
  func folding(written: String, folded: String) {
    #expect(foldedKey(written) == folded)
    #expect(foldedKey(folded) == folded)
  }

  @Test(
    "White space of any kind and length is one space, and none at the ends",
    arguments: [
      ("", ""), (" ", ""), ("a", "a"), ("a b", "a b"), (" a", "a"), ("a ", "a"), ("a  b", "a b"),
      ("a\tb\r\nc", "a b c"), ("a\u{A0}b\u{2003} ß", "a b ß"), ("ß  ü ", "ß ü"), ("\n🎒", "🎒"),
    ])
  func whiteSpace(written: String, folded: String) {
    #expect(foldedSpace(written) == folded)
  }
}
