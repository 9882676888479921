public import Journal
public import Syntax

/// A message as it stands in a file, before it is sent: fields such as `Subject: Thank you`, an
/// empty line, and the text. A file without fields is all text.
public struct MessageFile: Sendable {
  public enum Field: String, CaseIterable, Sendable {
    /// The slug of the application that it belongs to.
    case application = "Application"
    /// Its kind, and what it is about, such as the interview's date: `thank-you 2026-11-10`.
    case about = "About"
    case language = "Language"
    /// `Dana Whitfield <dana@northwind.example>`
    case to = "To"
    case subject = "Subject"
  }

  public let source: SourceText
  public let fields: [Field: Written<String>]
  /// The bytes of the text.
  public let body: Range<Int>

  public init(_ source: SourceText) {
    self.source = source
    var fields: [Field: Written<String>] = [:]
    var line = 1
    while line <= source.lineCount, let (field, value) = Self.field(in: line, of: source) {
      fields[field] = fields[field] ?? value
      line += 1
    }
    self.fields = fields
    while !fields.isEmpty, line < source.lineCount, source.content(ofLine: line).isEmpty {
      line += 1
    }
    body = source.line(line).lowerBound..<source.bytes.count
  }

  /// The slug that the file names; nil where it names none.
  public var application: String? {
    fields[.application].flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  private static func field(
    in line: Int, of source: SourceText
  ) -> (Field, Written<String>)? {
    let content = source.content(ofLine: line)
    guard let colon = source.bytes[content].firstIndex(of: .colon) else { return nil }
    let name = foldedKey(source.string(in: content.lowerBound..<colon))
    guard let field = Field.allCases.first(where: { foldedKey($0.rawValue) == name }) else {
      return nil
    }
    let value = source.bytes.trimmingBlanks(colon + 1..<content.upperBound)
    return (field, Written(source.string(in: value), value))
  }
}
