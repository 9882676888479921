internal import Journal

extension Rule {
  static let promiseUnclear = Rule(
    .promiseUnclear, group: .form, severity: .warning,
    summary: "It is not clear which promise was kept.",
    what: """
      Raised by a `Kept` whose text fits none of the open promises made by that day, or several \
      of them. If only one is open, that one is meant, whatever the text.
      """,
    why: """
      This rule is ours. A promise that was kept must not stay on the list, nor one vanish from \
      it that was not.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Gardens
      role: Arborist
      found: 2026-11-05
      ---

      ## Log
      - 2026-11-10 Promised: the climbing certificate by 2026-11-24
      - 2026-11-10 Promised: two photographs by 2026-11-24
      - 2026-11-16 Kept: what they asked for
      """,
      marked: "- «2026-11-16 Kept: what they asked for»",
      settling: [
        .replace(
          "- 2026-11-16 Kept: what they asked for",
          with: "- 2026-11-16 Kept: the climbing certificate")
      ]),
    settle: """
      Use words of the promise: `- 2026-11-16 Kept: the climbing certificate`. If you kept \
      several, write an entry for each, or tick them: `- [x] 2026-11-10 Promised: two \
      photographs by 2026-11-24`.
      """)
}

extension Remark {
  /// - Parameter open: A few of the promises that are not kept yet.
  static func promiseUnclear(
    _ text: String, fitting: Int, open: [Promise], at range: Range<Int>?, places: [Range<Int>]
  ) -> Remark {
    Remark(
      .promiseUnclear, at: range,
      fitting == 0
        ? "no open promise fits “\(text)”" : "\(fitting) open promises fit “\(text)”",
      help: open.isEmpty
        ? "write down the promise, too: `- Promised: …`, with the day on which you made it"
        : "write \(Alternatives.text(open.map { "`Kept: \($0.text)`" }))",
      related: places.map {
        .init($0, fitting == 0 ? "a promise that was open" : "a promise that fits")
      })
  }
}
