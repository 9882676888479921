import FollowUp
import Foundation
import Journal
import Store
import Syntax
import TestSupport
import Testing
import Views

/// What people and programs see of the sample journal on its day.
@Suite struct SampleTests {
  static let today = "2026-11-21"
  private let journal: LoadedJournal
  private let assessment: Assessment

  init() throws {
    let folder = try JournalFolder.find(from: packageFolder.appending(path: "samples").path)
    journal = try LoadedJournal(folder)
    assessment = journal.assessment(on: try day(Self.today))
  }

  private var horizon: Int { journal.configuration.policy.horizon }

  @Test("The agenda file in samples/ is current")
  func agendaFile() throws {
    let url = packageFolder.appending(path: "samples/AGENDA.md")
    let existing = try String(contentsOf: url, encoding: .utf8)
    let agenda = Agenda(assessment, horizon: horizon)
    let text = try AgendaMarkdown(agenda).file(replacing: existing)
    #expect(
      text == existing,
      """
      renew it with: swift run jobjournal agenda --journal samples --today \(Self.today)
      """)
  }

  @Test("The agenda as Markdown with the whole record")
  func markdown() throws {
    let agenda = Agenda(assessment, horizon: horizon, includesRecord: true)
    try expectSnapshot(try AgendaMarkdown(agenda).file(replacing: nil), "agenda-all.md")
  }

  @Test("The agenda as text, with and without colours", arguments: [false, true])
  func text(isColored: Bool) throws {
    let agenda = Agenda(assessment, horizon: horizon)
    let text = TextViews(Style(isColored: isColored)).agenda(agenda)
    try expectSnapshot(text, isColored ? "agenda-color.txt" : "agenda.txt")
  }

  @Test("The agenda as JSON, with and without the record", arguments: [false, true])
  func json(all: Bool) throws {
    let duties = all ? assessment.duties : assessment.agenda(horizon: horizon)
    let json = JSONViews.agenda(assessment, duties: duties)
    try expectSnapshot(json, all ? "agenda-all.json" : "agenda.json")
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
  }

  @Test("The agenda as a calendar")
  func calendar() throws {
    try expectSnapshot(CalendarView(assessment, horizon: horizon).text, "agenda.ics")
  }

  @Test("Everybody as cards")
  func cards() throws {
    try expectSnapshot(ContactCards(of: assessment.search).text, "contacts.vcf")
  }

  @Test("Everything that was read, as JSON")
  func export() throws {
    let json = JSONViews.applications(of: assessment.search)
    try expectSnapshot(json, "export.json")
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
  }

  @Test("The findings as text and JSON")
  func findings() throws {
    let text = TextViews(Style(isColored: false)).findings(
      assessment.findings, sources: journal.sources)
    try expectSnapshot(text, "lint.txt")
    try expectSnapshot(JSONViews.findings(assessment.findings), "lint.json")
    try expectSnapshot(GitHubView.commands(assessment.findings), "lint-github.txt")
    try expectSnapshot(
      TextViews(Style(isColored: true), width: 100).findings(
        assessment.findings, sources: journal.sources), "lint-color.txt")
  }

  @Test("The patterns of the search as text and JSON")
  func patterns() throws {
    let patterns = Patterns(assessment)
    try expectSnapshot(
      TextViews(Style(isColored: false)).patterns(patterns, assessment.search), "patterns.txt")
    let json = JSONViews.patterns(patterns, assessment.search)
    try expectSnapshot(json, "patterns.json")
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
  }

  @Test("The list of applications")
  func list() throws {
    let text = TextViews(Style(isColored: false)).list(assessment.search.standings, assessment)
    try expectSnapshot(text, "list.txt")
  }

  @Test("One application’s record", arguments: ["schleusentheater", "parthe-paket", "wuppdich"])
  func show(slug: String) throws {
    let standing = try #require(
      assessment.search.standings.first { $0.application.slug == slug })
    try expectSnapshot(
      TextViews(Style(isColored: false)).show(standing, assessment), "show-\(slug).txt")
  }

  @Test("The samples hold every status and no error")
  func statuses() {
    let statuses = Set(assessment.search.standings.map(\.status))
    #expect(statuses == Set(Status.allCases))
    #expect(!assessment.findings.contains { $0.severity == .error })
    #expect(assessment.search.standings.count >= 8)
  }

  @Test("Applications in any order make the same agenda", arguments: 1...5)
  func order(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let shuffled = journal.applications.shuffled(using: &random)
    let search = Search(
      shuffled, today: try day(Self.today), policy: journal.configuration.policy,
      configurationFile: Configuration.fileName)
    let other = Assessment(search, others: journal.findings.shuffled(using: &random))
    let text = try AgendaMarkdown(Agenda(other, horizon: horizon, includesRecord: true))
      .file(replacing: nil)
    let expected = try AgendaMarkdown(Agenda(assessment, horizon: horizon, includesRecord: true))
      .file(replacing: nil)
    #expect(text == expected)
  }
}
