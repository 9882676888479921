extension Rule {
  static let rejectionNotThanked = Rule(
    .rejectionNotThanked, group: .duty, severity: .warning,
    summary: "You were turned down after an interview and have not thanked them.",
    what: """
      Raised by a `rejected` date with an interview held by then. A thank-you is due from that \
      day to the second working day after it, and after the tenth it is too late. It is asked \
      for only while the status is `rejected`.
      """,
    why: """
      3Plus knows how odd it sounds, and still advises you to thank the contact for the \
      rejection. It closes the matter kindly, and it is the moment to ask for feedback and for \
      names.
      """,
    sources: [.threePlus],
    example: Rule.Example(
      today: "2026-11-19",
      """
      ---
      company: Acme Theatre
      role: Stage Manager
      rejected: 2026-11-13
      contact: Mira Sandoval
      ---

      ## Interview 2026-11-03
      - With: Mira Sandoval (Technical Director)

      ## Log
      - 2026-11-04 Thank-you: Mira Sandoval
      - 2026-11-16 Feedback asked: by email
      - 2026-11-16 Introductions asked: by email
      """,
      marked: "rejected: «2026-11-13»",
      settling: [.append("- 2026-11-19 Thank-you: Mira Sandoval")]),
    settle: """
      Write to them, then log it: `- 2026-11-19 Thank-you: Mira Sandoval, for letting me know`. \
      If there is nobody to write to: `- 2026-11-19 Waived: rejection-not-thanked: it came from \
      a no-reply address`.
      """)
}
