internal import Journal

extension Rule {
  static let valueInvalid = Rule(
    .valueInvalid, group: .form, severity: .warning,
    summary: "A value is not one of those that its key takes.",
    what: """
      Raised where a key of the front matter or of `jobjournal.yml` holds something that it \
      cannot take, such as a word that is not on its list. The value is not used, and what is \
      usual without it applies.
      """,
    why: """
      This rule is ours. You wrote it for a reason; if it had no effect, you should know.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Print
      role: Bookbinder
      found: 2026-11-12
      interest: very high
      ---
      """,
      marked: "interest: «very high»",
      settling: [.replace("interest: very high", with: "interest: high")]),
    settle: """
      Use one of the words that the message names: `interest: high`.
      """)
}

extension Remark {
  static func valueInvalid(
    _ value: String, of key: String, expected: String, at range: Range<Int>?
  ) -> Remark {
    Remark(
      .valueInvalid, at: range, "`\(key)` cannot be “\(value)”", help: "write \(expected)")
  }
}
