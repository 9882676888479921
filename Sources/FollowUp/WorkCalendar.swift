public import Journal

/// Which days are worked on.
public struct WorkCalendar: Sendable {
  public static let standardWeek: Set<Weekday> = [.mon, .tue, .wed, .thu, .fri]

  /// Never empty.
  public let workingWeek: Set<Weekday>
  public let holidays: DaySpans
  /// By `Weekday.allCases`: each duty asks for many days.
  private let isInWeek: [Bool]
  /// For each span of holidays, the first working day behind it.
  private let nextWorkingDays: [CivilDate]
  /// For each span of holidays, how many days of the working week lie in those before it.
  private let lostDays: [Int]

  public init(
    workingWeek: Set<Weekday> = standardWeek, holidays: DaySpans = DaySpans([CivilDate]())
  ) {
    let week = workingWeek.isEmpty ? Self.standardWeek : workingWeek
    self.workingWeek = week
    self.holidays = holidays
    let isInWeek = Weekday.allCases.map(week.contains)
    self.isInWeek = isInWeek
    var lostDays = [0]
    for span in holidays.spans {
      lostDays.append((lostDays.last ?? 0) + Self.count(span, isInWeek))
    }
    self.lostDays = lostDays
    // From the last one on, since behind a span the next one may begin.
    var nextWorkingDays = holidays.spans.map { CivilDate(dayNumber: $0.upperBound) }
    for index in nextWorkingDays.indices.reversed() {
      let day = Self.nextInWeek(nextWorkingDays[index], isInWeek)
      nextWorkingDays[index] = holidays.index(of: day).map { nextWorkingDays[$0] } ?? day
    }
    self.nextWorkingDays = nextWorkingDays
  }

  private static func nextInWeek(_ date: CivilDate, _ isInWeek: [Bool]) -> CivilDate {
    var date = date
    while !isInWeek[date.weekdayIndex] { date = date + 1 }
    return date
  }

  /// How many of some days are in the working week, holidays or not.
  private static func count(_ days: Range<Int>, _ isInWeek: [Bool]) -> Int {
    let weeks = days.count / 7
    let rest = days.lowerBound + weeks * 7..<days.upperBound
    return weeks * isInWeek.count { $0 }
      + rest.count { isInWeek[CivilDate(dayNumber: $0).weekdayIndex] }
  }

  public func isWorkingDay(_ date: CivilDate) -> Bool {
    isInWeek[date.weekdayIndex] && !holidays.contains(date)
  }

  /// The day itself if it is a working day, else the next one.
  public func roll(_ date: CivilDate) -> CivilDate {
    let date = Self.nextInWeek(date, isInWeek)
    return holidays.index(of: date).map { nextWorkingDays[$0] } ?? date
  }

  /// The n-th working day after a day, not counting it; `count` is 1 or more.
  public func date(_ count: Int, workingDaysAfter date: CivilDate) -> CivilDate {
    var date = date
    for _ in 0..<count { date = roll(date + 1) }
    return date
  }

  /// How many working days there are after a day, up to and with another one.
  public func workingDays(after start: CivilDate, through end: CivilDate) -> Int {
    guard start < end else { return 0 }
    let (first, behind) = (start.dayNumber + 1, end.dayNumber + 1)
    return Self.count(first..<behind, isInWeek) - lost(before: behind) + lost(before: first)
  }

  /// How many days of the working week before a day are holidays.
  private func lost(before day: Int) -> Int {
    let index = holidays.index(endingBehind: day)
    guard index < holidays.spans.count, holidays.spans[index].lowerBound < day else {
      return lostDays[index]
    }
    return lostDays[index] + Self.count(holidays.spans[index].lowerBound..<day, isInWeek)
  }
}
