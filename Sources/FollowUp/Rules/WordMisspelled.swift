extension Rule {
  static let wordMisspelled = Rule(
    .wordMisspelled, group: .message, severity: .warning,
    summary: "A word in a message is not in the dictionary.",
    what: """
      Raised by `proofread` where Hunspell is installed with a dictionary of the message’s \
      language. Names, titles, roles, places and tags of the application are right, and so are \
      words with digits or with capitals inside, addresses, and the last line of the message, your \
      own name. Editors leave spelling to this command and to their own checkers.
      """,
    why: """
      This rule is ours. In a letter of ten lines a typing error is a tenth of it.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Cheese
          role: Cheesemonger
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Shop Lead <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: The cheese

          Dear Ines,

          I recieved the cheese today.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "I «recieved» the cheese today.",
      settling: [
        .replace(
          "I recieved the cheese today.",
          with: "I received the cheese today.")
      ],
      unknownWords: ["recieved": ["received"]]),
    settle: """
      Correct the word. If it is right, add it to `tags` of the application: `tags: [Kubernetes]`.
      """)
}
