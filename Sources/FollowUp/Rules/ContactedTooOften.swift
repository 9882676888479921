internal import Journal

extension Rule {
  static let contactedTooOften = Rule(
    .contactedTooOften, group: .conduct, severity: .warning,
    summary: "You have contacted them too often without an answer.",
    what: """
      Raised in an active application, for the last 30 days, by a `Check-in` or `Contacted` less \
      than 7 days after another, if they were not in touch in between or on that day. It is also \
      raised by the fourth in a row without an answer, and by each one after it. Thank-yous, \
      briefings and kept promises do not count.
      """,
    why: """
      Three of the articles warn of it: repeated calls and emails make you look desperate and \
      bother the people who decide. Let them answer first.
      """,
    sources: [.mustHire, .references, .dosAndDonts],
    example: Rule.Example(
      today: "2026-11-13",
      """
      ---
      company: Acme Zoo
      role: Gardener
      applied: 2026-11-03
      ---

      ## Log
      - 2026-11-09 Contacted: asked whether my papers arrived
      - 2026-11-12 Contacted: asked about the working hours
      """,
      marked: "- «2026-11-12 Contacted: asked about the working hours»",
      settling: [
        .add(
          "- 2026-11-12 Heard: my papers are complete",
          below: "- 2026-11-09 Contacted: asked whether my papers arrived")
      ]),
    settle: """
      Wait for their answer; it goes by itself after 30 days. If they did answer in between, \
      write it down: `- 2026-11-10 Heard: papers are complete`. If they wanted the second \
      message: `- 2026-11-13 Waived: contacted-too-often: they told me to ask`.
      """,
    options: [
      Option("apart", 7, .days, "How many days should lie between two of your messages."),
      Option("unanswered", 3, .count, "How many of your messages in a row may go unanswered."),
    ])
}

struct ContactedTooOften: RemarkRule {
  let rule = Rule.contactedTooOften
  /// Days.
  let apart: Int
  let unanswered: Int

  init(_ policy: Policy) {
    apart = policy.number("apart", of: rule)
    unanswered = policy.number("unanswered", of: rule)
  }

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.isActive else { return [] }
    var remarks: [Remark] = []
    var inbound = 0
    var inARow = 0
    var previous: CivilDate?
    for (index, outreach) in standing.outreaches.enumerated() {
      var isAnswered = previous == nil
      while inbound < standing.inboundDays.count, standing.inboundDays[inbound] <= outreach.date {
        if let previous, standing.inboundDays[inbound] > previous { isAnswered = true }
        inbound += 1
      }
      inARow = isAnswered ? 1 : inARow + 1
      let isClose = !isAnswered && previous.map { outreach.date - $0 < apart } ?? false
      if isClose || inARow > unanswered, outreach.date >= search.today - Conduct.days {
        let why =
          isClose
          ? days(outreach.date - (previous ?? outreach.date)) + " after the last time"
          : "after \(inARow - 1) times without an answer"
        let earlier = standing.outreaches[..<index]
          .suffix(min(isClose ? 1 : inARow - 1, Fault.relatedLimit))
        remarks.append(
          Remark(
            rule, at: outreach.range, "contacted again \(why)",
            help: "wait until they answer; if they had by then, write below a heading `## Log`:"
              + " `- \(outreach.date) Heard: …`",
            raised: outreach.date,
            related: earlier.reversed().map { .init($0.range, "you had contacted them before") }))
      }
      previous = outreach.date
    }
    return remarks
  }

  private func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
}
