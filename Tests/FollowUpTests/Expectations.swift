import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// The front matter of an application at Acme, and what stands below it.
func acme(_ frontMatter: String = "", _ body: String = "") -> String {
  let lines = frontMatter.isEmpty ? "" : frontMatter + "\n"
  return "---\ncompany: Acme\nrole: Smith\n\(lines)---\n\n\(body)\n"
}

/// The same with a log.
func acme(_ frontMatter: String = "", _ body: String = "", log: String) -> String {
  acme(frontMatter, "\(body)\n\n## Log\n\(log)")
}

extension TestJournal {
  /// Duties of a rule, in the agenda's order. Each overdue one is a finding, and no other is.
  func duties(_ rule: RuleName, on today: String) throws -> [Duty] {
    let assessment = try assessment(on: today)
    let duties = assessment.duties.filter { $0.rule == rule }
    let findings = assessment.findings.filter { $0.rule == rule }
    #expect(
      findings.count == duties.count { $0.state == .overdue },
      "\(rule.rawValue) on \(today): its overdue duties are its findings")
    return duties
  }

  /// The states of a rule's duties: `done, open`, or nothing.
  func states(_ rule: RuleName, on today: String) throws -> String {
    try duties(rule, on: today).map(\.state.rawValue).joined(separator: ", ")
  }

  /// The same with who and when: `open Dana 2026-11-10 2026-11-12 2026-11-24`.
  func windows(_ rule: RuleName, on today: String) throws -> [String] {
    try duties(rule, on: today).map { duty in
      let words: [String?] = [
        duty.state.rawValue, duty.who, duty.from.description, duty.due.description,
        duty.lapses?.description ?? "never",
      ]
      return words.compactMap { $0 }.joined(separator: " ")
    }
  }

  /// The lines of a rule's findings, in order; 0 where one has none.
  func lines(_ rule: RuleName, on today: String) throws -> [Int] {
    try findings(rule, on: today).map { $0.span?.start.line ?? 0 }
  }

  func findings(_ rule: RuleName, on today: String) throws -> [Finding] {
    try assessment(on: today).findings.filter { $0.rule == rule }
  }

  func severities(_ rule: RuleName, on today: String) throws -> [Severity] {
    try findings(rule, on: today).map(\.severity)
  }

  /// The written lines that a rule's findings point at, without the blanks at their ends.
  func texts(_ rule: RuleName, on today: String) throws -> [String] {
    try findings(rule, on: today).map { finding in
      let text = files.first { $0.path == finding.file }?.text ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = finding.span?.start.line ?? 0
      return lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
    }
  }

  /// Until when not to write, application by application.
  func quiet(on today: String) throws -> String {
    try assessment(on: today).quiet.map { "\($0.since) \($0.until)" }.joined(separator: ", ")
  }

  /// Expects states on days: `2026-11-10 open`, one a row; a day alone expects no duty.
  func expect(
    _ rule: RuleName, _ rows: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for row in rows {
      let parts = row.split(separator: " ", maxSplits: 1)
      let today = String(parts.first ?? "")
      let expected = parts.count > 1 ? String(parts[1]) : ""
      let states = try states(rule, on: today)
      #expect(
        states == expected, "\(rule.rawValue) on \(today)", sourceLocation: sourceLocation)
    }
  }
}

/// A configuration that says one thing about one rule.
func rules(_ rule: RuleName, _ setting: String) -> String {
  "rules:\n  \(rule.rawValue): \(setting)\n"
}
