public import Journal

/// What a whole search shows that no single application does: how well the follow-up went, how far
/// applications got, and what repeats.
///
/// Everything is counted, nothing is explained. The reason for it: “if you set up a system for
/// monitoring interview follow-up you can see if there is a pattern to why you might be missing your
/// goals” (Interview Follow-Up, 3Plus).
public struct Patterns: Sendable {
  /// By rule, in the order of the rules; those that were never due are left out.
  public let rules: [(rule: RuleName, record: Punctuality)]
  /// By the month of the last good day, oldest first; those without a case are left out.
  public let months: [(month: Month, record: Punctuality)]
  /// What was left undone again and again: a sentence each, with its figures.
  public let gaps: [String]
  /// How many applications passed each stage, whatever became of them. Who has an offer has applied,
  /// but may have had one interview only.
  public let funnel: [(stage: Stage, count: Int)]
  /// Of stages that an application has left, with both days known.
  public let times: [StageTime]
  public let flow: Flow
  /// By kind; those without a case are left out.
  public let replies: [Replies]
  /// What employers said against the user, what was said most often first, then the latest.
  public let feedback: [Feedback]

  /// One thing that was said, once or several times in the same words.
  public struct Feedback: Sendable {
    public struct Case: Sendable {
      /// An index of `Search.standings`.
      public let application: Int
      public let day: CivilDate
      /// What it was written as: `Rejected`, `Feedback asked` or `Concerns`.
      public let key: EntryKey
    }

    /// As written the last time.
    public let text: String
    /// The latest first.
    public let cases: [Case]
  }

  public init(_ assessment: Assessment) {
    let search = assessment.search
    let outcomes = assessment.outcomes
    let byRule = Dictionary(grouping: outcomes, by: \.duty.rule)
    rules = RuleName.allCases.compactMap { rule in
      byRule[rule].map { (rule, Punctuality($0.lazy.map(\.outcome))) }
    }
    months = Dictionary(grouping: outcomes) { Month($0.duty.due) }
      .map { ($0.key, Punctuality($0.value.lazy.map(\.outcome))) }
      .sorted { $0.0 < $1.0 }
    gaps = Gaps(search, outcomes).sentences

    let courses = search.standings.map(Course.init)
    funnel = Stage.allCases.map { stage in
      (stage, courses.count { $0.steps.contains { $0.stage == stage } })
    }
    let durations = Dictionary(
      grouping: courses.flatMap { $0.durations(by: search.today) }, by: \.stage)
    times = Stage.allCases.compactMap { stage in
      guard let days = durations[stage]?.map(\.days).sorted(), let median = days.median,
        let shortest = days.first, let longest = days.last
      else { return nil }
      return StageTime(
        stage: stage, count: days.count, median: median, shortest: shortest, longest: longest)
    }
    flow = Flow(courses)

    let checkIns = Dictionary(
      grouping: search.standings.flatMap { Replies.CheckIn.all(of: $0, in: search) }, by: \.kind)
    replies = Replies.Kind.allCases.compactMap { Replies($0, checkIns[$0] ?? []) }
    feedback = Self.feedback(search)
  }

  private static func feedback(_ search: Search) -> [Feedback] {
    var texts: [String: (text: String, cases: [Feedback.Case])] = [:]
    let entries = search.standings.flatMap { standing in
      standing.entries.lazy
        .filter { [.rejected, .feedbackAsked, .concerns].contains($0.key) }
        .filter { !saysNothing($0.value) }
        .map { (entry: $0, application: standing.index) }
    }
    let latestFirst = entries.enumerated().sorted {
      ($1.element.entry.date, $1.offset) < ($0.element.entry.date, $0.offset)
    }
    for (entry, application) in latestFirst.map(\.element) {
      texts[entry.value.lowercased(), default: (entry.value, [])].cases.append(
        Feedback.Case(application: application, day: entry.date, key: entry.key))
    }
    return texts.values.map(Feedback.init).sorted { left, right in
      (right.cases.count, right.cases[0].day, left.text)
        < (left.cases.count, left.cases[0].day, right.text)
    }
  }

  /// `by phone` is how it was said, and not what.
  private static func saysNothing(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ")
    return words.isEmpty
      || words.count == 2 && words[0] == "by" && Channel(rawValue: String(words[1])) != nil
  }

  /// What became of all that are not signed, in the order of `Flow.Node.all`.
  public var ends: [(node: Flow.Node, count: Int)] {
    let counts = Dictionary(flow.links.map { ($0.to, $0.count) }, uniquingKeysWith: +)
    return Flow.Node.all.compactMap { node in
      if case .stage = node { return nil }
      return counts[node].map { (node, $0) }
    }
  }

  /// All rules together.
  public var total: Punctuality { Punctuality(adding: rules.lazy.map(\.record)) }
}

extension Assessment {
  /// Of the duties that were due. An interview ahead asks for nothing that could be late.
  var outcomes: [(duty: Duty, outcome: Punctuality.Outcome)] {
    duties.compactMap { duty in
      duty.rule == .interviewAhead ? nil : search.outcome(of: duty).map { (duty, $0) }
    }
  }
}
