internal import Journal

extension Rule {
  static let interviewUndated = Rule(
    .interviewUndated, group: .form, severity: .warning,
    summary: "The heading of an interview has no date, and its notes are not read.",
    what: """
      Raised by a heading with the word `Interview` and a digit, but without a date written \
      `YYYY-MM-DD`. Headings about preparing, questions or research are left alone.
      """,
    why: """
      This rule is ours. Everything owed after an interview is counted from its day.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-16",
      """
      ---
      company: Acme Lifts
      role: Fitter
      found: 2026-11-12
      ---

      ## Interview on 16 November
      - With: Jonas Feld (Workshop Manager)
      """,
      marked: "«## Interview on 16 November»",
      settling: [.replace("## Interview on 16 November", with: "## Interview 2026-11-16")]),
    settle: """
      Write the date with year, month and day: `## Interview 2026-11-16`. More may follow it: \
      `## Interview 2026-11-16 14:00, in the workshop`.
      """)
}

extension Remark {
  static func interviewUndated(today: CivilDate?, at range: Range<Int>?) -> Remark {
    Remark(
      .interviewUndated, at: range, "this interview has no date that can be read",
      help: "write the day as year, month and day, such as `Interview \(CivilDate.pattern(today))`")
  }
}
