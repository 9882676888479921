internal import Journal

/// The four rules on waiting for an employer, and the one on not waiting: they share the waiting
/// periods, and each one's window follows from the state of the one before.
struct WaitingRules {
  struct Result {
    var duties: [Duty] = []
    var quiet: QuietSpell?
    /// What `contacted-too-soon` says.
    var tooSoon: [Remark] = []
  }

  typealias Window = (from: CivilDate, due: CivilDate, lapses: CivilDate)

  // Days.
  private let afterDate: Int
  private let withoutDate: Int
  private let atLatest: Int
  private let stillNoWordAfter: Int
  private let moveOnAfter: Int
  private let stillOpenAfter: Int

  init(_ policy: Policy) {
    afterDate = policy.number("after-date", of: .checkInDue)
    withoutDate = policy.number("without-date", of: .checkInDue)
    atLatest = policy.number("at-latest", of: .checkInDue)
    stillNoWordAfter = policy.number("after", of: .stillNoWord)
    moveOnAfter = policy.number("after", of: .timeToMoveOn)
    stillOpenAfter = policy.number("after", of: .jobStillOpen)
  }

  func assess(
    _ standing: Standing, _ search: Search, _ ledger: inout Ledger, isOn: (RuleName) -> Bool
  ) -> Result {
    let calendar = search.calendar
    let periods = WaitingPeriod.all(of: standing, calendar)
    guard !periods.isEmpty else { return Result() }
    let isAhead = standing.ahead.contains {
      standing.application.interviews[$0].date > search.today
    }
    let isWaiting = standing.status == .interviewing
    var result = Result()

    // While another interview is ahead, nobody waits: the current period is not in the record.
    let counted = periods.filter { $0.closed != nil || !isAhead }
    func isLive(_ period: WaitingPeriod) -> Bool { period.closed == nil && isWaiting }

    var isJobOpen = false
    if isOn(.jobStillOpen) {
      var duties = counted.flatMap {
        jobStillOpen($0, standing, calendar, isLive: isLive($0))
      }
      ledger.settle(&duties, of: .jobStillOpen, today: search.today)
      if let last = duties.last {
        isJobOpen = last.state == .open || last.state == .overdue || last.state == .missed
      }
      result.duties += duties
    }

    /// One for each counted period; empty where the rule is off.
    var checkIns: [Duty] = []
    if isOn(.checkInDue) {
      checkIns = counted.map { period in
        var duty = checkInDue(period, standing, calendar)
        duty.isDropped = !isLive(period)
        return duty
      }
      ledger.settle(&checkIns, of: .checkInDue, today: search.today)
      // Nearly always it has lapsed months before; a snooze may have kept it.
      if isJobOpen, let last = checkIns.last, last.isPending {
        checkIns[checkIns.count - 1].state = .dropped
      }
      result.duties += checkIns
    }

    if isOn(.stillNoWord), standing.application.interest == .high {
      var duties = counted.filter { !$0.checkIns.isEmpty }.map { period in
        var duty = stillNoWord(period, standing, calendar)
        duty.isDropped = !isLive(period) || isJobOpen
        return duty
      }
      ledger.settle(&duties, of: .stillNoWord, today: search.today)
      result.duties += duties
    }

    if isOn(.timeToMoveOn) {
      var duties = counted.indices.compactMap { index in
        timeToMoveOn(
          counted[index], standing, calendar, ledger, isLive: isLive(counted[index]),
          checkIn: checkIns.isEmpty ? nil : checkIns[index],
          isDropped: isJobOpen)
      }
      ledger.settle(&duties, of: .timeToMoveOn, today: search.today)
      result.duties += duties
    }

    // The phase's duty is the last of the current period; `job-still-open` stands beside it.
    if let current = counted.last, isLive(current) {
      let phase = result.duties.last {
        $0.rule != .jobStillOpen && $0.wait?.since == current.since && !$0.isFulfilled
          && $0.state != .waived && $0.state != .missed
      }
      if let phase, phase.state == .upcoming {
        result.quiet = QuietSpell(
          application: standing.index, since: current.since, until: phase.from,
          opening: current.opening)
      }
    }
    result.tooSoon = tooSoon(periods, standing, search, ledger)
    return result
  }

  // MARK: Windows

  func checkInWindow(_ period: WaitingPeriod, _ calendar: WorkCalendar) -> Window {
    let from: CivilDate
    let due: CivilDate
    if let promised = period.promised?.value {
      from = calendar.roll(promised + afterDate)
      due = calendar.date(2, workingDaysAfter: from)
    } else {
      from = calendar.roll(period.since + withoutDate)
      due = max(from, calendar.roll(period.since + atLatest))
    }
    return (from, due, due + 30)
  }

  private func window(
    from day: CivilDate, workingDays: Int, _ calendar: WorkCalendar
  ) -> Window {
    let from = calendar.roll(day)
    let due = calendar.date(workingDays, workingDaysAfter: from)
    return (from, due, due + 30)
  }

  // MARK: Duties

  private func duty(
    _ rule: RuleName, _ period: WaitingPeriod, _ standing: Standing, _ window: Window,
    raised: CivilDate, fulfilled: CivilDate?, range: Range<Int>
  ) -> Duty {
    var duty = Duty(
      rule, standing, who: standing.contactName, concerns: period.since.description,
      from: window.from, due: window.due, lapses: window.lapses, fulfilled: fulfilled,
      raised: raised, range: range)
    duty.wait = Duty.Wait(period)
    return duty
  }

