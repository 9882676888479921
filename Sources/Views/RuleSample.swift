public import FollowUp
internal import Journal
internal import Messages
public import Syntax

/// A rule's sample, before and after it is settled, and what the program says of it.
public struct RuleSample {
  public let rule: Rule
  public let raised: Rule.Example.Files
  public let settled: Rule.Example.Files
  /// What is printed about `raised`, and about `settled`.
  public let output: (raised: String, settled: String)
  /// nil for a rule that never makes one.
  public let finding: Finding?
  /// What the message says, or the agenda's line.
  public let message: String

  /// - Throws: `Misfit` where the example is not one.
  public init(_ rule: Rule) throws {
    guard let day = CivilDate(iso: rule.example.today), let settled = rule.settledSample
    else { throw Misfit(rule: rule.name) }
    self.rule = rule
    raised = rule.sample
    self.settled = settled
    let journal = try WrittenJournal(raised)
    let assessment = journal.assessment(on: day)
    func print(_ journal: WrittenJournal) -> String {
      Self.output(
        of: rule, journal.assessment(on: day), journal.sources, horizon: journal.policy.horizon)
    }
    output = (print(journal), print(try WrittenJournal(settled)))
    finding = Self.findings(of: rule, assessment, journal.sources).first { $0.rule == rule.name }
    let duty = assessment.duties.first { $0.rule == rule.name }
    guard let message = finding?.message ?? duty.map({ assessment.wording(of: $0).title })
    else { throw Misfit(rule: rule.name) }
    self.message = message
  }

  public struct Misfit: Error, CustomStringConvertible {
    let rule: RuleName

    public var description: String { "the example of \(rule.rawValue) does not raise it" }
  }

  /// What the command of a rule prints about a journal.
  public static func output(
    of rule: Rule, _ assessment: Assessment, _ sources: [String: SourceText], horizon: Int
  ) -> String {
    let views = TextViews(Style(isColored: false))
    return rule.severity != nil
      ? views.findings(findings(of: rule, assessment, sources), sources: sources)
      : views.agenda(Agenda(assessment, horizon: horizon))
  }

  /// What `lint` finds in a journal; for a rule about messages, what `proofread --draft` does.
  public static func findings(
    of rule: Rule, _ assessment: Assessment, _ sources: [String: SourceText]
  ) -> [Finding] {
    guard rule.group == .message else { return assessment.findings }
    let proofs = Proof.drafts(among: sources)
    return Proofreader(assessment.search, proofs).findings(
      of: Set(proofs.map(\.file)), misspelled: [.english: rule.example.unknownWords])
  }

  /// The command that prints the output: for a rule that only reminds, the agenda.
  var command: String {
    if rule.severity == nil { return "agenda --format text" }
    return rule.group == .message ? "proofread --draft" : "lint"
  }

  /// The files without the settings that nearly all samples share.
  var telling: Rule.Example.Files { rule.example.files }

  /// What those settings do, in a sentence; nil where there are none but the rule's own.
  var aside: String? {
    guard raised.count > telling.count else { return nil }
    let names = Rule.raisedByAnySample.filter { $0 != rule.name }.map { "`\($0.rawValue)`" }
    return
      "Beside it, `\(Configuration.fileName)` switches off \(names.joined(separator: " and ")),"
      + " which small journals raise, too."
  }

  /// The files that the settling changes or adds, as `diff -u` shows them.
  func changes() -> [(path: String, diff: String)] {
    settled.compactMap { file in
      let old = raised.first { $0.path == file.path }?.text
      let diff = UnifiedDiff.text(
        from: old.map { Array(Self.stored($0).utf8) }, to: Array(Self.stored(file.text).utf8),
        path: file.path)
      return diff.isEmpty ? nil : (file.path, diff)
    }
  }

  /// A file's text as it is kept on disk.
  static func stored(_ text: String) -> String { text + "\n" }
}

extension RuleSample {
  /// How good the message is, as far as that is a fact; nil where there is nothing to grade.
  public struct Grades {
    /// The line that is meant is the one that it points at.
    public let line: Bool?
    /// The words that are meant are underlined, and no others.
    public let words: Bool?
    /// What it says to write is what settles it.
    public let help: Bool?
  }

  /// The words that the finding underlines.
  public var underlined: String? {
    guard let (line, span) = pointed else { return nil }
    let units = Array(line.utf16)
    let end = span.end.line > span.start.line ? units.count + 1 : span.end.column
    let range = (span.start.column - 1)..<max(span.start.column, end) - 1
    guard range.upperBound <= units.count else { return nil }
    return String(decoding: units[range], as: UTF16.self)
  }

  private var pointed: (line: String, span: SourceSpan)? {
    guard let finding, let span = finding.span,
      let text = raised.first(where: { $0.path == finding.file })?.text
    else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(span.start.line - 1) else { return nil }
    return (String(lines[span.start.line - 1]), span)
  }

  public var grades: Grades {
    guard let finding else { return Grades(line: nil, words: nil, help: nil) }
    let helps = isHelpful(finding.help)
    guard let marked = rule.example.marked else {
      return Grades(
        line: finding.span == nil ? nil : false, words: finding.span == nil ? nil : false,
        help: helps)
    }
    let meant = marked.filter { $0 != "«" && $0 != "»" }
    let words = marked.drop { $0 != "«" }.dropFirst().prefix { $0 != "»" }
    return Grades(
      line: pointed?.line == meant,
      words: pointed?.line == meant && underlined == String(words), help: helps)
  }

  /// Whether something that the help tells one to write is in a line that the settling changes.
  /// What `…` stands for is left to the user.
  private func isHelpful(_ help: String) -> Bool {
    let quoted = help.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }
      .compactMap { $0.element.split(separator: "…").first }
      // Where to write is not yet what to write.
      .filter { !$0.hasPrefix("#") }
    let changed = changes().flatMap { $0.diff.split(separator: "\n").dropFirst(2) }
      .filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
    return quoted.contains { words in changed.contains { $0.contains(words) } }
  }
}
