internal import Journal

extension Rule {
  static let promiseNotKept = Rule(
    .promiseNotKept, group: .duty, severity: .error,
    summary: "Something you promised has not been sent or done.",
    what: """
      Raised for every `Promised` with a `by` date. It is due from the day you promised it to \
      the day you named, stays overdue for 30 days after that, and then counts as missed. It is \
      asked for only while the application is active.
      """,
    why: """
      The article on references warns that a promise made in an interview is often a test: can \
      you do what was agreed, on the day it was agreed? This matters most for something you were \
      asked to send in.
      """,
    sources: [.references],
    example: Rule.Example(
      today: "2026-11-20",
      """
      ---
      company: Acme Gardens
      role: Landscape Planner
      contact: Ines Krol
      contact-by: email
      ---

      ## Contacts
      - Ines Krol, Head of Planning <ines@acme.example>

      ## Interview 2026-11-16
      - With: Ines Krol
      - Timeline: 2026-11-27
      - Process: a site visit with the team
      - Promised: the planting plan by 2026-11-18

      ## Log
      - 2026-11-17 Thank-you: Ines Krol
      """,
      marked: "- «Promised: the planting plan by 2026-11-18»",
      settling: [.append("- 2026-11-20 Kept: the planting plan")]),
    settle: """
      Do it, then write in the log `- 2026-11-20 Kept: the planting plan`, or tick the promise \
      itself: `- [x] Promised: the planting plan by 2026-11-18`. If they no longer want it: `- \
      2026-11-20 Waived: promise-not-kept: they have found an older one`.
      """)
}

struct PromiseNotKept: DutyRule {
  let rule = Rule.promiseNotKept

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    standing.application.promises.compactMap { promise in
      guard let by = promise.by, promise.date <= search.today else { return nil }
      var duty = Duty(
        rule.name, standing, concerns: promise.text, from: promise.date, due: by,
        lapses: by + 30,
        fulfilled: promise.kept.flatMap { $0 <= search.today ? $0 : nil },
        raised: promise.date, range: promise.range)
      duty.isChecked = promise.isChecked
      duty.detail = by.description
      duty.isDropped = !standing.isActive
      return duty
    }
  }
}
