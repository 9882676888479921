extension Rule {
  static let contactNotNamed = Rule(
    .contactNotNamed, group: .record, severity: .warning,
    summary: "You do not know whom to ask about your application.",
    what: """
      Raised from the day after an interview, at the latest one of an active application, when \
      the front matter has no `contact` and no `Contact` is written in that interview or later.
      """,
    why: """
      The weakest-link article says to ask whom exactly you should contact, because following up \
      is much easier once you have been told that you may.
      """,
    sources: [.weakestLink],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Honey
      role: Beekeeper
      contact-by: phone
      ---

      ## Contacts
      - Lena Forsberg, Farm Manager, +49 331 5550 184

      ## Interview 2026-11-16
      - With: Lena Forsberg
      - Timeline: 2026-11-27
      - Process: a morning at the hives
      - Liked: the hives winter on the roof
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [.add("- Contact: Lena Forsberg", below: "- With: Lena Forsberg")]),
    settle: """
      Write in the interview’s section `- Contact: Lena Forsberg`, or in the front matter \
      `contact: Lena Forsberg`. If nobody was named, choose the person who invited you.
      """)
}
