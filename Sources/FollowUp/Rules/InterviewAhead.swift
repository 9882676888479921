internal import Journal

extension Rule {
  static let interviewAhead = Rule(
    .interviewAhead, group: .duty, severity: nil,
    summary: "An interview is coming up: here is what to ask before you leave.",
    what: """
      Shown for every interview ahead of an active application, until its day has passed. The \
      agenda lists it from 14 days before. It only reminds you and is never a finding.
      """,
    why: """
      What the articles tell you to do afterwards depends on what you asked there: by when they \
      decide and what comes next, whom to contact and how, whether anything speaks against you. \
      3Plus adds that you may tell them of your other processes.
      """,
    sources: Source.allCases,
    example: Rule.Example(
      today: "2026-11-23",
      """
      ---
      company: Acme Aquarium
      role: Animal Keeper
      contact: Piet Aerts
      ---

      ## Interview 2026-11-24 10:30, at the seal pool
      - With: Piet Aerts (Curator)
      - Where: staff entrance, east side
      """,
      marked: "«## Interview 2026-11-24 10:30, at the seal pool»",
      settling: [
        .append(
          """

          ## Log
          - 2026-11-23 Waived: interview-ahead: seen
          """)
      ]),
    settle: """
      There is nothing to write beforehand. Afterwards, note in the interview’s section what \
      they said: `- Timeline: 2026-12-04`, `- Process: a second talk`, `- Contact: Piet Aerts`, \
      `- Prefers: phone`, `- Concerns: none`. If it does not take place, write `- Cancelled: \
      they are ill`. A tick takes it off the agenda by a waiver, which the interviews after it do \
      not come under.
      """)
}

struct InterviewAhead: DutyRule {
  let rule = Rule.interviewAhead

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    let interviews = standing.application.interviews
    // The days of the last interview, and of the one before that took place on another day.
    var last: CivilDate?
    var before: CivilDate?
    var next = 0
    return standing.ahead.map { index in
      let interview = interviews[index]
      while next <= index {
        if !interviews[next].isCancelled, interviews[next].date != last {
          (before, last) = (last, interviews[next].date)
        }
        next += 1
      }
      // It is the next one from the day of the one before: a waiver must not hide those to come.
      var duty = Duty(
        rule.name, standing, concerns: interview.date.description, from: interview.date,
        due: interview.date, lapses: interview.date, raised: before, range: interview.range)
      duty.isDropped = !standing.isActive
      duty.interview = index
      return duty
    }
  }
}
