internal import Journal

/// What was left undone again and again, in sentences. They count; none of them names a cause.
struct Gaps {
  /// Fewer cases carry no sentence.
  static let leastCases = 4
  /// What happened once is no pattern, and neither is what is rare.
  private static func isPattern(_ gaps: Int, of cases: Int) -> Bool {
    cases >= leastCases && gaps >= 2 && gaps * 4 >= cases
  }

  private(set) var sentences: [String] = []

  /// Once that something was called for.
  private struct Case {
    let wasDone: Bool
    /// Whether the process went on after it; nil while that is open.
    var wentOn: Bool?
  }

  /// - Parameter outcomes: Of the duties that were due.
  init(_ search: Search, _ outcomes: [(duty: Duty, outcome: Punctuality.Outcome)]) {
    let sequels = search.standings.map(Sequel.init)
    interviewDuties(search, outcomes, sequels)
    interviewRecords(search, sequels)
    for (rule, words) in Self.duties {
      let cases = outcomes.filter { $0.duty.rule == rule && !$0.outcome.isWaived }
        .map { Case(wasDone: $0.outcome.isDone) }
      add(cases) { words($0, $1) }
    }
    lateness(outcomes)
  }

  // MARK: What is counted

  private static let duties: [(RuleName, @Sendable (_ done: String, _ count: Int) -> String)] = [
    (.checkInDue, { "You asked where things stood in \($0) of \($1) waits that called for it" }),
    (.promiseNotKept, { "Of the promises with a date, \($0) of \($1) were kept" }),
    (
      .applicationUnanswered,
      { "You wrote again about \($0) of \($1) applications that stayed without an answer" }
    ),
    (
      .offerNotShared,
      { "Of an offer from somebody else, \($0) of \($1) employers were told" }
    ),
    (.rejectionNotThanked, { "You thanked them after \($0) of \($1) rejections" }),
    (.feedbackNotAsked, { "You asked for feedback after \($0) of \($1) rejections" }),
    (.introductionsNotAsked, { "You asked for introductions after \($0) of \($1) rejections" }),
  ]

  private mutating func interviewDuties(
    _ search: Search, _ outcomes: [(duty: Duty, outcome: Punctuality.Outcome)],
    _ sequels: [Sequel]
  ) {
    let rules: [(RuleName, (String, Int) -> String)] = [
      (.thankYouNotSent, { "Everyone was thanked after \($0) of \($1) interviews" }),
      (.referencesNotBriefed, { "References were briefed after \($0) of \($1) interviews" }),
    ]
    for (rule, words) in rules {
      var cases: [[Int]: Case] = [:]
      for (duty, outcome) in outcomes where duty.rule == rule && !outcome.isWaived {
        guard let interview = duty.interview else { continue }
        let key = [duty.application, interview]
        let before = cases[key]?.wasDone ?? true
        let day = search.standings[duty.application].application.interviews[interview].date
        cases[key] = Case(
          wasDone: before && outcome.isDone, wentOn: sequels[duty.application].wentOn(after: day))
      }
      add(Array(cases.values), words)
    }
  }

  private mutating func interviewRecords(_ search: Search, _ sequels: [Sequel]) {
    let records: [([EntryKey], (String, Int) -> String)] = [
      ([.timeline], { "In \($0) of \($1) interviews you noted when they would decide" }),
      ([.process], { "In \($0) of \($1) interviews you noted what comes next" }),
      ([.contact], { "In \($0) of \($1) interviews you noted whom to follow up with" }),
      ([.liked, .fit], { "In \($0) of \($1) interviews you noted a point for the thank-you" }),
    ]
    for (keys, words) in records {
      var cases: [Case] = []
      for (standing, sequel) in zip(search.standings, sequels) {
        let recorded = Array(standing.recorded)
        if recorded.isEmpty { continue }
        let entries = standing.entries.filter { keys.contains($0.key) }
        let interviews = Set(entries.compactMap(\.interview))
        let days = entries.map(\.date).sorted()
        for (place, held) in recorded.enumerated() {
          let day = held.interview.date
          let next = place + 1 < recorded.count ? recorded[place + 1].interview.date : nil
          // In the interview, or from its day on until the next.
          let isWritten =
            interviews.contains(held.index)
            || days.first(onOrAfter: day).map { first in next.map { first < $0 } ?? true } ?? false
          let wasDone = isWritten || standing.frontMatterHas(keys, isLatest: next == nil)
          cases.append(Case(wasDone: wasDone, wentOn: sequel.wentOn(after: day)))
        }
      }
      add(cases, words)
    }
  }

