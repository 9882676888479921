extension Rule {
  static let titleMismatch = Rule(
    .titleMismatch, group: .message, severity: .warning,
    summary: "A role, a title or a company in a message is not the one in the notes.",
    what: """
      Raised by the role with a slip of the pen; by another role where the message says what it is \
      about (`as your Head of …`, `the role of …`, `the … position`, `die Stelle als …`); by \
      another title right behind somebody’s name; and, as an error, by the company or the role of \
      another application, which was left from the message to them. News of an offer, \
      introductions, thanks after a no and messages to references may name other companies.
      """,
    why: """
      This rule is ours. A letter to one employer that names another is not read to its end.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Trams
          role: Head of Engineering
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Director <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: My plan

          Dear Ines,

          here is my plan for the first weeks as your Head of Platform.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "here is my plan for the first weeks as your «Head of Platform».",
      settling: [
        .replace(
          "here is my plan for the first weeks as your Head of Platform.",
          with: "here is my plan for the first weeks as your Head of Engineering.")
      ]),
    settle: """
      Write the role, the title or the company as the notes have it, or correct the notes: `role: \
      Head of Engineering`.
      """)
}
