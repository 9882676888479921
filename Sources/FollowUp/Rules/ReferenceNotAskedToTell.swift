internal import Journal

extension Rule {
  static let referenceNotAskedToTell = Rule(
    .referenceNotAskedToTell, group: .record, severity: .hint,
    summary: "A reference has not been asked to tell you when the employer calls.",
    what: """
      Raised from the day after an interview of an active application, for each reference \
      without a `Will tell`.
      """,
    why: """
      The article on references suggests asking them to say when they are contacted, since that \
      is often a sign that things are moving. But not every company checks, so silence means \
      little.
      """,
    sources: [.references],
    example: Rule.Example(
      today: "2026-11-18",
      """
      ---
      company: Acme Vets
      role: Surgery Nurse
      contact: Lena Forsberg
      contact-by: email
      ---

      ## Contacts
      - Lena Forsberg, Practice Manager <lena@acme.example>

      ## References
      - Piet Aerts, former manager <piet@aerts.example>
        - Briefed: 2026-11-17

      ## Interview 2026-11-16
      - With: Lena Forsberg
      - Timeline: 2026-11-27
      - Process: a day on trial
      - 2026-11-17 Thank-you: Lena Forsberg
      """,
      marked: "- «Piet Aerts», former manager <piet@aerts.example>",
      settling: [.add("  - Will tell: yes", below: "  - Briefed: 2026-11-17")]),
    settle: """
      Ask them, and write below their name `- Will tell: yes`, or the day on which you asked: `- \
      Will tell: 2026-11-18`. `- Will tell: no` settles it, too.
      """)
}

struct ReferenceNotAskedToTell: RemarkRule {
  let rule = Rule.referenceNotAskedToTell

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.isActive, let first = standing.recorded.first
    else { return [] }
    return standing.application.references.filter { $0.willTell == nil }.map { reference in
      let name = standing.name(reference.person)
      return Remark(
        rule, at: standing.place(of: name, in: reference.range),
        "\(name) was not asked to tell you when they call",
        help: "ask, and write below that line: `  - Will tell: yes`", who: name,
        raised: first.interview.date,
        related: [.init(first.interview.range, "since this interview they may call")])
    }
  }
}
