extension Rule {
  static let feedbackNotAsked = Rule(
    .feedbackNotAsked, group: .duty, severity: .warning,
    summary: "You were turned down after an interview and have not asked for feedback.",
    what: """
      Raised by a `rejected` date with an interview held by then. Asking is due from that day to \
      the second working day after it, and after the tenth it is too late. It is asked for only \
      while the status is `rejected`.
      """,
    why: """
      The do’s and don’ts and 3Plus both tell you to ask: what you learn can help the next \
      interview. You may get no answer, since some companies fear legal trouble, but asking \
      costs little.
      """,
    sources: [.dosAndDonts, .threePlus],
    example: Rule.Example(
      today: "2026-11-19",
      """
      ---
      company: Acme Library
      role: Archivist
      rejected: 2026-11-13
      contact: Ines Krol
      ---

      ## Interview 2026-11-03
      - With: Ines Krol (Head of Collections)

      ## Log
      - 2026-11-04 Thank-you: Ines Krol
      - 2026-11-16 Thank-you: Ines Krol, for the honest call
      - 2026-11-16 Introductions asked: by phone
      """,
      marked: "rejected: «2026-11-13»",
      settling: [.append("- 2026-11-19 Feedback asked: Ines Krol")]),
    settle: """
      Ask, then write in the log `- 2026-11-19 Feedback asked: Ines Krol, by email`. If they \
      told you without being asked: `- 2026-11-19 Waived: feedback-not-asked: she explained it \
      on the phone`.
      """)
}
