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
  /// Other places that explain it, the most telling first. None is on the line of the finding.
  public let related: [Related]

  /// A place that explains a finding.
  public struct Related: Sendable, Equatable {
    /// The finding's own file, or another one.
    public let file: String
    public let span: SourceSpan
    /// What stands there, in a few words, without a capital and a full stop.
    public let message: String

    package init(file: String, span: SourceSpan, message: String) {
      self.file = file
      self.span = span
      self.message = message
    }
  }

  public struct Fix: Sendable, Equatable {
    /// Byte offsets in the file's source.
    public let range: Range<Int>
    public let replacement: String

    package init(range: Range<Int>, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  public init(
    rule: RuleName, severity: Severity, file: String?, span: SourceSpan?, message: String,
    help: String, fix: Fix? = nil, related: [Related] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.file = file
    self.span = span
    self.message = message
    self.help = help
    self.fix = fix
    self.related = related
  }

  /// By file, line, column, rule, then message.
  package static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
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
  var related: [Related]

  /// A place that explains it; see `Finding.Related`.
  struct Related {
    let range: Range<Int>
    let message: String
    /// What holds it, where it is another application's file.
    let other: (file: String, source: SourceText)?

    init(_ range: Range<Int>, _ message: String, in application: Application? = nil) {
      self.range = range
      self.message = message
      other = application.map { ($0.file, $0.source) }
    }
  }

  init(
    _ rule: Rule, at range: Range<Int>?, _ message: String, help: String, who: String? = nil,
    raised: CivilDate? = nil, fix: (old: String, new: String)? = nil, related: [Related] = []
  ) {
    self.rule = rule
    self.range = range
    self.message = message
    self.help = help
    self.who = who
    self.raised = raised
    self.fix = fix
    self.related = related
  }

  /// - Parameters:
  ///   - file: nil for the search as a whole, without a configuration file.
  ///   - source: The file's text, where it could be read.
  func finding(in file: String?, _ source: SourceText?, _ policy: Policy) -> Finding {
    let span = range.flatMap { source?.span(of: $0) }
    return Finding(
      rule: rule.name, severity: policy.severity(of: rule), file: file, span: span,
      message: message, help: help, fix: source.flatMap(safeFix),
      related: related.places(for: span, in: file, source))
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

extension [Remark.Related] {
  /// Their places, a few of them.
  ///
  /// - Parameter span: Of the finding in its file: what is on its line is seen anyway.
  func places(
    for span: SourceSpan?, in file: String?, _ source: SourceText?
  ) -> [Finding.Related] {
    var places: [Finding.Related] = []
    for related in self where places.count < Fault.relatedLimit {
      guard let path = related.other?.file ?? file, let text = related.other?.source ?? source
      else { continue }
      let place = text.span(of: related.range)
      if path == file, place.start.line == span?.start.line { continue }
      places.append(Finding.Related(file: path, span: place, message: related.message))
    }
    return places
  }
}
