internal import Journal

extension Rule {
  static let frontMatterMissing = Rule(
    .frontMatterMissing, group: .form, severity: .warning,
    summary: "A note looks like an application but has no front matter.",
    what: """
      Raised for a file without front matter that has a heading for an interview, or one that is \
      exactly `Contacts`, `References` or `Log`. It is reported once a file, at the first such \
      heading.
      """,
    why: """
      This rule is ours. Without front matter a file is a plain note, so the interview in it \
      would be passed over in silence.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      # Deck hand at Acme Ferries

      ## Interview 2026-11-24, at the pier

      - With: Piet Aerts (Crew Manager)
      """,
      marked: "«## Interview 2026-11-24, at the pier»",
      settling: [
        .replace(
          "# Deck hand at Acme Ferries",
          with:
            """
            ---
            company: Acme Ferries
            role: Deck Hand
            ---

            # Deck hand at Acme Ferries
            """)
      ]),
    settle: """
      Begin the file with a line `---`, then `company: Acme Ferries` and `role: Deck Hand`, then \
      another `---`. If it is only a note, begin it with `---`, `jobjournal: ignore` and `---`, \
      or put an underscore before its name.
      """)
}

extension Remark {
  static func frontMatterMissing(_ heading: String, at range: Range<Int>?) -> Remark {
    Remark(
      .frontMatterMissing, at: range,
      "“\(heading)” looks like a job application, but the file begins without `---`",
      help: "begin the file with four lines: `---`, `company: …`, `role: …` and `---`; if it is no"
        + " application, with `---`, `jobjournal: ignore` and `---`")
  }
}
