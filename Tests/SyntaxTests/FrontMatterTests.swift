import Syntax
import Testing

@Suite struct FrontMatterTests {
  @Test(
    "Front matter stands between the first line and the next fence",
    arguments: [
      ("---\na: b\n---\nc", "a: b\n", "c"), ("---\na: b\n...\nc\n", "a: b\n", "c\n"),
      ("---\n---\n", "", ""), ("---\n---", "", ""), ("---\r\na: b\r\n---\r\nc", "a: b\r\n", "c"),
      ("\u{FEFF}---\na: b\n---\nc", "a: b\n", "c"), ("---\n\n---\n", "\n", ""),
      ("---\na: b\n----\n---\nc", "a: b\n----\n", "c"),
      ("---\na: b\n---\nc\n---\nd", "a: b\n", "c\n---\nd"),
      ("---\na: b\n - --\n...", "a: b\n - --\n", ""),
    ])
  func present(text: String, yaml: String, body: String) throws {
    let source = try SourceText(text)
    guard case .present(let range, let bodyStart) = FrontMatter(of: source) else {
      Issue.record("no front matter was found")
      return
    }
    #expect(source.string(in: range) == yaml)
    #expect(source.string(in: bodyStart..<source.bytes.count) == body)
  }

  @Test(
    "A file that begins otherwise has none",
    arguments: [
      "", "\n---\na: b\n---\n", "----\na: b\n----\n", " ---\na: b\n---\n", "...\na: b\n...\n",
      "--\na: b\n--\n", "a: b\n", "---", "---\n", "---\n\nSome text: and more\n",
      "---\nSome text.\n", "---\nhttp://example\n", "---\n- a: b\n", "---\n: b\n",
    ])
  func absent(text: String) throws {
    #expect(try FrontMatter(of: SourceText(text)) == .absent)
  }

  @Test(
    "A key after the first fence shows that the second was forgotten",
    arguments: [
      "---\ncompany: Heron\n", "---\ncompany:", "---\ndecision-by: 2026-11-20\n\n# Log\n",
      "---\nDecision By: soon\n", "---\r\ncompany: Heron\r\n", "---\nstraße: lang\n",
    ])
  func unclosed(text: String) throws {
    #expect(try FrontMatter(of: SourceText(text)) == .unclosed)
  }
}
