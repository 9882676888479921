internal import Journal

extension Rule {
  static let applicationUnanswered = Rule(
    .applicationUnanswered, group: .duty, severity: .hint,
    summary: "Your application has had no answer, and you have not asked about it.",
    what: """
      Raised by an `applied` date while the status is `applied`. Ask from 14 days after it, \
      moved to a working day, within five working days; 30 days later it lapses. It is not \
      raised where the employer was in touch, or an interview is dated, by that first day.
      """,
    why: """
      This rule is ours; the articles begin with the interview. Applications do get lost, and \
      one short, friendly question after two weeks is enough to find out.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-18",
      """
      ---
      company: Acme Maps
      role: Cartographer
      applied: 2026-10-26
      contact: Lena Forsberg
      ---
      """,
      marked: "applied: «2026-10-26»",
      settling: [
        .append(
          """

          ## Log
          - 2026-11-18 Contacted: Lena Forsberg, whether my application arrived
          """)
      ]),
    settle: """
      Ask once, then write in the log `- 2026-11-18 Contacted: asked whether my papers arrived`. \
      If they answered, write `- 2026-11-18 Heard: they are still reading`. If you would rather \
      leave it: `- 2026-11-18 Waived: application-unanswered: the notice says no inquiries`.
      """,
    options: [
      Option("after", 14, .days, "How long after you applied to wait.")
    ])
}

struct ApplicationUnanswered: DutyRule {
  let rule = Rule.applicationUnanswered
  /// Days.
  let after: Int

  init(_ policy: Policy) { after = policy.number("after", of: rule) }

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    guard let applied = standing.day(.applied) else { return [] }
    let from = search.calendar.roll(applied + after)
    let interviews = standing.application.interviews
    let isAnswered =
      standing.inboundDays.first.map { $0 <= from } ?? false
      || interviews.contains { !$0.isCancelled && $0.date <= from }
    guard !isAnswered else { return [] }
    let due = search.calendar.date(5, workingDaysAfter: from)
    var duty = Duty(
      rule.name, standing, who: standing.contactName, concerns: applied.description, from: from,
      due: due, lapses: due + 30,
      fulfilled: standing.outreaches.first { $0.date > applied }?.date, raised: applied,
      range: standing.range(of: .applied))
    duty.isDropped = standing.status != .applied
    return [duty]
  }
}
