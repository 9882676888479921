extension Rule {
  static let jobStillOpen = Rule(
    .jobStillOpen, group: .duty, severity: .hint,
    summary: "Months have passed; if the job is still open, you may ask once more.",
    what: """
      Raised beside the other rules on waiting, unless the front matter says `still-open: no`. \
      It is due from 90 days after the last of these: a word from them, the date they promised, \
      your check-in. A first day that is no working day moves to the next one. You have ten \
      working days, and 30 days later it lapses. Once it is open, it takes the place of the \
      other duty to ask or move on. It is a hint, and a warning if you have seen the job posted \
      on that first day or later.
      """,
    why: """
      The must-hire article sees no harm in asking again about a job that is still open after \
      several months: it shows that you still care, and they may even have something else for \
      you.
      """,
    sources: [.mustHire, .dosAndDonts, .references, .threePlus],
    example: Rule.Example(
      today: "2026-11-02",
      """
      ---
      company: Acme Bakery
      role: Night Baker
      contact: Ruth Adeyemi
      contact-by: phone
      ---

      ## Contacts
      - Ruth Adeyemi, Head Baker, +49 351 5550 119

      ## Interview 2026-07-06
      - With: Ruth Adeyemi
      - Timeline: 2026-07-13
      - Process: a night on trial

      ## Log
      - 2026-07-07 Thank-you: Ruth Adeyemi
      - 2026-07-17 Check-in: Ruth Adeyemi, by phone
      """,
      marked: "- «2026-07-17 Check-in: Ruth Adeyemi, by phone»",
      settling: [.append("- 2026-11-02 Check-in: Ruth Adeyemi")]),
    settle: """
      Ask once more and write in the log `- 2026-11-02 Check-in: Ruth Adeyemi, by phone`. If the \
      job is gone, write `still-open: no` in the front matter, or `- 2026-11-02 Closed: the post \
      is filled`. If you saw it posted, note it: `- 2026-11-02 Seen open: on their door`.
      """,
    options: [
      Option("after", 90, .days, "How long after the last contact to wait.")
    ])
}
