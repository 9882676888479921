import FollowUp
import Journal
import Testing

@Suite struct CalendarFileTests {
  /// Lines of one event, in a calendar.
  private static func calendar(_ lines: [String], end: String = "\r\n") -> [UInt8] {
    let all =
      ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT"] + lines + ["END:VEVENT", "END:VCALENDAR"]
    return Array((all.joined(separator: end) + end).utf8)
  }

  private func days(_ bytes: [UInt8]) throws -> [String] {
    try CalendarFile.days(in: bytes).map(\.description)
  }

  struct Event: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lines: [String]
    let days: [String]

    init(_ name: String, _ lines: [String], _ days: [String]) {
      testDescription = name
      self.lines = lines
      self.days = days
    }
  }

  static let events = [
    Event("one day", ["DTSTART;VALUE=DATE:20261225"], ["2026-12-25"]),
    Event("without a parameter", ["DTSTART:20261225"], ["2026-12-25"]),
    Event(
      "the end is exclusive", ["DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"],
      ["2026-12-25", "2026-12-26"]),
    Event(
      "the end comes first", ["DTEND;VALUE=DATE:20270102", "DTSTART;VALUE=DATE:20261231"],
      ["2026-12-31", "2027-01-01"]),
    Event(
      "the end is the start", ["DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225"],
      ["2026-12-25"]),
    Event(
      "a duration in days", ["DTSTART;VALUE=DATE:20261225", "DURATION:P2D"],
      ["2026-12-25", "2026-12-26"]),
    Event(
      "a duration in weeks", ["DTSTART;VALUE=DATE:20261225", "DURATION:P1W"],
      (25...31).map { "2026-12-\($0)" }),
    Event(
      "a duration in hours", ["DTSTART;VALUE=DATE:20261225", "DURATION:PT36H"], ["2026-12-25"]),
    Event("cancelled", ["DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"], []),
    Event("cancelled, in lower case", ["dtstart;value=date:20261225", "status:cancelled"], []),
    Event("confirmed", ["DTSTART;VALUE=DATE:20261225", "STATUS:CONFIRMED"], ["2026-12-25"]),
    Event("at a time of day", ["DTSTART:20261225T100000Z", "DTEND:20261225T110000Z"], []),
    Event("at a local time", ["DTSTART;TZID=Europe/Berlin:20261225T100000"], []),
    Event("without a start", ["SUMMARY:Christmas"], []),
    Event("lower-case names", ["dtstart;value=date:20261225"], ["2026-12-25"]),
    Event(
      "a quoted parameter with a colon", ["DTSTART;X-NOTE=\"a: b; c\";VALUE=DATE:20261225"],
      ["2026-12-25"]),
    Event("folded in the value", ["DTSTART;VALUE=DATE:2026", " 1225"], ["2026-12-25"]),
    Event("folded in the name", ["DTST", "\tART;VALUE=DATE:20261225"], ["2026-12-25"]),
    Event(
      "folded text that looks like an event",
      ["DTSTART;VALUE=DATE:20261225", "SUMMARY:one", " DTSTART:20260101"], ["2026-12-25"]),
    Event(
      "recurrences are not expanded", ["DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY"],
      ["2026-12-25"]),
    Event(
      "a line that is no property", ["DTSTART;VALUE=DATE:20261225", "nothing here", ""],
      ["2026-12-25"]),
    Event("a leap day", ["DTSTART;VALUE=DATE:20280229"], ["2028-02-29"]),
  ]

  @Test("An all-day event covers its days, whatever ends the lines", arguments: events)
  func event(event: Event) throws {
    #expect(try days(Self.calendar(event.lines)) == event.days)
    #expect(try days(Self.calendar(event.lines, end: "\n")) == event.days)
  }

  @Test("The days of several events come in order, each once")
  func several() throws {
    let lines = [
      "BEGIN:VCALENDAR", "DTSTART:20260101", "BEGIN:VEVENT", "DTSTART:20261226", "END:VEVENT",
      "DTSTART:20260102", "BEGIN:VEVENT", "DTSTART:20261225", "DURATION:P2D", "END:VEVENT",
      "END:VCALENDAR",
    ]
    #expect(
      try days(Array(lines.joined(separator: "\n").utf8)) == ["2026-12-25", "2026-12-26"])
  }

  @Test("The longest event takes a year, and one day more is refused")
  func tooLong() throws {
    let longest = Self.calendar(["DTSTART:20260101", "DTEND:20270102"])
    #expect(try days(longest).count == 366)
    let fault = #expect(throws: CalendarFault.self) {
      try CalendarFile.days(in: Self.calendar(["DTSTART:20260101", "DTEND:20270103"]))
    }
    #expect(fault?.line == 6)
  }

  @Test(
    "An impossible day is refused at its line",
    arguments: [
      (["DTSTART;VALUE=DATE:20261232"], 4), (["DTSTART:20260229"], 4),
      (["SUMMARY:one", " two", "DTSTART:20261301"], 6),
      (["DTSTART:20261225", "DTEND:20261200"], 5),
    ])
  func impossible(lines: [String], line: Int) {
    let fault = #expect(throws: CalendarFault.self) {
      try CalendarFile.days(in: Self.calendar(lines))
    }
    #expect(fault?.line == line)
  }

  @Test(
    "What is no calendar is refused",
    arguments: [
      "", "\n\n", "a letter", "BEGIN:VCARD\nEND:VCARD\n",
      "BEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT\n",
      "X-NAME:mine\nBEGIN:VCALENDAR\n",
    ])
  func noCalendar(text: String) {
    let fault = #expect(throws: CalendarFault.self) { try CalendarFile.days(in: Array(text.utf8)) }
    #expect(fault?.line == 1)
  }

  @Test("A calendar without events has no days")
  func empty() throws {
    #expect(try days(Array("BEGIN:VCALENDAR\nEND:VCALENDAR".utf8)).isEmpty)
  }
}
