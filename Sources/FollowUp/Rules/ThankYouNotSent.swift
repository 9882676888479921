internal import Journal

extension Rule {
  static let thankYouNotSent = Rule(
    .thankYouNotSent, group: .duty, severity: .warning,
    summary: "Someone who interviewed you has not been thanked.",
    what: """
      Raised for every interview that took place and everyone who led it, or once without a name \
      if nobody is named. The thank-you is due from the day of the interview to the second \
      working day after it, and after the tenth it is too late to send one. It is asked for only \
      while the application is active.
      """,
    why: """
      All five articles want a note to each person who met you, and soon: the do’s and don’ts \
      give you one or two working days. It need not be long. Say what you liked, why you fit, \
      and anything you forgot to mention.
      """,
    sources: Source.allCases,
    example: Rule.Example(
      today: "2026-11-20",
      """
      ---
      company: Acme Press
      role: Copy Editor
      contact: Ana Ruiz
      contact-by: email
      ---

      ## Contacts
      - Ana Ruiz, Managing Editor <ana@acme.example>

      ## Interview 2026-11-16
      - With: Ana Ruiz
      - Timeline: 2026-11-27
      - Process: a trial day, then the offer
      - Liked: every book gets two readers
      """,
      marked: "- With: «Ana Ruiz»",
      settling: [
        .append(
          """

          ## Log
          - 2026-11-20 Thank-you: Ana Ruiz
          """)
      ]),
    settle: """
      Send the note, then write in the log whom you thanked: `- 2026-11-20 Thank-you: Ana Ruiz`. \
      One entry for each person is best. If a note would be out of place, say why: `- 2026-11-20 \
      Waived: thank-you-not-sent, Ana Ruiz: she asked for no letters`.
      """,
    options: [
      Option("within", 2, .workingDays, "How long after the interview a thank-you is due."),
      Option("lapses", 10, .workingDays, "How long after the interview it is too late for one."),
    ])
}

struct ThankYouNotSent: DutyRule {
  let rule = Rule.thankYouNotSent
  let after: AfterInterview

  init(_ policy: Policy) { after = AfterInterview(policy, rule) }

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    let thanks = standing.entries.filter { $0.key == .thankYou }
    let days = standing.days(of: .thankYou)
    let named = Set(
      standing.heldInterviews.flatMap { $0.interview.interviewers.map(\.person) })
    var duties: [Duty] = []
    for (index, interview) in standing.heldInterviews {
      let day = interview.date
      let window = after.window(of: day, search.calendar)
      func add(_ who: String?, _ range: Range<Int>, _ fulfilled: CivilDate?) {
        var duty = Duty(
          rule.name, standing, who: who, concerns: day.description, from: day,
          due: window.due, lapses: window.lapses, fulfilled: fulfilled, raised: day, range: range)
        duty.isDropped = !standing.isActive
        duty.interview = index
        duty.words = who.map { standing.place(of: $0, in: range) }
        duties.append(duty)
      }
      for interviewer in interview.interviewers {
        add(
          standing.name(interviewer.person), interviewer.range,
          days[interviewer.person]?.first(onOrAfter: day))
      }
      if interview.interviewers.isEmpty {
        let fitting = thanks.filter { entry in
          guard entry.date >= day, case .people(let people, let everyone) = entry.detail
          else { return false }
          return everyone || people.contains { !named.contains($0) }
        }
        add(nil, interview.range, fitting.map(\.date).min())
      }
    }
    return duties
  }
}
