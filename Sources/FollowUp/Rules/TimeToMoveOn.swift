extension Rule {
  static let timeToMoveOn = Rule(
    .timeToMoveOn, group: .duty, severity: .hint,
    summary: "Weeks have passed without an answer; it may be time to move on.",
    what: """
      Raised from 21 days after your last check-in, moved to a working day, where you have asked \
      twice, or once and they did not seem very interested (`interest` is not `high`). Where a \
      check-in was missed or waived, it is raised from the day after that. You have ten working \
      days to decide, and 30 days later it lapses.
      """,
    why: """
      If you hear nothing more, the must-hire article says to let it go: they may be undecided, \
      or simply slow. The do’s and don’ts warn that one call after another looks desperate.
      """,
    sources: [.mustHire, .dosAndDonts, .references, .threePlus],
    example: Rule.Example(
      today: "2026-11-30",
      """
      ---
      company: Acme Piano
      role: Tuner
      contact: Yusuf Demir
      contact-by: phone
      ---

      ## Contacts
      - Yusuf Demir, Workshop Owner, +49 341 5550 128

      ## Interview 2026-10-12
      - With: Yusuf Demir
      - Timeline: 2026-10-19
      - Process: a tuning on trial

      ## Log
      - 2026-10-13 Thank-you: Yusuf Demir
      - 2026-10-23 Check-in: Yusuf Demir, by phone
      """,
      marked: "- «2026-10-23 Check-in: Yusuf Demir, by phone»",
      settling: [.add("closed: 2026-11-30", below: "contact-by: phone")]),
    settle: """
      If you let it go, write in the log `- 2026-11-30 Closed: no answer since October`, or `- \
      2026-11-30 Withdrawn: told them by email`. If you would rather keep it open, say why: `- \
      2026-11-30 Waived: time-to-move-on: they hire once a year`.
      """,
    options: [
      Option("after", 21, .days, "How long after the last check-in to wait.")
    ])
}
