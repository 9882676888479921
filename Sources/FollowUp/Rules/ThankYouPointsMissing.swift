internal import Journal

extension Rule {
  static let thankYouPointsMissing = Rule(
    .thankYouPointsMissing, group: .record, severity: .hint,
    summary: "There is nothing noted yet to put into the thank-you.",
    what: """
      Raised from the day after an interview of an active application that has neither `Liked` \
      nor `Fit`, while a thank-you for it is open or overdue. Once the thanks are sent, it is \
      silent.
      """,
    why: """
      The do’s and don’ts want one thing you liked and why you are right for the job, 3Plus a \
      point from your talk, and the weakest-link article finds that a bare thanks for their time \
      says little. Note it while you remember.
      """,
    sources: [.dosAndDonts, .threePlus, .weakestLink],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Toys
      role: Model Maker
      contact: Salma Haddad
      contact-by: email
      ---

      ## Contacts
      - Salma Haddad, Studio Lead <salma@acme.example>

      ## Interview 2026-11-16
      - With: Salma Haddad
      - Timeline: 2026-11-27
      - Process: a small piece of work, paid
      """,
      marked: "«## Interview 2026-11-16»",
      settling: [.append("- Liked: children test every toy")]),
    settle: """
      Write in the interview’s section one thing you liked, `- Liked: children test every toy`, \
      or why you fit, `- Fit: ten years of carving`. `- Forgot:` and `- Challenge:` help the \
      note as well.
      """)
}

struct ThankYouPointsMissing: RemarkRule {
  let rule = Rule.thankYouPointsMissing

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.isActive else { return [] }
    let owed = Set(
      duties.lazy.filter {
        $0.rule == .thankYouNotSent && ($0.state == .open || $0.state == .overdue)
      }.compactMap(\.interview))
    guard !owed.isEmpty else { return [] }
    let noted = Set(
      standing.entries.lazy.filter { $0.key == .liked || $0.key == .fit }.compactMap(\.interview))
    return standing.recorded.compactMap { index, interview in
      guard owed.contains(index), !noted.contains(index) else { return nil }
      return Remark(
        rule, at: interview.range,
        "nothing to put into the thank-you for \(interview.date.forPeople)",
        help: "write \(standing.section(of: interview)): `- Liked: …`, something about them, or"
          + " `- Fit: …`, why it is you",
        raised: interview.date)
    }
  }
}
