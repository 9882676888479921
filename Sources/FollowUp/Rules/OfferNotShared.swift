internal import Journal

extension Rule {
  static let offerNotShared = Rule(
    .offerNotShared, group: .duty, severity: .warning,
    summary: "You have an offer, and another employer who is considering you does not know.",
    what: """
      Raised for each other application when you get an offer: one that had not ended before the \
      offer and whose first interview is no later than the tenth working day after it. Tell them \
      on the day of the offer or the next working day; after the tenth it is pointless. It is \
      asked for while you have the offer or have accepted it, and the other application is in \
      `interviewing` or `offer`. It is listed with the other employer’s application.
      """,
    why: """
      3Plus says to tell the other company at once. If they want you, it gives them the chance \
      to move; if they cannot, or will not, that tells you something too.
      """,
    sources: [.threePlus],
    example: Rule.Example(
      today: "2026-11-19",
      files: [
        (
          path: "acme.md",
          text: """
          ---
          company: Acme Clinic
          role: Ward Nurse
          contact: Ana Ruiz
          contact-by: phone
          ---

          ## Contacts
          - Ana Ruiz, Head of Nursing, +49 30 5550 142

          ## Interview 2026-11-10
          - With: Ana Ruiz
          - Timeline: 2026-11-25
          - Process: a shift on trial

          ## Log
          - 2026-11-11 Thank-you: Ana Ruiz
          """
        ),
        (
          path: "brightwater.md",
          text: """
          ---
          company: Brightwater Hospital
          role: Ward Nurse
          offer: 2026-11-16
          ---
          """
        ),
      ],
      marked: "«## Interview 2026-11-10»",
      settling: [.append("- 2026-11-19 Told about offer: Brightwater Hospital")]),
    settle: """
      Call them, then write in the log of the application that waits, not of the one with the \
      offer: `- 2026-11-19 Told about offer: Ana Ruiz, by phone`. If you do not want that job \
      any more, write `- 2026-11-19 Withdrawn: told them by phone` there instead.
      """)
}

struct OfferNotShared: DutyRule {
  let rule = Rule.offerNotShared

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    guard let first = standing.application.interviews.first(where: { !$0.isCancelled })
    else { return [] }
    let end = standing.endDays.min()
    return search.offers.compactMap { offer in
      guard offer.standing != standing.index, end.map({ $0 >= offer.day }) ?? true else {
        return nil
      }
      let last = search.calendar.date(10, workingDaysAfter: offer.day)
      guard first.date <= last else { return nil }
      let other = search.standings[offer.standing]
      var duty = Duty(
        rule.name, standing, who: standing.contactName, concerns: other.application.slug,
        from: offer.day, due: search.calendar.date(1, workingDaysAfter: offer.day), lapses: last,
        fulfilled: standing.first(.toldAboutOffer, onOrAfter: offer.day), raised: offer.day,
        range: first.range)
      duty.isDropped =
        !(other.status == .offer || other.status == .accepted)
        || !(standing.status == .interviewing || standing.status == .offer)
      duty.detail = other.application.companyName
      duty.offering = offer.standing
      return duty
    }
  }
}
