internal import Journal

extension Rule {
  static let waiverUnused = Rule(
    .waiverUnused, group: .form, severity: .hint,
    summary: "A waiver settles nothing.",
    what: """
      Raised by a `Waived` that covers nothing, or only what was already done. A waiver covers \
      what began on or before its day, and with a name only that person.
      """,
    why: """
      This rule is ours. Either the waiver is not needed, or its date, rule or name is not the \
      one you meant.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Toys
      role: Painter
      found: 2026-11-05
      ---

      ## Log
      - 2026-11-16 Waived: promise-not-kept: they have it already
      """,
      marked: "- «2026-11-16 Waived: promise-not-kept: they have it already»",
      settling: [.delete("- 2026-11-16 Waived: promise-not-kept: they have it already")]),
    settle: """
      Delete it, or correct its date, rule or name. Rules of form are not waived but left out \
      for a file in its front matter: `ignore: [status-undated]`.
      """)
}

extension Remark {
  static func waiverUnused(
    _ rule: RuleName, on date: CivilDate, at range: Range<Int>?
  ) -> Remark {
    Remark(
      .waiverUnused, at: range, "this waiver settles nothing",
      help: Rule[rule].group == .form
        ? "write `ignore: \(rule.rawValue)` into the front matter; how something is written cannot be"
          + " waived"
        : "delete it, or correct its rule, name or date: it covers what began by `\(date)`")
  }
}
