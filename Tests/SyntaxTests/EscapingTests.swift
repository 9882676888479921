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
}
