public import Journal

/// How often something was done in time.
public struct Punctuality: Sendable {
  /// Done by the last good day.
  public private(set) var onTime = 0
  /// Done after it.
  public private(set) var late = 0
  /// Never done, though it was due while the matter was open.
  public private(set) var missed = 0
  /// Due, and still to be done.
  public private(set) var overdue = 0
  /// Given up with a reason.
  public private(set) var waived = 0
  /// Of the late ones, in working days, shortest first.
  private var delays: [Int] = []

  /// All that were due, but for what was waived.
  public var count: Int { onTime + late + missed + overdue }

  /// How many working days after the last good day the late ones were done; nil where none was.
  public var medianDelay: Int? { delays.median }
  public var worstDelay: Int? { delays.last }

  init(_ outcomes: some Sequence<Outcome>) {
    for outcome in outcomes {
      switch outcome {
      case .onTime: onTime += 1
      case .late(let days):
        late += 1
        delays.append(days)
      case .missed: missed += 1
      case .overdue: overdue += 1
      case .waived: waived += 1
      }
    }
    delays.sort()
  }

  init(adding records: some Sequence<Punctuality>) {
    for record in records {
      onTime += record.onTime
      late += record.late
      missed += record.missed
      overdue += record.overdue
      waived += record.waived
      delays += record.delays
    }
    delays.sort()
  }

  /// What became of a duty that was due.
  enum Outcome {
    case onTime
    /// Working days.
    case late(Int)
    case missed, overdue, waived

    var isDone: Bool {
      switch self {
      case .onTime, .late: true
      default: false
      }
    }

    var isWaived: Bool { if case .waived = self { true } else { false } }
  }
}

/// A month of the calendar.
public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let year: Int
  public let month: Int

  public init(_ day: CivilDate) {
    (year, month, _) = day.components
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  /// `2026-11`.
  public var description: String { "\(year)-" + (month < 10 ? "0" : "") + "\(month)" }
}

extension Search {
  /// nil for one that was not due before the matter was over, or is not due yet.
  func outcome(of duty: Duty) -> Punctuality.Outcome? {
    switch duty.state {
    case .upcoming, .open: return nil
    case .overdue: return .overdue
    case .waived: return .waived
    case .missed: return .missed
    case .done:
      guard let day = duty.fulfilled, day > duty.due else { return .onTime }
      return .late(calendar.workingDays(after: duty.due, through: day))
    case .dropped:
      // Nobody is owed that the user gives up, or asks again after months.
      guard duty.rule != .timeToMoveOn, duty.rule != .jobStillOpen, let day = dayOver(duty)
      else { return nil }
      return day > duty.due ? .missed : nil
    }
  }

  /// The day on which nothing more could be done about a duty; nil where nobody wrote it down.
  private func dayOver(_ duty: Duty) -> CivilDate? {
    let standing = standings[duty.application]
    let answer = duty.wait.flatMap { standing.inboundDays.first(onOrAfter: $0.since + 1) }
    let ends = standing.endDays + (duty.offering.map { standings[$0].endDays } ?? [])
    return (ends.filter { $0 >= duty.from } + [answer].compactMap { $0 }).min()
      ?? (standing.isActive ? today : nil)
  }
}

extension [Int] {
  /// Of sorted numbers; of an even count the lower one of the two in the middle. nil where there is
  /// none.
  var median: Int? { isEmpty ? nil : self[(count - 1) / 2] }
}
