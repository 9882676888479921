internal import Journal
internal import Syntax

extension Rule {
  static let datesOutOfOrder = Rule(
    .datesOutOfOrder, group: .form, severity: .warning,
    summary: "Two dates of an application are the wrong way round.",
    what: """
      Raised when two neighbours among the dates you wrote break the order `found`, `applied`, \
      `offer`, `accepted`, `signed`, `starts`, or when `offer-expires` is before `offer`. Equal \
      days are fine. It is reported at the one that should be later.
      """,
    why: """
      This rule is ours. One of the two is likely to be a slip, and what is counted from it \
      would be wrong.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Optics
      role: Lens Polisher
      offer: 2026-11-05
      accepted: 2026-11-12
      signed: 2026-11-10
      ---
      """,
      marked: "signed: «2026-11-10»",
      settling: [.replace("signed: 2026-11-10", with: "signed: 2026-11-13")]),
    settle: """
      Correct the date that is wrong: `signed: 2026-11-13`.
      """)
}

extension Rule {
  private static let chains: [[Milestone]] = [
    [.found, .applied, .offer, .accepted, .signed, .starts], [.offer, .offerExpires],
  ]

  static func datesOutOfOrder(_ standing: Standing) -> [Remark] {
    chains.flatMap { chain in
      let written = chain.compactMap { key in standing.milestones[key].map { (key, $0) } }
      return zip(written, written.dropFirst()).compactMap { earlier, later -> Remark? in
        guard later.1.value < earlier.1.value else { return nil }
        return Remark(
          .datesOutOfOrder, at: later.1.range,
          "`\(later.0.key)` (\(later.1.value)) is before `\(earlier.0.key)` (\(earlier.1.value))",
          help:
            "write the right day after `\(later.0.key):` here, or after `\(earlier.0.key):` in line"
            + " \(standing.application.source.lineNumber(at: earlier.1.range.lowerBound))",
          related: [.init(earlier.1.range, "the date of `\(earlier.0.key)`")])
      }
    }
  }
}
