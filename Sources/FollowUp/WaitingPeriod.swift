internal import Journal

/// The time between two signs of life from an employer.
struct WaitingPeriod {
  /// The day that opened it.
  let since: CivilDate
  /// The day by which the employer meant to decide; nil where none was given or it is overtaken.
  let promised: Written<CivilDate>?
  /// Check-ins in it, in order.
  let checkIns: [Entry]
  /// The inbound day that closed it; nil for the current period.
  let closed: CivilDate?
  /// The heading or entry that opened it.
  let opening: Range<Int>

  /// What the wait is counted from.
  var related: [Remark.Related] {
    [.init(opening, "you last heard from them")]
      + (promised.map { [.init($0.range, "the day that they named")] } ?? [])
  }

  /// All of them, the current one last if there is one.
  static func all(of standing: Standing, _ calendar: WorkCalendar) -> [WaitingPeriod] {
    guard let first = standing.heldInterviews.first?.interview.date
    else { return [] }
    let days = standing.inboundDays.filter { $0 >= first }
    let endings = Set([standing.day(.offer), standing.day(.rejected)].compactMap { $0 })
    let timelines = standing.timelines(calendar)
    let openings = openings(standing)
    var periods: [WaitingPeriod] = []
    var timeline = 0
    var checkIn = 0
    for (index, day) in days.enumerated() {
      let next = index + 1 < days.count ? days[index + 1] : nil
      while timeline < timelines.count, timelines[timeline].said <= day { timeline += 1 }
      while checkIn < standing.checkIns.count, standing.checkIns[checkIn].date <= day {
        checkIn += 1
      }
      if endings.contains(day) { continue }
      var promised = timeline > 0 ? timelines[timeline - 1].promised : nil
      if next == nil, let decision = standing.application.decisionBy,
        promised.map({ decision.value > $0.value }) ?? true
      {
        promised = decision
      }
      if let date = promised?.value, date < day { promised = nil }
      periods.append(
        WaitingPeriod(
          since: day, promised: promised,
          checkIns: Array(
            standing.checkIns[checkIn...].prefix { entry in next.map { entry.date <= $0 } ?? true }),
          closed: next, opening: openings[day] ?? 0..<0))
    }
    return periods
  }

  /// What opens the period of a day: its first interview, else the first word from them.
  private static func openings(_ standing: Standing) -> [CivilDate: Range<Int>] {
    let heard = standing.entries.lazy.filter {
      $0.key == .heard || $0.key == .timeline && $0.isDateWritten
    }
    return Dictionary(
      standing.heldInterviews.map { ($0.interview.date, $0.interview.range) }
        + heard.map { ($0.date, $0.range) }
    ) { first, _ in first }
  }
}

extension Duty.Wait {
  init(_ period: WaitingPeriod, _ standing: Standing) {
    let interviews = standing.heldInterviews.filter { $0.interview.date <= period.since }
    self.init(
      since: period.since, promised: period.promised?.value,
      lastCheckIn: period.checkIns.last?.date,
      isFinal: interviews.count >= 3 || interviews.contains { $0.interview.round == .final })
  }
}

extension Search {
  /// Where the wait for an employer stands, whether anything is due or not; nil before the first
  /// interview, and once they have answered.
  package func wait(of standing: Standing) -> Duty.Wait? {
    guard let period = WaitingPeriod.all(of: standing, calendar).last, period.closed == nil
    else { return nil }
    return Duty.Wait(period, standing)
  }
}
