internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

extension Completer {
  /// Which days are likely.
  enum Days {
    /// Something has happened.
    case past
    /// Something is to happen.
    case ahead
    /// Something that is perhaps written down only now.
    case interview
  }

  /// A day, and what is known of it.
  struct Day {
    let date: CivilDate
    var names: String
  }

  // MARK: Places

  /// A date that has been begun, or the place itself: the digits and hyphens around it.
  var begunDateRange: Range<Int> {
    func isPart(_ index: Int) -> Bool { bytes[index].isASCIIDigit || bytes[index] == .hyphen }
    let line = source.line(spot.line)
    var (start, end) = (spot.offset, spot.offset)
    while start > line.lowerBound, isPart(start - 1) { start -= 1 }
    while end < line.upperBound, isPart(end) { end += 1 }
    // Ten signs at most are a date.
    let isDate = start == line.lowerBound || !bytes[start - 1].isWordByte
    return isDate && end - start <= 10 ? start..<end : spot.offset..<spot.offset
  }

  /// Where a date was clearly begun, in any text.
  var begunDate: Offers? {
    let range = begunDateRange
    let typed = bytes[range.lowerBound..<spot.offset]
    guard typed.count >= 5, typed.prefix(4).allSatisfy(\.isASCIIDigit),
      typed[typed.startIndex + 4] == .hyphen
    else { return nil }
    return fitting(dates(.interview))
  }

  /// Whether a word stands before a date that may begin here.
  func follows(_ word: StaticString, after start: Int) -> Bool {
    var end = begunDateRange.lowerBound
    let length = word.utf8CodeUnitCount
    guard end > start, bytes[end - 1].isBlank || bytes[end - 1] == .newline else { return false }
    while end > start, bytes[end - 1] <= .space { end -= 1 }
    let first = end - length
    return first >= start && bytes.hasWord(word, at: first, before: end)
      && (first == start || !bytes[first - 1].isWordByte)
  }

  // MARK: Offers

  /// - Parameter suffix: What follows a date.
  func dates(_ days: Days, suffix: String = "") -> Offers {
    let range = begunDateRange
    let typed = source.string(in: range.lowerBound..<spot.offset)
    var known = self.days(days)
    let seen = Set(known.map(\.date))
    known += month(typed).filter { !seen.contains($0) }.map { Day(date: $0, names: "") }
    let offers = known.map { day in
      Offer(
        label: "\(day.date) \(day.date.weekday.abbreviation)"
          + (day.names.isEmpty ? "" : ", \(day.names)"),
        kind: .value, text: "\(day.date)\(suffix)", filter: "\(day.date)",
        detail: views.distance(to: day.date))
    }
    return Offers(range: range, offers: offers, isIncomplete: typed.utf8.count < 8)
  }

  /// The days of a month that was typed: `2026-12-`.
  private func month(_ typed: String) -> [CivilDate] {
    let parts = typed.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      parts[0].utf8.count == 4, parts[1].utf8.count == 2
    else { return [] }
    return (1...31).compactMap { CivilDate(year: year, month: month, day: $0) }
  }

  func days(_ days: Days) -> [Day] {
    let today = view.today
    let calendar = view.search.policy.calendar
    var list: [Day] = []
    func add(_ date: CivilDate, _ name: String) {
      if let index = list.firstIndex(where: { $0.date == date }) {
        if !list[index].names.contains(name) { list[index].names += ", \(name)" }
      } else {
        list.append(Day(date: date, names: name))
      }
    }
    let interviews = application?.interviews.filter { !$0.isCancelled }.map(\.date) ?? []
    if days == .interview {
      for date in interviews.suffix(Self.several) { add(date, "interview") }
    }
    add(today, "today")
    if days != .ahead {
      add(today - 1, "yesterday")
      if let last = (1...10).lazy.map({ today - $0 }).first(where: calendar.isWorkingDay) {
        add(last, "last working day")
      }
    }
    if days == .past {
      for date in interviews.filter({ $0 <= today }).suffix(Self.several).reversed() {
        add(date, "interview")
      }
    } else {
      add(today + 1, "tomorrow")
      add(calendar.date(1, workingDaysAfter: today), "next working day")
      add(today + 7, "in a week")
      add(today + 14, "in two weeks")
    }
    if days == .ahead {
      for (date, name) in promisedDays where date >= today { add(date, name) }
      list.sort { $0.date < $1.date }
    }
    return list
  }

  /// So many of the days that an application tells of are enough.
  private static let several = 5

  /// The days ahead that an application tells of.
  private var promisedDays: [(CivilDate, String)] {
    guard let standing = view.application?.standing else { return [] }
    let application = standing.application
    var days: [(CivilDate, String)] = []
    if let last = standing.timelines(view.search.policy.calendar).last {
      days.append((last.promised.value, "they said"))
    }
    if let decision = application.decisionBy { days.append((decision.value, "they said")) }
    if let end = standing.day(.offerExpires) { days.append((end, "the offer ends")) }
    let ahead = application.interviews.filter { !$0.isCancelled && $0.date >= view.today }
    days += ahead.prefix(Self.several).map { ($0.date, "interview") }
    let promises = application.promises.filter { !$0.isChecked && $0.kept == nil }
    days += promises.compactMap(\.by).filter { $0 >= view.today }.prefix(Self.several)
      .map { ($0, "you promised") }
    return days
  }
}
