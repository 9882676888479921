internal import Journal

extension Rule {
  static let dateInFuture = Rule(
    .dateInFuture, group: .form, severity: .warning,
    summary: "Something that happened is dated after today, and does not count yet.",
    what: """
      Raised by an event, or by a `Timeline` with a date of its own in front, that is dated \
      after today. An `Interview` may lie ahead, and so may anything with an empty box. From its \
      day on it counts.
      """,
    why: """
      This rule is ours. Most often the month or the year is mistyped; sometimes a plan was \
      written down as done.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Sails
      role: Rigger
      found: 2026-11-12
      ---

      ## Log
      - 2026-12-16 Contacted: asked about the apprenticeship
      """,
      marked: "- «2026-12-16» Contacted: asked about the apprenticeship",
      settling: [
        .replace(
          "- 2026-12-16 Contacted: asked about the apprenticeship",
          with: "- [ ] 2026-12-16 Contacted: ask about the apprenticeship")
      ]),
    settle: """
      Correct the date: `- 2026-11-16 Contacted: asked about the apprenticeship`. If you have \
      yet to do it, give it an empty box: `- [ ] 2026-12-16 Contacted: ask about the \
      apprenticeship`.
      """)
}

extension Rule {
  static func dateInFuture(_ standing: Standing) -> [Remark] {
    standing.futureEntries.map { entry in
      // Without a date of its own it has that of its interview.
      let interview = entry.isDateWritten ? nil : entry.interview
      return Remark(
        .dateInFuture,
        at: entry.isDateWritten
          ? standing.place(of: entry.date.description, in: entry.range) : entry.range,
        "`\(entry.key.rawValue)` is dated \(entry.date.forPeople), which is still to come; it does not count",
        help: entry.isDateWritten
          ? "correct the date, or make it a plan: `- [ ] \(entry.date) \(entry.key.rawValue): …`"
          : "it stands below an interview to come: write before it the day on which it happened",
        related: interview.map {
          [.init(standing.application.interviews[$0].range, "its interview")]
        } ?? [])
    }
  }
}
