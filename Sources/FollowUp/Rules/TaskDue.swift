internal import Journal

extension Rule {
  static let taskDue = Rule(
    .taskDue, group: .duty, severity: .warning,
    summary: "A task you set yourself has not been ticked off.",
    what: """
      Raised by an empty box anywhere in an application with a date after `by` or `due`, or \
      after 📅; a dated plan such as `- [ ] 2026-11-18 Contacted: the union` counts too. It is due on \
      that date, never lapses, and stays whatever became of the application.
      """,
    why: """
      This rule is ours. You wrote it down with a date so that you need not keep it in your \
      head.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-20",
      """
      ---
      company: Acme Cycles
      role: Wheel Builder
      found: 2026-11-10
      ---

      - [ ] ask Lena about the shifts by 2026-11-18
      """,
      marked: "- [ ] «ask Lena about the shifts by 2026-11-18»",
      settling: [
        .replace(
          "- [ ] ask Lena about the shifts by 2026-11-18",
          with: "- [x] ask Lena about the shifts by 2026-11-18")
      ]),
    settle: """
      Tick the box when it is done: `- [x] ask Lena about the shifts by 2026-11-18`. If it can \
      wait, change the date; if it no longer matters, delete the line.
      """)
}

struct TaskDue: DutyRule {
  let rule = Rule.taskDue

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    standing.application.tasks.map {
      Duty(
        rule.name, standing, concerns: $0.text, from: $0.due, due: $0.due, lapses: nil,
        raised: nil, range: $0.range)
    }
  }
}