  private mutating func lateness(_ outcomes: [(duty: Duty, outcome: Punctuality.Outcome)]) {
    let nouns: [(RuleName, String)] = [
      (.thankYouNotSent, "Thank-yous"), (.referencesNotBriefed, "Briefings of references"),
      (.checkInDue, "Questions where things stand"), (.promiseNotKept, "Promises"),
      (.offerNotShared, "Words about an offer"), (.rejectionNotThanked, "Thanks for a rejection"),
      (.feedbackNotAsked, "Questions for feedback"),
    ]
    for (rule, noun) in nouns {
      let record = Punctuality(outcomes.lazy.filter { $0.duty.rule == rule }.map(\.outcome))
      let done = record.onTime + record.late
      guard Self.isPattern(record.late, of: done),
        let median = record.medianDelay, let worst = record.worstDelay
      else { continue }
      let days = "\(median) working day\(median == 1 ? "" : "s")"
      sentences.append(
        "\(noun) came late \(record.late) of \(done) times, half of them by no more than \(days)"
          + (worst > median ? ", one by \(worst)." : "."))
    }
  }

  // MARK: Sentences

  private mutating func add(_ cases: [Case], _ words: (_ done: String, _ count: Int) -> String) {
    let done = cases.filter(\.wasDone)
    guard Self.isPattern(cases.count - done.count, of: cases.count) else { return }
    sentences.append(
      words(done.isEmpty ? "none" : "\(done.count)", cases.count) + Self.course(cases) + ".")
  }

  /// What became of those where it was done and of the others, as far as that is known.
  private static func course(_ cases: [Case]) -> String {
    let known = cases.filter { $0.wentOn != nil }
    guard known.count >= leastCases else { return "" }
    func went(_ wasDone: Bool) -> (on: Int, of: Int) {
      let group = known.filter { $0.wasDone == wasDone }
      return (group.count { $0.wentOn == true }, group.count)
    }
    let (done, others) = (went(true), went(false))
    let limit = known.count < cases.count ? "as far as that is known, " : ""
    var groups: [String] = []
    if done.of > 0 { groups.append(times(done, "these") + " the process went on") }
    if others.of > 0 {
      groups.append(times(others, "the other") + (groups.isEmpty ? " the process went on" : ""))
    }
    return "; \(limit)" + groups.joined(separator: ", and ")
  }

  /// `both times`, `2 of the other 5 times`.
  private static func times(_ count: (on: Int, of: Int), _ which: String) -> String {
    let isOther = which != "these"
    let time = isOther ? "other time" : "time"
    switch count {
    case (0, 1): return isOther ? "not the other time" : "not that one time"
    case (1, 1): return isOther ? "the other time" : "that one time"
    case (0, _): return "none of \(which) \(count.of) times"
    case (2, 2): return "both \(time)s"
    case (count.of, _): return "all \(count.of) \(time)s"
    default: return "\(count.on) of \(which) \(count.of) times"
    }
  }
}

/// What there was after the interviews of an application.
private struct Sequel {
  let lastRound: CivilDate?
  let lastOffer: CivilDate?
  let status: Status

  init(_ standing: Standing) {
    lastRound = standing.application.interviews.lazy.filter { !$0.isCancelled }.map(\.date).max()
    lastOffer = [Milestone.offer, .accepted, .signed].compactMap(standing.day).max()
    status = standing.status
  }

  /// Whether another round or an offer followed an interview; nil while that is open.
  func wentOn(after day: CivilDate) -> Bool? {
    let isFollowed =
      lastRound.map { $0 > day } ?? false || lastOffer.map { $0 >= day } ?? false
      || [Status.offer, .accepted, .signed].contains(status)
    return isFollowed ? true : status.isActive ? nil : false
  }
}

extension Standing {
  /// `decision-by` says what the latest interview brought, `contact` holds for all of them.
  fileprivate func frontMatterHas(_ keys: [EntryKey], isLatest: Bool) -> Bool {
    keys.contains(.timeline) && isLatest && application.decisionBy != nil
      || keys.contains(.contact) && application.contact != nil
  }
}
