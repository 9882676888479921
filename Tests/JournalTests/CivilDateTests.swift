import Editing
import Journal
import Syntax
import TestSupport
import Testing

@Suite struct CivilDateTests {
  @Test(
    "A day that exists is read",
    arguments: [
      "0001-01-01", "0004-02-29", "0999-12-31", "1582-10-10", "1600-02-29", "1970-01-01",
      "1999-12-31", "2000-02-29", "2024-02-29", "2026-02-28", "2026-11-21", "2026-04-30",
      "2400-02-29", "9999-12-31",
    ])
  func valid(text: String) throws {
    #expect(try day(text).description == text)
  }

  @Test(
    "A day that does not exist, or is written otherwise, is not read",
    arguments: [
      "0000-01-01", "0000-12-31", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32",
      "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-06-31", "2026-09-31",
      "2026-11-31", "2026-1-01", "2026-01-1", "26-01-01", "02026-01-01", "2026-01-011",
      "2026/01/01", "2026.01.01", "2026-01/01", "20260101", "2026-01-01 ", " 2026-01-01",
      "2026-01-01T10:00", "2026-01", "", "-", "2026-0a-01", "+026-01-01", "-026-01-01",
      "٢٠٢٦-٠١-٠١", "2026–01–01",
    ])
  func invalid(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test("Days count one by one over four hundred years and the borders of every month")
  func succession() throws {
    var date = try day("1999-12-31")
    var (year, month, dayOfMonth) = (1999, 12, 31)
    let last = try day("2400-01-01")
    while date < last {
      date = date + 1
      dayOfMonth += 1
      if dayOfMonth > CivilDate.daysInMonth(year: year, month: month) {
        (dayOfMonth, month) = (1, month + 1)
        if month > 12 { (month, year) = (1, year + 1) }
      }
      guard date.components == (year, month, dayOfMonth),
        CivilDate(year: year, month: month, day: dayOfMonth) == date
      else {
        Issue.record("\(date) is not \(year)-\(month)-\(dayOfMonth)")
        return
      }
    }
    #expect(date - (try day("2000-01-01")) == 146_097)
  }

  @Test("What is written of a day reads as the same day", arguments: [UInt64](1...4))
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (first, last) = (try day("0001-01-01"), try day("9999-12-31"))
    for _ in 0..<500 {
      let date = CivilDate(
        dayNumber: Int.random(in: first.dayNumber...last.dayNumber, using: &random))
      #expect(CivilDate(iso: date.description) == date)
    }
  }

  @Test(
    "Every day has its weekday",
    arguments: [
      ("1970-01-01", Weekday.thu), ("1969-12-31", .wed), ("2000-01-01", .sat),
      ("2026-11-21", .sat), ("2026-11-23", .mon), ("2024-02-29", .thu), ("1900-01-01", .mon),
      ("0001-01-01", .mon), ("9999-12-31", .fri),
    ])
  func weekday(text: String, weekday: Weekday) throws {
    let date = try day(text)
    #expect(date.weekday == weekday)
    #expect((date + 7).weekday == weekday)
    #expect((date - 7).weekday == weekday)
  }

  @Test(
    "Months are the calendar's, cut to the month's end",
    arguments: [
      ("2026-11-10", 1, "2026-12-10"), ("2026-11-30", 3, "2027-02-28"),
      ("2027-11-30", 3, "2028-02-29"), ("2026-12-31", 2, "2027-02-28"),
      ("2026-10-31", 1, "2026-11-30"), ("2026-01-31", 12, "2027-01-31"),
      ("2024-02-29", 12, "2025-02-28"), ("2026-12-01", 1, "2027-01-01"),
      ("2026-11-10", 0, "2026-11-10"),
    ])
  func months(from: String, count: Int, to: String) throws {
    #expect(try day(from).adding(months: count) == day(to))
  }

