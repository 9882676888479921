internal import Journal

/// The window of what is owed after an interview: `within` and `lapses`, in working days.
struct AfterInterview {
  private let within: Int
  private let lapses: Int

  init(_ policy: Policy, _ rule: Rule) {
    within = policy.number("within", of: rule)
    lapses = policy.number("lapses", of: rule)
  }

  func window(of day: CivilDate, _ calendar: WorkCalendar) -> (due: CivilDate, lapses: CivilDate) {
    (
      calendar.date(within, workingDaysAfter: day),
      calendar.date(lapses, workingDaysAfter: day)
    )
  }
}
