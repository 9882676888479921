package import Journal

extension Status {
  /// The milestone that brought it about; nil for a lead and for interviews.
  package var milestone: Milestone? {
    switch self {
    case .lead, .interviewing: nil
    case .applied: .applied
    case .offer: .offer
    case .accepted: .accepted
    case .signed: .signed
    case .rejected: .rejected
    case .withdrawn: .withdrawn
    case .closed: .closed
    }
  }
}

extension Standing {
  /// The day on which it ended as it did; nil while it is running, and where nobody wrote it down.
  package var endDay: CivilDate? { isActive ? nil : status.milestone.flatMap(day) }
}
