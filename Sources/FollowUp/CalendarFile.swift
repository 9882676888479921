public import Journal
internal import Syntax

/// What makes a calendar file unusable.
public struct CalendarFault: Error, Equatable, Sendable {
  /// From 1.
  public let line: Int
  public let reason: String
}

/// All-day events of an iCalendar file (RFC 5545). Recurrences are not expanded.
public enum CalendarFile {
  /// No holiday is longer, in days.
  static let longestEvent = 366

  /// - Returns: The days of all all-day events, in order, each once.
  /// - Throws: `CalendarFault` for what is no calendar, or holds an impossible day.
  public static func days(in bytes: [UInt8]) throws(CalendarFault) -> [CivilDate] {
    var days: Set<CivilDate> = []
    var event: Event?
    var isCalendar = false
    /// Components inside an event, such as its alarms: their properties are not the event's.
    var inner = 0
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    for (number, line) in unfolded(text) {
      guard let property = Property(line) else { continue }
      let isEnd = property.name == "END"
      let isEvent = property.value.uppercased() == "VEVENT"
      if event != nil, property.name == "BEGIN" || isEnd && !isEvent {
        inner += isEnd ? -1 : 1
        continue
      }
      if inner > 0 { continue }
      switch (property.name, property.value.uppercased()) {
      case ("BEGIN", "VCALENDAR"): isCalendar = true
      case ("BEGIN", "VEVENT"): event = Event()
      case ("END", "VEVENT"):
        if let event { days.formUnion(try event.days(line: number)) }
        event = nil
      case ("DTSTART", _): event?.start = try property.day(line: number)
      case ("DTEND", _): event?.end = try property.day(line: number)
      case ("DURATION", _): event?.length = property.wholeDays
      case ("STATUS", "CANCELLED"): event?.isCancelled = true
      default: break
      }
      guard isCalendar else {
        throw CalendarFault(line: number, reason: "it does not begin with BEGIN:VCALENDAR")
      }
    }
    guard isCalendar else { throw CalendarFault(line: 1, reason: "it is no calendar") }
    return days.sorted()
  }

  private struct Event {
    /// nil for an event at a time of day.
    var start: CivilDate?
    /// Exclusive.
    var end: CivilDate?
    /// In days.
    var length: Int?
    var isCancelled = false

    func days(line: Int) throws(CalendarFault) -> [CivilDate] {
      guard let start, !isCancelled else { return [] }
      let count = end.map { $0 - start } ?? length ?? 1
      guard count <= CalendarFile.longestEvent else {
        throw CalendarFault(
          line: line, reason: "an event is longer than \(CalendarFile.longestEvent) days")
      }
      return (0..<max(1, count)).map { start + $0 }
    }
  }

  private struct Property {
    let name: String
    let value: String

    /// Parameters are passed over: a quoted one may hold a colon.
    init?(_ line: [UInt8]) {
      var isQuoted = false
      var nameEnd: Int?
      for (index, byte) in line.enumerated() {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: ";"), nameEnd == nil { nameEnd = index }
        if byte == .colon, !isQuoted {
          name = String(decoding: line[..<(nameEnd ?? index)], as: UTF8.self).uppercased()
          value = String(decoding: line[(index + 1)...], as: UTF8.self)
          return
        }
      }
      return nil
    }

    /// nil for a time of day.
    func day(line: Int) throws(CalendarFault) -> CivilDate? {
      let digits = Array(value.utf8)
      guard digits.count == 8, digits.allSatisfy(\.isASCIIDigit) else { return nil }
      func number(_ range: Range<Int>) -> Int {
        digits[range].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      }
      guard
        let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
      else { throw CalendarFault(line: line, reason: "there is no day \(value)") }
      return date
    }

    /// `P3D` or `P2W`.
    var wholeDays: Int? {
      guard value.hasPrefix("P"), let count = Int(value.dropFirst().dropLast()), count > 0,
        count <= CalendarFile.longestEvent
      else { return nil }
      switch value.last {
      case "D": return count
      case "W": return count * 7
      default: return nil
      }
    }
  }

  /// Lines with the number of their first one; a line that begins with a blank goes on.
  private static func unfolded(_ bytes: [UInt8]) -> [(number: Int, line: [UInt8])] {
    var lines: [(number: Int, line: [UInt8])] = []
    for (index, raw) in bytes.split(separator: .newline, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = raw.last == .carriageReturn ? raw.dropLast() : raw
      if let first = line.first, first.isBlank, !lines.isEmpty {
        lines[lines.count - 1].line += line.dropFirst()
      } else {
        lines.append((index + 1, Array(line)))
      }
    }
    return lines
  }
}
