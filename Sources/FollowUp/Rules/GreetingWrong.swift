extension Rule {
  static let greetingWrong = Rule(
    .greetingWrong, group: .message, severity: .error,
    summary: "The greeting names somebody else than the addressee.",
    what: """
      Raised by a name in the greeting that is none of the name in `To`; a short form, `Alex` for \
      `Alexandra`, is one, and so is any name that the application’s notes hold and nobody else \
      there bears. Without `To`, it is raised by a name that only another application has.
      """,
    why: """
      This rule is ours. It happens when the last message is copied for the next person, and both \
      of them notice.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Lamps
          role: Lamp Maker
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Workshop Lead <ines@acme.example>
          - Jonas Feld, Buyer <jonas@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: The lamp

          Dear Jonas,

          here is the drawing of the lamp.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "Dear «Jonas»,",
      settling: [
        .replace(
          "Dear Jonas,",
          with: "Dear Ines,")
      ]),
    settle: """
      Write the addressee’s name in the greeting, or correct `To`.
      """)
}
