package import Syntax

/// Writing a key into the front matter.
package enum FrontMatterEdit {
  /// - Returns: nil where there is no front matter that a line could be added to, or where the key
  ///   holds something else than one value.
  package static func set(
    _ key: String, to value: String, in source: SourceText
  ) -> TextEdit? {
    guard case .present(let range, _) = FrontMatter(of: source),
      case .success(let root) = Result(catching: { try YAML.compose(source, in: range) })
    else { return nil }
    let written = YAMLScalar.written(value)
    guard let root else {
      return TextEdit(at: range.upperBound, "\(key): \(written)\(lineEnd(of: source))")
    }
    guard case .mapping(let pairs) = root.content else { return nil }
    if let pair = pairs.first(where: { foldedKey($0.key.text ?? "") == key }) {
      return edit(of: pair, to: written, in: source)
    }
    guard let last = pairs.last?.key.range else { return nil }
    let line = source.line(source.lineNumber(at: last.lowerBound))
    let indent = source.bytes[line.lowerBound..<last.lowerBound]
    guard indent.allSatisfy(\.isBlank) else { return nil }
    let blanks = String(repeating: " ", count: blanks(after: key, like: pairs, in: source))
    return TextEdit(
      range.upperBound..<range.upperBound,
      indent + Array("\(key):\(blanks)\(written)\(lineEnd(of: source))".utf8))
  }

  private typealias Pair = (key: YAMLNode, value: YAMLNode)

  private static func edit(of pair: Pair, to value: String, in source: SourceText) -> TextEdit? {
    guard case .scalar(_, let isPlain) = pair.value.content else { return nil }
    if pair.value.range.isEmpty {
      let line = source.line(source.lineNumber(at: pair.key.range.lowerBound))
      guard pair.key.range.upperBound <= line.upperBound else { return nil }
      let rest = pair.key.range.upperBound..<line.upperBound
      guard let colon = rest.first(where: { source.bytes[$0] == .colon }) else { return nil }
      return TextEdit(at: colon + 1, " \(value)")
    }
    let first = source.bytes[pair.value.range.lowerBound]
    if !isPlain, "|>".utf8.contains(first) {
      // It reaches up to what follows: the line end has to stay.
      let text = pair.value.range.reversed().first {
        !source.bytes[$0].isBlank && source.bytes[$0] != .newline
          && source.bytes[$0] != .carriageReturn
      }
      return TextEdit(
        pair.value.range.lowerBound..<(text ?? pair.value.range.lowerBound) + 1, value.utf8)
    }
    let isQuoted = !isPlain && !"'\"".utf8.contains(value.utf8.first ?? 0)
    let quote = isQuoted && "'\"".utf8.contains(first) ? [first] : []
    return TextEdit(pair.value.range, quote + Array(value.utf8) + quote)
  }

  /// Where the values stand below each other, the new one does, too.
  private static func blanks(
    after key: String, like pairs: [Pair], in source: SourceText
  ) -> Int {
    let gaps = pairs.filter { !$0.value.range.isEmpty }.map { pair in
      (
        key: pair.key.range.count,
        column: pair.value.range.lowerBound - pair.key.range.lowerBound
      )
    }
    guard let first = gaps.first, gaps.allSatisfy({ $0.column == first.column }),
      Set(gaps.map(\.key)).count > 1
    else { return 1 }
    return max(1, first.column - key.utf8.count - 1)
  }

  private static func lineEnd(of source: SourceText) -> String {
    String(decoding: source.lineEnd(1), as: UTF8.self)
  }
}
