import FollowUp
import Foundation
import Journal
import TestSupport
import Testing

@Suite struct CalendarTests {
  private let gregorian: Calendar

  init() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    gregorian = calendar
  }

  private func foundation(_ date: CivilDate) -> Date {
    Date(timeIntervalSince1970: TimeInterval(date.dayNumber) * 86_400)
  }

  private func civil(_ date: Date) -> CivilDate {
    CivilDate(dayNumber: Int((date.timeIntervalSince1970 / 86_400).rounded(.down)))
  }

  /// Foundation counts from Sunday, 1.
  private func weekday(_ date: Date) -> Weekday {
    let days: [Weekday] = [.sun, .mon, .tue, .wed, .thu, .fri, .sat]
    return days[gregorian.component(.weekday, from: date) - 1]
  }

  @Test("Every day of three centuries has the number, date and weekday that Foundation gives it")
  func everyDay() throws {
    let first = try day("1900-01-01")
    let last = try day("2200-12-31")
    for number in first.dayNumber...last.dayNumber {
      let date = CivilDate(dayNumber: number)
      let parts = gregorian.dateComponents(
        [.year, .month, .day, .weekday], from: foundation(date))
      let (year, month, dayOfMonth) = date.components
      guard year == parts.year, month == parts.month, dayOfMonth == parts.day,
        date.weekday == weekday(foundation(date)),
        CivilDate(year: year, month: month, day: dayOfMonth) == date,
        CivilDate(iso: date.description) == date
      else {
        Issue.record("\(date) is not \(parts)")
        return
      }
    }
  }

  @Test("There is no day beyond the end of a month, and no month beyond the year")
  func noSuchDay() throws {
    for year in 1900...2200 {
      for month in 1...12 {
        let count = CivilDate.daysInMonth(year: year, month: month)
        let first = try #require(CivilDate(year: year, month: month, day: 1))
        let range = try #require(gregorian.range(of: .day, in: .month, for: foundation(first)))
        #expect(range.count == count)
        #expect(CivilDate(year: year, month: month, day: 0) == nil)
        #expect(CivilDate(year: year, month: month, day: count) != nil)
        #expect(CivilDate(year: year, month: month, day: count + 1) == nil)
      }
      #expect(CivilDate(year: year, month: 0, day: 1) == nil)
      #expect(CivilDate(year: year, month: 13, day: 1) == nil)
    }
  }

  @Test(
    "A date is read only as year, month and day with hyphens",
    arguments: [
      "2026-1-05", "2026-01-5", "26-01-05", "2026/01/05", "2026.01.05", "2026-01-05 ",
      " 2026-01-05",
      "2026-01-05T10:00", "2026-02-29", "1900-02-29", "2026-00-10", "2026-13-01", "0000-01-01", "",
      "２０２６-01-05", "2026-01-055", "+2026-01-05",
    ])
  func notISO(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test("Months are added as Foundation adds them, cut to the month’s end")
  func months() throws {
    var random = SplitMix64(seed: 1)
    let first = try day("1900-01-01").dayNumber
    let last = try day("2190-12-31").dayNumber
    for _ in 0..<3000 {
      let date = CivilDate(dayNumber: Int.random(in: first...last, using: &random))
      let count = Int.random(in: 0...48, using: &random)
      let expected = try #require(
        gregorian.date(byAdding: .month, value: count, to: foundation(date)))
      #expect(date.adding(months: count) == civil(expected), "\(date) and \(count) months")
    }
  }

  @Test(
    "The last day of a month stays a last day",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2026-12-31", 2, "2027-02-28"), ("2026-03-31", 1, "2026-04-30"),
      ("2026-11-30", 3, "2027-02-28"), ("2026-12-15", 1, "2027-01-15"),
      ("2028-02-29", 12, "2029-02-28"), ("2026-11-10", 0, "2026-11-10"),
    ])
  func monthsEnd(from: String, count: Int, to: String) throws {
    #expect(try day(from).adding(months: count) == day(to))
  }

  @Test("Rolling and counting working days agree with a plain loop, whatever week is worked")
  func workingDays() throws {
    var random = SplitMix64(seed: 2)
    let start = try day("2024-01-01").dayNumber
    for _ in 0..<400 {
      let week = Set(Weekday.allCases.filter { _ in Bool.random(using: &random) })
      let holidays = Set(
        (0..<40).map { _ in
          CivilDate(dayNumber: start + Int.random(in: 0..<200, using: &random))
        })
      let calendar = WorkCalendar(workingWeek: week, holidays: DaySpans(holidays))
      let worked = week.isEmpty ? [.mon, .tue, .wed, .thu, .fri] : week
      func isWorked(_ date: Date) -> Bool {
        worked.contains(weekday(date)) && !holidays.contains(civil(date))
      }
      func next(_ date: Date) throws -> Date {
        try #require(gregorian.date(byAdding: .day, value: 1, to: date))
      }
      let date = CivilDate(dayNumber: start + Int.random(in: 0..<200, using: &random))
      let count = Int.random(in: 1...12, using: &random)

      var rolled = foundation(date)
      while !isWorked(rolled) { rolled = try next(rolled) }
      #expect(calendar.roll(date) == civil(rolled), "\(date) in \(worked)")
      #expect(calendar.isWorkingDay(date) == isWorked(foundation(date)))

      var counted = foundation(date)
      var left = count
      while left > 0 {
        counted = try next(counted)
        if isWorked(counted) { left -= 1 }
      }
      #expect(
        calendar.date(count, workingDaysAfter: date) == civil(counted),
        "\(count) after \(date) in \(worked)")

      let last = date + Int.random(in: -10...200, using: &random)
      let through = (date.dayNumber..<max(date.dayNumber, last.dayNumber)).count {
        isWorked(foundation(CivilDate(dayNumber: $0 + 1)))
      }
      #expect(calendar.workingDays(after: date, through: last) == through)
    }
  }
}
