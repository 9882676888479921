import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct SearchRuleTests {
  /// One application for each front matter, each for another role.
  private func journal(_ applications: [String], configuration: String? = nil) -> TestJournal {
    TestJournal(
      applications.enumerated().map { index, frontMatter in
        ("a\(index).md", "---\ncompany: Acme\nrole: Smith \(index)\n\(frontMatter)\n---\n")
      }, configuration: configuration)
  }

  @Test(
    "One or two applications under way are few, and none is not reported",
    arguments: [
      ([], 0), (["applied: 2026-11-02"], 1),
      (["applied: 2026-11-02", "interviews: 2026-11-02"], 1),
      (["applied: 2026-11-02", "interviews: 2026-11-02", "offer: 2026-11-02"], 0),
      (["applied: 2026-11-02", "interviews: 2026-11-02", "found: 2026-11-02"], 1),
      (["applied: 2026-11-02", "accepted: 2026-11-02", "rejected: 2026-11-02"], 1),
      (["found: 2026-11-02"], 0), (["rejected: 2026-11-02"], 0),
      (["applied: 2026-11-02", "signed: 2026-11-02"], 0),
      (["applied: 2026-11-02", "signed: 2026-11-11"], 1),
      (["applied: 2026-11-11"], 0), (["status: applied"], 1),
    ])
  func tooFew(applications: [String], count: Int) throws {
    #expect(try journal(applications).lines(.tooFewApplications, on: "2026-11-10").count == count)
  }

  @Test(
    "How many are enough can be changed",
    arguments: [
      (1, 0), (2, 0), (3, 1), (4, 1),
    ])
  func atLeast(number: Int, count: Int) throws {
    let journal = journal(
      ["applied: 2026-11-02", "applied: 2026-11-03"],
      configuration: rules(.tooFewApplications, "{ at-least: \(number) }"))
    #expect(try journal.lines(.tooFewApplications, on: "2026-11-10").count == count)
  }

  @Test(
    "A search is stalled from the fifteenth day after the newest find",
    arguments: [
      (["found: 2026-11-02"], "2026-11-16", 0), (["found: 2026-11-02"], "2026-11-17", 1),
      (["applied: 2026-11-02"], "2026-11-16", 0), (["applied: 2026-11-02"], "2026-11-17", 1),
      (["found: 2026-11-02\napplied: 2026-11-03"], "2026-11-17", 0),
      (["found: 2026-11-02", "found: 2026-11-10\nclosed: 2026-11-11"], "2026-11-17", 0),
      (["found: 2026-11-02\nclosed: 2026-11-11"], "2026-11-17", 0),
      (["found: 2026-11-02", "signed: 2026-11-03"], "2026-11-17", 0),
      (["interviews: 2026-10-02"], "2026-11-17", 0), ([], "2026-11-17", 0),
      (["found: 2026-11-02", "found: 2026-11-18"], "2026-11-17", 1),
      (["found: 2026-11-02", "found: 2026-11-18"], "2026-11-18", 0),
    ])
  func stalled(applications: [String], today: String, count: Int) throws {
    #expect(try journal(applications).lines(.searchStalled, on: today).count == count)
  }

  @Test(
    "The days without anything new can be changed",
    arguments: [
      (7, "2026-11-09", 0), (7, "2026-11-10", 1), (0, "2026-11-02", 0), (0, "2026-11-03", 1),
    ])
  func after(days: Int, today: String, count: Int) throws {
    let journal = journal(
      ["found: 2026-11-02"], configuration: rules(.searchStalled, "{ after: \(days) }"))
    #expect(try journal.lines(.searchStalled, on: today).count == count)
  }

  @Test(
    "An application in the log counts as new", arguments: [("2026-11-02", 1), ("2026-11-03", 0)])
  func appliedInLog(date: String, count: Int) throws {
    let journal = TestJournal(acme("found: 2026-10-05", log: "- \(date) Applied"))
    #expect(try journal.lines(.searchStalled, on: "2026-11-17").count == count)
  }

  @Test(
    "What is about the search points at the configuration file, or at nothing",
    arguments: [
      RuleName.tooFewApplications, .searchStalled,
    ])
  func place(rule: RuleName) throws {
    let without = try journal(["applied: 2026-11-02"]).findings(rule, on: "2026-11-17")
    #expect(without.map(\.file) == [nil])
    let with = try journal(["applied: 2026-11-02"], configuration: "").findings(
      rule, on: "2026-11-17")
    #expect(with.map(\.file) == [Configuration.fileName])
    #expect(with.map(\.severity) == [.warning])
  }

  @Test(
    "An acceptance wants a signature",
    arguments: [
      (["accepted: 2026-11-02"], ["a0.md"]), (["accepted: 2026-11-03"], []),
      (["status: accepted"], ["a0.md"]), (["offer: 2026-11-02"], []),
      (["accepted: 2026-11-01\nsigned: 2026-11-02"], []),
      (["accepted: 2026-11-01\nsigned: 2026-11-03"], ["a0.md"]),
      (["accepted: 2026-11-01", "signed: 2026-11-02"], []),
      (["accepted: 2026-11-01", "accepted: 2026-11-02"], ["a0.md", "a1.md"]),
    ])
  func notSigned(applications: [String], files: [String]) throws {
    let findings = try journal(applications).findings(.notSignedYet, on: "2026-11-02")
    #expect(findings.map(\.file) == files)
    #expect(findings.allSatisfy { $0.severity == .hint })
  }

  @Test("A waiver settles an acceptance that is not signed, and is of use")
  func notSignedWaived() throws {
    let journal = TestJournal(
      acme("accepted: 2026-11-02", log: "- 2026-11-04 Waived: not-signed-yet: it is in the post"))
    #expect(try journal.findings(.notSignedYet, on: "2026-11-03").count == 1)
    #expect(try journal.findings(.notSignedYet, on: "2026-11-04").isEmpty)
    #expect(try journal.findings(.waiverUnused, on: "2026-11-04").isEmpty)
  }

  @Test(
    "Two active applications for one job are one too many",
    arguments: [
      ("company: Acme\nrole: Smith", 1), ("company: ACME\nrole: smith", 1),
      ("company: Acme\nrole: Smith, nights", 0), ("company: Acme Forge\nrole: Smith", 0),
      ("company: Acme\nrole: Smith\nclosed: 2026-11-02", 0), ("company: Acme", 0),
      ("role: Smith", 0),
      ("company: '  Acme '\nrole: Smith", 1), ("company: Acme\nrole: Smith\nstatus: accepted", 1),
    ])
  func duplicate(second: String, count: Int) throws {
    let journal = TestJournal([
      ("a.md", acme()), ("b/a.md", "---\n\(second)\n---\n"),
    ])
    let findings = try journal.findings(.duplicateApplication, on: "2026-11-10")
    #expect(findings.map(\.file) == Array(repeating: "b/a.md", count: count))
  }

  @Test("Each further one is reported")
  func triple() throws {
    let journal = TestJournal([("a.md", acme()), ("b.md", acme()), ("c.md", acme())])
    #expect(
      try journal.findings(.duplicateApplication, on: "2026-11-10").map(\.file)
        == ["b.md", "c.md"])
  }
}
