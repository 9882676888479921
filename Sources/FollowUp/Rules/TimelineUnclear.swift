internal import Journal

extension Rule {
  static let timelineUnclear = Rule(
    .timelineUnclear, group: .form, severity: .warning,
    summary: "What they said about their timeline could not be read as a date.",
    what: """
      Raised by a `Timeline` with neither a date nor a span such as `two weeks`, which \
      nevertheless holds a digit, a month or weekday with a capital, or the word `week` or \
      `month`. It then counts as asked, but without a date.
      """,
    why: """
      This rule is ours. They gave you a time and you noted it; the day on which to check in \
      should follow from it.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Tram
      role: Controller
      applied: 2026-11-05
      ---

      ## Log
      - 2026-11-16 Timeline: by the end of November
      """,
      marked: "- 2026-11-16 Timeline: «by the end of November»",
      settling: [
        .replace(
          "- 2026-11-16 Timeline: by the end of November",
          with: "- 2026-11-16 Timeline: by the end of November, in 2 weeks")
      ]),
    settle: """
      Write a date or a span: `- 2026-11-16 Timeline: 2026-11-30`, or `- 2026-11-16 Timeline: in \
      ten working days`. Where it is vague, take the last day that would still be true.
      """)
}

extension Remark {
  static func timelineUnclear(
    _ value: String, today: CivilDate?, at range: Range<Int>?
  ) -> Remark {
    Remark(
      .timelineUnclear, at: range, "no date can be worked out from “\(value)”",
      help:
        "write a date, such as `\(CivilDate.pattern(today.map { $0 + 7 }))`, or a span, such as `in 2 weeks`"
    )
  }
}
