internal import Journal

/// What is owed once an employer has said no after an interview: the three rules differ only in
/// the entry that fulfils them.
struct AfterRejection: DutyRule {
  let rule: Rule
  let key: EntryKey

  init(_ rule: Rule, fulfilledBy key: EntryKey) {
    self.rule = rule
    self.key = key
  }

  func duties(of standing: Standing, in search: Search) -> [Duty] {
    guard let rejected = standing.day(.rejected),
      standing.heldInterviews.contains(where: { $0.interview.date <= rejected })
    else { return [] }
    var duty = Duty(
      rule.name, standing, who: standing.contactName, concerns: rejected.description,
      from: rejected, due: search.calendar.date(2, workingDaysAfter: rejected),
      lapses: search.calendar.date(10, workingDaysAfter: rejected),
      fulfilled: standing.first(key, onOrAfter: rejected), raised: rejected,
      range: standing.range(of: .rejected))
    duty.isDropped = standing.status != .rejected
    return [duty]
  }
}
