extension Rule {
  static let contactPreferenceNotAsked = Rule(
    .contactPreferenceNotAsked, group: .record, severity: .hint,
    summary: "You do not know how they would like to be contacted.",
    what: """
      Raised from the day after an interview, at the latest one of an active application, when \
      the front matter has no `contact-by` and no `Prefers` is written in that interview or \
      later.
      """,
    why: """
      The article on references has you ask at the end of the interview how they prefer to be \
      contacted, and then follow up in just that way.
      """,
    sources: [.references],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Glass
      role: Glazier
      contact: Piet Aerts
      ---

      ## Contacts
      - Piet Aerts, Foreman, +49 40 5550 163

      ## Interview 2026-11-16
      - With: Piet Aerts
      - Timeline: 2026-11-27
      - Process: a visit to a building site
      - Liked: the young ones are taught well
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [.add("- Prefers: email", below: "- With: Piet Aerts")]),
    settle: """
      Write in the interview’s section `- Prefers: phone`, or in the front matter `contact-by: \
      phone`. It can be `email`, `phone`, `post` or `message`. If you did not ask, the way they \
      wrote to you is a good guess.
      """)
}
