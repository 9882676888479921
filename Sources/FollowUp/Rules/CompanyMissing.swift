internal import Journal

extension Rule {
  static let companyMissing = Rule(
    .companyMissing, group: .form, severity: .error,
    summary: "An application does not say which company it is for.",
    what: """
      Raised at line 1 of an application whose front matter has no `company`, or one without a \
      value. Until then the name of the file stands in for it.
      """,
    why: """
      This rule is ours. The company’s name is in every line that you read about an application, \
      and in the letters you send.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      role: Pastry Chef
      found: 2026-11-12
      location: the old market hall
      ---
      """,
      marked: "«---»",
      settling: [
        .replace(
          "role: Pastry Chef",
          with:
            """
            company: Acme Bakery
            role: Pastry Chef
            """)
      ]),
    settle: """
      Add it to the front matter: `company: Acme Bakery`. If the file is no application, write \
      `jobjournal: ignore` there instead.
      """)
}

extension Remark {
  static func companyMissing(at range: Range<Int>?, places: [Range<Int>]) -> Remark {
    Remark(
      .companyMissing, at: range, "no company is given",
      help: "write `company: …` with its name below this line",
      related: places.map { .init($0, "`company` is empty") })
  }
}
