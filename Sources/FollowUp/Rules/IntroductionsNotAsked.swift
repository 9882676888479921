extension Rule {
  static let introductionsNotAsked = Rule(
    .introductionsNotAsked, group: .duty, severity: .hint,
    summary: "You were turned down after an interview and have not asked for introductions.",
    what: """
      Raised by a `rejected` date with an interview held by then. Asking is due from that day to \
      the second working day after it, and after the tenth it is too late. It is asked for only \
      while the status is `rejected`.
      """,
    why: """
      3Plus suggests asking in the same message whether they know of another company that is \
      hiring, and whether they would introduce you. People who met you and liked you are often \
      glad to.
      """,
    sources: [.threePlus],
    example: Rule.Example(
      today: "2026-11-19",
      """
      ---
      company: Acme Radio
      role: Sound Engineer
      rejected: 2026-11-13
      contact: Salma Haddad
      ---

      ## Interview 2026-11-03
      - With: Salma Haddad (Head of Studio)

      ## Log
      - 2026-11-04 Thank-you: Salma Haddad
      - 2026-11-16 Thank-you: Salma Haddad, for the quick word
      - 2026-11-16 Feedback asked: by email
      """,
      marked: "rejected: «2026-11-13»",
      settling: [.append("- 2026-11-19 Introductions asked: Salma Haddad")]),
    settle: """
      Ask, then write in the log `- 2026-11-19 Introductions asked: Salma Haddad, by email`. If \
      it does not feel right: `- 2026-11-19 Waived: introductions-not-asked: we hardly spoke`.
      """)
}