  private func checkInDue(
    _ period: WaitingPeriod, _ standing: Standing, _ calendar: WorkCalendar
  ) -> Duty {
    duty(
      .checkInDue, period, standing, checkInWindow(period, calendar), raised: period.since,
      fulfilled: period.checkIns.first?.date, range: period.promised?.range ?? period.opening)
  }

  private func stillNoWord(
    _ period: WaitingPeriod, _ standing: Standing, _ calendar: WorkCalendar
  ) -> Duty {
    let first = period.checkIns[0]
    return duty(
      .stillNoWord, period, standing,
      window(from: first.date + stillNoWordAfter, workingDays: 5, calendar), raised: first.date,
      fulfilled: period.checkIns.dropFirst().first?.date, range: first.range)
  }

  /// - Parameter checkIn: The period's `check-in-due`, settled; nil where that rule is off.
  private func timeToMoveOn(
    _ period: WaitingPeriod, _ standing: Standing, _ calendar: WorkCalendar, _ ledger: Ledger,
    isLive: Bool, checkIn: Duty?, isDropped: Bool
  ) -> Duty? {
    let ending = [standing.day(.closed), standing.day(.withdrawn)]
      .compactMap { $0 }
      .filter { day in day >= period.since && period.closed.map { day <= $0 } ?? true }
      .min()
    guard isLive || ending != nil else { return nil }
    let checkIns = period.checkIns.filter { entry in ending.map { entry.date <= $0 } ?? true }
    let begun: CivilDate
    let first: CivilDate
    var range = period.promised?.range ?? period.opening
    if let last = checkIns.last {
      guard checkIns.count >= 2 || standing.application.interest != .high else { return nil }
      begun = last.date
      first = last.date + moveOnAfter
      range = last.range
    } else {
      guard let checkIn,
        let day = dayGivenUp(checkIn, period, ledger, by: ending ?? standing.today)
      else { return nil }
      begun = day
      first = day
    }
    var duty = duty(
      .timeToMoveOn, period, standing, window(from: first, workingDays: 10, calendar),
      raised: begun, fulfilled: ending, range: range)
    duty.isDropped = isDropped
    return duty
  }

  /// The day after a check-in lapsed or was waived, if that had come by a day.
  private func dayGivenUp(
    _ checkIn: Duty, _ period: WaitingPeriod, _ ledger: Ledger, by day: CivilDate
  ) -> CivilDate? {
    if let waived = ledger.dayWaived(.checkInDue, raised: period.since, who: checkIn.who),
      waived <= day
    {
      return waived + 1
    }
    return checkIn.lapses.flatMap { $0 < day ? $0 + 1 : nil }
  }

  /// One for each check-in that asked again after months, and the one that comes next.
  private func jobStillOpen(
    _ period: WaitingPeriod, _ standing: Standing, _ calendar: WorkCalendar, isLive: Bool
  ) -> [Duty] {
    if standing.application.stillOpen?.value == .no { return [] }
    var base = max(period.since, period.promised?.value ?? period.since)
    var range = period.promised?.range ?? period.opening
    var raised = period.since
    var duties: [Duty] = []
    for checkIn in period.checkIns {
      let window = window(from: base + stillOpenAfter, workingDays: 10, calendar)
      if checkIn.date >= window.from {
        duties.append(
          duty(
            .jobStillOpen, period, standing, window, raised: raised, fulfilled: checkIn.date,
            range: range))
        raised = checkIn.date
      }
      if checkIn.date >= base {
        base = checkIn.date
        range = checkIn.range
      }
    }
    guard isLive else { return duties }
    let window = window(from: base + stillOpenAfter, workingDays: 10, calendar)
    var next = duty(
      .jobStillOpen, period, standing, window, raised: raised, fulfilled: nil, range: range)
    if standing.sightings.contains(where: { $0.value >= window.from }) { next.severity = .warning }
    duties.append(next)
    return duties
  }

  // MARK: Conduct

  private func tooSoon(
    _ periods: [WaitingPeriod], _ standing: Standing, _ search: Search, _ ledger: Ledger
  ) -> [Remark] {
    guard standing.isActive else { return [] }
    var remarks: [Remark] = []
    for period in periods {
      for (index, checkIn) in period.checkIns.enumerated()
      where checkIn.date >= search.today - Conduct.days {
        let from = firstGoodDay(before: index, of: period, standing, search.calendar, ledger)
        if checkIn.date < from {
          let related =
            index == 0
            ? period.related : [.init(period.checkIns[index - 1].range, "you had asked before")]
          remarks.append(
            .contactedTooSoon(checkIn, from: from, today: search.today, related: related))
        }
      }
    }
    return remarks
  }

  /// When the phase began in which a check-in was made, as it stood before that check-in.
  private func firstGoodDay(
    before index: Int, of period: WaitingPeriod, _ standing: Standing, _ calendar: WorkCalendar,
    _ ledger: Ledger
  ) -> CivilDate {
    let day = period.checkIns[index].date
    guard index > 0 else {
      var duty = checkInDue(period, standing, calendar)
      let until = ledger.snooze(.checkInDue, raised: period.since, who: duty.who, by: day)
      if let until { duty.snooze(until: until) }
      return dayGivenUp(duty, period, ledger, by: day).map(calendar.roll) ?? duty.from
    }
    let isSecondOfKeen = index == 1 && standing.application.interest == .high
    let last = period.checkIns[index - 1].date
    let from = calendar.roll(last + (isSecondOfKeen ? stillNoWordAfter : moveOnAfter))
    let until = ledger.snooze(
      isSecondOfKeen ? .stillNoWord : .timeToMoveOn, raised: last, who: standing.contactName,
      by: day)
    return max(from, until ?? from)
  }
}
