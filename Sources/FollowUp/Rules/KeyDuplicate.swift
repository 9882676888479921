internal import Journal

extension Rule {
  static let keyDuplicate = Rule(
    .keyDuplicate, group: .form, severity: .error,
    summary: "A key is written twice, and only the first one counts.",
    what: """
      Raised at the second of two equal keys in the front matter or in `jobjournal.yml`. \
      Capitals do not matter, and `-`, `_` and a space are the same.
      """,
    why: """
      This rule is ours. Which of the two you meant, only you can know.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Wool
      role: Dyer
      found: 2026-11-12
      found: 2026-11-14
      ---
      """,
      marked: "«found»: 2026-11-14",
      settling: [.delete("found: 2026-11-14")]),
    settle: """
      Keep the line that is right and delete the other: `found: 2026-11-12`.
      """)
}

extension Remark {
  static func keyDuplicate(
    _ key: String, at range: Range<Int>?, places: [Range<Int>]
  ) -> Remark {
    Remark(
      .keyDuplicate, at: range, "`\(key)` is written a second time; the first one counts",
      help: "delete this line, or the `\(key)` above it if this one is right",
      related: places.map { .init($0, "the first one") })
  }
}
