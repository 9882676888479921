extension Rule {
  static let dateUnknown = Rule(
    .dateUnknown, group: .message, severity: .warning,
    summary: "A date in a message is not in the notes, or its weekday is another.",
    what: """
      Raised by a weekday that does not fit its date; by a day that no calendar has; by a past \
      day, not before the application’s first, that its notes do not hold; and by a day to come \
      that the notes do not hold, in a sentence on what they said or decide. Dates are read as \
      `2026-11-25`, `25 November`, `Nov 25`, `25. November` and `am 25.11.`, with a year or \
      without; days that you propose are left alone.
      """,
    why: """
      This rule is ours. A wrong day for an interview costs the interview, and a wrong weekday a \
      mail in return.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Clocks
          role: Clockmaker
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
          Subject: The clock

          Dear Ines,

          I could bring the clock on Tuesday, 25 November.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "I could bring the clock on «Tuesday», 25 November.",
      settling: [
        .replace(
          "I could bring the clock on Tuesday, 25 November.",
          with: "I could bring the clock on Wednesday, 25 November.")
      ]),
    settle: """
      Write the weekday that fits or the day that the notes have. If something was on that day, \
      note it.
      """)
}
