internal import Journal

extension Rule {
  static let contactedTooSoon = Rule(
    .contactedTooSoon, group: .conduct, severity: .warning,
    summary: "You checked in before the time to do so had come.",
    what: """
      Raised by a `Check-in` of the last 30 days, in an active application, on a day before the \
      one from which a check-in was due: three days after the date they promised, seven days \
      after you last heard from them, or 21 days after your last check-in.
      """,
    why: """
      The must-hire article is firm on this: getting in touch too soon seems desperate, and it \
      annoys people. One early question does no lasting harm, but give them time now.
      """,
    sources: [.mustHire],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Choir
      role: Répétiteur
      contact: Ana Ruiz
      contact-by: email
      ---

      ## Contacts
      - Ana Ruiz, Choir Director <ana@acme.example>

      ## Interview 2026-11-09
      - With: Ana Ruiz
      - Timeline: 2026-11-20
      - Process: a rehearsal with everyone

      ## Log
      - 2026-11-10 Thank-you: Ana Ruiz
      - 2026-11-13 Check-in: Ana Ruiz, by email
      """,
      marked: "- «2026-11-13 Check-in: Ana Ruiz, by email»",
      settling: [.append("- 2026-11-17 Waived: contacted-too-soon: she asked me to write")]),
    settle: """
      It cannot be undone; it goes by itself after 30 days. If it was no check-in but another \
      matter, write it so: `- 2026-11-13 Contacted: asked for the sheet music`. If they had \
      asked you to call: `- 2026-11-17 Waived: contacted-too-soon: she asked me to write`.
      """)
}

extension Remark {
  static func contactedTooSoon(
    _ checkIn: Entry, from: CivilDate, today: CivilDate, related: [Related]
  ) -> Remark {
    Remark(
      .contactedTooSoon, at: checkIn.range,
      "asked on \(checkIn.date.forPeople), too early: the first good day was \(from.forPeople)",
      help: "do not ask again before the agenda says so; if they wanted you to ask, write below a"
        + " heading `## Log`: `- \(today) Waived: contacted-too-soon: …` and why",
      raised: checkIn.date, related: related)
  }
}
