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
    let settled: CivilDate?
    let step: Int
    if duty.isPending {
      (settled, step) = (nil, 0)
    } else if duty.state == .done {
      (settled, step) = (duty.fulfilled, 2)
    } else {
      // One that was missed may be dropped or waived later: it is off since the first of these days.
      let missed = duty.lapses.flatMap { $0 < today ? $0 + 1 : nil }
      (settled, step) = ([missed, duty.waived, dayDropped(duty)].compactMap { $0 }.min(), 1)
    }
    let days = [duty.raised, settled, duty.lastSnoozed].compactMap { $0 }
    // One that is put off has changed, even where that calls a missed one back.
    return DutyRevision(number: step + 2 * duty.snoozes, day: days.max())
  }

  /// The first day, since it was raised, on which the application had ended or had an offer, or, of
  /// a duty to wait, on which the employer was in touch. Where only an undated status says so, it
  /// was never open; nil where neither does, and asking again after months has taken its place.
  private func dayDropped(_ duty: Duty) -> CivilDate? {
    guard duty.state == .dropped, let raised = duty.raised else { return nil }
    let standing = standings[duty.application]
    let ends = (standing.endDays + [standing.day(.offer)].compactMap { $0 }).map { max($0, raised) }
    let heard = duty.wait == nil ? nil : standing.inboundDays.first(onOrAfter: raised + 1)
    return (ends + [heard].compactMap { $0 }).min()
      ?? (standing.status == .interviewing ? nil : raised)
  }
}
