import FollowUp
import Journal
import TestSupport
import Testing

extension RuleName {
  /// Without those about messages, which are tested where messages are read.
  static let assessed = allCases.filter { Rule[$0].group != .message }
}

@Suite struct RuleExampleTests {
  @Test(
    "The rules of a journal say nothing about a message",
    arguments: RuleName.allCases.filter { Rule[$0].group == .message })
  func messages(name: RuleName) throws {
    let example = Rule[name].example
    let findings = try TestJournal(example.files).assessment(on: example.today).findings
    #expect(Set(findings.map(\.rule)).isSubset(of: Rule.raisedByAnySample))
  }

  @Test("Every name has one rule, and every rule one name")
  func names() {
    #expect(Rule.all.map(\.name) == RuleName.allCases)
    for name in RuleName.allCases { #expect(Rule[name].name == name) }
  }

  @Test(
    "An example raises its rule on its day, and no error beside it", arguments: RuleName.assessed)
  func example(name: RuleName) throws {
    let rule = Rule[name]
    let example = rule.example
    let assessment = try TestJournal(example.files).assessment(on: example.today)
    let findings = assessment.findings
    if rule.severity == nil {
      #expect(assessment.agenda(horizon: 14).contains { $0.rule == rule.name })
    } else {
      #expect(findings.contains { $0.rule == rule.name })
    }
    if rule.group == .duty, rule.severity != nil {
      #expect(assessment.duties.contains { $0.rule == rule.name && $0.state == .overdue })
    }
    for finding in findings where finding.rule == rule.name {
      #expect(finding.severity == rule.severity)
    }
    for finding in findings where finding.severity == .error {
      #expect(finding.rule == rule.name, "\(finding.message)")
    }
  }

  @Test("An example shows its rule and no other", arguments: RuleName.assessed)
  func alone(name: RuleName) throws {
    let rule = Rule[name]
    let assessment = try TestJournal(rule.example.files).assessment(on: rule.example.today)
    let others = Set(assessment.findings.map(\.rule)).subtracting([rule.name])
      .subtracting(Rule.raisedByAnySample)
    #expect(others.isEmpty)
  }

  @Test("What settles an example fits it, one edit after the other", arguments: RuleName.allCases)
  func settling(name: RuleName) {
    #expect(!Rule[name].example.settling.isEmpty)
    #expect(Rule[name].settledSample != nil)
  }

  @Test(
    "An example is quiet on the day before, where its rule is one of days",
    arguments: [
      RuleName.timelineNotAsked, .interviewersNotNamed, .interviewerTitleMissing, .contactNotNamed,
      .contactDetailsMissing, .contactPreferenceNotAsked, .processNotAsked, .thankYouPointsMissing,
      .concernsNotAsked, .otherProcessesNotTold,
    ])
  func dayBefore(name: RuleName) throws {
    let example = Rule[name].example
    let before = try day(example.today) - 1
    #expect(try TestJournal(example.files).findings(name, on: before.description).isEmpty)
  }

  @Test("A summary is one sentence that fits a line", arguments: RuleName.allCases)
  func summary(name: RuleName) {
    let rule = Rule[name]
    #expect(rule.summary.count <= 90)
    #expect(rule.summary.hasSuffix("."))
    #expect(!rule.summary.dropLast().contains("."))
    #expect(!rule.summary.contains("\n"))
  }

  @Test("A rule without a source says that it is ours", arguments: RuleName.allCases)
  func source(name: RuleName) {
    let rule = Rule[name]
    #expect(rule.sources.isEmpty == rule.why.contains("This rule is ours"))
    #expect(rule.group != .form || rule.sources.isEmpty)
  }

  @Test("An option can be set, and is not taken below its least", arguments: RuleName.allCases)
  func options(name: RuleName) throws {
    let rule = Rule[name]
    for option in rule.options {
      #expect(option.standard >= option.minimum)
      let good = option.standard + 1
      for (number, isGood) in [
        (good, true), (option.minimum, true), (3650, true), (option.minimum - 1, false),
        (3651, false),
      ] {
        let text = "rules:\n  \(rule.name.rawValue): { \(option.name): \(number) }\n"
        let journal = TestJournal([], configuration: text)
        let findings = try journal.assessment(on: rule.example.today).findings
        #expect(findings.map(\.rule) == (isGood ? [] : [.valueInvalid]), "\(text)")
      }
    }
    let unknown = "rules:\n  \(rule.name.rawValue): { no-such-option: 3 }\n"
    let findings = try TestJournal([], configuration: unknown)
      .assessment(on: rule.example.today).findings
    #expect(findings.map(\.rule) == [.keyUnknown])
  }
}

/// Settings that hold for all rules alike, shown by their examples.
@Suite struct RuleSettingTests {
  /// Whatever a rule says on its example's day.
  private func said(
    _ rule: Rule, _ journal: TestJournal
  ) throws -> (duties: [Duty], findings: [Finding]) {
    let assessment = try journal.assessment(on: rule.example.today)
    return (
      assessment.duties.filter { $0.rule == rule.name },
      assessment.findings.filter { $0.rule == rule.name }
    )
  }

