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
    Event("a blank after the day", ["DTSTART;VALUE=DATE:20261225 "], ["2026-12-25"]),
    Event("a quoted parameter", ["DTSTART;VALUE=\"DATE\":20261225"], ["2026-12-25"]),
    Event("a signed duration", ["DTSTART:20261225", "DURATION:+p1d"], ["2026-12-25"]),
    Event("a name that goes on", ["DTSTART:20261225", "DTSTARTS:20260101"], ["2026-12-25"]),
    Event("the last day of all", ["DTSTART:99991231"], ["9999-12-31"]),
    Event(
      "declared as a time", ["DTSTART;VALUE=DATE-TIME:20261225T090000", "DURATION:PT1H"], []),
    Event("cancelled and impossible", ["STATUS:cancelled ", "DTSTART:20261399"], []),
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
    #expect(fault?.line == 5)
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

  /// A calendar of one event, whose lines follow `BEGIN:VEVENT` in the second line.
  private func short(_ event: String) -> String {
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\n\(event)\nEND:VEVENT\nEND:VCALENDAR\n"
  }

  private func fault(_ text: String) -> CalendarFault? {
    #expect(throws: CalendarFault.self) { try CalendarFile.days(in: Array(text.utf8)) }
  }

  @Test("What other components say of days and lengths is not the event's")
  func components() throws {
    let text = """
      BEGIN:VCALENDAR
      BEGIN:VTIMEZONE
      BEGIN:STANDARD
      DTSTART:19701025
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      DTSTART:20261225
      DURATION:P2D
      BEGIN:VALARM
      TRIGGER:-P1D
      DURATION:PT15M
      STATUS:CANCELLED
      END:VALARM
      END:VEVENT
      BEGIN:VTODO
      DTSTART:20260101
      END:VTODO
      END:VCALENDAR
      """
    #expect(try days(Array(text.utf8)) == ["2026-12-25", "2026-12-26"])
  }

  @Test(
    "Line ends, folding, capitals and a byte order mark change nothing",
    arguments: [
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261225\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      "begin:vcalendar\nbegin:vevent\ndtstart:20261225\nend:vevent\nend:vcalendar",
      "\u{FEFF}BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT\nEND:VCALENDAR",
      "\r\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT\nEND:VCALENDAR",
      "BEG\r\n IN:VCAL\r\n\tENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026\r\n 1225\r\nEND:VEVENT",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:é\n \u{1F384}\nDTSTART:20261225\nEND:VEVENT",
      "BEGIN:VCALENDAR\nno colon here\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT",
    ])
  func form(text: String) throws {
    #expect(try days(Array(text.utf8)) == ["2026-12-25"])
  }

  @Test("A folded character is put together again, whatever its halves are")
  func foldedCharacter() throws {
    let start = Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:".utf8)
    let end = Array("\nDTSTART:20261225\nEND:VEVENT\n".utf8)
    #expect(try days(start + [0xC3, 0x0A, 0x20, 0xA9, 0xFF] + end) == ["2026-12-25"])
  }

  @Test(
    "What looks like an all-day event and cannot be one is refused where it stands",
    arguments: [
      ("DTSTART:20261301", 3, "20261301 is no day of the calendar"),
      ("DTSTART:20270229", 3, "20270229 is no day of the calendar"),
      ("SUMMARY:x\nDTSTART:00000000", 4, "00000000 is no day of the calendar"),
      ("DTSTART;VALUE=DATE:", 3, "DTSTART is no day such as 20261225: nothing"),
      ("DTSTART:2026-12-25", 3, "DTSTART is no day such as 20261225: 2026-12-25"),
      ("DTSTART:20261225T", 3, "DTSTART is no day such as 20261225: 20261225T"),
      (
        "DTSTART;VALUE=DATE:20261225T000000", 3,
        "DTSTART is no day such as 20261225: 20261225T000000"
      ),
      ("DTSTART:20261225\nDTEND:20270230", 4, "20270230 is no day of the calendar"),
      (
        "DTSTART:20261225\nDTEND:20261226T000000", 4,
        "DTEND is no day such as 20261225: 20261226T000000"
      ),
      ("DTSTART:2026\n 1225\nDTEND:20261224", 5, "the event ends before it begins"),
      ("DTSTART:20260101\nDTEND:20270103", 4, "the event is longer than 366 days"),
      ("DTSTART:20260101\nDURATION:P367D", 4, "the event is longer than 366 days"),
      ("DTSTART:20260101\nDURATION:P53W", 4, "the event is longer than 366 days"),
      (
        "DTSTART:20260101\nDURATION:P99999999999999999999D", 4, "the event is longer than 366 days"
      ),
      ("DTSTART:20260101\nDURATION:P1DT1H", 4, "DURATION is no days or weeks such as P2D: P1DT1H"),
      ("DTSTART:20260101\nDURATION:-P1D", 4, "DURATION is no days or weeks such as P2D: -P1D"),
      ("DTSTART:20260101\nDURATION:PD", 4, "DURATION is no days or weeks such as P2D: PD"),
      ("DTSTART:20260101\nDURATION:P1D2W", 4, "DURATION is no days or weeks such as P2D: P1D2W"),
      ("DTSTART:99991231\nDURATION:P2D", 4, "the event ends after the year 9999"),
      ("DTSTART:\u{1B}[31m\u{202E}é", 3, "DTSTART is no day such as 20261225: ?[31m?????"),
    ])
  func unusable(event: String, line: Int, reason: String) {
    #expect(fault(short(event)) == CalendarFault(line: line, reason: reason))
  }

  @Test(
    "A file cut off in an event is refused: days would be missing",
    arguments: [
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VCALENDAR",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nBEGIN:VEVENT\nEND:VEVENT",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT",
    ])
  func cutOff(text: String) {
    #expect(fault(text) == CalendarFault(line: 2, reason: "this event has no END:VEVENT"))
  }

  @Test("Time grows with size: much folding, and many long events over each other")
  func large() throws {
    let folded = "BEGIN:VCALENDAR\nSUMMARY:" + String(repeating: "\n x", count: 80_000)
    #expect(try days(Array(folded.utf8)) == [])
    let event = "BEGIN:VEVENT\nDTSTART:20240101\nDTEND:20250101\nEND:VEVENT\n"
    let many = "BEGIN:VCALENDAR\n" + String(repeating: event, count: 4000)
    #expect(Array(try CalendarFile.days(in: Array(many.utf8))).count == 366)
    let nested = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + String(repeating: "BEGIN:X\n", count: 30_000)
    #expect(fault(nested)?.line == 2)
  }
}
