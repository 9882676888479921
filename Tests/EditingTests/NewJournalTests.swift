import Editing
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

@Suite struct NewJournalTests {
  @Test("The configuration changes nothing, as it is made")
  func commentedOut() throws {
    let lines = NewJournal.configuration.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("#") && $0.count <= 100 })
    #expect(try Configuration(SourceText(NewJournal.configuration)).findings.isEmpty)
  }

  @Test("With one # taken from every line, it says what holds without it, and all of it")
  func uncommented() throws {
    let text = NewJournal.configuration.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("#") ? $0.dropFirst() : $0 }.joined(separator: "\n")
    let configuration = try Configuration(SourceText(text))
    let standard = Configuration()
    #expect(configuration.findings.isEmpty)
    #expect(configuration.agendaFile == standard.agendaFile)
    #expect(configuration.exclude == standard.exclude)
    #expect(configuration.calendarFiles.isEmpty)
    let (policy, other) = (configuration.policy, standard.policy)
    #expect(policy.calendar.workingWeek == other.calendar.workingWeek)
    #expect(policy.calendar.holidays == other.calendar.holidays)
    #expect(policy.horizon == other.horizon)
    for rule in Rule.all {
      let setting = try #require(policy.settings[rule.name] ?? nil, "\(rule.name)")
      #expect(setting.severity == nil)
      #expect(policy.isOn(rule) == rule.isOnByDefault)
      for option in rule.options { #expect(setting.numbers[option.name] == option.standard) }
    }
    let lines = text.split(separator: "\n")
    for key in Configuration.keys { #expect(lines.contains { $0.hasPrefix("\(key):") }, "\(key)") }
    for key in Configuration.agendaKeys { #expect(lines.contains { $0.hasPrefix("  \(key):") }) }
  }

  @Test("On any day, the example shows what an agenda holds, and nobody complains about its form")
  func example() throws {
    let first = try day("2026-11-21")
    for offset in 0..<400 {
      let today = first + offset
      let journal = TestJournal(
        [(NewJournal.exampleFile, NewJournal.example(today: today))],
        configuration: NewJournal.configuration)
      let assessment = try journal.assessment(on: today.description)
      let duties = assessment.agenda(horizon: Policy.standardHorizon)
      let comment = Comment(rawValue: today.forPeople)
      #expect(duties.contains { $0.rule == .thankYouNotSent && $0.state == .overdue }, comment)
      #expect(duties.contains { $0.rule == .taskDue && $0.state == .open }, comment)
      #expect(duties.contains { $0.rule == .checkInDue && $0.state == .upcoming }, comment)
      #expect(assessment.quiet.count == 1, comment)
      let rules = Set(assessment.findings.map(\.rule))
      #expect(
        rules == [.thankYouNotSent, .interviewerTitleMissing, .tooFewApplications], comment)
    }
  }
}
