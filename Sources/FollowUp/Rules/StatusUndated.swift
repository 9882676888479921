internal import Journal

extension Rule {
  static let statusUndated = Rule(
    .statusUndated, group: .form, severity: .hint,
    summary: "The status is one that has a date, but the date is missing.",
    what: """
      Raised at `status: offer`, `accepted`, `signed`, `rejected`, `withdrawn` or `closed` \
      without the date of the same name, in the front matter or the log.
      """,
    why: """
      This rule is ours. The status is believed, but what follows from the date, such as the \
      thanks owed after a rejection, cannot be worked out.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Theatre
      role: Prompter
      found: 2026-11-05
      status: rejected
      ---
      """,
      marked: "status: «rejected»",
      settling: [.add("rejected: 2026-11-17", below: "status: rejected")]),
    settle: """
      Add the date: `rejected: 2026-11-12`, or in the log, `- 2026-11-12 Rejected: by email`. \
      Then the `status` can go.
      """)
}

extension Rule {
  static func statusUndated(_ standing: Standing) -> [Remark] {
    guard let written = standing.application.status, standing.isStatusUndated else { return [] }
    return [
      Remark(
        .statusUndated, at: written.range,
        "status is `\(written.value.rawValue)`, and since when is not written",
        help: "write the day into the front matter, such as"
          + " `\(written.value.rawValue): \(standing.today)`")
    ]
  }
}

extension Standing {
  /// Whether the written status is one that a date should go with, and does not.
  var isStatusUndated: Bool {
    guard let milestone = application.status?.value.milestone else { return false }
    return milestone != .applied && milestones[milestone] == nil
  }
}
