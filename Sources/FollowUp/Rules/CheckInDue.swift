extension Rule {
  static let checkInDue = Rule(
    .checkInDue, group: .duty, severity: .warning,
    summary: "It is time to ask the employer where things stand.",
    what: """
      Raised while you wait for an employer after an interview. If they named a date, ask from \
      three days after it, within two working days. If they named none, ask from seven days \
      after you last heard from them, and by the tenth. A first day that is no working day moves \
      to the next one. Each time they are in touch the count begins anew, while another \
      interview lies ahead nothing is due, and 30 days after the last good day it lapses.
      """,
    why: """
      The must-hire article lets a few days pass after the promised date, or about a week where \
      there was none, and the do’s and don’ts say seven to ten days. Until then patience looks \
      better, and 3Plus adds that no news is often just that.
      """,
    sources: [.mustHire, .dosAndDonts, .references, .threePlus],
    example: Rule.Example(
      today: "2026-11-20",
      """
      ---
      company: Acme Ferries
      role: Deck Officer
      contact: Piet Aerts
      contact-by: phone
      ---

      ## Contacts
      - Piet Aerts, Crew Manager, +49 40 5550 163

      ## Interview 2026-11-02
      - With: Piet Aerts
      - Timeline: 2026-11-13
      - Process: the captain decides

      ## Log
      - 2026-11-03 Thank-you: Piet Aerts
      """,
      marked: "- «Timeline: 2026-11-13»",
      settling: [.append("- 2026-11-20 Check-in: Piet Aerts")]),
    settle: """
      Ask, kindly and once, then write in the log `- 2026-11-20 Check-in: Piet Aerts, by phone`. \
      If they were in touch, write `- 2026-11-20 Heard: they need more time`, and the new date \
      if they gave one: `- 2026-11-20 Timeline: 2026-12-04`. To wait a little longer: `- \
      2026-11-20 Snoozed: check-in-due until 2026-11-25`.
      """,
    options: [
      Option("after-date", 3, .days, "How long after the promised date to wait."),
      Option("without-date", 7, .days, "How long to wait where no date was given."),
      Option("at-latest", 10, .days, "By when to ask where no date was given."),
    ])
}
