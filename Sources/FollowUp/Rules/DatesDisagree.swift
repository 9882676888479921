internal import Journal
internal import Syntax

extension Rule {
  static let datesDisagree = Rule(
    .datesDisagree, group: .form, severity: .warning,
    summary: "The log and the front matter give different dates for the same thing.",
    what: """
      Raised at an `Applied`, `Offer`, `Accepted`, `Signed`, `Rejected`, `Withdrawn` or `Closed` \
      of the log whose date is not that of the front matter. The front matter’s date is used.
      """,
    why: """
      This rule is ours. Only you know which day it was, and what is owed next is counted from \
      it.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Radio
      role: Editor
      rejected: 2026-11-12
      ---

      ## Log
      - 2026-11-13 Rejected: by email
      """,
      marked: "- «2026-11-13» Rejected: by email",
      settling: [
        .replace("- 2026-11-13 Rejected: by email", with: "- 2026-11-12 Rejected: by email")
      ]),
    settle: """
      Make the two agree, for instance `- 2026-11-12 Rejected: by email`, or delete the one in \
      the front matter: the entry alone is enough.
      """)
}

extension Rule {
  static func datesDisagree(_ standing: Standing) -> [Remark] {
    standing.entries.compactMap { entry in
      guard let milestone = entry.key.milestone, let counted = standing.milestones[milestone],
        counted.value != entry.date
      else { return nil }
      let line = standing.application.source.lineNumber(at: counted.range.lowerBound)
      return Remark(
        .datesDisagree, at: standing.place(of: entry.date.description, in: entry.range),
        "`\(entry.key.rawValue)` on \(entry.date) here, and on \(counted.value) in line \(line)",
        help: "write `\(counted.value)` here, or `\(entry.date)` in line \(line)",
        related: [.init(counted.range, "the date that counts")])
    }
  }
}
