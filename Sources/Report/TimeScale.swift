internal import Journal

/// Where the days of a stretch of time lie across a picture.
struct TimeScale {
  /// Inclusive.
  let days: ClosedRange<CivilDate>

  private var count: Double { Double(days.upperBound - days.lowerBound + 1) }

  func contains(_ day: CivilDate) -> Bool { days.contains(day) }

  /// Where a day begins, in percent; days outside lie at the edges.
  func start(of day: CivilDate) -> Double {
    let day = min(max(day, days.lowerBound), days.upperBound + 1)
    return Double(day - days.lowerBound) / count * 100
  }

  func middle(of day: CivilDate) -> Double {
    let day = min(max(day, days.lowerBound), days.upperBound)
    return (Double(day - days.lowerBound) + 0.5) / count * 100
  }

  struct Tick {
    let day: CivilDate
    let label: String
  }

  /// The days at which lines are drawn: as many as there is room for labels on a phone.
  var ticks: [Tick] {
    let span = days.upperBound - days.lowerBound
    if span <= 35 { return weeks }
    if span <= 250 { return months(every: 1) }
    if span <= 700 { return months(every: 3) }
    var years = 1
    while span / (366 * years) > 8 { years *= years.isMultiple(of: 5) ? 2 : 5 }
    return months(every: 12 * years)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var weeks: [Tick] {
    var day = days.lowerBound
    while day.weekday != .mon { day = day + 1 }
    return stride(from: day.dayNumber, through: days.upperBound.dayNumber, by: 7).map {
      let day = CivilDate(dayNumber: $0)
      let parts = day.components
      return Tick(day: day, label: "\(parts.day) \(Self.months[parts.month - 1])")
    }
  }

  private func months(every step: Int) -> [Tick] {
    let (first, last) = (days.lowerBound.components, days.upperBound.components)
    let start = first.year * 12 + first.month - 1
    let end = last.year * 12 + last.month - 1
    guard start <= end else { return [] }
    return stride(from: (start + step - 1) / step * step, through: end, by: step).compactMap {
      guard let day = CivilDate(year: $0 / 12, month: $0 % 12 + 1, day: 1), contains(day)
      else { return nil }
      let label = $0.isMultiple(of: 12) ? "\($0 / 12)" : Self.months[$0 % 12]
      return Tick(day: day, label: label)
    }
  }
}
