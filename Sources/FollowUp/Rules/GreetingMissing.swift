extension Rule {
  static let greetingMissing = Rule(
    .greetingMissing, group: .message, severity: .warning,
    summary: "A message greets nobody.",
    what: """
      Raised where the first line of the text is no greeting: `Dear Ines,`, `Hello Ines,`, `Guten \
      Tag Frau Krol,`, or a name and a comma. Points for a phone call, which are a list, need \
      none.
      """,
    why: """
      This rule is ours. Without a name it looks like a circular.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Stairs
          role: Joiner
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
          Subject: The stairs

          Here is the drawing of the stairs.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "«Here is the drawing of the stairs.»",
      settling: [
        .replace(
          "Here is the drawing of the stairs.",
          with: "Dear Ines,\n\nhere is the drawing of the stairs.")
      ]),
    settle: """
      Begin with `Dear …,` and the name.
      """)
}