  @Test("A time runs from midnight to the minute before it")
  func time() {
    #expect(CivilTime(hour: 0, minute: 0)?.description == "00:00")
    #expect(CivilTime(hour: 23, minute: 59)?.description == "23:59")
    #expect(CivilTime(hour: 9, minute: 5)?.description == "09:05")
    for (hour, minute) in [(24, 0), (-1, 0), (0, 60), (0, -1)] {
      #expect(CivilTime(hour: hour, minute: minute) == nil)
    }
  }

  @Test(
    "The date around a place, marked here, is found as it would be read",
    arguments: [
      ("a «2026-11-12» b", true), ("«2026-11-12»", true), ("é🎒 «2026-11-12»T10:00 ü", true),
      ("date: '«2026-11-12»'", true), ("[«2026-11-12»](a)", true), ("x«2026-11-12»y", true),
      ("2026-11-10 «2026-11-12»", true), ("«2026-11-10»/2026-11-12", true),
      ("2026-11-10-«2026-11-12»", true), ("2026-11-31\n«2026-11-12»\n2026-11-13", true),
      ("«2026-11-12»\r2026-11-13", true), ("«2026-11-31»", false), ("by «2026/11/12».", false),
      ("«2026.1.2»", false), ("(«2026-1-2»)", false), ("«0000-01-01»", false),
    ])
  func aroundAPlace(marked: String, isValid: Bool) throws {
    let start = try #require(marked.utf8.firstIndex(of: 0xC2))
    let lower = marked.utf8.distance(from: marked.startIndex, to: start)
    let text = marked.replacing("«", with: "")
    let end = try #require(text.firstIndex(of: "»"))
    let range = lower..<text.utf8.distance(from: text.startIndex, to: end)
    let source = try SourceText(text.replacing("»", with: ""))
    for offset in 0...source.bytes.count {
      let found = WrittenDate.around(offset, in: source)
      #expect((found?.range == range) == (range.contains(offset) || offset == range.upperBound))
      guard found?.range == range else { continue }
      #expect(found?.date == (isValid ? CivilDate(iso: source.string(in: range)) : nil))
    }
  }

  @Test(
    "Other figures are no date around any place",
    arguments: [
      "", "12026-11-12", "2026-11-123", "20261112", "2026-11/12", "2026-11-", "2026\n-11-12",
    ])
  func aroundNoPlace(text: String) throws {
    let source = try SourceText(text)
    for offset in 0...source.bytes.count {
      #expect(WrittenDate.around(offset, in: source) == nil)
    }
  }

  @Test(
    "What stands before a key is a date, looks like one, or is part of a note",
    arguments: [
      ("2026-11-12", "entry 2026-11-12 Heard | x"), ("2026-11-31", "finding date-invalid 3:3"),
      ("2026-11-5", "finding date-invalid 3:3"), ("2026-1-05", "finding date-invalid 3:3"),
      ("2026/11/12", "finding date-invalid 3:3"), ("2026.11.12", "finding date-invalid 3:3"),
      ("2026.1.2", "finding date-invalid 3:3"), ("0000-11-12", "finding date-invalid 3:3"),
      ("2026-11/12", nil), ("2026-11-123", nil), ("12026-11-12", nil), ("20261112", nil),
      ("12.11.2026", nil), ("11/12/2026", nil), ("26-11-12", nil), ("2026-11", nil),
      ("2026-11-12 14:00", "entry 2026-11-12 Heard | x"),
      ("2026-11-12 9:30", "entry 2026-11-12 Heard | x"),
      ("2026-11-12T09:30", "entry 2026-11-12 Heard | x"),
      ("2026-11-12:", "entry 2026-11-12 Heard | x"), ("2026-11-12 -", "entry 2026-11-12 Heard | x"),
      ("2026-11-12 –", "entry 2026-11-12 Heard | x"), ("2026-11-12—", "entry 2026-11-12 Heard | x"),
      ("2026-11-12 14:00 –", "entry 2026-11-12 Heard | x"),
    ] as [(String, String?)])
  func beforeAKey(written: String, line: String?) throws {
    let found = try FactListing.lines(of: "## Log\n\n- \(written) Heard: x\n")
    #expect(found == ["status lead"] + (line.map { [$0] } ?? []))
  }
}
