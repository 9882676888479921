public import Journal

/// Which days are worked on.
public struct WorkCalendar: Sendable {
  public static let standardWeek: Set<Weekday> = [.mon, .tue, .wed, .thu, .fri]

  /// Never empty.
  public let workingWeek: Set<Weekday>
  public let holidays: Set<CivilDate>
  /// By `Weekday.allCases`: each duty asks for many days.
  private let isWorkedOn: [Bool]

  public init(workingWeek: Set<Weekday> = standardWeek, holidays: Set<CivilDate> = []) {
    let week = workingWeek.isEmpty ? Self.standardWeek : workingWeek
    self.workingWeek = week
    self.holidays = holidays
    isWorkedOn = Weekday.allCases.map(week.contains)
  }

  public func isWorkingDay(_ date: CivilDate) -> Bool {
    isWorkedOn[date.weekdayIndex] && (holidays.isEmpty || !holidays.contains(date))
  }

  /// The day itself if it is a working day, else the next one.
  public func roll(_ date: CivilDate) -> CivilDate {
    var date = date
    while !isWorkingDay(date) { date = date + 1 }
    return date
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
    return (1...end - start).count { isWorkingDay(start + $0) }
  }
}
