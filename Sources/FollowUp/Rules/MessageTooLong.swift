extension Rule {
  static let messageTooLong = Rule(
    .messageTooLong, group: .message, severity: .warning,
    summary: "A message is longer than anybody reads.",
    what: """
      Raised by a text of more words than `words` says. Greeting and closing count; fields, quoted \
      lines and places to fill do not. It points at the first word that is too much.
      """,
    why: """
      This rule is ours. A follow-up takes a few sentences. Whoever gets forty of them reads the \
      first two.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Bells
          role: Bell Founder
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Foundry Master <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: The bell

          Dear Ines,

          here is the drawing of the bell.
          I could cast it in June.

          Kind regards
          Ada Lund
          """
        ),
        (
          "jobjournal.yml",
          """
          rules:
            message-too-long: { words: 13 }
            too-few-applications: off
            search-stalled: off
          """
        ),
      ],
      marked: "I could cast it «in» June.",
      settling: [
        .delete("I could cast it in June.")
      ]),
    settle: """
      Keep one point of each kind, and leave out what they know.
      """,
    options: [Option("words", 150, .count, "The most words that a text may have.")])
}
