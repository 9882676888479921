internal import Journal

extension Rule {
  static let referencesNotBriefed = Rule(
    .referencesNotBriefed, group: .duty, severity: .warning,
    summary: "A reference has not been told about your interview.",
    what: """
      Raised for every interview that took place and every reference you had given the employer \
      by that day, or whose `Provided` date you left out. Brief them on the day of the interview \
      or the next working day. It lapses after the tenth working day, or on the day before the \
      next interview if that comes earlier. It is asked for only while the application is \
      active.
      """,
    why: """
      The article on references puts this right after the thank-you: tell everyone whose name \
      you gave how the interview went and what the employer asked about, so that a call does not \
      find them unprepared.
      """,
    sources: [.references],
    example: Rule.Example(
      today: "2026-11-20",
      """
      ---
      company: Acme Lifts
      role: Service Technician
      contact: Jonas Feld
      contact-by: phone
      ---

      ## Contacts
      - Jonas Feld, Workshop Manager, +49 30 5550 177

      ## References
      - Mira Sandoval, former manager <mira@sandoval.example>
        - Provided: 2026-11-12
        - Will tell: yes

      ## Interview 2026-11-16
      - With: Jonas Feld
      - Timeline: 2026-11-27
      - Process: a day with the crew
      - 2026-11-17 Thank-you: Jonas Feld
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [
        .append(
          """

          ## Log
          - 2026-11-20 Briefed: Mira Sandoval
          """)
      ]),
    settle: """
      Call or write to them, then write in the log `- 2026-11-20 Briefed: Mira Sandoval`, or add \
      `- Briefed: 2026-11-20` below their name in `References`. If there is no need: `- \
      2026-11-20 Waived: references-not-briefed, Mira Sandoval: they ask nobody`.
      """,
    options: [
      Option("within", 1, .workingDays, "How long after the interview a briefing is due."),
      Option("lapses", 10, .workingDays, "How long after the interview it is too late for one."),
    ])
}

struct ReferencesNotBriefed: DutyRule {
  let rule = Rule.referencesNotBriefed
  let after: AfterInterview

  init(_ policy: Policy) { after = AfterInterview(policy, rule) }

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    let references = standing.application.references
    guard !references.isEmpty else { return [] }
    let briefings = self.briefings(of: references, standing)
    let held = Array(standing.heldInterviews)
    var duties: [Duty] = []
    for (place, (index, interview)) in held.enumerated() {
      let day = interview.date
      var window = after.window(of: day, search.calendar)
      // The next interview asks for a briefing of its own.
      if let next = held[place...].first(where: { $0.interview.date > day })?.interview.date {
        window.lapses = min(window.lapses, next - 1)
      }
      for (number, reference) in references.enumerated()
      where reference.provided.map({ $0 <= day }) ?? true {
        var duty = Duty(
          rule.name, standing, who: standing.name(reference.person), concerns: day.description,
          from: day, due: window.due, lapses: window.lapses,
          fulfilled: briefings[number].first(onOrAfter: day), raised: day, range: interview.range)
        duty.isDropped = !standing.isActive
        duty.interview = index
        duty.reference = number
        duties.append(duty)
      }
    }
    return duties
  }

  /// The days on which each reference was briefed, in order.
  private func briefings(of references: [Reference], _ standing: Standing) -> [[CivilDate]] {
    var days = references.map(\.briefed)
    let numbers = Dictionary(
      references.enumerated().map { ($1.person, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in standing.entries where entry.key == .briefed {
      for person in entry.people {
        if let number = numbers[person] { days[number].append(entry.date) }
      }
    }
    return days.map { $0.filter { $0 <= standing.today }.sorted() }
  }
}
