import Syntax
import Testing

@testable import Editing

@Suite struct YAMLScalarTests {
  @Test(
    "Any text is read back as it was",
    arguments: [
      ("Acme", "Acme"), ("Müller & Söhne", "Müller & Söhne"), ("Acme: Berlin", "'Acme: Berlin'"),
      ("#1", "'#1'"), ("it's", "it's"), ("'quoted'", "'''quoted'''"), ("null", "'null'"),
      ("", "''"), ("- x", "'- x'"), ("[a]", "'[a]'"), ("{a}", "'{a}'"), ("*a", "'*a'"),
      ("&a", "'&a'"), (" a ", "' a '"), ("a\tb", "a\tb"), ("a #b", "'a #b'"),
      ("a\"\n", "\"a\\\"\\x0a\""), ("~", "'~'"), ("%x", "'%x'"), ("@x", "'@x'"),
    ])
  func roundTrip(text: String, written: String) throws {
    #expect(YAMLScalar.written(text) == written)
    let source = try SourceText("key: \(YAMLScalar.written(text))\n")
    let root = try YAML.compose(source, in: 0..<source.bytes.count)
    guard case .mapping(let pairs) = root?.content, pairs.count == 1 else {
      Issue.record("no mapping")
      return
    }
    guard case .scalar(let read, _) = pairs[0].value.content else {
      Issue.record("no scalar")
      return
    }
    #expect(read == text)
  }
}
