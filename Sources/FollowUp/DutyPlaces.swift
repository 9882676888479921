internal import Journal

extension Duty {
  /// The facts that it follows from, beside the one it points at.
  func related(_ standing: Standing, _ search: Search) -> [Remark.Related] {
    let application = standing.application
    switch rule {
    case .thankYouNotSent:
      return interview.map { [.init(application.interviews[$0].range, "the interview")] } ?? []
    case .referencesNotBriefed:
      let topics = standing.entries.lazy.filter { $0.key == .topics && $0.interview == interview }
      let item = reference.map { application.references[$0].range }
      let place = item.map { standing.place(of: who ?? "", in: $0) }
      return (place.map { [.init($0, "the reference")] } ?? [])
        + topics.map { .init($0.range, "what they asked about") }
    case .checkInDue, .stillNoWord:
      return wait(of: standing, search)
    case .timeToMoveOn:
      // Without a check-in, it is because one was missed or waived.
      let waiver = standing.entries.first { entry in
        guard case .waived(let waiver) = entry.detail else { return false }
        return entry.date + 1 == raised && waiver.parts.rule == .checkInDue
      }
      let waived = wait?.lastCheckIn == nil ? waiver : nil
      return wait(of: standing, search)
        + (waived.map { [.init($0.range, "you chose not to ask")] } ?? [])
    case .jobStillOpen:
      // Seen posted, it weighs more.
      let seen = severity == nil ? nil : standing.sightings.max { $0.value < $1.value }
      return wait(of: standing, search)
        + (seen.map { [.init($0.range, "you saw it posted")] } ?? [])
    case .offerNotShared:
      guard let offering else { return [] }
      let other = search.standings[offering]
      return [.init(other.range(of: .offer), "the offer", in: other.application)]
    case .offerUnanswered:
      return [.init(standing.range(of: .offerExpires), "the last day of the offer")]
    default: return []
    }
  }

  /// Only the current waiting period has duties that are overdue.
  private func wait(of standing: Standing, _ search: Search) -> [Remark.Related] {
    guard let period = WaitingPeriod.all(of: standing, search.calendar).last else { return [] }
    return period.related + period.checkIns.reversed().map { .init($0.range, "you asked") }
  }
}