  /// Rules that apply to one file.
  static let ofFiles = RuleName.assessed.filter { name in
    switch name {
    case .tooFewApplications, .searchStalled: false
    // What cannot be read cannot say that it should be ignored.
    case .fileUnreadable, .frontMatterMissing, .frontMatterInvalid: false
    default: true
    }
  }

  @Test("A rule switched off raises neither duty nor finding", arguments: RuleName.assessed)
  func off(name: RuleName) throws {
    let rule = Rule[name]
    let (duties, findings) = try said(
      rule, TestJournal(rule.example.files, configuration: rules(rule.name, "off")))
    #expect(duties.isEmpty)
    #expect(findings.isEmpty)
  }

  @Test(
    "A severity in the configuration is final",
    arguments: RuleName.assessed.filter { Rule[$0].severity != nil },
    Severity.allCases)
  func severity(name: RuleName, severity: Severity) throws {
    let rule = Rule[name]
    for setting in [severity.rawValue, "{ severity: \(severity.rawValue) }"] {
      let (_, findings) = try said(
        rule, TestJournal(rule.example.files, configuration: rules(rule.name, setting)))
      #expect(!findings.isEmpty)
      #expect(findings.allSatisfy { $0.severity == severity })
    }
  }

  @Test("A rule ignored in a file says nothing about it", arguments: ofFiles)
  func ignored(name: RuleName) throws {
    let rule = Rule[name]
    let files = rule.example.files.map { path, text in
      (path: path, text: ignoring(rule.name, in: text))
    }
    let (duties, findings) = try said(rule, TestJournal(files))
    #expect(duties.isEmpty)
    #expect(findings.isEmpty)
  }

  private func ignoring(_ name: RuleName, in text: String) -> String {
    guard text.hasPrefix("---\n") else { return text }
    // The example of an unknown name in `ignore` has that key already.
    if text.contains("\nignore: [") {
      return text.replacing("\nignore: [", with: "\nignore: [\(name.rawValue), ")
    }
    return "---\nignore: \(name.rawValue)\n" + text.dropFirst(4)
  }

  @Test(
    "What is no matter of form can be waived",
    arguments: ofFiles.filter {
      // An interview ahead is no fact yet, and nothing dates two files for one job.
      Rule[$0].group != .form && $0 != .interviewAhead && $0 != .duplicateApplication
    })
  func waived(name: RuleName) throws {
    let rule = Rule[name]
    let files = rule.example.files.map { path, text in
      let waiver = "- \(rule.example.today) Waived: \(rule.name.rawValue): it is settled"
      return (
        path: path,
        text: text.hasPrefix("---\n") ? "\(text)\n\n## Log\n\n\(waiver)\n" : text
      )
    }
    let before = try said(rule, TestJournal(rule.example.files))
    let (duties, findings) = try said(rule, TestJournal(files))
    #expect(findings.isEmpty)
    #expect(duties.count == before.duties.count)
    for (duty, earlier) in zip(duties, before.duties) {
      #expect(duty.state == (earlier.isPending ? .waived : earlier.state))
    }
  }
}
