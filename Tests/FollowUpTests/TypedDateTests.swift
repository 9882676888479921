import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct TypedDateTests {
  /// 2026-11-21 is a Saturday, and the Wednesday after it a holiday here.
  private func calendar() throws -> WorkCalendar {
    WorkCalendar(holidays: DaySpans([try day("2026-11-25")]))
  }

  @Test(
    "A typed day is understood",
    arguments: [
      ("2026-12-24", "2026-12-24"), ("today", "2026-11-21"), ("Tomorrow", "2026-11-22"),
      ("yesterday", "2026-11-20"), ("fri", "2026-11-27"), ("friday", "2026-11-27"),
      ("sat", "2026-11-28"), ("SUN", "2026-11-22"), ("+3d", "2026-11-24"),
      ("-1d", "2026-11-20"), ("+0d", "2026-11-21"), ("+2w", "2026-12-05"), ("-1w", "2026-11-14"),
      ("+1wd", "2026-11-23"), ("+3wd", "2026-11-26"), ("-1wd", "2026-11-20"),
      ("-6wd", "2026-11-13"), ("+0wd", "2026-11-21"),
    ])
  func understood(typed: String, expected: String) throws {
    let date = try calendar().date(typed: typed, today: try day("2026-11-21"))
    #expect(date?.description == expected)
  }

  @Test(
    "Anything else is not",
    arguments: [
      "", "+", "+3", "3d", "+d", "+3x", "+3dw", "freitag", "2026-11-31", "26-11-21", "+99999d",
      "--1d", "+-1d", "+٣d", "next friday",
    ])
  func notUnderstood(typed: String) throws {
    #expect(try calendar().date(typed: typed, today: try day("2026-11-21")) == nil)
  }
}
