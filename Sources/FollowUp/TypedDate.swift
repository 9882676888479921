public import Journal

extension WorkCalendar {
  /// A day as people type it on a command line: `2026-11-27`, `today`, `tomorrow`, `yesterday`,
  /// `fri` (the coming one, never today), `+3d`, `-1d`, `+2w`, and `+3wd` for working days.
  ///
  /// - Returns: nil for anything else.
  public func date(typed text: String, today: CivilDate) -> CivilDate? {
    let word = text.lowercased()
    switch word {
    case "today": return today
    case "tomorrow": return today + 1
    case "yesterday": return today - 1
    default: break
    }
    if let weekday = Weekday.allCases.first(where: { $0.rawValue == word || $0.name == word }) {
      return (1...7).lazy.map { today + $0 }.first { $0.weekday == weekday }
    }
    guard let sign = word.first, sign == "+" || sign == "-" else { return CivilDate(iso: text) }
    let digits = word.dropFirst().prefix { $0.isASCII && $0.isNumber }
    // Nobody plans farther ahead than a few years.
    guard let count = Int(digits), digits.count <= 4 else { return nil }
    let step = sign == "+" ? 1 : -1
    switch word.dropFirst(1 + digits.count) {
    case "d": return today + step * count
    case "w": return today + step * count * 7
    case "wd": return day(count, workingDaysFrom: today, step: step)
    default: return nil
    }
  }

  private func day(_ count: Int, workingDaysFrom day: CivilDate, step: Int) -> CivilDate {
    var day = day
    for _ in 0..<count {
      repeat { day = day + step } while !isWorkingDay(day)
    }
    return day
  }
}
