internal import Journal

extension Rule {
  static let timelineMismatch = Rule(
    .timelineMismatch, group: .form, severity: .warning,
    summary: "They gave you a later date than the one in the front matter.",
    what: """
      Raised at the `decision-by` of an active application that is earlier than the date of the \
      latest `Timeline`. The later date is the one that counts for checking in.
      """,
    why: """
      This rule is ours. `decision-by` is meant to hold the employer’s current word, and one \
      that is out of date misleads whoever reads the file.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Clinic
      role: Midwife
      applied: 2026-11-05
      decision-by: 2026-11-20
      ---

      ## Log
      - 2026-11-16 Timeline: 2026-12-04
      """,
      marked: "decision-by: «2026-11-20»",
      settling: [.replace("decision-by: 2026-11-20", with: "decision-by: 2026-12-04")]),
    settle: """
      Bring it up to date, `decision-by: 2026-12-04`, or delete it: the `Timeline` entry is \
      enough.
      """)
}

extension Rule {
  static func timelineMismatch(_ standing: Standing, _ calendar: WorkCalendar) -> [Remark] {
    guard standing.isActive, let decision = standing.application.decisionBy,
      let last = standing.timelines(calendar).last?.promised, decision.value < last.value
    else { return [] }
    return [
      Remark(
        .timelineMismatch, at: decision.range,
        "`decision-by` is \(decision.value), but they last said \(last.value)",
        help: "write `decision-by: \(last.value)`, or delete the line",
        related: [.init(last.range, "what they last said")])
    ]
  }
}
