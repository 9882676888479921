internal import Journal
internal import Syntax

/// What makes a calendar file unusable.
public struct CalendarFault: Error, Equatable, Sendable {
  /// From 1.
  public let line: Int
  /// In plain words and printable ASCII, whatever the file holds.
  public let reason: String

  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}

/// All-day events of an iCalendar file (RFC 5545). Recurrences are not expanded.
public enum CalendarFile {
  /// No holiday is longer, in days.
  static let longestEvent = 366

  /// - Returns: The days of all all-day events that are not cancelled.
  /// - Throws: `CalendarFault` for what is no calendar, and for an event that cannot be read: days
  ///   would be missing.
  public static func days(in bytes: [UInt8]) throws(CalendarFault) -> DaySpans {
    var lines = ContentLines(bytes)
    let first = lines.next()
    guard let first, first.isNamed("BEGIN"), first.hasValue("VCALENDAR") else {
      throw CalendarFault(
        line: first?.number ?? 1, reason: "a calendar file begins with BEGIN:VCALENDAR")
    }
    var spans: [Range<Int>] = []
    var event: Event?
    while let line = lines.next() {
      if event != nil {
        let isClosed = try event?.read(line) ?? false
        if isClosed {
          if let span = try event?.span() { spans.append(span) }
          event = nil
        }
      } else if line.isNamed("BEGIN"), line.hasValue("VEVENT") {
        event = Event(line: line.number)
      }
    }
    if let event { throw event.isCutOff }
    return DaySpans(spans)
  }
}

/// What an event says of its days. It is understood at its end: a cancelled event may say anything.
private struct Event {
  let line: Int
  private var start: ContentLine?
  private var end: ContentLine?
  private var duration: ContentLine?
  private var isCancelled = false
  /// Components inside the event, such as alarms, that are open. They have lengths of their own.
  private var depth = 0

  init(line: Int) { self.line = line }

  var isCutOff: CalendarFault {
    CalendarFault(line: line, reason: "this event has no END:VEVENT")
  }

  /// - Returns: Whether the line closes the event.
  mutating func read(_ line: ContentLine) throws(CalendarFault) -> Bool {
    if line.isNamed("BEGIN") {
      if line.hasValue("VEVENT") { throw isCutOff }
      depth += 1
    } else if line.isNamed("END") {
      guard depth == 0 else {
        depth -= 1
        return false
      }
      guard line.hasValue("VEVENT") else { throw isCutOff }
      return true
    } else if depth == 0 {
      if line.isNamed("DTSTART") {
        start = start ?? line
      } else if line.isNamed("DTEND") {
        end = end ?? line
      } else if line.isNamed("DURATION") {
        duration = duration ?? line
      } else if line.isNamed("STATUS") {
        isCancelled = line.hasValue("CANCELLED")
      }
    }
    return false
  }

  /// - Returns: The numbers of the event's days; nil for one that has none, or a time of day.
  func span() throws(CalendarFault) -> Range<Int>? {
    guard let start, !isCancelled, !start.isTimeOfDay else { return nil }
    let first = try start.day()
    var length = 1
    if let end {
      // Some programs end an event of one day where it starts, which the standard forbids.
      length = try end.day() - first
      guard length >= 0 else { throw end.fault("the event ends before it begins") }
    } else if let duration {
      length = try duration.wholeDays()
    }
    guard length <= CalendarFile.longestEvent else {
      let fault = "the event is longer than \(CalendarFile.longestEvent) days"
      throw (end ?? duration ?? start).fault(fault)
    }
    let span = first.dayNumber..<first.dayNumber + max(1, length)
    if let last = CivilDate(year: 9999, month: 12, day: 31), span.upperBound - 1 > last.dayNumber {
      throw (duration ?? start).fault("the event ends after the year 9999")
    }
    return span
  }
}

extension ContentLine {
  /// Whether the value is `20261225T090000`, perhaps with a `Z`, and is not declared a day.
  fileprivate var isTimeOfDay: Bool {
    var digits = bytes[value]
    if digits.last?.asciiLowercased == UInt8(ascii: "z") { digits.removeLast() }
    guard digits.count == 15, !isDeclaredDay else { return false }
    return digits.indices.allSatisfy { index in
      index == digits.startIndex + 8
        ? digits[index].asciiLowercased == UInt8(ascii: "t") : digits[index].isASCIIDigit
    }
  }

  private var isDeclaredDay: Bool {
    var isQuoted = false
    var start = nameEnd
    // Up to the colon before the value: what stands between `;` is a parameter.
    for index in nameEnd..<value.lowerBound {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      let isEnd = bytes[index] == UInt8(ascii: ";") || bytes[index] == .colon
      guard isEnd, !isQuoted else { continue }
      let parameter = bytes[start..<index].filter { $0 != UInt8(ascii: "\"") }
      if parameter.count == 11, parameter.hasWord(";VALUE=DATE", at: 0, before: 11) { return true }
      start = index
    }
    return false
  }

  fileprivate func day() throws(CalendarFault) -> CivilDate {
    let digits = bytes[value]
    guard digits.count == 8, digits.allSatisfy(\.isASCIIDigit) else {
      throw fault("\(name) is no day such as 20261225: \(shown)")
    }
    let number = digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    guard let date else { throw fault("\(shown) is no day of the calendar") }
    return date
  }

  /// `P3D` or `P2W`; hours such as `PT8H` are within one day. A number beyond all bounds counts as
  /// one beyond the longest event.
  fileprivate func wholeDays() throws(CalendarFault) -> Int {
    var rest = bytes[value]
    if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if bytes.hasWord("PT", at: rest.startIndex, before: rest.endIndex) { return 1 }
    let unit = rest.popLast()?.asciiLowercased
    guard rest.popFirst()?.asciiLowercased == UInt8(ascii: "p"), !rest.isEmpty,
      rest.allSatisfy(\.isASCIIDigit), unit == UInt8(ascii: "d") || unit == UInt8(ascii: "w")
    else { throw fault("DURATION is no days or weeks such as P2D: \(shown)") }
    let count = rest.reduce(0) { min($0 * 10 + Int($1 & 0x0F), CalendarFile.longestEvent + 1) }
    return unit == UInt8(ascii: "w") ? count * 7 : count
  }

  fileprivate func fault(_ reason: String) -> CalendarFault {
    CalendarFault(line: number, reason: reason)
  }

  /// The value as a message can show it: short, and nothing that a terminal would obey.
  private var shown: String {
    if value.isEmpty { return "nothing" }
    let printable = bytes[value].prefix(24).map { (0x20..<0x7F).contains($0) ? $0 : 0x3F }
    return String(decoding: printable, as: UTF8.self) + (value.count > 24 ? "..." : "")
  }
}
