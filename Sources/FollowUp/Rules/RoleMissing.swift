internal import Journal

extension Rule {
  static let roleMissing = Rule(
    .roleMissing, group: .form, severity: .error,
    summary: "An application does not say which job it is for.",
    what: """
      Raised at line 1 of an application whose front matter has no `role`, or one without a \
      value.
      """,
    why: """
      This rule is ours. Many companies hire for several jobs at once; a message that does not \
      say which one is hard to answer.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Bakery
      found: 2026-11-12
      location: the old market hall
      ---
      """,
      marked: "«---»",
      settling: [.add("role: Pastry Chef", below: "company: Acme Bakery")]),
    settle: """
      Add it to the front matter: `role: Pastry Chef`. If you wrote on your own initiative, say \
      that: `role: Unsolicited`. If the file is no application, write `jobjournal: ignore` \
      instead.
      """)
}

extension Remark {
  static func roleMissing(at range: Range<Int>?, places: [Range<Int>]) -> Remark {
    Remark(
      .roleMissing, at: range, "no role is given",
      help: "write `role: …` with the job’s title below this line",
      related: places.map { .init($0, "`role` is empty") })
  }
}
