internal import Journal
internal import Syntax

extension Rule {
  static let thankYouNotIndividual = Rule(
    .thankYouNotIndividual, group: .conduct, severity: .hint,
    summary: "One thank-you went to several people at once.",
    what: """
      Raised by a `Thank-you` entry of the last 30 days, in an active application, for two or \
      more people. `everyone` counts too, where that is two or more.
      """,
    why: """
      The do’s and don’ts ask for individual thank-yous. A note of one’s own, with a point from \
      that conversation, tells each of them that you were listening.
      """,
    sources: [.dosAndDonts],
    example: Rule.Example(
      today: "2026-11-18",
      """
      ---
      company: Acme Solar
      role: Roofer
      contact: Ines Krol
      contact-by: email
      ---

      ## Contacts
      - Ines Krol, Recruiter <ines@acme.example>
      - Jonas Feld, Site Manager <jonas@acme.example>

      ## Interview 2026-11-16
      - With: Ines Krol, Jonas Feld
      - Timeline: 2026-11-27
      - Process: a day on the roof

      ## Log
      - 2026-11-17 Thank-you: Ines Krol and Jonas Feld
      """,
      marked: "- 2026-11-17 Thank-you: «Ines Krol and Jonas Feld»",
      settling: [
        .replace(
          "- 2026-11-17 Thank-you: Ines Krol and Jonas Feld",
          with:
            """
            - 2026-11-17 Thank-you: Ines Krol
            - 2026-11-17 Thank-you: Jonas Feld
            """)
      ]),
    settle: """
      If you sent two notes, write two entries: `- 2026-11-17 Thank-you: Ines Krol` and `- \
      2026-11-17 Thank-you: Jonas Feld`. If it was one, leave it and remember it for next time; \
      it goes by itself after 30 days.
      """)
}

struct ThankYouNotIndividual: RemarkRule {
  let rule = Rule.thankYouNotIndividual

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.isActive else { return [] }
    return standing.entries.filter {
      $0.key == .thankYou && $0.people.count >= 2 && $0.date >= search.today - Conduct.days
    }.map { entry in
      let names = entry.people.map(standing.name)
      return Remark(
        rule, at: place(of: entry, standing),
        "one thank-you for \(entry.people.count) people",
        help: "if you wrote to each of them, make a line for each:"
          + " `- \(entry.date) Thank-you: \(names[0])` and so on; if not, do so next time",
        raised: entry.date,
        related: entry.people.prefix(Fault.relatedLimit).map { person in
          .init(standing.application.people[person].place, "this is \(standing.name(person))")
        })
    }
  }

  /// From the first name to the last, where they are written out.
  private func place(of entry: Entry, _ standing: Standing) -> Range<Int> {
    let mentions = standing.application.mentions(in: entry.valueRange)
    guard let first = mentions.first, let last = mentions.last else { return entry.range }
    let place = first.range.lowerBound..<last.range.upperBound
    let source = standing.application.source
    let line = source.line(source.lineNumber(at: place.lowerBound))
    return place.clamped(to: line) == place ? place : entry.valueRange.clamped(to: line)
  }
}
