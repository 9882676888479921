internal import Journal

extension Rule {
  static let contactDetailsMissing = Rule(
    .contactDetailsMissing, group: .record, severity: .warning,
    summary: "You have no email or phone number to follow up with.",
    what: """
      Raised from the day after an interview, at the latest one of an active application, when \
      your contact has neither email nor phone. Where no contact is named, one interviewer with \
      either is enough.
      """,
    why: """
      The weakest-link article reminds you to get the details of the person to contact, and the \
      do’s and don’ts suggest business cards. It is much easier to ask for on the day than two \
      weeks later.
      """,
    sources: [.weakestLink, .dosAndDonts],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Timber
      role: Sawyer
      contact: Ruth Adeyemi
      contact-by: phone
      ---

      ## Interview 2026-11-16
      - With: Ruth Adeyemi (Mill Manager)
      - Timeline: 2026-11-27
      - Process: a half day at the saw
      - Liked: every log can be traced
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [
        .replace(
          "## Interview 2026-11-16",
          with: """
            ## Contacts
            - Ruth Adeyemi, Mill Manager <ruth@acme.example>

            ## Interview 2026-11-16
            """)
      ]),
    settle: """
      Add the person to `Contacts`: `- Ruth Adeyemi, Mill Manager <ruth@acme.example>`, or with \
      a phone number, `- Ruth Adeyemi, Mill Manager, +49 351 5550 119`.
      """)
}

struct ContactDetailsMissing: RemarkRule {
  let rule = Rule.contactDetailsMissing

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard let interview = standing.latestRecorded?.interview else { return [] }
    let people = standing.application.people
    let asked = standing.contact.map { [$0] } ?? interview.interviewers.map(\.person)
    guard !asked.contains(where: { people[$0].canBeReached }) else { return [] }
    let who = standing.contactName ?? "anybody you spoke to"
    return [
      Remark(
        rule, at: interview.range, "no e-mail address or phone number of \(who)",
        help: help(asked.first.map { people[$0] }), raised: interview.date,
        related: asked.map { person in
          .init(standing.application.people[person].place, "this is \(standing.name(person))")
        })
    ]
  }

  private func help(_ person: Person?) -> String {
    let name = person.map(\.name) ?? "First and Last Name"
    let title = person?.title.map { ", \($0)" } ?? ""
    let lines =
      "`- \(name)\(title) <…>` with the e-mail address in it, or `- \(name)\(title), …` with"
      + " the phone number"
    return person?.isContact ?? false
      ? "in Contacts, make that line \(lines)" : "write below a heading `## Contacts`: \(lines)"
  }
}
