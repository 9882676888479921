import FollowUp
import Journal
import TestSupport
import Testing

@testable import Report

@Suite struct TimelineTests {
  private func timeline(_ text: String, on today: String = samplesDay) throws -> Timeline {
    let assessment = try TestJournal(text).assessment(on: today)
    let standing = try #require(assessment.search.standings.first)
    return Timeline(
      standing, duties: assessment.duties, quiet: assessment.quiet.first, in: assessment)
  }

  private static let note = """
    ---
    company: Acme
    role: Smith
    applied: 2026-10-01
    rejected: 2026-11-19
    ---

    ## Interview 2026-10-12 10:00

    - With: Ana Ruiz
    - Liked: the forge

    ## Interview 2026-10-20

    - Cancelled: she is ill

    ## Log

    - 2026-10-01 Applied: by post
    - 2026-10-13 Thank-you: Ana Ruiz
    - 2026-10-16 Heard: wait a little
    - 2026-11-19 Rejected: by phone
    """

  @Test("Interviews, contacts and steps are on the line, each fact once; notes are not")
  func events() throws {
    let events = try timeline(Self.note).events.map { "\($0.day) \($0.kind): \($0.text)" }
    #expect(
      events == [
        "2026-10-01 milestone: Applied: by post",
        "2026-10-12 interview: Interview at 10:00 with Ana Ruiz",
        "2026-10-13 sent: Thank-you: Ana Ruiz", "2026-10-16 heard: Heard: wait a little",
        "2026-10-20 cancelled: Interview — cancelled", "2026-11-19 ending: Rejected: by phone",
      ])
  }

  @Test("A quiet spell ends with the next word, or before the day on which to ask")
  func quiet() throws {
    let spells = try timeline(Self.note).quiet.map { "\($0.lowerBound) \($0.upperBound)" }
    #expect(spells == ["2026-10-13 2026-10-15", "2026-10-17 2026-10-22"])
    let waiting = """
      ---
      company: Acme
      role: Smith
      ---
      ## Interview 2026-11-20
      - Timeline: 2026-12-01
      """
    let current = try timeline(waiting).quiet.map { "\($0.lowerBound) \($0.upperBound)" }
    #expect(current == ["2026-11-21 2026-12-03"])
  }

  @Test("The table has all that the picture shows")
  func table() throws {
    let timeline = try timeline(Self.note)
    let table = timeline.table(caption: "")
    #expect(
      table.rows.count
        == timeline.events.count + timeline.quiet.count + timeline.windows.count)
    let scale = TimeScale(days: timeline.span)
    let symbols = timeline.drawing(on: scale).marks.filter { mark in
      if case .symbol = mark { true } else { false }
    }
    #expect(symbols.count == timeline.events.count)
  }

  @Test("Windows that overlap lie in different lanes")
  func lanes() throws {
    let ranges = try [
      ("2026-11-01", "2026-11-05"), ("2026-11-02", "2026-11-03"), ("2026-11-05", "2026-11-06"),
      ("2026-11-06", "2026-11-06"), ("2026-11-09", "2026-11-10"),
    ].map { try day($0.0)...day($0.1) }
    #expect(Timeline.lanes(of: ranges) == [0, 1, 1, 0, 0])
    let many = Array(repeating: try day("2026-11-01")...day("2026-11-02"), count: 40)
    #expect(Set(Timeline.lanes(of: many)).count == 6)
  }

  @Test(
    "A scale has room for its labels, however long it is",
    arguments: [
      ("2026-11-01", "2026-11-21"), ("2026-09-01", "2026-12-05"), ("2025-06-02", "2026-12-05"),
      ("2019-01-01", "2026-12-05"), ("0001-01-01", "9999-12-31"), ("2026-11-21", "2026-11-21"),
    ])
  func ticks(first: String, last: String) throws {
    let scale = TimeScale(days: try day(first)...day(last))
    let ticks = scale.ticks
    #expect(ticks.count <= 10)
    let places = ticks.map { scale.start(of: $0.day) }
    #expect(places == places.sorted())
    #expect(places.allSatisfy { (0...100).contains($0) })
    #expect(scale.start(of: try day(first)) == 0)
    #expect(scale.start(of: try day(last) + 1) == 100)
    #expect(scale.middle(of: try day("9999-12-31")) < 100)
  }
}
