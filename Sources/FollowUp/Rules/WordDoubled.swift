extension Rule {
  static let wordDoubled = Rule(
    .wordDoubled, group: .message, severity: .warning,
    summary: "A word stands in a message twice in a row.",
    what: """
      Raised by the same word twice, also across the end of a line. Words that may follow \
      themselves are left alone: `had had`, `that that`, `sie sie`, and a German article behind a \
      comma, as in `…, die die Stelle besetzt`.
      """,
    why: """
      This rule is ours. It is the slip that its writer cannot see.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Kites
          role: Kite Maker
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Workshop Lead <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: The kite

          Dear Ines,

          here is the the drawing of my kite.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "here is «the the» drawing of my kite.",
      settling: [
        .replace(
          "here is the the drawing of my kite.",
          with: "here is the drawing of my kite.")
      ]),
    settle: """
      Write the word once.
      """)
}
