import Syntax
import Testing

@Suite struct EscapingTests {
  @Test(
    "In a message only what stands between two backquotes is code",
    arguments: [
      ("`a_b` and c_d", "`a_b` and c\\_d"), ("`<a>` <b>, `[c](d)", "`<a>` \\<b>, \\`\\[c\\](d)"),
      ("a `` b_", "a `` b\\_"), ("`\u{202E}a`", "`\\u{202e}a`"), ("", ""),
    ])
  func message(text: String, expected: String) {
    #expect(Escaping.message(text) == expected)
  }

  @Test(
    "A word of a shell stays one, whatever combines with its quotes",
    arguments: [
      ("", "''"), ("it's", #"'it'\''s'"#), ("'\u{301}; ls", "''\\''\u{301}; ls'"),
      ("a\n$b", "'a\n$b'"),
    ])
  func shellWord(text: String, expected: String) {
    #expect(Escaping.shellWord(text).utf8.elementsEqual(expected.utf8))
  }

  @Test(
    "What opens a line is no marker, whatever combines with it",
    arguments: [
      (">\u{301} a", "\\>\u{301} a"), ("1.\u{301}", "1\\.\u{301}"), ("# a #", "\\# a \\#"),
      ("a > b", "a > b"),
    ])
  func line(text: String, expected: String) {
    #expect(Escaping.line(text).utf8.elementsEqual(expected.utf8))
  }
}
