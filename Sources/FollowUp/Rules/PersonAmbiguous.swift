internal import Journal

extension Rule {
  static let personAmbiguous = Rule(
    .personAmbiguous, group: .form, severity: .warning,
    summary: "An entry gives a name that fits several people.",
    what: """
      Raised by a part of a name in `Thank-you`, `Briefed`, `Reference contacted`, `Waived` or \
      `Snoozed` that more than one of those who can be meant has. The name then counts for \
      nobody.
      """,
    why: """
      This rule is ours. The entry settles something for one person, and a guess might settle it \
      for the wrong one.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Museum
      role: Restorer
      found: 2026-11-05
      ---

      ## Contacts
      - Ruth Adeyemi, Head of Visits
      - Ruth Lindqvist, Restorer

      ## Log
      - 2026-11-16 Thank-you: Ruth
      """,
      marked: "- 2026-11-16 Thank-you: «Ruth»",
      settling: [
        .replace("- 2026-11-16 Thank-you: Ruth", with: "- 2026-11-16 Thank-you: Ruth Lindqvist")
      ]),
    settle: """
      Write the whole name, or the part that only one of them has: `- 2026-11-16 Thank-you: Ruth \
      Lindqvist`.
      """)
}

extension Remark {
  static func personAmbiguous(
    _ name: String, candidates: [String], at range: Range<Int>?, places: [Range<Int>]
  ) -> Remark {
    Remark(
      .personAmbiguous, at: range, "“\(name)” can be \(Alternatives.text(candidates))",
      help: "write \(Alternatives.text(candidates.map { "`\($0)`" }))",
      related: zip(candidates, places).map { .init($1, "this is \($0)") })
  }
}
