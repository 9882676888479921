internal import Journal

/// What came of the user's check-ins of one kind.
public struct Replies: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case early, inTime = "in-time", late, again, other

    public var title: String {
      switch self {
      case .early: "before the first good day"
      case .inTime: "in its window"
      case .late: "after its window"
      case .again: "asked again"
      case .other: "before an interview, or after an answer"
      }
    }
  }

  public let kind: Kind
  public let asked: Int
  public let answered: Int
  /// The latest ones of running applications, to which no answer came so far.
  public let waiting: Int
  /// Days from the check-in to the answer; nil where none came.
  public let medianDays: Int?

  init?(_ kind: Kind, _ checkIns: [CheckIn]) {
    if checkIns.isEmpty { return nil }
    self.kind = kind
    asked = checkIns.count
    let days = checkIns.compactMap(\.days).sorted()
    answered = days.count
    waiting = checkIns.count(where: \.isWaiting)
    medianDays = days.median
  }

  /// One of them.
  struct CheckIn {
    let kind: Kind
    /// Until they answered.
    let days: Int?
    let isWaiting: Bool

    static func all(of standing: Standing, in search: Search) -> [CheckIn] {
      guard !standing.checkIns.isEmpty else { return [] }
      let waiting = WaitingRules(search.policy)
      var kinds: [Range<Int>: Kind] = [:]
      for period in WaitingPeriod.all(of: standing, search.calendar) {
        let window = waiting.checkInWindow(period, search.calendar)
        for (index, entry) in period.checkIns.enumerated() {
          kinds[entry.range] =
            index > 0
            ? .again : entry.date < window.from ? .early : entry.date > window.due ? .late : .inTime
        }
      }
      var inbound = standing.inboundDays[...]
      return standing.checkIns.enumerated().map { index, entry in
        let next = index + 1 < standing.checkIns.count ? standing.checkIns[index + 1] : nil
        inbound = inbound.drop { $0 < entry.date }
        // What came after the next one answers that.
        let answer = inbound.first.flatMap { day in
          next.map { day <= $0.date } ?? true ? day : nil
        }
        return CheckIn(
          kind: kinds[entry.range] ?? .other, days: answer.map { $0 - entry.date },
          isWaiting: answer == nil && next == nil && standing.isActive)
      }
    }
  }
}
