import Importing
import Journal
import TestSupport
import Testing

/// Dates as other programs write them.
@Suite struct ForeignDateTests {
  private func table(_ dates: [String]) -> String {
    "Company,Role,Applied\n"
      + dates.enumerated().map { "Acme,Smith \($0),\"\($1)\"\n" }.joined()
  }

  private func applied(
    _ dates: [String], _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> [String?] {
    try plan(table(dates), change).files.map {
      $0.application.milestones[.applied]?.value.description
    }
  }

  @Test(
    "Dates that can be read in one way only",
    arguments: [
      "2024-11-20", "2024-11-20T08:15:00.000Z", "2024-11-20 08:15", "2024/11/20", "2024.11.20",
      "Nov 20, 2024", "November 20, 2024", "20 Nov 2024", "20-Nov-24", "20. November 2024",
      "Wed, 20 Nov 2024 08:15:00 GMT", "Wed Nov 20 2024 10:00:00 GMT+0000 (UTC)",
      "Nov 20th, 2024", "20/11/2024", "20.11.2024", "11/20/24, 8:15 AM", "1732118400",
      "1732118400000", "  2024-11-20 ", "2024-Nov-20",
    ])
  func clear(text: String) throws {
    #expect(try applied([text]) == ["2024-11-20"])
  }

  @Test(
    "What is none is kept as a note, and said",
    arguments: [
      "soon", "2024-02-30", "31/02/2024", "2024-11", "20 Brumaire 2024", "3/4-26", "20.11.2024 (?)",
      "2024-13-01", "99999999999999", "Nov 31, 2024", "24", "1/2/3", "0000-00-00", "12345",
    ])
  func none(text: String) throws {
    let made = try plan(table([text]))
    #expect(made.files[0].application.milestones.isEmpty)
    #expect(made.files[0].text.contains("    Applied: \(text)\n"))
    #expect(made.remarks.count == 1 && made.remarks[0].text.contains("no date"))
  }

  @Test(
    "One date that only one order fits settles all of them",
    arguments: [
      (["03/04/2025", "13/04/2025"], ["2025-04-03", "2025-04-13"]),
      (["03/04/2025", "04/13/2025"], ["2025-03-04", "2025-04-13"]),
      (["03.04.25", "31.12.99"], ["2025-04-03", "2099-12-31"]),
      (["25/03/04", "25/03/31", "99/12/01"], ["2025-03-04", "2025-03-31", "2099-12-01"]),
      (["05/05/2025"], ["2025-05-05"]),
    ])
  func settled(dates: [String], expected: [String]) throws {
    #expect(try applied(dates) == expected)
  }

  @Test(
    "Otherwise it is asked for",
    arguments: [
      (["03/04/2025"], ["dmy", "mdy"]), (["03/04/25"], ["ymd", "dmy", "mdy"]),
      (["20/11/24"], ["ymd", "dmy"]), (["13/04/2025", "04/13/2025"], ["dmy", "mdy"]),
    ])
  func unclear(dates: [String], options: [String]) throws {
    let refused = try #require(try refusal(table(dates)))
    #expect(refused.kind == .unclear)
    for option in ["ymd", "dmy", "mdy"] {
      #expect(refused.message.contains("--dates \(option)") == options.contains(option))
    }
    #expect(refused.message.contains("“\(dates[0])” in row 2"))
  }

  @Test("An order that is said counts, and what does not fit it is kept")
  func said() throws {
    #expect(try applied(["03/04/2025"]) { $0.order = .dmy } == ["2025-04-03"])
    #expect(try applied(["03/04/2025"]) { $0.order = .mdy } == ["2025-03-04"])
    #expect(try applied(["25/04/03"]) { $0.order = .ymd } == ["2025-04-03"])
    let made = try plan(table(["04/13/2025"])) { $0.order = .dmy }
    #expect(made.remarks.count == 1 && made.files[0].text.contains("04/13/2025"))
  }
}
