/// Where a file's front matter stands: YAML between a first line `---` and the next line that is
/// `---` or `...`.
public enum FrontMatter: Equatable, Sendable {
  case absent
  /// `yaml` holds the bytes between the fences; the Markdown begins at `bodyStart`.
  case present(yaml: Range<Int>, bodyStart: Int)
  /// Opened, followed by a line of the shape `key:`, and never closed.
  case unclosed

  public init(of source: SourceText) {
    guard Self.isFence(source, line: 1, dots: false) else {
      self = .absent
      return
    }
    let start = source.line(2).lowerBound
    for number in 2..<(source.lineCount + 1)
    where Self.isFence(source, line: number, dots: true) {
      let end = source.line(number).lowerBound
      let bodyStart =
        number < source.lineCount ? source.line(number + 1).lowerBound : source.bytes.count
      self = .present(yaml: start..<end, bodyStart: bodyStart)
      return
    }
    self = Self.looksLikeKey(source, line: 2) ? .unclosed : .absent
  }

  /// Whether a first key may be about to be written: the first line opens what nothing closes, and
  /// the second is one word, or the end of the file.
  package static func isBegun(in source: SourceText) -> Bool {
    guard source.lineCount > 1, isFence(source, line: 1, dots: false),
      FrontMatter(of: source) == .absent
    else { return false }
    let line = source.content(ofLine: 2)
    guard !line.isEmpty else { return source.lineCount == 2 }
    return source.bytes[line].allSatisfy { $0.isWordByte || $0 == .hyphen }
  }

  /// Where the Markdown begins.
  package func bodyStart(in source: SourceText) -> Int {
    switch self {
    case .absent: 0
    case .present(_, let bodyStart): bodyStart
    case .unclosed: source.line(2).lowerBound
    }
  }

  private static func isFence(_ source: SourceText, line number: Int, dots: Bool) -> Bool {
    var line = source.line(number)
    while let last = line.last, source.bytes[last].isBlank { line = line.lowerBound..<last }
    guard line.count == 3 else { return false }
    let bytes = source.bytes[line]
    return bytes.allSatisfy { $0 == .hyphen }
      || dots && bytes.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  private static func looksLikeKey(_ source: SourceText, line number: Int) -> Bool {
    let line = source.line(number)
    guard let colon = line.first(where: { source.bytes[$0] == .colon }) else { return false }
    let key = line.lowerBound..<colon
    let isKey =
      key.first.map { source.bytes[$0].isWordByte } ?? false
      && key.allSatisfy {
        let byte = source.bytes[$0]
        return byte.isWordByte || byte == .hyphen || byte == UInt8(ascii: "_") || byte == .space
      }
    return isKey && (colon + 1 == line.upperBound || source.bytes[colon + 1].isBlank)
  }
}
