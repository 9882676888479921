internal import Journal

extension Rule {
  static let offerUnanswered = Rule(
    .offerUnanswered, group: .duty, severity: .error,
    summary: "An offer has expired without your answer.",
    what: """
      Raised by an offer with an `offer-expires` date. Your answer is due from the day of the \
      offer to the day it expires, stays overdue for 30 days, and then counts as missed. It is \
      asked for only while the status is `offer`.
      """,
    why: """
      This rule is ours. An offer that runs out in silence is gone, and the people who made it \
      remember that nobody wrote. A no is an answer, and so is a request for more time.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-16",
      """
      ---
      company: Acme Tram
      role: Dispatcher
      offer: 2026-11-02
      offer-expires: 2026-11-13
      contact: Jonas Feld
      ---
      """,
      marked: "offer: «2026-11-02»",
      settling: [
        .append(
          """

          ## Log
          - 2026-11-16 Withdrawn: thanked them and said no
          """)
      ]),
    settle: """
      Answer, then write in the log `- 2026-11-16 Accepted: by phone` or `- 2026-11-16 \
      Withdrawn: thanked them and said no`. If they took the offer back, write `- 2026-11-16 \
      Closed: the offer ran out`. If they gave you more time, put the new date in \
      `offer-expires`. A tick on the agenda says only that you answered: what, is yours to log.
      """)
}

struct OfferUnanswered: DutyRule {
  let rule = Rule.offerUnanswered

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    guard let offer = standing.day(.offer), let expires = standing.day(.offerExpires)
    else { return [] }
    var duty = Duty(
      rule.name, standing, who: standing.contactName, concerns: offer.description, from: offer,
      due: expires, lapses: expires + 30,
      fulfilled: standing.endDays.filter { $0 >= offer }.min(), raised: offer,
      range: standing.range(of: .offer))
    duty.isDropped = standing.status != .offer
    return [duty]
  }
}
