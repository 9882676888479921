internal import Journal
public import Syntax

/// Something that a rule says about a journal.
public struct Finding: Sendable, Equatable {
  public let rule: RuleName
  public let severity: Severity
  /// nil for the search as a whole, where there is no configuration file.
  public let file: String?
  public let span: SourceSpan?
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// What to write instead.
  public let help: String
  /// Where it is safe to write it for the user: the text for the span.
  public let fix: Fix?

  public struct Fix: Sendable, Equatable {
    /// Byte offsets in the application's source.
    public let range: Range<Int>
    public let replacement: String
  }

  public init(
    rule: RuleName, severity: Severity, file: String?, span: SourceSpan?, message: String,
    help: String, fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.file = file
    self.span = span
    self.message = message
    self.help = help
    self.fix = fix
  }

  /// By file, line, column, rule, then message.
  static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.file != right.file {
      return (left.file ?? "").utf8.lexicographicallyPrecedes((right.file ?? "").utf8)
    }
    let (leftStart, rightStart) = (left.span?.start, right.span?.start)
    if leftStart != rightStart {
      let zero = SourcePosition(line: 0, column: 0)
      return leftStart ?? zero < rightStart ?? zero
    }
    if left.rule != right.rule {
      return left.rule.rawValue.utf8.lexicographicallyPrecedes(right.rule.rawValue.utf8)
    }
    return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
  }
}

/// A finding before waivers and settings have been looked at.
struct Remark {
  let rule: Rule
  /// In the application's file; nil for the file as a whole.
  let range: Range<Int>?
  let message: String
  let help: String
  /// Whom it names.
  var who: String?
  /// The day of the fact that raised it; nil for one that no waiver covers.
  var raised: CivilDate?
  /// What is surely meant, and by which text in the range.
  var fix: (old: String, new: String)?

  init(
    _ rule: Rule, at range: Range<Int>?, _ message: String, help: String, who: String? = nil,
    raised: CivilDate? = nil, fix: (old: String, new: String)? = nil
  ) {
    self.rule = rule
    self.range = range
    self.message = message
    self.help = help
    self.who = who
    self.raised = raised
    self.fix = fix
  }

  /// - Parameters:
  ///   - file: nil for the search as a whole, without a configuration file.
  ///   - source: The file's text, where it could be read.
  func finding(in file: String?, _ source: SourceText?, _ policy: Policy) -> Finding {
    Finding(
      rule: rule.name, severity: policy.severity(of: rule), file: file,
      span: range.flatMap { source?.span(of: $0) }, message: message, help: help,
      fix: source.flatMap(safeFix))
  }

  /// Only where exactly the text in question stands in the range, alone or in quotes: where it could
  /// not be found, the range is a whole line.
  private func safeFix(in source: SourceText) -> Finding.Fix? {
    guard let range, let fix else { return nil }
    let text = source.string(in: range)
    if text == fix.old { return Finding.Fix(range: range, replacement: fix.new) }
    let isQuoted = ["'", "\""].contains { text == "\($0)\(fix.old)\($0)" }
    guard isQuoted else { return nil }
    return Finding.Fix(
      range: range.lowerBound + 1..<range.upperBound - 1, replacement: fix.new)
  }
}
