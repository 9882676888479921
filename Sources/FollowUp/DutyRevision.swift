package import Journal

/// How far a duty has come, for those who keep a copy of it.
package struct DutyRevision: Equatable, Sendable {
  /// Grows with each fact that settles the duty or puts it off.
  package let number: Int
  /// Of the latest of these facts, or of the one that raised it; nil where none has a date.
  package let day: CivilDate?
}

extension Search {
  package func revision(of duty: Duty) -> DutyRevision {
    // In the order in which a state gives way to another one as facts are added.
    let step: Int
    let settled: CivilDate?
    switch duty.state {
    case .overdue, .open, .upcoming: (step, settled) = (0, nil)
    case .missed: (step, settled) = (1, duty.lapses.map { $0 + 1 })
    case .dropped: (step, settled) = (2, dayDropped(duty))
    case .waived: (step, settled) = (3, duty.waived)
    case .done: (step, settled) = (4, duty.fulfilled)
    }
    let days = [duty.raised, settled].compactMap { $0 } + duty.snoozed
    // One that is put off again has changed, even where that calls a missed one back.
    return DutyRevision(number: step + 2 * duty.snoozed.count, day: days.max())
  }

  /// The first day since it was raised that ended the application, brought an offer, or, of a duty
  /// to wait, a word from the employer.
  private func dayDropped(_ duty: Duty) -> CivilDate? {
    let standing = standings[duty.application]
    let offer = standing.day(.offer).map { [$0] } ?? []
    let heard = duty.wait == nil ? [] : standing.inboundDays
    return (standing.endDays + offer + heard).filter { day in
      duty.raised.map { day > $0 } ?? true
    }.min()
  }
}
