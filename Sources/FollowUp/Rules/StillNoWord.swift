extension Rule {
  static let stillNoWord = Rule(
    .stillNoWord, group: .duty, severity: .warning,
    summary: "You asked, they seemed keen, and weeks later there is still no word.",
    what: """
      Raised when you have checked in once since you last heard from the employer and the front \
      matter says `interest: high`. Write again from 21 days after that check-in, moved to a \
      working day, within five working days. It lapses 30 days later.
      """,
    why: """
      After several weeks of silence the must-hire article would write again only to people who \
      seemed really interested. The article on references asks you to be sparing with it, so \
      that you do not become a nuisance.
      """,
    sources: [.mustHire, .dosAndDonts, .references, .threePlus],
    example: Rule.Example(
      today: "2026-11-23",
      """
      ---
      company: Acme Optics
      role: Lens Grinder
      interest: high
      contact: Salma Haddad
      contact-by: email
      ---

      ## Contacts
      - Salma Haddad, Production Lead <salma@acme.example>

      ## Interview 2026-10-12
      - With: Salma Haddad
      - Timeline: 2026-10-19
      - Process: the works council has a say

      ## Log
      - 2026-10-13 Thank-you: Salma Haddad
      - 2026-10-23 Check-in: Salma Haddad, by email
      """,
      marked: "- «2026-10-23 Check-in: Salma Haddad, by email»",
      settling: [.append("- 2026-11-23 Check-in: Salma Haddad")]),
    settle: """
      Write once more, then log it: `- 2026-11-23 Check-in: Salma Haddad, by email`. If they did \
      answer, write `- 2026-11-23 Heard: they need more time`. If they seem less keen by now, \
      set `interest: normal`.
      """,
    options: [
      Option("after", 21, .days, "How long after the check-in to wait.")
    ])
}
