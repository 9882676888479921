import Syntax
import Testing

@Suite struct YAMLTests {
  private func compose(_ text: String) throws -> (source: SourceText, root: YAMLNode?) {
    let source = try SourceText(text)
    return (source, try YAML.compose(source, in: 0..<source.bytes.count))
  }

  /// Each key with its value, as text and as it stands in the source.
  private func pairs(_ text: String) throws -> [[String?]] {
    let (source, root) = try compose(text)
    guard case .mapping(let pairs) = root?.content else { return [] }
    return pairs.map { key, value in
      [source.string(in: key.range), value.text, source.string(in: value.range)]
    }
  }

  @Test(
    "A value's range is what was written",
    arguments: [
      ("a: b", "b", "b"), ("a:   b c  ", "b c", "b c"), ("a: b # a remark", "b", "b"),
      ("a: \"b: c\"", "b: c", "\"b: c\""), ("a: 'it''s'", "it's", "'it''s'"),
      ("a: \"\\u00e9\"", "é", "\"\\u00e9\""), ("é: ü", "ü", "ü"), ("🎒: \"📅 b\"", "📅 b", "\"📅 b\""),
      ("a: b\r\n", "b", "b"), ("a: 'null'", "null", "'null'"), ("a: ''", "", "''"),
      ("a: null", nil, "null"), ("a: ~", nil, "~"), ("a:", nil, ""), ("a: ", nil, ""),
      ("a: 2026-11-21", "2026-11-21", "2026-11-21"), ("a: [b, c]", nil, "[b, c]"),
      ("a: {b: c}", nil, "{b: c}"), ("a: one\n  two", "one two", "one\n  two"),
    ] as [(String, String?, String)])
  func scalar(text: String, value: String?, written: String) throws {
    let pair = try #require(try pairs(text).first)
    #expect(pair[1] == value)
    #expect(pair[2] == written)
  }

  @Test("A key's range is exact, whatever stands before it")
  func keys() throws {
    let text = "one: \"é🎒\"\n\"two\": |\n  ß\n  ß\nthree: >-\n  x\n\n  y\nfour: z\n"
    #expect(try pairs(text).map { $0[0] } == ["one", "\"two\"", "three", "four"])
    #expect(try pairs(text).map { $0[1] } == ["é🎒", "ß\nß\n", "x\ny", "z"])
  }

  @Test("A block scalar's range begins at its sign", arguments: ["|", ">", "|-", ">+"])
  func blockScalar(sign: String) throws {
    let pair = try #require(try pairs("é: \(sign)\n  b\n  c\nd: e\n").first)
    #expect(try #require(pair[2]).hasPrefix("\(sign)\n  b\n  c"))
  }

  @Test("A list's elements keep their ranges, in both styles")
  func lists() throws {
    for text in ["[ß, \"b, c\", 🎒]", "- ß\n- \"b, c\"\n- 🎒\n", "\n  - ß\n  - \"b, c\"\n  - 🎒"] {
      let (source, root) = try compose(text)
      let elements = try #require(root).elements
      #expect(elements.map(\.text) == ["ß", "b, c", "🎒"])
      #expect(elements.map { source.string(in: $0.range) } == ["ß", "\"b, c\"", "🎒"])
    }
  }

  @Test("A single value is a list of one, and nothing is a list of none")
  func elements() throws {
    #expect(try compose("b").root?.elements.map(\.text) == ["b"])
    #expect(try compose("~").root?.elements.isEmpty == true)
    #expect(try compose("[]").root?.elements.isEmpty == true)
  }

  @Test("A block list's range ends with its last value")
  func blockRange() throws {
    let pair = try #require(try pairs("a:\n  - b\n  - c: d\n\n# a remark\ne: f\n").first)
    #expect(pair[2] == "- b\n  - c: d")
  }

  @Test("Nothing but remarks is no value", arguments: ["", "\n", "# a remark\n", "\n\n# b"])
  func nothing(text: String) throws {
    #expect(try compose(text).root == nil)
  }

  @Test("Offsets count from the beginning of the source")
  func offsets() throws {
    let source = try SourceText("---\n# é\na: b\n---\n")
    let root = try YAML.compose(source, in: 4..<14)
    guard case .mapping(let pairs) = root?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(source.position(at: pairs[0].key.range.lowerBound) == .init(line: 3, column: 1))
    #expect(source.position(at: pairs[0].value.range.lowerBound) == .init(line: 3, column: 4))
  }

  @Test(
    "Anchors, aliases and further documents are refused where they stand",
    arguments: [
      ("a: &b c", "&b"), ("a: b\nc: &d [e]", "&d"), ("a: [b, &c {d: e}]", "&c"),
      ("&a b: c", "&a"), ("é: 🎒\nc: *d", "*d"), ("a: b\n---\nc: d", "---\nc"),
      ("a: b\n...\n---\nc: d", "---\nc"),
    ])
  func refusals(text: String, place: String) throws {
    let source = try SourceText(text)
    let error = try #require(throws: YAMLError.self) { try compose(text) }
    let range = try #require(source.find(place, in: 0..<source.bytes.count))
    #expect(source.lineNumber(at: error.offset) == source.lineNumber(at: range.lowerBound))
    #expect(!error.reason.isEmpty)
  }

  @Test(
    "Broken text is refused at the line where it breaks",
    arguments: [
      ("a: b: c", 1), ("a: b\nc: d: e", 2), ("é: 🎒\nü: ß: x\n", 2), ("a: [b, c", 1),
      ("a: \"b", 1), ("a: b\n\tc: d", 2), ("a: b\n- c", 2), ("a: @b", 1), ("a: `b`", 1),
      ("a: \u{1}", 1),
    ])
  func broken(text: String, line: Int) throws {
    let source = try SourceText(text)
    let error = try #require(throws: YAMLError.self) { try compose(text) }
    #expect((line...source.lineCount + 1).contains(source.lineNumber(at: error.offset)))
    #expect(error.offset <= source.bytes.count)
  }

  @Test("Values nest 32 deep and no deeper")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth - 1) + "a" + String(repeating: "]", count: depth - 1)
    }
    #expect(throws: Never.self) { try compose(nested(32)) }
    #expect(throws: YAMLError.self) { try compose(nested(33)) }
  }

  @Test("Deep nesting is refused quickly", .timeLimit(.minutes(1)))
  func hostile() throws {
    #expect(throws: YAMLError.self) { try compose(String(repeating: "[", count: 200_000)) }
    #expect(throws: YAMLError.self) { try compose(String(repeating: "- ", count: 100_000)) }
    #expect(throws: YAMLError.self) { try compose(String(repeating: "{a: ", count: 60_000)) }
  }
}
