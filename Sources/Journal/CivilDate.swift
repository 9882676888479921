package import Syntax

/// A day of the Gregorian calendar, without time zone.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Four bytes: a journal holds hundreds of thousands of dates.
  private let number: Int32

  /// Days since 1970-01-01.
  public var dayNumber: Int { Int(number) }

  public init(dayNumber: Int) { number = Int32(clamping: dayNumber) }

  /// - Returns: nil where there is no such day. Years run from 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    // Years begin in March here, so that a leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(dayNumber: era * 146_097 + dayOfEra - Self.daysBefore1970)
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let written = WrittenDate(in: bytes, at: 0), written.range.upperBound == bytes.count,
      let date = written.date
    else { return nil }
    self = date
  }

  /// From 0000-03-01, the first day of an era of 400 years, to 1970-01-01.
  private static let daysBefore1970 = 719_468

  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public var components: (year: Int, month: Int, day: Int) {
    let days = dayNumber + Self.daysBefore1970
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  public var weekday: Weekday { Weekday.allCases[weekdayIndex] }

  /// In `Weekday.allCases`.
  package var weekdayIndex: Int {
    // 1970-01-01 was a Thursday.
    let index = (dayNumber + 3) % 7
    return index < 0 ? index + 7 : index
  }

  /// The same day a number of calendar months later, or the month's last day where it is shorter.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let newDay = min(day, Self.daysInMonth(year: newYear, month: newMonth))
    return CivilDate(year: newYear, month: newMonth, day: newDay) ?? self + months * 30
  }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// Calendar days later.
  public static func + (date: Self, days: Int) -> Self {
    Self(dayNumber: date.dayNumber + days)
  }

  public static func - (date: Self, days: Int) -> Self {
    Self(dayNumber: date.dayNumber - days)
  }

  /// Calendar days from `right` to `left`.
  public static func - (left: Self, right: Self) -> Int { left.dayNumber - right.dayNumber }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: `2026-11-21`.
  public var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else { return "\(year)-\(month)-\(day)" }
    // A number and a sign at a time would be some ten strings for each of thousands of dates.
    return String(unsafeUninitializedCapacity: 10) { bytes in
      func write(_ number: Int, _ range: Range<Int>) {
        var rest = number
        for index in range.reversed() {
          bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(year, 0..<4)
      bytes[4] = .hyphen
      write(month, 5..<7)
      bytes[7] = .hyphen
      write(day, 8..<10)
      return 10
    }
  }
}

public enum Weekday: String, CaseIterable, Sendable {
  case mon, tue, wed, thu, fri, sat, sun

  /// In full, in lower case.
  public var name: String {
    switch self {
    case .mon: "monday"
    case .tue: "tuesday"
    case .wed: "wednesday"
    case .thu: "thursday"
    case .fri: "friday"
    case .sat: "saturday"
    case .sun: "sunday"
    }
  }

  /// `Mon`, as dates for people carry it.
  public var abbreviation: String {
    switch self {
    case .mon: "Mon"
    case .tue: "Tue"
    case .wed: "Wed"
    case .thu: "Thu"
    case .fri: "Fri"
    case .sat: "Sat"
    case .sun: "Sun"
    }
  }
}

