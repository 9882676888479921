extension Rule {
  static let processNotAsked = Rule(
    .processNotAsked, group: .record, severity: .hint,
    summary: "You do not know what comes next.",
    what: """
      Raised from the day after an interview, at the latest one of an active application, when \
      no `Process` is written in it or later.
      """,
    why: """
      The do’s and don’ts and the weakest-link article both tell you to ask what the next steps \
      are, so that you know what to expect and can tell a normal silence from a worrying one.
      """,
    sources: [.dosAndDonts, .weakestLink],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Clocks
      role: Watchmaker
      contact: Mira Sandoval
      contact-by: email
      ---

      ## Contacts
      - Mira Sandoval, Master Watchmaker <mira@acme.example>

      ## Interview 2026-11-16
      - With: Mira Sandoval
      - Timeline: 2026-11-27
      - Liked: a bench by the window
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [
        .add("- Process: one more talk, then the offer", below: "- Timeline: 2026-11-27")
      ]),
    settle: """
      Write in the interview’s section `- Process: one more talk, then the offer`. If they do \
      not know yet, write that: `- Process: asked, still open`.
      """)
}
