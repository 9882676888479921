internal import Journal

extension Rule {
  static let interviewersNotNamed = Rule(
    .interviewersNotNamed, group: .record, severity: .warning,
    summary: "You have not written down who interviewed you.",
    what: """
      Raised from the day after an interview of an active application that has no `With` in its \
      section and no `with` in the front matter.
      """,
    why: """
      The do’s and don’ts ask for the correct name and title of everyone who interviewed you, a \
      business card if possible. Without names there is nobody to thank.
      """,
    sources: [.dosAndDonts],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Sails
      role: Sailmaker
      contact: Ines Krol
      contact-by: email
      ---

      ## Contacts
      - Ines Krol, Recruiter <ines@acme.example>

      ## Interview 2026-11-16
      - Timeline: 2026-11-27
      - Process: a day in the loft
      - Liked: they still stitch by hand
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [.add("- With: Jonas Feld (Loft Manager)", below: "## Interview 2026-11-16")]),
    settle: """
      Write in the interview’s section `- With: Jonas Feld (Loft Manager), Ruth Adeyemi \
      (Owner)`. If you missed a name, ask your contact; that is a fine reason to write.
      """)
}

struct InterviewersNotNamed: RemarkRule {
  let rule = Rule.interviewersNotNamed

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.isActive else { return [] }
    return standing.recorded.filter { $0.interview.interviewers.isEmpty }.map {
      Remark(
        rule, at: $0.interview.range,
        "nobody is named who interviewed you on \($0.interview.date.forPeople)",
        help:
          "write \(standing.section(of: $0.interview)): `- With: … (…)`, each name with its title"
          + " in parentheses",
        raised: $0.interview.date)
    }
  }
}