/// A time of day, to the minute.
public struct CivilTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let hour: Int
  public let minute: Int

  public init?(hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    self.hour = hour
    self.minute = minute
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.hour, left.minute) < (right.hour, right.minute)
  }

  public var description: String {
    (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}

/// What looks like a date: four digits, `-`, `/` or `.`, one or two digits, the same sign, and one
/// or two digits.
package struct WrittenDate {
  package let range: Range<Int>
  /// nil unless it is an existing day, written `YYYY-MM-DD`.
  package let date: CivilDate?

  /// Reads at exactly this place.
  package init?(in bytes: [UInt8], at start: Int, before end: Int? = nil) {
    let end = end ?? bytes.count
    func number(_ from: Int, _ lengths: ClosedRange<Int>) -> (value: Int, end: Int)? {
      var value = 0
      var index = from
      while index < end, index - from < lengths.upperBound, bytes[index].isASCIIDigit {
        value = value * 10 + Int(bytes[index] & 0x0F)
        index += 1
      }
      return index - from >= lengths.lowerBound ? (value, index) : nil
    }
    guard let year = number(start, 4...4), year.end < end else { return nil }
    let separator = bytes[year.end]
    guard separator == .hyphen || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
      let month = number(year.end + 1, 1...2), month.end < end, bytes[month.end] == separator,
      let day = number(month.end + 1, 1...2), day.end == end || !bytes[day.end].isASCIIDigit
    else { return nil }
    range = start..<day.end
    let isISO = separator == .hyphen && range.count == 10
    date = isISO ? CivilDate(year: year.value, month: month.value, day: day.value) : nil
  }

  private init(impossible range: Range<Int>) {
    self.range = range
    date = nil
  }

  /// The time that goes with it, after a space or a `T`, and where that ends.
  ///
  /// - Parameter lenient: Whether an hour may have one digit.
  package func time(in bytes: [UInt8], before end: Int, lenient: Bool) -> (
    time: CivilTime, end: Int
  )? {
    timeStart(in: bytes, before: end).flatMap {
      CivilTime.read(in: bytes, at: $0, before: end, lenient: lenient)
    }
  }

  private func timeStart(in bytes: [UInt8], before end: Int) -> Int? {
    let next = range.upperBound
    guard next + 1 < end, bytes[next] == .space || bytes[next] == UInt8(ascii: "T") else {
      return nil
    }
    return next + 1
  }

  /// A date that opens a text, with its time: both, and where they end. With a time that no clock
  /// shows the date is none either.
  static func opening(
    _ bytes: [UInt8], at start: Int, before end: Int
  ) -> (date: WrittenDate, time: CivilTime?, end: Int)? {
    guard let date = WrittenDate(in: bytes, at: start, before: end) else { return nil }
    if let read = date.time(in: bytes, before: end, lenient: true) {
      return (date, read.time, read.end)
    }
    if let next = date.timeStart(in: bytes, before: end),
      let wrong = CivilTime.lookalike(in: bytes, at: next, before: end)
    {
      return (WrittenDate(impossible: start..<wrong), nil, wrong)
    }
    return (date, nil, date.range.upperBound)
  }

  /// The one that an offset lies in, or right behind, found as a text is read: from the beginning of
  /// its line, so that `12026-11-10` holds none.
  package static func around(_ offset: Int, in source: SourceText) -> WrittenDate? {
    var rest = source.line(source.lineNumber(at: offset))
    while let written = first(in: source.bytes, rest), written.range.lowerBound <= offset {
      if offset <= written.range.upperBound { return written }
      rest = written.range.upperBound..<rest.upperBound
    }
    return nil
  }

  /// The first one in a range.
  package static func first(in bytes: [UInt8], _ range: Range<Int>) -> WrittenDate? {
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      if bytes[index].isASCIIDigit {
        if let written = WrittenDate(in: bytes, at: index, before: range.upperBound) {
          return written
        }
        while index < range.upperBound, bytes[index].isASCIIDigit { index += 1 }
      } else {
        index += 1
      }
    }
    return nil
  }
}

extension CivilTime {
  /// The end of what looks like a time, one or two digits on each side of a colon, at this place.
  fileprivate static func lookalike(in bytes: [UInt8], at start: Int, before end: Int) -> Int? {
    func digitsEnd(_ from: Int) -> Int? {
      var index = from
      while index < end, index - from < 2, bytes[index].isASCIIDigit { index += 1 }
      return index > from ? index : nil
    }
    guard let colon = digitsEnd(start), colon < end, bytes[colon] == .colon,
      let last = digitsEnd(colon + 1), last == end || !bytes[last].isWordByte
    else { return nil }
    return last
  }

  /// Reads `HH:MM` at exactly this place; with `lenient`, an hour may have one digit.
  package static func read(
    in bytes: [UInt8], at start: Int, before end: Int, lenient: Bool
  ) -> (time: CivilTime, end: Int)? {
    var index = start
    var hour = 0
    while index < end, index - start < 2, bytes[index].isASCIIDigit {
      hour = hour * 10 + Int(bytes[index] & 0x0F)
      index += 1
    }
    guard index - start >= (lenient ? 1 : 2), index + 2 < end, bytes[index] == .colon,
      bytes[index + 1].isASCIIDigit, bytes[index + 2].isASCIIDigit,
      index + 3 == end || !bytes[index + 3].isASCIIDigit,
      let time = CivilTime(
        hour: hour, minute: Int(bytes[index + 1] & 0x0F) * 10 + Int(bytes[index + 2] & 0x0F))
    else { return nil }
    return (time, index + 3)
  }
}
