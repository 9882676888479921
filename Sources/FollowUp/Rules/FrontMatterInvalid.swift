internal import Journal

extension Rule {
  static let frontMatterInvalid = Rule(
    .frontMatterInvalid, group: .form, severity: .error,
    summary: "The front matter of a file cannot be read.",
    what: """
      Raised when the lines between the two `---` are not valid YAML, when the second `---` is \
      missing, or when they use anchors or aliases. Nothing else is reported of that front \
      matter until it is mended.
      """,
    why: """
      This rule is ours. An application whose first lines cannot be read has no company, role or \
      dates, and nothing that depends on them can be worked out.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Dental
      role: Receptionist: mornings
      found: 2026-11-12
      ---
      """),
    settle: """
      Correct the line that is named. A value with a colon and a space in it needs quotes: \
      `role: "Receptionist: mornings"`. Look also for a missing `---` at the end, or for tabs.
      """)
}

extension Remark {
  static func frontMatterInvalid(_ reason: String, at range: Range<Int>?) -> Remark {
    Remark(
      .frontMatterInvalid, at: range, "the front matter cannot be read: \(reason)",
      help:
        "write one `key: value` a line between two lines `---`; quote a value with a colon in it")
  }
}
