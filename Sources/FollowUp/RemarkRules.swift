public import Journal

enum RemarkRules {
  static func make(_ policy: Policy) -> [any RemarkRule] {
    NotAsked.rules as [any RemarkRule] + [
      InterviewersNotNamed(), InterviewerTitleMissing(), ContactDetailsMissing(),
      ThankYouPointsMissing(), OtherProcessesNotTold(), ReferenceNotAskedToTell(),
      PromiseUndated(), ContactedTooOften(policy), ThankYouNotIndividual(), NotSignedYet(),
      DuplicateApplication(),
    ]
  }
}

enum Conduct {
  /// How far back events are looked at, in days.
  static let days = 30
}

/// What should have been asked by the end of the latest interview, and was not written down in it
/// or later: five rules that differ only in what they look for.
struct NotAsked: RemarkRule {
  let rule: Rule
  let key: EntryKey
  let message: String
  /// What to write in the interview’s section.
  let help: String
  /// Whether the front matter says it.
  let isInFrontMatter: @Sendable (Application) -> Bool

  static let rules: [NotAsked] = [
    NotAsked(
      rule: .timelineNotAsked, key: .timeline, message: "not asked by when they decide",
      help: "`- Timeline: …` with the date they gave, or `- Timeline: they could not say`",
      isInFrontMatter: { $0.decisionBy != nil }),
    NotAsked(
      rule: .contactNotNamed, key: .contact, message: "nobody is named to follow up with",
      help: "`- Contact: …` with the name of whom you may ask",
      isInFrontMatter: { $0.contact != nil }),
    NotAsked(
      rule: .contactPreferenceNotAsked, key: .prefers,
      message: "not asked how they want to be contacted",
      help: "`- Prefers: email`, or `phone`, `post` or `message`",
      isInFrontMatter: { $0.contactBy != nil }),
    NotAsked(
      rule: .processNotAsked, key: .process, message: "not asked what comes next",
      help: "`- Process: …` with the next step, or `- Process: they could not say`",
      isInFrontMatter: { _ in false }),
    NotAsked(
      rule: .concernsNotAsked, key: .concerns,
      message: "not asked whether anything speaks against you",
      help: "`- Concerns: …` with what they answered, or `- Concerns: none`",
      isInFrontMatter: { _ in false }),
  ]

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard let latest = standing.latestRecorded, !isInFrontMatter(standing.application),
      !standing.has(key, inOrAfter: latest)
    else { return [] }
    let interview = latest.interview
    let before = standing.entries.filter { $0.key == key }.max(by: Entry.isEarlier)
    return [
      Remark(
        rule, at: interview.range, "\(message), after the interview on \(interview.date.forPeople)",
        help: "write \(standing.section(of: interview)): \(help(standing, interview))",
        raised: interview.date,
        related: before.map { [.init($0.range, "from before that interview")] } ?? [])
    ]
  }

  private func help(_ standing: Standing, _ interview: Interview) -> String {
    guard key == .contact, let first = interview.interviewers.first else { return help }
    return "`- Contact: \(standing.name(first.person))`, or whom else you may ask"
  }
}

extension RuleName {
  /// What has to be written down about an interview where this is found.
  public var missing: EntryKey? {
    switch self {
    case .interviewersNotNamed: .with
    case .thankYouPointsMissing: .liked
    case .otherProcessesNotTold: .otherProcesses
    default: NotAsked.rules.first { $0.rule.name == self }?.key
    }
  }
}
