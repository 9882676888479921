extension Rule {
  static let nothingButThanks = Rule(
    .nothingButThanks, group: .message, severity: .warning,
    summary: "A thank-you uses nothing of what was noted at the interview.",
    what: """
      Raised by a message `About: thank-you`, with no place left to fill, whose text shares no \
      telling word with `Liked`, `Fit`, `Forgot`, `Challenge` or `Topics` of that interview. Words \
      that begin alike count as the same. Without such notes, or where they are in another \
      language than the message, it is silent.
      """,
    why: """
      The weakest-link article finds that a bare thanks for their time says little; 3Plus wants a \
      point from your talk, and the do’s and don’ts one thing you liked and why you are right for \
      the job.
      """,
    sources: [.weakestLink, .threePlus, .dosAndDonts],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Glass
          role: Glass Blower
          contact: Ines Krol
          contact-by: email
          ---

          ## Contacts
          - Ines Krol, Studio Lead <ines@acme.example>

          ## Interview 2026-11-16
          - With: Ines Krol
          - Timeline: 2026-11-27
          - Process: a day at the furnace
          - Liked: the apprentices choose the colours
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: thank-you 2026-11-16
          To: Ines Krol <ines@acme.example>
          Subject: Thank you for Monday

          Dear Ines,

          thank you very much for your time on Monday.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "«thank you very much for your time on Monday.»",
      settling: [
        .replace(
          "thank you very much for your time on Monday.",
          with: "thank you for Monday. I like it that the apprentices choose the colours.")
      ]),
    settle: """
      Add a sentence about something that you noted, such as what you liked or why you fit.
      """)
}
