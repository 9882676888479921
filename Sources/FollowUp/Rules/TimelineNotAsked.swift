extension Rule {
  static let timelineNotAsked = Rule(
    .timelineNotAsked, group: .record, severity: .warning,
    summary: "You do not know by when the employer decides.",
    what: """
      Raised from the day after an interview, at the latest one of an active application, when \
      no `Timeline` is written in it or later, in an interview or the log, and the front matter \
      has no `decision-by`.
      """,
    why: """
      All five articles speak of the employer’s timeline, and most tell you to ask before you \
      leave. Without it you can only guess when to get in touch, and a guess is easily too soon.
      """,
    sources: Source.allCases,
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Press
      role: Proofreader
      contact: Ana Ruiz
      contact-by: email
      ---

      ## Contacts
      - Ana Ruiz, Managing Editor <ana@acme.example>

      ## Interview 2026-11-16
      - With: Ana Ruiz
      - Process: a test chapter at home
      - Liked: the quiet room for readers
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [.add("- Timeline: they could not say", below: "- With: Ana Ruiz")]),
    settle: """
      Write what they said in the interview’s section: `- Timeline: 2026-11-27`, or `- Timeline: \
      in two weeks`. If you asked and they could not say, that counts as well: `- Timeline: \
      asked, they could not say`. If you can ask in the thank-you note, do.
      """)
}
