internal import Journal

extension Rule {
  static let entryUndated = Rule(
    .entryUndated, group: .form, severity: .warning,
    summary: "An entry in the log has no date and does not count.",
    what: """
      Raised by an item of the log with a known key but without a date, unless it has an empty \
      box: that is a plan.
      """,
    why: """
      This rule is ours. All windows are counted from dates, so what has none cannot be placed.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Vets
      role: Receptionist
      found: 2026-11-12
      ---

      ## Log
      - Contacted: asked about the start date
      """,
      marked: "- «Contacted»: asked about the start date",
      settling: [
        .replace(
          "- Contacted: asked about the start date",
          with: "- 2026-11-17 Contacted: asked about the start date")
      ]),
    settle: """
      Put the day before the key: `- 2026-11-16 Contacted: asked about the start date`. If you \
      have not done it yet, make it a plan: `- [ ] Contacted: asked about the start date`.
      """)
}

extension Remark {
  static func entryUndated(_ key: String, today: CivilDate?, at range: Range<Int>?) -> Remark {
    Remark(
      .entryUndated, at: range, "`\(key)` has no date, and the log needs one",
      help: "write the day before it: `- \(CivilDate.pattern(today)) \(key): …`")
  }
}
