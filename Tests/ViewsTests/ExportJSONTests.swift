import FollowUp
import Foundation
import TestSupport
import Testing
import Views

@Suite struct ExportJSONTests {
  private static let northwind = """
    ---
    company: Northwind Robotics
    role: Firmware Engineer
    applied: 2026-10-26
    decision-by: 2026-11-20
    interest: high
    contact: Priya Raman
    ---

    # Firmware Engineer at Northwind Robotics

    ## Contacts

    - Dana Whitfield, Engineering Manager <dana@northwind.example>
    - Priya Raman, Recruiter <priya@northwind.example>, +49 30 5550 101

    ## References

    - Lee Okafor, former team lead <lee@okafor.example>
      - Provided: 2026-11-09
      - Will tell: yes

    ## Interview 2026-11-10 14:00, phone screen

    - With: Dana Whitfield, Priya Raman
    - Timeline: 2026-11-20
    - Process: one more round on site, then references
    - Prefers: email
    - Liked: the team runs its own test rig
    - Topics: the migration I led with Lee
    - Promised: the test-rig write-up by 2026-11-13

    The rig runs every night against the last three board revisions.

    ## Log

    - 2026-11-10 Thank-you: Priya Raman, by email
    - 2026-11-11 Thank-you: Dana Whitfield, by email
    - 2026-11-11 Briefed: Lee
    - 2026-11-12 Kept: the test-rig write-up
    - [ ] look up the tram to their lab by 2026-11-24
    """

  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// Each key and value of the page is in what is written; lists may hold more.
  private func expect(_ written: Any, holds shown: Any, at path: String) {
    switch (written, shown) {
    case (let written as [String: Any], let shown as [String: Any]):
      #expect(Set(written.keys) == Set(shown.keys), "\(path)")
      for (key, value) in shown {
        if let other = written[key] { expect(other, holds: value, at: "\(path).\(key)") }
      }
    case (let written as [[String: Any]], let shown as [[String: Any]]):
      for item in shown {
        let line = item["line"] as? Int
        let other = written.first { line == nil || $0["line"] as? Int == line }
        if let other {
          expect(other, holds: item, at: path)
        } else {
          Issue.record("\(path) has nothing in line \(line ?? 0)")
        }
      }
    default: #expect("\(written)" == "\(shown)", "\(path)")
    }
  }

  @Test("The example in docs/exchange.md is what is written")
  func example() throws {
    let page = try String(
      contentsOf: packageFolder.appending(path: "docs/exchange.md"), encoding: .utf8)
    let start = try #require(page.firstRange(of: "```json\n"))
    let end = try #require(page[start.upperBound...].firstRange(of: "```"))
    let shown = try object(String(page[start.upperBound..<end.lowerBound]))
    let journal = TestJournal([(path: "northwind.md", text: Self.northwind)])
    let search = try journal.assessment(on: "2026-11-21").search
    expect(try object(JSONViews.applications(of: search)), holds: shown, at: "")
  }
}
