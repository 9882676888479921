import FollowUp
import Journal
import TestSupport
import Testing

@testable import Report

@Suite struct ProofPageTests {
  private func proof(
    _ files: [(path: String, text: String)], from: String = "2026-11-01", to: String = "2026-11-30"
  ) throws -> ProofPage {
    ProofPage(
      try TestJournal(files).assessment(on: samplesDay).search, days: try day(from)...day(to),
      name: nil)
  }

  private func note(_ company: String, _ lines: String, body: String = "") -> (
    path: String, text: String
  ) {
    (path: "\(company).md", text: "---\ncompany: \(company)\nrole: Smith\n\(lines)\n---\n\(body)")
  }

  @Test("The span has both its ends, and the day of the application decides")
  func span() throws {
    let proof = try proof([
      note("Before", "found: 2026-11-02\napplied: 2026-10-31"),
      note("First", "applied: 2026-11-01"), note("Last", "applied: 2026-11-20"),
      note("Earlier", "found: 2026-10-01\napplied: 2026-11-03"), note("Undated", ""),
      note("Ahead", "applied: 2026-11-25"),
    ])
    let names = proof.rows.map(\.standing.application.companyName)
    #expect(names == ["First", "Earlier", "Last"])
  }

  @Test("What was not applied for counts by its first day, and is counted apart")
  func leads() throws {
    let proof = try proof([
      note("Found", "found: 2026-11-05"),
      note("Talked", "", body: "\n## Log\n\n- 2026-11-03 Contacted: asked at the fair\n"),
      note("Met", "", body: "\n## Interview 2026-11-10\n"), note("Applied", "applied: 2026-11-09"),
    ])
    let rows = proof.rows.map { "\($0.day) \($0.isApplied)" }
    #expect(
      rows == ["2026-11-03 false", "2026-11-05 false", "2026-11-09 true", "2026-11-10 true"])
    #expect(
      proof.totals == [
        "2 applications", "2 jobs found or talked about, not applied for", "1 interview held",
        "1 no decision yet", "1 in interviews",
      ])
  }

  @Test("A row has its contacts, without references, and its outcome with the day")
  func row() throws {
    let text = """
      ## References

      - Lee Okafor
        - Provided: 2026-11-02

      ## Interview 2026-11-10

      - With: Ana Ruiz

      ## Interview 2026-11-12

      - Cancelled: they are ill

      ## Log

      - 2026-11-05 Heard: come and see us
      - 2026-11-11 Thank-you: Ana Ruiz
      - 2026-11-11 Briefed: Lee Okafor
      """
    let proof = try proof([
      note(
        "Acme", "applied: 2026-11-02\nrejected: 2026-11-19\nlocation: Leeds\nsource: Ana",
        body: text)
    ])
    #expect(proof.rows[0].interviews.map(\.description) == ["2026-11-10"])
    #expect(proof.rows[0].contacts.map(\.description) == ["2026-11-05", "2026-11-11"])
    let html = proof.html
    #expect(html.contains("Rejected <span class=\"date\">2026-11-19</span>"))
    #expect(html.contains(">Leeds<"))
    // Or it would be taken for a place.
    #expect(html.contains(">Found through: Ana<"))
    #expect(!html.contains("Lee Okafor"))
  }

  @Test("A span without applications says so, and can be signed all the same")
  func empty() throws {
    let html = try proof([]).html
    #expect(html.contains("No applications in these days."))
    #expect(html.contains("0 applications"))
    #expect(html.contains("Signature"))
  }
}
