extension Rule {
  static let concernsNotAsked = Rule(
    .concernsNotAsked, group: .record, severity: .hint, isOnByDefault: false,
    summary: "You have not asked whether anything speaks against you.",
    what: """
      Raised from the day after an interview, at the latest one of an active application, when \
      no `Concerns` is written in it or later. It is off unless the config switches it on.
      """,
    why: """
      When an interview does not seem to go well, the weakest-link article would have you ask, \
      politely, how they feel about it so far. The reason may have nothing to do with you, or \
      you may be able to answer it. It takes courage, so the rule is off until you want it.
      """,
    sources: [.weakestLink],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          path: "jobjournal.yml",
          text: """
          rules:
            concerns-not-asked: on
            too-few-applications: off
            search-stalled: off
          """
        ),
        (
          path: "acme.md",
          text: """
          ---
          company: Acme Cinema
          role: Projectionist
          contact: Jonas Feld
          contact-by: email
          ---

          ## Contacts
          - Jonas Feld, House Manager <jonas@acme.example>

          ## Interview 2026-11-16
          - With: Jonas Feld
          - Timeline: 2026-11-27
          - Process: an evening in the booth
          - Liked: two old projectors in use
          """
        ),
      ],
      marked: "«## Interview 2026-11-16»",
      settling: [.append("- Concerns: little practice with film")]),
    settle: """
      Write in the interview’s section what they answered: `- Concerns: little practice with \
      film`, or `- Concerns: asked, none`.
      """)
}
