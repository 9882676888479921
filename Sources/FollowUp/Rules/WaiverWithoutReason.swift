internal import Journal

extension Rule {
  static let waiverWithoutReason = Rule(
    .waiverWithoutReason, group: .form, severity: .warning,
    summary: "You waived something without saying why.",
    what: """
      Raised by a `Waived` without a reason after the colon. It settles the matter all the same.
      """,
    why: """
      This rule is ours. In a few weeks you will want to know whether you decided it or only put \
      it off.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Cycles
      role: Mechanic
      found: 2026-11-05
      ---

      ## Log
      - 2026-11-09 Promised: a list of my tools by 2026-11-13
      - 2026-11-16 Waived: promise-not-kept
      """,
      marked: "- «2026-11-16 Waived: promise-not-kept»",
      settling: [
        .replace(
          "- 2026-11-16 Waived: promise-not-kept",
          with: "- 2026-11-16 Waived: promise-not-kept: they have all the tools")
      ]),
    settle: """
      Add the reason after a colon: `- 2026-11-16 Waived: promise-not-kept: they have all the \
      tools`.
      """)
}

extension Remark {
  static func waiverWithoutReason(_ subject: String, at range: Range<Int>?) -> Remark {
    Remark(
      .waiverWithoutReason, at: range, "waived without a reason",
      help: "add a colon and why: `Waived: \(subject): …`")
  }
}
