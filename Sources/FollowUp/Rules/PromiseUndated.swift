internal import Journal

extension Rule {
  static let promiseUndated = Rule(
    .promiseUndated, group: .record, severity: .warning,
    summary: "You promised something without a day by which to do it.",
    what: """
      Raised by an open `Promised` of an active application without `by` and a date. Nothing can \
      remind you of it until it has one.
      """,
    why: """
      The article on references treats a promise as a test that you pass by keeping it on the \
      agreed day. If no day was agreed, set one yourself.
      """,
    sources: [.references],
    example: Rule.Example(
      today: "2026-11-18",
      """
      ---
      company: Acme Museum
      role: Guide
      contact: Ruth Adeyemi
      contact-by: email
      ---

      ## Contacts
      - Ruth Adeyemi, Head of Visits <ruth@acme.example>

      ## Interview 2026-11-16
      - With: Ruth Adeyemi
      - Timeline: 2026-11-27
      - Process: a tour on trial
      - Promised: a tour script of my own

      ## Log
      - 2026-11-17 Thank-you: Ruth Adeyemi
      """,
      marked: "- «Promised: a tour script of my own»",
      settling: [
        .replace(
          "- Promised: a tour script of my own",
          with: "- Promised: a tour script of my own by 2026-11-25")
      ]),
    settle: """
      Add the day: `- Promised: a tour script of my own by 2026-11-23`. If it is already done, \
      tick it: `- [x] Promised: a tour script of my own`.
      """)
}

struct PromiseUndated: RemarkRule {
  let rule = Rule.promiseUndated

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.isActive else { return [] }
    return standing.application.promises.filter {
      $0.by == nil && !$0.isChecked && $0.kept.map { $0 > search.today } ?? true
        && $0.date <= search.today
    }.map {
      Remark(
        rule, at: $0.range, "a promise without a day: \($0.text)",
        help: "add the day to the line, such as `by \(search.today + 7)`", raised: $0.date)
    }
  }
}
